#pragma once

#include "models/alleviation/district.h"

namespace alleviation {

/// Divides the project's households and the pilot villages among the agencies at work, village by village and in
/// proportion to their workers. Done anew when one comes or goes: it hands its cases over with their records (转介).
/// Where none is at work everything stays as it was.
void divide_work(District& district);

} // namespace alleviation
