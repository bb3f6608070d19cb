#include "models/alleviation/livelihoods/estate.h"
#include "models/alleviation/organise/collective.h"
#include "tests/models/alleviation/association_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

namespace {

/// A village in which a mu yields 1,000 yuan a year, all in October, and costs 400; it pays 100 of rent, and half of
/// what it earns beyond that. With branch and team at their best and no gains of scale the collective farms as others.
Settings plain(Settings more)
{
    Settings out = {{"village_governance.teams", "all"},
                    {"farming.yield", "1000"},
                    {"farming.growth", "0"},
                    {"farming.input_share", "0.4"},
                    {"farming.untended", "0.3"},
                    {"farming.labour_need", "0.1"},
                    {"calendar.wheat_share", "0"},
                    {"calendar.rice_harvest", "10"},
                    {"wages.local", "1000"},
                    {"wages.growth", "0"},
                    {"collective.adopts", "1"},
                    {"collective.willing_from", "0.5"},
                    {"collective.pools", "0.5"},
                    {"collective.seed", "1000"},
                    {"collective.poor_allotment", "0.4"},
                    {"collective.land_worth", "100"},
                    {"collective.rent", "100"},
                    {"collective.gains", "0"},
                    {"collective.labour_need", "0.01"},
                    {"collective.day_wage", "0.1"},
                    {"collective.finds_work", "0"},
                    {"collective.better", "0.1"},
                    {"collective.pays_out", "0.5"},
                    {"collective.return_mean", "0"},
                    {"collective.return_spread", "0"}};
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

} // namespace

TEST_CASE(
    "project funds become shares, the poor get their allotment, and who has no hands for its land pools part of it")
{
    const auto pooled = [](Settings more) {
        Hamlet hamlet(4, plain(std::move(more)));
        hamlet.district.villages[0].branch = 1;
        auto& h = hamlet.households;
        for (std::size_t i = 0; i < 4; ++i) {
            h.land[i] = 10;
            h.trust[i] = i < 3 ? 0.6f : 0.4f;
            h.labour_at_home[i] = i == 1 ? 1.0f : 0.0f;
        }
        h.registered[3] = 1;
        hamlet.act(collective_mechanism);
        CHECK(hamlet.paid(Holder::government, Holder::collective, For::seed_fund) == 1000);
        CHECK(h.shares[3] == Approx(150 + 400)); // a quarter of 600, and its allotment; it does not trust
        CHECK(h.pooled[3] == 0);
        // A mu is to pay 100 of rent and half of 600 − 100 − 12 for labour: 344. Without hands it yields 0.3 · 600.
        CHECK(h.pooled[0] == Approx(5));
        CHECK(h.land[0] == Approx(5));
        CHECK(h.shares[0] == Approx(500 + 150));
        return h.pooled[1]; // with hands it yields 595
    };
    CHECK(pooled({}) == 0);
    // Half a worker is freed, and finds a year's work at 1,000 yuan a month.
    CHECK(pooled({{"collective.day_wage", "0.8"}, {"collective.finds_work", "1"}}) == Approx(5));
}

TEST_CASE("the crop of pooled land pays its costs, day labour by who has time to spare, rent, and dividends by shares")
{
    Hamlet hamlet(2, plain({{"collective.labour_need", "0.05"}}));
    auto& h = hamlet.households;
    auto& village = hamlet.district.villages[0];
    village.collective = true;
    village.collective_months = 20;
    village.pooled_land = 10;
    village.branch = 1;
    h.pooled[0] = 10;
    h.shares[0] = 30;
    h.shares[1] = 10;
    h.labour_at_home[0] = 1;
    h.labour_at_home[1] = 3;
    hamlet.in_month(9);
    hamlet.act(collective_mechanism);
    CHECK(hamlet.paid(Holder::market, Holder::collective, For::profits) == Approx(10000));
    CHECK(hamlet.paid(Holder::collective, Holder::market, For::inputs) == Approx(4000));
    CHECK(hamlet.cash(0) == Approx(150)); // half a worker for a year at 100 yuan a month, by one and three of four
    CHECK(hamlet.cash(1) == Approx(450));
    hamlet.in_month(10);
    hamlet.act(collective_mechanism);
    CHECK(hamlet.cash(0) == Approx(150));
    hamlet.in_month(11);
    hamlet.act(collective_mechanism);
    CHECK(hamlet.paid(Holder::collective, Holder::household, For::rent) == Approx(1000));
    // Half of 10,000 − 4,000 − 600 − 1,000.
    CHECK(hamlet.paid(Holder::collective, Holder::household, For::collective_dividend) == Approx(2200));
    CHECK(hamlet.cash(0) == Approx(150 + 1000 + 1650));
    CHECK(hamlet.cash(1) == Approx(450 + 550));
    CHECK(village.pays_a_mu == Approx(100 + 55 * 100));
}

TEST_CASE("a bad manager loses on the same land, pays less rent than it promised, and members take their land back")
{
    const auto after = [](float branch) {
        Hamlet hamlet(2, plain({{"village_governance.teams", "none"},
                                {"collective.gains", "1"},
                                {"collective.rent", "500"},
                                {"farming.untended", "1"}}));
        auto& h = hamlet.households;
        auto& village = hamlet.district.villages[0];
        village.collective = true;
        village.collective_months = 20;
        village.branch = branch;
        for (std::size_t i = 0; i < 2; ++i) {
            h.pooled[i] = 5;
            h.shares[i] = 500;
        }
        village.pooled_land = 10;
        hamlet.in_month(9);
        hamlet.act(collective_mechanism);
        hamlet.in_month(11);
        hamlet.act(collective_mechanism);
        CHECK(hamlet.cash(0) == Approx(hamlet.cash(1)));
        CHECK(village.pooled_land == Approx(h.pooled[0] + h.pooled[1]));
        return std::pair(hamlet.cash(0), h.pooled[0]);
    };
    const auto [badly_paid, left] = after(0);
    CHECK(badly_paid < 5 * 500);
    CHECK(left == 0);
    const auto [well_paid, kept] = after(1);
    CHECK(well_paid > 5 * 600); // more than it yields in its own hands
    CHECK(kept == 5);
}

TEST_CASE("a resident team makes up for a weak branch in managing")
{
    const auto crop = [](const char* teams) {
        Hamlet hamlet(1, plain({{"village_governance.teams", teams},
                                {"collective.gains", "0.5"},
                                {"collective.team_manages", "0.6"}}));
        auto& village = hamlet.district.villages[0];
        village.collective = true;
        village.branch = 0;
        village.pooled_land = 10;
        hamlet.households.pooled[0] = 10;
        hamlet.in_month(9);
        hamlet.act(collective_mechanism);
        return hamlet.paid(Holder::market, Holder::collective, For::profits);
    };
    CHECK(crop("none") == Approx(10000 * std::exp(-0.5)).margin(0.01));
    CHECK(crop("all") == Approx(10000 * std::exp(0.1)).margin(0.01));
}

TEST_CASE("other funds earn or lose by the year, and a loss is not paid out")
{
    const auto december = [](const char* mean, int months_before = 10) {
        Hamlet hamlet(2, plain({{"collective.return_mean", mean}}));
        auto& district = hamlet.district;
        district.villages[0].collective = true;
        district.villages[0].collective_months = months_before;
        district.villages[0].collective_base = 1000;
        hamlet.households.shares[0] = 30;
        hamlet.households.shares[1] = 10;
        district.ledger.endow(account(Holder::collective, 0), sim::Fen::from_yuan(1000), account(Holder::founding));
        hamlet.in_month(10);
        hamlet.act(collective_mechanism);
        CHECK(hamlet.cash(0) == 0);
        hamlet.in_month(11);
        hamlet.act(collective_mechanism);
        return std::array{hamlet.cash(0), hamlet.cash(1),
                          district.ledger.balance(account(Holder::collective, 0)).yuan()};
    };
    const auto good = december("0.08");
    CHECK(good[0] == Approx(30).margin(0.02)); // three quarters of half of 80
    CHECK(good[1] == Approx(10).margin(0.02));
    CHECK(good[2] == Approx(1040).margin(0.03));
    const auto half_a_year = december("0.08", 4);
    CHECK(half_a_year[0] == Approx(15).margin(0.02));
    const auto bad = december("-0.08");
    CHECK(bad[0] == 0);
    CHECK(bad[2] == Approx(920).margin(0.01));
}

TEST_CASE("pooled land of who dies out falls back to the village")
{
    Hamlet hamlet(2, plain({}));
    auto& village = hamlet.district.villages[0];
    hamlet.households.pooled[0] = 4;
    hamlet.households.land[0] = 3;
    village.pooled_land = 9;
    settle_estate(hamlet.district, 0);
    CHECK(village.pooled_land == Approx(5));
    CHECK(village.free_land == Approx(7));
    CHECK(hamlet.households.pooled[0] == 0);
}
