#include "models/alleviation/close_books/aspirations.h"
#include "models/alleviation/close_books/expected_income.h"
#include "models/alleviation/close_books/income_and_status.h"
#include "models/alleviation/close_books/market_sales.h"
#include "models/alleviation/close_books/public_transfers.h"
#include "models/alleviation/close_books/spending.h"
#include "models/alleviation/livelihoods/farming.h"
#include "models/alleviation/livelihoods/health.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;

namespace {

/// 150 yuan to live on, nothing else wanted, no credit.
Settings bare_life(const Settings& more = {})
{
    Settings settings = {{"welfare.subsistence", "150"}, {"spending.from_income", "0"}, {"spending.from_wealth", "0"},
                         {"credit.income", "0"},         {"credit.capital", "0"},       {"spending.invested", "0"},
                         {"spending.wear", "0"},         {"spending.occasions", "0"},   {"spending.from_luck", "0"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

/// A dibao line of 3,600 yuan, places for all, and officials without error.
Settings officials_see_all(const Settings& more = {})
{
    Settings settings = {{"welfare.dibao_line", "3600"},
                         {"public_transfers.dibao_places", "1"},
                         {"public_transfers.known_error", "0"},
                         {"public_transfers.yearly_error", "0"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

} // namespace

TEST_CASE("at harvest the trader takes what finds a buyer, at the gate price")
{
    Hamlet hamlet(1);
    hamlet.district.villages[0].price_discount = 0.2f;
    hamlet.district.villages[0].unsold_share = 0.25f;
    hamlet.households.produce[0] = 1000;
    hamlet.in_month(5);
    hamlet.act(market_sales_mechanism);
    CHECK(hamlet.cash(0) == Approx(600)); // 750 at 0.8
    CHECK(hamlet.households.produce[0] == Approx(250));
}

TEST_CASE("where nobody is left nothing is grown, sold or earned")
{
    Hamlet hamlet(2, {{"farming.yield_sd", "0"}, {"farming.business_sd", "0"}});
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 2; ++i) {
        h.land[i] = 5;
        h.capital[i] = 10000;
        h.produce[i] = 1000;
    }
    h.members[0] = 0;
    for (const int month : {5, 6}) {
        hamlet.in_month(month);
        hamlet.act(farming_mechanism);
        hamlet.act(market_sales_mechanism);
    }
    CHECK(hamlet.cash(0) == 0);
    CHECK(h.larder[0] == 0);
    CHECK(h.debt[0] == 0);
    CHECK(hamlet.cash(1) > 1000);
}

TEST_CASE("between harvests old stock is dumped little by little, or spoils")
{
    Hamlet hamlet(1, {{"market_sales.clears", "0.2"}, {"market_sales.dump", "0.5"}, {"market_sales.spoils", "0.1"}});
    hamlet.households.produce[0] = 1000;
    hamlet.act(market_sales_mechanism);
    CHECK(hamlet.cash(0) == Approx(100)); // 200 at 0.5
    CHECK(hamlet.households.produce[0] == Approx(720));
}

TEST_CASE("pensions come every month from 60, the land subsidy in May")
{
    Hamlet hamlet(2, {{"public_transfers.pension", "110"}, {"public_transfers.land_subsidy", "90"}});
    hamlet.persons.age[0] = 60;
    hamlet.persons.age[1] = 59;
    hamlet.households.land[1] = 3;
    hamlet.act(public_transfers_mechanism);
    CHECK(hamlet.cash(0) == 110);
    CHECK(hamlet.cash(1) == 0);
    hamlet.in_month(4);
    hamlet.act(public_transfers_mechanism);
    CHECK(hamlet.cash(1) == Approx(270));
}

TEST_CASE("dibao pays its share of the gap to its line, at least a fixed sum, to who was granted it")
{
    Hamlet hamlet(3, officials_see_all({{"public_transfers.dibao_share", "0.6"},
                                        {"public_transfers.dibao_least", "50"},
                                        {"public_transfers.dibao_delay", "0"}}));
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 2; ++i) h.claim_months[i] = 1;
    h.income_12[0] = 1200;
    h.income_12[1] = 3500;
    hamlet.in_month(1);
    hamlet.act(public_transfers_mechanism);
    CHECK(hamlet.cash(0) == Approx(120)); // 0.6 · 2,400 / 12
    CHECK(hamlet.cash(1) == Approx(50));
    CHECK(hamlet.cash(2) == 0);
}

TEST_CASE("a claim is decided after some weeks, and places go to who seems poorest: the others wait")
{
    Hamlet hamlet(4,
                  officials_see_all({{"public_transfers.dibao_places", "0.5"}, {"public_transfers.dibao_delay", "2"}}));
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 4; ++i) {
        h.income_12[i] = 4000.0f - 1000.0f * static_cast<float>(i);
        h.claim_months[i] = 1;
    }
    for (int month = 1; month < 3; ++month) {
        hamlet.in_month(month);
        hamlet.act(public_transfers_mechanism);
        CHECK(int{h.dibao[2]} == 0);
    }
    hamlet.in_month(3);
    hamlet.act(public_transfers_mechanism);
    CHECK(h.dibao[0] == 0); // above the line: refused
    CHECK(h.claim_months[0] == 0);
    CHECK(h.dibao[1] == 0); // no place: waits
    CHECK(h.claim_months[1] > 0);
    CHECK(h.dibao[2] + h.dibao[3] == 2);
}

TEST_CASE("officials who see incomes badly grant dibao to others than the poorest, and see hardship better")
{
    const auto granted = [](const char* error, bool hardship) {
        Hamlet hamlet(400, officials_see_all({{"public_transfers.known_error", error},
                                              {"public_transfers.dibao_delay", "0"},
                                              {"public_transfers.dibao_places", "1"}}));
        auto& h = hamlet.households;
        for (std::size_t i = 0; i < 400; ++i) {
            h.income_12[i] = 6000;
            h.claim_months[i] = 1;
            h.hardship[i] = hardship;
        }
        hamlet.in_month(1);
        hamlet.act(public_transfers_mechanism);
        int out = 0;
        for (std::size_t i = 0; i < 400; ++i) out += h.dibao[i];
        return out;
    };
    CHECK(granted("0", false) == 0);
    CHECK(granted("0.5", false) == Approx(400 * 0.153).margin(30)); // ln(6,000 / 3,600) / 0.5 deviations above
    CHECK(granted("0", true) == 400);                               // with it 6,000 looks like 1,339
}

TEST_CASE("the means test leaves the allowance itself out, and above its line the allowance fades and then ends")
{
    Hamlet hamlet(2,
                  officials_see_all({{"public_transfers.dibao_ends", "1.33"}, {"public_transfers.dibao_fades", "2"}}));
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 2; ++i) {
        h.dibao[i] = 1;
        h.dibao_months[i] = 12;
        h.allowance[i] = 200;
    }
    h.income_12[0] = 4900 + 12 * 200;
    h.income_12[1] = 4700 + 12 * 200; // with the allowance it is above 1.33 · 3,600, without it is not
    std::vector<double> paid;
    for (int month = 12; month < 15; ++month) {
        hamlet.in_month(month);
        const double before = hamlet.cash(0);
        hamlet.act(public_transfers_mechanism);
        paid.push_back(hamlet.cash(0) - before);
    }
    CHECK(paid[0] == Approx(200 * 2.0 / 3).margin(0.01));
    CHECK(paid[1] == Approx(200 * 1.0 / 3).margin(0.01));
    CHECK(paid[2] == 0);
    CHECK(h.dibao[0] == 0);
    CHECK(h.dibao[1] == 1);
}

TEST_CASE("households expect what their jobs and land usually bring, not what the last year brought")
{
    Hamlet hamlet(3, {{"expected_income.job_counts", "0.8"},
                      {"expected_income.farm_counts", "1"},
                      {"farming.own_use", "0"},
                      {"farming.yield", "1200"},
                      {"farming.input_share", "0.25"},
                      {"public_transfers.pension", "100"},
                      {"public_transfers.land_subsidy", "0"}});
    auto& h = hamlet.households;
    h.income_12[0] = 50000;
    hamlet.persons.activity[0] = Activity::local_job;
    h.land[1] = 5;
    h.labour_at_home[1] = 1;
    h.support[2] = 60;
    hamlet.persons.age[2] = 70;
    hamlet.act(expected_income_mechanism);
    const double usual_wage =
        double{expected_wage(hamlet.district, hamlet.group<WageParameters>(), 0, Activity::local_job)};
    CHECK(h.expected_income[0] == Approx(0.8 * usual_wage));
    CHECK(h.expected_income[1] == Approx(0.75 * 1200 * 5 / 12));
    CHECK(h.expected_income[2] == Approx(160));
}

TEST_CASE("who has enough lives on subsistence and part of what is above it")
{
    Hamlet hamlet(
        1, bare_life({{"spending.from_income", "0.5"}, {"spending.from_luck", "0"}, {"spending.building", "0"}}));
    hamlet.households.expected_income[0] = 550;
    hamlet.give_cash(0, 1000);
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.consumption_now[0] == Approx(150 + 0.5 * 400));
    CHECK(hamlet.cash(0) == Approx(650));
    CHECK(hamlet.households.hungry[0] == 0);
}

TEST_CASE("food is a falling share of consumption")
{
    const auto share = [](double income) {
        Hamlet hamlet(1, bare_life({{"spending.from_income", "1"}}));
        hamlet.households.expected_income[0] = static_cast<float>(income);
        hamlet.give_cash(0, 20000);
        hamlet.act(spending_mechanism);
        return hamlet.households.food_now[0] / hamlet.households.consumption_now[0];
    };
    CHECK(share(1010) == Approx(0.33).margin(0.001));
    CHECK(share(1010 * std::exp(1.0)) == Approx(0.33 - 0.086).margin(0.001));
    CHECK(share(200) > share(600));
    CHECK(share(200) == Approx(0.33 + 0.086 * std::log(1010.0 / 200)).margin(0.001));
}

TEST_CASE("own produce is eaten before food is bought")
{
    Hamlet hamlet(1, bare_life());
    hamlet.households.larder[0] = 500;
    hamlet.give_cash(0, 1000);
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.larder[0] == Approx(410)); // 0.6 · 150
    CHECK(hamlet.cash(0) == Approx(940));
    CHECK(hamlet.households.consumption_now[0] == Approx(150));
}

