#include "models/alleviation/close_books/mutual_aid.h"
#include "models/alleviation/deliver/casework.h"
#include "models/alleviation/deliver/volunteers.h"
#include "models/alleviation/hand_over/platform_owner.h"
#include "models/alleviation/keep_register/register.h"
#include "models/alleviation/livelihoods/farming.h"
#include "models/alleviation/livelihoods/labour_exchange.h"
#include "models/alleviation/organise/assoc_network.h"
#include "models/alleviation/organise/backbone.h"
#include "models/alleviation/organise/collective.h"
#include "models/alleviation/organise/incubation.h"
#include "models/alleviation/organise/standardisation.h"
#include "models/alleviation/organise/village_governance.h"
#include "models/alleviation/survey/referral.h"
#include "models/alleviation/survey/true_needs.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;

namespace {

const Settings an_agency = {{"agencies.xuri.competence", "1"}};

Settings with(Settings settings, const Settings& more)
{
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

void give_organising_hours(Hamlet& hamlet, float hours)
{
    auto& agency = hamlet.district.agencies[0];
    agency.working = true;
    agency.organising_hours = hours;
    agency.organising_hours_used = 0;
}

void make_leader(Hamlet& hamlet, std::size_t person)
{
    hamlet.persons.leadership[person] = 0.9f;
    hamlet.persons.study_visits[person] = 2;
}

/// All households know each other, except themselves.
void all_know_all(Hamlet& hamlet)
{
    Ties ties;
    const auto n = static_cast<std::uint32_t>(hamlet.households.rows());
    for (std::uint32_t i = 0; i < n; ++i) {
        ties.first.push_back(static_cast<std::uint32_t>(ties.other.size()));
        for (std::uint32_t j = 0; j < n; ++j)
            if (i != j) ties.other.push_back(j);
    }
    ties.first.push_back(static_cast<std::uint32_t>(ties.other.size()));
    hamlet.district.ties = std::make_shared<const Ties>(ties);
}

/// An association whose members are all households.
void found_association(Hamlet& hamlet, std::uint8_t stage)
{
    auto& association = hamlet.district.associations[0];
    association.stage = stage;
    association.members = static_cast<std::uint32_t>(hamlet.households.rows());
    for (std::size_t i = 0; i < hamlet.households.rows(); ++i) hamlet.households.membership[i] = 12;
}

double fund(const Hamlet& hamlet)
{
    return hamlet.district.ledger.balance(account(Holder::association, 0)).yuan();
}

/// Mean degree, clustering (closed triples of all) and mean path length of a village's graph.
struct Graph {
    double degree = 0, clustering = 0, path = 0;
};
Graph measure(const Ties& ties, std::size_t n)
{
    Graph out;
    double triples = 0, closed = 0, distance = 0, pairs = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const auto mine = ties.of(i);
        out.degree += static_cast<double>(mine.size()) / static_cast<double>(n);
        for (const auto a : mine)
            for (const auto b : mine)
                if (a < b) {
                    ++triples;
                    const auto theirs = ties.of(a);
                    closed += std::find(theirs.begin(), theirs.end(), b) != theirs.end();
                }
        std::vector<int> steps(n, -1);
        std::vector<std::uint32_t> front{static_cast<std::uint32_t>(i)};
        steps[i] = 0;
        for (std::size_t k = 0; k < front.size(); ++k)
            for (const auto j : ties.of(front[k]))
                if (steps[j] < 0) {
                    steps[j] = steps[front[k]] + 1;
                    front.push_back(j);
                    distance += steps[j];
                    ++pairs;
                }
    }
    out.clustering = closed / triples;
    out.path = distance / pairs;
    return out;
}

} // namespace

TEST_CASE("a village of 119 households has the degree, clustering and paths of Nyakatoke")
{
    Graph mean;
    const int worlds = 20;
    for (std::uint32_t world = 0; world < worlds; ++world) {
        const alleviation::testing::Town town({{"population.pilot_villages", "1"},
                                               {"population.comparison_villages", "0"},
                                               {"population.households_per_village", "119"}},
                                              {1, world});
        const auto graph = measure(*town.district.ties, 119);
        mean.degree += graph.degree / worlds;
        mean.clustering += graph.clustering / worlds;
        mean.path += graph.path / worlds;
    }
    CHECK(mean.degree == Approx(8.2).margin(0.4));
    CHECK(mean.clustering == Approx(0.19).margin(0.02));
    CHECK(mean.path == Approx(2.6).margin(0.2));
}

