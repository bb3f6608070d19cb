#pragma once

#include "tests/bench/costs.h"

#include <iosfwd>
#include <optional>

namespace bench {

/// Measures what the targets speak of and writes one page of Markdown: about a minute with `largest` of 10⁶ households.
void write_page(std::ostream& out, long largest);

/// How time grows with households, villages, suppliers, needs and replicates; `country` is one more point, the largest.
void write_growth(std::ostream& out, long largest, const std::optional<Country>& country);

} // namespace bench
