#include "models/alleviation/recorded.h"

#include "models/alleviation/close_books/income_and_status.h"
#include "models/alleviation/parameters.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

using sim::schema::Dimension;
using sim::schema::Group;
using sim::schema::RecordTable;
using sim::schema::Storage;
using sim::schema::Variable;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// ---- series: a sum over households, or the ratio of two sums ----

using Amount = double (*)(const District&, std::size_t household);

double one(const District&, std::size_t)
{
    return 1;
}
double persons(const District& d, std::size_t i)
{
    return d.households.members[i];
}

double gap(const District& d, std::size_t i)
{
    const double line = d.environment.poverty_line;
    const double per_head = static_cast<double>(d.households.income_12[i]) / d.households.members[i];
    return std::max(0.0, (line - per_head) / line);
}

double received(const District& d, std::size_t i, Entry what)
{
    return static_cast<double>(d.ledger.received(kind(Holder::household), entry(what))[i]) / 100;
}

/// Members for whom something holds.
template <class Holds>
double members_who(const District& d, std::size_t i, Holds holds)
{
    double count = 0;
    const std::size_t first = d.households.first_member[i];
    for (std::size_t j = first; j < first + d.households.members[i]; ++j) count += holds(j) ? 1 : 0;
    return count;
}
double adults(const District& d, std::size_t i)
{
    return members_who(d, i, [&](std::size_t j) { return d.persons.age[j] >= 16 && d.persons.age[j] <= 64; });
}

struct Series {
    const char *name, *unit, *meaning;
    Amount amount;
    Amount per = nullptr; ///< the sum of `amount` is divided by the sum of this
};

