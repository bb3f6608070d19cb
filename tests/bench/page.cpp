/// One page of figures: what a month costs, beside the bound that memory sets in the same run; how cost grows; the
/// exchange model beside a loop written by hand. Times are the least of several repeats.
#include "tests/bench/page.h"

#include "models/alleviation/alleviation.h"
#include "models/exchange/exchange.h"
#include "sim/run/recorder.h"
#include "sim/run/run.h"
#include "sim/store/result_writer.h"
#include "tests/bench/targets.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>
#include <thread>

namespace bench {

namespace {

/// What a command prints, less the end of the line.
std::string answer(const char* command)
{
    std::string text;
    if (FILE* pipe = popen(command, "r")) {
        std::array<char, 256> part;
        while (std::fgets(part.data(), part.size(), pipe)) text += part.data();
        pclose(pipe);
    }
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

std::string processor()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "a processor that does not say its name";
}

const char* level()
{
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) return "x86-64-v4";
    if (__builtin_cpu_supports("avx2")) return "x86-64-v3";
    if (__builtin_cpu_supports("sse4.2")) return "x86-64-v2";
#endif
    return "base";
}

void write_cost(std::ostream& out, const Cost& cost)
{
    out << "| phase | ns per household-month | times the bound of all columns |\n|---|---:|---:|\n";
    const double bound = 1e9 * cost.bound / cost.households;
    for (const auto* phase : alleviation::phases()) {
        const double ns = 1e9 * cost.of(phase->name) / cost.households;
        out << "| " << phase->name << " | " << number(ns) << " | " << number(ns / bound) << " |\n";
    }
    out << "| **whole month** | **" << number(cost.per_household()) << "** | **" << number(cost.per_household() / bound)
        << "** |\n| reading and writing all columns once | " << number(bound) << " | 1 |\n\n";
}

/// Where the time goes, mechanism by mechanism, in towns of several sizes.
void write_mechanisms(std::ostream& out, const std::vector<Cost>& costs)
{
    out << "ns per household-month, by households:\n\n| phase | mechanism |";
    for (const Cost& cost : costs) out << " " << number(cost.households, 0) << " |";
    out << "\n|---|---|";
    for (std::size_t i = 0; i < costs.size(); ++i) out << "---:|";
    out << '\n';
    for (std::size_t k = 0; k < costs.front().parts.size(); ++k) {
        const auto& [phase, mechanism, unused] = costs.front().parts[k];
        out << "| " << phase << " | " << mechanism << " |";
        for (const Cost& cost : costs) out << " " << number(1e9 * cost.parts[k].seconds / cost.households) << " |";
        out << '\n';
    }
    out << '\n';
}

/// The pilot as it is run: all arms, several replicates, everything recorded that it asks for, nothing written.
void write_ensemble(std::ostream& out)
{
    sim::run::Request request;
    request.scenario = QIAO_SOURCE_DIR "/scenarios/yanliu.yaml";
    request.replicates = 8;
    const auto plan = sim::run::read_plan({&alleviation::model()}, request);
    const auto run = [&](int threads) {
        double least = 1e9;
        for (int repeat = 0; repeat < 3; ++repeat)
            least = std::min(least, elapsed_by([&] {
                                 sim::run::execute(plan, {.threads = threads, .quiet = true}, [](sim::store::Slab) {});
                             }));
        return least;
    };
    const auto cases = static_cast<double>(plan.arms.size()) * plan.replicates();
    const double households = plan.arms.front()->size_of_region(0), one = run(1), two = run(2);
    out << "`scenarios/yanliu.yaml` as it stands (" << plan.arms.size() << " arms of " << number(households, 0)
        << " households, " << plan.months() << " months) with " << plan.replicates()
        << " replicates, founded and recorded, nothing written: " << number(1e3 * one / cases)
        << " ms a case, which is " << number(1e9 * one / (cases * households * plan.months()), 0)
        << " ns per household-month; on two threads " << number(one / two, 2) << " times as fast.\n\n";
}

void write_switches(std::ostream& out, long villages)
{
    const double all = cost_of(*pilot(villages), 3).per_household();
    out << "With a mechanism off (" << villages * households_of_a_village << " households; all on: " << number(all)
        << " ns), ns per household-month:\n\n| off | ns | less |\n|---|---:|---:|\n";
    for (const auto* phase : alleviation::phases())
        for (const auto* mechanism : phase->mechanisms) {
            const auto& about = mechanism->description;
            if (about.levels.empty()) continue;
            const auto town = pilot(villages, {{"mechanisms." + std::string(about.name), about.levels.front()}});
            const double ns = cost_of(*town, 2).per_household();
            out << "| " << about.name << " | " << number(ns) << " | " << number(all - ns) << " |\n";
        }
    out << '\n';
}

/// Two districts at once, beside the two one after the other.
void write_threads(std::ostream& out, long villages, Targets& targets)
{
    const auto made = pilot(villages);
    const Town& town = *made;
    const auto live = [&](District& district, int year) {
        for (int month = 12 * year; month < 12 * year + 12; ++month)
            advance_month(district, town.parameters.groups, {town.parameters.start, month});
    };
    double one = 1e9, two = 1e9;
    for (int repeat = 0; repeat < 5; ++repeat) {
        District a = town.district, b = town.district;
        one = std::min(one, elapsed_by([&] {
                           live(a, 0);
                           live(b, 0);
                       }));
        District c = town.district, d = town.district;
        two = std::min(two, elapsed_by([&] {
                           std::thread other([&] { live(c, 0); });
                           live(d, 0);
                           other.join();
                       }));
    }
    out << "## Threads\n\nTwo districts of the size of a county (" << villages * households_of_a_village
        << " households) on two threads: " << number(one / two, 2) << " times as fast as on one (an efficiency of "
        << number(50 * one / two, 0) << " %).\n\n";
    targets.push_back({"two threads", "≥ 1.9 times", number(one / two, 2) + " times", one / two >= 1.9});
}

/// Months of a year with what they record, and what writing it to a file takes.
void write_recording(std::ostream& out, const std::string& what, long villages, const Settings& settings,
                     Targets& targets)
{
    sim::Faults faults;
    sim::scenario::Tables tables;
    sim::schema::Reading reading{
        faults, [&](const std::string& path, const sim::Origin& origin, sim::schema::TableShape shape) {
            return tables.load(path, origin, shape, faults);
        }};
    const auto arm = alleviation::model().read(pilot_tree(villages, settings), reading);
    faults.stop_if_any();
    const auto layout = arm->layout();
    const auto founded = arm->found({1, 0}, 0);
    double months = 1e9, recording = 1e9, writing = 1e9;
    const std::string path = std::filesystem::temp_directory_path() / "qiao-bench.h5";
    std::uintmax_t bytes = 0;
    for (int repeat = 0; repeat < 3; ++repeat) {
        const auto world = arm->begin(*founded);
        sim::run::CaseRecorder recorder(layout, 0, 0);
        std::vector<sim::store::Slab> slabs;
        double lived = 0, recorded = 0;
        for (int month = 0; month < 12; ++month) {
            const sim::Clock clock{arm->scenario().start, month};
            lived += time_of([&] {
                for (std::size_t district = 0; district < world->districts(); ++district) world->month(district, clock);
            });
            recorded += time_of([&] {
                recorder.begin_month(month);
                world->record(recorder, clock);
                slabs.push_back(recorder.take());
            });
        }
        writing = std::min(writing, elapsed_by([&] {
                               sim::store::Header header;
                               header.arms = {"bridge"};
                               header.replicates = 1;
                               header.months = 12;
                               header.effective_scenarios = {""};
                               sim::store::ResultWriter writer(path, layout, header);
                               for (auto& slab : slabs) writer.submit(std::move(slab));
                               writer.finish();
                           }));
        bytes = std::filesystem::file_size(path);
        std::filesystem::remove(path);
        months = std::min(months, lived);
        recording = std::min(recording, recorded);
    }
    const double share = 100 * recording / months;
    out << "| " << what << " | " << villages * households_of_a_village << " | " << number(share, 0) << " % | "
        << number(100 * writing / months, 0) << " % | " << number(static_cast<double>(bytes) / 1e6, 1) << " |\n";
    targets.push_back(at_most("recording " + what + ", of the months' time", 8, share, " %"));
}

void write_exchange(std::ostream& out, Targets& targets)
{
    constexpr std::uint32_t agents = 1000000;
    double hand = 1e9, engine = 1e9;
    std::vector<std::int32_t> wealth(agents, 100);
    std::uint64_t random = 88172645463325252ull;
    exchange::Parameters parameters;
    exchange::District district;
    district.randomness = {1, 0};
    district.agents.resize(agents);
    for (std::uint32_t i = 0; i < agents; ++i) {
        district.agents.identity[i] = i;
        district.agents.wealth[i] = 100;
    }
    district.expected_wealth = 100 * std::int64_t{agents};
    for (int repeat = 0; repeat < 30; ++repeat) {
        hand = std::min(hand, time_of([&] {
                            for (std::uint32_t giver = 0; giver < agents; ++giver) {
                                random ^= random << 13;
                                random ^= random >> 7;
                                random ^= random << 17;
                                const auto receiver =
                                    static_cast<std::uint32_t>(((random & 0xffffffffu) * std::uint64_t{agents}) >> 32);
                                const std::int32_t gift = wealth[giver] >= 1 ? 1 : 0;
                                wealth[giver] -= gift;
                                wealth[receiver] += gift;
                            }
                        }));
        engine = std::min(engine, time_of([&] {
                              sim::Step<exchange::District> step(district, parameters.mechanisms, parameters.groups);
                              exchange::month(step);
                          }));
        ++district.clock.step;
    }
    out << "`models/exchange`, 10⁶ agents: " << number(agents / engine / 1e6, 0)
        << " million agent-steps a second with the engine, " << number(agents / hand / 1e6, 0)
        << " million in a loop written by hand with a generator that costs next to nothing: "
        << number(100 * hand / engine, 0) << " %.\n\n";
    targets.push_back({"exchange, of the hand-written loop's speed", "≥ 80 %", number(100 * hand / engine, 0) + " %",
                       hand / engine >= 0.8});
}

} // namespace

