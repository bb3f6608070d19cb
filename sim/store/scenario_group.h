/// The group /scenario: what was simulated, as text; all that is needed to run it again.
#pragma once

#include "sim/store/hdf5_handles.h"
#include "sim/store/result_writer.h"

namespace sim::store {

/// Throws hdf5::Failure.
void write_scenario(hid_t file, const Header& header);

} // namespace sim::store
