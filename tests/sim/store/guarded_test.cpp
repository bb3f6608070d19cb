#include "sim/store/guarded.h"

#include "sample_result.h"

#include "sim/core/faults.h"
#include "sim/store/activity.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <fstream>

using sim::InputError;
using sim::store::guarded;
using sim::store::ResultReader;
namespace fs = std::filesystem;

TEST_CASE("what reads a result in a process of its own hands its exit code through", "[store]")
{
    CHECK(guarded("r.h5", [] { return 0; }) == 0);
    CHECK(guarded("r.h5", [] { return 2; }) == 2);
}

TEST_CASE("a library that breaks off at a file ends the reading process alone, and the file is said to be damaged",
          "[store]")
{
    for (const int fault : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS}) {
        INFO(fault);
        const auto breaks_off = [fault] {
            std::signal(fault, SIG_DFL);
            raise(fault);
            return 0;
        };
        CHECK_THROWS_WITH(guarded("r.h5", breaks_off), Catch::StartsWith("r.h5: is damaged"));
    }
}

TEST_CASE("a library that comes to no end with a file is stopped, and a long calculation is not", "[store]")
{
#ifdef __SANITIZE_THREAD__
    return; // that sanitizer holds signals back while a program computes
#endif
    const auto busy = [](double seconds) {
        const auto until = std::clock() + static_cast<std::clock_t>(seconds * CLOCKS_PER_SEC);
        while (std::clock() < until) continue;
    };
    CHECK_THROWS_WITH(guarded(
                          "r.h5",
                          [&] {
                              const sim::store::hdf5::IsReading now;
                              return busy(20), 0;
                          },
                          0.2),
                      Catch::Contains("comes to no end with it"));
    CHECK(guarded(
              "r.h5", [&] { return busy(0.5), 0; }, 0.2) == 0);
}

TEST_CASE("a result that is cut short says so, wherever it was cut", "[store]")
{
    const sample::Folder folder;
    {
        sim::store::ResultWriter writer(folder.file(), sample::layout(), sample::header());
        sample::write_all(writer);
        writer.finish();
    }
    const auto size = fs::file_size(folder.file());
    for (const double share : {0.999, 0.5, 0.1}) {
        fs::resize_file(folder.file(), static_cast<std::uintmax_t>(share * static_cast<double>(size)));
        CHECK_THROWS_WITH(ResultReader(folder.file()), Catch::Contains("is an HDF5 file that is cut short or damaged"));
    }
    fs::resize_file(folder.file(), 0);
    CHECK_THROWS_WITH(ResultReader(folder.file()), Catch::Contains("is not a result of qiao"));
}

TEST_CASE("a file that may not be read is not called a file of another kind", "[store]")
{
    if (geteuid() == 0) return; // may read everything
    const sample::Folder folder;
    std::ofstream(folder.file()) << "x";
    fs::permissions(folder.file(), fs::perms::none);
    CHECK_THROWS_WITH(ResultReader(folder.file()), Catch::Contains("cannot be read: Permission denied"));
}
