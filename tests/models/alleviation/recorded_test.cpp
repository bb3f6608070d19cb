/// What holds of everything that is recorded, whatever it is: it varies, and lies where its declaration says.
#include "tests/models/alleviation/recording.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <map>
#include <set>

using namespace alleviation;
using alleviation::testing::last_arm;
using alleviation::testing::Settings;
using alleviation::testing::Town;
using alleviation::testing::TownRecording;

namespace {

/// The pilot's bridge arm in a small town, with everything recorded every month.
Settings small_town(Settings more)
{
    Settings settings = {{"population.pilot_villages", "2"},
                         {"population.comparison_villages", "1"},
                         {"population.households_per_village", "60"},
                         {"record.households", "monthly"},
                         {"record.options", "all"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

/// A late project, long enough for associations that outlive it, withheld instalments and contented households;
/// villages that pool their land, loose ties, and weather that makes people poor again.
const Settings eventful = {{"months", "60"},
                           {"agencies.xuri.first_month", "3"},
                           {"supervision.pass_mark", "70"},
                           {"supervision.claw_back", "0"},
                           {"satisfaction.strength", "6"},
                           {"ties.acquaintances", "1"},
                           {"ties.kin", "0.3"},
                           {"weather_and_prices.sd", "0.6"},
                           {"welfare.poverty_line", "6000"},
                           {"agencies.xuri.last_month", "30"},
                           {"agencies.xuri.budget", "1000000"},
                           {"agencies.xuri.organising_share", "0.5"},
                           {"agencies.xuri.survey_share", "0.2"},
                           {"agencies.xuri.linking_share", "0.2"},
                           {"agencies.xuri.task_weight", "0.7"},
                           {"platform_handover.cost", "1"},
                           {"incubation.linking_hours", "5"},
                           {"incubation.join_base", "-4"},
                           {"collective.adopts", "0.2"},
                           {"recruitment.innovation", "0.05"},
                           {"demography.death_rate_60", "0.05"}};

TownRecording recorded(Town& town)
{
    TownRecording out(town.parameters);
    for (int month = 0; month < town.parameters.months.value(); ++month) out.live(town, month);
    return out;
}

} // namespace

TEST_CASE("nothing that is recorded is one and the same number in a whole eventful run, but for what is known to be")
{
    const std::map<std::string, std::string> constant = {};
    Town town(last_arm("yanliu.yaml", small_town(eventful)));
    const auto all = recorded(town);
    std::set<std::string> seen;
    all.each(
        [&](const sim::schema::Group& group, const sim::schema::Variable& variable, const std::vector<double>& values) {
            const std::string name = group.name + "/" + variable.name;
            double least = std::numeric_limits<double>::infinity(), greatest = -least;
            for (const double value : values) {
                if (std::isnan(value)) continue;
                least = std::min(least, value);
                greatest = std::max(greatest, value);
            }
            const bool varies = least < greatest;
            INFO(name << " from " << least << " to " << greatest);
            CHECK(varies != constant.contains(name));
            seen.insert(name);
        });
    for (const auto& [name, why] : constant) {
        INFO(name << ": " << why);
        CHECK(seen.contains(name));
    }
    CHECK(seen.size() > 200);
}

TEST_CASE("everything that is recorded lies in the range that is declared of it, in the smallest groups, too")
{
    const Settings few = {{"population.households_per_village", "6"}, {"population.project_households", "4"}};
    // All households of the pilot villages are the project's: the others are nobody.
    const Settings only_project = {{"population.households_per_village", "8"},
                                   {"population.project_households", "100"},
                                   {"population.registered_share", "1"},
                                   {"population.capital_median", "0"}};
    for (const auto& settings : {Settings{}, few, only_project}) {
        Settings with_deaths = eventful;
        with_deaths.insert(with_deaths.end(), settings.begin(), settings.end());
        auto tree = last_arm("yanliu.yaml", small_town(with_deaths));
        if (!settings.empty()) tree.set("population.register", sim::schema::Node::text(""));
        Town town(tree);
        const auto all = recorded(town);
        std::size_t checked = 0;
        all.each([&](const sim::schema::Group& group, const sim::schema::Variable& variable,
                     const std::vector<double>& values) {
            INFO(group.name << "/" << variable.name << " in " << variable.unit);
            const auto [least, greatest] = variable.range;
            // A share, a grade and a number of things have a range.
            if (variable.unit == "1" || variable.unit == "1 to 5" || variable.unit == "households")
                CHECK(std::isfinite(least));
            double lowest = 0, highest = 0; // how far beyond
            for (const double value : values) {
                if (std::isnan(value)) continue;
                REQUIRE(std::isfinite(value));
                lowest = std::max(lowest, least - value);
                highest = std::max(highest, value - greatest);
                ++checked;
            }
            const double rounding = variable.storage == sim::schema::Storage::real32 ? 1e-6 : 1e-9;
            CHECK(lowest <= rounding);
            CHECK(highest <= rounding);
        });
        CHECK(checked > 50000);
    }
}

TEST_CASE("no money, goods, debts or claims are left with a household whose last member died, and none come to it")
{
    Settings deadly = eventful;
    deadly.emplace_back("demography.death_rate_60", "0.4");
    Town town(last_arm("yanliu.yaml", small_town(deadly)));
    const auto& district = town.district;
    const auto& h = district.households;
    TownRecording recording(town.parameters);
    std::vector<bool> emptied(h.rows(), false);
    std::size_t died_out = 0;
    std::int64_t debts = 0, estates = 0;
    for (int month = 0; month < 40; ++month) {
        const std::vector<std::int64_t> owed_before(h.debt.data(), h.debt.data() + h.rows());
        recording.live(town, month);
        std::vector<std::uint32_t> living(district.villages.size());
        for (std::size_t i = 0; i < h.rows(); ++i) {
            if (h.members[i] > 0) {
                ++living[h.village[i]];
                continue;
            }
            INFO("month " << month << ", household " << i);
            REQUIRE(district.ledger.balance(account(Holder::household, i)) == sim::Fen(0));
            for (const auto* column : {&h.land, &h.capital, &h.larder, &h.produce, &h.shares, &h.support,
                                       &h.own_produce_now, &h.inputs_now, &h.given_now, &h.consumption_now})
                REQUIRE((*column)[i] == 0);
            for (const auto& need : h.need) REQUIRE(need[i] == 0);
            REQUIRE((h.debt[i] == 0 && h.medical_due[i] == 0 && h.school_due[i] == 0));
            REQUIRE((h.registered[i] == 0 && h.dibao[i] == 0 && h.membership[i] == 0 && h.pair[i] == nobody));
            REQUIRE(h.record_agency[i] == nobody);
            for (const auto& match : district.matches) REQUIRE(match.household != i);
            for (const auto& agency : district.agencies)
                REQUIRE(std::find(agency.caseload.begin(), agency.caseload.end(), i) == agency.caseload.end());
            if (emptied[i]) {
                for (std::size_t e = 0; e < std::size(entries); ++e)
                    REQUIRE(district.ledger.received(kind(Holder::household), e)[i] == 0);
                REQUIRE(district.ledger.paid(kind(Holder::household))[i] == 0);
            } else {
                ++died_out;
                debts += owed_before[i];
            }
            emptied[i] = true;
        }
        estates +=
            district.ledger.flow(kind(Holder::household), kind(Holder::relatives), purpose(For::inheritance)).count();
        for (std::size_t v = 0; v < living.size(); ++v) REQUIRE(district.villages[v].living == living[v]);
        // What the series tell of households is what the ledger tells.
        const std::size_t everyone = circle_count;
        const double cash = recording.now("series", "cash")[everyone] * recording.now("series", "households")[everyone];
        REQUIRE(100 * cash ==
                Approx(static_cast<double>(district.ledger.total(kind(Holder::household)).count())).epsilon(1e-12));
    }
    CHECK(died_out > 30);
    CHECK(debts > 0);
    CHECK(estates > 0);
}
