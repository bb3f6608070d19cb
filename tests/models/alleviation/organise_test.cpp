#include "models/alleviation/close_books/mutual_fund.h"
#include "models/alleviation/keep_register/registration.h"
#include "models/alleviation/organise/association_network.h"
#include "models/alleviation/organise/backbone.h"
#include "models/alleviation/organise/incubation.h"
#include "models/alleviation/organise/spillover.h"
#include "models/alleviation/organise/standardisation.h"
#include "models/alleviation/organise/village_governance.h"
#include "tests/models/alleviation/association_setup.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace alleviation;
using namespace alleviation::testing;

TEST_CASE("a resident team strengthens its village's branch and makes the register err less")
{
    Hamlet hamlet(1, {{"village_governance.teams", "all"},
                      {"village_governance.team_strengthens", "0.1"},
                      {"registration.team_knows", "0.5"}});
    auto& village = hamlet.district.villages[0];
    village.branch = 0.4f;
    CHECK(income_error_left(hamlet.district, hamlet.group<RegistrationParameters>(), village) == Approx(0.8));
    hamlet.act(village_governance_mechanism);
    CHECK(village.branch == Approx(0.46));
    village.team = false;
    hamlet.act(village_governance_mechanism);
    CHECK(village.branch == Approx(0.46));
    CHECK(income_error_left(hamlet.district, hamlet.group<RegistrationParameters>(), village) == 1.0f);
}

TEST_CASE("training and study visits make leaders of the most promising, as far as hours reach")
{
    Hamlet hamlet(5, with(an_agency, {{"backbone.per_village", "2"},
                                      {"backbone.session_hours", "3"},
                                      {"backbone.hours_share", "0.5"},
                                      {"backbone.learns", "0.5"},
                                      {"backbone.study_visits", "1"},
                                      {"backbone.attends_from", "0"},
                                      {"backbone.example", "0"}}));
    all_know_all(hamlet);
    for (std::size_t i = 0; i < 5; ++i) hamlet.households.motivation[i] = 0.5f;
    hamlet.households.motivation[3] = 1;
    hamlet.persons.leadership[1] = 0.2f;
    for (int month = 0; month < 3; ++month) {
        hamlet.in_month(month);
        give_organising_hours(hamlet, 12);
        hamlet.act(backbone_mechanism);
        CHECK(hamlet.district.agencies[0].organising_hours_used == 6); // two sessions, half of the hours
    }
    CHECK(hamlet.persons.leadership[1] > 0.8f);
    CHECK(is_leader(hamlet.district, hamlet.group<BackboneParameters>(), 1));
    CHECK(is_leader(hamlet.district, hamlet.group<BackboneParameters>(), 3));
    CHECK_FALSE(is_leader(hamlet.district, hamlet.group<BackboneParameters>(), 0));
    hamlet.persons.activity[1] = Activity::migrant;
    CHECK_FALSE(is_leader(hamlet.district, hamlet.group<BackboneParameters>(), 1));
}

TEST_CASE("a leader encourages who knows it")
{
    Hamlet hamlet(3, {{"backbone.example", "0.1"}, {"backbone.fades", "0"}});
    all_know_all(hamlet);
    make_leader(hamlet, 0);
    for (std::size_t i = 0; i < 3; ++i) hamlet.households.motivation[i] = 0.5f;
    hamlet.act(backbone_mechanism);
    CHECK(hamlet.households.motivation[0] == 0.5f);
    CHECK(hamlet.households.motivation[1] == Approx(0.55));
}

TEST_CASE("an association begins where there are a leader, enough willing households and an agency's hours")
{
    const auto begun = [](bool leader, float drive, float hours, const Settings& more = {}) {
        Hamlet hamlet(10,
                      with(with(an_agency, {{"incubation.founders", "5"}, {"village_governance.teams", "all"}}), more));
        all_know_all(hamlet);
        for (std::size_t i = 0; i < 10; ++i) {
            hamlet.households.motivation[i] = drive;
            hamlet.households.trust[i] = 0.8f;
        }
        if (leader) make_leader(hamlet, 0);
        give_organising_hours(hamlet, hours);
        hamlet.act(incubation_mechanism);
        return hamlet.district.associations[0].stage == 1;
    };
    CHECK(begun(true, 0.7f, 50));
    CHECK_FALSE(begun(false, 0.7f, 50));
    CHECK_FALSE(begun(true, 0.1f, 50));
    CHECK_FALSE(begun(true, 0.7f, 0));
    CHECK_FALSE(begun(true, 0.7f, 50, {{"incubation.incubable_from", "1"}}));
}

