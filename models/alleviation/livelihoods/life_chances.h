/// What a year may bring to people by age, sex and kinship, before anybody looks at their households.
#pragma once

#include "models/alleviation/definitions.h"
#include "models/alleviation/livelihoods/demography.h"

#include <array>

namespace alleviation {

/// Chance to die within the year.
float death_chance(int age, const DemographyParameters& parameters);
/// Years at school at an age of who has been there all along.
int years_at_school(int age);
/// Everyone is a year older; children go to school, and leave it to work at home.
void grow_older(const District& district, const DemographyParameters& parameters, LifeCourses& people);

/// Chances of a year by age, and by sex where that matters.
struct Chances {
    std::array<float, possible_ages> of_death;
    std::array<float, 2 * possible_ages> leaves, moves; ///< to leave for good; that or to marry
};

/// They, where young people leave `crowded` times as often as usual.
Chances chances_of(const DemographyParameters& parameters, float crowded);

/// What may happen to somebody; several marks may stand together.
enum Mark : std::uint8_t { dies = 1, moves = 2, bears = 4, hands_over = 8, couple = 16 };
constexpr std::uint8_t concerns = dies | moves | bears | hands_over; ///< marks with which something happens

/// Marks what happens to a chunk of people. `fate`, `move`, `bearing`: a draw of each, of the year.
void mark_chunk(const LifeCourses& people, std::size_t first, std::size_t count, const DemographyParameters& parameters,
                const Chances& chances, const float* fate, const float* move, const float* bearing,
                std::uint8_t* marks);

} // namespace alleviation