TEST_CASE("ties are mutual, within a village, and never with oneself")
{
    const alleviation::testing::Town town({{"population.pilot_villages", "2"},
                                           {"population.comparison_villages", "1"},
                                           {"population.households_per_village", "70"}});
    const auto& ties = *town.district.ties;
    for (std::uint32_t i = 0; i < 210; ++i)
        for (const auto j : ties.of(i)) {
            REQUIRE(j != i);
            REQUIRE(town.district.households.village[i] == town.district.households.village[j]);
            const auto theirs = ties.of(j);
            REQUIRE(std::count(theirs.begin(), theirs.end(), i) == 1);
        }
}

TEST_CASE("a resident team strengthens its village's branch and makes the register err less")
{
    Hamlet hamlet(1,
                  {{"governance.teams", "all"}, {"governance.team_strengthens", "0.1"}, {"governance.knows", "0.5"}});
    auto& village = hamlet.district.villages[0];
    village.branch = 0.4f;
    CHECK(income_error_left(hamlet.district, village) == Approx(0.8));
    village_governance(hamlet.district);
    CHECK(village.branch == Approx(0.46));
    village.team = false;
    village_governance(hamlet.district);
    CHECK(village.branch == Approx(0.46));
    CHECK(income_error_left(hamlet.district, village) == 1.0f);
}

