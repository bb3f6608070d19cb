#include "tests/bench/targets.h"

#include <ostream>

namespace bench {

namespace {

constexpr auto why = R"(Why those that are missed are missed, by sampling profiles (`perf`, one thread):

- **No single hot loop is left.** The most costly function, the generator of random numbers, takes 5 % of a national run
  and is bound by the processor's multipliers; about a hundred passes take 0.3 to 10 ns each, nearly all of them in the
  processor's own vectors. Random numbers and normal deviates take 7 % of the time, the books 8 %, recording 10 %,
  founding 8 %, sums over the members of households 6 %; the rest is spread over what decides about single persons and
  households.
- **Memory is not what limits.** Districts of 1,800 and of 35,000 households differ by 6 %; huge pages, prefetching and
  optimisation at link time gained nothing, smaller chunks only where a pass takes a dozen numbers along.
- **Households differ.** Who is idle, in need, short of cash or entitled is marked in vectors; what then happens to each is
  scalar work, whose branches nobody can predict, and the more of them it happens to, the more there is of it.
- **Bytes.** Needs and what is recorded of them take 40 of a household's 204 bytes, six properties of a person 24 of 46.
  As 16-bit floats they would take half, about 60 bytes less for a household with its persons; that alone is not enough.
- **Recording.** The pilot's scenario asks for every measure of poverty and inequality, by group, month by month: sorting
  alone takes as long as a month. With the measures off, as a national run has them, recording is the sums of 46 series
  by study group and district, and the needs by outcome.
)";

} // namespace

Target at_most(const std::string& what, double limit, double value, const std::string& unit, int decimals)
{
    return {what, "≤ " + number(limit, 0) + unit, number(value, decimals) + unit, value <= limit};
}

void note_targets(Targets& targets, const Cost& cost)
{
    for (const char* phase : {"livelihoods", "close_books"})
        targets.push_back(
            at_most(std::string(phase) + ": times the bound of all columns", 4, cost.of(phase) / cost.bound, "", 1));
    targets.push_back(at_most("whole month, per household", 150, cost.per_household(), " ns"));
    targets.push_back(at_most("bytes in columns, a household with its persons", 250, cost.bytes / cost.households, ""));
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
