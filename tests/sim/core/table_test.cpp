#include "sim/core/table.h"

#include <catch2/catch.hpp>

#include <cstdint>

namespace {

struct Animals : sim::Table {
    sim::Column<std::int32_t> weight{this, "weight", "kg", "live weight", 40};
    sim::Column<std::uint8_t> legs{this, "legs", "", "number of legs", 4};
};

} // namespace

TEST_CASE("new rows begin with their column's initial value")
{
    Animals animals;
    animals.resize(3);
    animals.weight[1] = 55;
    animals.resize(5);
    CHECK(animals.rows() == 5);
    CHECK(animals.weight[1] == 55);
    CHECK(animals.weight[4] == 40);
    CHECK(animals.legs[4] == 4);
}

TEST_CASE("a copy of a table is independent and knows its own columns")
{
    Animals animals;
    animals.resize(2);
    Animals copy = animals;
    copy.weight[0] = 1;
    copy.resize(7);
    CHECK(animals.weight[0] == 40);
    CHECK(animals.weight.size() == 2);
    CHECK(copy.legs.size() == 7);
    CHECK(copy.column_named("weight") == &copy.weight);
    animals = copy;
    CHECK(animals.weight[0] == 1);
    CHECK(animals.legs.size() == 7);
    CHECK(animals.column_named("weight") == &animals.weight);
}

TEST_CASE("rows can be put in a new order, left out and made")
{
    Animals animals;
    animals.resize(3);
    for (int i = 0; i < 3; ++i) animals.weight[static_cast<std::size_t>(i)] = 10 * i;
    const std::uint32_t order[] = {2, sim::Table::fresh, 0};
    animals.rearrange(order);
    REQUIRE(animals.rows() == 3);
    CHECK(animals.weight[0] == 20);
    CHECK(animals.weight[1] == 40);
    CHECK(animals.weight[2] == 0);
    CHECK(animals.legs.size() == 3);
}

TEST_CASE("a table tells what its columns are")
{
    Animals animals;
    animals.resize(1);
    CHECK(animals.columns() == 2);
    CHECK(animals.bytes_per_row() == 5);
    CHECK(animals.column(0).description().unit == "kg");
    CHECK(animals.column_named("legs")->number(0) == 4.0);
    CHECK(animals.column_named("wings") == nullptr);
}

TEST_CASE("columns of one table begin at different places of the cache")
{
    struct Wide : sim::Table {
        sim::Column<float> a{this, "a", "", ""}, b{this, "b", "", ""}, c{this, "c", "", ""};
    } wide;
    wide.resize(100000);
    const auto place = [](const float* data) { return reinterpret_cast<std::uintptr_t>(data) % 4096; };
    CHECK(place(wide.a.data()) != place(wide.b.data()));
    CHECK(place(wide.b.data()) != place(wide.c.data()));
}
