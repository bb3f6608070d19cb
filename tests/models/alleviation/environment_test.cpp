#include "models/alleviation/environment/agency.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/environment/weather_and_prices.h"
#include "models/alleviation/hand_over/project_end.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;

namespace {

/// Two workers at 5,000 yuan for a year that is sold for 120,000.
Settings project(const Settings& more = {})
{
    Settings settings = {{"agencies.xuri.first_month", "1"},      {"agencies.xuri.last_month", "12"},
                         {"agencies.xuri.budget", "120000"},      {"agencies.xuri.workers", "2"},
                         {"agencies.xuri.salary", "5000"},        {"agencies.xuri.hours_per_worker", "100"},
                         {"agencies.xuri.overhead", "1000"},      {"agencies.xuri.reporting", "0.2"},
                         {"agencies.xuri.survey_share", "0.5"},   {"agencies.xuri.linking_share", "0.25"},
                         {"agencies.xuri.organising_share", "0"}, {"agencies.xuri.diverts", "0"},
                         {"agencies.xuri.training_share", "0"},   {"agencies.xuri.first_tranche", "0.5"},
                         {"agencies.xuri.second_tranche", "0.3"}, {"mechanisms.agency_capacity", "off"},
                         {"mechanisms.satisfaction", "off"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

double agency_cash(const Hamlet& hamlet)
{
    return hamlet.district.ledger.balance(account(Holder::agency)).yuan();
}

} // namespace

TEST_CASE("consumer prices and the poverty line rise together")
{
    Hamlet hamlet(1, {{"calendar.inflation", "0.1"}, {"welfare.poverty_line", "3000"}});
    hamlet.in_month(12);
    CHECK(hamlet.district.environment.price_index == Approx(1.10517).epsilon(1e-5)); // e^0.1
    CHECK(hamlet.district.environment.poverty_line == Approx(3315.5).epsilon(1e-4));
}

TEST_CASE("crops are harvested in June and October only, and the two shares make a year")
{
    Hamlet hamlet(1);
    double year = 0;
    for (int month = 0; month < 12; ++month) {
        hamlet.in_month(month);
        const float share = hamlet.district.environment.season_share;
        CHECK((share > 0) == (month == 5 || month == 9));
        year += share;
    }
    CHECK(year == Approx(1));
}

TEST_CASE("wheat and rice that ripen in the same month are all brought in then")
{
    Hamlet hamlet(1, {{"calendar.wheat_harvest", "8"}, {"calendar.rice_harvest", "8"}});
    for (int month = 0; month < 12; ++month) {
        hamlet.in_month(month);
        CHECK(hamlet.district.environment.season_share == Approx(month == 7 ? 1 : 0));
    }
}

TEST_CASE("a contract is paid in three instalments, and staff work as many hours as are paid")
{
    Hamlet hamlet(1, project());
    const Agency& agency = hamlet.district.agencies[0];
    hamlet.act(agency_mechanism);
    CHECK(hamlet.paid(Holder::government, Holder::agency, For::tranche) == 60000);
    CHECK(hamlet.paid(Holder::agency, Holder::staff, For::salaries) == 10000);
    CHECK(hamlet.paid(Holder::agency, Holder::market, For::overhead) == 1000);
    CHECK(agency_cash(hamlet) == 49000);
    CHECK(agency.working);
    CHECK(agency.hours == Approx(160)); // a fifth of 200 goes into reports
    CHECK(agency.survey_hours == Approx(80));
    CHECK(agency.linking_hours == Approx(40));
    CHECK(agency.casework_hours == Approx(40));

    double paid = 60000;
    for (int month = 1; month < 12; ++month) {
        hamlet.in_month(month);
        hamlet.act(agency_mechanism);
        const double tranche = hamlet.paid(Holder::government, Holder::agency, For::tranche);
        CHECK(tranche == (month == 4 ? 36000 : month == 8 ? 24000 : 0));
        paid += tranche;
    }
    CHECK(paid == 120000);
}

TEST_CASE("when the cash runs out so do the hours")
{
    Hamlet hamlet(1, project({{"agencies.xuri.budget", "5500"},
                              {"agencies.xuri.first_tranche", "1"},
                              {"agencies.xuri.second_tranche", "0"}}));
    hamlet.act(agency_mechanism);
    CHECK(hamlet.paid(Holder::agency, Holder::staff, For::salaries) == 4500);
    CHECK(hamlet.district.agencies[0].hours == Approx(0.45 * 160));
    hamlet.in_month(1);
    hamlet.act(agency_mechanism);
    CHECK(hamlet.district.agencies[0].hours == 0);
}

TEST_CASE("nobody works before the first month of a project, after its last, or where it is not active")
{
    Hamlet hamlet(1, project({{"agencies.xuri.first_month", "3"}}));
    for (const auto& [month, works] : {std::pair{1, false}, {2, true}, {11, true}, {12, false}}) {
        hamlet.in_month(month);
        hamlet.act(agency_mechanism);
        CHECK(hamlet.district.agencies[0].working == works);
        CHECK((hamlet.district.agencies[0].hours > 0) == works);
    }
    Hamlet idle(1, project({{"agencies.xuri.active", "off"}}));
    idle.act(agency_mechanism);
    CHECK_FALSE(idle.district.agencies[0].working);
    CHECK(agency_cash(idle) == 0);
}

TEST_CASE("what a project did not spend goes back to the government in its last month")
{
    Hamlet hamlet(1, project());
    for (int month = 0; month < 12; ++month) {
        hamlet.in_month(month);
        hamlet.act(agency_mechanism);
        const double before = agency_cash(hamlet);
        hamlet.act(project_end_mechanism);
        if (month < 11) CHECK(agency_cash(hamlet) == before);
    }
    // 12 months at 11,000 cost more than 120,000: the last month is short.
    CHECK(agency_cash(hamlet) == 0);

    Hamlet rich(1, project({{"agencies.xuri.salary", "100"}}));
    for (int month = 0; month < 12; ++month) {
        rich.in_month(month);
        rich.act(agency_mechanism);
        rich.act(project_end_mechanism);
    }
    CHECK(rich.paid(Holder::agency, Holder::government, For::tranche) == 120000 - 12 * 1200);
    CHECK(agency_cash(rich) == 0);
}

TEST_CASE("weather shocks come with a harvest, are shared by the county in part, and are as large as given")
{
    Hamlet still(1, {{"weather_and_prices.sd", "0"}, {"weather_and_prices.price_sd", "0"}});
    still.in_month(5);
    still.act(weather_and_prices_mechanism);
    CHECK(still.district.villages[0].weather == 0);
    CHECK(still.district.environment.market_price == 1);

    double squares = 0, common = 0;
    const int worlds = 3000;
    Hamlet hamlet(1, {{"weather_and_prices.sd", "0.2"}, {"weather_and_prices.village_share", "0.3"}});
    for (std::uint32_t world = 0; world < worlds; ++world) {
        hamlet.district.randomness.replicate = world;
        hamlet.in_month(5);
        hamlet.act(weather_and_prices_mechanism);
        squares += std::pow(double{hamlet.district.villages[0].weather}, 2);
        common += std::pow(double{hamlet.district.environment.weather}, 2);
    }
    CHECK(squares / worlds == Approx(0.04).epsilon(0.1));
    CHECK(common / worlds == Approx(0.028).epsilon(0.1));
    const float of_june = hamlet.district.villages[0].weather;
    hamlet.in_month(6);
    hamlet.act(weather_and_prices_mechanism);
    CHECK(hamlet.district.villages[0].weather == of_june);
}

TEST_CASE("in January instalments still to come follow the purchase budget, and trained cadres strengthen branches")
{
    Hamlet hamlet(1, {{"agencies.xuri.workers", "0"},
                      {"agencies.xuri.budget", "1000"},
                      {"agencies.xuri.overhead", "0"},
                      {"agencies.xuri.first_tranche", "0.5"},
                      {"agencies.xuri.second_tranche", "0.3"},
                      {"agencies.xuri.last_month", "36"},
                      {"mechanisms.satisfaction", "off"},
                      {"policy.purchase_growth", "0.1"},
                      {"policy.purchase_results", "0.2"},
                      {"policy.cadre_training", "0.12"}});
    auto& district = hamlet.district;
    district.agencies[0].score = 80; // half of the way from 60 to 100 points
    district.villages[0].branch = 0.5f;
    double paid[36];
    for (int month = 0; month < 36; ++month) {
        hamlet.in_month(month);
        hamlet.act(policy_mechanism);
        hamlet.act(agency_mechanism);
        paid[month] = hamlet.paid(Holder::government, Holder::agency, For::tranche);
        if (month == 0) CHECK(district.villages[0].branch == Approx(0.505));
    }
    CHECK(paid[0] == Approx(500));
    CHECK(paid[12] == Approx(300 * 1.2));
    CHECK(paid[24] == Approx(200 * 1.2 * 1.2));
}
