#include "models/alleviation/livelihoods/asset_losses.h"
#include "models/alleviation/livelihoods/demography.h"
#include "models/alleviation/livelihoods/farming.h"
#include "models/alleviation/livelihoods/health.h"
#include "models/alleviation/livelihoods/schooling.h"
#include "models/alleviation/livelihoods/wages.h"
#include "models/alleviation/livelihoods/work.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

#include <numeric>

using namespace alleviation;
using alleviation::testing::Hamlet;

namespace {

const alleviation::testing::Settings still_wages = {
    {"wages.variance", "0"}, {"wages.growth", "0"}, {"wages.usual_schooling", "8"}};
const alleviation::testing::Settings still_farming = {
    {"farming.growth", "0"}, {"farming.yield_sd", "0"}, {"farming.own_use", "0"}, {"farming.capital_scale", "0"}};

alleviation::testing::Settings joined(alleviation::testing::Settings a, const alleviation::testing::Settings& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// Turns the second member of household 0 into somebody of an age who lives with the first.
void move_in(Hamlet& hamlet, std::size_t person, std::uint8_t age)
{
    hamlet.households.members[0] = 2;
    hamlet.households.members[person] = 0;
    hamlet.households.first_member[person] = static_cast<std::uint32_t>(person + 1);
    hamlet.persons.household[person] = 0;
    hamlet.persons.age[person] = age;
}

} // namespace

TEST_CASE("a worker of mean schooling and skill earns the mean wage, and a migrant sends home what is not spent away")
{
    Hamlet hamlet(
        3, joined(still_wages, {{"wages.local", "3000"}, {"wages.migrant", "4000"}, {"wages.migrant_keeps", "0.4"}}));
    hamlet.persons.activity[0] = Activity::local_job;
    hamlet.persons.activity[1] = Activity::migrant;
    hamlet.act(wages_mechanism);
    CHECK(hamlet.cash(0) == Approx(3000).margin(0.01));
    CHECK(hamlet.cash(1) == Approx(2400).margin(0.01));
    CHECK(hamlet.cash(2) == 0);
    CHECK(hamlet.paid(Holder::employers, Holder::household, For::wages) == Approx(3000).margin(0.01));
    CHECK(hamlet.paid(Holder::employers, Holder::household, For::remittance) == Approx(2400).margin(0.01));
}

TEST_CASE("a firm's post pays in part by what is done there, a public-welfare post pays all alike")
{
    const auto paid = [](const char* place) {
        Hamlet hamlet(1, {{"suppliers.workshop.employment.posts", "1"},
                          {"suppliers.workshop.employment.wage", "2000"},
                          {"suppliers.workshop.employment.place", place},
                          {"wages.by_output", "0.8"}});
        hamlet.persons.ability[0] = 0.5f;
        start_post(hamlet.district, 0, 0);
        hamlet.district.ledger.endow(account(Holder::supplier, 0), sim::Fen::from_yuan(2000),
                                     account(Holder::founding));
        hamlet.act(wages_mechanism);
        return hamlet.cash(0);
    };
    CHECK(paid("workshop") == Approx(1200)); // 2,000 · (0.2 + 0.8 · 0.5)
    CHECK(paid("public_post") == Approx(2000));
}

TEST_CASE("only the able-bodied take jobs away from home")
{
    Hamlet hamlet(400, {{"work.offers", "1"}, {"work.network_offers", "0"}, {"work.offers_away", "1"}});
    for (std::size_t i = 0; i < 200; ++i) hamlet.persons.ability[i] = 0.7f;
    hamlet.act(work_mechanism);
    std::size_t near = 0, away = 0;
    for (std::size_t i = 0; i < 400; ++i) {
        near += hamlet.persons.activity[i] == Activity::local_job;
        away += hamlet.persons.activity[i] == Activity::migrant;
        if (i < 200) CHECK(hamlet.persons.activity[i] != Activity::migrant);
    }
    CHECK(near > 0);
    CHECK(away == 200);
}

TEST_CASE("a year of schooling raises the wage by its return, and the ill earn nothing")
{
    Hamlet hamlet(2, joined(still_wages, {{"wages.local", "3000"}, {"wages.schooling", "0.1"}}));
    hamlet.persons.activity[0] = hamlet.persons.activity[1] = Activity::local_job;
    hamlet.persons.schooling[0] = 9;
    hamlet.persons.months_ill[1] = 2;
    hamlet.act(wages_mechanism);
    CHECK(hamlet.cash(0) == Approx(3000 * std::exp(0.1)).epsilon(1e-5));
    CHECK(hamlet.cash(1) == 0);
}

TEST_CASE("the persistent part of wages keeps its variance and is correlated over a year as given")
{
    Hamlet hamlet(6000, {{"wages.variance", "0.4"}, {"wages.persistent_share", "0.5"}, {"wages.persistence", "0.9"}});
    auto& persistent = hamlet.persons.persistent;
    const std::size_t n = hamlet.persons.rows();
    const auto dot = [&](const std::vector<float>& a, const std::vector<float>& b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0.0) / static_cast<double>(n);
    };
    // From nothing, the variance has come to its lasting level after many years.
    for (int month = 0; month < 480; ++month) {
        hamlet.in_month(month);
        hamlet.act(wages_mechanism);
    }
    const std::vector<float> before(persistent.data(), persistent.data() + n);
    for (int month = 480; month < 492; ++month) {
        hamlet.in_month(month);
        hamlet.act(wages_mechanism);
    }
    const std::vector<float> after(persistent.data(), persistent.data() + n);
    CHECK(dot(after, after) == Approx(0.2).epsilon(0.08));
    CHECK(dot(before, after) / dot(before, before) == Approx(0.9).margin(0.02));
}

