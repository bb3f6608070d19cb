/// qiao-bench: times of the models, as ratios to bounds measured in the same run.
#include "tests/bench/months.h"

#include <benchmark/benchmark.h>

#include <vector>

int main(int argc, char** argv)
{
    char tabular[] = "--benchmark_counters_tabular=true";
    std::vector<char*> arguments(argv, argv + argc);
    arguments.insert(arguments.begin() + 1, tabular);
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
    bench::register_months();
    benchmark::RunSpecifiedBenchmarks();
}
