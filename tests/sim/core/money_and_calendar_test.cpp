#include "sim/core/calendar.h"
#include "sim/core/money.h"

#include <catch2/catch.hpp>

using sim::Fen;
using sim::Month;

TEST_CASE("money is rounded to the nearest fen and then exact")
{
    CHECK(Fen::from_yuan(12.345).count() == 1235); // 1234.5 rounds away from zero
    CHECK(Fen::from_yuan(-12.345).count() == -1235);
    CHECK(Fen::from_yuan(0.1) + Fen::from_yuan(0.2) == Fen::from_yuan(0.3));
    CHECK((Fen(7) - Fen(9)).count() == -2);
    CHECK(-Fen(3) < Fen(0));
    CHECK(Fen(250).yuan() == 2.5);
}

TEST_CASE("months follow one another over the years")
{
    const Month november(2018, 11);
    CHECK(november.plus(2).text() == "2019-01");
    CHECK(november.plus(-11).text() == "2017-12");
    CHECK(november.plus(2).since(november) == 2);
    CHECK(november.plus(2).of_year() == 1);
    CHECK(Month(2018, 12) > november);
}

TEST_CASE("a clock tells January from December")
{
    const sim::Clock clock{Month(2018, 3), 10};
    CHECK(clock.now().text() == "2019-01");
    CHECK(clock.january());
    CHECK_FALSE(clock.december());
    CHECK(sim::Clock{Month(2018, 3), 9}.december());
}
