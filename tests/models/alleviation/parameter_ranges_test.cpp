/// What the scenario may say, the model can live with: at both ends of every number's range, one by one and all at
/// once, books balance, every state is a number, and every amount fits where it is recorded.
#include "tests/models/alleviation/recording.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <memory>
#include <set>

using namespace alleviation;
using alleviation::testing::last_arm;
using alleviation::testing::Settings;
using alleviation::testing::Town;
using alleviation::testing::TownRecording;

namespace {

/// The pilot's bridge arm in a tiny town.
sim::schema::Node tiny_town(const Settings& settings)
{
    static const auto base = last_arm("yanliu.yaml", {{"start", "2018-06"},
                                                      {"population.register", ""},
                                                      {"population.pilot_villages", "2"},
                                                      {"population.comparison_villages", "1"},
                                                      {"population.households_per_village", "10"},
                                                      {"population.project_households", "6"},
                                                      {"population.registered_share", "0.4"}});
    auto tree = base;
    for (const auto& [path, value] : settings) tree.set(path, sim::schema::Node::text(value));
    return tree;
}

/// A parameter of the model with numbers for ends; of named groups there is one for each name in the scenario.
struct Ends {
    std::string path;
    double low, high;
};

/// What says how large or how long a run is, which is a matter of memory and time; and what is said of a study, not of
/// the world.
bool of_the_study(const std::string& path)
{
    const std::set<std::string> sizes = {"qiao",
                                         "months",
                                         "replicates",
                                         "seed",
                                         "record.sample",
                                         "population.districts",
                                         "population.all_villages",
                                         "population.all_households",
                                         "population.pilot_villages",
                                         "population.comparison_villages",
                                         "population.households_per_village"};
    for (const auto* part : {"claim.", "facts.", "precision.", "attribution."})
        if (path.starts_with(part)) return true;
    return sizes.contains(path);
}

std::vector<Ends> all_ends()
{
    const auto tree = tiny_town({});
    Parameters parameters;
    std::vector<sim::schema::ParameterDescription> described;
    parameters.describe("", described);
    std::vector<Ends> out;
    for (const auto& p : described) {
        if ((p.type != "number" && p.type != "integer") || of_the_study(p.path)) continue;
        INFO(p.path);
        REQUIRE(std::isfinite(p.low));
        REQUIRE(std::isfinite(p.high));
        const std::size_t named = p.path.find("<name>");
        if (named == std::string::npos) {
            out.push_back({p.path, p.low, p.high});
            continue;
        }
        for (const auto& [name, group] : tree.find(p.path.substr(0, named - 1))->entries)
            out.push_back({p.path.substr(0, named) + name + p.path.substr(named + 6), p.low, p.high});
    }
    return out;
}

std::string text_of(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, value == std::floor(value) ? "%.0f" : "%.17g", value);
    return text;
}

/// What a storage keeps.
bool kept(double value, sim::schema::Storage storage)
{
    switch (storage) {
    case sim::schema::Storage::uint8:
        return value >= 0 && value <= 254;
    case sim::schema::Storage::int32:
        return std::abs(value) < 0x1p31;
    case sim::schema::Storage::int64:
        return std::abs(value) <= 0x1p53;
    case sim::schema::Storage::real32:
        return std::abs(value) <= static_cast<double>(std::numeric_limits<float>::max());
    case sim::schema::Storage::real64:
        break;
    }
    return std::isfinite(value);
}

void check_numbers(const sim::Table& table, const std::string& name)
{
    for (std::size_t c = 0; c < table.columns(); ++c) {
        const auto& column = table.column(c);
        if (column.description().unit == "month") continue; // or never
        for (std::size_t i = 0; i < table.rows(); ++i)
            if (!std::isfinite(column.number(i))) {
                INFO(name << '.' << column.description().name << " of row " << i << ": " << column.number(i));
                CHECK(false);
                return;
            }
    }
}

/// Whether the settings are allowed together; if so, lives with them through months.
bool live_with(Settings settings, int months)
{
    settings.emplace_back("months", std::to_string(months));
    std::unique_ptr<Town> town;
    try {
        town = std::make_unique<Town>(tiny_town(settings));
    } catch (const sim::InputError&) {
        return false;
    }
    const auto& district = town->district;
    TownRecording recording(town->parameters);
    for (int month = 0; month < months; ++month) {
        INFO("month " << month);
        REQUIRE_NOTHROW(recording.live(*town, month)); // an account that does not balance throws
        check_numbers(district.households, "households");
        check_numbers(district.persons, "persons");
        for (std::size_t holder = 0; holder < std::size(holders); ++holder) {
            const std::string_view name = holders[holder].name;
            if (name != "households" && name != "agencies" && name != "suppliers" && name != "associations" &&
                name != "collectives")
                continue;
            for (const auto fen : district.ledger.balances(holder)) {
                INFO(name);
                REQUIRE(fen >= 0);
                REQUIRE(fen < std::int64_t{1} << 51); // to where conversions to real numbers are exact
            }
        }
    }
    recording.each(
        [&](const sim::schema::Group& group, const sim::schema::Variable& variable, const std::vector<double>& values) {
            for (const double value : values)
                if (!std::isnan(value) && !kept(value, variable.storage)) {
                    INFO(group.name << '/' << variable.name << " is " << value);
                    CHECK(false);
                    return;
                }
        });
    return true;
}

/// Lives with each number at one end of its range, all others as they are.
void live_at_each(double Ends::*end)
{
    std::size_t tried = 0;
    const auto ends = all_ends();
    for (const auto& number : ends) {
        INFO(number.path << ": " << text_of(number.*end));
        // From June to January: both harvests, interest, the register, births and deaths.
        tried += live_with({{number.path, text_of(number.*end)}}, 8);
    }
    // Some ends go with other values of the scenario alone.
    CHECK(tried > ends.size() * 95 / 100);
}

} // namespace

TEST_CASE("at the low end of each number's range the model lives on, its books balance, and all is kept", "[slow]")
{
    live_at_each(&Ends::low);
}

TEST_CASE("at the high end of each number's range the model lives on, its books balance, and all is kept", "[slow]")
{
    live_at_each(&Ends::high);
}

TEST_CASE("what is paid at once is never more than the books can bear, and never no number")
{
    const auto most = static_cast<std::int64_t>(most_fen);
    CHECK(whole_fen(12.344f) == 1234);
    CHECK(whole_fen(1e8f) == 10000000000);
    for (const float yuan : {3e8f, 1e30f, std::numeric_limits<float>::infinity()}) CHECK(whole_fen(yuan) == most);
    CHECK(whole_fen(std::numeric_limits<float>::quiet_NaN()) == 0);
    CHECK(whole_fen(-1e30f) == 0);
}

TEST_CASE("with all numbers at their low ends, or all at their high ends, the model lives on as well", "[slow]")
{
    for (const bool highest : {false, true}) {
        // One after the other, as long as the scenario allows them together.
        Settings settings;
        std::size_t set = 0;
        const auto ends = all_ends();
        for (const auto& [path, low, high] : ends) {
            settings.emplace_back(path, text_of(highest ? high : low));
            try {
                Parameters parameters;
                alleviation::testing::read_parameters(parameters, tiny_town(settings));
                ++set;
            } catch (const sim::InputError&) {
                settings.pop_back();
            }
        }
        INFO((highest ? "high" : "low"));
        CHECK(set > ends.size() * 95 / 100);
        CHECK(live_with(settings, 120));
    }
}
