#include "models/alleviation/environment/agency.h"
#include "models/alleviation/hand_over/platform_handover.h"
#include "models/alleviation/hand_over/project_end.h"
#include "tests/models/alleviation/association_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

TEST_CASE("when a project ends standardised associations keep the platform as long as they can pay")
{
    Hamlet hamlet(2, with(an_agency, {{"agencies.xuri.last_month", "1"},
                                      {"platform_handover.cost", "300"},
                                      {"platform_handover.government_adopts", "0"}}));
    auto& district = hamlet.district;
    district.agencies[0].working = true;
    found_association(hamlet, 3);
    district.ledger.endow(account(Holder::association, 0), sim::Fen::from_yuan(700), account(Holder::founding));
    hamlet.act(platform_handover_mechanism);
    CHECK(district.platform_kept_by == PlatformOwner::associations);
    CHECK(fund(hamlet) == 400);
    district.agencies[0].working = false;
    hamlet.in_month(1);
    hamlet.act(platform_handover_mechanism);
    CHECK(fund(hamlet) == 100);
    hamlet.in_month(2);
    hamlet.act(platform_handover_mechanism);
    CHECK(district.platform_kept_by == PlatformOwner::none);
    district.ledger.endow(account(Holder::association, 0), sim::Fen::from_yuan(700), account(Holder::founding));
    hamlet.act(platform_handover_mechanism);
    CHECK(district.platform_kept_by == PlatformOwner::none); // what is gone does not come back
}

TEST_CASE("a government adopts the platform of a project that met its needs")
{
    const auto kept_by = [](NeedOutcome result) {
        Hamlet hamlet(
            2, with(an_agency, {{"agencies.xuri.last_month", "1"}, {"platform_handover.government_adopts", "1"}}));
        hamlet.district.agencies[0].working = true;
        hamlet.need(Need::work, 0) = 1;
        hamlet.district.outcome[index(Need::work)][0] = result;
        hamlet.act(platform_handover_mechanism);
        return hamlet.district.platform_kept_by;
    };
    CHECK(kept_by(NeedOutcome::met) == PlatformOwner::government);
    CHECK(kept_by(NeedOutcome::no_capacity) == PlatformOwner::none);
}

TEST_CASE("service retained is the needs met in a year against the project's last quarter")
{
    Hamlet hamlet(10, {{"agencies.xuri.last_month", "6"}});
    auto& district = hamlet.district;
    const auto month_with = [&](int month, std::size_t met) {
        hamlet.in_month(month);
        hamlet.act(agency_mechanism);
        district.outcome[0].assign(10, NeedOutcome::no_capacity);
        for (std::size_t i = 0; i < 10; ++i) {
            hamlet.need(Need::sales, i) = 1;
            if (i < met) district.outcome[0][i] = NeedOutcome::met;
        }
        hamlet.act(project_end_mechanism);
    };
    for (int month = 0; month < 6; ++month) month_with(month, month < 3 ? 10 : 8);
    for (int month = 6; month < 17; ++month) {
        month_with(month, 2);
        CHECK(retained(district, district.service_goods) < 0); // not a year yet
    }
    month_with(17, 2);
    CHECK(retained(district, district.service_goods) == Approx(0.25));
    CHECK(retained(district, district.service_care) < 0); // there was none
}
