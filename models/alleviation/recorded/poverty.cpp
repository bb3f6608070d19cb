#include "models/alleviation/recorded/people.h"
#include "models/measures/catalogue.h"

#include <algorithm>
#include <cmath>

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

/// Sums over the persons of a group.
struct Consumption {
    double persons = 0, sum = 0, squares = 0;
};

const Output<double(const Consumption&)> of_consumption[] = {
    {.what = {"consumption_sd", "人均消费标准差", "yuan/year",
              "standard deviation between persons of their households' consumption of the last twelve months a head"},
     .value =
         [](const Consumption& c) {
             if (c.persons == 0) return missing;
             const double mean = c.sum / c.persons;
             return std::sqrt(std::max(0.0, c.squares / c.persons - mean * mean));
         },
     .mean = true,
     .range = at_least(0)},
};

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
    {{of_incomes, {"who"}}, {of_consumption, {"who"}}}, measures_wanted);

const OutputGroup poverty_by_village(
    [](const Parameters& p) {
        return Group{"village_poverty", "the same by village", months_of(p), {village_dimension(p)}};
    },
    {{of_incomes, {"village"}}}, measures_wanted);

/// A household that has members, and the groups that it is counted in.
struct Residence {
    std::uint32_t district, household;
    std::uint16_t village;
    StudyGroup study_group;
};

/// Places of a distribution that belong together.
using Places = std::vector<std::uint32_t>;

void write_poverty(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    const Cells groups = month.of(by_people), villages = month.of(poverty_by_village);
    const measures::Line line{districts.front().environment.poverty_line};
    std::vector<Residence> households;
    std::vector<double> incomes, persons;
    for (std::uint32_t d = 0; d < districts.size(); ++d) {
        const auto& h = districts[d].households;
        for (auto* column : {&incomes, &persons}) column->reserve(column->size() + h.rows());
        households.reserve(households.size() + h.rows());
        for (std::uint32_t i = 0; i < h.rows(); ++i) {
            if (h.members[i] == 0) continue;
            households.push_back({d, i, h.village[i], h.study_group[i]});
            incomes.push_back(double{h.income_12[i]} / h.members[i]);
            persons.push_back(h.members[i]);
        }
    }
    // Sorted once: groups are parts of it.
    const measures::Distribution everyone(incomes, persons);
    std::vector<Places> of_study_group(study_group_count), of_village(districts.front().villages.size());
    for (std::uint32_t place = 0; place < everyone.size(); ++place) {
        const auto& home = households[everyone.row(place)];
        of_study_group[index(home.study_group)].push_back(place);
        of_village[home.village].push_back(place);
    }
    const auto fill_consumption = [&](std::size_t g) {
        Consumption sums;
        for (std::size_t n = 0; n < households.size(); ++n) {
            const auto& home = households[n];
            if (!people()[g].has(districts[home.district], home.household)) continue;
            const double each = double{districts[home.district].households.consumption_12[home.household]} / persons[n];
            sums.persons += persons[n];
            sums.sum += persons[n] * each;
            sums.squares += persons[n] * each * each;
        }
        groups.fill(of_consumption, g, sums);
    };
    Places within;
    for (std::size_t g = 0; g < people().size() && !month.stopped(); ++g) {
        const People& group = people()[g];
        fill_consumption(g);
        if (!group.study_group) {
            groups.fill(of_incomes, g, everyone, line);
            continue;
        }
        within.clear();
        for (const auto place : of_study_group[index(*group.study_group)]) {
            const auto& home = households[everyone.row(place)];
            if (group.belongs(districts[home.district], home.household, group.which)) within.push_back(place);
        }
        groups.fill(of_incomes, g, everyone.part(within), line);
    }
    for (std::size_t v = 0; v < of_village.size(); ++v)
        villages.fill(of_incomes, v, everyone.part(of_village[v]), line);
}

} // namespace

const Part poverty_part{{&by_people, &poverty_by_village}, write_poverty};

} // namespace alleviation
