#include "models/alleviation/close_books/income_and_status.h"
#include "models/alleviation/keep_register/guarantees.h"
#include "models/alleviation/keep_register/monitoring.h"
#include "models/alleviation/keep_register/registration.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;

namespace {

const alleviation::testing::Settings all_is_known = {{"registration.income_error", "0"},
                                                     {"registration.vote_noise", "0"}};

/// Five households with 1,000 to 5,000 yuan a year, in December, at a line of 3,000.
class FiveHouseholds : public Hamlet {
  public:
    explicit FiveHouseholds(std::uint32_t quota, const alleviation::testing::Settings& more = {})
        : Hamlet(5, with(more))
    {
        district.villages[0].quota = quota;
        for (std::size_t i = 0; i < 5; ++i) {
            households.income_12[i] = 1000.0f * static_cast<float>(i + 1);
            households.consumption_12[i] = 9000;
        }
        in_month(11);
    }
    static alleviation::testing::Settings with(const alleviation::testing::Settings& more)
    {
        auto settings = all_is_known;
        settings.insert(settings.end(), more.begin(), more.end());
        return settings;
    }
    std::string registered() const
    {
        std::string out;
        for (std::size_t i = 0; i < 5; ++i) out += households.registered[i] ? "1" : "0";
        return out;
    }
};

} // namespace

TEST_CASE("the poorest below the line fill the village's quota, in December only")
{
    FiveHouseholds one(1), many(4);
    many.in_month(10);
    many.act(registration_mechanism);
    CHECK(many.registered() == "00000");
    many.in_month(11);
    many.act(registration_mechanism);
    CHECK(many.registered() == "11000"); // the third has 3,000 and is not below the line
    one.act(registration_mechanism);
    CHECK(one.registered() == "10000");
}

TEST_CASE("a year's plan lets go as many as it says, the best off first, and what a village does not need goes on")
{
    FiveHouseholds village(5, {{"registration.exits_planned", "0.4"}});
    for (std::size_t i = 0; i < 5; ++i) {
        village.households.registered[i] = 1;
        village.households.income_12[i] += 3000;
    }
    village.act(registration_mechanism);
    CHECK(village.registered() == "11100");
    village.in_month(23);
    village.act(registration_mechanism);
    CHECK(village.registered() == "10000");
    CHECK(village.households.exit_month[2] == 23);
}

TEST_CASE("who has risen above the line leaves, unless a guarantee is missing")
{
    FiveHouseholds village(5);
    for (std::size_t i = 0; i < 5; ++i) village.households.registered[i] = 1;
    village.households.safe_housing[3] = 0;
    village.act(registration_mechanism);
    CHECK(village.registered() == "11010");
    CHECK(village.households.ever_exited[2] == 1);
    CHECK(village.households.exit_month[2] == 11);
    CHECK(village.households.exit_month[3] == never);
}

TEST_CASE("who left is watched near the line, and can come back, though mostly it is helped without")
{
    FiveHouseholds village(5, {{"registration.readmits", "1"}}), helped(5, {{"registration.readmits", "0"}});
    for (std::size_t i = 0; i < 5; ++i) helped.households.registered[i] = 1;
    helped.act(registration_mechanism);
    helped.households.income_12[3] = 1500;
    helped.in_month(23);
    helped.act(registration_mechanism);
    CHECK(helped.registered() == "11000");
    CHECK(helped.households.monitored[3] == 1);
    CHECK(helped.households.return_month[3] == never);
    for (std::size_t i = 0; i < 5; ++i) village.households.registered[i] = 1;
    village.act(registration_mechanism);
    CHECK(village.households.monitored[3] == 1); // 4,000 is below one and a half lines
    CHECK(village.households.monitored[4] == 0);
    village.households.income_12[3] = 1500;
    village.in_month(23);
    village.act(registration_mechanism);
    CHECK(village.registered() == "11010");
    CHECK(village.households.monitored[3] == 0);
    CHECK(village.households.return_month[3] == 23);
}

