#include "sample_result.h"

#include "sim/core/faults.h"

#include <catch2/catch.hpp>

#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using sim::RunError;
using sim::store::ResultReader;
using sim::store::ResultWriter;
namespace fs = std::filesystem;

namespace {

/// No file may grow beyond, or be written to beyond, so many bytes: what a full disk looks like from here.
class FullDisk {
  public:
    explicit FullDisk(rlim_t bytes)
    {
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

void create(const std::string& path)
{
    const ResultWriter writer(path, sample::layout(), sample::header());
}

sim::store::Header that_says(const std::string& which)
{
    auto header = sample::header();
    header.text_attributes.emplace_back("which", which);
    return header;
}

} // namespace

TEST_CASE("a result that has no place is refused with the reason", "[store]")
{
    const sample::Folder folder;
    const std::string nowhere = folder.file("missing/result.h5");
    CHECK_THROWS_AS(create(nowhere), RunError);
    CHECK_THROWS_WITH(create(nowhere),
                      Catch::StartsWith("cannot write result '" + nowhere + "': there is no folder '") &&
                          Catch::EndsWith("create it first"));
    CHECK_THROWS_WITH(create(folder.path().string()), Catch::EndsWith("it is a folder; add the name of a file"));
    CHECK_THROWS_WITH(create("/dev/full"), Catch::EndsWith("it is not an ordinary file"));
    CHECK_THROWS_WITH(create(folder.file(std::string(300, 'x'))), Catch::Contains("File name too long"));
    if (geteuid() != 0) {
        fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
        CHECK_THROWS_WITH(create(folder.file()),
                          Catch::Contains("Permission denied; write the result to a folder of your own"));
        fs::permissions(folder.path(), fs::perms::owner_all);
    }
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a disk that is too small is noticed before anything is simulated, and nothing is left on it", "[store]")
{
    const sample::Folder folder;
    for (const rlim_t bytes : {0, 100, 5'000, 20'000, 106'000, 107'000}) {
        INFO(bytes << " bytes are free");
        // In a process of its own: HDF5 keeps the memory of a file that it could not close.
        const pid_t child = fork();
        if (child == 0) {
            const FullDisk disk(bytes);
            std::string message;
            try {
                create(folder.file());
            } catch (const RunError& error) {
                message = error.what();
            }
            _exit(message == "cannot write result '" + folder.file() +
                                 "': File too large; make room there, or write the result elsewhere"
                      ? 0
                      : 1);
        }
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        CHECK(status == 0);
        CHECK(fs::is_empty(folder.path()));
    }
    create(folder.file());
    CHECK_FALSE(ResultReader(folder.file()).complete());
}

TEST_CASE("a result larger than the free space says how much it needs", "[store]")
{
    const sample::Folder folder;
    auto layout = sample::layout();
    auto header = sample::header();
    header.replicates = 2'000'000;
    layout.groups[0].dimensions[0].labels.assign(20'000, "village");
    CHECK_THROWS_WITH(ResultWriter(folder.file(), layout, header),
                      Catch::Contains("it needs ") && Catch::Contains(" GB are free"));
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a failure of the writing thread reaches those who simulate, and the file stays incomplete", "[store]")
{
    const sample::Folder folder;
    {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        writer.submit(sample::slab(0, 0, 0, 4));
        const FullDisk disk(1000);
        const auto go_on = [&] {
            for (int i = 0; i < 10'000; ++i) { // they wait for one another a while before they are written
                writer.submit(sample::slab(0, 1, 0, 4));
                usleep(1000);
            }
        };
        CHECK_THROWS_AS(go_on(), RunError);
        CHECK_THROWS_WITH(writer.submit(sample::slab(0, 1, 0, 4)), Catch::Contains("File too large"));
        CHECK_THROWS_WITH(writer.finish(), Catch::Contains("File too large"));
    }
    CHECK_FALSE(ResultReader(folder.file()).complete());
}

TEST_CASE("records that find no room at the end leave the months readable", "[store]")
{
    const sample::Folder folder;
    {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        sample::write_all(writer);
        for (int i = 0; i < 1000; ++i) {
            auto more = sample::slab(0, 1, 0, 4);
            more.parts.clear();
            writer.submit(std::move(more));
        }
        const FullDisk disk(fs::file_size(folder.file()));
        CHECK_THROWS_WITH(writer.finish(), Catch::Contains("File too large"));
    }
    const ResultReader result(folder.file());
    CHECK_FALSE(result.complete());
    CHECK(result.read("series", "income").values[0] == sample::income(0, 0, 0));
}

TEST_CASE("a result that finds no room to be packed in is complete without", "[store]")
{
    const sample::Folder folder;
    auto header = sample::header();
    header.replicates = 15'000;
    ResultWriter writer(folder.file(), sample::layout(), header);
    for (int r = 0; r < header.replicates; ++r) writer.submit(sample::slab(1, r, 0, 4));
    fs::create_directory(folder.file() + ".packed"); // where no file can be
    writer.finish();
    CHECK(ResultReader(folder.file()).complete());
    CHECK(ResultReader(folder.file()).read("matches", "amount").values.size() == 8 * 14'999);
}

TEST_CASE("an existing result stays as it was until the new one is finished", "[store]")
{
    const sample::Folder folder;
    sample::write_result(folder.file(), that_says("old"));
    {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        CHECK(writer.working_path() == folder.file() + ".partial");
        sample::write_all(writer);
        CHECK(ResultReader(folder.file()).attribute("which") == "old");
    }
    CHECK(ResultReader(folder.file()).attribute("which") == "old");
    CHECK_FALSE(ResultReader(folder.file() + ".partial").complete());
    sample::write_result(folder.file(), that_says("new"));
    CHECK(ResultReader(folder.file()).attribute("which") == "new");
    CHECK_FALSE(fs::exists(folder.file() + ".partial"));
}

TEST_CASE("a run that stops early keeps the records of what it did", "[store]")
{
    const sample::Folder folder;
    {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        CHECK(writer.working_path() == folder.file());
        writer.submit(sample::slab(1, 2, 0, 1));
    }
    const ResultReader result(folder.file());
    CHECK_FALSE(result.complete());
    CHECK(result.read("matches", "amount").values == std::vector<double>{0, 1});
    CHECK(result.read("progress", "months_done").values == std::vector<double>{0, 0, 0, 0, 0, 1});
}

TEST_CASE("what does not fit the layout is refused, not bent to fit", "[store]")
{
    const sample::Folder folder;
    const auto written = [&](sim::store::Slab slab) {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        writer.submit(std::move(slab));
        writer.finish();
    };
    auto too_large = sample::slab(0, 0, 0, 4);
    too_large.parts[0].values[3][0] = 256;
    CHECK_THROWS_WITH(written(too_large), Catch::Contains("the variable 'work' cannot keep the number 256"));
    auto too_few = sample::slab(0, 0, 0, 4);
    too_few.parts[0].values[1].pop_back();
    CHECK_THROWS_WITH(written(too_few), Catch::Contains("a slab does not fit the variable 'series/people'"));
    auto too_late = sample::slab(0, 0, 0, 4);
    too_late.parts[0].first = 1;
    CHECK_THROWS_WITH(written(too_late), Catch::Contains("a slab does not fit the group 'series'"));
    auto no_case = sample::slab(0, 0, 0, 4);
    no_case.replicate = 3;
    CHECK_THROWS_WITH(written(no_case), Catch::Contains("there is no case (0, 3)"));
    auto ragged = sample::slab(0, 1, 0, 4);
    ragged.rows[0][1].pop_back();
    CHECK_THROWS_WITH(written(ragged), Catch::Contains("records do not fit the table 'matches'"));

    auto nearly = sample::slab(0, 0, 0, 4);
    nearly.parts[0].values[3][0] = 2.9999999996;
    written(nearly);
    CHECK(ResultReader(folder.file()).read("series", "work").values[0] == 3);
}
