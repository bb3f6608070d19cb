/// What holds of everything that is recorded, whatever it is: it says what it is, varies, and lies where its
/// declaration says.
#include "models/alleviation/recorded/part.h"
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
                           {"supervision.pass_mark", "80"},
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
                           {"registration.readmits", "1"},
                           {"cash_transfer.month", "20"},
                           {"cash_transfer.amount", "300"},
                           {"demography.death_rate_60", "0.05"}};

TownRecording recorded(Town& town)
{
    TownRecording out(town.parameters);
    for (int month = 0; month < town.parameters.months.value(); ++month) out.live(town, month);
    return out;
}

} // namespace

TEST_CASE(
    "all that is recorded has a name, a name in Chinese, a meaning, and a unit unless it is a code or has a scale")
{
    const Town town(last_arm("yanliu.yaml", small_town({})));
    const auto layout = layout_of(town.parameters);
    const auto check = [](const std::string& where, const std::vector<sim::schema::Variable>& variables) {
        std::set<std::string> names, in_chinese;
        for (const auto& v : variables) {
            INFO(where << "/" << v.name);
            CHECK(names.insert(v.name).second);
            CHECK(in_chinese.insert(v.chinese).second);
            CHECK(std::any_of(v.chinese.begin(), v.chinese.end(), [](char c) { return (c & 0x80) != 0; }));
            CHECK_FALSE(v.meaning.empty());
            const bool real = v.storage == sim::schema::Storage::real32 || v.storage == sim::schema::Storage::real64;
            CHECK((!v.unit.empty() || !v.amount || v.range.declared() || !real));
        }
    };
    for (const auto& group : layout.groups) check(group.name, group.variables);
    for (const auto& table : layout.tables) check(table.name, table.columns);
    CHECK(layout.groups.size() > 15);
    CHECK(layout.tables.size() == 2);
}

TEST_CASE("what is about the project's households says so wherever it stands, and nothing else does")
{
    const Town town(last_arm("yanliu.yaml", small_town({})));
    const auto layout = layout_of(town.parameters);
    const auto about = [&](const std::string& group, const std::string& variable,
                           std::vector<std::string> labels = {}) { return layout.about(group, variable, labels); };
    for (const auto& [group, variable] : {std::pair{"series", "satisfaction"},
                                          {"villages", "paired"},
                                          {"organisations", "helped"},
                                          {"agencies", "mean_satisfaction"},
                                          {"platform", "retained"},
                                          {"needs", "count"},
                                          {"networks", "reached"},
                                          {"costs", "total"},
                                          {"households", "income_12"}}) {
        INFO(group << "/" << variable);
        CHECK(about(group, variable) == project_households);
    }
    for (const auto& [group, variable] : {std::pair{"series", "income"},
                                          {"organisations", "staff"},
                                          {"agencies", "competence"},
                                          {"associations", "members"},
                                          {"platform", "legitimacy"},
                                          {"ledger", "balance"},
                                          {"ties", "density"}}) {
        INFO(group << "/" << variable);
        CHECK(about(group, variable).empty());
    }
    CHECK(about("series", "income", {"project households"}) == project_households);
    CHECK(about("poverty", "gini", {"project, with labour"}) == project_households);
    for (const auto& table : layout.tables) CHECK(table.about == project_households);
    for (const auto& group : layout.groups)
        for (const auto& variable : group.variables)
            CHECK((variable.about.empty() || variable.about == project_households));
}

TEST_CASE("a sum of all households is the sum of their groups, and a mean lies among the means of the groups")
{
    Town town(last_arm("yanliu.yaml", small_town(eventful)));
    TownRecording recording(town.parameters);
    for (int month = 0; month < 24; ++month) recording.live(town, month);
    std::size_t sums = 0, means = 0;
    for (const auto& group : recording.layout.groups) {
        if (group.dimension("group") == nullptr) continue;
        for (const auto& variable : group.variables) {
            INFO(group.name << "/" << variable.name);
            const auto cells = recording.now(group.name, variable.name);
            const std::size_t width = cells.size() / (study_group_count + 1);
            for (std::size_t n = 0; n < width; ++n) {
                const double all = cells[study_group_count * width + n];
                double sum = 0, least = std::numeric_limits<double>::infinity(), greatest = -least;
                for (std::size_t c = 0; c < study_group_count; ++c) {
                    const double of = cells[c * width + n];
                    sum += of;
                    least = std::fmin(least, of);
                    greatest = std::fmax(greatest, of);
                }
                const double rounding = 1e-9 * std::fmax(1.0, std::abs(all));
                if (!variable.mean) {
                    CHECK(all == Approx(sum).margin(rounding));
                    ++sums;
                } else if (!std::isnan(all)) {
                    CHECK((all >= least - rounding && all <= greatest + rounding));
                    ++means;
                }
            }
        }
    }
    CHECK(sums > 50);
    CHECK(means > 30);
}

TEST_CASE("shares, ratings and figures a head are means")
{
    const Town town(last_arm("yanliu.yaml", small_town({})));
    for (const auto& group : layout_of(town.parameters).groups)
        for (const auto& variable : group.variables) {
            INFO(group.name << "/" << variable.name << " in " << variable.unit);
            const bool of_one = !group.units.empty(); // of a single household
            const bool share = variable.unit == "1" && variable.range.greatest <= 1;
            if (!of_one && (share || variable.unit == "1 to 5" || variable.unit.find("/person") != std::string::npos))
                CHECK(variable.mean);
        }
}

TEST_CASE("less poverty, hunger and debt is good wherever it is told, and so is more income, work and satisfaction")
{
    const std::set<std::string> bad = {"poor_households",   "headcount_ratio", "poverty_gap", "gap_cost", "headcount",
                                       "chronic_headcount", "income_poor",     "hungry",      "debt",     "missed",
                                       "exclusion"},
                                good = {"income",           "income_12",    "consumption", "share_in_work",
                                        "sustained_exits",  "satisfaction", "trust",       "motivation",
                                        "coverage_of_poor", "retained"};
    const Town town(last_arm("yanliu.yaml", small_town({})));
    std::set<std::string> seen;
    for (const auto& group : layout_of(town.parameters).groups)
        for (const auto& variable : group.variables) {
            INFO(group.name << "/" << variable.name);
            if (bad.contains(variable.name)) CHECK(variable.good == sim::schema::Good::less);
            if (good.contains(variable.name)) CHECK(variable.good == sim::schema::Good::more);
            if (bad.contains(variable.name) || good.contains(variable.name)) seen.insert(variable.name);
        }
    CHECK(seen.size() == bad.size() + good.size());
}

TEST_CASE("a variable is written to the groups that have it alone")
{
    const Output<double(int)> some[] = {{.what = {"one", "一", "1", "one"}}, {.what = {"two", "二", "1", "two"}}};
    const Output<double(int)> other{.what = {"two", "二", "1", "two"}};
    const OutputGroup group([](const Parameters&) { return sim::schema::Group{"some", "some"}; }, {{some}}, always);
    CHECK(group.place_of(&some[1]) == 1);
    CHECK_THROWS_AS(group.place_of(&other), std::logic_error);
}

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
        const std::size_t everyone = study_group_count;
        const double cash = recording.now("series", "cash")[everyone] * recording.now("series", "households")[everyone];
        REQUIRE(100 * cash ==
                Approx(static_cast<double>(district.ledger.total(kind(Holder::household)).count())).epsilon(1e-12));
    }
    CHECK(died_out > 15);
    CHECK(debts > 0);
    CHECK(estates > 0);
}