const Series series[] = {
    {"households", "households", "households that have members", one},
    {"persons", "persons", "people", persons},
    {"headcount_ratio", "1",
     "share of people whose income of the last twelve months is below the poverty line (strict)",
     [](const District& d, std::size_t i) { return income_poor(d, i) ? persons(d, i) : 0; }, persons},
    {"poor_households", "households", "households below the poverty line by income of the last twelve months",
     [](const District& d, std::size_t i) { return income_poor(d, i) ? 1.0 : 0.0; }},
    {"poverty_gap", "1", "mean shortfall of income from the poverty line, as a share of the line (FGT 1)",
     [](const District& d, std::size_t i) { return persons(d, i) * gap(d, i); }, persons},
    {"squared_poverty_gap", "1", "mean squared shortfall of income from the poverty line (FGT 2)",
     [](const District& d, std::size_t i) { return persons(d, i) * gap(d, i) * gap(d, i); }, persons},
    {"consumption_headcount_ratio", "1",
     "share of people whose consumption of the last twelve months is below the line",
     [](const District& d, std::size_t i) { return consumption_poor(d, i) ? persons(d, i) : 0; }, persons},
    {"income", "yuan/person/year", "income of the last twelve months a head",
     [](const District& d, std::size_t i) { return double{d.households.income_12[i]}; }, persons},
    {"consumption", "yuan/person/year", "consumption of the last twelve months a head",
     [](const District& d, std::size_t i) { return double{d.households.consumption_12[i]}; }, persons},
    {"wage_income", "yuan/person/month", "wages received this month a head",
     [](const District& d, std::size_t i) { return received(d, i, Entry::wage); }, persons},
    {"business_income", "yuan/person/month",
     "business income of this month a head: sales and produce kept for eating, less production costs",
     [](const District& d, std::size_t i) {
         return received(d, i, Entry::business) + double{d.households.own_produce_now[i]} -
                double{d.households.inputs_now[i]};
     },
     persons},
    {"property_income", "yuan/person/month", "interest, rent and dividends of this month a head",
     [](const District& d, std::size_t i) { return received(d, i, Entry::property); }, persons},
    {"public_transfers", "yuan/person/month", "public transfers of this month a head",
     [](const District& d, std::size_t i) { return received(d, i, Entry::public_transfer); }, persons},
    {"private_transfers", "yuan/person/month", "private transfers of this month a head",
     [](const District& d, std::size_t i) { return received(d, i, Entry::private_transfer); }, persons},
    {"food_share", "1", "food as a share of consumption, this month",
     [](const District& d, std::size_t i) { return double{d.households.food_now[i]}; },
     [](const District& d, std::size_t i) { return double{d.households.consumption_now[i]}; }},
    {"share_in_work", "1", "share of people of 16 to 64 with a wage job",
     [](const District& d, std::size_t i) {
         return members_who(d, i, [&](std::size_t j) {
             return earns_wage(d.persons.activity[j]) && d.persons.age[j] >= 16 && d.persons.age[j] <= 64;
         });
     },
     adults},
    {"arranged_jobs", "persons", "people in a job that was arranged",
     [](const District& d, std::size_t i) {
         return members_who(
             d, i, [&](std::size_t j) { return d.persons.employer[j] != nobody && earns_wage(d.persons.activity[j]); });
     }},
    {"trade_skill", "1", "mean trade skill of people of 16 to 64",
     [](const District& d, std::size_t i) {
         double sum = 0;
         const std::size_t first = d.households.first_member[i];
         for (std::size_t j = first; j < first + d.households.members[i]; ++j)
             if (d.persons.age[j] >= 16 && d.persons.age[j] <= 64) sum += double{d.persons.trade_skill[j]};
         return sum;
     },
     adults},
    {"capital", "yuan/household", "productive assets",
     [](const District& d, std::size_t i) { return double{d.households.capital[i]}; }, one},
    {"cash", "yuan/household", "cash", [](const District& d, std::size_t i) { return double{d.cash(i)}; }, one},
    {"debt", "yuan/household", "debt",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.debt[i]) / 100; }, one},
    {"hungry", "households", "households that could not buy enough food this month",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.hungry[i]); }},
    {"care_forgone", "households", "households that went without medical care this month",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.care_forgone[i]); }},
    {"school_left", "households", "households in which a child left school for want of money this school year",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.school_left[i]); }},
    {"registered", "households", "households on the poverty register",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.registered[i]); }},
    {"exited", "households", "households that left the register at some time and are not on it",
     [](const District& d, std::size_t i) {
         return d.households.ever_exited[i] && !d.households.registered[i] ? 1.0 : 0.0;
     }},
    {"returned", "households", "households that left the register and are on it again (registered return)",
     [](const District& d, std::size_t i) {
         return d.households.ever_exited[i] && d.households.registered[i] ? 1.0 : 0.0;
     }},
    {"dibao", "households", "households that draw dibao",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.dibao[i]); }},
    {"assisted", "households", "households that claimed medical assistance",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.assisted[i]); }},
    {"paired", "households", "households with a helper one to one",
     [](const District& d, std::size_t i) { return d.households.pair[i] != nobody ? 1.0 : 0.0; }},
    {"motivation", "1", "mean motivation",
     [](const District& d, std::size_t i) { return double{d.households.motivation[i]}; }, one},
    {"information", "1", "mean knowledge of schemes",
     [](const District& d, std::size_t i) { return double{d.households.information[i]}; }, one},
    {"trust", "1", "mean trust in those who offer help",
     [](const District& d, std::size_t i) { return double{d.households.trust[i]}; }, one},
    {"satisfaction", "1 to 5", "mean satisfaction with the help",
     [](const District& d, std::size_t i) { return double{d.households.satisfaction[i]}; }, one},
};

/// Columns of the household table that the panel keeps; name, unit and meaning come from the column.
const char* const panel[] = {"members",       "village",        "cause",      "registered",   "dibao",
                             "income_12",     "consumption_12", "capital",    "debt",         "produce",
                             "motivation",    "information",    "trust",      "satisfaction", "pair",
                             "pair_strength", "record_month",   "need_sales", "need_work",    "need_skills",
                             "need_funds",    "need_care"};

std::string route_label(const Route& route)
{
    return std::string(holders[kind(route.from)].name) + " > " + std::string(holders[kind(route.to)].name) + ": " +
           std::string(purposes[purpose(route.what)].name);
}

std::vector<std::string> texts(const auto& names)
{
    std::vector<std::string> out;
    for (const auto& name : names) out.emplace_back(name);
    return out;
}

std::vector<int> every_month(const Parameters& p)
{
    std::vector<int> out;
    for (int m = 0; m < p.months; ++m) out.push_back(m);
    return out;
}

/// Months at the end of which the panel is kept.
std::vector<int> panel_months(const Parameters& p)
{
    std::vector<int> out;
    for (int m = 0; m < p.months; ++m)
        if (p.record.households.text() == "monthly" ||
            (p.record.households.text() == "yearly" && (m % 12 == 11 || m + 1 == p.months)))
            out.push_back(m);
    return out;
}

Dimension group_dimension()
{
    Dimension out{"group", "group of households", texts(circle_names), {}, {}};
    out.labels.emplace_back("all households");
    return out;
}

