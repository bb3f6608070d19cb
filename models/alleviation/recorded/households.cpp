#include "models/alleviation/recorded/people.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;

using OfHousehold = Output<double(const District&, std::size_t household)>;
using ColumnOf = const sim::AnyColumn& (*)(const Households&);

template <auto member>
const sim::AnyColumn& column(const Households& households)
{
    return households.*member;
}
template <Need which>
const sim::AnyColumn& need(const Households& households)
{
    return households.need[index(which)];
}

/// For what its columns say of themselves.
const Households& no_households()
{
    static const Households table;
    return table;
}

/// A column of the household table that the panel keeps. Name, unit and meaning come from the column; the panel tells
/// money in yuan, as the series do: the ledger alone is in fen.
template <ColumnOf of>
OfHousehold kept(const char* chinese, OfHousehold out = {})
{
    const auto& [name, unit, meaning] = of(no_households()).description();
    out.what = {name.data(), chinese, unit.data(), meaning.data()};
    out.value = [](const District& d, std::size_t i) { return of(d.households).number(i); };
    if (unit == "fen") {
        out.what.unit = "yuan";
        out.value = [](const District& d, std::size_t i) { return of(d.households).number(i) / 100; };
    }
    return out;
}

constexpr sim::schema::ValueRange of_share{0, 1};
constexpr auto income_per_head = "income_per_head";

const OfHousehold panel[] = {
    kept<column<&Households::members>>("家庭人口", {.amount = false}),
    kept<column<&Households::village>>("所在村", {.amount = false, .labels_of = "villages/village"}),
    kept<column<&Households::cause>>("致贫原因", {.amount = false, .labels_of = "households/cause_name"}),
    kept<column<&Households::registered>>("是否在册", {.amount = false}),
    kept<column<&Households::dibao>>("是否享受低保", {.amount = false}),
    kept<column<&Households::income_poor>>("收入是否低于贫困线", {.good = Good::less, .amount = false, .event = true}),
    kept<column<&Households::income_12>>("年收入", {.good = Good::more}),
    kept<column<&Households::consumption_12>>("年消费", {.good = Good::more}),
    kept<column<&Households::capital>>("生产性资产", {.good = Good::more}),
    kept<column<&Households::debt>>("债务", {.good = Good::less}),
    kept<column<&Households::produce>>("待售农产品"), // waits for a buyer: neither good nor bad by itself
    kept<column<&Households::motivation>>("内生动力", {.good = Good::more, .range = of_share}),
    kept<column<&Households::information>>("政策知晓度", {.good = Good::more, .range = of_share}),
    kept<column<&Households::trust>>("对帮扶者的信任", {.good = Good::more, .range = of_share}),
    kept<column<&Households::satisfaction>>("满意度", {.good = Good::more}),
    kept<column<&Households::pair>>("结对帮扶方", {.amount = false, .labels_of = "organisations/organisation"}),
    kept<column<&Households::pair_strength>>("结对强度", {.good = Good::more, .range = of_share}),
    kept<column<&Households::surveyed_month>>("最近一次调研月份", {.amount = false}),
    kept<need<Need::sales>>("农产品销售需求", {.good = Good::less}),
    kept<need<Need::work>>("就业需求", {.good = Good::less}),
    kept<need<Need::skills>>("技能需求", {.good = Good::less}),
    kept<need<Need::funds>>("资金需求", {.good = Good::less}),
    kept<need<Need::care>>("陪伴照料需求", {.good = Good::less, .range = at_least(0)}),
    {.what = {income_per_head, "人均年收入", "yuan/person", "income of the last twelve months a head"},
     .value =
         [](const District& d, std::size_t i) {
             return double{d.households.income_12[i]} / static_cast<double>(d.households.members[i]);
         },
     .good = Good::more},
};

/// All of a single district, and of each of several as many as are asked for.
std::size_t panel_households(const Parameters& p)
{
    const std::size_t each = project_total(p.population), districts = p.population.districts.size();
    return districts == 1 ? each : districts * std::min(each, p.record.sample.size());
}

const OutputGroup households_group(
    [](const Parameters& p) {
        sim::schema::Dimension household{"household", "household of the project, numbered as in the list", {}, {}, ""};
        for (std::size_t i = 1; i <= panel_households(p); ++i)
            household.numbers.push_back(static_cast<std::int64_t>(i));
        sim::schema::Dimension cause{
            "cause_name", "causes of poverty, as the column `cause` counts them from 0", {}, {}, ""};
        for (std::size_t c = 0; c < cause_count; ++c) cause.labels.push_back(cause_name(c));
        Group out{"households",
                  "panel of the project's households; missing where nobody is left",
                  p.record.households.text() == "monthly" ? every_month(p) : ends_of_years(p),
                  {household, cause}};
        out.about = project_households;
        out.units = "household";
        out.across_regions = "household";
        out.ranked_by = income_per_head;
        return out;
    },
    {{panel, {"household"}}}, [](const Parameters& p) { return p.record.households.text() != "off"; });

/// Of a household whose members are gone nothing is told. There may be fewer households than places, or more.
void write_panel(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    const Cells cells = month.of(households_group);
    for (const auto& output : panel) {
        const auto places = cells.of(output);
        auto next = places.begin();
        for (const auto& district : districts)
            for (const auto i : district.project)
                if (next != places.end())
                    *next++ = district.households.members[i] > 0 ? output.value(district, i) : missing;
        std::fill(next, places.end(), missing);
    }
}

} // namespace

const Part households_part{{&households_group}, write_panel};

} // namespace alleviation
