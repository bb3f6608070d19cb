#include "sim/core/bytes.h"

#include <cstdio>

namespace sim {

std::string bytes_text(double bytes)
{
    constexpr const char* units[] = {"bytes", "kB", "MB", "GB", "TB", "PB"};
    std::size_t unit = 0;
    for (; bytes >= 999.5 && unit + 1 < sizeof units / sizeof *units; ++unit) bytes /= 1000;
    char text[48];
    std::snprintf(text, sizeof text, unit > 0 && bytes < 9.95 ? "%.1f %s" : "%.0f %s", bytes, units[unit]);
    return text;
}

} // namespace sim
