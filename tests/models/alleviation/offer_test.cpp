#include "models/alleviation/environment/agency.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/match/employment.h"
#include "models/alleviation/match/market.h"
#include "models/alleviation/offer/adaptation.h"
#include "models/alleviation/offer/goal_weights.h"
#include "models/alleviation/offer/recruitment.h"
#include "models/alleviation/offer/single_supplier.h"
#include "models/alleviation/offer/supplier_offers.h"
#include "models/alleviation/oversee/annual_evaluation.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;

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

TEST_CASE("of what tax relief adds to gifts the treasury bears its part, and nothing for who may not claim it")
{
    Hamlet hamlet(1, {{"suppliers.fund.funds.budget", "220"}, {"suppliers.other.funds.budget", "220"}});
    hamlet.district.environment.tax_relief = 1.1f;
    hamlet.district.suppliers[1].relieved = false;
    hamlet.act(supplier_offers_mechanism);
    CHECK(hamlet.paid(Holder::donors, Holder::supplier, For::donation) == 420); // 220, and 200 of who has no relief
    CHECK(hamlet.paid(Holder::government, Holder::donors, For::tax_relief) ==
          Approx(20).margin(0.01)); // 220 of 1.1 · 200
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
    hamlet.district.agencies[0].working = true;
    hamlet.act(policy_mechanism);
    CHECK(environment.legitimacy == Approx(0.5)); // half-way to 0.2 + 0.4
    CHECK(environment.means == Approx(1.1));
    hamlet.district.agencies[0].working = false;
    hamlet.act(policy_mechanism);
    CHECK(environment.legitimacy == Approx(0.45)); // what is past is no name for ever

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
                             {"suppliers.first.funds.budget", "1"}};
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

namespace {

/// How many of a hundred suppliers engage fully after their first decision, each made as `prepare` says.
template <class Prepare>
int engaged(Settings settings, Prepare prepare)
{
    settings.insert(settings.begin(), {{"adaptation.sensitivity", "20"}, {"agencies.xuri.workers", "1"}});
    for (int s = 0; s < 100; ++s) settings.emplace_back("suppliers.s" + std::to_string(s) + ".employment.posts", "10");
    Hamlet hamlet(1, settings);
    for (auto& supplier : hamlet.district.suppliers) prepare(supplier);
    hamlet.in_month(3);
    hamlet.act(adaptation_mechanism);
    int count = 0;
    for (const auto& supplier : hamlet.district.suppliers) count += supplier.effort == 1;
    return count;
}

} // namespace

TEST_CASE("people that a supplier employs are use of what it offers")
{
    CHECK(engaged({}, [](Supplier& supplier) { supplier.staff = 10; }) > 90);
    CHECK(engaged({}, [](Supplier& supplier) { supplier.staff = 0; }) < 10);
}

TEST_CASE("suppliers follow other suppliers, legitimacy and tax relief")
{
    // With half of a use what it brings and what it costs are equal.
    const auto half_used = [](Supplier& supplier) { supplier.staff = 5; };
    const Settings alone = {{"adaptation.peers", "0"}, {"adaptation.welcome", "0"}, {"adaptation.unseen", "1"}};
    const auto with = [&](Settings more) {
        more.insert(more.begin(), alone.begin(), alone.end());
        return more;
    };
    const int by_itself = engaged(with({}), half_used);
    CHECK(engaged(with({{"adaptation.peers", "0.5"}}), half_used) > by_itself + 20); // all others engage
    CHECK(engaged(with({{"adaptation.welcome", "2"}, {"policy.stance", "0"}}), half_used) < by_itself - 20);
    const auto unrelieved = [&](Supplier& supplier) {
        half_used(supplier);
        supplier.relieved = false;
    };
    CHECK(engaged(with({}), unrelieved) == by_itself); // no tax relief to lose
}

TEST_CASE("who pretends has more to fear where an agency looks")
{
    const auto pretend = [](bool looked_at) {
        Settings settings = {{"adaptation.sensitivity", "20"}, {"adaptation.penalty", "0.8"},
                             {"adaptation.unseen", "0"},       {"adaptation.symbolic", "0.5"},
                             {"adaptation.peers", "0"},        {"agencies.xuri.workers", "1"}};
        for (int s = 0; s < 100; ++s)
            settings.emplace_back("suppliers.s" + std::to_string(s) + ".employment.posts", "10");
        Hamlet hamlet(1, settings);
        hamlet.district.agencies[0].working = true;
        for (auto& supplier : hamlet.district.suppliers) {
            supplier.effort = 0.5f;
            supplier.staff = 5;
        }
        if (looked_at) std::fill_n(hamlet.district.agencies[0].supplier_assessed.begin(), 100, LastMonth(0));
        hamlet.in_month(3);
        hamlet.act(adaptation_mechanism);
        int count = 0;
        for (const auto& supplier : hamlet.district.suppliers) count += supplier.effort == 0.5f;
        return count;
    };
    CHECK(pretend(false) > pretend(true) + 20);
}

TEST_CASE("who stays away for long leaves, and can be won anew")
{
    Hamlet hamlet(1, {{"adaptation.leaves_after", "9"},
                      {"adaptation.sensitivity", "100"},
                      {"adaptation.expects", "0"},
                      {"mechanisms.platform", "off"},
                      {"recruitment.innovation", "1"},
                      {"recruitment.regardless", "1"},
                      {"policy.registration_ease", "1"},
                      {"suppliers.firm.kind", "enterprise"}});
    Supplier& firm = hamlet.district.suppliers[0];
    for (const int month : {3, 6, 9}) {
        CHECK(takes_part(firm));
        hamlet.in_month(month);
        hamlet.act(adaptation_mechanism);
    }
    CHECK_FALSE(takes_part(firm));
    hamlet.act(policy_mechanism);
    hamlet.act(recruitment_mechanism);
    CHECK(takes_part(firm));
    CHECK(firm.effort == 1);
}

TEST_CASE("an agency gives its hours to the goal that its last inspection found wanting")
{
    const auto linking = [](float tasks_missed, float process_missed) {
        Hamlet hamlet(1, {{"agencies.xuri.linking_share", "0.25"},
                          {"agencies.xuri.organising_share", "0.25"},
                          {"goal_weights.responds", "2"},
                          {"goal_weights.sated", "0.5"}});
        hamlet.in_month(3);
        Agency& agency = hamlet.district.agencies[0];
        agency.working = true;
        agency.tasks_missed = tasks_missed;
        agency.process_missed = process_missed;
        hamlet.act(goal_weights_mechanism);
        return agency.linking_share / agency.organising_share;
    };
    CHECK(linking(0, 0) == Approx(1));
    CHECK(linking(1, 0) == Approx(std::exp(0.5))); // a quarter of 1 − 0.5 more drawn to tasks, twice
    CHECK(linking(0, 1) == Approx(std::exp(-0.5)));
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