void write_page(std::ostream& out, long largest)
{
    out << "# Benchmarks\n\nWritten by `./qiao bench`. Machine: " << processor() << ", "
        << std::thread::hardware_concurrency() << " processors, of level " << level() << ". Commit "
        << answer("git -C " QIAO_SOURCE_DIR " rev-parse --short HEAD")
        << ". Times are of the processor, the least of several repeats on one thread, of a mean month of the first "
           "year of the pilot's "
           "bridge arm with more villages. The bound is the time that reading and writing all columns of households "
           "and persons once takes in the same run. Load while measuring (one minute, by the system): "
        << answer("cut -d' ' -f1 /proc/loadavg") << ".\n\n";
    Targets targets;
    std::ostringstream rest;
    std::vector<Cost> costs;
    std::vector<long> sizes{4, 14, 36, 350};
    if (largest >= 1000000) sizes.push_back(3508);
    for (const long villages : sizes) {
        const double founding = time_of([&] { pilot(villages); });
        const auto town = pilot(villages);
        const Cost cost = cost_of(*town, villages > 1000 ? 1 : 3);
        rest << "## " << static_cast<long>(cost.households) << " households\n\n";
        write_cost(rest, cost);
        rest << "Bytes in columns: " << number(static_cast<double>(town->district.households.bytes_per_row()), 0)
             << " a household, " << number(static_cast<double>(town->district.persons.bytes_per_row()), 0)
             << " a person; " << number(cost.bytes / cost.households, 0) << " a household with its "
             << number(cost.persons / cost.households, 2)
             << " persons. Founding, with the years before the start: " << number(1e9 * founding / cost.households, 0)
             << " ns a household.\n\n";
        if (villages != 36 && villages <= 350) note_targets(targets, cost);
        costs.push_back(cost);
    }
    std::optional<Country> country;
    if (largest >= 10000000) {
        constexpr std::uint32_t districts = 100;
        country = cost_of_country(districts, 350);
        rest << "## " << static_cast<long>(country->households) << " households, in " << districts
             << " districts\n\nFounded, lived through for a year and gone, one after the other as in a whole country, "
                "on "
                "one thread: "
             << number(1e9 * country->month / country->households) << " ns per household-month, founding "
             << number(1e9 * country->founding / country->households, 0) << " ns a household.\n\n";
    }
    write_threads(rest, 124, targets);
    rest << "## The pilot's ensemble\n\n";
    write_ensemble(rest);
    rest << "## Mechanisms\n\n";
    write_mechanisms(rest, costs);
    write_switches(rest, 36);
    rest << "## Recording\n\n| what | households | recording, of the months' time | writing the file, of the months' "
            "time | MB |\n|---|---:|---:|---:|---:|\n";
    write_recording(rest, "all that the pilot asks for", 36, {}, targets);
    write_recording(rest, "as the national register asks", 350,
                    {{"population.districts", "10"},
                     {"record.measures", "off"},
                     {"record.matches", "off"},
                     {"record.households", "yearly"},
                     {"record.sample", "3"}},
                    targets);
    rest << "\n## Exchange\n\n";
    write_exchange(rest, targets);
    rest << "## Growth\n\n";
    write_growth(rest, largest, country);
    write_targets(out, targets);
    out << rest.str();
}

} // namespace bench