// Where each group stands in the layout.
enum GroupIndex : std::size_t {
    series_group,
    villages_group,
    needs_group,
    suppliers_group,
    agencies_group,
    ledger_group,
    households_group
};

Group series_layout(const Parameters& p)
{
    Group group{"series", "households of the town, month by month, by group", every_month(p), {group_dimension()}, {}};
    for (const auto& s : series) group.variables.push_back({s.name, s.unit, s.meaning, {"group"}, Storage::real64});
    return group;
}

Group villages_layout(const Parameters& p)
{
    Group group{"villages",
                "the same by village",
                every_month(p),
                {{"village", "village, pilot villages first", village_names(p.population), {}, {}}},
                {}};
    for (const auto& s : series) group.variables.push_back({s.name, s.unit, s.meaning, {"village"}, Storage::real32});
    return group;
}

Group needs_layout(const Parameters& p)
{
    return {"needs",
            "needs of the month, met and unmet by reason; the outcomes add up to the needs",
            every_month(p),
            {group_dimension(),
             {"modality", "what is needed", texts(need_names), {}, {}},
             {"outcome", "met, or why not", texts(result_names), {}, {}}},
            {{"count", "households", "households with the need", {"group", "modality", "outcome"}, Storage::int32},
             {"recorded", "households", "households with a record that still counts", {"group"}, Storage::int32}}};
}

template <class Named>
std::vector<std::string> names_of_all(const Named& named)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < named.size(); ++i) out.push_back(named.name_of(i));
    return out;
}

Group suppliers_layout(const Parameters& p)
{
    return {"organisations",
            "suppliers of help, month by month",
            every_month(p),
            {{"organisation", "supplier, as the scenario names it", names_of_all(p.suppliers), {}, {}}},
            {{"helped", "matches", "matches delivered this month", {"organisation"}, Storage::int32},
             {"staff", "persons", "people of the town it employs", {"organisation"}, Storage::int32},
             {"pairs", "households", "households paired with it", {"organisation"}, Storage::int32},
             {"balance", "fen", "cash at the end of the month", {"organisation"}, Storage::int64}}};
}

Group agencies_layout(const Parameters& p)
{
    return {"agencies",
            "agencies that run projects, month by month",
            every_month(p),
            {{"agency", "agency, as the scenario names it", names_of_all(p.agencies), {}, {}}},
            {{"hours", "hour", "staff hours after reporting", {"agency"}, Storage::real64},
             {"survey_hours_used", "hour", "hours spent on visits", {"agency"}, Storage::real64},
             {"linking_hours_used", "hour", "hours spent on linking and pairs", {"agency"}, Storage::real64},
             {"casework_hours_used", "hour", "hours spent on casework", {"agency"}, Storage::real64},
             {"balance", "fen", "cash at the end of the month", {"agency"}, Storage::int64}}};
}

Group ledger_layout(const Parameters& p)
{
    Dimension flow{"flow", "payer > payee: purpose", {}, {}, {}};
    for (const auto& route : routes) flow.labels.push_back(route_label(route));
    Dimension holder{"holder", "kind of account", {}, {}, {}};
    for (const auto& h : holders) holder.labels.emplace_back(h.name);
    return {"ledger",
            "all payments of the month, and what each kind of account holds at its end; balances sum to zero, and "
            "change by "
            "the flows alone",
            every_month(p),
            {flow, holder},
            {{"amount", "fen", "paid this month", {"flow"}, Storage::int64},
             {"balance", "fen", "held at the end of the month", {"holder"}, Storage::int64}}};
}

Group households_layout(const Parameters& p)
{
    Dimension household{"household", "household of the project, numbered as in the list", {}, {}, ""};
    for (std::size_t i = 1; i <= project_total(p.population); ++i)
        household.numbers.push_back(static_cast<std::int64_t>(i));
    Group group{"households", "panel of the project's households", panel_months(p), {household}, {}};
    const Households columns;
    for (const auto* name : panel) {
        const auto& description = columns.column_named(name)->description();
        group.variables.push_back({std::string(description.name),
                                   std::string(description.unit),
                                   std::string(description.meaning),
                                   {"household"},
                                   Storage::real32});
    }
    return group;
}

// ---- recording ----

/// Sums of all series over the households of some place.
struct Sums {
    std::vector<double> amounts = std::vector<double>(std::size(series)), divisors = amounts;