TEST_CASE("land yields its crop at harvest, costs are paid, and what the family eats stays at home")
{
    const auto settings = joined(still_farming, {{"farming.yield", "2000"},
                                                 {"farming.input_share", "0.25"},
                                                 {"calendar.wheat_share", "0.4"},
                                                 {"farming.labour_need", "0.1"}});
    Hamlet hamlet(1, settings);
    hamlet.households.land[0] = 5;
    hamlet.give_cash(0, 2000);
    hamlet.in_month(5);
    hamlet.act(farming_mechanism);
    CHECK(hamlet.households.produce[0] == Approx(0.4 * 2000 * 5));
    CHECK(hamlet.cash(0) == Approx(2000 - 0.25 * 4000));
    CHECK(hamlet.households.debt[0] == 0);

    Hamlet eating(1, joined(settings, {{"farming.own_use", "600"}}));
    eating.households.land[0] = 5;
    eating.in_month(5);
    eating.act(farming_mechanism);
    CHECK(eating.households.larder[0] == Approx(0.4 * 600));
    CHECK(eating.households.own_produce_now[0] == Approx(0.4 * 600));
    CHECK(eating.households.produce[0] == Approx(4000 - 240));
}

TEST_CASE("a field yields by the skill of the member who knows most of farming")
{
    const auto crop = [](float first, float second) {
        Hamlet hamlet(2, joined(still_farming, {{"farming.yield", "2000"}, {"farming.skill_return", "0.5"}}));
        move_in(hamlet, 1, 30);
        hamlet.households.land[0] = 5;
        hamlet.persons.farm_skill[0] = first;
        hamlet.persons.farm_skill[1] = second;
        hamlet.in_month(5);
        hamlet.act(farming_mechanism);
        return hamlet.households.produce[0];
    };
    CHECK(crop(0.2f, 0.8f) == Approx(crop(0.8f, 0.2f)));
    CHECK(crop(0.2f, 0.8f) == Approx(crop(0.2f, 0.2f) * std::exp(0.5f * 0.6f)).epsilon(1e-5));
}

TEST_CASE("nothing grows between harvests, and fields that nobody tends yield less than a third")
{
    const auto settings = joined(still_farming, {{"farming.yield", "2000"}, {"calendar.wheat_share", "0.4"}});
    Hamlet hamlet(1, settings);
    hamlet.households.land[0] = 5;
    hamlet.in_month(4);
    hamlet.act(farming_mechanism);
    CHECK(hamlet.households.produce[0] == 0);
    hamlet.persons.activity[0] = Activity::migrant;
    hamlet.in_month(5);
    hamlet.act(farming_mechanism);
    CHECK(hamlet.households.produce[0] == Approx(0.3 * 4000));
}

