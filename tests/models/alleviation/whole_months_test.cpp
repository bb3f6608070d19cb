/// What holds over all mechanisms together: money and people are conserved, needs are accounted for, a mechanism
/// that is switched off leaves the others' draws as they were.
#include "models/alleviation/initialise/founding.h"
#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

using namespace alleviation;
using alleviation::testing::Settings;
using alleviation::testing::Town;

namespace {

/// The pilot's bridge arm in a small town.
sim::schema::Node small_pilot(const Settings& more = {})
{
    Settings settings = {{"population.pilot_villages", "2"},
                         {"population.comparison_villages", "1"},
                         {"population.households_per_village", "60"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return alleviation::testing::last_arm("yanliu.yaml", settings);
}

std::int64_t all_money(const District& district)
{
    std::int64_t sum = 0;
    for (std::size_t kind_of = 0; kind_of < std::size(holders); ++kind_of)
        sum += district.ledger.total(kind_of).count();
    return sum;
}

/// A column of the households as it stands.
std::vector<float> copy(const sim::Column<float>& column)
{
    return {column.data(), column.data() + column.size()};
}

} // namespace

TEST_CASE("in every month money is conserved, nobody owes cash, and debts are the cooperative's claims")
{
    Town town(small_pilot());
    const auto& district = town.district;
    const auto& h = district.households;
    const auto claims = [&] {
        const auto owed = std::accumulate(h.debt.data(), h.debt.data() + h.rows(), std::int64_t{0});
        return owed + district.ledger.balance(account(Holder::credit)).count();
    };
    std::int64_t interest = claims(); // what it earned in the year before
    for (int month = 0; month < 36; ++month) {
        town.live(month, month); // stops with an error when an account does not balance
        REQUIRE(all_money(district) == 0);
        interest += district.ledger.flow(kind(Holder::household), kind(Holder::credit), purpose(For::interest)).count();
        REQUIRE(claims() == interest);
        for (std::size_t i = 0; i < h.rows(); ++i) {
            REQUIRE(district.ledger.balance(account(Holder::household, i)) >= sim::Fen(0));
            REQUIRE(h.produce[i] >= 0);
            REQUIRE(h.larder[i] >= -0.01f);
            REQUIRE(h.debt[i] >= 0);
        }
        for (std::size_t s = 0; s < district.suppliers.size(); ++s)
            REQUIRE(district.ledger.balance(account(Holder::supplier, s)) >= sim::Fen(0));
        for (std::size_t a = 0; a < district.agencies.size(); ++a)
            REQUIRE(district.ledger.balance(account(Holder::agency, a)) >= sim::Fen(0));
    }
}

TEST_CASE("in every month all people live in households, side by side, and ratings stay in their ranges")
{
    Town town(small_pilot());
    const auto& district = town.district;
    const auto& h = district.households;
    const auto& persons = district.persons;
    for (int month = 0; month < 36; ++month) {
        town.live(month, month);
        std::size_t row = 0;
        for (std::size_t i = 0; i < h.rows(); ++i) {
            if (h.members[i] == 0) continue;
            REQUIRE(h.first_member[i] == row);
            for (; row < h.first_member[i] + h.members[i]; ++row) REQUIRE(persons.household[row] == i);
            for (const float rating : {h.motivation[i], h.information[i], h.trust[i], h.pair_strength[i]}) {
                REQUIRE(rating >= 0.0f);
                REQUIRE(rating <= 1.0f);
            }
            REQUIRE(h.satisfaction[i] >= 1.0f);
            REQUIRE(h.satisfaction[i] <= 5.0f);
        }
        REQUIRE(row == persons.rows());
        REQUIRE(district.people == row);
        const std::set<std::uint32_t> identities(persons.identity.data(), persons.identity.data() + row);
        REQUIRE(identities.size() == row);
    }
}

TEST_CASE("in every month suppliers' staff and pairs are those that households and persons have")
{
    Town town(small_pilot());
    const auto& district = town.district;
    bool anyone_employed = false, anyone_paired = false;
    for (int month = 0; month < 30; ++month) {
        town.live(month, month);
        std::vector<long> staff(district.suppliers.size()), pairs(district.suppliers.size());
        for (std::size_t i = 0; i < district.persons.rows(); ++i)
            if (district.persons.employer[i] != nobody && earns_wage(district.persons.activity[i]))
                ++staff[static_cast<std::size_t>(district.persons.employer[i])];
        for (std::size_t i = 0; i < district.household_count(); ++i)
            if (district.households.pair[i] != nobody) ++pairs[static_cast<std::size_t>(district.households.pair[i])];
        for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
            REQUIRE(district.suppliers[s].staff == staff[s]);
            REQUIRE(static_cast<long>(district.suppliers[s].pairs) == pairs[s]);
            REQUIRE(pairs[s] <= long{town.parameters.suppliers[s].pairs});
            anyone_employed |= staff[s] > 0;
            anyone_paired |= pairs[s] > 0;
        }
    }
    CHECK(anyone_employed);
    CHECK(anyone_paired);
}

TEST_CASE("a match is recorded exactly where a need was met, and keeps within hours and capacities")
{
    Town town(small_pilot());
    const auto& district = town.district;
    std::size_t met = 0;
    for (int month = 0; month < 15; ++month) {
        town.live(month, month);
        std::set<std::pair<std::uint32_t, Need>> matched;
        for (const auto& match : district.matches) {
            REQUIRE(matched.emplace(match.household, match.need).second);
            REQUIRE(district.outcome[index(match.need)][match.household] == NeedOutcome::met);
            REQUIRE(district.households.need[index(match.need)][match.household] > 0);
            REQUIRE(match.quantity > 0);
        }
        for (std::size_t k = 0; k < need_count; ++k)
            for (std::uint32_t i = 0; i < district.household_count(); ++i)
                if (district.outcome[k][i] == NeedOutcome::met && static_cast<Need>(k) != Need::care)
                    REQUIRE(matched.contains({i, static_cast<Need>(k)}));
        for (const auto& agency : district.agencies) {
            REQUIRE(agency.linking_hours_used <= agency.linking_hours + 0.01f);
            REQUIRE(agency.survey_hours_used <= agency.survey_hours + 0.01f);
            if (!agency.working && agency.desk_hours == 0) REQUIRE(agency.linking_hours_used == 0);
        }
        met += matched.size();
    }
    CHECK(met > 20);
}

TEST_CASE("every mechanism can be switched off, and the model runs without it")
{
    for (const auto* phase : phases())
        for (const auto* mechanism : phase->mechanisms) {
            if (mechanism->description.levels.empty()) continue;
            const std::string name(mechanism->description.name);
            INFO(name);
            Town town(small_pilot({{"mechanisms." + name, "off"}}));
            CHECK_NOTHROW(town.live(0, 17));
        }
}

TEST_CASE("switching a mechanism off changes what households live through")
{
    // A project long enough for associations that outlive it.
    const Settings long_project = {{"cash_transfer.month", "3"},
                                   {"cash_transfer.amount", "500"},
                                   {"agencies.xuri.last_month", "30"},
                                   {"agencies.xuri.budget", "1000000"},
                                   {"agencies.xuri.organising_share", "0.5"},
                                   {"agencies.xuri.survey_share", "0.2"},
                                   {"agencies.xuri.linking_share", "0.2"},
                                   {"agencies.xuri.task_weight", "0.7"},
                                   {"platform_handover.cost", "1"},
                                   {"incubation.linking_hours", "5"},
                                   {"incubation.join_base", "-4"}};
    const auto with_project = [&](const Settings& switched) {
        Settings settings = long_project;
        settings.insert(settings.end(), switched.begin(), switched.end());
        return settings;
    };
    Town as_it_is(small_pilot(with_project({})));
    as_it_is.live(0, 47);
    std::uint8_t highest = 0;
    for (const auto& association : as_it_is.district.associations) highest = std::max(highest, association.stage);
    CHECK(highest >= 3);
    const auto traces = [](const Town& town) {
        const auto& h = town.district.households;
        std::vector<float> all = copy(h.income_12);
        for (const auto* column : {&h.consumption_12, &h.motivation, &h.trust, &h.information})
            for (const float x : copy(*column)) all.push_back(x);
        for (std::size_t i = 0; i < h.rows(); ++i) all.push_back(h.registered[i]);
        return all;
    };
    for (const auto* phase : phases())
        for (const auto* mechanism : phase->mechanisms) {
            if (mechanism->description.levels.empty()) continue;
            const std::string name(mechanism->description.name);
            INFO(name);
            // What is off unless asked for is switched on instead.
            const bool usual = mechanism->description.initial != "off";
            Town without(small_pilot(with_project({{"mechanisms." + name, usual ? "off" : "on"}})));
            without.live(0, 47);
            CHECK((traces(without) != traces(as_it_is))); // not printed: they are long
        }
}

TEST_CASE("switching a mechanism off leaves the draws of all others as they were")
{
    const auto fates = [](const Town& town) {
        // What comes from draws alone: the person's persistent wage by identity, the farm's season shock, the market.
        const auto& d = town.district;
        std::map<std::uint32_t, float> out;
        for (std::size_t j = 0; j < d.persons.rows(); ++j) out[d.persons.identity[j]] = d.persons.persistent[j];
        std::map<std::uint32_t, float> yields; // by household: a row may be another family's where people do not die
        for (std::size_t i = 0; i < d.household_count(); ++i)
            yields[d.households.identity[i]] = d.households.yield_shock[i];
        return std::tuple{out, yields, d.environment.market_price, d.environment.weather};
    };
    Town as_it_is(small_pilot());
    as_it_is.live(0, 13);
    const auto [wages, yields, market, weather] = fates(as_it_is);
    for (const auto* phase : phases())
        for (const auto* mechanism : phase->mechanisms) {
            if (mechanism->description.levels.empty()) continue;
            const std::string name(mechanism->description.name);
            INFO(name);
            const bool usual = mechanism->description.initial != "off";
            Town without(small_pilot({{"mechanisms." + name, usual ? "off" : "on"}}));
            without.live(0, 13);
            const auto [other_wages, other_yields, other_market, other_weather] = fates(without);
            if (name != "weather_and_prices") {
                CHECK(other_market == market);
                CHECK(other_weather == weather);
            }
            const auto compare = [](const auto& some, const auto& others) {
                std::size_t same = 0, compared = 0;
                for (const auto& [identity, value] : some)
                    if (const auto found = others.find(identity); found != others.end()) {
                        ++compared;
                        same += found->second == value;
                    }
                CHECK(compared > some.size() * 9 / 10);
                CHECK(same == compared);
            };
            compare(yields, other_yields);
            compare(wages, other_wages);
        }
}

TEST_CASE("help leaves the draws of what happens anyway as they were")
{
    Town helped(small_pilot());
    Town alone(small_pilot({{"mechanisms.agency", "off"}}));
    for (int month = 0; month < 12; ++month) {
        helped.live(month, month);
        alone.live(month, month);
        REQUIRE(helped.district.environment.market_price == alone.district.environment.market_price);
        REQUIRE(copy(helped.district.persons.persistent) == copy(alone.district.persons.persistent));
        REQUIRE(copy(helped.district.households.yield_shock) == copy(alone.district.households.yield_shock));
    }
    CHECK(copy(helped.district.households.income_12) != copy(alone.district.households.income_12));
    // Comparison villages, which no project visits, miss what others got; they live nearly as they would.
    const auto &a = helped.district.households, &b = alone.district.households;
    double with_help = 0, without = 0;
    for (std::size_t i = helped.district.villages[2].first_household; i < a.rows(); ++i) {
        with_help += double{a.income_12[i]};
        without += double{b.income_12[i]};
    }
    CHECK(with_help != without);
    CHECK(with_help == Approx(without).epsilon(0.1));
}

TEST_CASE("arms with the same founding key found the same town, and others do not share it")
{
    const auto key = [](const Settings& settings) {
        Parameters parameters;
        alleviation::testing::read_parameters(parameters, small_pilot(settings));
        return founding_key(parameters);
    };
    const auto plain = key({});
    // What may differ between arms that share a founding must leave the founded town as it is.
    Town base(small_pilot());
    const Settings later = {{"agencies.bridge.workers", "9"}, {"mechanisms.platform", "off"},
                            {"mechanisms.pairing", "off"},    {"household_survey.error", "0.9"},
                            {"casework.encourages", "0.3"},   {"matching.rule", "random"},
                            {"teaching.starts", "1"},         {"record.matches", "off"}};
    for (const auto& setting : later) {
        INFO(setting.first);
        Settings one{setting};
        if (setting.first.starts_with("agencies.")) one = {{"agencies.new.workers", "9"}};
        CHECK(key(one) == plain);
        Town other(small_pilot(one));
        CHECK(copy(other.district.households.income_12) == copy(base.district.households.income_12));
        CHECK(copy(other.district.households.motivation) == copy(base.district.households.motivation));
    }
    for (const auto& [path, value] : Settings{{"population.migrant_share", "0.4"},
                                              {"welfare.subsistence", "140"},
                                              {"mechanisms.public_transfers", "off"},
                                              {"wages.local", "3000"},
                                              {"start", "2019-01"}}) {
        INFO(path);
        CHECK(key({{path, value}}) != plain);
    }
}

TEST_CASE("a copied town goes its own way and the same way")
{
    Town town(small_pilot());
    District copied = town.district;
    for (int month = 0; month < 6; ++month)
        advance_month(copied, town.parameters.groups, {town.parameters.start, month});
    const auto untouched = copy(town.district.households.income_12);
    town.live(0, 5);
    CHECK(copy(town.district.households.income_12) == copy(copied.households.income_12));
    CHECK(untouched != copy(copied.households.income_12));
}

TEST_CASE("a mechanism asks only the switches that it declares")
{
    Town town(small_pilot());
    std::vector<const Mechanism*> asked;
    std::set<std::pair<const Mechanism*, const Mechanism*>> found;
    for (int month = 0; month < 14; ++month) {
        town.district.clock = {town.parameters.start, month};
        town.district.ledger.begin_month();
        for (const auto* phase : phases())
            for (const auto* mechanism : phase->mechanisms) {
                if (!town.parameters.mechanisms.acts(*mechanism)) continue;
                asked.clear();
                town.district.asked = &asked;
                town.act(*mechanism);
                town.district.asked = nullptr;
                const auto& about = mechanism->description;
                for (const auto* other : asked) {
                    INFO(about.name << " asks " << other->description.name);
                    CHECK((std::count(about.asks.begin(), about.asks.end(), other) > 0 ||
                           std::count(about.only_with.begin(), about.only_with.end(), other) > 0));
                    found.insert({mechanism, other});
                }
            }
        town.district.ledger.check();
    }
    CHECK(found.size() >= 12);
}
