/// Each mechanism has one name: its file, its function, its switch, its group of parameters and its line in the
/// description of the model.
#include "models/alleviation/initialise/initial_population.h"
#include "models/alleviation/initialise/town.h"
#include "models/alleviation/month.h"
#include "models/alleviation/parameters.h"
#include "tests/bytes_of.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace alleviation;

namespace {

const std::filesystem::path of_model = QIAO_SOURCE_DIR "/models/alleviation";

} // namespace

TEST_CASE("a mechanism's file, function and switch, and its line in ODD.md, have its name")
{
    const std::string odd = bytes_of(of_model / "ODD.md");
    std::set<std::string> names;
    for (const auto* phase : phases())
        for (const auto* mechanism : phase->mechanisms) {
            const auto& about = mechanism->description;
            const std::string name(about.name), file = std::string(phase->name) + "/" + name + ".cpp";
            INFO(file);
            CHECK(names.insert(name).second);
            const std::string code = bytes_of(of_model / file);
            CHECK(code.find("const Mechanism " + name + "_mechanism =") != code.npos);
            CHECK(code.find(" mechanism<" + name + ">(") != code.npos);
            const std::string listed = "| [" + name + ".cpp](" + file + ")";
            const bool has_switch = !about.levels.empty();
            CHECK(odd.find(has_switch ? "`" + name + "`" : "| – " + listed) != odd.npos);
            CHECK(odd.find(listed) != odd.npos);
        }
    CHECK(names.size() > 50);
}

TEST_CASE("a mechanism that has parameters of its own finds them under its name")
{
    const Parameters parameters;
    std::set<std::string> own;
    for (const auto* phase : phases())
        for (const auto* mechanism : phase->mechanisms) {
            const std::string name(mechanism->description.name);
            if (mechanism->handed.empty()) continue;
            // Its own come first; groups of a shared noun have the noun's name.
            const std::string first = parameters.groups.of(mechanism->handed.front().number).name();
            INFO(name << " is handed " << first);
            const std::string header = bytes_of(of_model / std::string(phase->name) / (name + ".h"));
            if (header.find(": sim::schema::ParameterGroup") != header.npos) CHECK(first == name);
            own.insert(first);
        }
    CHECK(own.size() > 35);
}

TEST_CASE("what only founds a town has one name, too")
{
    std::set<const sim::AnyMechanism*> monthly;
    for (const auto* phase : phases()) monthly.insert(phase->mechanisms.begin(), phase->mechanisms.end());
    std::set<std::string> names;
    for (const auto* phase : founding_phases())
        for (const auto* mechanism : phase->mechanisms) {
            if (monthly.contains(mechanism)) continue;
            const std::string name(mechanism->description.name);
            INFO(name);
            names.insert(name);
            const std::string code = bytes_of(of_model / "initialise" / (name + ".cpp"));
            CHECK(code.find("const Mechanism " + name + "_mechanism = mechanism<" + name + ">(") != code.npos);
        }
    CHECK(names ==
          std::set<std::string>{"initial_population", "initial_households", "listed_households", "project_intake"});
    const Parameters parameters;
    CHECK(parameters.groups.of(initial_population_mechanism.handed.front().number).name() == "initial_population");
}
