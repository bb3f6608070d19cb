/// A January of the population: who dies, is born, marries, leaves, comes back and sets up a household, as far as ages,
/// kinship and land go. The month's demography adds what else people and households have.
#pragma once

#include "models/alleviation/livelihoods/demography.h"

#include <vector>

namespace alleviation {

/// Somebody who was not there before.
struct Arrival {
    std::uint32_t identity = 0;
    std::uint32_t partner = unmarried;
    std::uint32_t row = 0; ///< in the table of persons as they are now
    Relation relation = Relation::other;
    Sex sex = Sex::male;
    int age = 0, schooling = 0;
};

/// A vacant row becomes a household: of a family that leaves another, or that comes back to the village to its kin.
struct NewHome {
    std::uint32_t identity = 0;
    std::uint32_t from = 0, to = 0; ///< rows of the household it comes from, or of its kin, and of its own
    float share = 0;                ///< of the members of that household who go; 0 of those who come back
};

struct Generation {
    std::vector<sim::Run> rows;         ///< of all persons as they are now; fresh ones for arrivals
    std::uint32_t people = 0;           ///< how many they are
    std::vector<Arrival> arrivals;      ///< in the order of their rows
    std::vector<std::uint8_t> members;  ///< of each household
    std::vector<std::uint32_t> gone;    ///< rows of those who died or left
    std::vector<std::uint32_t> emptied; ///< rows of households whose last member did
    std::vector<NewHome> homes;
};

/// A whole number, each equally likely from `low` to `high`; `low` where that is not below.
int between(sim::Stream& stream, int low, int high);
/// What becomes of everyone this January, as of the table before; relations and partners of who stays are put right in
/// it already.
Generation next_generation(const District& district, const DemographyParameters& parameters, float girls,
                           LifeCourses& people);
/// Puts the people's table and the households' members in the new order; households that died out leave their land to
/// the village, and new ones take their share and what is free.
void succeed(District& district, LifeCourses& people, const Generation& generation);

} // namespace alleviation
