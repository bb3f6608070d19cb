#include "models/alleviation/definitions.h"
#include "models/alleviation/environment/agency.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

#include <numeric>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;
using alleviation::testing::Town;

namespace {

/// Two agencies of so many workers in one village, the second from its first to its last month.
Settings two(const char* workers, const char* others, const char* first = "1", const char* last = "12")
{
    return {{"agencies.xuri.workers", workers},
            {"agencies.town_government.active", "on"},
            {"agencies.town_government.workers", others},
            {"agencies.town_government.first_month", first},
            {"agencies.town_government.last_month", last}};
}

std::vector<std::size_t> cases(const District& district)
{
    std::vector<std::size_t> out;
    for (const auto& agency : district.agencies) out.push_back(agency.caseload.size());
    return out;
}

/// What a year of the pilot in a small town gives its project households, of several worlds.
struct Given {
    double met = 0, care = 0, satisfaction = 0, satisfied = 0, hours = 0;
};
Given given_by(const Settings& agencies)
{
    Settings settings = {{"population.pilot_villages", "4"},          {"population.comparison_villages", "1"},
                         {"population.households_per_village", "60"}, {"agencies.xuri.overhead", "0"},
                         {"agencies.town_government.overhead", "0"},  {"agencies.town_government.competence", "0.7"},
                         {"agencies.town_government.salary", "4500"}};
    settings.insert(settings.end(), agencies.begin(), agencies.end());
    Given out;
    constexpr int worlds = 12;
    for (std::uint32_t world = 0; world < worlds; ++world) {
        Town town(alleviation::testing::last_arm("yanliu.yaml", settings), {1, world});
        for (int month = 0; month < 12; ++month) {
            town.live(month, month);
            for (const auto i : town.district.project)
                for (std::size_t k = 0; k < need_count; ++k) {
                    const bool met =
                        town.district.households.need[k][i] > 0 && town.district.outcome[k][i] == NeedOutcome::met;
                    (k == index(Need::care) ? out.care : out.met) += met;
                }
            for (const auto& agency : town.district.agencies) out.hours += double{agency.hours};
        }
        const auto& satisfaction = town.district.households.satisfaction;
        for (const auto i : town.district.project) {
            const double part = 1 / static_cast<double>(town.district.project.size()) / worlds;
            out.satisfaction += part * double{satisfaction[i]};
            out.satisfied += satisfaction[i] >= satisfied_from ? part : 0;
        }
    }
    return out;
}

} // namespace

TEST_CASE("agencies at work share the households in proportion to their workers, and nobody has two")
{
    Hamlet hamlet(10, two("4", "1"));
    hamlet.act(agency_mechanism);
    CHECK(cases(hamlet.district) == std::vector<std::size_t>{8, 2});
    std::vector<std::uint32_t> all;
    for (const auto& agency : hamlet.district.agencies)
        all.insert(all.end(), agency.caseload.begin(), agency.caseload.end());
    std::sort(all.begin(), all.end());
    CHECK(all == hamlet.district.project);
    CHECK(hamlet.district.villages[0].agency == 0); // who has most cases there organises the village
}

TEST_CASE("an agency without workers is charged with nobody, unless none has any")
{
    Hamlet none(10, two("5", "0"));
    none.act(agency_mechanism);
    CHECK(cases(none.district) == std::vector<std::size_t>{10, 0});
    Hamlet both(10, two("0", "0"));
    both.act(agency_mechanism);
    CHECK(cases(both.district) == std::vector<std::size_t>{5, 5});
}

TEST_CASE("who comes takes over cases with their records, and who goes gives them back")
{
    Hamlet hamlet(10, two("5", "5", "3", "4"));
    hamlet.record_everyone();
    const auto keepers = [&] {
        const auto& keeper = hamlet.households.record_agency;
        return std::accumulate(keeper.data(), keeper.data() + hamlet.households.rows(), 0);
    };
    for (int month = 0; month < 12; ++month) {
        hamlet.in_month(month);
        hamlet.act(agency_mechanism);
        const bool divided = month == 2 || month == 3;
        CHECK(cases(hamlet.district) == (divided ? std::vector<std::size_t>{5, 5} : std::vector<std::size_t>{10, 0}));
        CHECK(keepers() == (divided ? 5 : 0));
    }
}

TEST_CASE("one agency cut into two halves gives nearly what it gave whole")
{
    const Given whole = given_by({{"agencies.xuri.workers", "4"}, {"agencies.xuri.budget", "400000"}});
    const Given halves = given_by({{"agencies.xuri.workers", "2"},
                                   {"agencies.xuri.budget", "200000"},
                                   {"agencies.town_government.active", "on"},
                                   {"agencies.town_government.workers", "2"},
                                   {"agencies.town_government.budget", "200000"}});
    CAPTURE(whole.met, halves.met, whole.care, halves.care, whole.satisfaction, halves.satisfaction, whole.hours,
            halves.hours);
    CHECK(halves.met > 0.85 * whole.met);
    CHECK(halves.met < 1.15 * whole.met);
    CHECK(halves.care > 0.85 * whole.care);
    CHECK(halves.care < 1.15 * whole.care);
    CHECK(halves.satisfaction == Approx(whole.satisfaction).margin(0.15));
}

TEST_CASE("most of those served well are satisfied, of those served by too few, or by who is diverted, few")
{
    const auto satisfied = [](const char* workers, const char* diverts) {
        return given_by({{"agencies.xuri.workers", workers}, {"agencies.xuri.diverts", diverts}}).satisfied;
    };
    const double good = satisfied("5", "0.05"), few = satisfied("1", "0.05"), diverted = satisfied("5", "0.9");
    CAPTURE(good, few, diverted);
    CHECK(good > 0.4);
    CHECK(good < 0.9);
    CHECK(few < good - 0.15);
    CHECK(diverted < good - 0.15);
}