TEST_CASE("inputs beyond a household's cash are bought on credit")
{
    Hamlet hamlet(1, joined(still_farming, {{"farming.yield", "2000"},
                                            {"farming.input_share", "0.25"},
                                            {"calendar.wheat_share", "0.4"},
                                            {"farming.labour_need", "0.1"}}));
    hamlet.households.land[0] = 5;
    hamlet.give_cash(0, 300);
    hamlet.in_month(5);
    hamlet.act(farming_mechanism);
    CHECK(hamlet.cash(0) == 0);
    CHECK(hamlet.households.debt[0] == 70000); // 1,000 − 300 yuan, in fen
    CHECK(hamlet.paid(Holder::credit, Holder::household, For::loan) == 700);
}

TEST_CASE("assets give a monthly income that grows less than in proportion")
{
    Hamlet hamlet(2, {{"farming.capital_scale", "12"},
                      {"farming.capital_exponent", "0.5"},
                      {"farming.capital_base", "0"},
                      {"farming.business_sd", "0"},
                      {"farming.input_share", "0"}});
    hamlet.households.capital[0] = 10000;
    hamlet.households.capital[1] = 40000;
    hamlet.act(farming_mechanism);
    CHECK(hamlet.cash(0) == Approx(100).margin(0.02)); // 12 √10,000 a year
    CHECK(hamlet.cash(1) == Approx(200).margin(0.02));
}

TEST_CASE("one more yuan of assets returns 60 % a year where there is nothing, and less the more there is")
{
    const Hamlet hamlet(1);
    const auto& p = hamlet.group<FarmingParameters>();
    const auto margin = [&](float capital) {
        constexpr float step = 200;
        return double{yearly_yield(p, capital + step / 2) - yearly_yield(p, capital - step / 2)} / double{step};
    };
    const double net = 1 - p.input_share;
    CHECK(net * margin(100) == Approx(0.6 * 50 * std::pow(6100, -0.4) * 0.65).epsilon(0.02));
    CHECK(net * margin(100) < 0.6);
    CHECK(net * margin(18000) < net * margin(3000));
    CHECK(net * margin(60000) > 0.15);
    CHECK(yearly_yield(p, 0) == Approx(0).margin(0.1));
    for (const float capital : {500.0f, 3000.0f, 18000.0f, 60000.0f}) {
        CHECK(assets_that_yield(p, yearly_yield(p, capital)) == Approx(capital).margin(20));
        float wanted = static_cast<float>(margin(capital));
        assets_with_margin(p, {&wanted, 1});
        CHECK(wanted == Approx(capital).epsilon(0.05).margin(200));
    }
}

TEST_CASE("below the threshold of a poverty trap more assets are wanted only for what lies beyond it")
{
    const Hamlet hamlet(1, {{"farming.returns", "threshold"},
                            {"farming.threshold", "2000"},
                            {"farming.return_low", "0.1"},
                            {"farming.return_high", "0.4"}});
    const auto& p = hamlet.group<FarmingParameters>();
    CHECK(yearly_yield(p, 3000) == Approx(0.1 * 3000 + 0.3 * 1000));
    float margins[] = {0.3f, 0.5f};
    assets_with_margin(p, margins);
    CHECK(margins[0] > 1e9f);
    CHECK(margins[1] == 0);
}

TEST_CASE("a year's luck moves business income and not its costs, and is nothing in the mean")
{
    Hamlet hamlet(4000, {{"farming.business_sd", "0.4"}, {"farming.yield", "0"}});
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 4000; ++i) h.capital[i] = 18000;
    hamlet.act(farming_mechanism);
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < 4000; ++i) {
        sum += std::exp(double{h.business_luck[i]}) / 4000;
        squares += double{h.business_luck[i]} * double{h.business_luck[i]} / 4000;
        CHECK(h.inputs_now[i] == h.inputs_now[0]);
    }
    CHECK(sum == Approx(1).margin(0.03));
    CHECK(std::sqrt(squares - 0.08 * 0.08) == Approx(0.4).margin(0.02));
}

TEST_CASE("assets fail now and then, and lose the stated share in the mean")
{
    Hamlet hamlet(8000, {{"asset_losses.chance", "0.1"}, {"asset_losses.share", "0.3"}});
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 8000; ++i) h.capital[i] = 1000;
    hamlet.act(asset_losses_mechanism);
    double hit = 0, left = 0;
    for (std::size_t i = 0; i < 8000; ++i) {
        hit += h.capital[i] < 1000;
        left += double{h.capital[i]};
        CHECK(h.capital[i] >= 399);
    }
    CHECK(hit == Approx(800).margin(90));
    CHECK(left / 8000 == Approx(970).margin(4));
}

