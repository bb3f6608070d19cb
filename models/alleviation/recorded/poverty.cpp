#include "models/alleviation/recorded/people.h"
#include "models/measures/catalogue.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

std::vector<Group> poverty_layout(const Parameters& p)
{
    Group out{"poverty",
              "poverty and inequality of persons, by income of the last twelve months a head; poor is who is below the "
              "line (strict)",
              p.record.measures.text() == "monthly" ? every_month(p) : ends_of_years(p),
              {people_dimension(people())},
              {}};
    for (const auto& measure : measures::catalogue()) {
        const bool money = measure.unit == "welfare";
        out.variables.push_back({std::string(measure.name),
                                 money ? "yuan/year" : std::string(measure.unit),
                                 std::string(measure.meaning),
                                 {"who"},
                                 Storage::real32});
    }
    out.compared = true;
    return {out};
}

/// A household with members, and its income a head.
struct Place {
    double income;
    std::uint32_t district, household;
};

/// All households in rising order of income, so that no group needs to be sorted again.
std::vector<Place> rising_incomes(const std::vector<District>& districts)
{
    std::vector<Place> out;
    for (std::uint32_t d = 0; d < districts.size(); ++d) {
        const auto& h = districts[d].households;
        for (std::uint32_t i = 0; i < h.rows(); ++i)
            if (h.members[i] > 0) out.push_back({double{h.income_12[i]} / h.members[i], d, i});
    }
    std::sort(out.begin(), out.end(), [](const Place& a, const Place& b) { return a.income < b.income; });
    return out;
}

void record_poverty(const std::vector<District>& districts, const Cells& cells_of)
{
    const measures::Line line{districts.front().environment.poverty_line};
    const auto everyone = rising_incomes(districts);
    std::vector<Place> of_project;
    for (const auto& place : everyone)
        if (districts[place.district].households.circle[place.household] == Circle::project)
            of_project.push_back(place);
    std::vector<double> incomes, persons;
    for (std::size_t g = 0; g < people().size(); ++g) {
        const People& group = people()[g];
        incomes.clear();
        persons.clear();
        for (const auto& [income, d, i] : group.of_project ? of_project : everyone) {
            if (!group.belongs(districts[d], i, group.which)) continue;
            incomes.push_back(income);
            persons.push_back(districts[d].households.members[i]);
        }
        const measures::Distribution distribution(incomes, persons);
        std::size_t variable = 0;
        for (const auto& measure : measures::catalogue()) cells_of.of(variable++)[g] = measure.of(distribution, line);
    }
}

} // namespace

const Part poverty_part{poverty_layout, record_poverty, 1, measures_wanted};

} // namespace alleviation
