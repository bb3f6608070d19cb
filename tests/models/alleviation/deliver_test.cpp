#include "models/alleviation/close_books/income_and_status.h"
#include "models/alleviation/deliver/casework.h"
#include "models/alleviation/deliver/cash_transfer.h"
#include "models/alleviation/deliver/deliveries.h"
#include "models/alleviation/deliver/take_up.h"
#include "models/alleviation/deliver/teaching.h"
#include "models/alleviation/oversee/satisfaction.h"
#include "models/alleviation/survey/needs.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;

namespace {

void give_hours(Hamlet& hamlet, float hours)
{
    hamlet.district.agencies[0].working = true;
    hamlet.district.agencies[0].casework_hours = hours;
}

} // namespace

TEST_CASE("casework hours are shared over the caseload, so more households get less each")
{
    const auto contact = [](std::size_t households) {
        Hamlet hamlet(households, {{"agencies.xuri.competence", "0.8"}});
        give_hours(hamlet, 60);
        hamlet.act(casework_mechanism);
        return hamlet.households.contact_hours[0];
    };
    CHECK(contact(10) == Approx(4.8));
    CHECK(contact(20) == Approx(2.4));
}

TEST_CASE("an hour of casework encourages, informs and wins trust, and brings no money")
{
    Hamlet hamlet(1, {{"agencies.xuri.competence", "1"},
                      {"casework.encourages", "0.1"},
                      {"casework.informs", "0.2"},
                      {"casework.wins_trust", "0.05"}});
    auto& h = hamlet.households;
    h.motivation[0] = 0.4f;
    h.information[0] = 0.5f;
    h.trust[0] = 0.5f;
    give_hours(hamlet, 2);
    hamlet.act(casework_mechanism);
    CHECK(h.motivation[0] == Approx(0.4 + 0.1 * 2 * 0.5 * 0.6));
    CHECK(h.information[0] == Approx(0.5 + 0.4 * 0.5));
    CHECK(h.trust[0] == Approx(0.5 + 0.1 * 0.5));
    CHECK(hamlet.cash(0) == 0);
}

TEST_CASE("who trusts nobody declines company: enough hours meet the need for it, half of them every second one")
{
    constexpr std::size_t n = 300;
    Hamlet hamlet(n, {{"agencies.xuri.competence", "1"},
                      {"casework.enough", "2"},
                      {"casework.least_trust", "0.1"},
                      {"needs.care", "0.5"}});
    for (std::size_t i = 0; i < n; ++i) hamlet.households.motivation[i] = 0.1f;
    hamlet.households.trust[0] = 0.05f;
    hamlet.act(needs_mechanism);
    const auto met_with = [&](float hours_each) {
        give_hours(hamlet, hours_each * n);
        std::fill_n(hamlet.district.outcome[index(Need::care)].begin(), n, NeedOutcome::not_known); // a new month
        hamlet.act(casework_mechanism);
        CHECK(hamlet.outcome(Need::care, 0) == NeedOutcome::declined);
        int met = 0;
        for (std::size_t i = 1; i < n; ++i) met += hamlet.outcome(Need::care, i) == NeedOutcome::met;
        return met;
    };
    CHECK(met_with(2) == n - 1);
    CHECK(met_with(1) == Approx(n / 2).margin(30));
    CHECK(met_with(0) == 0);
}

TEST_CASE("only who may hope for it claims, the more surely the more they know")
{
    Hamlet hamlet(4000, {{"take_up.base", "-4"},
                         {"take_up.information", "6"},
                         {"welfare.dibao_hoped", "1"},
                         {"welfare.dibao_line", "3000"}});
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 4000; ++i) {
        h.income_12[i] = i < 2000 ? 2000 : 4000;
        h.information[i] = i % 2 ? 1.0f : 0.0f;
    }
    h.hardship[3999] = 1; // claims whatever its income
    int claimed[2] = {};
    hamlet.act(take_up_mechanism);
    for (std::size_t i = 0; i < 3999; ++i) {
        if (i >= 2000) CHECK(h.claim_months[i] == 0);
        claimed[i % 2] += h.claim_months[i];
        CHECK(h.dibao[i] == 0); // that is for officials to say
    }
    CHECK(claimed[0] == Approx(1000 / (1 + std::exp(4.0))).margin(17));
    CHECK(claimed[1] == Approx(1000 / (1 + std::exp(-2.0))).margin(41));
    for (int month = 1; month < 12; ++month) {
        hamlet.in_month(month);
        hamlet.act(take_up_mechanism);
    }
    CHECK(h.claim_months[3999] == 1);
}

