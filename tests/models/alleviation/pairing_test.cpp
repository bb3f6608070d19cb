#include "models/alleviation/deliver/casework.h"
#include "models/alleviation/match/case_conference.h"
#include "models/alleviation/match/employment.h"
#include "models/alleviation/match/pairing.h"
#include "tests/models/alleviation/market_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Market;
using alleviation::testing::Settings;

TEST_CASE("each household gets at most one helper, each helper at most as many households as it takes on")
{
    Market market(7, {{"suppliers.a.pairs", "3"}, {"suppliers.b.pairs", "2"}});
    market.open();
    market.act(pairing_mechanism);
    int paired[2] = {};
    for (std::size_t i = 0; i < 7; ++i)
        if (market.households.pair[i] != nobody) ++paired[market.households.pair[i]];
    CHECK(paired[0] == 3);
    CHECK(paired[1] == 2);
    CHECK(market.district.suppliers[0].pairs == 3);
}

TEST_CASE("contact makes a pair stronger, want of it lets it fade and end")
{
    Market market(1, {{"suppliers.a.pairs", "1"},
                      {"pairing.grows", "0.5"},
                      {"pairing.fades", "0.5"},
                      {"pairing.encourages", "0"},
                      {"pairing.visits", "1"}});
    market.open();
    market.act(pairing_mechanism);
    CHECK(market.households.pair_strength[0] == Approx(0.6));   // 0.2 + 0.5 · 0.8
    CHECK(market.district.agencies[0].linking_hours_used == 0); // the visit is the helper's own
    market.district.suppliers[0].effort = 1e-6f;
    market.act(pairing_mechanism);
    CHECK(market.households.pair_strength[0] == Approx(0.3));
    market.act(pairing_mechanism);
    market.act(pairing_mechanism);
    CHECK(market.households.pair[0] == nobody);
    CHECK(market.district.suppliers[0].pairs == 0);
}

TEST_CASE("helpers call as often as their effort has it, and a household with half of the calls has the weaker pair")
{
    const auto strength = [](float effort) {
        Market market(400, {{"suppliers.a.pairs", "400"}, {"pairing.visits", "0.8"}, {"pairing.encourages", "0"}});
        market.open();
        double sum = 0;
        for (int month = 0; month < 12; ++month) {
            market.district.suppliers[0].effort = effort;
            market.district.clock.step = month;
            market.act(pairing_mechanism);
        }
        for (std::size_t i = 0; i < 400; ++i) sum += double{market.households.pair_strength[i]} / 400;
        return sum;
    };
    CHECK(strength(1) > 0.65);
    CHECK(strength(0.5f) < strength(1) - 0.15);
}

TEST_CASE("a pair ends when its helper leaves, and some time after the household left the register")
{
    Market market(
        2,
        {{"suppliers.a.pairs", "1"}, {"suppliers.b.pairs", "1"}, {"pairing.fades", "0"}, {"pairing.follow_up", "12"}});
    auto& h = market.households;
    market.record_everyone();
    market.act(pairing_mechanism);
    REQUIRE(h.pair[0] != nobody);
    REQUIRE(h.pair[1] != nobody);
    market.district.suppliers[static_cast<std::size_t>(h.pair[0])].joined = false;
    h.ever_exited[1] = 1;
    h.exit_month[1] = 0;
    market.in_month(12);
    market.act(pairing_mechanism);
    CHECK(h.pair[0] == nobody);
    CHECK(h.pair[1] != nobody);
    market.in_month(13);
    market.record_everyone();
    market.act(pairing_mechanism);
    CHECK(h.pair[1] == nobody);
}

TEST_CASE("a helper beside the household encourages it")
{
    Market market(
        1,
        {{"suppliers.a.pairs", "1"}, {"pairing.grows", "0.5"}, {"pairing.encourages", "0.1"}, {"pairing.visits", "1"}});
    market.open();
    market.households.motivation[0] = 0.4f;
    market.act(pairing_mechanism);
    CHECK(market.households.motivation[0] == Approx(0.4 + 0.1 * 0.6 * 0.6));
}

