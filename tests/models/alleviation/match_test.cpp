#include "models/alleviation/deliver/deliveries.h"
#include "models/alleviation/match/consumption.h"
#include "models/alleviation/match/employment.h"
#include "models/alleviation/match/funds.h"
#include "models/alleviation/match/market.h"
#include "models/alleviation/match/skills.h"
#include "models/alleviation/prices.h"
#include "tests/models/alleviation/market_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Market;
using alleviation::testing::Settings;
using alleviation::testing::with;

namespace {

const Settings one_post = {{"suppliers.factory.kind", "enterprise"},
                           {"suppliers.factory.employment.posts", "1"},
                           {"suppliers.factory.employment.wage", "5000"},
                           {"suppliers.factory.employment.skill", "0.3"}};
const Settings one_giver = {{"suppliers.fund.funds.budget", "1000"}, {"suppliers.fund.funds.largest", "600"}};

/// Everyone lacks `yuan` for a bill beyond cash and credit.
void in_want(Hamlet& hamlet, double yuan)
{
    for (std::size_t i = 0; i < hamlet.households.rows(); ++i) {
        hamlet.households.medical_due[i] = static_cast<std::int64_t>(yuan * 100);
        hamlet.persons.activity[i] = Activity::retired;
    }
}

} // namespace

TEST_CASE("a post goes to the one it fits best, and the other's need says that nothing was left")
{
    Market market(2, one_post);
    market.persons.trade_skill[0] = 0.9f;
    market.open();
    market.act(employment_mechanism);
    REQUIRE(market.matched() == 1);
    CHECK(market.district.matches[0].household == 1);
    CHECK(market.outcome(Need::work, 1) == NeedOutcome::met);
    CHECK(market.outcome(Need::work, 0) == NeedOutcome::no_capacity);
    CHECK(market.district.suppliers[0].vacancies == 0);
}

TEST_CASE("a need says why it was not met")
{
    const auto outcome = [](const Settings& settings, auto prepare) {
        Market market(1, with(one_post, settings));
        market.open();
        prepare(market);
        market.act(employment_mechanism);
        CHECK(market.matched() == 0);
        return market.outcome(Need::work, 0);
    };
    const auto nothing = [](Market&) {};
    CHECK(outcome({}, [](Market& m) {
              m.households.record_agency[0] = nobody;
              m.act(unmet_needs_mechanism);
          }) == NeedOutcome::not_known);
    CHECK(outcome({}, [](Market& m) {
              m.households.observed[index(Need::work)][0] = 0;
              m.act(unmet_needs_mechanism);
          }) == NeedOutcome::not_known);
    CHECK(outcome(
              {{"suppliers.factory.distance", "900"}, {"mechanisms.platform", "off"}, {"knowledge.acquaintance", "1"}},
              nothing) == NeedOutcome::not_visible);
    CHECK(outcome({{"suppliers.factory.employment.posts", "0"}}, nothing) == NeedOutcome::no_capacity);
    CHECK(outcome({}, [](Market& m) { m.district.agencies[0].linking_hours = 0; }) == NeedOutcome::no_linker_hours);
    CHECK(outcome({{"suppliers.factory.employment.wage", "100"}}, nothing) == NeedOutcome::declined);
    CHECK(outcome({}, [](Market& m) { m.persons.ability[0] = 0.3f; }) == NeedOutcome::not_eligible);
    CHECK(outcome({{"suppliers.factory.registered_only", "on"}},
                  [](Market& m) { m.households.study_group[0] = StudyGroup::spillover; }) == NeedOutcome::not_eligible);
}

TEST_CASE("a household that no one surveyed is never matched")
{
    Market market(20, with(one_post, {{"suppliers.factory.employment.posts", "20"}}));
    market.open();
    for (std::size_t i = 0; i < 20; i += 2) market.households.record_agency[i] = nobody;
    market.act(employment_mechanism);
    CHECK(market.matched() == 10);
    for (const auto& match : market.district.matches) CHECK(match.household % 2 == 1);
}

TEST_CASE("linking stops when the agency's hours are used up, the most urgent first")
{
    Market market(5, with(one_giver, {{"matching.link_hours", "2"}, {"suppliers.fund.funds.budget", "5000"}}));
    in_want(market, 400);
    market.households.medical_due[3] = 59000;
    market.open();
    market.district.agencies[0].linking_hours = 3;
    market.act(funds_mechanism);
    REQUIRE(market.matched() == 1);
    CHECK(market.district.matches[0].household == 3);
    CHECK(market.outcome(Need::funds, 0) == NeedOutcome::no_linker_hours);
    CHECK(market.district.agencies[0].linking_hours_used == 2);
}

