/// Reading text files and checking their encoding.
#pragma once

#include "sim/core/faults.h"

#include <optional>
#include <string>

namespace sim::scenario {

/// The bytes of a regular file of at most `most` bytes, or nothing and a fault at `origin` that says why: devices,
/// pipes and folders are not read, and not waited for.
std::optional<std::string> read_file(const std::string& path, const Origin& origin, const std::string& key,
                                     std::size_t most, Faults& faults);

/// Place of the first byte that is not UTF-8, or npos.
std::size_t first_bad_byte(const std::string& text);
/// Line (from 1) of a byte.
int line_of(const std::string& text, std::size_t byte);
/// Takes a UTF-8 byte-order mark off.
void drop_mark(std::string& text);
/// Ends every line with a line feed alone, so that lines are counted as editors do: CR LF and CR end lines as well.
void end_lines_alike(std::string& text);

} // namespace sim::scenario