namespace {

/// One household with a helper next door who calls every month, with more settings on top.
Settings a_helper(Settings more)
{
    Settings out = {{"suppliers.a.pairs", "9"},           {"suppliers.a.distance", "0"},
                    {"suppliers.a.kind", "government"},   {"pairing.visits", "1"},
                    {"pairing.encourages", "0"},          {"matching.link_hours", "2"},
                    {"mechanisms.case_conference", "off"}};
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

} // namespace

TEST_CASE("a helper tells others whom it knows of what it cannot answer, as long as its time at the house lasts")
{
    const auto told = [](const char* hours, const char* distance) {
        Market market(1, a_helper({{"suppliers.a.helper.hours", hours},
                                   {"suppliers.a.distance", distance},
                                   {"suppliers.a.helper.passes_on", "1"},
                                   {"pairing.travel", "40"},
                                   {"suppliers.factory.employment.posts", "1"},
                                   {"suppliers.school.skills.seats", "1"}}));
        market.open();
        market.act(pairing_mechanism);
        for (const Request& request : market.district.requests) CHECK(request.by == Linker::pair);
        CHECK(market.district.agencies[0].linking_hours_used == 0);
        return market.district.requests.size();
    };
    CHECK(told("4", "0") == 2);  // work and skills, two hours each
    CHECK(told("3", "0") == 1);  // one hour is left
    CHECK(told("4", "20") == 1); // an hour on the way there and back
    CHECK(told("4", "80") == 0); // all of it
}

TEST_CASE("a helper takes up itself what it offers, where nobody keeps a record")
{
    Market market(1, a_helper({{"suppliers.a.employment.posts", "1"}}));
    market.open();
    market.act(pairing_mechanism);
    CHECK(market.district.requests.empty()); // the record shows it anyway
    market.households.record_agency[0] = nobody;
    market.act(pairing_mechanism);
    REQUIRE(market.district.requests.size() == 1);
    CHECK(market.district.requests[0].supplier == 0);
}

TEST_CASE("a gift comes out of the helper's purse, no more than is lacking, and only where nobody else gave")
{
    const auto given = [](double lacks) {
        Market market(1, a_helper({{"suppliers.a.helper.gift", "350"}}));
        market.households.medical_due[0] = static_cast<std::int64_t>(lacks * 100);
        market.persons.activity[0] = Activity::retired;
        market.open();
        market.act(pairing_mechanism); // introduced; there is a purse from the next month on
        CHECK(market.cash(0) == 0);
        market.act(supplier_offers_mechanism);
        market.act(pairing_mechanism);
        CHECK(market.paid(Holder::supplier, Holder::household, For::relief) == market.cash(0));
        market.act(supplier_offers_mechanism);
        market.district.outcome[index(Need::funds)][0] = NeedOutcome::met;
        market.act(pairing_mechanism);
        return market.cash(0);
    };
    CHECK(given(2000) == 350);
    CHECK(given(320) == 320);
    CHECK(given(100) == 0); // no urgent need
}

TEST_CASE("hours with a helper are company, and social workers do not undo it")
{
    const auto kept_company = [](const char* hours) {
        Market market(
            400,
            a_helper({{"suppliers.a.pairs", "400"}, {"suppliers.a.helper.hours", hours}, {"pairing.company", "8"}}));
        for (std::size_t i = 0; i < 400; ++i) market.households.motivation[i] = 0.1f;
        market.open();
        market.act(pairing_mechanism);
        market.district.agencies[0].casework_hours = 0;
        market.act(casework_mechanism);
        std::size_t out = 0;
        for (std::size_t i = 0; i < 400; ++i) out += market.outcome(Need::care, i) == NeedOutcome::met;
        return out;
    };
    CHECK(kept_company("8") == 400);
    CHECK(kept_company("2") == Approx(100).margin(30));
    CHECK(kept_company("0") == 0);
}

TEST_CASE("a case conference brings who can answer what the lead helper cannot, at the agency's time and once a while")
{
    const Settings table = {{"suppliers.far.employment.posts", "1"},  {"suppliers.far.distance", "90"},
                            {"suppliers.near.employment.posts", "1"}, {"suppliers.near.employment.wage", "5000"},
                            {"suppliers.near.distance", "9"},         {"suppliers.school.skills.seats", "1"},
                            {"mechanisms.case_conference", "on"},     {"case_conference.hours", "3"},
                            {"case_conference.comes", "1"},           {"case_conference.lasts", "6"}};
    Market market(1, a_helper(table));
    auto& h = market.households;
    auto& agency = market.district.agencies[0];
    agency.slowness = 1;
    const auto confer = [&](int month) {
        market.in_month(month);
        market.record_everyone();
        agency.linking_hours_used = 0;
        market.act(case_conference_mechanism);
        return agency.linking_hours_used;
    };
    market.open();
    CHECK(confer(0) == 0); // nobody leads yet
    market.act(pairing_mechanism);
    REQUIRE(h.pair[0] == 0);
    CHECK(confer(0) == 3);
    CHECK(stands_beside(h, 0, 2)); // the nearer one
    CHECK(stands_beside(h, 0, 3));
    CHECK_FALSE(stands_beside(h, 0, 1));
    CHECK(confer(5) == 0);
    CHECK(confer(6) == 3);

    market.district.suppliers[3].effort = 0;
    confer(7);
    CHECK_FALSE(stands_beside(h, 0, 3));

    // What those at the table give takes nobody's time any more.
    market.act(supplier_offers_mechanism);
    agency.linking_hours = 0;
    market.act(employment_mechanism);
    REQUIRE(market.matched() == 1);
    CHECK(market.district.matches[0].supplier == 2);
    CHECK(market.district.matches[0].linker == Linker::pair);

    end_pair(market.district, 0);
    CHECK_FALSE(stands_beside(h, 0, 2));

    Market hurried(1, a_helper(table));
    hurried.open();
    hurried.act(pairing_mechanism);
    hurried.district.agencies[0].linking_hours = 2;
    hurried.act(case_conference_mechanism);
    CHECK_FALSE(stands_beside(hurried.households, 0, 2));
}
