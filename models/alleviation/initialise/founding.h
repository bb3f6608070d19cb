/// What founding people, households and listed households have in common.
#pragma once

#include "models/alleviation/initialise/initial_population.h"

namespace alleviation {

/// Room for founding members in the identities of a household's persons; the newborn have identities of their own.
inline constexpr std::uint32_t founding_members = 64;
static_assert(PopulationParameters::most_members <= founding_members);
inline std::uint32_t founding_identity(std::uint32_t household, std::uint32_t member)
{
    return household * founding_members + member;
}

/// Usual activity of somebody of an age who neither migrates nor has a job.
Activity activity_at_home(const LabourParameters& labour, int age, float ability, bool at_school);

/// A normal distribution.
struct Spread {
    float mean, deviation;
    float at(float normal) const { return mean + deviation * normal; }
};

} // namespace alleviation
