#include "models/alleviation/livelihoods/demography.h"

#include "models/alleviation/blocks.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process death{"death"};
constexpr sim::Process birth{"birth"};
constexpr sim::Process leaving_school{"leaving school"};
constexpr sim::Process newborn{"newborn"};

float death_chance(int age, float at_60)
{
    const float chance = at_60 * sim::hot::exp(0.0953f * static_cast<float>(age - 60));
    return std::min(1.0f, age < 1 ? 0.01f : std::max(0.0005f, chance));
}

void grow_older(District& district)
{
    const auto& p = district.parameters->demography;
    auto& persons = district.persons;
    for (std::size_t i = 0; i < persons.rows(); ++i) {
        const int age = persons.age[i] = static_cast<std::uint8_t>(std::min(120, persons.age[i] + 1));
        auto& activity = persons.activity[i];
        if (age == 6) activity = Activity::student;
        if (activity == Activity::student) {
            persons.schooling[i] = static_cast<std::uint8_t>(std::max(0, std::min(19, age - 6)));
            const float stays = age == 16   ? p.senior_high.real()
                                : age == 19 ? p.college.real()
                                : age >= 22 ? 0.0f
                                            : 1.0f;
            if (stays < 1 && district.draw(leaving_school, persons.identity[i]).uniform() >= stays)
                activity = Activity::farm;
        }
        if (age > 60) {
            persons.ability[i] = std::max(0.0f, persons.ability[i] - p.ability_loss.real());
            if (persons.ability[i] < 0.3f && !earns_wage(activity)) activity = Activity::retired;
        }
    }
}

/// Who dies this January, by row.
std::vector<std::uint8_t> deaths(const District& district)
{
    const auto& persons = district.persons;
    std::array<float, 128> chance;
    for (std::size_t age = 0; age < chance.size(); ++age)
        chance[age] = death_chance(static_cast<int>(age), district.parameters->demography.death_rate_60.real());
    std::vector<std::uint8_t> out(persons.rows());
    FirstDraws draws;
    const std::span<const std::uint32_t> identity = persons.identity;
    by_blocks(persons.rows(), [&](std::size_t first, std::size_t count) {
        const float* u = draws.uniforms(district, death, identity.subspan(first, count));
        for (std::size_t k = 0; k < count; ++k) out[first + k] = u[k] < chance[persons.age[first + k]];
    });
    return out;
}

/// Whether a woman of this household has a child this year, and who.
bool gives_birth(District& district, std::size_t person)
{
    const auto& persons = district.persons;
    const auto relation = static_cast<Relation>(persons.relation[person]);
    // Without branches that nobody can predict.
    const bool married =
        (relation == Relation::head) | (relation == Relation::spouse) | (relation == Relation::child_in_law);
    const bool of_age = (persons.age[person] >= 20) & (persons.age[person] <= 39);
    if (!(married & of_age & (static_cast<Sex>(persons.sex[person]) == Sex::female))) return false;
    const std::size_t household = persons.household[person];
    const std::size_t first = district.households.first_member[household];
    for (std::size_t j = first; j < first + district.households.members[household]; ++j)
        if (persons.age[j] < 3) return false;
    return district.draw(birth, persons.identity[person]).uniform() < district.parameters->demography.birth_rate;
}

void leave_employer(District& district, std::size_t person)
{
    const int employer = district.persons.employer[person];
    if (employer != nobody && earns_wage(district.persons.activity[person]))
        --district.suppliers[static_cast<std::size_t>(employer)].staff;
}

} // namespace

void demography(District& district)
{
    if (!district.clock.january()) return;
    grow_older(district);

    // The table of persons is put together anew, household by household: the dead left out, the newborn added.
    auto& persons = district.persons;
    auto& households = district.households;
    const std::vector<std::uint8_t> dead = deaths(district);
    std::vector<std::uint32_t> rows, mothers, changed; // the last: households with a death or a birth
    rows.reserve(persons.rows() + persons.rows() / 50);
    for (std::size_t h = 0; h < households.rows(); ++h) {
        const std::size_t first = households.first_member[h], end = first + households.members[h];
        const std::size_t new_first = rows.size();
        if (first == end) {
            households.first_member[h] = static_cast<std::uint32_t>(new_first);
            continue;
        }
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
            if (rows.size() - new_first < 200 && gives_birth(district, rows[k])) {
                rows.push_back(sim::Table::fresh);
                mothers.push_back(rows[k]);
                ++district.people;
            }
        households.first_member[h] = static_cast<std::uint32_t>(new_first);
        households.members[h] = static_cast<std::uint8_t>(rows.size() - new_first);
        if (rows.size() != survivors || survivors - new_first != end - first)
            changed.push_back(static_cast<std::uint32_t>(h));
        if (rows.size() == new_first)
            district.pay(account(Holder::household, h), account(Holder::relatives),
                         district.ledger.balance(account(Holder::household, h)), For::inheritance);
    }

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
                persons.identity[i] = identity | 0x80000000u;
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

const Mechanism demography_mechanism{
    {.name = "demography",
     .chinese = "人口变动",
     .section = "",
     .meaning =
         "Every January all are a year older; children go to school at six and leave it at 15, 18 or 22; the old "
         "lose ability; there are births and deaths. Marriages and households that split are left out.",
     .reads = "persons",
     .writes = "persons, members of households"},
    demography};

} // namespace alleviation