TEST_CASE("who left goes on getting what registered households get, for some years")
{
    FiveHouseholds village(5, {{"registration.support_after", "24"}});
    for (std::size_t i = 0; i < 5; ++i) village.households.registered[i] = 1;
    for (const int december : {11, 23, 35}) {
        village.in_month(december);
        village.act(registration_mechanism);
        CHECK(village.households.supported[4] == (december < 35 ? 1 : 0));
        CHECK(village.households.supported[0] == 1);
        CHECK(village.households.registered[4] == 0);
    }
}

TEST_CASE("where the register was full at the start all its places are taken, and nobody leaves before")
{
    const auto registered = [](const char* all_places) {
        FiveHouseholds village(4, {{"registration.all_places", all_places}});
        village.households.registered[4] = 1;
        village.in_month(-1);
        village.act(registration_mechanism);
        return village.registered();
    };
    CHECK(registered("off") == "11000");
    CHECK(registered("on") == "11101");
}

TEST_CASE("who is below the line and finds no place is watched")
{
    FiveHouseholds village(1);
    village.act(registration_mechanism);
    CHECK(village.registered() == "10000");
    CHECK(village.households.monitored[1] == 1);
    CHECK(village.households.monitored[3] == 0);
}

TEST_CASE("hardship of a watched household is noticed within months, and help comes at once")
{
    Hamlet hamlet(1000, {{"monitoring.noticed", "0.5"}, {"monitoring.aid", "4"}, {"welfare.subsistence", "150"}});
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 1000; ++i) {
        h.hungry[i] = 1;
        h.monitored[i] = i < 500;
    }
    for (int month = 0; month < 6; ++month) {
        hamlet.in_month(month);
        hamlet.act(monitoring_mechanism);
    }
    int helped = 0;
    for (std::size_t i = 0; i < 1000; ++i) {
        const bool noticed = h.aid_month[i] != never;
        helped += noticed;
        CHECK((i < 500 || !noticed));
        CHECK(hamlet.cash(i) == (noticed ? 600 : 0)); // once, though the hunger lasts
        CHECK(h.assisted[i] == noticed);
        CHECK((h.claim_months[i] > 0) == noticed);
    }
    CHECK(helped == Approx(500 * (1 - std::pow(0.5, 6))).margin(12));
}

TEST_CASE("unsafe houses are repaired over the years, sooner for who is supported, and new gaps arise")
{
    Hamlet hamlet(4000, {{"guarantees.house_repaired", "0.4"},
                         {"guarantees.house_repaired_others", "0.1"},
                         {"guarantees.house_fails", "0"},
                         {"guarantees.water_fails", "0.05"},
                         {"guarantees.water_laid_others", "0"},
                         {"guarantees.house_cost", "20000"}});
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < 4000; ++i) {
        h.safe_housing[i] = 0;
        h.supported[i] = i < 2000;
    }
    double paid = 0;
    for (int month = 0; month < 12; ++month) {
        hamlet.in_month(month);
        hamlet.act(guarantees_mechanism);
        paid += hamlet.paid(Holder::government, Holder::market, For::guarantees);
    }
    double repaired[2] = {}, dry = 0;
    for (std::size_t i = 0; i < 4000; ++i) {
        repaired[i < 2000 ? 0 : 1] += h.safe_housing[i];
        dry += i >= 2000 && !h.safe_water[i];
    }
    CHECK(repaired[0] == Approx(800).margin(70));
    CHECK(repaired[1] == Approx(200).margin(50));
    CHECK(dry == Approx(100).margin(35));
    CHECK(paid >= 20000 * repaired[0]);
}

TEST_CASE("each missing guarantee is a deprivation of its own")
{
    FiveHouseholds village(0);
    CHECK(deprivations(village.district, 0) == 0);
    village.households.hungry_months[0] = 1; // in some month of this year
    village.households.insured[0] = 0;
    CHECK(deprivations(village.district, 0) == (food | medical));
    village.households.safe_water[1] = 0;
    village.households.school_left[1] = 1;
    CHECK(deprivations(village.district, 1) == (water | schooling_lost));
}

