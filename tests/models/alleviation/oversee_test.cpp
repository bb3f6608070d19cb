#include "models/alleviation/environment/agency.h"
#include "models/alleviation/match/employment.h"
#include "models/alleviation/oversee/agency_capacity.h"
#include "models/alleviation/oversee/supervision.h"
#include "models/alleviation/survey/household_survey.h"
#include "tests/models/alleviation/agency_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;
using alleviation::testing::staffed;
using alleviation::testing::with;

namespace {

/// A project of a year with one inspection every three months, scored by its tasks alone.
const Settings tasks_alone = {{"agencies.xuri.budget", "120000"},
                              {"agencies.xuri.workers", "1"},
                              {"agencies.xuri.salary", "1000"},
                              {"agencies.xuri.usual_pay", "1000"},
                              {"agency_capacity.quits", "0"},
                              {"supervision.renewed", "0"},
                              {"supervision.reweighs", "0"},
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
    Settings no_organising;
    for (const char* mechanism : {"backbone", "incubation", "standardisation", "village_workers", "publicity"})
        no_organising.emplace_back(std::string("mechanisms.") + mechanism, "off");
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

TEST_CASE("audits look closer at who was found out, and less close at who was not")
{
    const auto suspicion = [](const char* diverts) {
        Hamlet hamlet(2, with(tasks_alone, {{"agencies.xuri.diverts", diverts},
                                            {"supervision.audit", "0.9"},
                                            {"supervision.suspects", "3"},
                                            {"supervision.trusts", "0.5"},
                                            {"supervision.learns", "0.5"}}));
        hamlet.district.agencies[0].suspicion = 2;
        for (int month = 0; month < 3; ++month) a_month(hamlet, month, 5);
        return hamlet.district.agencies[0].suspicion;
    };
    CHECK(suspicion("0") == Approx(1.25)); // half of the way from 2
    CHECK(suspicion("0.2") == Approx(2.5));
}

TEST_CASE("a new contract gives more weight to what the old one found wanting")
{
    const auto weight = [](std::size_t matches) {
        Hamlet hamlet(2, with(tasks_alone, {{"agencies.xuri.last_month", "24"},
                                            {"agencies.xuri.task_weight", "0.5"},
                                            {"supervision.pass_mark", "0"},
                                            {"supervision.reweighs", "0.4"},
                                            {"mechanisms.annual_evaluation", "off"},
                                            {"agencies.xuri.organising_share", "0"}}));
        for (int month = 0; month < 12; ++month) {
            hamlet.record_everyone();
            a_month(hamlet, month, matches);
        }
        return hamlet.district.agencies[0].task_weight;
    };
    CHECK(weight(0) == Approx(0.7)); // tasks all missed, records all fresh: 0.4 of what is missing
    CHECK(weight(2) == Approx(0.5));
}

TEST_CASE("while an instalment is late staff work on for some months, and are paid when it comes")
{
    const auto hours = [](const char* late, const char* waits) {
        Hamlet hamlet(2, with(tasks_alone, {{"agencies.xuri.late", late}, {"agency_capacity.waits", waits}}));
        std::vector<double> out;
        double paid = 0;
        for (int month = 0; month < 5; ++month) {
            hamlet.in_month(month);
            hamlet.act(agency_mechanism);
            out.push_back(double{hamlet.district.agencies[0].hours});
            paid += hamlet.paid(Holder::agency, Holder::staff, For::salaries);
        }
        out.push_back(paid);
        return out;
    };
    CHECK(hours("0", "2") == std::vector<double>{100, 100, 100, 100, 100, 5000});
    CHECK(hours("2", "2") == std::vector<double>{100, 100, 100, 100, 100, 5000});
    CHECK(hours("3", "2") == std::vector<double>{100, 100, 0, 100, 100, 4000});
    CHECK(hours("2", "0") == std::vector<double>{0, 0, 100, 100, 100, 3000});
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

TEST_CASE("pay decides who comes and how able they are: a newcomer costs money, and hours of the others")
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