TEST_CASE("training and study visits make leaders of the most promising, as far as hours reach")
{
    Hamlet hamlet(5, with(an_agency, {{"backbone.per_village", "2"},
                                      {"backbone.session_hours", "3"},
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
        backbone(hamlet.district);
        CHECK(hamlet.district.agencies[0].organising_hours_used == 6); // two sessions, half of the hours
    }
    CHECK(hamlet.persons.leadership[1] > 0.8f);
    CHECK(is_leader(hamlet.district, 1));
    CHECK(is_leader(hamlet.district, 3));
    CHECK_FALSE(is_leader(hamlet.district, 0));
    hamlet.persons.activity[1] = Activity::migrant;
    CHECK_FALSE(is_leader(hamlet.district, 1));
}

TEST_CASE("a leader encourages who knows it")
{
    Hamlet hamlet(3, {{"backbone.example", "0.1"}, {"backbone.fades", "0"}});
    all_know_all(hamlet);
    make_leader(hamlet, 0);
    for (std::size_t i = 0; i < 3; ++i) hamlet.households.motivation[i] = 0.5f;
    backbone(hamlet.district);
    CHECK(hamlet.households.motivation[0] == 0.5f);
    CHECK(hamlet.households.motivation[1] == Approx(0.55));
}

TEST_CASE("an association begins where there are a leader, enough willing households and an agency's hours")
{
    const auto begun = [](bool leader, float drive, float hours, const Settings& more = {}) {
        Hamlet hamlet(10, with(with(an_agency, {{"associations.founders", "5"}, {"governance.teams", "all"}}), more));
        all_know_all(hamlet);
        for (std::size_t i = 0; i < 10; ++i) {
            hamlet.households.motivation[i] = drive;
            hamlet.households.trust[i] = 0.8f;
        }
        if (leader) make_leader(hamlet, 0);
        give_organising_hours(hamlet, hours);
        incubation(hamlet.district);
        return hamlet.district.associations[0].stage == 1;
    };
    CHECK(begun(true, 0.7f, 50));
    CHECK_FALSE(begun(false, 0.7f, 50));
    CHECK_FALSE(begun(true, 0.1f, 50));
    CHECK_FALSE(begun(true, 0.7f, 0));
    CHECK_FALSE(begun(true, 0.7f, 50, {{"associations.incubable_from", "1"}}));
}

TEST_CASE("maturity grows with coaching and activity, and an association that nobody keeps up dissolves")
{
    Hamlet hamlet(10, with(an_agency, {{"associations.coached", "0.1"},
                                       {"associations.coaching_hours", "10"},
                                       {"associations.practised", "0"},
                                       {"associations.unpractised", "0"},
                                       {"associations.founders", "5"},
                                       {"associations.leaves", "0"},
                                       {"associations.leaves_rich", "0"},
                                       {"associations.dissolves_after", "2"}}));
    all_know_all(hamlet);
    for (std::size_t i = 0; i < 10; ++i) hamlet.households.motivation[i] = 0.5f;
    make_leader(hamlet, 0);
    found_association(hamlet, 1);
    give_organising_hours(hamlet, 10);
    incubation(hamlet.district);
    const auto& association = hamlet.district.associations[0];
    CHECK(association.maturity == Approx(0.1));
    CHECK(association.activity == Approx(0.5));
    give_organising_hours(hamlet, 5);
    incubation(hamlet.district);
    CHECK(association.maturity == Approx(0.1 + 0.05 * 0.9));

    hamlet.district.ledger.endow(account(Holder::association, 0), sim::Fen(1000), account(Holder::founding));
    for (std::size_t i = 0; i < 10; ++i) hamlet.households.motivation[i] = 0;
    hamlet.district.agencies[0].working = false;
    incubation(hamlet.district);
    CHECK(association.stage == 1);
    incubation(hamlet.district);
    CHECK(association.stage == 0);
    CHECK(hamlet.cash(0) == Approx(1)); // a tenth of the fund
    CHECK(fund(hamlet) == 0);
    for (std::size_t i = 0; i < 10; ++i) CHECK(hamlet.households.membership[i] == 0);
}

TEST_CASE("households join the more, the more of those they know are members")
{
    const auto joined = [](bool ties_to_members) {
        Hamlet hamlet(2000, {{"associations.join_base", "-4"},
                             {"associations.join_ties", "3"},
                             {"associations.join_trust", "0"},
                             {"associations.leaves", "0"}});
        hamlet.district.associations[0].stage = 1;
        Ties ties;
        for (std::uint32_t i = 0; i < 2000; ++i) {
            ties.first.push_back(i);
            ties.other.push_back(ties_to_members ? 0u : 1999u);
        }
        ties.first.push_back(2000);
        hamlet.district.ties = std::make_shared<const Ties>(ties);
        hamlet.households.membership[0] = 1;
        incubation(hamlet.district);
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
    standardisation(hamlet.district);
    CHECK(association.standards[0] == Approx(0.5));
    CHECK(association.standards[1] == 0);
    CHECK(association.stage == 2);
    give_organising_hours(hamlet, 5);
    standardisation(hamlet.district);
    CHECK(association.standards[1] == Approx(0.5));

    association.standards.fill(0.7f);
    association.maturity = 0.6f;
    hamlet.district.agencies[0].working = false;
    standardisation(hamlet.district);
    CHECK(association.stage == 3);
    association.maturity = 0.8f;
    hamlet.district.ledger.endow(account(Holder::association, 0), sim::Fen::from_yuan(500), account(Holder::founding));
    standardisation(hamlet.district);
    CHECK(fund(hamlet) == 440);
    CHECK(association.stage == 4);
    standardisation(hamlet.district); // 380, 320: too little for half a year
    standardisation(hamlet.district);
    CHECK(association.stage == 3);
}

TEST_CASE("without a leader the standards are lost, and the stage with them")
{
    Hamlet hamlet(10, {{"standardisation.lost", "0.5"}});
    found_association(hamlet, 2);
    auto& association = hamlet.district.associations[0];
    association.maturity = 0.4f;
    association.standards.fill(0.5f);
    standardisation(hamlet.district);
    CHECK(association.standards[0] == Approx(0.25));
    CHECK(association.stage == 1);
}

TEST_CASE("active associations tie up, the riper teaches, and funds help each other out")
{
    const Settings settings = {{"population.pilot_villages", "2"},
                               {"population.comparison_villages", "0"},
                               {"population.households_per_village", "10"},
                               {"network.joint", "0.5"},
                               {"network.fades", "0"},
                               {"network.teaches", "0.5"},
                               {"network.pools", "0.5"}};
    alleviation::testing::Town town(settings);
    auto& district = town.district;
    for (auto& association : district.associations) {
        association.stage = 2;
        association.activity = 1;
    }
    district.associations[0].maturity = 0.8f;
    assoc_network(district);
    CHECK(link(district, 0, 1) == Approx(0.5));
    CHECK(district.associations[1].maturity == Approx(0.5 * 0.5 * 0.8));
    CHECK(district.associations[0].maturity == 0.8f);

    district.ledger.begin_month();
    district.ledger.endow(account(Holder::association, 0), sim::Fen::from_yuan(400), account(Holder::founding));
    auto& h = district.households;
    for (std::size_t i = 0; i < h.rows(); ++i) h.membership[i] = 0;
    h.membership[15] = 100;
    h.medical_due[15] = 100000000;
    mutual_fund(district);
    // The neighbour gives half of its fund at half a tie: a quarter.
    CHECK(district.ledger.flow(kind(Holder::association), kind(Holder::association), purpose(For::pooling)) ==
          sim::Fen(10000));
    CHECK(district.ledger.flow(kind(Holder::association), kind(Holder::household), purpose(For::fund_aid)) >=
          sim::Fen(10000));
}

TEST_CASE("neighbours give to those they know who fall short, out of what they can spare")
{
    Hamlet hamlet(3, {{"mutual_aid.altruism", "0.5"}, {"mutual_aid.spares", "0.1"}, {"spending.subsistence", "100"}});
    all_know_all(hamlet);
    hamlet.give_cash(1, 1000);
    hamlet.give_cash(2, 120);
    informal_aid(hamlet.district);
    // Each of two is asked for a quarter of 100: the first gives it, the other can spare a tenth of its 120.
    CHECK(hamlet.cash(0) == Approx(25 + 12));
    CHECK(hamlet.cash(1) == Approx(975));
    CHECK(hamlet.cash(2) == Approx(108));
    CHECK_NOTHROW(hamlet.district.ledger.check());
}

TEST_CASE("a shock that hits all leaves nobody to help")
{
    Hamlet hamlet(4, {{"spending.subsistence", "100"}});
    all_know_all(hamlet);
    for (std::size_t i = 0; i < 4; ++i) hamlet.give_cash(i, 50);
    informal_aid(hamlet.district);
    CHECK(hamlet.paid(Holder::household, Holder::household, For::mutual_aid) == Approx(10).margin(10));
    for (std::size_t i = 0; i < 4; ++i) CHECK(hamlet.cash(i) <= 60);
}

TEST_CASE("members pay dues and draw on the fund after the waiting time, pro rata when it does not reach")
{
    Hamlet hamlet(4, {{"mutual_aid.dues", "10"},
                      {"mutual_aid.covers", "0.5"},
                      {"mutual_aid.waiting", "3"},
                      {"spending.subsistence", "100"}});
    found_association(hamlet, 2);
    hamlet.households.membership[1] = 2;
    for (const std::size_t i : {2u, 3u}) hamlet.give_cash(i, 1000);
    mutual_fund(hamlet.district);
    CHECK(hamlet.paid(Holder::household, Holder::association, For::dues) == 20);
    CHECK(hamlet.cash(0) == Approx(20)); // half of 100 is asked, 20 are there
    CHECK(hamlet.cash(1) == 0);
    CHECK(fund(hamlet) == 0);
}

TEST_CASE("an association at its first stage has no fund")
{
    Hamlet hamlet(3, {{"mutual_aid.dues", "10"}});
    found_association(hamlet, 1);
    for (std::size_t i = 0; i < 3; ++i) hamlet.give_cash(i, 100);
    mutual_fund(hamlet.district);
    CHECK(fund(hamlet) == 0);
    CHECK(hamlet.cash(0) == 100);
}

TEST_CASE("members lend labour to the ill, and what one gains the others give")
{
    Hamlet hamlet(3, {{"labour_exchange.lends", "0.2"},
                      {"farming.capital_scale", "12"},
                      {"farming.capital_exponent", "0.5"},
                      {"farming.input_share", "0"}});
    found_association(hamlet, 2);
    hamlet.persons.months_ill[0] = 2;
    labour_exchange(hamlet.district);
    CHECK(hamlet.households.exchanged_labour[0] == Approx(0.4));
    CHECK(hamlet.households.exchanged_labour[1] == Approx(-0.2));
    hamlet.households.capital[0] = 10000;
    farming(hamlet.district);
    CHECK(hamlet.cash(0) == Approx(100 * (0.3 + 0.7 * 0.4)).margin(0.05));
    hamlet.district.associations[0].stage = 1;
    labour_exchange(hamlet.district);
    CHECK(hamlet.households.exchanged_labour[0] == 0);
}

TEST_CASE("an association renews its members' stalest records, and no more than it can")
{
    Hamlet hamlet(6, with(an_agency, {{"referral.per_month", "2"}, {"referral.error", "0"}}));
    true_needs(hamlet.district);
    hamlet.record_everyone();
    hamlet.in_month(12);
    hamlet.households.record_month[4] = -3;
    hamlet.households.record_month[5] = 12;
    referral(hamlet.district);
    CHECK(hamlet.households.record_month[4] == -3); // no association
    found_association(hamlet, 2);
    referral(hamlet.district);
    CHECK(hamlet.households.record_month[4] == 12);
    int renewed = 0;
    for (std::size_t i = 0; i < 4; ++i) renewed += hamlet.households.record_month[i] == 12;
    CHECK(renewed == 1);
    CHECK(hamlet.households.observed[index(Need::work)][4] == hamlet.need(Need::work, 4));
}

TEST_CASE("volunteers count as far as social workers guide them")
{
    const VolunteerParameters p(nullptr); // half an hour's worth, four guided by an hour
    CHECK(guided_hours(p, 0, 10) == 0);
    CHECK(guided_hours(p, 8, 2) == Approx(4));
    CHECK(guided_hours(p, 16, 2) == Approx(4));
    CHECK(guided_hours(p, 16, 0) == 0);

    Hamlet hamlet(4, with(an_agency, {{"volunteers.hours", "2"}}));
    found_association(hamlet, 1);
    hamlet.district.associations[0].activity = 0.5f;
    hamlet.district.agencies[0].working = true;
    hamlet.district.agencies[0].casework_hours = 4;
    volunteers(hamlet.district);
    CHECK(hamlet.district.agencies[0].volunteer_hours == Approx(4));
    casework(hamlet.district);
    CHECK(hamlet.households.contact_hours[0] == Approx(1 + 0.5));
}

TEST_CASE("when a project ends standardised associations keep the platform as long as they can pay")
{
    Hamlet hamlet(2, with(an_agency, {{"agencies.xuri.last_month", "1"},
                                      {"hand_over.platform_cost", "300"},
                                      {"hand_over.government_adopts", "0"}}));
    auto& district = hamlet.district;
    district.agencies[0].working = true;
    found_association(hamlet, 3);
    district.ledger.endow(account(Holder::association, 0), sim::Fen::from_yuan(700), account(Holder::founding));
    platform_owner(district);
    CHECK(district.platform_kept_by == PlatformOwner::associations);
    CHECK(fund(hamlet) == 400);
    district.agencies[0].working = false;
    hamlet.in_month(1);
    platform_owner(district);
    CHECK(fund(hamlet) == 100);
    hamlet.in_month(2);
    platform_owner(district);
    CHECK(district.platform_kept_by == PlatformOwner::none);
    district.ledger.endow(account(Holder::association, 0), sim::Fen::from_yuan(700), account(Holder::founding));
    platform_owner(district);
    CHECK(district.platform_kept_by == PlatformOwner::none); // what is gone does not come back
}

TEST_CASE("a government adopts the platform of a project that met its needs")
{
    const auto kept_by = [](Result result) {
        Hamlet hamlet(2, with(an_agency, {{"agencies.xuri.last_month", "1"}, {"hand_over.government_adopts", "1"}}));
        hamlet.district.agencies[0].working = true;
        hamlet.need(Need::work, 0) = 1;
        hamlet.district.outcome[index(Need::work)][0] = result;
        platform_owner(hamlet.district);
        return hamlet.district.platform_kept_by;
    };
    CHECK(kept_by(Result::met) == PlatformOwner::government);
    CHECK(kept_by(Result::no_capacity) == PlatformOwner::none);
}

TEST_CASE("land and project funds become shares, the poor get their allotment, and who pools has less to farm")
{
    Hamlet hamlet(4, {{"governance.teams", "all"},
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
    collective(hamlet.district);
    CHECK(h.land[0] == Approx(5));
    CHECK(h.land[3] == Approx(10));
    CHECK(h.shares[0] == Approx(500 + 150)); // 5 mu, and a quarter of 600
    CHECK(h.shares[2] == Approx(150));
    CHECK(h.shares[3] == Approx(150 + 400));
    CHECK(hamlet.paid(Holder::government, Holder::collective, For::seed_fund) == 1000);
}

TEST_CASE("a profit is paid out by shares in December, a loss eats the fund and nothing is paid")
{
    const auto december = [](const char* mean) {
        Hamlet hamlet(2, {{"collective.return_mean", mean},
                          {"collective.return_spread", "0"},
                          {"collective.pays_out", "0.5"},
                          {"collective.seed", "1000"},
                          {"collective.land_worth", "0"}});
        auto& district = hamlet.district;
        district.villages[0].collective = true;
        hamlet.households.shares[0] = 30;
        hamlet.households.shares[1] = 10;
        district.ledger.endow(account(Holder::collective, 0), sim::Fen::from_yuan(1000), account(Holder::founding));
        hamlet.in_month(10);
        collective(district);
        CHECK(hamlet.cash(0) == 0);
        hamlet.in_month(11);
        collective(district);
        return std::array{hamlet.cash(0), hamlet.cash(1),
                          district.ledger.balance(account(Holder::collective, 0)).yuan()};
    };
    const auto good = december("0.08");
    CHECK(good[0] == Approx(30).margin(0.02)); // three quarters of half of 80
    CHECK(good[1] == Approx(10).margin(0.02));
    CHECK(good[2] == Approx(1040).margin(0.03));
    const auto bad = december("-0.08");
    CHECK(bad[0] == 0);
    CHECK(bad[2] == Approx(920).margin(0.01));
}
