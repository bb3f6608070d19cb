#include "models/measures/targeting.h"
#include "models/alleviation/recorded/deprived.h"
#include "models/alleviation/recorded/part.h"

#include <cmath>

namespace alleviation {

namespace {

using measures::Targeting;
using sim::schema::Good;
using sim::schema::Group;

/// What poor means; the measures of a benefit under each.
constexpr const char* truth_names[] = {"income", "many dimensions"};
using Truths = std::array<Targeting, std::size(truth_names)>;

template <double Targeting::*measure>
double by_truth(const Truths& truths, std::size_t truth)
{
    return truths[truth].*measure;
}
/// Of measures that need to know who is poorer than whom.
template <double Targeting::*measure>
double by_income(const Truths& truths)
{
    return truths.front().*measure;
}

const Output<double(const Truths&, std::size_t truth)> of_the_poor[] = {
    {.what = {"coverage", "覆盖率", "1", "beneficiaries among all"},
     .value = by_truth<&Targeting::coverage>,
     .mean = true},
    {.what = {"coverage_of_poor", "贫困者覆盖率", "1", "beneficiaries among the poor"},
     .value = by_truth<&Targeting::coverage_of_poor>,
     .good = Good::more,
     .mean = true},
    {.what = {"exclusion", "未覆盖的贫困者比例", "1", "poor who get nothing, among the poor (under-coverage)"},
     .value = by_truth<&Targeting::exclusion>,
     .good = Good::less,
     .mean = true},
    {.what = {"leakage", "受益者中非贫困者比例（漏损）", "1",
              "beneficiaries who are not poor, among beneficiaries (inclusion error)"},
     .value = by_truth<&Targeting::leakage>,
     .good = Good::less,
     .mean = true},
    {.what = {"differential", "贫困者与他人覆盖率之差", "1",
              "coverage of the poor less that of others (Ravallion 2000)"},
     .value = by_truth<&Targeting::differential>,
     .good = Good::more,
     .mean = true,
     .range = {-1, 1}},
    {.what = {"share_to_poor", "流向贫困者的份额", "1", "share of the benefit that goes to the poor"},
     .value = by_truth<&Targeting::share_to_poor>,
     .good = Good::more,
     .mean = true},
};
const Output<double(const Truths&)> of_the_poorest[] = {
    {.what = {"index_poorest_40", "最贫困40%所得份额比", "1",
              "share of the benefit to the poorest 40 % over 0.4 (Coady, Grosh & Hoddinott 2004)"},
     .value = by_income<&Targeting::index_poorest_40>,
     .good = Good::more,
     .mean = true,
     .range = {0, 1 / 0.4}},
    {.what = {"index_poorest_20", "最贫困20%所得份额比", "1", "the same for the poorest 20 %"},
     .value = by_income<&Targeting::index_poorest_20>,
     .good = Good::more,
     .mean = true,
     .range = {0, 1 / 0.2}},
};

const OutputGroup targeting_group(
    [](const Parameters& p) {
        Group out{
            "targeting",
            "whom help reaches: what persons of the town got since the beginning of the year, beside how they stood "
            "before it; a place on the register is given in December, for the year that follows",
            ends_of_years(p),
            {{"benefit", "what is given", texts(benefit_names), {}, {}},
             {"truth", "what poor means", texts(truth_names), {}, {}}}};
        for (std::size_t b = 0; b < benefit_count; ++b)
            out.dimensions[0].about.emplace_back(b > static_cast<std::size_t>(Benefit::dibao) ? project_households
                                                                                              : "");
        out.compared = true;
        return out;
    },
    {{of_the_poor, {"benefit", "truth"}}, {of_the_poorest, {"benefit"}}}, measures_wanted);

void write_targeting(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    const Cells cells = month.of(targeting_group);
    std::vector<double> welfare, spared, persons;
    std::array<std::vector<double>, benefit_count> received;
    for (const auto& district : districts)
        for (std::size_t i = 0; i < district.household_count(); ++i) {
            const auto& history = district.history;
            if (district.households.members[i] == 0 || std::isnan(history.welfare_before[i])) continue;
            welfare.push_back(double{history.welfare_before[i]});
            spared.push_back(1 - double{history.deprived_before[i]});
            persons.push_back(district.households.members[i]);
            for (std::size_t b = 0; b < benefit_count; ++b) received[b].push_back(double{history.received[b][i]});
        }
    // Shares of deprivations are ninths in single precision.
    const measures::Line poor_by_income{1.0}, poor_by_dimensions{1 - deprivation_cutoff + 1e-6, true};
    // Everything that is received is held against the same two orders.
    const measures::Ranked by_welfare({welfare, persons}), by_spared({spared, persons});
    for (std::size_t b = 0; b < benefit_count && !month.stopped(); ++b) {
        const Truths truths{measures::targeting(by_welfare, received[b], poor_by_income),
                            measures::targeting(by_spared, received[b], poor_by_dimensions)};
        cells.fill_each(of_the_poor, b * truths.size(), truths.size(), truths);
        cells.fill(of_the_poorest, b, truths);
    }
}

} // namespace

const Part targeting_part{{&targeting_group}, write_targeting};

} // namespace alleviation
