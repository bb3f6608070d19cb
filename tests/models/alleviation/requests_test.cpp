// Help that is there without any agency: who hears of a need, how long it takes, and that it is finite.
#include "models/alleviation/deliver/deliveries.h"
#include "models/alleviation/livelihoods/work.h"
#include "models/alleviation/match/employment.h"
#include "models/alleviation/match/funds.h"
#include "models/alleviation/match/unmet_needs.h"
#include "models/alleviation/offer/supplier_offers.h"
#include "models/alleviation/requests.h"
#include "models/alleviation/survey/acquaintance.h"
#include "models/alleviation/survey/application.h"
#include "models/alleviation/survey/needs.h"
#include "models/alleviation/survey/register_visits.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;
using alleviation::testing::Town;
using alleviation::testing::with;

namespace {

const Settings one_giver = {{"suppliers.fund.funds.budget", "500"}, {"suppliers.fund.funds.largest", "600"}};

/// A hamlet without any agency, where everyone lacks 500 yuan for a bill beyond cash and credit.
class InWant : public Hamlet {
  public:
    InWant(std::size_t count, const Settings& settings) : Hamlet(count, alleviation::testing::with(one_giver, settings))
    {
        for (std::size_t i = 0; i < count; ++i) {
            households.medical_due[i] = 60000;
            give_cash(i, 100);
            persons.activity[i] = Activity::retired;
        }
        act(needs_mechanism);
    }
    /// The market of grants of this month.
    void hold()
    {
        act(supplier_offers_mechanism);
        act(unmet_needs_mechanism);
        act(funds_mechanism);
    }
    std::size_t asked() const { return district.requests.size(); }
    std::size_t count(NeedOutcome outcome) const
    {
        const auto& all = district.outcome[index(Need::funds)];
        return static_cast<std::size_t>(std::count(all.begin(), all.end(), outcome));
    }
};

const Settings all_apply = {{"application.applies", "1"}};
void tell_everything(Hamlet& hamlet)
{
    for (std::size_t i = 0; i < hamlet.households.rows(); ++i)
        hamlet.households.information[i] = hamlet.households.trust[i] = 1;
}

const Settings only_work = {{"mechanisms.demography", "off"},
                            {"work.offers", "0"},
                            {"work.network_offers", "0"},
                            {"work.drive", "0"},
                            {"work.skill", "0"},
                            {"work.misfit", "0"},
                            {"work.illness_factor", "1"},
                            {"work.pairing_support", "0"}};

} // namespace

TEST_CASE("a household in need asks by itself, waits for a decision, and is helped without any agency")
{
    InWant hamlet(1, all_apply);
    tell_everything(hamlet);
    hamlet.hold();
    CHECK(hamlet.count(NeedOutcome::not_known) == 1);
    hamlet.act(application_mechanism);
    REQUIRE(hamlet.asked() == 1);
    CHECK(hamlet.cash(0) == Approx(60)); // the way cost 40
    hamlet.hold();
    CHECK(hamlet.count(NeedOutcome::waiting) == 1);
    hamlet.in_month(1);
    hamlet.hold();
    REQUIRE(hamlet.count(NeedOutcome::met) == 1);
    const Match& match = hamlet.district.matches[0];
    CHECK(match.linker == Linker::household);
    CHECK(match.agency == no_agency);
    hamlet.act(deliveries_mechanism);
    CHECK(hamlet.cash(0) > 500);
    hamlet.hold(); // what was answered is no request any more
    CHECK(hamlet.asked() == 0);
}

TEST_CASE("the grant that one household gets, another does not")
{
    InWant hamlet(12, all_apply);
    tell_everything(hamlet);
    hamlet.act(application_mechanism);
    CHECK(hamlet.asked() == 12);
    hamlet.in_month(1);
    hamlet.hold();
    CHECK(hamlet.count(NeedOutcome::met) == 1);
    CHECK(hamlet.count(NeedOutcome::no_capacity) == 11);
}

