#include "models/alleviation/match/skills.h"
#include "models/alleviation/asked.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process attendance{"course attendance", "persons"};

float lower_skill(const District& district, std::uint32_t person)
{
    const auto& persons = district.persons;
    const bool farms = district.households.land[persons.household[person]] > 0;
    return farms ? std::min(persons.trade_skill[person], persons.farm_skill[person]) : persons.trade_skill[person];
}

/// The idle member who lacks most.
std::uint32_t least_skilled(const District& district, const LabourParameters& labour, std::uint32_t household)
{
    const auto& persons = district.persons;
    const std::uint32_t first = district.households.first_member[household];
    std::uint32_t least = no_one;
    float least_skill = 0;
    for (std::uint32_t j = first; j < first + district.households.members[household]; ++j) {
        if (!idle(persons, labour, j) || persons.course_months[j] > 0) continue;
        const float skill = lower_skill(district, j);
        if (least != no_one && skill >= least_skill) continue;
        least = j;
        least_skill = skill;
    }
    return least;
}

bool teaches_farming(const District& district, std::uint32_t supplier)
{
    return district.suppliers[supplier].parameters->skills.field.as<Field>() == Field::farm;
}

class Skills final : public Modality {
  public:
    Skills(const SkillsParameters& skills, const NeedsParameters& needs, const LabourParameters& labour)
        : Modality(Need::skills), skills_(skills), needs_(needs), labour_(labour)
    {
    }

    std::uint32_t capacity(const District&, const Supplier& supplier) const override { return supplier.seats; }
    std::uint32_t candidate(const District& district, std::uint32_t household) const override
    {
        return least_skilled(district, labour_, household);
    }
    float fit(const District& district, std::uint32_t person, std::uint32_t supplier, float) const override
    {
        const std::uint32_t household = district.persons.household[person];
        const bool farm = teaches_farming(district, supplier);
        const auto& persons = district.persons;
        // Farm skills fit who has land, trades fit who is young.
        if (farm) {
            const bool enough = district.households.land[household] > skills_.land.real();
            const float fit = enough ? skills_.fit_land.real() : skills_.fit_little_land.real();
            return fit * (1.0f - persons.farm_skill[person]);
        }
        const float fit = persons.age[person] < long{skills_.young_below} ? 1.0f : skills_.fit_older.real();
        return fit * (1.0f - persons.trade_skill[person]);
    }
    bool accepts(const District& district, std::uint32_t household, std::uint32_t person,
                 std::uint32_t supplier) const override
    {
        // A course in what one knows already is declined, and so is one in farming without land.
        const auto& persons = district.persons;
        const bool farm = teaches_farming(district, supplier);
        const float known = farm ? persons.farm_skill[person] : persons.trade_skill[person];
        if (known >= needs_.skills || (farm && district.households.land[household] <= 0)) return false;
        const float u = district.draw(attendance, persons.identity[person], supplier).uniform();
        const float drive = district.households.motivation[household] - skills_.attendance.real();
        return u < sim::hot::logistic(skills_.attendance_slope.real() * drive);
    }
    float take(District& district, std::uint32_t, std::uint32_t supplier) const override
    {
        auto& school = district.suppliers[supplier];
        if (school.seats == 0) return 0.0f;
        --school.seats;
        return 1.0f;
    }

  private:
    const SkillsParameters& skills_;
    const NeedsParameters& needs_;
    const LabourParameters& labour_;
};

} // namespace

void skills(District& district, const SkillsParameters& p, const MatchingParameters& matching,
            const KnowledgeParameters& knowledge, const RequestParameters& requests, const NeedsParameters& needs,
            const LabourParameters& labour)
{
    hold_market(district, matching, knowledge, requests, Skills(p, needs, labour));
}

const Mechanism skills_mechanism = mechanism<skills>(
    {.name = "skills",
     .chinese = "技术扶贫",
     .section = "二(一)",
     .meaning =
         "Idle members who lack skills, in trades or, with land, in farming, are matched with seats in courses. They "
         "come the more surely the more drive the household has.",
     .reads = "records, requests, seats, land, motivation, linking hours",
     .writes = "agencies: linking_hours_used; associations: linking_hours_used; households: outcome_skills, requested; "
               "matches: all; persons: promised; suppliers: helped, seats",
     .asks = {&platform_mechanism, &supplier_survey_mechanism}});

} // namespace alleviation