TEST_CASE("cash is given once, to whom the scenario says, and is income of its month")
{
    Hamlet hamlet(4, {{"cash_transfer.month", "3"},
                      {"cash_transfer.amount", "1000"},
                      {"cash_transfer.of_consumption", "0.1"},
                      {"cash_transfer.months", "2"},
                      {"cash_transfer.to", "registered"},
                      {"cash_transfer.assets_below", "500"}});
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 4; ++i) hamlet.district.year.consumption.fill(i, 200);
    h.registered[0] = h.registered[1] = 1;
    h.capital[1] = 600;
    for (int month = 0; month < 6; ++month) {
        hamlet.in_month(month);
        hamlet.act(cash_transfer_mechanism);
        CHECK(hamlet.cash(0) == Approx(month < 2 ? 0 : month == 2 ? 600 : 1200)); // half of 1,000 and a tenth of 2,000
        hamlet.act(income_and_status_mechanism);
        CHECK(h.income_now[0] == Approx(month == 2 || month == 3 ? 600 : 0));
    }
    for (std::size_t i = 1; i < 4; ++i) CHECK(hamlet.cash(i) == 0);
}

TEST_CASE("deliveries carry out what was matched, and money and goods change hands once")
{
    Hamlet hamlet(4, {{"suppliers.all.consumption.premium", "0"},
                      {"suppliers.all.employment.place", "workshop"},
                      {"suppliers.all.skills.length", "3"}});
    auto& district = hamlet.district;
    district.ledger.endow(account(Holder::supplier), sim::Fen::from_yuan(5000), account(Holder::founding));
    hamlet.households.produce[0] = 900;
    district.matches = {{0, 0, 0, 0, Need::sales, 400, 0},
                        {1, 1, 0, 0, Need::work, 1, 0},
                        {2, 2, 0, 0, Need::skills, 1, 0},
                        {3, 3, 0, 0, Need::funds, 250, 0}};
    hamlet.act(deliveries_mechanism);
    CHECK(hamlet.households.produce[0] == Approx(500));
    CHECK(hamlet.cash(0) == Approx(400));
    CHECK(hamlet.persons.activity[1] == Activity::workshop);
    CHECK(district.suppliers[0].staff == 1);
    CHECK(hamlet.persons.activity[2] == Activity::trainee);
    CHECK(hamlet.persons.course_months[2] == 3);
    CHECK(hamlet.cash(3) == 250);
    CHECK(hamlet.paid(Holder::supplier, Holder::household, For::grant) == 250);
    CHECK_NOTHROW(district.ledger.check());
}

TEST_CASE("a course teaches its share of what is missing, pays an allowance and ends")
{
    Hamlet hamlet(1, {{"suppliers.school.skills.length", "2"},
                      {"suppliers.school.skills.quality", "0.5"},
                      {"suppliers.school.skills.cost", "300"},
                      {"suppliers.school.skills.allowance", "200"}});
    hamlet.district.ledger.endow(account(Holder::supplier), sim::Fen::from_yuan(2000), account(Holder::founding));
    hamlet.district.matches = {{0, 0, 0, 0, Need::skills, 1, 0}};
    hamlet.act(deliveries_mechanism);
    hamlet.act(teaching_mechanism);
    CHECK(hamlet.persons.trade_skill[0] == Approx(0.3 + 0.25 * 0.7));
    CHECK(hamlet.cash(0) == 200);
    CHECK(hamlet.paid(Holder::supplier, Holder::market, For::course_cost) == 300);
    hamlet.act(teaching_mechanism);
    CHECK(hamlet.persons.activity[0] == Activity::farm);
    CHECK(hamlet.persons.employer[0] == nobody);
    CHECK(hamlet.persons.trade_skill[0] == Approx(0.475 + 0.25 * 0.525));
}

TEST_CASE("who has learnt and has drive puts savings into a business, and who has none starts nothing")
{
    Hamlet hamlet(3, {{"suppliers.school.skills.length", "1"},
                      {"suppliers.school.skills.quality", "1"},
                      {"suppliers.school.skills.cost", "0"},
                      {"suppliers.school.skills.allowance", "0"},
                      {"teaching.starts", "1"}});
    auto& h = hamlet.households;
    const float drive[] = {1, 1, 0};
    for (std::uint32_t i = 0; i < 3; ++i) {
        h.motivation[i] = drive[i];
        h.expected_income[i] = 1000;
        hamlet.give_cash(i, i == 1 ? 900 : 5000); // a month's expected income stays in hand
        hamlet.district.matches.push_back({i, i, 0, 0, Need::skills, 1, 0});
    }
    hamlet.act(deliveries_mechanism);
    hamlet.act(teaching_mechanism);
    CHECK(h.capital[0] == Approx(4000));
    CHECK(hamlet.cash(0) == Approx(1000));
    CHECK(h.business_started[0] == 1);
    for (const std::size_t i : {1u, 2u}) {
        CHECK(h.capital[i] == 0);
        CHECK(h.business_started[i] == 0);
    }
}