    void add(const District& district, std::size_t household)
    {
        for (std::size_t s = 0; s < std::size(series); ++s) {
            amounts[s] += series[s].amount(district, household);
            if (series[s].per) divisors[s] += series[s].per(district, household);
        }
    }
    void add(const Sums& other)
    {
        for (std::size_t s = 0; s < std::size(series); ++s) {
            amounts[s] += other.amounts[s];
            divisors[s] += other.divisors[s];
        }
    }
    double value(std::size_t s) const
    {
        if (!series[s].per) return amounts[s];
        return divisors[s] != 0 ? amounts[s] / divisors[s] : missing;
    }
};

void record_series(const std::vector<District>& districts, sim::Recording& recording)
{
    std::vector<Sums> circles(circle_count), villages;
    for (const auto& district : districts)
        for (const auto& village : district.villages) {
            villages.emplace_back();
            for (std::size_t i = village.first_household; i < village.first_household + village.households; ++i) {
                if (district.households.members[i] == 0) continue;
                villages.back().add(district, i);
                if (district.households.circle[i] == Circle::project) circles[0].add(district, i);
            }
        }
    // The other circles are whole villages, the project's households aside.
    std::size_t v = 0;
    Sums all;
    for (const auto& district : districts)
        for (const auto& village : district.villages) {
            circles[village.pilot ? index(Circle::pilot_villages) : index(Circle::comparison_villages)].add(
                villages[v]);
            all.add(villages[v++]);
        }
    auto& pilot = circles[index(Circle::pilot_villages)];
    for (std::size_t s = 0; s < std::size(series); ++s) {
        pilot.amounts[s] -= circles[0].amounts[s];
        pilot.divisors[s] -= circles[0].divisors[s];
    }
    for (std::size_t s = 0; s < std::size(series); ++s) {
        const auto cells = recording.cells(series_group, s);
        for (std::size_t c = 0; c < circle_count; ++c) cells[c] = circles[c].value(s);
        cells[circle_count] = all.value(s);
        const auto by_village = recording.cells(villages_group, s);
        for (std::size_t k = 0; k < villages.size(); ++k) by_village[k] = villages[k].value(s);
    }
}

void record_needs(const std::vector<District>& districts, sim::Recording& recording)
{
    const auto count = recording.cells(needs_group, 0);
    const auto recorded = recording.cells(needs_group, 1);
    std::fill(count.begin(), count.end(), 0.0);
    std::fill(recorded.begin(), recorded.end(), 0.0);
    const auto cell = [&](std::size_t group, std::size_t need, Result result) -> double& {
        return count[(group * need_count + need) * result_count + index(result)];
    };
    for (const auto& district : districts) {
        const auto& h = district.households;
        for (std::size_t i = 0; i < h.rows(); ++i) {
            for (const std::size_t group : {index(h.circle[i]), circle_count}) {
                recorded[group] += has_record(district, i) ? 1 : 0;
                for (std::size_t k = 0; k < need_count; ++k)
                    if (h.need[k][i] > 0) ++cell(group, k, district.outcome[k][i]);
            }
        }
    }
}

void record_actors(const District& district, sim::Recording& recording)
{
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        const auto& supplier = district.suppliers[s];
        const double values[] = {static_cast<double>(supplier.helped), static_cast<double>(supplier.staff),
                                 static_cast<double>(supplier.pairs),
                                 static_cast<double>(district.ledger.balance(account(Holder::supplier, s)).count())};
        for (std::size_t v = 0; v < std::size(values); ++v) recording.cells(suppliers_group, v)[s] = values[v];
    }
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        const auto& agency = district.agencies[a];
        const double values[] = {double{agency.hours}, double{agency.survey_hours_used},
                                 double{agency.linking_hours_used}, double{agency.casework_hours_used},
                                 static_cast<double>(district.ledger.balance(account(Holder::agency, a)).count())};
        for (std::size_t v = 0; v < std::size(values); ++v) recording.cells(agencies_group, v)[a] = values[v];
    }
}

void record_ledger(const std::vector<District>& districts, sim::Recording& recording)
{
    const auto amounts = recording.cells(ledger_group, 0);
    const auto balances = recording.cells(ledger_group, 1);
    std::fill(amounts.begin(), amounts.end(), 0.0);
    std::fill(balances.begin(), balances.end(), 0.0);
    for (const auto& district : districts) {
        for (std::size_t r = 0; r < std::size(routes); ++r)
            amounts[r] += static_cast<double>(
                district.ledger.flow(kind(routes[r].from), kind(routes[r].to), purpose(routes[r].what)).count());
        for (std::size_t h = 0; h < std::size(holders); ++h)
            balances[h] += static_cast<double>(district.ledger.total(h).count());
    }
}

