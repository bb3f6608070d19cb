#include "models/alleviation/match/courses.h"

#include "models/alleviation/livelihoods/work.h"
#include "models/alleviation/match/market.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process attendance{"course attendance"};

float lower_skill(const District& district, std::uint32_t person)
{
    const auto& persons = district.persons;
    const bool farms = district.households.land[persons.household[person]] > 0;
    return farms ? std::min(persons.trade_skill[person], persons.farm_skill[person]) : persons.trade_skill[person];
}

/// The idle member who lacks most.
std::uint32_t least_skilled(const District& district, std::uint32_t household)
{
    const auto& persons = district.persons;
    const std::uint32_t first = district.households.first_member[household];
    std::uint32_t least = no_one;
    for (std::uint32_t j = first; j < first + district.households.members[household]; ++j)
        if (idle(persons, j) && persons.course_months[j] == 0 &&
            (least == no_one || lower_skill(district, j) < lower_skill(district, least)))
            least = j;
    return least;
}

bool teaches_farming(const District& district, std::uint32_t supplier)
{
    return district.suppliers[supplier].parameters->skills.field.as<Field>() == Field::farm;
}

const Modality skills{
    Need::skills,
    [](const District&, const Supplier& supplier) { return supplier.seats; },
    least_skilled,
    [](const District& district, std::uint32_t household, std::uint32_t person, std::uint32_t supplier) {
        const bool farm = teaches_farming(district, supplier);
        const auto& persons = district.persons;
        // Farm skills fit who has land, trades fit who is young.
        return farm ? (district.households.land[household] > 2 ? 0.7f : 0.3f) * (1.0f - persons.farm_skill[person])
                    : (persons.age[person] < 50 ? 1.0f : 0.5f) * (1.0f - persons.trade_skill[person]);
    },
    [](const District& district, std::uint32_t household, std::uint32_t person, std::uint32_t supplier) {
        // A course in what one knows already is declined, and so is one in farming without land.
        const auto& persons = district.persons;
        const bool farm = teaches_farming(district, supplier);
        const float known = farm ? persons.farm_skill[person] : persons.trade_skill[person];
        if (known >= district.parameters->needs.skills || (farm && district.households.land[household] <= 0))
            return false;
        const float half = district.parameters->courses.attendance.real();
        const float u = district.draw(attendance, district.persons.identity[person], supplier).uniform();
        return u < sim::hot::logistic(10.0f * (district.households.motivation[household] - half));
    },
    [](District& district, std::uint32_t, std::uint32_t supplier) {
        auto& school = district.suppliers[supplier];
        if (school.seats == 0) return 0.0f;
        --school.seats;
        return 1.0f;
    }};

} // namespace

void match_courses(District& district)
{
    hold_market(district, skills);
}

const Mechanism match_courses_mechanism{
    {.name = "skills",
     .chinese = "技术扶贫",
     .section = "二(一)",
     .meaning =
         "Members who lack trade skills are matched with seats in courses. They come the more surely the more drive "
         "the household has.",
     .reads = "records, seats, motivation, linking hours",
     .writes = "matches, outcomes of needs for skills"},
    match_courses};

} // namespace alleviation
