#include "models/alleviation/outline.h"

#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace alleviation;
using alleviation::testing::read_parameters;
using alleviation::testing::Settings;

namespace {

/// The pilot with the agency as a bridge, with settings on top.
std::unique_ptr<Parameters> bridge(const Settings& settings = {})
{
    auto out = std::make_unique<Parameters>();
    read_parameters(*out, alleviation::testing::last_arm("yanliu.yaml", settings));
    return out;
}

bool has(const std::vector<sim::Said>& lines, const std::string& words)
{
    for (const auto& line : lines) UNSCOPED_INFO(line.english);
    return std::any_of(lines.begin(), lines.end(),
                       [&](const auto& line) { return line.english.find(words) != std::string::npos; });
}

} // namespace

TEST_CASE("an arm tells who lives there, who helps, and what that is planned to cost")
{
    const auto lines = outline_of(*bridge());
    CHECK(has(lines, "population: 3,990 households"));
    CHECK(has(lines, "14 villages, 6 pilot villages; the project's: 70 households of the list"));
    CHECK(has(lines,
              "agency xuri: 5 workers in months 1 to 12, budget 400,000 yuan; planned 306,000 yuan (pay 270,000, "
              "overhead 36,000)"));
    CHECK(has(lines, "public money for projects: 306,000 yuan planned of 400,000 yuan budgeted"));
    CHECK(has(lines, "suppliers: 11 from the start, 3 in reserve"));
    CHECK(has(outline_of(*bridge({{"mechanisms.agency", "off"}})), "agencies: none at work"));
    CHECK(has(outline_of(*bridge({{"agencies.xuri.active", "off"}})), "agencies: none at work"));
}

TEST_CASE("choices that nobody made are told as defaults")
{
    Parameters nobody;
    read_parameters(nobody, sim::schema::Node::empty_map());
    CHECK(has(outline_of(nobody), "defaults in force: start 2018-01, months 36, replicates 30, seed 1"));
    CHECK_FALSE(has(outline_of(*bridge()), "replicates"));
    const auto added = bridge({{"agencies.mine.salary", "5000"}});
    CHECK(has(outline_of(*added), "agencies.mine.budget 400,000, agencies.mine.workers 5"));
    CHECK(has(notices_of(*added), "agencies.mine: budget or workers are not written"));
}

TEST_CASE("a second agency beside the base's is told with what both cost")
{
    const Settings mine{{"agencies.mine.workers", "3"}, {"agencies.mine.budget", "198000"}};
    CHECK(has(notices_of(*bridge(mine)),
              "several agencies are at work at the same time: xuri, mine; together they cost 504,000 yuan"));
    CHECK_FALSE(has(notices_of(*bridge()), "several agencies"));
    auto later = mine;
    later.insert(later.end(), {{"agencies.mine.first_month", "13"}, {"agencies.mine.last_month", "24"}});
    CHECK_FALSE(has(notices_of(*bridge(later)), "several agencies"));
}

TEST_CASE("a budget that is not spent, or does not reach, is told")
{
    CHECK(has(notices_of(*bridge({{"agencies.xuri.workers", "3"}, {"agencies.xuri.budget", "250000"}})),
              "of its budget of 250,000 yuan 198,000 are spent"));
    CHECK(has(notices_of(*bridge({{"agencies.xuri.budget", "200000"}})),
              "its budget of 200,000 yuan does not reach for the 306,000 yuan"));
    const auto exact = notices_of(*bridge({{"agencies.xuri.budget", "306000"}}));
    CHECK_FALSE(has(exact, "budget"));
    CHECK(has(notices_of(*bridge({{"agencies.xuri.last_month", "99"}})), "goes on until month 99"));
}

TEST_CASE("villages of the list that are folded together are told, and villages without any of its households")
{
    CHECK(has(notices_of(*bridge({{"population.pilot_villages", "4"}})),
              "its 6 villages are folded into 4 pilot villages; population.pilot_villages: 6 keeps them apart"));
    CHECK(has(notices_of(*bridge({{"population.pilot_villages", "8"}})), "it names 6 villages"));
    CHECK_FALSE(has(notices_of(*bridge()), "villages"));
}
