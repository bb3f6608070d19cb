/// SHA-256 (FIPS 180-4), by which a file that is not kept is recognised: what `sha256sum` prints.
#pragma once

#include <string>
#include <string_view>

namespace sim {

/// The digest of some bytes, as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

} // namespace sim