TEST_CASE("a household without cash, credit or assets goes hungry")
{
    Hamlet hamlet(1, bare_life());
    hamlet.give_cash(0, 100);
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.hungry[0] == 1);
    CHECK(hamlet.households.consumption_now[0] == Approx(100));
    CHECK(hamlet.cash(0) == 0);
}

TEST_CASE("credit comes first, and what is owed is minus the cooperative's balance")
{
    Hamlet hamlet(1, bare_life({{"credit.income", "0.5"}}));
    hamlet.households.income_12[0] = 400; // credit of 200
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.hungry[0] == 0);
    CHECK(hamlet.households.debt[0] == 15000);
    CHECK(hamlet.district.ledger.balance(account(Holder::credit)) == sim::Fen(-15000));
    hamlet.in_month(1);
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.hungry[0] == 1);
    CHECK(hamlet.households.debt[0] <= 20000);
}

TEST_CASE("assets are sold below their worth, and at most half of them a month")
{
    Hamlet hamlet(2, bare_life({{"spending.fire_sale", "0.5"}}));
    hamlet.households.capital[0] = 1000;
    hamlet.households.capital[1] = 200;
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.capital[0] == Approx(700)); // 150 / 0.5
    CHECK(hamlet.households.hungry[0] == 0);
    CHECK(hamlet.households.capital[1] == Approx(100));
    CHECK(hamlet.households.hungry[1] == 1);
    CHECK(hamlet.households.consumption_now[1] == Approx(50));
}

