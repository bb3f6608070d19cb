#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Income of the month from the ledger, and the sums of the last twelve months.
void income_and_status(District& district);
extern const Mechanism income_and_status_mechanism;

/// Whether a yearly amount is below a line for each of so many members (strictly).
inline bool below(double line, float yearly, std::uint8_t members)
{
    return (members > 0) & (static_cast<double>(yearly) < line * static_cast<double>(members));
}
/// Whether a household's income of the last twelve months lies below the poverty line (strictly).
inline bool income_poor(const District& district, std::size_t household)
{
    const auto& h = district.households;
    return below(district.environment.poverty_line, h.income_12[household], h.members[household]);
}
inline bool consumption_poor(const District& district, std::size_t household)
{
    const auto& h = district.households;
    return below(district.environment.poverty_line, h.consumption_12[household], h.members[household]);
}

/// The deprivations of 两不愁三保障 and safe water, one bit each.
enum Deprivation : unsigned { food = 1, clothing = 2, schooling_lost = 4, medical = 8, housing = 16, water = 32 };
unsigned deprivations(const District& district, std::size_t household);

} // namespace alleviation