TEST_CASE("who finds no linking hours left has what it asked for by itself, and keeps no post from others")
{
    Market market(2, one_post);
    market.open();
    market.district.agencies[0].linking_hours = 0;
    SECTION("another's post")
    {
        market.persons.trade_skill[0] = 0.9f; // the other fits better
        request(market.district, 0, Need::work, 0, Linker::household, -1);
        market.act(employment_mechanism);
        REQUIRE(market.matched() == 1);
        CHECK(market.outcome(Need::work, 1) == NeedOutcome::no_linker_hours);
    }
    SECTION("one's own")
    {
        market.district.agencies[0].linking_hours_used = 0;
        market.households.members[1] = 0;
        request(market.district, 0, Need::work, 0, Linker::household, -1);
        market.act(employment_mechanism);
        REQUIRE(market.matched() == 1);
    }
    CHECK(market.district.matches[0].household == 0);
    CHECK(market.district.matches[0].linker == Linker::household);
    CHECK(market.outcome(Need::work, 0) == NeedOutcome::met);
}

TEST_CASE("an agency speaks for its own cases first, and who goes on after the project for the registered")
{
    const auto first = [](bool working) {
        Market market(2, with(one_post, {{"matching.own_case", "5"}}));
        market.open();
        market.district.agencies[0].working = working;
        market.households.supported[0] = 0;
        market.households.supported[1] = 1;
        market.households.study_group[1] = StudyGroup::spillover;
        market.act(employment_mechanism);
        REQUIRE(market.matched() == 1);
        return market.district.matches[0].household;
    };
    CHECK(first(true) == 0);
    CHECK(first(false) == 1);
}

TEST_CASE("grants cover the need up to the largest grant, and no more than the budget is given away")
{
    Market market(3, one_giver);
    in_want(market, 500);
    market.households.medical_due[0] = 60000;
    market.open();
    market.act(funds_mechanism);
    double given = 0;
    for (const auto& match : market.district.matches) {
        CHECK(match.quantity <= 600);
        given += match.quantity;
    }
    CHECK(market.matched() == 2);
    CHECK(given == Approx(1000)); // 600 for the most urgent, what is left for the next
    CHECK(market.outcome(Need::funds, 0) == NeedOutcome::met);
}

TEST_CASE("small grants reach as many as the budget pays for")
{
    Market market(8, with(one_giver, {{"needs.funds", "100"}}));
    in_want(market, 200);
    market.open();
    market.act(funds_mechanism);
    CHECK(market.matched() == 5); // 1,000 yuan, 200 each
}

TEST_CASE("greedy urgency serves who lacks most, however near or well fitting others are")
{
    Market market(2, with(one_giver, {{"matching.rule", "greedy_urgency"},
                                      {"matching.weight_trust", "50"},
                                      {"suppliers.fund.funds.budget", "300"},
                                      {"suppliers.fund.funds.largest", "300"}}));
    in_want(market, 300);
    market.households.medical_due[1] = 90000;
    market.households.trust[0] = 1;
    market.households.trust[1] = 0.2f;
    market.open();
    market.act(funds_mechanism);
    CHECK(market.outcome(Need::funds, 1) == NeedOutcome::met);
    CHECK(market.outcome(Need::funds, 0) == NeedOutcome::no_capacity);
}

TEST_CASE("a helper paired with the household answers an urgent need without the agency's hours")
{
    Market market(1, one_giver);
    in_want(market, 500);
    market.open();
    market.households.observed[index(Need::funds)][0] = 0; // arose after the survey
    market.district.agencies[0].linking_hours = 0;
    market.act(funds_mechanism);
    CHECK(market.matched() == 0);
    market.households.pair[0] = 0;
    market.act(funds_mechanism);
    CHECK(market.matched() == 1);
    CHECK(market.outcome(Need::funds, 0) == NeedOutcome::met);
}

TEST_CASE("work away is refused where somebody at home needs care")
{
    Market market(2, with(one_post, {{"suppliers.factory.employment.place", "away"}}));
    market.households.members[0] = 2;
    market.households.members[1] = 0;
    market.persons.household[1] = 0;
    market.persons.age[1] = 1;
    market.persons.activity[1] = Activity::child;
    market.open();
    market.act(employment_mechanism);
    CHECK(market.outcome(Need::work, 0) == NeedOutcome::declined);
}

TEST_CASE("firms take the able first, only the able-bodied go away, and offices take all alike")
{
    const auto taken = [](const char* place) {
        Market market(
            2, with(one_post, {{"suppliers.factory.employment.place", place}, {"matching.weight_urgency", "0"}}));
        market.persons.ability[0] = 0.6f;
        market.persons.trade_skill[1] = 0.4f; // fits a little less
        market.open();
        market.act(employment_mechanism);
        REQUIRE(market.matched() == 1);
        return std::pair(market.district.matches[0].household, market.outcome(Need::work, 0));
    };
    CHECK(taken("workshop") == std::pair(1u, NeedOutcome::no_capacity));
    CHECK(taken("away") == std::pair(1u, NeedOutcome::declined));
    CHECK(taken("public_post") == std::pair(0u, NeedOutcome::met));
}