TEST_CASE("comfort is given up before care, care before school, school before food")
{
    Hamlet hamlet(3, bare_life({{"spending.from_income", "1"}}));
    auto& h = hamlet.households;
    const double cash[] = {350, 160, 100};
    for (std::size_t i = 0; i < 3; ++i) {
        h.expected_income[i] = 250; // 100 of comfort
        h.medical_due[i] = 10000;
        h.school_due[i] = 10000;
        hamlet.persons.activity[i] = Activity::student;
        hamlet.persons.age[i] = 17;
        hamlet.give_cash(i, cash[i]);
    }
    hamlet.act(spending_mechanism);
    CHECK(h.consumption_now[0] == Approx(350));
    CHECK(h.care_forgone[0] == 0);
    CHECK(hamlet.persons.activity[0] == Activity::student);
    CHECK(h.care_forgone[1] == 1);
    CHECK(h.school_left[1] == 1);
    CHECK(hamlet.persons.activity[1] == Activity::farm);
    CHECK(h.hungry[1] == 0);
    CHECK(h.consumption_now[1] == Approx(160));
    CHECK(h.hungry[2] == 1);
}

TEST_CASE("a month without care brings recovery no nearer")
{
    auto settings = bare_life();
    settings.emplace_back("health.prolonged", "1");
    Hamlet hamlet(1, settings);
    hamlet.households.medical_due[0] = 50000;
    hamlet.persons.months_ill[0] = 3;
    hamlet.give_cash(0, 200);
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.care_forgone[0] == 1);
    hamlet.act(health_mechanism);
    CHECK(hamlet.persons.months_ill[0] == 3);
}

