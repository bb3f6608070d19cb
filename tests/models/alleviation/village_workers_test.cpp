#include "models/alleviation/keep_register/monitoring.h"
#include "models/alleviation/keep_register/registration.h"
#include "models/alleviation/organise/village_workers.h"
#include "models/alleviation/survey/needs.h"
#include "models/alleviation/survey/register_visits.h"
#include "tests/models/alleviation/association_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

TEST_CASE("a village's worker learns from an agency's hours, keeps it when the agency is gone, and takes it along")
{
    Hamlet hamlet(1, with(an_agency, {{"village_workers.session_hours", "3"},
                                      {"village_workers.hours_share", "0.25"},
                                      {"village_workers.learns", "0.2"},
                                      {"village_workers.leaves", "0"}}));
    const float& skill = hamlet.district.villages[0].worker_skill;
    give_organising_hours(hamlet, 8); // a quarter is less than a session
    hamlet.act(village_workers_mechanism);
    CHECK(skill == 0);
    give_organising_hours(hamlet, 12);
    hamlet.act(village_workers_mechanism);
    CHECK(skill == Approx(0.2));
    CHECK(hamlet.district.agencies[0].organising_hours_used == 3);
    hamlet.act(village_workers_mechanism); // the quarter counts for itself, whoever used hours before
    CHECK(skill == Approx(0.36));
    hamlet.district.agencies[0].working = false;
    hamlet.act(village_workers_mechanism);
    CHECK(skill == Approx(0.36));

    Hamlet moved(1, {{"village_workers.leaves", "1"}});
    moved.district.villages[0].worker_skill = 0.5f;
    moved.act(village_workers_mechanism);
    CHECK(moved.district.villages[0].worker_skill == 0);
}

TEST_CASE("a trained village worker overlooks fewer needs, judges incomes better and notices hardship sooner")
{
    const auto noted = [](float skill) {
        Hamlet hamlet(600, {{"suppliers.fund.funds.budget", "500"},
                            {"register_visits.every", "1"},
                            {"register_visits.overlooks", "0.5"},
                            {"register_visits.trained_notes", "0.8"},
                            {"register_visits.beyond_offices", "1"},
                            {"registration.trained_judges", "0.4"},
                            {"monitoring.noticed", "0.2"},
                            {"monitoring.trained_notices", "0.5"}});
        hamlet.district.villages[0].worker_skill = skill;
        hamlet.district.villages[0].team = false;
        for (std::size_t i = 0; i < 600; ++i) {
            hamlet.households.medical_due[i] = 60000;
            hamlet.persons.activity[i] = Activity::retired;
            hamlet.households.supported[i] = 1;
            hamlet.households.hungry[i] = 1;
            hamlet.households.ever_exited[i] = 1;
        }
        hamlet.act(needs_mechanism);
        hamlet.act(register_visits_mechanism);
        hamlet.act(monitoring_mechanism);
        int watched = 0;
        for (std::size_t i = 0; i < 600; ++i) watched += hamlet.households.monitored[i];
        const auto error =
            income_error_left(hamlet.district, hamlet.group<RegistrationParameters>(), hamlet.district.villages[0]);
        return std::tuple(static_cast<int>(hamlet.district.requests.size()), watched, error);
    };
    const auto [untrained_notes, untrained_watches, untrained_error] = noted(0);
    const auto [trained_notes, trained_watches, trained_error] = noted(1);
    CHECK(untrained_notes == Approx(300).margin(50)); // half of 600
    CHECK(trained_notes == Approx(540).margin(30));   // all but 0.5 · (1 − 0.8)
    CHECK(untrained_watches == Approx(120).margin(40));
    CHECK(trained_watches == Approx(360).margin(50)); // 0.2 + 0.8 · 0.5
    CHECK(untrained_error == 1);
    CHECK(trained_error == Approx(0.6));
}
