/// What founding listed and synthetic households have in common.
#pragma once

#include "models/alleviation/initialise/population.h"

#include <boost/random/discrete_distribution.hpp>

namespace alleviation {

/// A person to be founded.
struct NewPerson {
    Relation relation = Relation::other;
    Sex sex = Sex::male;
    int age = 0;
    int schooling = 0;
    Health health = Health::well;
    float ability = 1;
    Activity activity = Activity::farm;
};

/// A household to be founded, with its members.
struct NewHousehold {
    std::uint32_t identity = 0;
    std::uint16_t village = 0;
    Circle circle = Circle::comparison_villages;
    float land = 0, capital = 0, productivity = 0, support = 0;
    double cash = 0; ///< yuan
    std::uint8_t cause = 0;
    bool registered = false, safe_housing = true, safe_water = true, insured = true, dibao = false;
    std::vector<NewPerson> members;
};

/// How many members a household has besides the first, at most six.
using HouseholdSizes = boost::random::discrete_distribution<int>;
/// The usual shares of each size, tilted until they have that mean.
HouseholdSizes household_sizes(double mean_members);
/// A random household of a village, from marginals.
NewHousehold synthetic_household(const District& district, const PopulationParameters& parameters,
                                 const DemographyParameters& demography, const WelfareParameters& welfare,
                                 std::uint32_t identity, std::uint16_t village, const HouseholdSizes& sizes);
/// A household as the list has it; what the list does not say is drawn.
NewHousehold listed_household(const District& district, const PopulationParameters& parameters,
                              const FarmingParameters& farming, const PublicTransferParameters& transfers,
                              const WelfareParameters& welfare, std::uint32_t identity, std::uint16_t village,
                              const ListedHousehold& listed);

/// Usual activity of somebody of an age who neither migrates nor has a job.
Activity activity_at_home(int age, float ability, bool at_school);

} // namespace alleviation