TEST_CASE("no household ever owes cash, whatever falls due")
{
    Hamlet hamlet(60, {{"spending.interest", "0.02"}});
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 60; ++i) {
        h.medical_due[i] = static_cast<std::int64_t>(i * 7919 % 90000);
        h.school_due[i] = static_cast<std::int64_t>(i * 104729 % 70000);
        h.income_12[i] = static_cast<float>(i * 331 % 9000);
        h.capital[i] = static_cast<float>(i * 577 % 4000);
        hamlet.give_cash(i, static_cast<double>(i * 13 % 700));
    }
    for (int month = 0; month < 6; ++month) {
        hamlet.in_month(month);
        hamlet.act(spending_mechanism);
        hamlet.district.ledger.check();
        for (std::size_t i = 0; i < 60; ++i) {
            REQUIRE(hamlet.cash(i) >= 0);
            REQUIRE(h.debt[i] >= 0);
            REQUIRE(h.capital[i] >= 0);
        }
    }
}

TEST_CASE("who has spare cash and drive invests, who has no drive does not")
{
    Hamlet hamlet(2, bare_life({{"spending.invested", "0.1"},
                                {"spending.invests_from", "0.4"},
                                {"farming.untended", "1"}})); // returns of 50 % without any assets
    for (std::size_t i = 0; i < 2; ++i) hamlet.give_cash(i, 1150);
    hamlet.households.motivation[0] = 0.5f;
    hamlet.households.motivation[1] = 0.3f;
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.capital[0] == Approx(0.1 * 0.5 * 1000));
    CHECK(hamlet.households.capital[1] == 0);
}

TEST_CASE("assets that return no more at the margin than is required are not added to")
{
    Hamlet hamlet(2, bare_life({{"spending.invested", "0.1"},
                                {"spending.invests_from", "0"},
                                {"spending.required_return", "0.2"},
                                {"farming.untended", "1"}}));
    hamlet.households.capital[1] = 200000;
    for (std::size_t i = 0; i < 2; ++i) hamlet.give_cash(i, 1150);
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.capital[0] == Approx(0.1 * 0.5 * 1000)); // motivation 0.5
    CHECK(hamlet.households.capital[1] == 200000);
}

TEST_CASE("of cash beyond the buffer the less of one more yuan is spent the more there is, and the richer one is")
{
    Hamlet hamlet(5, bare_life({{"saving.buffer", "2"},
                                {"spending.from_wealth", "0.1"},
                                {"spending.wealth_half", "5"},
                                {"spending.urgent_below", "2"}}));
    const double cash[] = {400, 500, 1400, 5400, 2200};
    for (std::size_t i = 0; i < 5; ++i) {
        hamlet.households.expected_income[i] = i < 4 ? 200 : 600; // 400 yuan are kept, 1,200 by the last
        hamlet.give_cash(i, cash[i]);
    }
    hamlet.act(spending_mechanism);
    const auto& h = hamlet.households;
    CHECK(h.consumption_now[0] == Approx(150));
    CHECK(h.consumption_now[1] == Approx(150 + 0.1 * 100 / (1 + 100.0 / 1000)).margin(0.01));
    CHECK(h.consumption_now[2] == Approx(150 + 0.1 * 1000 / 2).margin(0.01)); // five months' income: half
    CHECK(h.consumption_now[3] == Approx(150 + 0.1 * 5000 / 6).margin(0.01));
    CHECK(h.consumption_now[4] == Approx(150 + 0.25 * 0.1 * 1000 / (1 + 1000.0 / 3000)).margin(0.01));
}

TEST_CASE("what falls due is paid out of expected income before comfort is thought of")
{
    Hamlet hamlet(1, bare_life({{"spending.from_income", "0.5"}}));
    hamlet.households.expected_income[0] = 550;
    hamlet.households.medical_due[0] = 10000;
    hamlet.give_cash(0, 1000);
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.consumption_now[0] == Approx(150 + 100 + 0.5 * 300));
}

TEST_CASE("a share of a month's luck is spent at once")
{
    Hamlet hamlet(2, bare_life({{"spending.from_income", "0.5"}, {"spending.from_luck", "0.1"}}));
    for (std::size_t i = 0; i < 2; ++i) {
        hamlet.households.expected_income[i] = 550;
        hamlet.give_cash(i, 2000);
        hamlet.district.ledger.pay(account(Holder::employers), account(Holder::household, i),
                                   sim::Fen::from_yuan(i == 0 ? 1550 : 50), purpose(For::wages));
    }
    hamlet.act(spending_mechanism);
    CHECK(hamlet.households.consumption_now[0] == Approx(150 + 0.5 * 400 + 0.1 * 1000));
    CHECK(hamlet.households.consumption_now[1] == Approx(150 + 0.5 * 400 - 0.1 * 500));
}