TEST_CASE("who knows of no scheme, trusts nobody or lacks the fare does not ask")
{
    const auto asking = [](auto prepare) {
        InWant hamlet(50, all_apply);
        tell_everything(hamlet);
        prepare(hamlet);
        hamlet.act(application_mechanism);
        return hamlet.asked();
    };
    CHECK(asking([](Hamlet&) {}) == 50);
    CHECK(asking([](Hamlet& h) { std::fill_n(h.households.information.data(), 50, 0.0f); }) == 0);
    CHECK(asking([](Hamlet& h) { std::fill_n(h.households.trust.data(), 50, 0.0f); }) == 0);
    CHECK(asking([](Hamlet& h) {
              for (std::size_t i = 0; i < 50; ++i) h.give_cash(i, -70);
          }) == 0);
    const std::size_t half = asking([](Hamlet& h) { std::fill_n(h.households.information.data(), 50, 0.5f); });
    CHECK(half > 12);
    CHECK(half < 38);
}

TEST_CASE("a request that nobody answers lapses, and one whose need is gone is dropped")
{
    InWant hamlet(2, with(all_apply, {{"suppliers.fund.funds.budget", "0.01"}, {"requests.lapses", "3"}}));
    tell_everything(hamlet);
    hamlet.act(application_mechanism);
    REQUIRE(hamlet.asked() == 2);
    hamlet.need(Need::funds, 1) = 0;
    hamlet.in_month(1);
    hamlet.hold();
    CHECK(hamlet.asked() == 1);
    hamlet.in_month(5);
    hamlet.hold();
    CHECK(hamlet.asked() == 0);
    CHECK(hamlet.households.requested[0] == 0);
}

TEST_CASE("officials visit every registered household once a year, each in its month, and nobody else")
{
    InWant hamlet(240, {{"suppliers.fund.kind", "government"}, {"register_visits.overlooks", "0"}});
    for (std::size_t i = 0; i < 240; i += 2) hamlet.households.registered[i] = hamlet.households.supported[i] = 1;
    std::size_t most = 0;
    for (int month = 0; month < 12; ++month) {
        hamlet.in_month(month);
        const std::size_t before = hamlet.asked();
        hamlet.act(register_visits_mechanism);
        most = std::max(most, hamlet.asked() - before);
    }
    CHECK(hamlet.asked() == 120);
    CHECK(most < 40);
    for (const Request& request : hamlet.district.requests) {
        CHECK(request.household % 2 == 0);
        CHECK(request.by == Linker::official);
    }
}

TEST_CASE("what officials note reaches offices, and other suppliers as far as they pass it on")
{
    const auto heard = [](const char* beyond) {
        InWant hamlet(300, {{"register_visits.overlooks", "0"},
                            {"register_visits.every", "1"},
                            {"register_visits.beyond_offices", beyond}});
        std::fill_n(hamlet.households.supported.data(), 300, std::uint8_t{1});
        hamlet.act(register_visits_mechanism);
        return hamlet.asked();
    };
    CHECK(heard("0") == 0);
    CHECK(heard("1") == 300);
    CHECK(std::abs(static_cast<int>(heard("0.4")) - 120) < 40);
}

TEST_CASE("with an official helper for each household needs are passed on within the quarter")
{
    InWant hamlet(60, {{"register_visits.overlooks", "0"},
                       {"register_visits.beyond_offices", "1"},
                       {"register_visits.helpers", "on"}});
    std::fill_n(hamlet.households.supported.data(), 60, std::uint8_t{1});
    for (int month = 0; month < 3; ++month) {
        hamlet.in_month(month);
        hamlet.act(register_visits_mechanism);
    }
    CHECK(hamlet.asked() == 60);
}

TEST_CASE("suppliers hear of needs of those whom their people know, and never of those far away")
{
    const auto heard = [](const char* distance) {
        InWant hamlet(400, {{"acquaintance.hears", "1"}, {"suppliers.fund.distance", distance}});
        hamlet.act(acquaintance_mechanism);
        return static_cast<int>(hamlet.asked());
    };
    CHECK(heard("0") == 400);
    CHECK(std::abs(heard("5") - static_cast<int>(400 * std::exp(-1.0))) < 40);
    CHECK(heard("60") == 0);
}

