/// What founding listed and synthetic households have in common.
#pragma once

#include "models/alleviation/initialise/initial_population.h"

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
    StudyGroup study_group = StudyGroup::comparison;
    float land = 0, capital = 0, productivity = 0, support = 0;
    double cash = 0; ///< yuan
    std::uint8_t cause = 0;
    bool registered = false, safe_housing = true, safe_water = true, insured = true, dibao = false;
    std::vector<NewPerson> members;
};

/// How many members a household has besides the first.
using HouseholdSizes = boost::random::discrete_distribution<int>;
/// The usual shares of each size, tilted until they have that mean.
HouseholdSizes household_sizes(const HouseholdSizeParameters& parameters, double mean_members);

/// What households are made from.
struct Marginals {
    const InitialPopulationParameters& initial;
    const PopulationParameters& population;
    const WelfareParameters& welfare;
    const FarmingParameters& farming;
    const DemographyParameters& demography;
    const LabourParameters& labour;
    const PublicTransferParameters& transfers;
};
/// A random household of a village.
NewHousehold synthetic_household(const District& district, const Marginals& marginals, std::uint32_t identity,
                                 std::uint16_t village, const HouseholdSizes& sizes);
/// A household as the list has it; what the list does not say is drawn.
NewHousehold listed_household(const District& district, const Marginals& marginals, std::uint32_t identity,
                              std::uint16_t village, const ListedHousehold& listed);

/// The ability to work that the healthy have at an age.
float ability_at(int age, const DemographyParameters& demography);
/// Usual activity of somebody of an age who neither migrates nor has a job.
Activity activity_at_home(const LabourParameters& labour, int age, float ability, bool at_school);

} // namespace alleviation
