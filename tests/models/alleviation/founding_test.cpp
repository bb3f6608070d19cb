#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Settings;
using alleviation::testing::Town;

namespace {

const Settings from_list = {{"population.register", QIAO_SOURCE_DIR "/scenarios/data/yanliu-70.csv"},
                            {"population.pilot_villages", "6"},
                            {"population.comparison_villages", "1"},
                            {"population.households_per_village", "40"}};

} // namespace

TEST_CASE("listed households are founded as the list has them, spread over the pilot villages")
{
    Town town(from_list);
    const auto& h = town.district.households;
    const auto& list = town.parameters.population.list;
    REQUIRE(town.district.project.size() == list.households.size());
    std::vector<int> in_village(7);
    std::size_t members = 0, listed_members = 0;
    float land = 0, listed_land = 0;
    for (const auto& listed : list.households) {
        listed_members += listed.member_count;
        listed_land += static_cast<float>(listed.land_mu);
    }
    for (const auto i : town.district.project) {
        CHECK(h.registered[i] == 1);
        CHECK(h.study_group[i] == StudyGroup::treated);
        ++in_village[h.village[i]];
        members += h.members[i];
        land += h.land[i];
    }
    CHECK(members == listed_members);
    CHECK(land == Approx(listed_land));
    for (std::size_t v = 0; v < 6; ++v) CHECK(in_village[v] > 0);
    CHECK(in_village[6] == 0);
}

TEST_CASE("a town has the villages and households that the scenario says")
{
    Town town(from_list);
    REQUIRE(town.district.villages.size() == 7);
    CHECK(town.district.household_count() == 7 * 40);
    std::uint32_t next = 0;
    for (std::size_t v = 0; v < 7; ++v) {
        const auto& village = town.district.villages[v];
        CHECK(village.first_household == next);
        CHECK(village.pilot == (v < 6));
        for (std::uint32_t i = next; i < next + village.households; ++i)
            CHECK(town.district.households.village[i] == v);
        next += village.households;
    }
}

TEST_CASE("without a list the poorest registered households of the pilot villages are the project's")
{
    Town town({{"population.pilot_villages", "2"},
               {"population.comparison_villages", "2"},
               {"population.households_per_village", "150"},
               {"population.project_households", "12"},
               {"village_governance.teams", "none"},
               {"population.registered_share", "0.1"}});
    const auto& h = town.district.households;
    REQUIRE(town.district.project.size() == 12);
    float richest = 0;
    for (const auto i : town.district.project) {
        CHECK(town.district.villages[h.village[i]].pilot);
        CHECK(h.registered[i] == 1);
        richest = std::max(richest, h.income_12[i] / static_cast<float>(h.members[i]));
    }
    for (std::size_t i = 0; i < h.rows(); ++i)
        if (h.registered[i] && town.district.villages[h.village[i]].pilot && h.study_group[i] != StudyGroup::treated)
            CHECK(h.income_12[i] / static_cast<float>(h.members[i]) >= richest);
}

TEST_CASE("marginals are what the scenario asks for")
{
    Town town({{"population.pilot_villages", "1"},
               {"population.comparison_villages", "0"},
               {"population.households_per_village", "6000"},
               {"population.land_per_person", "2"},
               {"population.capital_median", "10000"},
               {"population.project_households", "0"}});
    const auto& h = town.district.households;
    double land = 0, below = 0;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        land += h.land[i];
        below += h.capital[i] < 10000;
    }
    CHECK(land / static_cast<double>(town.district.persons.rows()) == Approx(2).epsilon(0.05));
    CHECK(below / 6000 == Approx(0.5).margin(0.12)); // two years of investing and coping have moved it since
    const double size = static_cast<double>(town.district.persons.rows()) / 6000;
    CHECK(size > 2.0);
    CHECK(size < 4.5);
}

TEST_CASE("another replicate is another town, the same replicate the same one")
{
    const Settings settings = {{"population.pilot_villages", "1"},
                               {"population.comparison_villages", "0"},
                               {"population.households_per_village", "50"}};
    Town one(settings, {5, 0}), again(settings, {5, 0}), other(settings, {5, 1});
    const auto land = [](const Town& town) {
        const auto& column = town.district.households.land;
        return std::vector<float>(column.data(), column.data() + column.size());
    };
    CHECK(land(one) == land(again));
    CHECK(land(one) != land(other));
}

TEST_CASE("everybody's founding money came from outside the town's year")
{
    Town town({{"population.pilot_villages", "1"},
               {"population.comparison_villages", "0"},
               {"population.households_per_village", "80"}});
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < std::size(holders); ++k) sum += town.district.ledger.total(k).count();
    CHECK(sum == 0);
    CHECK(town.district.ledger.balance(account(Holder::founding)) < sim::Fen(0));
}

TEST_CASE("sexes, health, attitudes and skills are what the scenario assumes")
{
    Town town({{"population.pilot_villages", "1"},
               {"population.comparison_villages", "0"},
               {"population.households_per_village", "1000"},
               {"population.project_households", "0"},
               {"population.mean_members", "3"},
               {"newcomers.girls", "0.6"},
               {"newcomers.disabled_birth", "0.5"},
               {"initial_population.attitudes.trust_spread", "0"},
               {"initial_population.attitudes.trust", "0.7"},
               {"newcomers.skills.farm", "0.3"},
               {"leadership.untrained", "0.4"}});
    const auto& h = town.district.households;
    const auto& persons = town.district.persons;
    CHECK(static_cast<double>(persons.rows()) / 1000 == Approx(3).epsilon(0.07));
    double disabled = 0, farm_skill = 0, leadership = 0, girls = 0, children = 0;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        CHECK(h.trust[i] == 0.7f);
    }
    for (std::size_t j = 0; j < persons.rows(); ++j) {
        disabled += persons.health[j] == static_cast<std::uint8_t>(Health::disabled);
        farm_skill += double{persons.farm_skill[j]};
        leadership += double{persons.leadership[j]};
        if (persons.age[j] >= 16) continue;
        ++children;
        girls += persons.sex[j] == static_cast<std::uint8_t>(Sex::female);
    }
    const auto n = static_cast<double>(persons.rows());
    CHECK(girls / children == Approx(0.6).margin(0.06));
    CHECK(disabled / n == Approx(0.53).margin(0.04)); // illness adds to those born so
    CHECK(farm_skill / n == Approx(0.3).margin(0.02));
    CHECK(leadership / n == Approx(0.4).margin(0.02));
}
