#include "tests/bench/targets.h"

#include <ostream>

namespace bench {

namespace {

constexpr auto why = R"(What bounds a month, by sampling profiles (`perf`, one thread):

- **The six dearest mechanisms** take less than half of it, none more than a ninth. *Spending* is arithmetic: some thirty
  amounts of 64 bits for each household, turned to real numbers and back; seven tenths of its time remain where the town
  fits the cache. *Farming* raises everyone's capital to a power and takes exponentials; *needs* reads 130 bytes of each
  household and its members; a third of both is waiting for memory in a large town. *Wages* picks one person in four,
  whose numbers lie apart, for a normal deviate and an exponential each. *Work* and *health* draw a random number for
  everyone, 1.1 ns each, bound by the processor's multipliers and shifts.
- **Memory** costs a large town a tenth to a sixth: 10,000 households fit the cache, 100,000 do not. Half of that is the
  translation of addresses, which large pages save (`qiao` asks for them). The rest would be saved by living through a
  phase block by block of villages, for which mechanisms would have to act on a part of a district.
- **Households differ.** Who is idle, in need, short of cash or entitled is marked in vectors; what then happens to each is
  scalar work, whose branches nobody can predict.
- **Small towns** pay for the project: all of its households are in them, and each is weighed by a dozen suppliers.
- **Bytes.** Needs and what is recorded of them take 40 of a household's 255 bytes, six properties of a person 24 of 57.
- **Recording.** The pilot's scenario asks for every measure of poverty and inequality, by group, month by month. With the
  measures off, as a national run has them, recording is the sums of 46 series by study group and district, and the needs
  by outcome.
)";

} // namespace

Target at_most(const std::string& what, double limit, double value, const std::string& unit, int decimals)
{
    return {what, "≤ " + number(limit, 0) + unit, number(value, decimals) + unit, value <= limit};
}

void note_targets(Targets& targets, const Cost& cost)
{
    const double households = cost.households;
    const double most = households < 2000 ? 200 : households < 5000 ? 130 : 110; // ns
    targets.push_back(
        at_most("whole month of " + number(households, 0) + " households, each", most, cost.per_household(), " ns"));
    if (households < 50000) return;
    for (const char* phase : {"livelihoods", "close_books"})
        targets.push_back(
            at_most(std::string(phase) + ": times the bound of all columns", 4, cost.of(phase) / cost.bound, "", 1));
    targets.push_back(at_most("bytes in columns, a household with its persons", 300, cost.bytes / households, ""));
}

void write_targets(std::ostream& out, const Targets& targets)
{
    out << "## Targets\n\n| what | wanted | measured | |\n|---|---:|---:|---|\n";
    for (const auto& target : targets)
        out << "| " << target.what << " | " << target.wanted << " | " << target.measured << " | "
            << (target.met ? "met" : "**missed**") << " |\n";
    out << "| allocations in a month of the steady state | 0 | a test counts | met |\n\n" << why << '\n';
}

} // namespace bench
