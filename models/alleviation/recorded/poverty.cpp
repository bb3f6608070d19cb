#include "models/alleviation/recorded/people.h"
#include "models/measures/catalogue.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;

using OfIncomes = Output<double(const measures::Distribution&, measures::Line)>;

/// The measures of the catalogue, as readings of incomes.
std::vector<OfIncomes> declared()
{
    std::vector<OfIncomes> out;
    for (const auto& measure : measures::catalogue()) {
        const bool money = measure.unit == "welfare";
        const auto& [least, greatest, without_negatives] = measure.range; // incomes may be negative
        out.push_back({.what = {measure.name.data(), measure.chinese.data(), money ? "yuan/year" : measure.unit.data(),
                                measure.meaning.data()},
                       .value = measure.of,
                       .good = measure.name == "mean"     ? Good::more
                               : measure.name == "people" ? Good::neither
                                                          : Good::less, // poverty and inequality
                       .mean = measure.name != "people" && measure.name != "gap_cost",
                       .range = without_negatives ? at_least(least) : sim::schema::ValueRange{least, greatest}});
    }
    return out;
}
const std::vector<OfIncomes> of_incomes = declared();

std::vector<int> months_of(const Parameters& p)
{
    return p.record.measures.text() == "monthly" ? every_month(p) : ends_of_years(p);
}

const OutputGroup by_people(
    [](const Parameters& p) {
        Group out{"poverty",
                  "poverty and inequality of persons, by income of the last twelve months a head; poor is who is below "
                  "the line (strict)",
                  months_of(p),
                  {people_dimension(people())}};
        out.compared = true;
        return out;
    },
    {{of_incomes, {"who"}}}, measures_wanted);

const OutputGroup by_village(
    [](const Parameters& p) {
        return Group{"village_poverty", "the same by village", months_of(p), {village_dimension(p)}};
    },
    {{of_incomes, {"village"}}}, measures_wanted);

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
    void put_measures(const Cells& cells, std::size_t cell, const measures::Line& line) const
    {
        cells.fill(of_incomes, cell, measures::Distribution(incomes, persons), line);
    }
};

void write_poverty(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    const Cells groups = month.of(by_people), places = month.of(by_village);
    const measures::Line line{districts.front().environment.poverty_line};
    const auto everyone = rising_incomes(districts);
    std::vector<Place> of_project;
    for (const auto& place : everyone)
        if (districts[place.district].households.study_group[place.household] == StudyGroup::treated)
            of_project.push_back(place);
    Incomes some;
    for (std::size_t g = 0; g < people().size() && !month.stopped(); ++g) {
        const People& group = people()[g];
        some.incomes.clear();
        some.persons.clear();
        for (const auto& place : group.of_project ? of_project : everyone)
            if (group.belongs(districts[place.district], place.household, group.which))
                some.add(districts[place.district], place);
        some.put_measures(groups, g, line);
    }
    std::vector<Incomes> villages(districts.front().villages.size());
    for (const auto& place : everyone) {
        const auto& district = districts[place.district];
        villages[district.households.village[place.household]].add(district, place);
    }
    for (std::size_t v = 0; v < villages.size(); ++v) villages[v].put_measures(places, v, line);
}

} // namespace

const Part poverty_part{{&by_people, &by_village}, write_poverty};

} // namespace alleviation
