#include "models/alleviation/livelihoods/newcomers.h"

#include "models/alleviation/definitions.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process traits{"a person's traits", "persons"};

float rating(const sim::schema::Number& spread, float mean, float normal)
{
    return std::clamp(mean + spread.real() * normal, 0.0f, 1.0f);
}

} // namespace

NewcomerLaw::NewcomerLaw(const NewcomerParameters& newcomers, const HealthParameters& health,
                         const LabourParameters& labour, const LeadershipParameters& leadership,
                         const WageParameters& wages)
    : newcomers_(newcomers), labour_(labour), leadership_(leadership),
      wage_spread_(std::sqrt(wages.variance.real() * wages.persistent_share.real()))
{
    const float to_disabled = health.becomes_disabled.real();
    const float to_chronic = std::min(health.becomes_chronic.real(), 1.0f - to_disabled);
    float disabled = newcomers.disabled_birth.real(),
          chronic = std::min(newcomers.chronic_birth.real(), 1.0f - disabled);
    for (int age = 0; age <= oldest_age; ++age) {
        disabled_.push_back(disabled);
        chronic_.push_back(chronic);
        const float well = std::min(1.0f, months_of_year * illness_hazard(health, static_cast<float>(age), false));
        const float ill = std::min(1.0f, months_of_year * illness_hazard(health, static_cast<float>(age), true));
        const float newly_chronic = (1.0f - chronic - disabled) * well * to_chronic;
        disabled += (1.0f - chronic - disabled) * well * to_disabled + chronic * ill * to_disabled;
        chronic += newly_chronic - chronic * ill * to_disabled;
    }
}

void NewcomerLaw::draw(District& district, std::size_t person, float able) const
{
    auto& persons = district.persons;
    const auto& skills = newcomers_.skills;
    auto stream = district.draw(traits, persons.identity[person]);
    persons.farm_skill[person] = rating(skills.farm_spread, skills.farm.real(), stream.normal());
    const float learnt = skills.trade_of_school.real() * static_cast<float>(persons.schooling[person]);
    persons.trade_skill[person] = rating(skills.trade_spread, skills.trade.real() + learnt, stream.normal());
    persons.leadership[person] = rating(leadership_.spread, leadership_.untrained.real(), stream.normal());
    persons.persistent[person] = wage_spread_ * stream.normal();
    const float u = stream.uniform(), is_disabled = disabled(persons.age[person]);
    const Health state = u < is_disabled                                  ? Health::disabled
                         : u < is_disabled + chronic(persons.age[person]) ? Health::chronic
                                                                          : Health::well;
    persons.health[person] = static_cast<std::uint8_t>(state);
    persons.ability[person] = able * ability_left(labour_, state);
}

} // namespace alleviation