TEST_CASE("illness strikes as often as its hazard says, and its bill falls due less what insurance settles")
{
    Hamlet hamlet(6000, {{"health.severe_at_40", "0.6"},
                         {"health.bill_median", "1000"},
                         {"health.bill_spread", "0"},
                         {"health.refund", "0.5"},
                         {"health.refund_assisted", "0.8"},
                         {"health.routine_well", "10"}});
    hamlet.households.assisted[0] = 1;
    for (std::size_t i = 0; i < 6000; i += 2) hamlet.households.insured[i] = 0;
    hamlet.act(health_mechanism);
    int struck = 0;
    for (std::size_t i = 0; i < 6000; ++i) {
        const bool ill = hamlet.persons.months_ill[i] > 0;
        struck += ill;
        const std::int64_t share = i % 2 == 0 ? 100000 : 50000;
        REQUIRE(hamlet.households.medical_due[i] == 1000 + (ill ? share : 0));
    }
    CHECK(struck == Approx(300).margin(68)); // 6,000 · 0.6 / 12, four standard deviations
    CHECK(hamlet.cash(1) == 0);
}

TEST_CASE("without the hazard nobody falls ill, and the ill recover")
{
    Hamlet hamlet(50, {{"health.severe_at_40", "0"}});
    hamlet.persons.months_ill[7] = 2;
    hamlet.persons.health[7] = static_cast<std::uint8_t>(Health::severe);
    hamlet.act(health_mechanism);
    CHECK(hamlet.persons.months_ill[7] == 1);
    hamlet.act(health_mechanism);
    CHECK(hamlet.persons.months_ill[7] == 0);
    CHECK(hamlet.persons.health[7] == static_cast<std::uint8_t>(Health::well));
    for (std::size_t i = 0; i < 50; ++i) CHECK(hamlet.persons.health[i] == static_cast<std::uint8_t>(Health::well));
}

TEST_CASE("older people and the chronically ill fall ill more often")
{
    Hamlet hamlet(9000,
                  {{"health.severe_at_40", "0.2"}, {"health.age_slope", "0.25"}, {"health.chronic_slope", "0.9"}});
    for (std::size_t i = 0; i < 9000; ++i) {
        hamlet.persons.age[i] = i % 3 == 1 ? 80 : 40;
        hamlet.persons.health[i] = static_cast<std::uint8_t>(i % 3 == 2 ? Health::chronic : Health::well);
    }
    hamlet.act(health_mechanism);
    double struck[3] = {};
    for (std::size_t i = 0; i < 9000; ++i) struck[i % 3] += hamlet.persons.months_ill[i] > 0;
    CHECK(struck[0] == Approx(50).margin(29));
    CHECK(struck[1] == Approx(50 * std::exp(1.0)).margin(47));
    CHECK(struck[2] == Approx(50 * std::exp(0.9)).margin(45));
}

TEST_CASE("senior high school and college cost money twice a year, the nine compulsory years none")
{
    Hamlet hamlet(3, {{"schooling.senior_high_cost", "4000"}, {"schooling.college_cost", "9000"}});
    const std::uint8_t ages[] = {12, 17, 20};
    for (std::size_t i = 0; i < 3; ++i) {
        hamlet.persons.activity[i] = Activity::student;
        hamlet.persons.age[i] = ages[i];
    }
    for (int month = 0; month < 12; ++month) {
        hamlet.in_month(month);
        hamlet.act(schooling_mechanism);
        const bool due = month == 1 || month == 8;
        CHECK(hamlet.households.school_due[0] == 0);
        CHECK(hamlet.households.school_due[1] == (due ? 200000 : 0));
        CHECK(hamlet.households.school_due[2] == (due ? 450000 : 0));
    }
}

