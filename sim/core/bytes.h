/// Sizes as people read them.
#pragma once

#include <string>

namespace sim {

/// A number of bytes with a unit in which it does not vanish: "0 bytes", "3.2 kB", "250 MB", "1.4 GB".
std::string bytes_text(double bytes);

} // namespace sim
