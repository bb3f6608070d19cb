/// What a month of the poverty model costs: the whole and each phase, beside the streaming bound of the same bytes.
#include "tests/bench/months.h"
#include "tests/bench/streaming.h"
#include "tests/models/alleviation/town.h"

#include <benchmark/benchmark.h>

#include <map>
#include <memory>

namespace {

using alleviation::District;
using alleviation::testing::Town;

/// The pilot's bridge arm with so many villages of each kind as asked.
std::unique_ptr<Town> pilot_with_villages(long villages)
{
    return std::make_unique<Town>(
        alleviation::testing::last_arm("yanliu.yaml", {{"population.pilot_villages", std::to_string(villages)},
                                                       {"population.comparison_villages", std::to_string(villages)}}));
}

/// Towns are founded once and copied for each benchmark.
const Town& founded(long villages)
{
    static std::map<long, std::unique_ptr<Town>> towns;
    auto& town = towns[villages];
    if (!town) town = pilot_with_villages(villages);
    return *town;
}

/// Bytes of the columns of households and persons.
std::size_t column_bytes(const District& district)
{
    return district.persons.bytes_per_row() * district.persons.rows() +
           district.households.bytes_per_row() * district.households.rows();
}

/// Lives through the years of the pilot over and over; returns the town to its founding after three years.
class Years {
  public:
    explicit Years(const Town& town) : town_(town), district_(town.district) {}

    const District& district() const { return district_; }
    sim::Times month()
    {
        if (step_ == 36) {
            district_ = town_.district;
            step_ = 0;
        }
        sim::Times times;
        advance_month(district_, town_.parameters.groups, {town_.parameters.start, step_++}, &times);
        return times;
    }

  private:
    const Town& town_;
    District district_;
    int step_ = 0;
};

benchmark::Counter each(double count)
{
    return {count, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert};
}

void whole_month(benchmark::State& state, long villages)
{
    Years years(founded(villages));
    const auto households = static_cast<double>(years.district().household_count());
    const std::size_t bytes = column_bytes(years.district());
    bench::Streaming streaming(bytes);
    double months = 0, streams = 0;
    for (auto _ : state) {
        streams += streaming.pass().count();
        const auto begin = std::chrono::steady_clock::now();
        years.month();
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
        months += time.count();
        state.SetIterationTime(time.count());
    }
    state.counters["per household"] = each(households);
    state.counters["streaming bound"] = benchmark::Counter(streams / households, benchmark::Counter::kAvgIterations);
    state.counters["times bound"] = months / streams;
    state.counters["bytes per household"] = static_cast<double>(bytes) / households;
}

void one_phase(benchmark::State& state, long villages, std::string_view phase)
{
    Years years(founded(villages));
    for (auto _ : state) {
        std::chrono::nanoseconds spent{0};
        const auto times = years.month();
        for (const auto& spent_there : times.spent())
            if (spent_there.phase == phase) spent += spent_there.time;
        state.SetIterationTime(std::chrono::duration<double>(spent).count());
    }
    state.counters["per household"] = each(static_cast<double>(years.district().household_count()));
}

/// From nothing to a town that can begin its first month.
void founding(benchmark::State& state, long villages)
{
    const Town& town = founded(villages);
    std::uint32_t replicate = 0;
    for (auto _ : state) benchmark::DoNotOptimize(initial_town(town.parameters, {1, replicate++}));
    state.counters["per household"] = each(static_cast<double>(town.district.household_count()));
}

} // namespace

void bench::register_months()
{
    for (const long villages : {1L, 7L, 70L}) {
        const std::string size = villages == 1 ? "smallest" : std::to_string(villages * 2) + " villages";
        // Whole years, so that every month of the year counts alike; by time, a phase that costs nothing would go on
        // for hours.
        const int years = villages < 10 ? 12 : 3;
        benchmark::RegisterBenchmark(("month/" + size).c_str(), whole_month, villages)
            ->UseManualTime()
            ->Iterations(12 * years)
            ->Unit(benchmark::kMicrosecond);
        for (const auto* phase : alleviation::phases())
            benchmark::RegisterBenchmark((std::string(phase->name) + "/" + size).c_str(), one_phase, villages,
                                         phase->name)
                ->UseManualTime()
                ->Iterations(12 * years)
                ->Unit(benchmark::kMicrosecond);
        benchmark::RegisterBenchmark(("founding/" + size).c_str(), founding, villages)->Unit(benchmark::kMicrosecond);
    }
}