TEST_CASE("officials who know incomes badly register others than the poorest")
{
    int wrong = 0;
    for (std::uint32_t world = 0; world < 200; ++world) {
        Hamlet hamlet(2, {{"registration.income_error", "1"}, {"registration.vote_noise", "0"}});
        hamlet.district.randomness.replicate = world;
        hamlet.district.villages[0].quota = 1;
        hamlet.households.income_12[0] = 1500;
        hamlet.households.income_12[1] = 2000;
        hamlet.in_month(11);
        hamlet.act(registration_mechanism);
        wrong += hamlet.households.registered[1];
    }
    CHECK(wrong > 30);
    CHECK(wrong < 100);
}

TEST_CASE("between two equally poor households the one tied with a cadre's family gets the place")
{
    const auto chosen = [](const char* advantage, bool tie_with_second) {
        auto settings = all_is_known;
        settings.emplace_back("registration.cadre_tie", advantage);
        Hamlet hamlet(3, settings);
        hamlet.district.villages[0].quota = 1;
        const std::uint32_t cadre = cadre_household(hamlet.district, hamlet.district.villages[0]);
        const std::uint32_t first = (cadre + 1) % 3, second = (cadre + 2) % 3;
        const std::uint32_t friend_of_cadre = tie_with_second ? second : first;
        Ties ties;
        for (std::uint32_t i = 0; i < 3; ++i) {
            ties.first.push_back(static_cast<std::uint32_t>(ties.other.size()));
            if (i == cadre) ties.other.push_back(friend_of_cadre);
            if (i == friend_of_cadre) ties.other.push_back(cadre);
        }
        ties.first.push_back(2);
        hamlet.district.ties = std::make_shared<const Ties>(ties);
        hamlet.households.income_12[cadre] = 9000;
        hamlet.households.income_12[first] = 2000;
        hamlet.households.income_12[second] = 2030;
        for (std::size_t i = 0; i < 3; ++i) hamlet.households.consumption_12[i] = 9000;
        hamlet.in_month(11);
        hamlet.act(registration_mechanism);
        return hamlet.households.registered[second] == 1 ? 2 : hamlet.households.registered[first] == 1 ? 1 : 0;
    };
    CHECK(chosen("0", true) == 1); // the poorer one
    CHECK(chosen("0.1", true) == 2);
    CHECK(chosen("0.1", false) == 1);
}

TEST_CASE("a third-party check keeps who is still below the line, though officials see more")
{
    const auto leavers = [](const char* checked) {
        Hamlet hamlet(400, {{"registration.income_error", "0.5"}, {"registration.exit_checked", checked}});
        hamlet.district.villages[0].quota = 400;
        for (std::size_t i = 0; i < 400; ++i) {
            hamlet.households.registered[i] = 1;
            hamlet.households.income_12[i] = 2500; // of a line of 3,000
            hamlet.households.consumption_12[i] = 9000;
        }
        hamlet.in_month(11);
        hamlet.act(registration_mechanism);
        int out = 0;
        for (std::size_t i = 0; i < 400; ++i) out += hamlet.households.ever_exited[i];
        return out;
    };
    const int unchecked = leavers("0");
    CHECK(unchecked > 100);
    CHECK(leavers("1") == 0);
    CHECK(leavers("0.5") == Approx(unchecked / 2).epsilon(0.25));
}

TEST_CASE("who falls below the line again by income is counted apart from the register")
{
    Hamlet hamlet(1);
    auto& h = hamlet.households;
    const auto year_with = [&](float yearly) {
        hamlet.district.year.income.fill(0, yearly / 12);
        hamlet.act(income_and_status_mechanism); // this month itself brings nothing
        return std::pair{h.income_poor[0], h.rose_above[0]};
    };
    using Flags = std::pair<std::uint8_t, std::uint8_t>;
    CHECK(year_with(2000) == Flags{1, 0});
    CHECK(year_with(6000) == Flags{0, 1});
    CHECK(year_with(2000) == Flags{1, 1});
    CHECK(h.registered[0] == 0);
}
