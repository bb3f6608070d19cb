#include "models/alleviation/match/employment.h"
#include "models/alleviation/asked.h"

#include <algorithm>

namespace alleviation {

namespace {

/// The idle member with the greatest ability.
std::uint32_t best_idle(const District& district, const LabourParameters& labour, std::uint32_t household)
{
    const auto& persons = district.persons;
    const std::uint32_t first = district.households.first_member[household];
    std::uint32_t best = no_one;
    for (std::uint32_t j = first; j < first + district.households.members[household]; ++j)
        if (idle(persons, labour, j) && (best == no_one || persons.ability[j] > persons.ability[best])) best = j;
    return best;
}

class Employment final : public Modality {
  public:
    Employment(const LabourParameters& labour, const WageParameters& wages)
        : Modality(Need::work), labour_(labour), wages_(wages)
    {
    }

    std::uint32_t capacity(const District&, const Supplier& supplier) const override { return supplier.vacancies; }
    std::uint32_t candidate(const District& district, std::uint32_t household) const override
    {
        return best_idle(district, labour_, household);
    }
    float fit(const District& district, std::uint32_t person, std::uint32_t supplier, float) const override
    {
        const auto place = district.suppliers[supplier].parameters->employment.place.as<JobLocation>();
        const float able = place == JobLocation::public_post ? 1.0f : district.persons.ability[person];
        return able * (1.0f - std::min(1.0f, skill_gap(district, person, supplier)));
    }
    bool accepts(const District& district, std::uint32_t, std::uint32_t person, std::uint32_t supplier) const override
    {
        return takes_post(district, labour_, wages_, person, supplier);
    }
    float take(District& district, std::uint32_t, std::uint32_t supplier) const override
    {
        auto& employer = district.suppliers[supplier];
        if (employer.vacancies == 0) return 0.0f;
        --employer.vacancies;
        return 1.0f;
    }

  private:
    const LabourParameters& labour_;
    const WageParameters& wages_;
};

} // namespace

void employment(District& district, const MatchingParameters& matching, const KnowledgeParameters& knowledge,
                const RequestParameters& requests, const LabourParameters& labour, const WageParameters& wages)
{
    hold_market(district, matching, knowledge, requests, Employment(labour, wages));
}

const Mechanism employment_mechanism = mechanism<employment>(
    {.name = "employment",
     .chinese = "就业扶贫",
     .section = "二(一)",
     .meaning =
         "Idle able members are matched with open posts by skill, ability to work and distance. They take a post that "
         "pays their reservation wage; firms pay in part by what is done, offices all alike. Away go the able-bodied, "
         "unless somebody at home needs care. Literature: Abebe et al. 2021 "
         "and McKenzie 2017 on how little search help usually does.",
     .reads = "records, requests, vacancies, linking hours, care at home",
     .writes = "agencies: linking_hours_used; associations: linking_hours_used; households: outcome_work, requested; "
               "matches: all; persons: promised; suppliers: helped, vacancies",
     .asks = {&platform_mechanism, &supplier_survey_mechanism}});

} // namespace alleviation
