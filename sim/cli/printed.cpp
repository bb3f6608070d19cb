#include "sim/cli/printed.h"

#include "sim/core/faults.h"

#include <limits>
#include <string_view>

namespace sim::cli {

bool Printed::pass_on()
{
    std::string shown;
    for (std::size_t from = 0; from < line_.size();) {
        const std::size_t kept = std::min(line_.find_first_of("\t\n", from), line_.size());
        shown += printable(std::string_view(line_).substr(from, kept - from), std::numeric_limits<std::size_t>::max());
        if (kept < line_.size()) shown += line_[kept];
        from = kept + 1;
    }
    line_.clear();
    const auto size = static_cast<std::streamsize>(shown.size());
    return sink_->sputn(shown.data(), size) == size;
}

std::streambuf::int_type Printed::overflow(int_type c)
{
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    line_ += traits_type::to_char_type(c);
    return line_.back() != '\n' || pass_on() ? c : traits_type::eof();
}

std::streamsize Printed::xsputn(const char* text, std::streamsize count)
{
    line_.append(text, static_cast<std::size_t>(count));
    return line_.find('\n') == std::string::npos || pass_on() ? count : 0;
}

int Printed::sync()
{
    return pass_on() && sink_->pubsync() == 0 ? 0 : -1;
}

} // namespace sim::cli
