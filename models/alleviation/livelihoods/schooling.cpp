#include "models/alleviation/livelihoods/schooling.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

/// Marks with 1 who goes to a school that costs something.
QIAO_TARGET_CLONES void mark_payers(std::size_t count, const Activity* __restrict activity,
                                    const std::uint8_t* __restrict age, std::uint8_t* __restrict pays)
{
    for (std::size_t k = 0; k < count; ++k) pays[k] = (activity[k] == Activity::student) & (age[k] >= senior_high_from);
}

} // namespace

void schooling(District& district, const SchoolingParameters& p)
{
    auto& persons = district.persons;
    auto& households = district.households;
    std::fill_n(households.school_due.data(), households.rows(), 0);
    const int month = district.clock.now().of_year();
    if (month == spring_term) std::fill_n(households.school_left.data(), households.rows(), std::uint8_t{0});
    if (month != spring_term && month != autumn_term) return;
    const float prices = district.environment.price_index / terms_of_year;
    const std::int64_t senior_high = whole_fen(prices * p.senior_high_cost.real());
    const std::int64_t college = whole_fen(prices * p.college_cost.real());
    Chunk<std::uint8_t> pays;
    for_each_chunk(persons.rows(), [&](std::size_t first, std::size_t count) {
        mark_payers(count, persons.activity.data() + first, persons.age.data() + first, pays.data());
        for_each_set(std::span(pays).first(count), [&](std::size_t k) {
            const std::size_t i = first + k;
            households.school_due[persons.household[i]] += persons.age[i] >= college_from ? college : senior_high;
        });
    });
}

const Mechanism schooling_mechanism = mechanism<schooling>(
    {.name = "schooling",
     .chinese = "因学致贫",
     .section = "二(一)",
     .meaning = "Nine years of school cost nothing; senior high school and college cost fees and boarding, due twice a "
                "year. Who cannot pay leaves school.",
     .reads = "students' ages",
     .writes = "households: school_due, school_left"});

} // namespace alleviation
