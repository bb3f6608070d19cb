#pragma once

#include <iosfwd>

namespace bench {

/// Measures what the targets speak of and writes one page of Markdown: about a minute with `largest` of 10⁶ households.
void write_page(std::ostream& out, long largest);

} // namespace bench