TEST_CASE("a large outlay costs months of income, as far as cash beyond the buffer reaches")
{
    Hamlet hamlet(4000,
                  bare_life({{"saving.buffer", "0"}, {"spending.occasions", "0.1"}, {"spending.occasion_cost", "3"}}));
    for (std::size_t i = 0; i < 4000; ++i) {
        hamlet.households.expected_income[i] = 150;
        hamlet.give_cash(i, i % 2 ? 1000 : 300);
    }
    hamlet.act(spending_mechanism);
    int many[2] = {};
    for (std::size_t i = 0; i < 4000; ++i) {
        const double spent = double{hamlet.households.consumption_now[i]};
        CHECK((spent == Approx(150) || spent == Approx(i % 2 ? 600 : 300))); // food before the feast
        many[i % 2] += spent > 200;
    }
    CHECK(many[0] == Approx(200).margin(45));
    CHECK(many[1] == Approx(200).margin(45));
}

TEST_CASE("income is wages, sales and transfers with own produce less inputs: loans are none")
{
    Hamlet hamlet(1);
    auto& ledger = hamlet.district.ledger;
    const auto own = account(Holder::household, 0);
    ledger.pay(account(Holder::employers), own, sim::Fen(100000), purpose(For::wages));
    ledger.pay(account(Holder::relatives), own, sim::Fen(20000), purpose(For::family_support));
    ledger.pay(account(Holder::credit), own, sim::Fen(500000), purpose(For::loan));
    ledger.pay(account(Holder::market), own, sim::Fen(500000), purpose(For::asset_sale));
    hamlet.households.own_produce_now[0] = 300;
    hamlet.households.inputs_now[0] = 50;
    hamlet.act(income_and_status_mechanism);
    CHECK(hamlet.households.income_now[0] == Approx(1000 + 200 + 300 - 50));
    CHECK(hamlet.households.income_12[0] == Approx(1450));
}

TEST_CASE("the income of the last twelve months forgets what is older")
{
    Hamlet hamlet(1);
    for (int month = 0; month < 14; ++month) {
        hamlet.in_month(month);
        if (month == 1)
            hamlet.district.ledger.pay(account(Holder::employers), account(Holder::household, 0), sim::Fen(700),
                                       purpose(For::wages));
        hamlet.act(income_and_status_mechanism);
        CHECK(hamlet.households.income_12[0] == (month >= 1 && month < 13 ? 7.0f : 0.0f));
    }
}

TEST_CASE("months above the line are counted on end, and begin anew after poverty")
{
    Hamlet hamlet(1);
    auto& above = hamlet.households.months_above[0];
    for (int month = 0; month < 40; ++month) {
        hamlet.in_month(month);
        if (month == 0 || month == 20)
            hamlet.district.ledger.pay(account(Holder::employers), account(Holder::household, 0),
                                       sim::Fen::from_yuan(4000), purpose(For::wages));
        hamlet.act(income_and_status_mechanism);
        // Once paid it has 4,000 yuan in the last twelve months, for twelve months.
        const int since = month < 20 ? month : month - 20;
        CHECK(int{above} == (since < 12 ? since + 1 : 0));
    }
}

TEST_CASE("poor is who has less than the line a head in twelve months")
{
    Hamlet hamlet(2);
    hamlet.households.members[0] = 2;
    hamlet.households.income_12[0] = 5999;
    hamlet.households.income_12[1] = 3000;
    CHECK(income_poor(hamlet.district, 0));
    CHECK_FALSE(income_poor(hamlet.district, 1));
}

TEST_CASE("hunger takes away drive, success gives it, and neighbours pull towards their mean")
{
    Hamlet hamlet(3, {{"aspirations.neighbours", "0.1"},
                      {"aspirations.success", "0.2"},
                      {"aspirations.failure", "0.3"},
                      {"aspirations.subsides", "0"}});
    auto& h = hamlet.households;
    h.motivation[0] = h.motivation[1] = 0.5f;
    h.motivation[2] = 0.8f; // the mean is 0.6
    h.hungry[0] = 1;
    h.income_rise[1] = 30; // beyond a quarter of a usual month's 100
    h.income_12[1] = 1200;
    hamlet.act(aspirations_mechanism);
    CHECK(h.motivation[0] == Approx(0.5 + 0.01 - 0.3));
    CHECK(h.motivation[1] == Approx(0.5 + 0.01 + 0.2 * 0.5));
    CHECK(h.motivation[2] == Approx(0.8 - 0.02));
}
