#include "sample_result.h"

#include "sim/core/faults.h"
#include "sim/store/format.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using sim::store::ResultReader;
using sim::store::ResultWriter;
using sim::store::Table;

namespace {

using Names = std::vector<std::string>;

Names index_names(const Table& table)
{
    Names out;
    for (const auto& column : table.index) out.push_back(column.name);
    return out;
}

} // namespace

TEST_CASE("a result as tables: one for each set of axes of a group, dates told as such", "[store]")
{
    const sample::Folder folder;
    sample::write_result(folder.file());
    const ResultReader result(folder.file());
    const auto tables = result.tables();
    Names names;
    for (const auto& table : tables) names.push_back(table.name);
    CHECK(names ==
          Names{"progress", "series", "series_by_village", "households", "district", "matches", "inspections"});

    CHECK(index_names(tables[2]) == Names{"arm", "replicate", "month", "village"});
    CHECK(tables[2].rows == 2 * 3 * 4 * 2);
    CHECK(tables[2].index[0].labels == Names{"no project", "桥"});
    CHECK_FALSE(tables[2].index[0].numbers);
    CHECK(tables[2].index[1].numbers);
    CHECK(tables[2].index[2].labels == Names{"2017-12", "2018-01", "2018-02", "2018-03"});
    CHECK(tables[3].index[2].months == std::vector<int>{0, 3});
    CHECK(tables[4].index[2].labels == Names{"2018-01-01", "2018-03-01"});
    CHECK(tables[5].index.empty());
    CHECK(tables[5].values[0].labels == Names{"no project", "桥"});
    CHECK(tables[5].rows == 2 * 2 * 4 * 2);
    CHECK(tables[6].rows == 0);
    result.read_rows(tables[6], [](std::size_t, const auto&) { FAIL("there is no row"); });
}

TEST_CASE("rows come piece by piece as the whole array has them", "[store]")
{
    const sample::Folder folder;
    auto layout = sample::layout();
    layout.groups = {{"wide", "more cells than are read at once", {}, {}, {}}};
    layout.tables.clear();
    for (const auto& [name, size] : {std::pair{"one", 7}, std::pair{"two", 40'000}}) {
        sim::schema::Dimension axis{name, name};
        for (int i = 0; i < size; ++i) axis.numbers.push_back(i);
        layout.groups[0].dimensions.push_back(axis);
    }
    layout.groups[0].variables = {{"value", "1", "a number", {"one", "two"}, sim::schema::Storage::int32}};
    {
        ResultWriter writer(folder.file(), layout, sample::header());
        for (int arm = 0; arm < sample::arms; ++arm) {
            sim::store::Slab slab;
            slab.arm = arm;
            slab.replicate = 1;
            slab.months_done = 4;
            slab.parts = {{0, 0, 1, {{}}}};
            for (int i = 0; i < 280'000; ++i) slab.parts[0].values[0].push_back(i + arm);
            writer.submit(std::move(slab));
        }
        writer.finish();
    }
    const ResultReader result(folder.file());
    const auto table = result.tables().at(1);
    std::vector<double> all;
    std::size_t pieces = 0;
    result.read_rows(table, [&](std::size_t first, const sim::store::Rows& rows) {
        CHECK(first == all.size());
        CHECK(rows[0].size() <= 1 << 15);
        all.insert(all.end(), rows[0].begin(), rows[0].end());
        ++pieces;
    });
    const auto whole = result.read("wide", "value").values;
    CHECK(pieces > 80);
    REQUIRE(all.size() == whole.size());
    CHECK(std::equal(all.begin(), all.end(), whole.begin(),
                     [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
}

TEST_CASE("a format newer than the program is refused, with both versions", "[store]")
{
    const sample::Folder folder;
    auto header = sample::header();
    header.text_attributes[0] = {"qiao_format", "99"};
    sample::write_result(folder.file(), header);
    CHECK_THROWS_WITH(ResultReader(folder.file()),
                      Catch::Contains("has format version 99") &&
                          Catch::Contains("reads versions 1 to " + std::to_string(sim::store::format_version)));
}