TEST_CASE("skills fade in who cannot use them, and not in who works")
{
    Hamlet hamlet(3, {{"teaching.decay", "0.1"}});
    for (std::size_t i = 0; i < 2; ++i) {
        hamlet.persons.trade_skill[i] = 0.8f;
        hamlet.persons.trade_taught[i] = 0.5f;
    }
    hamlet.persons.activity[1] = Activity::local_job;
    hamlet.persons.trade_skill[2] = 0.2f;
    hamlet.act(teaching_mechanism);
    CHECK(hamlet.persons.trade_skill[0] == Approx(0.3 + 0.9 * 0.5));
    CHECK(hamlet.persons.trade_skill[1] == 0.8f);
    CHECK(hamlet.persons.trade_skill[2] == 0.2f);
}

namespace {

/// Households that all hold the same standard of help, which their expectations do not leave, and judge at once.
const alleviation::testing::Settings of_one_mind = {
    {"agencies.xuri.workers", "1"},  {"satisfaction.neutral", "3.5"},           {"satisfaction.strength", "2"},
    {"satisfaction.speed", "0.5"},   {"satisfaction.contact_weight", "0.4"},    {"satisfaction.contact", "1"},
    {"satisfaction.patience", "4"},  {"satisfaction.standard", "0.6"},          {"satisfaction.standard_spread", "0"},
    {"satisfaction.adapts", "0.25"}, {"satisfaction.expectation_speed", "0.1"}, {"satisfaction.trust", "0.1"}};

} // namespace

TEST_CASE("satisfaction compares time and answers with what was expected, and trust follows surprise")
{
    Hamlet hamlet(2, of_one_mind);
    auto& h = hamlet.households;
    hamlet.district.agencies[0].working = true;
    for (std::size_t i = 0; i < 2; ++i) {
        h.expectation[i] = 0.5f;
        hamlet.need(Need::work, i) = 1;
        h.waits[i] = 3;
    }
    h.contact_hours[0] = 1;
    hamlet.district.outcome[index(Need::work)] = {NeedOutcome::met, NeedOutcome::no_capacity};
    hamlet.act(satisfaction_mechanism);
    const double served = 0.4 * (1 - std::exp(-1.0)) + 0.6, waiting = 0.6 * std::exp(-1.0);
    CHECK(h.waits[0] == 0);
    CHECK(h.waits[1] == 4);
    CHECK(h.satisfaction[0] == Approx(3 + 0.5 * (3.5 + 2 * (served - 0.5) - 3)));
    CHECK(h.satisfaction[1] == Approx(3 + 0.5 * (3.5 + 2 * (waiting - 0.5) - 3)));
    CHECK(h.trust[0] == Approx(0.5 + 0.1 * 2 * (served - 0.5) * 0.5));
    CHECK(h.trust[1] == Approx(0.5 + 0.1 * 2 * (waiting - 0.5) * 0.5));
    CHECK(h.expectation[0] == Approx(0.5 + 0.1 * (0.6 + 0.25 * (served - 0.6) - 0.5)));
}

TEST_CASE(
    "who is served as expected is satisfied in the long run, who waits is not, and who lacks nothing does not wait")
{
    Hamlet hamlet(3, of_one_mind);
    auto& h = hamlet.households;
    hamlet.district.agencies[0].working = true;
    for (int month = 0; month < 60; ++month) {
        h.contact_hours[0] = h.contact_hours[2] = 2;
        hamlet.need(Need::funds, 0) = hamlet.need(Need::funds, 1) = 500;
        hamlet.district.outcome[index(Need::funds)] = {month % 4 == 0 ? NeedOutcome::met : NeedOutcome::no_capacity,
                                                       NeedOutcome::waiting, NeedOutcome::not_known};
        hamlet.act(satisfaction_mechanism);
    }
    CHECK(h.satisfaction[0] > 3.5f);
    CHECK(h.satisfaction[0] < h.satisfaction[2]);
    CHECK(h.satisfaction[1] ==
          Approx(3.5 - 2 * 0.75 * 0.6).margin(0.01)); // nothing at all, against three quarters of 0.6
    CHECK(h.waits[1] == 60);
    CHECK(h.waits[2] == 0);
    CHECK(h.trust[1] < 0.02f);
}

TEST_CASE("what no mechanism gives is not waited for")
{
    for (const bool there : {true, false}) {
        auto settings = of_one_mind;
        if (!there) settings.emplace_back("mechanisms.employment", "off");
        Hamlet hamlet(1, settings);
        hamlet.district.agencies[0].working = true;
        hamlet.need(Need::work, 0) = 1;
        hamlet.act(satisfaction_mechanism);
        CHECK(int{hamlet.households.waits[0]} == (there ? 1 : 0));
    }
}

TEST_CASE("nobody asks households for their satisfaction without a project")
{
    Hamlet hamlet(1, {{"agencies.xuri.workers", "1"}});
    hamlet.need(Need::work, 0) = 1;
    hamlet.act(satisfaction_mechanism);
    CHECK(hamlet.households.satisfaction[0] == 3);
}
