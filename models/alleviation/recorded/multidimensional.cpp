#include "models/measures/multidimensional.h"
#include "models/alleviation/recorded/deprived.h"
#include "models/alleviation/recorded/people.h"

namespace alleviation {

namespace {

using measures::AlkireFoster;
using sim::schema::Good;
using sim::schema::Group;

const Output<double(const AlkireFoster&)> in_all[] = {
    {.what = {"headcount", "多维贫困发生率", "1", "share that is poor (H)"},
     .value = [](const AlkireFoster& p) { return p.headcount; },
     .good = Good::less,
     .mean = true},
    {.what = {"intensity", "平均剥夺份额", "1", "mean share of deprivations of the poor (A)"},
     .value = [](const AlkireFoster& p) { return p.intensity; },
     .good = Good::less,
     .mean = true},
    {.what = {"adjusted_headcount", "多维贫困指数（M0）", "1", "headcount times intensity (M0)"},
     .value = [](const AlkireFoster& p) { return p.adjusted_headcount; },
     .good = Good::less,
     .mean = true},
};
const Output<double(const AlkireFoster&, std::size_t)> by_deprivation[] = {
    {.what = {"deprived", "受剥夺比例", "1", "share that is deprived, poor or not"},
     .value = [](const AlkireFoster& p, std::size_t k) { return p.uncensored[k]; },
     .good = Good::less,
     .mean = true},
    {.what = {"poor_and_deprived", "多维贫困且受剥夺比例", "1", "share that is poor and deprived"},
     .value = [](const AlkireFoster& p, std::size_t k) { return p.censored[k]; },
     .good = Good::less,
     .mean = true},
    {.what = {"contribution", "对多维贫困的贡献", "1", "share of M0 that comes of it"},
     .value = [](const AlkireFoster& p, std::size_t k) { return p.contribution[k]; },
     .mean = true},
};

const OutputGroup multidimensional_group(
    [](const Parameters& p) {
        Group out{
            "multidimensional",
            "poverty of persons in many dimensions (Alkire & Foster 2011): 两不愁三保障, safe water, income, work and "
            "support, all of equal weight; poor is who is deprived in a third of them or more",
            ends_of_years(p),
            {people_dimension(people()), {"deprivation", "in what", texts(deprivation_names), {}, {}}}};
        out.compared = true;
        return out;
    },
    {{in_all, {"who"}}, {by_deprivation, {"who", "deprivation"}}}, measures_wanted);

/// Deprivations of all households, and how many persons each speaks of.
struct Described {
    const District* district;
    std::size_t household;
    std::array<bool, deprivation_count> of;
};

void write_multidimensional(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    const Cells cells = month.of(multidimensional_group);
    std::vector<Described> all;
    for (const auto& district : districts)
        for (std::size_t i = 0; i < district.household_count(); ++i)
            if (district.households.members[i] > 0) all.push_back({&district, i, deprived(district, i)});
    const std::vector<double> equal(deprivation_count, 1.0);
    std::vector<double> gaps, persons;
    for (std::size_t g = 0; g < people().size(); ++g) {
        gaps.clear();
        persons.clear();
        for (const auto& [district, i, of] : all) {
            if (!people()[g].has(*district, i)) continue;
            gaps.insert(gaps.end(), of.begin(), of.end());
            persons.push_back(district->households.members[i]);
        }
        const auto poverty = measures::alkire_foster({gaps, equal, persons}, deprivation_cutoff);
        cells.fill(in_all, g, poverty);
        cells.fill_each(by_deprivation, g * deprivation_count, deprivation_count, poverty);
    }
}

} // namespace

const Part multidimensional_part{{&multidimensional_group}, write_multidimensional};

} // namespace alleviation
