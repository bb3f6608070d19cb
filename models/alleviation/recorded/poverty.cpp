#include "models/alleviation/recorded/people.h"
#include "models/measures/catalogue.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

std::vector<sim::schema::Variable> measures_along(const char* axis)
{
    std::vector<sim::schema::Variable> out;
    for (const auto& measure : measures::catalogue()) {
        const bool money = measure.unit == "welfare";
        out.push_back({std::string(measure.name),
                       money ? "yuan/year" : std::string(measure.unit),
                       std::string(measure.meaning),
                       {axis},
                       Storage::real32});
        const auto& [least, greatest, without_negatives] = measure.range; // incomes may be negative
        out.back().range = without_negatives ? at_least(least) : sim::schema::ValueRange{least, greatest};
        out.back().chinese = measure.chinese;
    }
    return out;
}

std::vector<Group> poverty_layout(const Parameters& p)
{
    const auto months = p.record.measures.text() == "monthly" ? every_month(p) : ends_of_years(p);
    Group out{"poverty",
              "poverty and inequality of persons, by income of the last twelve months a head; poor is who is below the "
              "line (strict)",
              months,
              {people_dimension(people())},
              measures_along("who")};
    out.compared = true;
    return {out,
            {"village_poverty",
             "the same by village",
             months,
             {{"village", "village, pilot villages first", village_names(p.population), {}, {}}},
             measures_along("village")}};
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

/// Incomes a head in rising order, and how many persons have each.
struct Incomes {
    std::vector<double> incomes, persons;

    void add(const District& district, const Place& place)
    {
        incomes.push_back(place.income);
        persons.push_back(district.households.members[place.household]);
    }
    void put_measures(const measures::Line& line, const Cells& cells_of, std::size_t cell, std::size_t group) const
    {
        const measures::Distribution distribution(incomes, persons);
        std::size_t variable = 0;
        for (const auto& measure : measures::catalogue())
            cells_of.of(variable++, group)[cell] = measure.of(distribution, line);
    }
};

void record_poverty(const std::vector<District>& districts, const Cells& cells_of)
{
    constexpr std::size_t by_people = 0, by_village = 1;
    const measures::Line line{districts.front().environment.poverty_line};
    const auto everyone = rising_incomes(districts);
    std::vector<Place> of_project;
    for (const auto& place : everyone)
        if (districts[place.district].households.circle[place.household] == Circle::project)
            of_project.push_back(place);
    Incomes some;
    for (std::size_t g = 0; g < people().size() && !cells_of.recording.stopped(); ++g) {
        const People& group = people()[g];
        some.incomes.clear();
        some.persons.clear();
        for (const auto& place : group.of_project ? of_project : everyone)
            if (group.belongs(districts[place.district], place.household, group.which))
                some.add(districts[place.district], place);
        some.put_measures(line, cells_of, g, by_people);
    }
    std::vector<Incomes> villages(districts.front().villages.size());
    for (const auto& place : everyone) {
        const auto& district = districts[place.district];
        villages[district.households.village[place.household]].add(district, place);
    }
    for (std::size_t v = 0; v < villages.size(); ++v) villages[v].put_measures(line, cells_of, v, by_village);
}

} // namespace

const Part poverty_part{poverty_layout, record_poverty, 2, measures_wanted};

} // namespace alleviation
