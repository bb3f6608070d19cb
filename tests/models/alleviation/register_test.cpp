#include "models/alleviation/close_books/income_and_status.h"
#include "models/alleviation/keep_register/register.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;

namespace {

const alleviation::testing::Settings all_is_known = {{"register.income_error", "0"}, {"register.vote_noise", "0"}};

/// Five households with 1,000 to 5,000 yuan a year, in December, at a line of 3,000.
class FiveHouseholds : public Hamlet {
  public:
    explicit FiveHouseholds(std::uint32_t quota) : Hamlet(5, all_is_known)
    {
        district.villages[0].quota = quota;
        for (std::size_t i = 0; i < 5; ++i) {
            households.income_12[i] = 1000.0f * static_cast<float>(i + 1);
            households.consumption_12[i] = 9000;
        }
        in_month(11);
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
    keep_the_register(many.district);
    CHECK(many.registered() == "00000");
    many.in_month(11);
    keep_the_register(many.district);
    CHECK(many.registered() == "11000"); // the third has 3,000 and is not below the line
    keep_the_register(one.district);
    CHECK(one.registered() == "10000");
}

TEST_CASE("who has risen above the line leaves, unless a guarantee is missing")
{
    FiveHouseholds village(5);
    for (std::size_t i = 0; i < 5; ++i) village.households.registered[i] = 1;
    village.households.safe_housing[3] = 0;
    keep_the_register(village.district);
    CHECK(village.registered() == "11010");
    CHECK(village.households.ever_exited[2] == 1);
    CHECK(village.households.exit_month[2] == 11);
    CHECK(village.households.exit_month[3] == never);
}

TEST_CASE("who left is watched near the line, and can come back")
{
    FiveHouseholds village(5);
    for (std::size_t i = 0; i < 5; ++i) village.households.registered[i] = 1;
    keep_the_register(village.district);
    CHECK(village.households.monitored[3] == 1); // 4,000 is below one and a half lines
    CHECK(village.households.monitored[4] == 0);
    village.households.income_12[3] = 1500;
    village.in_month(23);
    keep_the_register(village.district);
    CHECK(village.registered() == "11010");
    CHECK(village.households.monitored[3] == 0);
}

TEST_CASE("each missing guarantee is a deprivation of its own")
{
    FiveHouseholds village(0);
    CHECK(deprivations(village.district, 0) == 0);
    village.households.hungry[0] = 1;
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
        Hamlet hamlet(2, {{"register.income_error", "1"}, {"register.vote_noise", "0"}});
        hamlet.district.randomness.replicate = world;
        hamlet.district.villages[0].quota = 1;
        hamlet.households.income_12[0] = 1500;
        hamlet.households.income_12[1] = 2000;
        hamlet.in_month(11);
        keep_the_register(hamlet.district);
        wrong += hamlet.households.registered[1];
    }
    CHECK(wrong > 30);
    CHECK(wrong < 100);
}