TEST_CASE("seats go to the least skilled who has the drive to come")
{
    Market market(2, {{"suppliers.school.skills.seats", "1"}, {"suppliers.school.skills.every", "1"}});
    market.households.motivation[0] = 0; // its need for skills remains, its drive does not
    market.open();
    market.act(skills_mechanism);
    REQUIRE(market.matched() == 1);
    CHECK(market.district.matches[0].household == 1);
    CHECK(market.outcome(Need::skills, 0) == NeedOutcome::declined);
}

TEST_CASE("a buyer takes produce up to its budget, at the gate price and its premium")
{
    Market market(2, {{"suppliers.shop.consumption.budget", "880"},
                      {"suppliers.shop.consumption.premium", "0.1"},
                      {"suppliers.shop.consumption.smallest_lot", "50"}});
    market.district.villages[0].price_discount = 0.2f;
    market.households.produce[0] = 700;
    market.households.produce[1] = 700;
    market.open();
    CHECK(order_price(market.district, 0, 0) == Approx(0.88));
    market.act(consumption_mechanism);
    double bought = 0;
    for (const auto& match : market.district.matches) bought += match.quantity;
    CHECK(market.matched() == 2);
    CHECK(bought == Approx(1000).margin(0.1)); // 880 / 0.88
    CHECK(market.district.suppliers[0].purchase_budget <= sim::Fen(5));
}

TEST_CASE("a buyer comes back by itself to whom it bought from, and to nobody else")
{
    Market market(2, {{"suppliers.shop.consumption.budget", "9000"}, {"consumption.returns", "1"}});
    for (std::size_t i = 0; i < 2; ++i) market.households.produce[i] = 400;
    market.households.buyer[1] = 0;
    market.open();
    for (std::size_t i = 0; i < 2; ++i) market.households.record_agency[i] = nobody;
    market.act(consumption_mechanism);
    REQUIRE(market.matched() == 1);
    CHECK(market.district.matches[0].household == 1);
    CHECK(market.district.matches[0].linker == Linker::acquaintance);
    market.households.buyer[1] = nobody;
    market.act(deliveries_mechanism);
    CHECK(market.households.buyer[1] == 0);
}

TEST_CASE("lots below the smallest are not worth the buyer's journey")
{
    Market market(1,
                  {{"suppliers.shop.consumption.budget", "9000"}, {"suppliers.shop.consumption.smallest_lot", "200"}});
    market.households.produce[0] = 150;
    market.open();
    market.act(consumption_mechanism);
    CHECK(market.matched() == 0);
    CHECK(market.outcome(Need::sales, 0) != NeedOutcome::met);
}

TEST_CASE("who was matched with a post is not sent to a course as well")
{
    Market market(1, with(one_post, {{"suppliers.school.skills.seats", "1"}, {"suppliers.school.skills.every", "1"}}));
    market.open();
    market.act(employment_mechanism);
    market.act(skills_mechanism);
    REQUIRE(market.matched() == 1);
    market.act(deliveries_mechanism);
    CHECK(market.persons.activity[0] == Activity::workshop);
    CHECK(market.district.suppliers[0].staff == 1);
}

TEST_CASE("the agency's discretion serves only its own caseload")
{
    Market market(
        2, with(one_post, {{"matching.rule", "agency_discretion"}, {"suppliers.factory.employment.posts", "2"}}));
    market.households.study_group[0] = StudyGroup::spillover;
    market.open();
    market.act(employment_mechanism);
    CHECK(market.outcome(Need::work, 0) == NeedOutcome::not_eligible);
    CHECK(market.outcome(Need::work, 1) == NeedOutcome::met);
}

TEST_CASE("a need that exists only in an old record costs the linker's time and comes to nothing")
{
    Market market(1, one_giver);
    market.open();
    market.households.observed[index(Need::funds)][0] = 500;
    market.act(funds_mechanism);
    CHECK(market.matched() == 0);
    CHECK(market.district.agencies[0].linking_hours_used > 0);
}

TEST_CASE("offers are as large as the scenario says, and the money for them comes from their kind's source")
{
    Market market(1, {{"suppliers.shop.kind", "enterprise"},
                      {"suppliers.shop.consumption.budget", "500"},
                      {"suppliers.fund.funds.budget", "300"},
                      {"suppliers.office.kind", "government"},
                      {"suppliers.office.funds.budget", "200"},
                      {"suppliers.gone.funds.budget", "900"},
                      {"suppliers.gone.active", "off"},
                      {"suppliers.shop.skills.seats", "0"}});
    market.act(supplier_offers_mechanism);
    CHECK(market.district.suppliers[0].purchase_budget == sim::Fen(50000));
    CHECK(market.district.suppliers[3].grant_budget == sim::Fen(0));
    CHECK(market.paid(Holder::market, Holder::supplier, For::sales_revenue) == 500);
    CHECK(market.paid(Holder::donors, Holder::supplier, For::donation) == 300);
    CHECK(market.paid(Holder::government, Holder::supplier, For::allocation) == 200);
    market.act(supplier_offers_mechanism); // what is there is not asked for again
    CHECK(market.paid(Holder::donors, Holder::supplier, For::donation) == 300);
}