TEST_CASE("nobody finds work where no offers are made, and drive finds it where they are")
{
    Hamlet none(200, {{"work.offers", "0"}, {"work.network_offers", "0"}});
    none.act(work_mechanism);
    for (std::size_t i = 0; i < 200; ++i) CHECK(none.persons.activity[i] == Activity::farm);

    Hamlet some(4000, {{"work.offers", "0.2"}, {"work.network_offers", "0"}, {"work.drive", "1"}});
    for (std::size_t i = 0; i < 4000; ++i) some.households.motivation[i] = i < 2000 ? 0.2f : 0.8f;
    some.act(work_mechanism);
    int timid = 0, eager = 0;
    for (std::size_t i = 0; i < 4000; ++i) (i < 2000 ? timid : eager) += earns_wage(some.persons.activity[i]);
    CHECK(timid == Approx(160).margin(50)); // 2,000 · 0.2 · (1 + (2 · 0.2 − 1))
    CHECK(eager == Approx(640).margin(85));
}

TEST_CASE("offers below the reservation wage are refused")
{
    Hamlet hamlet(300, {{"work.offers", "1"}, {"labour.reservation", "2"}, {"work.offers_away", "0"}});
    hamlet.act(work_mechanism);
    for (std::size_t i = 0; i < 300; ++i) CHECK(hamlet.persons.activity[i] == Activity::farm);
}

TEST_CASE("jobs end with their hazard, and a helper beside the household keeps people in them")
{
    Hamlet hamlet(4000, {{"work.separation_local", "0.2"},
                         {"work.pairing_support", "1"},
                         {"work.offers", "0"},
                         {"work.network_offers", "0"}});
    for (std::size_t i = 0; i < 4000; ++i) {
        hamlet.persons.activity[i] = Activity::local_job;
        hamlet.households.pair_strength[i] = i < 2000 ? 0.0f : 1.0f;
    }
    hamlet.act(work_mechanism);
    int alone = 0, helped = 0;
    for (std::size_t i = 0; i < 4000; ++i) (i < 2000 ? alone : helped) += hamlet.persons.activity[i] == Activity::farm;
    CHECK(alone == Approx(400).margin(72));
    CHECK(helped == 0);
}

TEST_CASE("only the healthy and able of working age who have nothing else to do count as idle")
{
    Hamlet hamlet(6);
    hamlet.persons.age[1] = 15;
    hamlet.persons.age[2] = 65;
    hamlet.persons.ability[3] = 0.4f;
    hamlet.persons.months_ill[4] = 1;
    hamlet.persons.activity[5] = Activity::student;
    CHECK(idle(hamlet.persons, hamlet.group<LabourParameters>(), 0));
    for (std::size_t i = 1; i < 6; ++i) CHECK_FALSE(idle(hamlet.persons, hamlet.group<LabourParameters>(), i));
}

TEST_CASE("a single adult with a small child does not go away, and asks for more to work at all")
{
    Hamlet hamlet(2, {{"labour.reservation", "0.8"}, {"labour.care_reservation", "0.3"}});
    const float free =
        reservation_wage(hamlet.district, hamlet.group<LabourParameters>(), hamlet.group<WageParameters>(), 0);
    move_in(hamlet, 1, 2);
    hamlet.persons.activity[1] = Activity::child;
    CHECK(care_burden(hamlet.district, hamlet.group<LabourParameters>(), 0));
    CHECK(reservation_wage(hamlet.district, hamlet.group<LabourParameters>(), hamlet.group<WageParameters>(), 0) ==
          Approx(free * 1.1 / 0.8));
}

TEST_CASE("everyone is a year older in January and in no other month")
{
    Hamlet hamlet(40, {{"demography.birth_rate", "0"}, {"demography.death_rate_60", "0"}});
    for (std::size_t i = 0; i < 40; ++i) hamlet.persons.age[i] = 40; // too old to marry
    hamlet.in_month(11);
    hamlet.act(demography_mechanism);
    CHECK(hamlet.persons.age[3] == 40);
    hamlet.in_month(12);
    hamlet.act(demography_mechanism);
    for (std::size_t i = 0; i < hamlet.persons.rows(); ++i) CHECK(hamlet.persons.age[i] == 41);
    CHECK_NOTHROW(hamlet.district.check_after("demography"));
}

