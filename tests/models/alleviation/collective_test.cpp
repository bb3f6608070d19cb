#include "models/alleviation/organise/collective.h"
#include "tests/models/alleviation/association_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

TEST_CASE("land and project funds become shares, the poor get their allotment, and who pools has less to farm")
{
    Hamlet hamlet(4, {{"village_governance.teams", "all"},
                      {"collective.adopts", "1"},
                      {"collective.willing_from", "0.5"},
                      {"collective.pools", "0.5"},
                      {"collective.seed", "1000"},
                      {"collective.poor_allotment", "0.4"},
                      {"collective.land_worth", "100"}});
    hamlet.district.villages[0].branch = 1;
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 4; ++i) {
        h.land[i] = 10;
        h.trust[i] = i < 2 ? 0.6f : 0.4f;
    }
    h.registered[3] = 1;
    hamlet.act(collective_mechanism);
    CHECK(h.land[0] == Approx(5));
    CHECK(h.land[3] == Approx(10));
    CHECK(h.shares[0] == Approx(500 + 150)); // 5 mu, and a quarter of 600
    CHECK(h.shares[2] == Approx(150));
    CHECK(h.shares[3] == Approx(150 + 400));
    CHECK(hamlet.paid(Holder::government, Holder::collective, For::seed_fund) == 1000);
}

TEST_CASE("a profit is paid out by shares in December, a loss eats the fund and nothing is paid")
{
    const auto december = [](const char* mean, int months_before = 10) {
        Hamlet hamlet(2, {{"collective.return_mean", mean},
                          {"collective.return_spread", "0"},
                          {"collective.pays_out", "0.5"},
                          {"collective.seed", "1000"},
                          {"collective.land_worth", "0"}});
        auto& district = hamlet.district;
        district.villages[0].collective = true;
        district.villages[0].collective_months = months_before;
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
