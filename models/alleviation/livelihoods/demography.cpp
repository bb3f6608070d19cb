#include "models/alleviation/livelihoods/demography.h"

#include "models/alleviation/definitions.h"
#include "models/alleviation/livelihoods/estate.h"
#include "models/alleviation/members.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process death{"death"};
constexpr sim::Process birth{"birth"};
constexpr sim::Process leaving_school{"leaving school"};
constexpr sim::Process newborn{"newborn"};
constexpr std::uint32_t born_later = ~(~std::uint32_t{0} >> 1); // the highest bit: no founding member's identity has it

float death_chance(int age, const DemographyParameters& p)
{
    constexpr int reference_age = 60;
    const auto beyond = static_cast<float>(age - reference_age);
    const float chance = p.death_rate_60.real() * sim::hot::exp(p.death_slope.real() * beyond);
    return std::min(1.0f, age < 1 ? p.infant_death_rate.real() : std::max(p.death_rate_least.real(), chance));
}

/// A chunk of persons is a year older; marks with 1 who goes to school now.
QIAO_TARGET_CLONES void add_year(std::size_t count, int falls_from, float ability_loss, float active_from,
                                 std::uint8_t* __restrict age, Activity* __restrict activity, float* __restrict ability,
                                 std::uint8_t* __restrict at_school)
{
    Chunk<std::uint8_t> weak;
    for (std::size_t k = 0; k < count; ++k) age[k] = static_cast<std::uint8_t>(age[k] + (age[k] < oldest_age));
    for (std::size_t k = 0; k < count; ++k) activity[k] = age[k] == school_from ? Activity::student : activity[k];
    for (std::size_t k = 0; k < count; ++k) at_school[k] = activity[k] == Activity::student;
    for (std::size_t k = 0; k < count; ++k)
        ability[k] = age[k] > falls_from ? std::max(0.0f, ability[k] - ability_loss) : ability[k];
    for (std::size_t k = 0; k < count; ++k) weak[k] = ability[k] < active_from;
    for (std::size_t k = 0; k < count; ++k) {
        const bool retires = (age[k] > falls_from) & (weak[k] != 0) & !earns_wage(activity[k]);
        activity[k] = retires ? Activity::retired : activity[k];
    }
}

void spend_year_at_school(District& district, const DemographyParameters& p, std::size_t person)
{
    auto& persons = district.persons;
    const int age = persons.age[person];
    persons.schooling[person] = static_cast<std::uint8_t>(std::clamp(age - school_from, 0, schooling_to));
    const float stays = age == senior_high_from ? p.senior_high.real()
                        : age == college_from   ? p.college.real()
                        : age > school_to       ? 0.0f
                                                : 1.0f;
    if (stays < 1 && district.draw(leaving_school, persons.identity[person]).uniform() >= stays)
        persons.activity[person] = Activity::farm;
}

void grow_older(District& district, const DemographyParameters& p, const LabourParameters& labour)
{
    auto& persons = district.persons;
    const int falls_from = p.ability_falls_from.value();
    const float loss = p.ability_loss.real(), active_from = labour.active_from.real();
    Chunk<std::uint8_t> at_school;
    for_each_chunk(persons.rows(), [&](std::size_t first, std::size_t count) {
        add_year(count, falls_from, loss, active_from, persons.age.data() + first, persons.activity.data() + first,
                 persons.ability.data() + first, at_school.data());
        for_each_set(std::span(at_school).first(count),
                     [&](std::size_t k) { spend_year_at_school(district, p, first + k); });
    });
}

constexpr std::size_t ages = 1 + std::numeric_limits<std::uint8_t>::max(); // all that a byte can tell

/// Marks with 1 whose draw is below the chance to die at their age.
QIAO_TARGET_CLONES void mark_dying(std::size_t count, const float* __restrict u, const std::array<float, ages>& chance,
                                   const std::uint8_t* __restrict age, std::uint8_t* __restrict dies)
{
    Chunk<std::int32_t> is_dying;
    for (std::size_t k = 0; k < count; ++k) is_dying[k] = u[k] < chance[age[k]];
    for (std::size_t k = 0; k < count; ++k) dies[k] = static_cast<std::uint8_t>(is_dying[k]);
}

/// Who dies this January, by row.
std::vector<std::uint8_t> deaths(const District& district, const DemographyParameters& p)
{
    const auto& persons = district.persons;
    std::array<float, ages> chance;
    for (std::size_t age = 0; age < ages; ++age) chance[age] = death_chance(static_cast<int>(age), p);
    std::vector<std::uint8_t> out(persons.rows());
    FirstDraws draws;
    const std::span<const std::uint32_t> identity = persons.identity;
    for_each_chunk(persons.rows(), [&](std::size_t first, std::size_t count) {
        const float* u = draws.uniforms(district, death, identity.subspan(first, count));
        mark_dying(count, u, chance, persons.age.data() + first, out.data() + first);
    });
    return out;
}

/// Marks with 1 the married women of an age to have children.
QIAO_TARGET_CLONES void mark_mothers(std::size_t count, const std::uint8_t* __restrict relation,
                                     const std::uint8_t* __restrict sex, const std::uint8_t* __restrict age,
                                     std::uint8_t mothers_to, std::uint8_t* __restrict may_bear)
{
    for (std::size_t k = 0; k < count; ++k) {
        const auto is = static_cast<Relation>(relation[k]);
        const bool married = (is == Relation::head) | (is == Relation::spouse) | (is == Relation::child_in_law);
        const bool of_age = (age[k] >= women_marry_from) & (age[k] <= mothers_to);
        may_bear[k] = married & of_age & (static_cast<Sex>(sex[k]) == Sex::female);
    }
}

