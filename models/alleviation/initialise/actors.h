/// The actors of help, as an arm has them.
#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/parameters.h"

namespace alleviation {

/// Gives a founded town its agencies, suppliers and associations; people of the town have most of the suppliers' posts.
void add_actors(District& district, const Parameters& parameters);

} // namespace alleviation
