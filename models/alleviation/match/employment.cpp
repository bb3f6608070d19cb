#include "models/alleviation/match/employment.h"
#include "models/alleviation/asked.h"

#include <algorithm>
#include <cmath>

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
    float fit(const District& district, std::uint32_t, std::uint32_t person, std::uint32_t supplier) const override
    {
        const float wanted = district.suppliers[supplier].parameters->employment.skill.real();
        return 1.0f - std::min(1.0f, std::abs(district.persons.trade_skill[person] - wanted));
    }
    bool accepts(const District& district, std::uint32_t household, std::uint32_t person,
                 std::uint32_t supplier) const override
    {
        const auto& offer = district.suppliers[supplier].parameters->employment;
        const bool away = offer.place.as<JobLocation>() == JobLocation::away;
        if (away && care_burden(district, labour_, household)) return false;
        const float home = away ? 1.0f - wages_.migrant_keeps.real() : 1.0f;
        return home * offered_wage(district, supplier) >= reservation_wage(district, labour_, wages_, person);
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
                const LabourParameters& labour, const WageParameters& wages)
{
    hold_market(district, matching, knowledge, Employment(labour, wages));
}

const Mechanism employment_mechanism = mechanism<employment>(
    {.name = "employment",
     .chinese = "就业扶贫",
     .section = "二(一)",
     .meaning =
         "Idle able members are matched with open posts by skill and distance. They take a post that pays their "
         "reservation wage; work away is refused where somebody at home needs care. Literature: Abebe et al. 2021 "
         "and McKenzie 2017 on how little search help usually does.",
     .reads = "records, vacancies, linking hours, care at home",
     .writes = "matches, outcomes of needs for work",
     .asks = {&platform_mechanism, &supplier_survey_mechanism}});

} // namespace alleviation