/// Whether one of them has a child this year: not while there is a small one.
bool gives_birth(const District& district, const DemographyParameters& p, std::size_t person)
{
    const auto& persons = district.persons;
    const std::size_t household = persons.household[person];
    const std::size_t first = district.households.first_member[household];
    for (std::size_t j = first; j < first + district.households.members[household]; ++j)
        if (persons.age[j] < p.birth_spacing) return false;
    return district.draw(birth, persons.identity[person]).uniform() < p.birth_rate;
}

void leave_employer(District& district, std::size_t person)
{
    const int employer = district.persons.employer[person];
    if (employer != nobody && earns_wage(district.persons.activity[person]))
        --district.suppliers[static_cast<std::size_t>(employer)].staff;
}

} // namespace

void demography(District& district, const DemographyParameters& p, const LabourParameters& labour)
{
    if (!district.clock.january()) return;
    grow_older(district, p, labour);

    // The table of persons is put together anew, household by household: the dead left out, the newborn added.
    auto& persons = district.persons;
    auto& households = district.households;
    const std::vector<std::uint8_t> dead = deaths(district, p);
    std::vector<std::uint32_t> rows, mothers, changed;  // the last: households with a death or a birth
    rows.reserve(persons.rows() + persons.rows() / 50); // memory for those born, mostly
    const auto keep = [&](std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i) rows.push_back(static_cast<std::uint32_t>(i));
    };
    const auto renew = [&](std::size_t h, const std::uint8_t* may_bear) {
        const std::size_t first = households.first_member[h], end = first + households.members[h];
        const std::size_t new_first = rows.size();
        for (std::size_t i = first; i < end; ++i) {
            if (dead[i]) {
                leave_employer(district, i);
                --district.people;
            } else {
                rows.push_back(static_cast<std::uint32_t>(i));
            }
        }
        const std::size_t survivors = rows.size();
        for (std::size_t k = new_first; k < survivors; ++k)
            if (may_bear[rows[k] - first] && rows.size() - new_first < most_counted &&
                gives_birth(district, p, rows[k])) {
                rows.push_back(sim::Table::fresh);
                mothers.push_back(rows[k]);
                ++district.people;
            }
        households.members[h] = static_cast<std::uint8_t>(rows.size() - new_first);
        if (rows.size() != survivors || survivors - new_first != end - first)
            changed.push_back(static_cast<std::uint32_t>(h));
        if (rows.size() == new_first) settle_estate(district, h);
    };
    const auto mothers_to = static_cast<std::uint8_t>(p.mothers_to.value());
    Mask may_bear, concerned;
    Chunk<std::uint8_t> number_concerned;
    for_each_household_chunk(district, [&](const HouseholdChunk& chunk) {
        const std::size_t start = chunk.first_person;
        mark_mothers(chunk.persons, persons.relation.data() + start, persons.sex.data() + start,
                     persons.age.data() + start, mothers_to, may_bear.data());
        for (std::size_t k = 0; k < chunk.persons; ++k) concerned[k] = may_bear[k] | dead[start + k];
        count_marked(households, chunk, concerned, number_concerned.data());
        for (std::size_t k = 0; k < chunk.households; ++k) {
            const std::size_t h = chunk.first + k, first = households.first_member[h];
            const auto new_first = static_cast<std::uint32_t>(rows.size());
            if (number_concerned[k] > 0)
                renew(h, &may_bear[first - start]);
            else
                keep(first, first + households.members[h]);
            households.first_member[h] = new_first;
        }
    });

    std::vector<std::uint32_t> mother_identity;
    for (const auto mother : mothers) mother_identity.push_back(persons.identity[mother]);
    persons.rearrange(rows);
    std::size_t next_mother = 0;
    for (const std::uint32_t h : changed) {
        const std::size_t first = households.first_member[h], end = first + households.members[h];
        // The head may have died: the oldest takes the place.
        std::size_t oldest = first;
        bool headed = false;
        for (std::size_t i = first; i < end; ++i) {
            persons.household[i] = h;
            if (rows[i] == sim::Table::fresh) {
                // Its identity comes from its mother and the month, not from a running number.
                const auto identity = district.draw(newborn, mother_identity[next_mother++])();
                persons.identity[i] = identity | born_later;
                persons.relation[i] = static_cast<std::uint8_t>(Relation::grandchild);
                persons.sex[i] = static_cast<std::uint8_t>(identity & 1u);
                persons.activity[i] = Activity::child;
            }
            headed |= persons.relation[i] == static_cast<std::uint8_t>(Relation::head);
            if (persons.age[i] > persons.age[oldest]) oldest = i;
        }
        if (!headed && first != end) persons.relation[oldest] = static_cast<std::uint8_t>(Relation::head);
    }
}

const Mechanism demography_mechanism = mechanism<demography>(
    {.name = "demography",
     .chinese = "人口变动",
     .section = "",
     .meaning =
         "Every January all are a year older; children go to school at six and leave it at 16, 19 or 22; the old "
         "lose ability; there are births and deaths. Relatives take what a household leaves whose last member dies, "
         "and what it owes; its land falls back to the village. Marriages and households that split are left out.",
     .reads = "persons",
     .writes = "persons, members of households, estates"});

} // namespace alleviation
