/// Agent-steps per second of the exchange model, beside the same rule written by hand as one loop.
#include "models/exchange/exchange.h"

#include <benchmark/benchmark.h>

#include <map>

namespace {

/// What the engine's model does, with a generator that costs next to nothing (xorshift) and no checks: the limit.
void by_hand(benchmark::State& state)
{
    const auto agents = static_cast<std::uint32_t>(state.range(0));
    std::vector<std::int32_t> wealth(agents, 100);
    std::uint64_t random = 88172645463325252ull;
    for (auto _ : state) {
        for (std::uint32_t giver = 0; giver < agents; ++giver) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            const auto receiver = static_cast<std::uint32_t>(((random & 0xffffffffu) * std::uint64_t{agents}) >> 32);
            const std::int32_t gift = wealth[giver] >= 1 ? 1 : 0;
            wealth[giver] -= gift;
            wealth[receiver] += gift;
        }
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * agents);
}

/// The model through the engine: keyed draws, switches, the check after each phase.
void by_engine(benchmark::State& state)
{
    exchange::Parameters parameters;
    exchange::District district;
    district.randomness = {1, 0};
    district.agents.resize(static_cast<std::size_t>(state.range(0)));
    for (std::size_t i = 0; i < district.agents.rows(); ++i) {
        district.agents.identity[i] = static_cast<std::uint32_t>(i);
        district.agents.wealth[i] = 100;
    }
    district.expected_wealth = 100 * state.range(0);
    for (auto _ : state) {
        sim::Step<exchange::District> step(district, parameters.mechanisms, parameters.groups);
        exchange::month(step);
        ++district.clock.step;
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

} // namespace

BENCHMARK(by_hand)->Name("exchange by hand/smallest")->Arg(1000);
BENCHMARK(by_engine)->Name("exchange by engine/smallest")->Arg(1000);
BENCHMARK(by_hand)->Name("exchange by hand")->Arg(1000000);
BENCHMARK(by_engine)->Name("exchange by engine")->Arg(1000000);
