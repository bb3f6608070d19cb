#include "models/alleviation/environment/agency.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/match/employment.h"
#include "models/alleviation/match/market.h"
#include "models/alleviation/offer/adaptation.h"
#include "models/alleviation/offer/goal_weights.h"
#include "models/alleviation/offer/recruitment.h"
#include "models/alleviation/offer/single_supplier.h"
#include "models/alleviation/offer/supplier_offers.h"
#include "models/alleviation/organise/backbone.h"
#include "models/alleviation/organise/spillover.h"
#include "models/alleviation/oversee/agency_capacity.h"
#include "models/alleviation/oversee/annual_evaluation.h"
#include "models/alleviation/oversee/supervision.h"
#include "models/alleviation/survey/household_survey.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;

namespace {

Settings with(Settings settings, const Settings& more)
{
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

/// A project of a year with one inspection every three months, scored by its tasks alone.
const Settings tasks_alone = {{"agencies.xuri.budget", "120000"},
                              {"agencies.xuri.workers", "1"},
                              {"agencies.xuri.salary", "1000"},
                              {"agencies.xuri.usual_pay", "1000"},
                              {"agency_capacity.quits", "0"},
                              {"supervision.renewed", "0"},
                              {"agencies.xuri.hours_per_worker", "100"},
                              {"agencies.xuri.overhead", "0"},
                              {"agencies.xuri.reporting", "0"},
                              {"agencies.xuri.training_share", "0"},
                              {"agencies.xuri.diverts", "0"},
                              {"supervision.every", "3"},
                              {"supervision.hours", "30"},
                              {"supervision.tasks", "2"},
                              {"supervision.weight_goals", "1"},
                              {"agencies.xuri.task_weight", "1"},
                              {"supervision.weight_finance", "0"},
                              {"supervision.weight_satisfaction", "0"}};

void a_month(Hamlet& hamlet, int month, std::size_t matches)
{
    hamlet.in_month(month);
    hamlet.act(agency_mechanism);
    for (std::size_t i = 0; i < hamlet.households.rows(); ++i) hamlet.need(Need::work, i) = 1;
    hamlet.district.matches.assign(matches, Match{});
    hamlet.act(supervision_mechanism);
}

} // namespace

TEST_CASE("instalments wait for an agency that does not do its tasks, until it has caught up")
{
    Hamlet hamlet(2, tasks_alone);
    const Agency& agency = hamlet.district.agencies[0];
    for (int month = 0; month < 3; ++month) a_month(hamlet, month, 1);
    CHECK(agency.score == Approx(50)); // three of six
    CHECK(agency.withheld);
    for (int month = 3; month < 6; ++month) {
        a_month(hamlet, month, 5);
        CHECK(hamlet.paid(Holder::government, Holder::agency, For::tranche) == 0);
    }
    CHECK_FALSE(agency.withheld);
    a_month(hamlet, 6, 0);
    CHECK(hamlet.paid(Holder::government, Holder::agency, For::tranche) == 36000); // due since the fifth month
}

TEST_CASE("an agency that fails a contract year pays part of the price back and sits the next year out, one that "
          "passes goes on")
{
    const auto later = [](std::size_t matches) {
        Hamlet hamlet(2, with(tasks_alone, {{"agencies.xuri.last_month", "36"}, {"supervision.claw_back", "0.1"}}));
        for (int month = 0; month < 12; ++month) a_month(hamlet, month, matches);
        const double back = hamlet.paid(Holder::agency, Holder::government, For::tranche);
        std::string years;
        for (int month = 12; month < 36; ++month) {
            a_month(hamlet, month, 2);
            years += hamlet.district.agencies[0].working ? 'w' : '-';
        }
        return std::pair{back, years};
    };
    CHECK(later(0) == std::pair{12000.0, std::string(12, '-') + std::string(12, 'w')});
    CHECK(later(2) == std::pair{0.0, std::string(24, 'w')});
}

TEST_CASE("what a failed agency cannot pay back at once is held back from its next instalments")
{
    Hamlet hamlet(2, with(tasks_alone, {{"agencies.xuri.last_month", "36"},
                                        {"agencies.xuri.salary", "5000"},
                                        {"mechanisms.agency_capacity", "off"},
                                        {"mechanisms.satisfaction", "off"},
                                        {"supervision.pass_mark", "50"},
                                        {"supervision.claw_back", "0.9"}}));
    double back = 0, paid = 0;
    for (int month = 0; month < 36; ++month) {
        a_month(hamlet, month, month < 12 ? 0 : 100);
        back += hamlet.paid(Holder::agency, Holder::government, For::tranche);
        paid += hamlet.paid(Holder::government, Holder::agency, For::tranche);
    }
    CHECK(back == 0);     // all of the first 60,000 went into pay
    CHECK(paid == 60000); // the rest of the price is less than what is owed
    CHECK(hamlet.district.agencies[0].owed < sim::Fen(0));
}

TEST_CASE("hours of an activity whose mechanisms are off go to the others")
{
    const auto hours = [](const Settings& off) {
        Hamlet hamlet(2, with(tasks_alone, with({{"agencies.xuri.survey_share", "0.2"},
                                                 {"agencies.xuri.linking_share", "0.4"},
                                                 {"agencies.xuri.organising_share", "0.2"}},
                                                off)));
        hamlet.act(agency_mechanism);
        const Agency& agency = hamlet.district.agencies[0];
        return std::array{std::lround(agency.survey_hours), std::lround(agency.linking_hours),
                          std::lround(agency.organising_hours), std::lround(agency.casework_hours)};
    };
    const Settings no_organising = {
        {"mechanisms.backbone", "off"}, {"mechanisms.incubation", "off"}, {"mechanisms.standardisation", "off"}};
    CHECK(hours({}) == std::array{20l, 40l, 20l, 20l});
    CHECK(hours(no_organising) == std::array{25l, 50l, 0l, 25l});
    CHECK(hours(with(no_organising, {{"mechanisms.casework", "off"}})) == std::array{33l, 67l, 0l, 0l});
    CHECK(hours({{"mechanisms.backbone", "off"}}) == std::array{20l, 40l, 20l, 20l}); // associations use them
}

TEST_CASE("what cannot be done is not failed: an inspector sees no difference where a mechanism is off")
{
    const auto score = [](const Settings& more, float open) {
        Hamlet hamlet(
            4, with(tasks_alone, with({{"agencies.xuri.task_weight", "0.5"}, {"supervision.fresh", "1"}}, more)));
        for (int month = 0; month < 3; ++month) {
            hamlet.in_month(month);
            hamlet.record_everyone();
            hamlet.act(agency_mechanism);
            for (std::size_t i = 0; i < 4; ++i) hamlet.need(Need::work, i) = open;
            hamlet.act(supervision_mechanism);
        }
        return hamlet.district.agencies[0].score;
    };
    CHECK(score({}, 1) == Approx(50)); // organising found no village that could use it; no task was done
    CHECK(
        score({{"mechanisms.backbone", "off"}, {"mechanisms.incubation", "off"}, {"mechanisms.standardisation", "off"}},
              1) == Approx(50));
    CHECK(score({}, 0) == Approx(100)); // nobody lacks work
    CHECK(score({{"mechanisms.employment", "off"}}, 1) == Approx(100));
}

TEST_CASE("a contract that buys no organising is not marked down for the want of it")
{
    Hamlet hamlet(2, with(tasks_alone, {{"agencies.xuri.task_weight", "0"},
                                        {"agencies.xuri.organising_share", "0"},
                                        {"supervision.fresh", "1"}}));
    hamlet.in_month(2);
    hamlet.record_everyone();
    a_month(hamlet, 2, 0);
    CHECK(hamlet.district.agencies[0].score == Approx(100));
}

TEST_CASE("every inspection costs the agency hours in the month after")
{
    Hamlet hamlet(2, tasks_alone);
    const Agency& agency = hamlet.district.agencies[0];
    std::vector<float> hours;
    for (int month = 0; month < 5; ++month) {
        a_month(hamlet, month, 5);
        hours.push_back(agency.hours);
    }
    CHECK(hours[2] == Approx(100));
    CHECK(hours[3] == Approx(70));
    CHECK(hours[4] == Approx(100));
}

TEST_CASE("diverted pay buys no hours, and an audit that finds it has it paid back and lessened")
{
    Hamlet hamlet(2, with(tasks_alone, {{"agencies.xuri.diverts", "0.2"}, {"supervision.audit", "1"}}));
    const Agency& agency = hamlet.district.agencies[0];
    a_month(hamlet, 0, 5);
    CHECK(agency.hours == Approx(80));
    a_month(hamlet, 1, 5);
    CHECK(hamlet.paid(Holder::agency, Holder::government, For::tranche) == 0);
    a_month(hamlet, 2, 5);
    CHECK(hamlet.paid(Holder::agency, Holder::government, For::tranche) == 600); // three months of 200
    CHECK(agency.diverts == Approx(0.06));
}

TEST_CASE("the whole caseload is asked, and who trusts nobody answers half as often")
{
    Hamlet hamlet(2000, {{"agencies.xuri.workers", "1"}});
    for (std::size_t i = 0; i < 2000; ++i) {
        hamlet.households.trust[i] = i < 1000 ? 0.0f : 1.0f;
        hamlet.households.satisfaction[i] = i < 1000 ? 1.0f : 4.0f;
    }
    const auto survey =
        ask_caseload(hamlet.district, hamlet.group<SupervisionParameters>(), hamlet.district.agencies[0]);
    CHECK(survey.response == Approx(0.75).margin(0.035));
    CHECK(survey.mean == Approx(3.0).margin(0.07)); // (500 · 1 + 1000 · 4) / 1500
}

namespace {

/// A project of a year with so many posts at the usual pay of 1,000 yuan, where nobody leaves and nobody learns.
Settings staffed(const char* workers, const Settings& more = {})
{
    return with({{"agencies.xuri.workers", workers},
                 {"agencies.xuri.budget", "1200000"},
                 {"agencies.xuri.salary", "1000"},
                 {"agencies.xuri.usual_pay", "1000"},
                 {"agencies.xuri.overhead", "0"},
                 {"agencies.xuri.reporting", "0"},
                 {"agencies.xuri.training_share", "0"},
                 {"agencies.xuri.diverts", "0"},
                 {"agencies.xuri.hours_per_worker", "100"},
                 {"agency_capacity.quits", "0"},
                 {"agency_capacity.learns", "0"}},
                more);
}

} // namespace

TEST_CASE("staff learn on the job and by training, and mean competence is that of who is there")
{
    const auto after_a_month = [](const char* learns, const char* training) {
        Hamlet hamlet(10, with(staffed("4"), {{"agencies.xuri.competence", "0.8"},
                                              {"agencies.xuri.training_share", training},
                                              {"agency_capacity.trains", "0.5"},
                                              {"agency_capacity.learns", learns}}));
        hamlet.act(agency_mechanism);
        hamlet.act(agency_capacity_mechanism);
        return hamlet.district.agencies[0].competence;
    };
    CHECK(after_a_month("0", "0") == Approx(0.8));
    CHECK(after_a_month("0.1", "0") == Approx(0.82));
    CHECK(after_a_month("0.1", "0.4") == Approx(0.86));
}

TEST_CASE("who leaves leaves a gap, the more the higher the caseload and the lower the pay")
{
    const auto stay = [](std::size_t households, const Settings& more) {
        Hamlet hamlet(households, with(staffed("400"), with({{"agency_capacity.quits", "0.1"},
                                                             {"agency_capacity.caseload", "0.5"},
                                                             {"agency_capacity.stays", "1"},
                                                             {"agency_capacity.comes", "0"},
                                                             {"agencies.xuri.budget", "100000000"}},
                                                            more)));
        hamlet.act(agency_mechanism);
        hamlet.act(agency_capacity_mechanism);
        return hamlet.district.agencies[0].staff;
    };
    CHECK(stay(200, {}) == Approx(360).margin(18));
    CHECK(stay(400, {}) == Approx(320).margin(24));
    CHECK(stay(200, {{"agencies.xuri.usual_pay", "3000"}}) == Approx(280).margin(28));
}

TEST_CASE("pay decides who comes and how able they are; a newcomer costs money, and hours of the others")
{
    Hamlet hamlet(10, with(staffed("400"), {{"agencies.xuri.budget", "100000000"},
                                            {"agencies.xuri.usual_pay", "2000"},
                                            {"agencies.xuri.competence", "0.6"},
                                            {"agency_capacity.comes", "1"},
                                            {"agency_capacity.fills", "0.4"},
                                            {"agency_capacity.newcomer", "0.4"},
                                            {"agency_capacity.attracts", "0.2"},
                                            {"agency_capacity.joining_hours", "40"},
                                            {"agency_capacity.joining_cost", "0.5"}}));
    const Agency& agency = hamlet.district.agencies[0];
    hamlet.act(agency_mechanism);
    const float first = agency.staff;
    CHECK(first == Approx(200).margin(30)); // half of the usual pay draws half of them
    CHECK(agency.competence == Approx(0.6 - 0.2 * std::log(2.0)));
    hamlet.act(agency_capacity_mechanism);
    const float came = agency.staff - first;
    CHECK(came == Approx(0.2f * (400 - first)).margin(20));
    CHECK(agency.joining_hours == Approx(40 * came));
    CHECK(hamlet.paid(Holder::agency, Holder::market, For::overhead) == Approx(500 * came));
    const double those = 0.6 - 0.2 * std::log(2.0), these = 0.4 - 0.2 * std::log(2.0);
    CHECK(agency.competence == Approx((first * those + came * these) / (first + came)));
}

TEST_CASE("an agency hires whom its price pays until the end, and tells what will be left of it")
{
    const auto begin = [](const char* budget, const char* workers) {
        Hamlet hamlet(10, with(staffed(workers), {{"agencies.xuri.budget", budget}}));
        hamlet.act(agency_mechanism);
        const Agency& agency = hamlet.district.agencies[0];
        return std::pair{double{agency.staff}, agency.unspent.yuan()};
    };
    CHECK(begin("120000", "10") == std::pair{10.0, 0.0});
    CHECK(begin("60000", "50") == std::pair{5.0, 0.0});
    CHECK(begin("1200000", "10") == std::pair{10.0, 1080000.0});
}

TEST_CASE("who knows less takes longer for each case")
{
    const auto visited = [](const char* competence) {
        Hamlet hamlet(100, with(staffed("1"), {{"agencies.xuri.competence", competence},
                                               {"agencies.xuri.survey_share", "1"},
                                               {"agencies.xuri.linking_share", "0"},
                                               {"agencies.xuri.organising_share", "0"},
                                               {"household_survey.visit_hours", "2"},
                                               {"agency_capacity.usual", "0.6"},
                                               {"agency_capacity.slower", "0.5"}}));
        hamlet.act(agency_mechanism);
        hamlet.act(household_survey_mechanism);
        int out = 0;
        for (std::size_t i = 0; i < 100; ++i) out += hamlet.households.record_agency[i] == 0;
        return out;
    };
    CHECK(visited("0.6") == 50);
    CHECK(visited("0.1") == 40); // two and a half hours each
}

TEST_CASE(
    "the last instalment is paid as far as satisfaction earns it, and bad service gets no contract for the next year")
{
    const auto later = [](float satisfaction) {
        Hamlet hamlet(4, with(tasks_alone, {{"agencies.xuri.last_month", "24"},
                                            {"agencies.xuri.first_tranche", "0.5"},
                                            {"agencies.xuri.second_tranche", "0.3"},
                                            {"supervision.satisfied", "0.8"},
                                            {"supervision.renewed", "0.3"},
                                            {"supervision.answers", "1"}}));
        double paid = 0;
        std::string years;
        for (int month = 0; month < 24; ++month) {
            for (std::size_t i = 0; i < 4; ++i)
                hamlet.households.satisfaction[i] = i < 2 ? satisfaction : 3.0f; // half of them at the most
            a_month(hamlet, month, 2);
            years += hamlet.district.agencies[0].working ? 'w' : '-';
            if (month == 16) paid = hamlet.paid(Holder::government, Holder::agency, For::tranche);
        }
        return std::pair{paid, years};
    };
    CHECK(later(4.5f) == std::pair{24000.0 * 0.5 / 0.8, std::string(24, 'w')});
    CHECK(later(3.5f) == std::pair{0.0, std::string(12, 'w') + std::string(12, '-')});
}

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

TEST_CASE("agencies and associations are graded too; a good association is paid, an agency that does not pass sits out")
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

TEST_CASE("a supplier has money for all posts it offers, at the most that grades and legitimacy make of its means")
{
    for (const int most : {1, 3}) {
        Hamlet hamlet(1, {{"suppliers.firm.kind", "enterprise"},
                          {"suppliers.firm.employment.posts", "10"},
                          {"suppliers.firm.employment.wage", "2000"},
                          {"supplier_offers.most_means", std::to_string(most)}});
        hamlet.district.suppliers[0].standing = 5;
        hamlet.act(supplier_offers_mechanism);
        CHECK(hamlet.district.suppliers[0].vacancies == 10u * static_cast<unsigned>(most));
        CHECK(hamlet.district.ledger.balance(account(Holder::supplier, 0)).yuan() >= 20000.0 * most);
    }
}

TEST_CASE("graded suppliers prefer households with which results are easily shown")
{
    Hamlet hamlet(2, {{"suppliers.firm.kind", "enterprise"}, {"matching.creaming", "0.5"}});
    hamlet.households.motivation[0] = 0.2f;
    hamlet.households.motivation[1] = 0.8f;
    CHECK(easy_household(hamlet.district, hamlet.group<MatchingParameters>(), 1, 0) == 0);
    hamlet.district.suppliers[0].grade = 3;
    CHECK(easy_household(hamlet.district, hamlet.group<MatchingParameters>(), 1, 0) -
              easy_household(hamlet.district, hamlet.group<MatchingParameters>(), 0, 0) ==
          Approx(0.3));
}

TEST_CASE("legitimacy follows policy and results, and decides what donors give")
{
    Hamlet hamlet(1, {{"agencies.xuri.workers", "1"},
                      {"policy.stance", "0.4"},
                      {"policy.moves", "0.5"},
                      {"policy.results", "0.5"},
                      {"policy.means", "0.5"},
                      {"policy.tax_credit", "0.1"}});
    auto& environment = hamlet.district.environment;
    CHECK(environment.legitimacy == Approx(0.4));
    hamlet.act(policy_mechanism);
    CHECK(environment.legitimacy == Approx(0.4)); // no results yet
    CHECK(environment.means == Approx(1.1 * 0.95));
    hamlet.district.agencies[0].score = 80;
    hamlet.act(policy_mechanism);
    CHECK(environment.legitimacy == Approx(0.5)); // half-way to 0.2 + 0.4
    CHECK(environment.means == Approx(1.1));

    Hamlet off(1, {{"mechanisms.policy", "off"}, {"policy.tax_credit", "0.1"}});
    off.live(0, 0);
    CHECK(off.district.environment.means == 1.0f);
}

TEST_CASE("suppliers in reserve offer nothing until they join, and shown results bring them in")
{
    const auto joined = [](bool results) {
        Settings settings = {{"agencies.xuri.workers", "1"},
                             {"recruitment.innovation", "0"},
                             {"recruitment.imitation", "0.5"},
                             {"policy.registration_ease", "1"},
                             {"suppliers.first.pairs", "1"}};
        for (int s = 0; s < 300; ++s) {
            const std::string name = "suppliers.reserve" + std::to_string(s);
            settings.emplace_back(name + ".joins", "recruited");
            settings.emplace_back(name + ".funds.budget", "100");
        }
        Hamlet hamlet(1, settings);
        hamlet.district.platform_open = true;
        hamlet.households.satisfaction[0] = 5;
        hamlet.act(supplier_offers_mechanism);
        CHECK(hamlet.district.suppliers[1].grant_budget == sim::Fen(0));
        if (results) hamlet.district.suppliers[0].recent_help = 3;
        hamlet.act(recruitment_mechanism);
        int count = 0;
        for (std::size_t s = 1; s < hamlet.district.suppliers.size(); ++s) count += hamlet.district.suppliers[s].joined;
        return count;
    };
    CHECK(joined(false) == 0);
    CHECK(joined(true) == Approx(150).margin(35));
}

TEST_CASE("suppliers that nobody makes use of withdraw, those in use stay, and offices never choose")
{
    const auto engaged = [](float used) {
        Settings settings = {{"adaptation.sensitivity", "20"}};
        for (int s = 0; s < 100; ++s) settings.emplace_back("suppliers.s" + std::to_string(s) + ".pairs", "0");
        settings.emplace_back("suppliers.office.kind", "government");
        Hamlet hamlet(1, settings);
        for (auto& supplier : hamlet.district.suppliers) supplier.recent_help = used;
        hamlet.in_month(3);
        hamlet.act(adaptation_mechanism);
        CHECK(hamlet.district.suppliers.back().effort == 1);
        int count = 0;
        for (std::size_t s = 0; s < 100; ++s) count += hamlet.district.suppliers[s].effort == 1;
        return count;
    };
    CHECK(engaged(3) > 90);
    CHECK(engaged(0) < 10);
}

TEST_CASE("a contract that rewards tasks moves hours to linking, and one of equal weights moves none")
{
    const auto shares = [](const char* weight) {
        Hamlet hamlet(1, {{"agencies.xuri.survey_share", "0.25"},
                          {"agencies.xuri.linking_share", "0.25"},
                          {"agencies.xuri.organising_share", "0.25"},
                          {"agencies.xuri.task_weight", weight},
                          {"goal_weights.responds", "2"},
                          {"goal_weights.every", "3"}});
        hamlet.in_month(3);
        hamlet.district.agencies[0].working = true;
        hamlet.act(goal_weights_mechanism);
        const Agency& agency = hamlet.district.agencies[0];
        CHECK(agency.survey_share + agency.linking_share + agency.organising_share <= 1.0f);
        return std::pair(agency.linking_share, agency.organising_share);
    };
    CHECK(shares("0.5").first == Approx(0.25));
    const auto [linking, organising] = shares("1");
    CHECK(linking / organising == Approx(std::exp(2.0))); // e^1 against e^−1
}

TEST_CASE("a village without a project learns from a mature association elsewhere and may begin its own")
{
    Settings settings = {{"population.pilot_villages", "1"},
                         {"population.comparison_villages", "1"},
                         {"population.households_per_village", "60"},
                         {"spillover.teaches", "0.5"},
                         {"spillover.begins", "1"},
                         {"incubation.incubable_from", "0"},
                         {"incubation.founders", "1"}};
    alleviation::testing::Town town(settings);
    auto& district = town.district;
    const auto leadership = [&] {
        float most = 0;
        for (std::size_t j = 0; j < district.persons.rows(); ++j)
            if (district.households.village[district.persons.household[j]] == 1)
                most = std::max(most, district.persons.leadership[j]);
        return most;
    };
    const float before = leadership();
    town.act(spillover_mechanism);
    CHECK(leadership() == before); // no example yet
    district.associations[0].stage = 2;
    district.associations[0].maturity = 1;
    town.act(spillover_mechanism);
    CHECK(leadership() > before + 0.1f);
    CHECK(district.associations[1].stage == 0); // no leader yet
    for (std::size_t i = 0; i < district.household_count(); ++i)
        district.households.motivation[i] = district.households.trust[i] = 0.9f;
    district.associations[1].leaders = 1;
    for (std::size_t j = 0; j < district.persons.rows(); ++j) {
        district.persons.leadership[j] = 0.9f;
        district.persons.study_visits[j] = 2;
    }
    town.act(spillover_mechanism);
    CHECK(district.associations[1].stage == 1);
}

TEST_CASE("with a single administrative supplier only offices offer help")
{
    Hamlet hamlet(1, {{"suppliers.fund.funds.budget", "100"},
                      {"suppliers.office.kind", "government"},
                      {"suppliers.office.funds.budget", "100"}});
    CHECK_FALSE(hamlet.district.on(single_supplier_mechanism));
    hamlet.act(single_supplier_mechanism);
    hamlet.act(supplier_offers_mechanism);
    CHECK(hamlet.district.suppliers[0].grant_budget == sim::Fen(0));
    CHECK(hamlet.district.suppliers[1].grant_budget == sim::Fen::from_yuan(100));
}
