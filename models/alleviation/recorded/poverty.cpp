#include "models/alleviation/population/codes.h"
#include "models/alleviation/recorded/part.h"
#include "models/measures/catalogue.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

/// Whose poverty is told: everyone's by circle, and within the project by who they are.
struct People {
    std::string label;
    bool of_project; ///< only the project's households are looked at
    bool (*belongs)(const District&, std::size_t household, std::size_t which);
    std::size_t which = 0;
};

std::size_t head_of(const District& district, std::size_t household)
{
    return district.households.first_member[household];
}

bool has_labour(const District& district, std::size_t household)
{
    const auto& persons = district.persons;
    const std::size_t first = head_of(district, household);
    for (std::size_t j = first; j < first + district.households.members[household]; ++j)
        if (persons.age[j] >= 16 && persons.age[j] <= 64 && persons.ability[j] >= 0.5f) return true;
    return false;
}

/// The name that a cause is written with.
std::string cause_name(std::size_t cause)
{
    const auto found = std::find_if(std::begin(cause_names), std::end(cause_names), [&](const CodeName& name) {
        return name.code == static_cast<int>(cause) && !name.english.empty();
    });
    return std::string(found->english);
}

const std::vector<People>& people()
{
    static const std::vector<People> all = [] {
        std::vector<People> out;
        out.push_back({"all households", false, [](const District&, std::size_t, std::size_t) { return true; }, 0});
        for (std::size_t c = 0; c < circle_count; ++c)
            out.push_back({std::string(circle_names[c]), static_cast<Circle>(c) == Circle::project,
                           [](const District& d, std::size_t i, std::size_t circle) {
                               return index(d.households.circle[i]) == circle;
                           },
                           c});
        out.push_back({"project, head a man", true, [](const District& d, std::size_t i, std::size_t) {
                           return d.persons.sex[head_of(d, i)] == 0;
                       }});
        out.push_back({"project, head a woman", true, [](const District& d, std::size_t i, std::size_t) {
                           return d.persons.sex[head_of(d, i)] == 1;
                       }});
        out.push_back({"project, with labour", true,
                       [](const District& d, std::size_t i, std::size_t) { return has_labour(d, i); }});
        out.push_back({"project, without labour", true,
                       [](const District& d, std::size_t i, std::size_t) { return !has_labour(d, i); }});
        out.push_back({"project, on the register", true,
                       [](const District& d, std::size_t i, std::size_t) { return d.households.registered[i] == 1; }});
        out.push_back({"project, off the register", true,
                       [](const District& d, std::size_t i, std::size_t) { return d.households.registered[i] == 0; }});
        for (std::size_t c = 0; c < cause_count; ++c)
            out.push_back(
                {"project, cause " + cause_name(c), true,
                 [](const District& d, std::size_t i, std::size_t cause) { return d.households.cause[i] == cause; },
                 c});
        return out;
    }();
    return all;
}

std::vector<int> measured_months(const Parameters& p)
{
    if (p.record.measures.text() == "monthly") return every_month(p);
    std::vector<int> out;
    for (int m = 0; m < p.months; ++m)
        if (m % 12 == 11 || m + 1 == p.months) out.push_back(m);
    return out;
}

std::vector<Group> poverty_layout(const Parameters& p)
{
    sim::schema::Dimension who{"who", "whose poverty and inequality", {}, {}, {}};
    for (const auto& group : people()) who.labels.push_back(group.label);
    Group out{"poverty",
              "poverty and inequality of persons, by income of the last twelve months a head; poor is who is below the "
              "line (strict)",
              measured_months(p),
              {who},
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

const Part poverty_part{poverty_layout, record_poverty, 1,
                        [](const Parameters& p) { return p.record.measures.text() != "off"; }};

} // namespace alleviation
