#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Makes this month's budgets, vacancies and seats of all suppliers, and gives them the money they will need.
void supplier_offers(District& district);
extern const Mechanism supplier_offers_mechanism;

} // namespace alleviation
