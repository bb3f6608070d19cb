/// Kills a writer before each single one of its writes to the file. Defines pwrite, which HDF5 calls for every write.
#include "sample_result.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using sim::store::ResultReader;
using sim::store::ResultWriter;

namespace {

std::atomic<long> writes{0};
std::atomic<long> last_write{-1};

} // namespace

extern "C" ssize_t pwrite(int file, const void* bytes, size_t count, off_t place)
{
    if (writes++ == last_write) raise(SIGKILL);
    return syscall(SYS_pwrite64, file, bytes, count, place);
}

namespace {

/// Runs `action` in a process that is killed at its write number `last` (from 0). True when it was killed.
template <class Action>
bool killed_at(long last, Action action)
{
    const pid_t child = fork();
    if (child == 0) {
        writes = 0;
        last_write = last;
        action();
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status)) {
        REQUIRE(WTERMSIG(status) == SIGKILL);
        return true;
    }
    REQUIRE(WEXITSTATUS(status) == 0);
    return false;
}

/// Whatever `months_done` says is there, and the rest is missing.
void check_what_is_done(const ResultReader& result)
{
    const auto done = result.read("progress", "months_done");
    const auto income = result.read("series", "income");
    const auto people = result.read("series", "people");
    std::size_t at = 0;
    for (int a = 0; a < sample::arms; ++a)
        for (int r = 0; r < sample::replicates; ++r)
            for (int m = 0; m < sample::months; ++m, ++at) {
                if (done.values[at / sample::months] <= m) continue;
                REQUIRE(income.values[at] == sample::income(a, r, m));
                REQUIRE(people.values[2 * at] == sample::people(a, r, m, 0));
            }
}

void check_all(const std::string& path)
{
    const ResultReader result(path);
    check_what_is_done(result);
    for (const auto& group : result.groups()) {
        if (group == "scenario") continue;
        for (const auto& variable : result.variables(group)) REQUIRE_NOTHROW(result.read(group, variable));
    }
    if (!result.complete()) return;
    for (const double months : result.read("progress", "months_done").values) REQUIRE(months == sample::months);
    REQUIRE(result.read("matches", "amount").values.size() == 32);
    REQUIRE(result.read("inspections", "score").values.empty());
}

} // namespace

TEST_CASE("a file killed in the middle opens and says that it is incomplete", "[store]")
{
    const sample::Folder folder;
    const pid_t child = fork();
    if (child == 0) {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        writer.submit(sample::slab(0, 1, 0, 3));
        writer.submit(sample::slab(1, 0, 0, 4));
        while (true) pause();
    }
    // Anyone may look at the result under way.
    for (int wait = 0; wait < 1000; ++wait) {
        if (std::filesystem::exists(folder.file()) &&
            ResultReader(folder.file()).read("progress", "months_done").values[3] == 4)
            break;
        usleep(10'000);
    }
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));

    const ResultReader result(folder.file());
    CHECK_FALSE(result.complete());
    CHECK(result.read("progress", "months_done").values == std::vector<double>{0, 3, 0, 4, 0, 0});
    CHECK(result.read("series", "income").values[6] == sample::income(0, 1, 2));
    CHECK(result.labels("series", "arm").size() == 2);
    check_what_is_done(result);
}

TEST_CASE("killed at any of its writes, a run leaves a file that opens, or none under its name", "[store][slow]")
{
    long last = 0, opened = 0, complete = 0;
    for (;; ++last) {
        const sample::Folder folder;
        INFO("killed at write " << last);
        const bool killed = killed_at(last, [&] {
            ResultWriter writer(folder.file(), sample::layout(), sample::header());
            sample::write_all(writer);
            writer.finish();
        });
        if (std::filesystem::exists(folder.file())) {
            ++opened;
            check_all(folder.file());
            if (ResultReader(folder.file()).complete()) ++complete;
        }
        if (!killed) break;
    }
    CHECK(last > 50); // or HDF5 does not write by pwrite, and nothing was tested
    CHECK(opened > 30);
    CHECK(complete >= 1);
}

TEST_CASE("killed while it packs, a run leaves all it recorded, or the packed file", "[store][slow]")
{
    auto header = sample::header();
    header.replicates = 15'000;
    const auto run = [&](const std::string& path, bool finished) {
        ResultWriter writer(path, sample::layout(), header);
        writer.submit(sample::slab(0, 1, 0, 4));
        if (finished) writer.finish();
    };
    const auto packs_before = [&](long write) {
        const sample::Folder folder;
        return !killed_at(write, [&] { run(folder.file(), true); }) ||
               std::filesystem::exists(folder.file() + ".packed");
    };
    long below = 0,
         unpacked = 1; // the first write at which the packed file is there lies above the one, up to the other
    for (; !packs_before(unpacked); unpacked *= 2) below = unpacked;
    while (unpacked - below > 1) {
        const long middle = (below + unpacked) / 2;
        (packs_before(middle) ? unpacked : below) = middle;
    }
    for (long last = unpacked;; ++last) {
        const sample::Folder folder;
        INFO("killed at write " << last);
        const bool killed = killed_at(last, [&] { run(folder.file(), true); });
        {
            const ResultReader result(folder.file());
            CHECK((result.complete() || killed));
            CHECK(result.read("progress", "months_done").values[1] == 4);
            CHECK(result.read("series", "income").values[5] == sample::income(0, 1, 1));
        }
        if (!killed) break;
        run(folder.file(), false); // the next run takes away what was left
        CHECK_FALSE(std::filesystem::exists(folder.file() + ".packed"));
    }
    CHECK(unpacked > 50);
}

TEST_CASE("killed at any of its writes, a run that was to replace a result leaves one of the two", "[store]")
{
    const sample::Folder folder;
    {
        auto header = sample::header();
        header.text_attributes.emplace_back("which", "old");
        ResultWriter writer(folder.file(), sample::layout(), header);
        sample::write_all(writer);
        writer.finish();
    }
    for (long last = 0;; last += 7) {
        const bool killed = killed_at(last, [&] {
            ResultWriter writer(folder.file(), sample::layout(), sample::header());
            sample::write_all(writer);
            writer.finish();
        });
        const ResultReader result(folder.file());
        REQUIRE(result.complete());
        REQUIRE((result.attribute("which") == "old") == killed);
        if (!killed) break;
    }
    CHECK_FALSE(std::filesystem::exists(folder.file() + ".partial"));
}
