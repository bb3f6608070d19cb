#include "sim/store/result_place.h"

#include "sample_result.h"

#include "sim/core/faults.h"
#include "tests/bytes_of.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>

using sim::InputError;
using sim::RunError;
using sim::store::ResultPlace;
using sim::store::ResultReader;
using sim::store::ResultWriter;
namespace fs = std::filesystem;

namespace {

constexpr auto refused = ResultPlace::Existing::refused;

void leave_unfinished(const std::string& path)
{
    ResultWriter writer(path, sample::layout(), sample::header());
    writer.submit(sample::slab(0, 1, 0, 3));
}

} // namespace

TEST_CASE("a name is held by one run alone, until that run lets it go", "[store]")
{
    const sample::Folder folder;
    {
        const ResultPlace first(folder.file());
        CHECK_THROWS_AS(ResultPlace(folder.file()), InputError);
        CHECK_THROWS_WITH(ResultPlace(folder.file(), refused),
                          Catch::Contains("another run is writing it (process " + std::to_string(getpid())));
        const ResultPlace another(folder.file("another.h5")); // other names are free
    }
    CHECK_NOTHROW(ResultPlace(folder.file()));
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a name that a killed run held is free", "[store]")
{
    const sample::Folder folder;
    const pid_t child = fork();
    if (child == 0) {
        const ResultPlace place(folder.file());
        raise(SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    CHECK(fs::exists(folder.file() + ".lock"));
    CHECK_NOTHROW(ResultPlace(folder.file()));
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("of many runs that begin at the same time with the same name, one goes on", "[store]")
{
    const sample::Folder folder;
    constexpr int runs = 12;
    for (int i = 0; i < runs; ++i)
        if (fork() == 0) {
            int code = 1;
            try {
                const ResultPlace place(folder.file());
                code = 0;
                usleep(1'000'000);
            } catch (const InputError&) {
                code = 2;
            }
            _exit(code);
        }
    int one = 0, others = 0;
    for (int i = 0; i < runs; ++i) {
        int status = 0;
        wait(&status);
        one += WEXITSTATUS(status) == 0;
        others += WEXITSTATUS(status) == 2;
    }
    CHECK(one == 1);
    CHECK(others == runs - 1);
}

TEST_CASE("a link to nothing is refused, and a link to a result leads to that result", "[store]")
{
    const sample::Folder folder;
    const std::string link = folder.file("link.h5");
    fs::create_symlink(folder.file(), link);
    CHECK_THROWS_AS(ResultPlace(link), RunError);
    CHECK_THROWS_WITH(ResultPlace(link),
                      Catch::Contains("it is a link to '" + folder.file() + "', which is not there"));
    sample::write_result(folder.file());
    sample::write_result(link);
    CHECK(fs::is_symlink(link));
    CHECK(ResultReader(folder.file()).complete());
    const ResultPlace place(link); // the same name under two names
    CHECK_THROWS_AS(ResultPlace(folder.file()), InputError);
}

TEST_CASE("only results are replaced", "[store]")
{
    const sample::Folder folder;
    std::ofstream(folder.file("list.csv")) << "household,member\n1,1\n";
    CHECK_THROWS_WITH(ResultPlace(folder.file("list.csv")), Catch::Contains("is not a result of qiao"));
    CHECK(bytes_of(folder.file("list.csv")) == "household,member\n1,1\n");
    CHECK_THROWS_AS(ResultPlace(""), RunError);
    sample::write_result(folder.file());
    CHECK_THROWS_WITH(ResultPlace(folder.file(), refused), Catch::Contains("there is a result already"));
    CHECK_NOTHROW(ResultPlace(folder.file()));
}

TEST_CASE(
    "what a run left that was killed before anything was in its file goes, what holds months is kept unless it is "
    "to be replaced",
    "[store]")
{
    const sample::Folder folder;
    const std::string partial = folder.file() + ".partial";
    std::ofstream(partial) << "my own notes";
    CHECK_THROWS_WITH(ResultPlace(folder.file()), Catch::Contains("is no file of qiao"));
    CHECK(bytes_of(partial) == "my own notes");
    std::ofstream(partial) << "\x89HDF\r\n\x1a\n";
    CHECK_THROWS_WITH(ResultReader(partial), Catch::Contains("holds nothing: the run that began it was stopped"));
    {
        const ResultPlace place(folder.file(), refused);
        CHECK_FALSE(fs::exists(partial));
    }
    leave_unfinished(folder.file());
    fs::rename(folder.file(), partial);
    CHECK_THROWS_WITH(ResultPlace(folder.file(), refused),
                      Catch::Contains("there is an unfinished result at " + partial));
    CHECK_FALSE(ResultReader(partial).complete());
    const ResultPlace place(folder.file());
    CHECK_FALSE(fs::exists(partial));
}

TEST_CASE("a lock is no way to another file: a link, or a file of another kind, in its place is refused", "[store]")
{
    const sample::Folder folder;
    const std::string notes = folder.file("notes.txt"), lock = folder.file() + ".lock";
    std::ofstream(notes) << "my notes";
    fs::create_symlink(notes, lock);
    CHECK_THROWS_AS(ResultPlace(folder.file()), RunError);
    fs::remove(lock);
    fs::copy_file(notes, lock);
    CHECK_THROWS_WITH(ResultPlace(folder.file()), Catch::Contains("is a file of another kind"));
    CHECK(bytes_of(notes) == "my notes");
    CHECK(bytes_of(lock) == "my notes");
}