TEST_CASE("maturity grows with coaching and activity, and an association that nobody keeps up dissolves")
{
    Hamlet hamlet(10, with(an_agency, {{"incubation.coached", "0.1"},
                                       {"incubation.coaching_hours", "10"},
                                       {"incubation.practised", "0"},
                                       {"incubation.unpractised", "0"},
                                       {"incubation.founders", "5"},
                                       {"incubation.leaves", "0"},
                                       {"incubation.leaves_rich", "0"},
                                       {"incubation.dissolves_after", "2"}}));
    all_know_all(hamlet);
    for (std::size_t i = 0; i < 10; ++i) hamlet.households.motivation[i] = 0.5f;
    make_leader(hamlet, 0);
    found_association(hamlet, 1);
    give_organising_hours(hamlet, 10);
    hamlet.act(incubation_mechanism);
    const auto& association = hamlet.district.associations[0];
    CHECK(association.maturity == Approx(0.1));
    CHECK(association.activity == Approx(0.5));
    give_organising_hours(hamlet, 5);
    hamlet.act(incubation_mechanism);
    CHECK(association.maturity == Approx(0.1 + 0.05 * 0.9));

    hamlet.district.ledger.endow(account(Holder::association, 0), sim::Fen(1000), account(Holder::founding));
    for (std::size_t i = 0; i < 10; ++i) hamlet.households.motivation[i] = 0;
    hamlet.district.agencies[0].working = false;
    hamlet.act(incubation_mechanism);
    CHECK(association.stage == 1);
    hamlet.act(incubation_mechanism);
    CHECK(association.stage == 0);
    CHECK(hamlet.cash(0) == Approx(1)); // a tenth of the fund
    CHECK(fund(hamlet) == 0);
    for (std::size_t i = 0; i < 10; ++i) CHECK(hamlet.households.membership[i] == 0);
}

TEST_CASE("households join the more, the more of those they know are members")
{
    const auto joined = [](bool ties_to_members) {
        Hamlet hamlet(2000, {{"incubation.join_base", "-4"},
                             {"incubation.join_ties", "3"},
                             {"incubation.join_trust", "0"},
                             {"incubation.leaves", "0"}});
        hamlet.district.associations[0].stage = 1;
        Ties ties;
        for (std::uint32_t i = 0; i < 2000; ++i) {
            ties.first.push_back(i);
            ties.other.push_back(ties_to_members ? 0u : 1999u);
        }
        ties.first.push_back(2000);
        hamlet.district.ties = std::make_shared<const Ties>(ties);
        hamlet.households.membership[0] = 1;
        hamlet.act(incubation_mechanism);
        int members = 0;
        for (std::size_t i = 0; i < 2000; ++i) members += hamlet.households.membership[i] > 0;
        return members;
    };
    CHECK(joined(false) == Approx(2000 / (1 + std::exp(4.0))).margin(25));
    CHECK(joined(true) == Approx(2000 / (1 + std::exp(1.0))).margin(90));
}

TEST_CASE("the charter comes first, then the weakest standard, and stages are earned")
{
    Hamlet hamlet(10, with(an_agency, {{"standardisation.hours", "5"},
                                       {"standardisation.learns", "0.5"},
                                       {"standardisation.own", "0"},
                                       {"standardisation.running_cost", "60"}}));
    found_association(hamlet, 1);
    auto& association = hamlet.district.associations[0];
    association.leaders = 2;
    association.maturity = 0.3f;
    give_organising_hours(hamlet, 5);
    hamlet.act(standardisation_mechanism);
    CHECK(association.standards[0] == Approx(0.5));
    CHECK(association.standards[1] == 0);
    CHECK(association.stage == 2);
    give_organising_hours(hamlet, 5);
    hamlet.act(standardisation_mechanism);
    CHECK(association.standards[1] == Approx(0.5));

    association.standards.fill(0.7f);
    association.maturity = 0.6f;
    hamlet.district.agencies[0].working = false;
    hamlet.act(standardisation_mechanism);
    CHECK(association.stage == 3);
    association.maturity = 0.8f;
    hamlet.district.ledger.endow(account(Holder::association, 0), sim::Fen::from_yuan(500), account(Holder::founding));
    hamlet.act(standardisation_mechanism);
    CHECK(fund(hamlet) == 440);
    CHECK(association.stage == 4);
    hamlet.act(standardisation_mechanism); // 380, 320: too little for half a year
    hamlet.act(standardisation_mechanism);
    CHECK(association.stage == 3);
}

