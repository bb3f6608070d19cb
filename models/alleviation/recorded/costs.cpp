#include "models/alleviation/recorded/costs.h"

#include "models/alleviation/recorded/part.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;
using sim::schema::Storage;

enum class Payer : std::size_t { government, social_organisations, enterprises, villagers, volunteers };
constexpr std::string_view payer_names[] = {"government", "social organisations", "enterprises", "villagers",
                                            "volunteers"};

enum class Purse : std::size_t { project, consumption, employment, skills, funds, associations, entitlements };
constexpr std::string_view purse_names[] = {"project", "consumption",  "employment",  "skills",
                                            "funds",   "associations", "entitlements"};

enum class Kind : std::size_t { transfer, delivery, overhead, trade, entitlement, volunteer_time, household_time };
constexpr std::string_view kind_names[] = {"transfer",    "delivery",       "overhead",      "trade",
                                           "entitlement", "volunteer time", "household time"};
constexpr std::size_t kinds = std::size(kind_names);

template <class Enumeration>
constexpr std::size_t place(Enumeration value)
{
    return static_cast<std::size_t>(value);
}

/// What a supplier pays for: to which modality it belongs, and what kind of cost it is.
struct SupplierCost {
    For what;
    Purse purse;
    Kind kind;
};
constexpr SupplierCost supplier_costs[] = {
    {For::linked_produce, Purse::consumption, Kind::trade},
    {For::wages, Purse::employment, Kind::trade},
    {For::remittance, Purse::employment, Kind::trade},
    {For::public_post, Purse::employment, Kind::transfer},
    {For::course_cost, Purse::skills, Kind::delivery},
    {For::training_allowance, Purse::skills, Kind::transfer},
    {For::seed_assets, Purse::skills, Kind::transfer},
    {For::relief, Purse::funds, Kind::transfer},
    {For::grant, Purse::funds, Kind::transfer},
};

Payer payer_of(const Supplier& supplier)
{
    switch (supplier.parameters->kind.as<SupplierKind>()) {
    case SupplierKind::government:
        return Payer::government;
    case SupplierKind::enterprise:
        return Payer::enterprises;
    case SupplierKind::social_organisation:
        break;
    }
    return Payer::social_organisations;
}

/// Calls `cost(payer, purse, kind, fen)` for all that this month cost, each once.
template <class Cost>
void each_cost(const CostParameters& p, const District& district, Cost cost)
{
    const auto& ledger = district.ledger;
    const auto flow = [&](Holder from, Holder to, For what) {
        return static_cast<double>(ledger.flow(kind(from), kind(to), purpose(what)).count());
    };
    const double salaries = flow(Holder::agency, Holder::staff, For::salaries);
    const double price =
        flow(Holder::government, Holder::agency, For::tranche) - flow(Holder::agency, Holder::government, For::tranche);
    cost(Payer::government, Purse::project, Kind::delivery, salaries);
    // Instalments come ahead of spending, so that this is large in some months and below zero in others.
    cost(Payer::government, Purse::project, Kind::overhead, price - salaries);
    for (std::size_t s = 0; s < district.suppliers.size(); ++s)
        for (const auto& [what, purse, kind_of_cost] : supplier_costs)
            cost(payer_of(district.suppliers[s]), purse, kind_of_cost,
                 static_cast<double>(ledger.paid(kind(Holder::supplier), purpose(what))[s]));
    // Donors stand behind social organisations, and the treasury behind a part of what they give.
    const double relief = flow(Holder::government, Holder::donors, For::tax_relief);
    cost(Payer::government, Purse::funds, Kind::transfer, relief);
    cost(Payer::social_organisations, Purse::funds, Kind::transfer, -relief);
    // What the government buys of associations is not the villagers' to pay; part of it is pay for who does the work.
    const double worked = flow(Holder::association, Holder::household, For::wages);
    const double bought = flow(Holder::government, Holder::association, For::tranche) - worked;
    cost(Payer::government, Purse::associations, Kind::delivery, worked);
    cost(Payer::government, Purse::associations, Kind::overhead, bought);
    cost(Payer::villagers, Purse::associations, Kind::overhead,
         flow(Holder::association, Holder::market, For::activities) +
             flow(Holder::association, Holder::market, For::platform) - bought);
    cost(Payer::government, Purse::associations, Kind::overhead,
         flow(Holder::government, Holder::market, For::platform));
    cost(Payer::government, Purse::associations, Kind::transfer,
         flow(Holder::government, Holder::collective, For::seed_fund));
    for (const auto what : {For::dibao, For::pension, For::land_subsidy, For::temporary_aid})
        cost(Payer::government, Purse::entitlements, Kind::entitlement,
             flow(Holder::government, Holder::household, what));
    for (const auto what : {For::medical_reimbursement, For::guarantees})
        cost(Payer::government, Purse::entitlements, Kind::entitlement, flow(Holder::government, Holder::market, what));

    double volunteered = 0, visited = 0;
    for (const auto& agency : district.agencies) {
        volunteered += double{agency.volunteer_hours};
        visited += double{agency.survey_hours_used} + double{agency.casework_hours_used};
    }
    const std::span<const Activity> activity = district.persons.activity;
    const auto trainees = static_cast<double>(std::count(activity.begin(), activity.end(), Activity::trainee));
    const double taught = trainees * p.course_hours;
    cost(Payer::volunteers, Purse::project, Kind::volunteer_time, 100 * p.volunteer_hour * volunteered);
    cost(Payer::villagers, Purse::project, Kind::household_time, 100 * p.household_hour * visited);
    cost(Payer::villagers, Purse::skills, Kind::household_time, 100 * p.household_hour * taught);
}

