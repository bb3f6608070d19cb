#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Income of the month from the ledger, and the sums of the last twelve months.
void income_and_status(District& district);
extern const Mechanism income_and_status_mechanism;

/// Whether a household's income of the last twelve months lies below the poverty line (strictly).
bool income_poor(const District& district, std::size_t household);
bool consumption_poor(const District& district, std::size_t household);

/// The deprivations of 两不愁三保障 and safe water, one bit each.
enum Deprivation : unsigned { food = 1, clothing = 2, schooling_lost = 4, medical = 8, housing = 16, water = 32 };
unsigned deprivations(const District& district, std::size_t household);

} // namespace alleviation
