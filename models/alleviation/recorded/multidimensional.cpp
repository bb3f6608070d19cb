#include "models/measures/multidimensional.h"
#include "models/alleviation/recorded/deprived.h"
#include "models/alleviation/recorded/people.h"

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

constexpr const char* chinese[] = {"多维贫困发生率", "平均剥夺份额",         "多维贫困指数（M0）",
                                   "受剥夺比例",     "多维贫困且受剥夺比例", "对多维贫困的贡献"};

std::vector<Group> multidimensional_layout(const Parameters& p)
{
    Group out{
        "multidimensional",
        "poverty of persons in many dimensions (Alkire & Foster 2011): 两不愁三保障, safe water, income, work and "
        "support, all of equal weight; poor is who is deprived in a third of them or more",
        ends_of_years(p),
        {people_dimension(people()), {"deprivation", "in what", texts(deprivation_names), {}, {}}},
        {{"headcount", "1", "share that is poor (H)", {"who"}, Storage::real32},
         {"intensity", "1", "mean share of deprivations of the poor (A)", {"who"}, Storage::real32},
         {"adjusted_headcount", "1", "headcount times intensity (M0)", {"who"}, Storage::real32},
         {"deprived", "1", "share that is deprived, poor or not", {"who", "deprivation"}, Storage::real32},
         {"poor_and_deprived", "1", "share that is poor and deprived", {"who", "deprivation"}, Storage::real32},
         {"contribution", "1", "share of M0 that comes of it", {"who", "deprivation"}, Storage::real32}}};
    for (std::size_t v = 0; v < out.variables.size(); ++v) out.variables[v].chinese = chinese[v];
    out.compared = true;
    return {out};
}

/// Deprivations of all households, and how many persons each speaks of.
struct Described {
    const District* district;
    std::size_t household;
    std::array<bool, deprivation_count> of;
};

void record_multidimensional(const std::vector<District>& districts, const Cells& cells_of)
{
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
        cells_of.of(0)[g] = poverty.headcount;
        cells_of.of(1)[g] = poverty.intensity;
        cells_of.of(2)[g] = poverty.adjusted_headcount;
        const std::vector<double>* const by_deprivation[] = {&poverty.uncensored, &poverty.censored,
                                                             &poverty.contribution};
        for (std::size_t v = 0; v < 3; ++v)
            for (std::size_t k = 0; k < deprivation_count; ++k)
                cells_of.of(3 + v)[g * deprivation_count + k] = (*by_deprivation[v])[k];
    }
}

} // namespace

const Part multidimensional_part{multidimensional_layout, record_multidimensional, 1, measures_wanted};

} // namespace alleviation