bool of_programme(Kind of)
{
    return of == Kind::transfer || of == Kind::delivery || of == Kind::overhead;
}

/// What a month cost, in fen.
struct Costs {
    std::array<double, std::size(payer_names) * kinds> by_payer{};
    std::array<double, std::size(purse_names) * kinds> by_purse{};
    double programme = 0, entitlements = 0, time = 0;

    void add(Payer payer, Purse purse, Kind of, double fen)
    {
        by_payer[place(payer) * kinds + place(of)] += fen;
        by_purse[place(purse) * kinds + place(of)] += fen;
        if (of_programme(of)) programme += fen;
        if (of == Kind::entitlement) entitlements += fen;
        if (of == Kind::volunteer_time || of == Kind::household_time) time += fen;
    }
};

const Output<double(const Costs&, std::size_t)> by_payer[] = {
    {.what = {"by_payer", "按出资方和类别", "fen", "by who pays and kind"},
     .value = [](const Costs& c, std::size_t n) { return c.by_payer[n]; },
     .storage = Storage::real64},
};
const Output<double(const Costs&, std::size_t)> by_modality[] = {
    {.what = {"by_modality", "按用途和类别", "fen", "by what it is for and kind"},
     .value = [](const Costs& c, std::size_t n) { return c.by_purse[n]; },
     .storage = Storage::real64},
};
const Output<double(const Costs&)> totals[] = {
    {.what = {"programme", "帮扶本身的成本", "fen", "transfers, delivery and overhead"},
     .value = [](const Costs& c) { return c.programme; },
     .good = Good::less,
     .storage = Storage::real64},
    {.what = {"total", "成本合计（含社会保障）", "fen",
              "the programme's and the entitlements that it brings about or saves"},
     .value = [](const Costs& c) { return c.programme + c.entitlements; },
     .good = Good::less,
     .storage = Storage::real64},
    {.what = {"with_time", "成本合计（含无偿时间）", "fen", "the total and the time of volunteers and households"},
     .value = [](const Costs& c) { return c.programme + c.entitlements + c.time; },
     .good = Good::less,
     .storage = Storage::real64},
};

const OutputGroup costs_group(
    [](const Parameters& p) {
        Group out{
            "costs",
            "what help costs, from the ledger; unpaid hours are priced and stand apart",
            every_month(p),
            {{"payer", "who bears it in the end; donors stand behind social organisations", texts(payer_names), {}, {}},
             {"modality", "what it is for", texts(purse_names), {}, {}},
             {"kind",
              "transfer to households; delivery by staff and teachers; overhead, of a project its price less its "
              "salaries (below zero while earlier instalments are spent); trade: wages and prices that an employer or "
              "buyer pays for work and goods, no cost of help; entitlements that do not depend on a project; time of "
              "volunteers and of households, imputed",
              texts(kind_names),
              {},
              {}}}};
        out.compared = true;
        out.about = project_households; // it is they who are helped
        return out;
    },
    {{by_payer, {"payer", "kind"}}, {by_modality, {"modality", "kind"}}, {totals}}, always);

void write_costs(const Parameters& p, const std::vector<District>& districts, const MonthCells& month)
{
    Costs sums;
    for (const auto& district : districts)
        each_cost(p.costs, district,
                  [&](Payer payer, Purse purse, Kind of, double fen) { sums.add(payer, purse, of, fen); });
    const Cells cells = month.of(costs_group);
    cells.fill_each(by_payer, 0, sums.by_payer.size(), sums);
    cells.fill_each(by_modality, 0, sums.by_purse.size(), sums);
    cells.fill(totals, 0, sums);
}

} // namespace

const Part costs_part{{&costs_group}, write_costs};

sim::Costing costing_of(const Parameters& p)
{
    const std::string project{study_group_names[0]}, all{all_households};
    const auto series = [](std::string label, std::string unit, std::string variable, std::string group, double scale,
                           bool sum) {
        return sim::Headline{
            std::move(label), std::move(unit), "series", std::move(variable), {std::move(group)}, -1, scale, 1, sum};
    };
    const auto& c = p.costs;
    const auto valued = [&](sim::Headline amount, double worth) {
        return sim::Valued{std::move(amount), worth * (1 - c.doubt), worth, worth * (1 + c.doubt)};
    };
    const sim::Headline cost{"cost", "yuan", "costs", "total", {}, -1, 0.01, 0, true};
    const sim::Headline spent{"spent on help", "yuan", "costs", "programme", {}, -1, 0.01, 0, true};
    return {
        cost,
        spent,
        {series("sustained exit of a project household", "household", "sustained_exits", project, 1, false),
         series("sustained exit", "household", "sustained_exits", all, 1, false),
         series("poor person-year averted", "person-year", "poor_persons", all, -1.0 / 12, true),
         series("yuan of poverty gap closed", "yuan", "gap_cost", all, -1.0 / 12, true)},
        {{series("income", "yuan", "income_now", all, 1, true), 1, 1, 1},
         valued(series("months of hunger averted", "household-months", "hungry", all, -1, true), c.hungry_month),
         valued(series("months without medical care averted", "household-months", "care_forgone", all, -1, true),
                c.untreated_month),
         valued(series("school years kept", "household-years", "school_left", all, -1.0 / 12, true), c.school_year)},
        c.discount};
}

} // namespace alleviation
