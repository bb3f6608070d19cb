#include "models/alleviation/environment/agency.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/offer/supplier_offers.h"
#include "models/alleviation/oversee/agency_capacity.h"
#include "models/alleviation/oversee/annual_evaluation.h"
#include "models/alleviation/oversee/supervision.h"
#include "tests/models/alleviation/agency_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;
using alleviation::testing::staffed;
using alleviation::testing::with;

TEST_CASE("December's grades of suppliers follow what each did, and means and tax relief follow grades")
{
    Hamlet hamlet(3, {{"suppliers.busy.funds.budget", "1000"},
                      {"suppliers.idle.funds.budget", "1000"},
                      {"suppliers.office.kind", "government"},
                      {"policy.tax_credit", "0.25"},
                      {"annual_evaluation.reward", "0.2"},
                      {"annual_evaluation.procurement", "0.1"},
                      {"annual_evaluation.weight_basic", "0"},
                      {"annual_evaluation.weight_building", "0"},
                      {"annual_evaluation.weight_service", "1"},
                      {"annual_evaluation.weight_performance", "0"},
                      {"annual_evaluation.service", "4"}});
    auto& suppliers = hamlet.district.suppliers;
    for (int month = 0; month < 12; ++month) {
        hamlet.in_month(month);
        suppliers[0].helped = 1;
        hamlet.act(annual_evaluation_mechanism);
        CHECK((suppliers[0].grade > 0) == (month == 11));
    }
    CHECK(suppliers[0].grade == 5); // 1 − e^−3 of full marks
    CHECK(suppliers[1].grade == 1);
    CHECK(suppliers[2].grade == 0); // offices are not graded
    hamlet.act(policy_mechanism);
    hamlet.act(supplier_offers_mechanism);
    CHECK(suppliers[0].grant_budget.yuan() == Approx(1000 * 1.5 * 1.25));
    CHECK(suppliers[1].grant_budget.yuan() == Approx(1000 * 0.6));
}

TEST_CASE("the four indicators of a supplier are its engagement, its years, its service, and what its help covered")
{
    const auto points = [](const char* indicator, auto&& a_month_of) {
        Settings settings = {{"suppliers.fund.funds.budget", "1000"},
                             {"annual_evaluation.built", "1"},
                             {"annual_evaluation.building_left", "0.5"},
                             {"annual_evaluation.service", "12"},
                             {"annual_evaluation.paired_weight", "12"}};
        for (const char* each : {"basic", "building", "service", "performance"})
            settings.emplace_back(std::string("annual_evaluation.weight_") + each,
                                  std::string(each) == indicator ? "1" : "0");
        // The grade tells on which side of a bound the points lie.
        int at_least = 0;
        for (const int bound : {30, 45, 60, 70, 75, 80, 90, 95}) {
            auto bounded = settings;
            for (const char* grade : {"2a", "3a", "4a", "5a"})
                bounded.emplace_back(std::string("annual_evaluation.grade_") + grade, std::to_string(bound));
            Hamlet hamlet(2, bounded);
            for (int month = 0; month < 12; ++month) {
                hamlet.in_month(month);
                a_month_of(hamlet, month);
                hamlet.act(annual_evaluation_mechanism);
            }
            if (hamlet.district.suppliers[0].grade == 5) at_least = bound;
        }
        return at_least;
    };
    const auto nothing = [](Hamlet&, int) {};
    CHECK(points("basic", nothing) == 95);
    CHECK(points("basic", [](Hamlet& hamlet, int month) {
              hamlet.district.suppliers[0].effort = month < 6 ? 1.0f : 0.0f;
          }) == 45);                          // half of the year
    CHECK(points("building", nothing) == 75); // a year before the start, and this one
    CHECK(points("service", nothing) == 0);
    CHECK(points("service", [](Hamlet& hamlet, int) {
              hamlet.district.suppliers[0].helped = 1;
              hamlet.district.suppliers[0].staff = 6;
              hamlet.district.suppliers[0].pairs = 6;
          }) == 80); // 24 against 12: 86
    CHECK(points("performance", nothing) == 0);
    CHECK(points("performance", [](Hamlet& hamlet, int) {
              hamlet.need(Need::funds, 0) = 400;
              hamlet.households.satisfaction[0] = 3.4f; // 60 % of the scale
              hamlet.district.suppliers[0].helped = 1;
              hamlet.district.matches = {{0, 0, 0, no_agency, Need::funds, 360, 0}}; // covers nine tenths
          }) == 75);
    CHECK(points("performance", [](Hamlet& hamlet, int) {
              hamlet.households.pair[1] = 0;
              hamlet.households.satisfaction[1] = 4.7f;
          }) == 90);
}

TEST_CASE("agencies and associations are graded too: a good association is paid, an agency that does not pass sits out")
{
    const auto graded = [](float satisfaction, const char* competence) {
        Hamlet hamlet(2, with(staffed("1"), {{"agencies.xuri.competence", competence},
                                             {"agencies.xuri.last_month", "24"},
                                             {"mechanisms.supervision", "off"},
                                             {"supervision.answers", "1"},
                                             {"annual_evaluation.association_contract", "70"}}));
        auto& association = hamlet.district.associations[0];
        association.stage = Association::operating;
        association.maturity = association.activity = 0.9f;
        association.standards.fill(0.9f);
        for (std::size_t i = 0; i < 2; ++i) hamlet.households.satisfaction[i] = satisfaction;
        for (int month = 0; month < 13; ++month) {
            hamlet.in_month(month);
            hamlet.act(agency_mechanism);
            hamlet.act(annual_evaluation_mechanism);
        }
        CHECK(association.grade == 5);
        CHECK(hamlet.paid(Holder::government, Holder::association, For::tranche) == 70);
        return std::pair{int{hamlet.district.agencies[0].grade}, hamlet.district.agencies[0].working};
    };
    CHECK(graded(4.6f, "0.9") == std::pair{5, true});  // 20 + 18 + 30 + 27
    CHECK(graded(4.2f, "0.6") == std::pair{4, true});  // 20 + 12 + 30 + 24
    CHECK(graded(1.0f, "0.3") == std::pair{2, false}); // 20 + 6 + 30
}

TEST_CASE("a grade begins with its points, and points that fall with the grade are refused")
{
    const Hamlet hamlet(1, {{"annual_evaluation.grade_3a", "55"}});
    const auto& p = hamlet.group<AnnualEvaluationParameters>();
    CHECK(p.grade(0) == 1);
    CHECK(p.grade(45) == 2);
    CHECK(p.grade(54.9f) == 2);
    CHECK(p.grade(55) == 3);
    CHECK(p.grade(78) == 4);
    CHECK(p.grade(full_score) == 5);
    CHECK_THROWS_AS(Hamlet(1, {{"annual_evaluation.grade_4a", "59"}}), sim::InputError);
}
