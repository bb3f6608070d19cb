/// qiao-bench: times of the models, as ratios to bounds measured in the same run. `--page` writes one page of them
/// (`--page=10000000`: with so many households at most, instead of a million), everything else is Google Benchmark's.
#include "tests/bench/months.h"
#include "tests/bench/page.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

int main(int argc, char** argv)
{
    const std::string_view first = argc > 1 ? argv[1] : "--page";
    if (first.starts_with("--page")) {
        bench::write_page(std::cout, first.starts_with("--page=") ? std::atol(argv[1] + 7) : 1000000);
        return 0;
    }
    char tabular[] = "--benchmark_counters_tabular=true";
    std::vector<char*> arguments(argv, argv + argc);
    arguments.insert(arguments.begin() + 1, tabular);
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
    bench::register_months();
    benchmark::RunSpecifiedBenchmarks();
}
