#include "models/measures/targeting.h"
#include "models/alleviation/recorded/deprived.h"
#include "models/alleviation/recorded/part.h"

#include <cmath>

namespace alleviation {

namespace {

using measures::Targeting;
using sim::schema::Group;
using sim::schema::Storage;

struct Told {
    const char *name, *chinese, *meaning;
    double Targeting::*value;
    bool ranks;                      ///< needs to know who is poorer than whom
    sim::schema::ValueRange range{}; ///< where it is not that of a share
};

const Told told[] = {
    {"coverage", "覆盖率", "beneficiaries among all", &Targeting::coverage, false},
    {"coverage_of_poor", "贫困者覆盖率", "beneficiaries among the poor", &Targeting::coverage_of_poor, false},
    {"exclusion", "未覆盖的贫困者比例", "poor who get nothing, among the poor (under-coverage)", &Targeting::exclusion,
     false},
    {"leakage", "受益者中非贫困者比例（漏损）", "beneficiaries who are not poor, among beneficiaries (inclusion error)",
     &Targeting::leakage, false},
    {"differential",
     "贫困者与他人覆盖率之差",
     "coverage of the poor less that of others (Ravallion 2000)",
     &Targeting::differential,
     false,
     {-1, 1}},
    {"share_to_poor", "流向贫困者的份额", "share of the benefit that goes to the poor", &Targeting::share_to_poor,
     false},
    {"index_poorest_40",
     "最贫困40%所得份额比",
     "share of the benefit to the poorest 40 % over 0.4 (Coady, Grosh & Hoddinott 2004)",
     &Targeting::index_poorest_40,
     true,
     {0, 1 / 0.4}},
    {"index_poorest_20",
     "最贫困20%所得份额比",
     "the same for the poorest 20 %",
     &Targeting::index_poorest_20,
     true,
     {0, 1 / 0.2}},
};

std::vector<Group> targeting_layout(const Parameters& p)
{
    Group out{"targeting",
              "whom help reaches: what persons of the town got since the beginning of the year, beside how they stood "
              "before it; a place on the register is given in December, for the year that follows",
              ends_of_years(p),
              {{"benefit", "what is given", texts(benefit_names), {}, {}},
               {"truth", "what poor means", {"income", "many dimensions"}, {}, {}}},
              {}};
    for (std::size_t b = 0; b < benefit_count; ++b)
        out.dimensions[0].about.emplace_back(b > static_cast<std::size_t>(Benefit::dibao) ? project_households : "");
    for (const auto& t : told) {
        out.variables.push_back(
            {t.name, "1", t.meaning,
             t.ranks ? std::vector<std::string>{"benefit"} : std::vector<std::string>{"benefit", "truth"},
             Storage::real32});
        out.variables.back().range = t.range;
        out.variables.back().chinese = t.chinese;
    }
    out.compared = true;
    return {out};
}

void record_targeting(const std::vector<District>& districts, const Cells& cells_of)
{
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
    const measures::Line by_income{1.0}, by_dimensions{1 - deprivation_cutoff + 1e-6, true};
    // Everything that is received is held against the same two orders.
    const measures::Ranked by_welfare({welfare, persons}), by_spared({spared, persons});
    for (std::size_t b = 0; b < benefit_count && !cells_of.recording.stopped(); ++b) {
        const Targeting truths[] = {measures::targeting(by_welfare, received[b], by_income),
                                    measures::targeting(by_spared, received[b], by_dimensions)};
        for (std::size_t v = 0; v < std::size(told); ++v) {
            if (told[v].ranks)
                cells_of.of(v)[b] = truths[0].*told[v].value;
            else
                for (std::size_t t = 0; t < 2; ++t) cells_of.of(v)[b * 2 + t] = truths[t].*told[v].value;
        }
    }
}

} // namespace

const Part targeting_part{targeting_layout, record_targeting, 1, measures_wanted};

} // namespace alleviation