void record_panel(const std::vector<District>& districts, sim::Recording& recording)
{
    for (std::size_t v = 0; v < std::size(panel); ++v) {
        const auto cells = recording.cells(households_group, v);
        std::size_t next = 0;
        for (const auto& district : districts) {
            const auto* column = district.households.column_named(panel[v]);
            for (const auto i : district.project)
                if (next < cells.size()) cells[next++] = column->number(i);
        }
        std::fill(cells.begin() + static_cast<std::ptrdiff_t>(next), cells.end(), missing);
    }
}

void record_matches(const District& district, sim::Recording& recording)
{
    for (const auto& match : district.matches) {
        const auto project = std::find(district.project.begin(), district.project.end(), match.household);
        const double number =
            project != district.project.end() ? static_cast<double>(project - district.project.begin()) + 1 : 0;
        const double row[] = {static_cast<double>(district.clock.step),
                              number,
                              static_cast<double>(district.households.village[match.household]),
                              static_cast<double>(match.need),
                              static_cast<double>(match.supplier),
                              static_cast<double>(match.agency),
                              double{match.quantity},
                              double{match.score}};
        recording.record(0, row);
    }
}

} // namespace

sim::schema::Layout layout_of(const Parameters& p)
{
    sim::schema::Layout layout;
    layout.groups = {series_layout(p),    villages_layout(p), needs_layout(p),
                     suppliers_layout(p), agencies_layout(p), ledger_layout(p)};
    if (!panel_months(p).empty()) layout.groups.push_back(households_layout(p));
    if (p.record.matches)
        layout.tables.push_back(
            {"matches",
             "match",
             "every match that was delivered",
             {{"step", "months", "month of the run, from 0", {}, Storage::int32},
              {"household", "", "number of the project's household; 0 is another household", {}, Storage::int32},
              {"village", "", "place on the axis of /villages", {}, Storage::int32},
              {"modality", "", "place on the modality axis of /needs", {}, Storage::int32},
              {"organisation", "", "place on the axis of /organisations", {}, Storage::int32},
              {"agency", "", "place on the axis of /agencies", {}, Storage::int32},
              {"quantity",
               "unit of the need",
               "what was delivered: yuan of produce, persons, yuan",
               {},
               Storage::real32},
              {"score", "1", "score of the match", {}, Storage::real32}}});
    return layout;
}

std::vector<sim::Headline> headlines_of(const Parameters& p)
{
    const std::string project{circle_names[0]};
    const auto last = [&](std::string label, std::string unit, std::string variable, double scale, int decimals) {
        return sim::Headline{
            std::move(label), std::move(unit), "series", std::move(variable), {project}, -1, scale, decimals, false};
    };
    std::vector<sim::Headline> out{
        last("poor project households at the end", "households", "poor_households", 1, 0),
        last("headcount ratio at the end", "%", "headcount_ratio", 100, 1),
        last("poverty gap at the end", "%", "poverty_gap", 100, 2),
        last("income at the end", "yuan/person/year", "income", 1, 0),
        last("consumption at the end", "yuan/person/year", "consumption", 1, 0),
        last("members of working age in work", "%", "share_in_work", 100, 1),
        last("off the register at the end", "households", "exited", 1, 0),
    };
    if (p.months > 12) {
        auto year = out[0];
        year.label = "poor project households after 12 months";
        year.month = 11;
        out.insert(out.begin(), year);
    }
    for (const auto k : {Need::sales, Need::work, Need::skills, Need::funds, Need::care})
        out.push_back({"needs met: " + std::string(need_names[index(k)]),
                       "household-months",
                       "needs",
                       "count",
                       {project, std::string(need_names[index(k)]), "met"},
                       -1,
                       1,
                       0,
                       true});
    out.push_back({"public money for projects",
                   "yuan",
                   "ledger",
                   "amount",
                   {route_label({Holder::government, Holder::agency, For::tranche})},
                   -1,
                   0.01,
                   0,
                   true});
    return out;
}

void record_month(const std::vector<District>& districts, sim::Recording& recording)
{
    record_series(districts, recording);
    record_needs(districts, recording);
    record_actors(districts.front(), recording);
    record_ledger(districts, recording);
    const auto& p = *districts.front().parameters;
    if (!panel_months(p).empty() && recording.due(households_group)) record_panel(districts, recording);
    if (p.record.matches)
        for (const auto& district : districts) record_matches(district, recording);
}

} // namespace alleviation
