/// What an arm will run, said before it is run: who lives there, who helps with what means, how the list was read, and
/// what in all this may not be what was meant.
#pragma once

#include <string>
#include <vector>

namespace alleviation {

struct Parameters;

/// A line each: people, agencies with their money, suppliers, the columns of the list, defaults that matter.
std::vector<std::string> outline_of(const Parameters& parameters);

/// A line each: columns that are not read and the defaults that leaves, villages that are folded together, several
/// agencies at a time, budgets that are not spent or do not reach.
std::vector<std::string> notices_of(const Parameters& parameters);

} // namespace alleviation