TEST_CASE("without a leader the standards are lost, and the stage with them")
{
    Hamlet hamlet(10, {{"standardisation.lost", "0.5"}});
    found_association(hamlet, 2);
    auto& association = hamlet.district.associations[0];
    association.maturity = 0.4f;
    association.standards.fill(0.5f);
    hamlet.act(standardisation_mechanism);
    CHECK(association.standards[0] == Approx(0.25));
    CHECK(association.stage == 1);
}

TEST_CASE("only associations that were ever active have ties, and keep them as others come")
{
    AssociationTies links;
    links.include(7);
    links.include(30000);
    links.of(0)[1] = 0.5f;
    links.include(12);
    links.include(12);
    CHECK(std::ranges::equal(links.villages(), std::array{7u, 12u, 30000u}));
    CHECK(links.between(7, 30000) == 0.5f);
    CHECK(links.between(30000, 7) == 0.0f);
    CHECK(links.between(7, 12) == 0.0f);
    CHECK(links.of_village(8).empty());
    CHECK(links.between(7, 8) == 0.0f);
}

TEST_CASE("active associations tie up, the riper teaches, and funds help each other out")
{
    const Settings settings = {{"population.pilot_villages", "2"},
                               {"population.comparison_villages", "0"},
                               {"population.households_per_village", "10"},
                               {"association_network.joint", "0.5"},
                               {"association_network.fades", "0"},
                               {"association_network.teaches", "0.5"},
                               {"mutual_fund.pools", "0.5"}};
    alleviation::testing::Town town(settings);
    auto& district = town.district;
    for (auto& association : district.associations) {
        association.stage = 2;
        association.activity = 1;
    }
    district.associations[0].maturity = 0.8f;
    town.act(association_network_mechanism);
    CHECK(district.links.between(0, 1) == Approx(0.5));
    CHECK(district.associations[1].maturity == Approx(0.5 * 0.5 * 0.8));
    CHECK(district.associations[0].maturity == 0.8f);

    district.ledger.begin_month();
    district.ledger.endow(account(Holder::association, 0), sim::Fen::from_yuan(400), account(Holder::founding));
    auto& h = district.households;
    for (std::size_t i = 0; i < h.rows(); ++i) h.membership[i] = 0;
    h.membership[15] = 100;
    h.medical_due[15] = 100000000;
    town.act(mutual_fund_mechanism);
    // The neighbour gives half of its fund at half a tie: a quarter.
    CHECK(district.ledger.flow(kind(Holder::association), kind(Holder::association), purpose(For::pooling)) ==
          sim::Fen(10000));
    CHECK(district.ledger.flow(kind(Holder::association), kind(Holder::household), purpose(For::fund_aid)) >=
          sim::Fen(10000));
}

TEST_CASE("an association without a leader is led by one whom a neighbour lends, as closely as they are tied")
{
    const auto lent = [](std::uint32_t leaders) {
        const Settings settings = {
            {"population.pilot_villages", "2"},          {"population.comparison_villages", "0"},
            {"population.households_per_village", "10"}, {"association_network.joint", "0.5"},
            {"association_network.fades", "0"},          {"association_network.lends_from", "2"}};
        alleviation::testing::Town town(settings);
        for (auto& association : town.district.associations) {
            association.stage = Association::operating;
            association.activity = 1;
        }
        town.district.associations[0].leaders = leaders;
        town.act(association_network_mechanism);
        CHECK(town.district.associations[0].led_by_others == 0);
        return town.district.associations[1].led_by_others;
    };
    CHECK(lent(1) == 0);
    CHECK(lent(2) == Approx(0.5));
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
