#include "models/alleviation/environment/agency.h"
#include "models/alleviation/hand_over/platform_handover.h"
#include "models/alleviation/hand_over/project_end.h"
#include "models/alleviation/survey/household_survey.h"
#include "tests/models/alleviation/association_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

TEST_CASE("when a project ends standardised associations keep the platform, owe its cost for a while, and can take it "
          "up again")
{
    Hamlet hamlet(2, with(an_agency, {{"agencies.xuri.last_month", "1"},
                                      {"platform_handover.cost", "300"},
                                      {"platform_handover.patience", "2"},
                                      {"platform_handover.government_adopts", "0"}}));
    auto& district = hamlet.district;
    district.agencies[0].working = true;
    found_association(hamlet, 3);
    const auto give = [&](double yuan) {
        district.ledger.endow(account(Holder::association, 0), sim::Fen::from_yuan(yuan), account(Holder::founding));
    };
    const auto kept_after = [&](int month) {
        hamlet.in_month(month);
        hamlet.act(platform_handover_mechanism);
        district.agencies[0].working = false;
        return district.platform_kept_by == PlatformOwner::associations;
    };
    give(400);
    CHECK(kept_after(0));
    CHECK(fund(hamlet) == 100);
    CHECK(kept_after(1)); // owes 200
    CHECK(fund(hamlet) == 0);
    CHECK(kept_after(2)); // 500
    give(250);
    CHECK(kept_after(3)); // 800 would be too much, but 250 are paid
    CHECK(fund(hamlet) == 0);
    CHECK_FALSE(kept_after(4));
    give(299);
    CHECK_FALSE(kept_after(5));
    give(1);
    CHECK(kept_after(6));
    CHECK(fund(hamlet) == 0);
}

TEST_CASE("associations pay for the platform by what each has, so that an empty fund closes nothing")
{
    Town town({{"population.pilot_villages", "3"},
               {"population.comparison_villages", "0"},
               {"population.households_per_village", "20"},
               {"agencies.xuri.last_month", "1"},
               {"platform_handover.cost", "300"},
               {"platform_handover.government_adopts", "0"}});
    auto& district = town.district;
    district.agencies[0].working = true;
    const auto of = [](std::size_t v) { return account(Holder::association, v); };
    for (std::size_t v = 0; v < 3; ++v) {
        district.associations[v].stage = Association::standardised;
        district.ledger.endow(of(v), sim::Fen::from_yuan(500.0 * static_cast<double>(v)), account(Holder::founding));
    }
    town.act(platform_handover_mechanism);
    CHECK(district.platform_kept_by == PlatformOwner::associations);
    CHECK(district.ledger.balance(of(0)).yuan() == 0);
    CHECK(district.ledger.balance(of(1)).yuan() == 400);
    CHECK(district.ledger.balance(of(2)).yuan() == 800);
}

TEST_CASE("a government that keeps the platform has a desk that surveys and links")
{
    Hamlet hamlet(4, with(an_agency, {{"agencies.xuri.last_month", "1"},
                                      {"agencies.xuri.survey_share", "0.3"},
                                      {"agencies.xuri.linking_share", "0.1"},
                                      {"platform_handover.cost", "300"},
                                      {"platform_handover.desk_hours", "40"},
                                      {"platform_handover.desk_pay", "20"},
                                      {"platform_handover.desk_competence", "0.5"},
                                      {"household_survey.visit_hours", "10"}}));
    auto& district = hamlet.district;
    district.agencies[0].working = true;
    district.platform_adopted = true;
    hamlet.act(platform_handover_mechanism);
    CHECK(hamlet.paid(Holder::government, Holder::market, For::platform) == 1100);
    hamlet.in_month(1);
    hamlet.act(agency_mechanism);
    const Agency& desk = district.agencies[0];
    CHECK_FALSE(desk.working);
    CHECK(desk.survey_hours == Approx(30));
    CHECK(desk.linking_hours == Approx(10));
    CHECK(desk.competence == Approx(0.5));
    hamlet.act(household_survey_mechanism);
    std::size_t recorded = 0;
    for (std::size_t i = 0; i < 4; ++i) recorded += hamlet.households.record_agency[i] == 0;
    CHECK(recorded == 3);
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