TEST_CASE("when the last member dies the household's cash goes to relatives and nobody is left")
{
    Hamlet hamlet(30, {{"demography.death_rate_60", "0.9"}});
    for (std::size_t i = 0; i < 30; ++i) {
        hamlet.persons.age[i] = 100;
        hamlet.give_cash(i, 100);
    }
    hamlet.in_month(12);
    hamlet.act(demography_mechanism);
    CHECK(hamlet.persons.rows() == 0);
    CHECK(hamlet.district.people == 0);
    CHECK(hamlet.paid(Holder::household, Holder::relatives, For::inheritance) == 3000);
    for (std::size_t i = 0; i < 30; ++i) CHECK(hamlet.households.members[i] == 0);
    CHECK_NOTHROW(hamlet.district.ledger.check());
}

TEST_CASE("an estate pays its debts, relatives pay what it does not reach and take the rest, and the row is empty")
{
    Hamlet hamlet(3, {{"demography.death_rate_60", "0.9"}});
    auto& h = hamlet.households;
    for (const std::size_t i : {0u, 1u}) {
        hamlet.persons.age[i] = 110;
        hamlet.give_cash(i, 100);
        h.land[i] = h.capital[i] = h.produce[i] = h.larder[i] = h.shares[i] = h.support[i] = 50;
        h.registered[i] = h.dibao[i] = h.membership[i] = 1;
    }
    h.debt[0] = 3000;
    h.debt[1] = 25000;
    hamlet.record_everyone();
    hamlet.persons.age[2] = 10; // lives on
    hamlet.in_month(12);
    hamlet.act(demography_mechanism);
    REQUIRE(h.members[0] + h.members[1] == 0);
    REQUIRE(h.members[2] == 1);
    CHECK(hamlet.paid(Holder::household, Holder::credit, For::repayment) == 30 + 100);
    CHECK(hamlet.paid(Holder::relatives, Holder::credit, For::repayment) == 150);
    CHECK(hamlet.paid(Holder::household, Holder::relatives, For::inheritance) == 70);
    for (const std::size_t i : {0u, 1u}) {
        CHECK(hamlet.cash(i) == 0);
        CHECK(h.debt[i] == 0);
        for (const auto* goods : {&h.land, &h.capital, &h.produce, &h.larder, &h.shares, &h.support})
            CHECK((*goods)[i] == 0);
        CHECK(h.registered[i] + h.dibao[i] + h.membership[i] == 0);
        CHECK(h.record_agency[i] == nobody);
        CHECK(h.surveyed_month[i] == never);
    }
    CHECK(hamlet.district.villages[0].living == 1);
    for (const auto& agency : hamlet.district.agencies) CHECK(agency.caseload == std::vector<std::uint32_t>{2});
    CHECK_NOTHROW(hamlet.district.ledger.check());
}

TEST_CASE("children are born to married women of 20 to 39, one household's people stay side by side")
{
    Hamlet hamlet(400, {{"demography.birth_rate", "1"}, {"demography.death_rate_60", "0"}});
    for (std::size_t i = 0; i < 400; ++i) {
        hamlet.persons.age[i] = i % 2 ? 25 : 45;
        hamlet.persons.sex[i] = static_cast<std::uint8_t>(Sex::female);
        hamlet.persons.partner[i] = 7; // somebody away
    }
    hamlet.in_month(12);
    hamlet.act(demography_mechanism);
    std::size_t row = 0, born = 0;
    for (std::size_t h = 0; h < 400; ++h) {
        REQUIRE(hamlet.households.first_member[h] == row);
        for (std::size_t j = row; j < row + hamlet.households.members[h]; ++j) {
            REQUIRE(hamlet.persons.household[j] == h);
            if (hamlet.persons.age[j] == 0) {
                ++born;
                CHECK(h % 2 == 1);
                CHECK(hamlet.persons.activity[j] == Activity::child);
            }
        }
        row += hamlet.households.members[h];
    }
    CHECK(born > 190); // the few that die at any age have none
    CHECK(hamlet.persons.rows() == row);
    CHECK(hamlet.district.people == row);
}

TEST_CASE("children go to school at six")
{
    Hamlet hamlet(1, {{"demography.death_rate_60", "0"}});
    hamlet.persons.age[0] = 5;
    hamlet.persons.activity[0] = Activity::child;
    hamlet.in_month(12);
    hamlet.act(demography_mechanism);
    REQUIRE(hamlet.persons.rows() == 1);
    CHECK(hamlet.persons.activity[0] == Activity::student);
}
