#include "sim/core/new_file.h"
#include "tests/bytes_of.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include <unistd.h>

using sim::NewFile;
namespace fs = std::filesystem;

TEST_CASE("a file that is not whole leaves nothing, and a whole one replaces another only if so wished")
{
    const fs::path folder = fs::temp_directory_path() / ("qiao-new-file-" + std::to_string(getpid()));
    fs::create_directory(folder);
    const std::string path = folder / "page.html";
    {
        const NewFile left(path);
        std::ofstream(left.partial()) << "half";
    }
    CHECK(fs::is_empty(folder));
    for (const bool replace : {false, true}) {
        NewFile file(path);
        std::ofstream(file.partial()) << (replace ? "second" : "first");
        file.publish(replace);
    }
    CHECK(bytes_of(path) == "second");
    {
        NewFile third(path);
        CHECK_THROWS_AS(third.publish(false), std::system_error);
    }
    CHECK(bytes_of(path) == "second");
    fs::remove_all(folder);
    CHECK_THROWS_AS(NewFile(path), std::system_error);
}
