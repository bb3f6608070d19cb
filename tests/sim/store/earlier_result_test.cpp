#include "sample_result.h"

#include "sim/store/journal.h"
#include "sim/store/slab_bytes.h"
#include "tests/bytes_of.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <csignal>
#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

using sim::store::Finished;
using sim::store::Journal;
using sim::store::ResultPlace;
using sim::store::ResultReader;
using sim::store::ResultWriter;
using sim::store::Slab;
namespace fs = std::filesystem;

namespace {

constexpr auto continued = ResultPlace::Existing::continued;

/// Everything in a result that is numbers.
std::vector<std::vector<double>> numbers_in(const std::string& path)
{
    const ResultReader result(path);
    std::vector<std::vector<double>> out;
    for (const auto& group : result.groups())
        for (const auto& variable : group == "scenario" ? std::vector<std::string>{} : result.variables(group)) {
            out.push_back(result.read(group, variable).values);
            for (double& value : out.back())
                if (std::isnan(value)) value = -12345;
        }
    return out;
}

/// Writes two whole cases and half of a third, and is killed.
void leave_killed(const std::string& path)
{
    const pid_t child = fork();
    if (child == 0) {
        ResultWriter writer(path, sample::layout(), sample::header());
        writer.submit(sample::slab(0, 1, 0, 2));
        writer.submit(sample::slab(0, 1, 2, 4));
        writer.submit(sample::slab(1, 2, 0, 4));
        writer.submit(sample::slab(1, 1, 0, 2));
        while (true) pause();
    }
    for (int wait = 0; wait < 1000; ++wait) {
        if (fs::exists(path)) {
            const auto done = ResultReader(path).read("progress", "months_done").values;
            if (done[1] == 4 && done[5] == 4 && done[4] == 2) break;
        }
        usleep(10'000);
    }
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
}

/// Goes on with what is at `path`, and returns what was taken over.
Finished go_on(const std::string& path, const sim::store::Header& header = sample::header())
{
    const ResultPlace place(path, continued);
    ResultWriter writer(place, sample::layout(), header);
    const Finished finished = writer.take_over({place.source()});
    for (int arm = 0; arm < sample::arms; ++arm)
        for (int replicate = 0; replicate < header.replicates; ++replicate)
            if (!finished.has(static_cast<std::size_t>(arm), static_cast<std::size_t>(replicate)))
                writer.submit(sample::slab(arm, replicate, 0, 4));
    writer.finish();
    return finished;
}

std::vector<std::vector<double>> whole(int replicates = sample::replicates)
{
    const sample::Folder folder;
    auto header = sample::header();
    header.replicates = replicates;
    ResultWriter writer(folder.file(), sample::layout(), header);
    for (int arm = 0; arm < sample::arms; ++arm)
        for (int replicate = 0; replicate < replicates; ++replicate) writer.submit(sample::slab(arm, replicate, 0, 4));
    writer.finish();
    return numbers_in(folder.file());
}

} // namespace

TEST_CASE("whole cases of a killed run are taken over with their records, and the result is as if it had never stopped",
          "[store]")
{
    const sample::Folder folder;
    leave_killed(folder.file());
    REQUIRE(fs::exists(Journal::of(folder.file())));
    const Finished finished = go_on(folder.file());
    CHECK(finished.count() == 2);
    CHECK(finished.has(0, 1));
    CHECK(finished.has(1, 2));
    CHECK_FALSE(finished.has(1, 1)); // half of it was there
    CHECK(numbers_in(folder.file()) == whole());
    CHECK(ResultReader(folder.file()).complete());
    CHECK_FALSE(fs::exists(Journal::of(folder.file())));
}

TEST_CASE("without its journal a killed run has no whole cases, for their records are lost", "[store]")
{
    const sample::Folder folder;
    leave_killed(folder.file());
    fs::remove(Journal::of(folder.file()));
    CHECK(go_on(folder.file()).count() == 0);
    CHECK(numbers_in(folder.file()) == whole());
}

TEST_CASE("who goes on and is killed leaves what was whole before", "[store]")
{
    const sample::Folder folder;
    leave_killed(folder.file());
    const pid_t child = fork();
    if (child == 0) {
        const ResultPlace place(folder.file(), continued);
        ResultWriter writer(place, sample::layout(), sample::header());
        (void)writer.take_over({place.source()});
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(go_on(folder.file()).count() == 2);
    CHECK(numbers_in(folder.file()) == whole());
}

TEST_CASE("what is closed in order needs no journal to be gone on with", "[store]")
{
    const sample::Folder folder;
    {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        writer.submit(sample::slab(1, 0, 0, 4));
        writer.submit(sample::slab(1, 2, 0, 4));
    }
    CHECK_FALSE(fs::exists(Journal::of(folder.file())));
    CHECK(go_on(folder.file()).count() == 2);
    CHECK(numbers_in(folder.file()) == whole());
}

TEST_CASE("replicates are added to a complete result", "[store]")
{
    const sample::Folder folder;
    {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        sample::write_all(writer);
        writer.finish();
    }
    auto header = sample::header();
    header.replicates += 2;
    CHECK(go_on(folder.file(), header).count() == sample::arms * sample::replicates);
    CHECK(numbers_in(folder.file()) == whole(sample::replicates + 2));
}

TEST_CASE("regions of worlds that are not whole are kept beside the result, and handed back", "[store]")
{
    const sample::Folder folder;
    Slab region = sample::slab(0, 2, 0, 4);
    region.region = 7;
    region.rows.clear();
    region.parts[0].weights = {{1, 2}, {}};
    {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        writer.submit(sample::slab(0, 1, 0, 4));
        writer.submit(region);
    }
    const ResultPlace place(folder.file(), continued);
    ResultWriter writer(place, sample::layout(), sample::header());
    const Finished finished = writer.take_over({place.source()});
    CHECK(finished.count() == 1);
    REQUIRE(finished.regions(0, 2).size() == 1);
    CHECK(sim::store::to_bytes(finished.regions(0, 2).at(7)) == sim::store::to_bytes(region));
    const Finished told = sim::store::finished_from(sim::store::to_bytes(finished));
    CHECK(told.has(0, 1));
    CHECK(told.count() == 1);
    CHECK(told.regions(0, 2).contains(7));
}

TEST_CASE("a journal is read as far as it is whole, wherever it was cut off", "[store]")
{
    const sample::Folder folder;
    const std::string path = folder.file() + ".journal";
    {
        Journal journal(path);
        for (int i = 0; i < 3; ++i) journal.add(sample::slab(i % 2, i, 0, 4));
    }
    const std::string all = bytes_of(path);
    std::size_t last = 0;
    for (std::size_t cut = 0; cut <= all.size(); cut += 7) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << all.substr(0, cut);
        const auto read = Journal::read(path);
        CHECK(read.size() >= last);
        last = read.size();
        for (std::size_t i = 0; i < read.size(); ++i)
            CHECK(sim::store::to_bytes(read[i]) ==
                  sim::store::to_bytes(sample::slab(static_cast<int>(i) % 2, static_cast<int>(i), 0, 4)));
    }
    std::ofstream(path, std::ios::binary | std::ios::trunc) << all;
    CHECK(Journal::read(path).size() == 3);
    CHECK(Journal::read(folder.file()).empty());
}
