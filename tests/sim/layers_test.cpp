/// The house keeps its floors: each folder includes only what stands below it, and each library is known in one place.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path root = QIAO_SOURCE_DIR;

/// Calls `see(file, include)` for each include of each source below a folder; both relative to the root.
void every_include(const fs::path& folder, const std::function<void(const std::string&, const std::string&)>& see)
{
    const std::regex directive("^#include [<\"]([^>\"]+)[>\"]");
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
        std::ifstream file(entry.path());
        std::smatch match;
        for (std::string line; std::getline(file, line);)
            if (std::regex_search(line, match, directive)) see(fs::relative(entry.path(), root).string(), match[1]);
    }
}

/// The first two folders of a path: "sim/core".
std::string room(const std::string& path)
{
    return path.substr(0, path.find('/', path.find('/') + 1));
}

} // namespace

TEST_CASE("each folder of the engine knows only folders below it, and none knows a model")
{
    const std::map<std::string, std::set<std::string>> may_know = {
        {"sim/core", {}},
        {"sim/random", {"sim/core"}},
        {"sim/matching", {}},
        {"sim/schema", {"sim/core"}},
        {"sim/schedule", {"sim/core", "sim/schema", "sim/random"}},
        {"sim/scenario", {"sim/core", "sim/schema"}},
        {"sim/store", {"sim/core", "sim/schema"}},
        {"sim/inference", {"sim/core", "sim/random", "sim/schema"}},
        {"sim/run", {"sim/core", "sim/schema", "sim/random", "sim/schedule", "sim/scenario", "sim/store"}},
        {"sim/experiment",
         {"sim/core", "sim/schema", "sim/random", "sim/schedule", "sim/scenario", "sim/store", "sim/inference",
          "sim/run"}},
        {"sim/cli",
         {"sim/core", "sim/schema", "sim/schedule", "sim/scenario", "sim/store", "sim/inference", "sim/run",
          "sim/experiment"}},
    };
    int seen = 0;
    every_include("sim", [&](const std::string& file, const std::string& include) {
        INFO(file << " includes " << include);
        REQUIRE(may_know.contains(room(file)));
        CHECK_FALSE(include.starts_with("models/"));
        if (!include.starts_with("sim/") || room(include) == room(file)) return;
        ++seen;
        CHECK(may_know.at(room(file)).contains(room(include)));
    });
    CHECK(seen > 25);
}

TEST_CASE("models know of the engine only what a model needs, and not one another")
{
    const std::set<std::string> model_knows = {"sim/core", "sim/random", "sim/schema", "sim/schedule", "sim/matching"};
    // No model: it reads results, whichever model they are of.
    const std::set<std::string> report_knows = {"sim/core",  "sim/schema", "sim/schedule",  "sim/scenario",
                                                "sim/store", "sim/run",    "sim/inference", "sim/experiment"};
    every_include("models", [&](const std::string& file, const std::string& include) {
        if (room(file) == file) return; // the program itself, which knows them all
        const auto& may_know = room(file) == "models/report" ? report_knows : model_knows;
        INFO(file << " includes " << include);
        if (include.starts_with("sim/")) CHECK(may_know.contains(room(include)));
        if (include.starts_with("models/") && room(include) != room(file)) CHECK(room(include) == "models/measures");
    });
}

TEST_CASE("no phase of the month knows another, and no mechanism the root of the parameters")
{
    const fs::path model = "models/alleviation";
    std::set<std::string> phases;
    for (const auto& entry : fs::directory_iterator(root / model))
        // A phase is a folder with a list of its mechanisms.
        if (entry.is_directory() && fs::exists(entry.path() / (entry.path().filename().string() + ".cpp")))
            phases.insert((model / entry.path().filename()).string());
    CHECK(phases.size() == 12);
    const auto folder = [](const std::string& path) { return fs::path(path).parent_path().string(); };
    int seen = 0;
    every_include(model, [&](const std::string& file, const std::string& include) {
        if (!phases.contains(folder(file))) return;
        ++seen;
        INFO(file << " includes " << include);
        if (phases.contains(folder(include))) CHECK(folder(include) == folder(file));
        CHECK(include != "models/alleviation/parameters.h");
        CHECK_FALSE(include.starts_with("models/alleviation/initialise/"));
        CHECK_FALSE(include.starts_with("models/alleviation/recorded"));
    });
    CHECK(seen > 200);
}

TEST_CASE("each library is known in one place")
{
    const std::map<std::string, std::string> home = {{"hdf5", "sim/store"},
                                                     {"yaml-cpp", "sim/scenario"},
                                                     {"csv.h", "sim/scenario"},
                                                     {"zip.h", "sim/scenario"},
                                                     {"expat.h", "sim/scenario"},
                                                     {"freexl.h", "sim/scenario"},
                                                     {"readstat.h", "sim/scenario"},
                                                     {"zlib.h", "sim/scenario"},
                                                     {"oneapi/tbb", "sim/run/tasks.cpp"},
                                                     {"mpi.h", "sim/run/team.cpp"},
                                                     {"openssl", "sim/core/sha256.cpp"},
                                                     {"boost/program_options", "sim/cli"},
                                                     {"Random123", "sim/random"},
                                                     {"xlsxwriter", "sim/cli/workbook.cpp"}};
    const std::set<std::string> rooms_of_algebra = {"sim/inference", "models/measures"};
    std::set<std::string> met;
    for (const char* folder : {"sim", "models"})
        every_include(folder, [&](const std::string& file, const std::string& include) {
            if (include.starts_with("Eigen")) {
                INFO(file << " includes " << include);
                CHECK(rooms_of_algebra.contains(room(file)));
            }
            for (const auto& [library, place] : home)
                if (include.starts_with(library)) {
                    INFO(file << " includes " << include);
                    CHECK(file.starts_with(place));
                    met.insert(library);
                }
        });
    CHECK(met.size() == home.size());
}