TEST_CASE("an open post that nobody links is filled by who searches, in about the time that is told")
{
    Hamlet hamlet(3000, with(only_work, {{"work.offers", "0.01"},
                                         {"work.fills_within", "4"},
                                         {"work.first_year_workshop", "0"},
                                         {"work.separation_local", "0"},
                                         {"work.separation_migrant", "0"},
                                         {"suppliers.factory.employment.posts", "200"},
                                         {"suppliers.factory.employment.filled", "0"},
                                         {"suppliers.factory.employment.wage", "9000"}}));
    hamlet.act(supplier_offers_mechanism);
    hamlet.act(work_mechanism);
    const long first = hamlet.district.suppliers[0].staff;
    CHECK(std::abs(first - 50) < 25);
    for (int month = 1; month < 24; ++month) {
        hamlet.in_month(month);
        hamlet.act(supplier_offers_mechanism);
        hamlet.act(work_mechanism);
        CHECK(hamlet.district.suppliers[0].staff <= 200);
    }
    CHECK(hamlet.district.suppliers[0].staff > 190);
}

TEST_CASE("posts that a project fills are not there for others")
{
    // Ten posts: whoever is linked first leaves so many fewer for those who search by themselves.
    const auto staff = [](bool linked) {
        Hamlet hamlet(2000, with(only_work, {{"work.offers", "0.01"},
                                             {"work.fills_within", "0.25"},
                                             {"work.first_year_workshop", "0"},
                                             {"suppliers.factory.employment.posts", "10"},
                                             {"suppliers.factory.employment.filled", "0"},
                                             {"suppliers.factory.employment.wage", "9000"}}));
        if (linked)
            for (std::uint32_t i = 0; i < 6; ++i) start_post(hamlet.district, i, 0);
        for (int month = 0; month < 6; ++month) {
            hamlet.in_month(month);
            hamlet.act(supplier_offers_mechanism);
            hamlet.act(work_mechanism);
        }
        return hamlet.district.suppliers[0].staff;
    };
    CHECK(staff(false) == 10);
    CHECK(staff(true) == 10);
}

TEST_CASE("posts for registered households alone are not filled by others")
{
    Hamlet hamlet(500, with(only_work, {{"work.offers", "0.02"},
                                        {"suppliers.office.registered_only", "on"},
                                        {"suppliers.office.employment.posts", "10"},
                                        {"suppliers.office.employment.wage", "9000"}}));
    hamlet.act(supplier_offers_mechanism);
    hamlet.act(work_mechanism);
    CHECK(hamlet.district.suppliers[0].staff == 0);
}

TEST_CASE("of those placed in factory work away a third are there after a year, as the trial found")
{
    Hamlet hamlet(3000, with(only_work, {{"suppliers.factory.employment.posts", "3000"},
                                         {"suppliers.factory.employment.filled", "0"},
                                         {"suppliers.factory.employment.place", "away"}}));
    for (std::uint32_t i = 0; i < 3000; ++i) start_post(hamlet.district, i, 0);
    for (int month = 0; month < 12; ++month) {
        hamlet.in_month(month);
        hamlet.act(work_mechanism);
    }
    CHECK(static_cast<double>(hamlet.district.suppliers[0].staff) / 3000 ==
          Approx(std::pow(1 - 0.088, 12)).margin(0.03));
}

TEST_CASE("the skilled are hired sooner")
{
    const auto hired = [](float skill) {
        Hamlet hamlet(
            4000, {{"mechanisms.demography", "off"}, {"work.separation_local", "0"}, {"work.separation_migrant", "0"}});
        std::fill_n(hamlet.persons.trade_skill.data(), 4000, skill);
        for (int month = 0; month < 12; ++month) {
            hamlet.in_month(month);
            hamlet.act(work_mechanism);
        }
        const std::span<const Activity> activity = hamlet.persons.activity;
        return std::count_if(activity.begin(), activity.end(), earns_wage);
    };
    const auto unskilled = static_cast<double>(hired(0.3f)), trained = static_cast<double>(hired(0.5f));
    CHECK(trained / unskilled > 1.05);
    CHECK(trained / unskilled < 1.35);
}

TEST_CASE("a town without a project meets needs, and not by as many posts as there are people who want one")
{
    Town town(alleviation::testing::last_arm("yanliu.yaml", {{"mechanisms.agency", "off"}, {"months", "12"}}));
    std::size_t met = 0, funds = 0, work = 0;
    for (int month = 0; month < 12; ++month) {
        town.live(month, month);
        for (const Match& match : town.district.matches) {
            ++met;
            funds += match.need == Need::funds;
            work += match.need == Need::work;
        }
        for (const auto& supplier : town.district.suppliers)
            CHECK(supplier.staff <= 2 * long{supplier.parameters->employment.posts});
    }
    CHECK(met > 20);
    CHECK(funds > 0);
}
