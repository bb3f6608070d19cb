#include "models/alleviation/close_books/informal_aid.h"
#include "models/alleviation/close_books/mutual_fund.h"
#include "models/alleviation/deliver/casework.h"
#include "models/alleviation/deliver/volunteers.h"
#include "models/alleviation/livelihoods/farming.h"
#include "models/alleviation/livelihoods/labour_exchange.h"
#include "models/alleviation/survey/needs.h"
#include "models/alleviation/survey/referral.h"
#include "tests/models/alleviation/association_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

TEST_CASE("neighbours give to those they know who fall short, out of what they can spare")
{
    Hamlet hamlet(3,
                  {{"informal_aid.altruism", "0.5"}, {"informal_aid.spares", "0.1"}, {"welfare.subsistence", "100"}});
    all_know_all(hamlet);
    hamlet.give_cash(1, 1000);
    hamlet.give_cash(2, 120);
    hamlet.act(informal_aid_mechanism);
    // Each of two is asked for a quarter of 100: the first gives it, the other can spare a tenth of its 120.
    CHECK(hamlet.cash(0) == Approx(25 + 12));
    CHECK(hamlet.cash(1) == Approx(975));
    CHECK(hamlet.cash(2) == Approx(108));
    CHECK_NOTHROW(hamlet.district.ledger.check());
}

TEST_CASE("a shock that hits all leaves nobody to help")
{
    Hamlet hamlet(4, {{"welfare.subsistence", "100"}});
    all_know_all(hamlet);
    for (std::size_t i = 0; i < 4; ++i) hamlet.give_cash(i, 50);
    hamlet.act(informal_aid_mechanism);
    CHECK(hamlet.paid(Holder::household, Holder::household, For::mutual_aid) == Approx(10).margin(10));
    for (std::size_t i = 0; i < 4; ++i) CHECK(hamlet.cash(i) <= 60);
}

TEST_CASE("members pay dues and draw on the fund after the waiting time, pro rata when it does not reach")
{
    Hamlet hamlet(4, {{"mutual_fund.dues", "10"},
                      {"mutual_fund.covers", "0.5"},
                      {"mutual_fund.waiting", "3"},
                      {"welfare.subsistence", "100"}});
    found_association(hamlet, 2);
    hamlet.households.membership[1] = 2;
    for (const std::size_t i : {2u, 3u}) hamlet.give_cash(i, 1000);
    hamlet.act(mutual_fund_mechanism);
    CHECK(hamlet.paid(Holder::household, Holder::association, For::dues) == 20);
    CHECK(hamlet.cash(0) == Approx(20)); // half of 100 is asked, 20 are there
    CHECK(hamlet.cash(1) == 0);
    CHECK(fund(hamlet) == 0);
}

TEST_CASE("an association at its first stage has no fund")
{
    Hamlet hamlet(3, {{"mutual_fund.dues", "10"}});
    found_association(hamlet, 1);
    for (std::size_t i = 0; i < 3; ++i) hamlet.give_cash(i, 100);
    hamlet.act(mutual_fund_mechanism);
    CHECK(fund(hamlet) == 0);
    CHECK(hamlet.cash(0) == 100);
}

TEST_CASE("members lend labour to the ill, and what one gains the others give")
{
    Hamlet hamlet(3, {{"labour_exchange.lends", "0.2"},
                      {"farming.capital_scale", "12"},
                      {"farming.capital_exponent", "0.5"},
                      {"farming.capital_base", "0"},
                      {"farming.business_sd", "0"},
                      {"farming.input_share", "0"}});
    found_association(hamlet, 2);
    hamlet.persons.months_ill[0] = 2;
    hamlet.act(labour_exchange_mechanism);
    CHECK(hamlet.households.exchanged_labour[0] == Approx(0.4));
    CHECK(hamlet.households.exchanged_labour[1] == Approx(-0.2));
    hamlet.households.capital[0] = 10000;
    hamlet.act(farming_mechanism);
    CHECK(hamlet.cash(0) == Approx(100 * (0.3 + 0.7 * 0.4)).margin(0.05));
    hamlet.district.associations[0].stage = 1;
    hamlet.act(labour_exchange_mechanism);
    CHECK(hamlet.households.exchanged_labour[0] == 0);
}

TEST_CASE("an association renews its members' stalest records, and no more than it can")
{
    Hamlet hamlet(6, with(an_agency, {{"referral.per_month", "2"}, {"referral.error", "0"}}));
    hamlet.act(needs_mechanism);
    hamlet.record_everyone();
    hamlet.in_month(12);
    hamlet.households.surveyed_month[4] = -3;
    hamlet.households.surveyed_month[5] = 12;
    hamlet.act(referral_mechanism);
    CHECK(hamlet.households.surveyed_month[4] == -3); // no association
    found_association(hamlet, 2);
    hamlet.act(referral_mechanism);
    CHECK(hamlet.households.surveyed_month[4] == 12);
    int renewed = 0;
    for (std::size_t i = 0; i < 4; ++i) renewed += hamlet.households.surveyed_month[i] == 12;
    CHECK(renewed == 1);
    CHECK(hamlet.households.observed[index(Need::work)][4] == hamlet.need(Need::work, 4));
}

TEST_CASE("volunteers count as far as social workers guide them")
{
    const VolunteerParameters p(nullptr); // half an hour's worth, four guided by an hour
    CHECK(guided_hours(p, 0, 10) == 0);
    CHECK(guided_hours(p, 8, 2) == Approx(4));
    CHECK(guided_hours(p, 16, 2) == Approx(4));
    CHECK(guided_hours(p, 16, 0) == 0);

    Hamlet hamlet(4, with(an_agency, {{"volunteers.hours", "2"}}));
    found_association(hamlet, 1);
    hamlet.district.associations[0].activity = 0.5f;
    hamlet.district.agencies[0].working = true;
    hamlet.district.agencies[0].casework_hours = 4;
    hamlet.act(volunteers_mechanism);
    CHECK(hamlet.district.agencies[0].volunteer_hours == Approx(4));
    hamlet.act(casework_mechanism);
    CHECK(hamlet.households.contact_hours[0] == Approx(1 + 0.5));
}
