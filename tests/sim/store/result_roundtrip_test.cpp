#include "sample_result.h"

#include "sim/core/faults.h"
#include "tests/bytes_of.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

using sim::InputError;
using sim::store::ResultReader;
using sim::store::ResultWriter;

namespace {

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("what was recorded is read back with its axes, unit and meaning", "[store]")
{
    const sample::Folder folder;
    sample::write_result(folder.file());
    const ResultReader result(folder.file());
    CHECK(result.complete());

    const auto income = result.read("series", "income");
    CHECK(income.dimensions == Names{"arm", "replicate", "month"});
    CHECK(income.shape == std::vector<std::size_t>{2, 3, 4});
    CHECK(income.unit == "yuan");
    CHECK(income.meaning == "mean income");
    const auto people = result.read("series", "people");
    CHECK(people.dimensions == Names{"arm", "replicate", "month", "village"});
    std::size_t at = 0;
    for (int a = 0; a < sample::arms; ++a)
        for (int r = 0; r < sample::replicates; ++r)
            for (int m = 0; m < sample::months; ++m, ++at) {
                CHECK(income.values[at] == sample::income(a, r, m));
                CHECK(people.values[2 * at + 1] == sample::people(a, r, m, 1));
            }
    CHECK(result.read("district", "area").dimensions == Names{"arm", "replicate", "day"});
    CHECK(result.read("district", "area").values[11] == 13.5);
    CHECK(result.read("progress", "months_done").values == std::vector<double>(6, 4.0));
}

TEST_CASE("labels, attributes and the scenario are read back, in any language and of any length", "[store]")
{
    const sample::Folder folder;
    sample::write_result(folder.file());
    const ResultReader result(folder.file());
    CHECK(result.labels("series", "arm") == Names{"no project", "桥"});
    CHECK(result.labels("series", "village") == Names{"炎刘", "Yanliu, east"});
    CHECK(result.labels("households", "household") == Names{"101", "105", "230"});
    CHECK(result.labels("series", "replicate") == Names{"0", "1", "2"});
    CHECK(result.labels("series", "month") == Names{"0", "31", "62", "90"}); // from December 2017
    CHECK(result.labels("households", "month") == Names{"0", "90"});
    CHECK(result.attribute("title") == "炎刘镇试点");
    CHECK(result.attribute("long").size() == 100'000);
    CHECK(result.attribute("seed") == "9007199254740993");
    CHECK(result.attribute("empty").empty());
    CHECK(result.attribute("unheard_of").empty());
    CHECK(result.text("scenario", "file_name") == Names{"pilot.yaml", "base.yaml"});
    CHECK(result.text("scenario", "file_text") == Names{"title: 试点\n", ""});
    CHECK(result.text("scenario", "effective") == Names{"arm: 0\n", "arm: 1\n"});
}

TEST_CASE("whom numbers are about is read back, by variable and by label", "[store]")
{
    const sample::Folder folder;
    auto layout = sample::layout();
    layout.groups[0].dimensions[0].about = {"twins", ""};
    layout.groups[0].variables[2].about = "triplets";
    layout.groups[1].about = "neighbours";
    layout.tables[0].about = "helped";
    CHECK(layout.about("series", "people", {"炎刘"}) == "twins");
    CHECK(layout.about("series", "people", {"Yanliu, east"}).empty());
    CHECK(layout.about("series", "share", {}) == "triplets");
    CHECK(layout.about("households", "money", {"101"}) == "neighbours");
    {
        ResultWriter writer(folder.file(), layout, sample::header());
        sample::write_all(writer, false);
        writer.finish();
    }
    const ResultReader result(folder.file());
    CHECK(result.about("series", "village") == Names{"twins", ""});
    CHECK(result.about("series", "income").empty());
    CHECK(result.about("series", "share") == Names{"triplets"});
    CHECK(result.about("households", "money") == Names{"neighbours"});
    CHECK(result.about("matches", "amount") == Names{"helped"});
    CHECK(result.about("inspections", "score").empty());
}

TEST_CASE("titles of arms, and what variables say of themselves, are read back", "[store]")
{
    const sample::Folder folder;
    auto layout = sample::layout();
    auto header = sample::header();
    layout.groups[0].variables[0].chinese = "平均收入";
    layout.groups[0].variables[0].whole_from = 2;
    layout.groups[0].variables[0].good = sim::schema::Good::more;
    layout.groups[0].variables[0].mean = true;
    layout.groups[0].variables[0].about = "few households";
    header.arm_titles = {"nobody helps", ""};
    header.arm_titles_zh = {"无项目", "社工桥梁"};
    {
        ResultWriter writer(folder.file(), layout, header);
        sample::write_all(writer, false);
        writer.finish();
    }
    const ResultReader result(folder.file());
    CHECK(result.text("scenario", "arm_title") == Names{"nobody helps", ""});
    CHECK(result.text("scenario", "arm_title_zh") == Names{"无项目", "社工桥梁"});
    CHECK(result.whole_from("series", "income") == 2);
    CHECK(result.whole_from("series", "people") == 0);
    CHECK(result.chinese("series", "income") == "平均收入");
    CHECK(result.chinese("series", "people").empty());
    const auto tables = result.tables();
    const auto found = std::find_if(tables.begin(), tables.end(), [](const auto& table) {
        return table.group == "series" && table.values.front().name == "income";
    });
    REQUIRE(found != tables.end());
    const auto& income = found->values.front();
    CHECK(income.chinese == "平均收入");
    CHECK(income.good == "more");
    CHECK(income.mean);
    CHECK(income.about == "few households");
}

TEST_CASE("groups and variables are listed in the order of the layout, without coordinates", "[store]")
{
    const sample::Folder folder;
    sample::write_result(folder.file());
    const ResultReader result(folder.file());
    CHECK(result.groups() ==
          Names{"scenario", "progress", "series", "households", "district", "matches", "inspections"});
    CHECK(result.variables("series") == Names{"income", "people", "share", "work"});
    CHECK(result.variables("matches") == Names{"arm", "replicate", "month", "amount"});
    CHECK(result.has("series", "income"));
    CHECK_FALSE(result.has("series", "outcome"));
    CHECK_FALSE(result.has("network", "income"));
}

TEST_CASE("what was not recorded is missing in every storage, and an amount of -1 is not", "[store]")
{
    const sample::Folder folder;
    sample::write_result(folder.file());
    const ResultReader result(folder.file());
    const auto money = result.read("households", "money"); // arm, replicate, month, household
    CHECK(money.values[0] == -1);
    CHECK(money.values[1] == -2);
    CHECK(std::isnan(money.values[2]));
    CHECK(money.values[3] == 3e15 - 1); // exact to the fen
    for (const auto* name : {"share", "work"}) {
        const auto values = result.read("series", name).values;
        CHECK_FALSE(std::isnan(values[0]));
        CHECK(std::isnan(values[1]));
    }
}

TEST_CASE("sums of money that no economy has are kept as the most that is kept, and end no run", "[store]")
{
    const sample::Folder folder;
    {
        ResultWriter writer(folder.file(), sample::layout(), sample::header());
        auto rich = sample::slab(0, 0, 0, 4);
        rich.parts[1].values[0][0] = 1e30;
        rich.parts[1].values[0][1] = -1e300;
        writer.submit(std::move(rich));
        writer.finish();
    }
    const auto money = ResultReader(folder.file()).read("households", "money").values;
    CHECK(money[0] == 0x1p62);
    CHECK(money[1] == -0x1p62);
    CHECK(std::isnan(money[2])); // missing stays so
}

TEST_CASE("records stand by arm, replicate and order, and a table may be empty", "[store]")
{
    const sample::Folder folder;
    sample::write_result(folder.file(), sample::header(), true);
    const ResultReader result(folder.file());
    const auto arm = result.read("matches", "arm"), replicate = result.read("matches", "replicate");
    const auto amount = result.read("matches", "amount");
    CHECK(amount.dimensions == Names{"match"});
    REQUIRE(amount.values.size() == 2 * 2 * 8);
    CHECK(arm.values[0] == 0);
    CHECK(replicate.values[0] == 1);
    CHECK(arm.values[31] == 1);
    CHECK(replicate.values[31] == 2);
    // A case hands its own months over in order; here the writer was told the cases backwards.
    CHECK(amount.values[7] == 301);
    CHECK(result.read("inspections", "score").shape == std::vector<std::size_t>{0});
}

TEST_CASE("a file is the same to the byte whatever the order in which cases come", "[store]")
{
    const sample::Folder folder;
    sample::write_result(folder.file("forwards.h5"));
    sample::write_result(folder.file("backwards.h5"), sample::header(), true);
    {
        ResultWriter writer(folder.file("together.h5"), sample::layout(), sample::header());
        std::vector<std::thread> threads;
        for (int a = 0; a < sample::arms; ++a)
            threads.emplace_back([&writer, a] {
                for (int r = 0; r < sample::replicates; ++r)
                    for (int m = 0; m < sample::months; ++m) writer.submit(sample::slab(a, r, m, m + 1));
            });
        for (auto& thread : threads) thread.join();
        writer.finish();
    }
    const std::string forwards = bytes_of(folder.file("forwards.h5"));
    CHECK((forwards == bytes_of(folder.file("backwards.h5"))));
    CHECK((forwards == bytes_of(folder.file("together.h5"))));
}

TEST_CASE("a large result is packed when it is finished, and tells what it told before", "[store][slow]")
{
    const sample::Folder folder;
    auto header = sample::header();
    header.replicates = 15'000;
    const auto write = [&](const std::string& path, bool backwards, bool finished) {
        ResultWriter writer(path, sample::layout(), header);
        for (int i = 0; i < header.replicates; ++i)
            writer.submit(sample::slab(1, backwards ? header.replicates - 1 - i : i, 0, 4));
        if (finished) writer.finish();
    };
    write(folder.file("stopped.h5"), false, false);
    write(folder.file("forwards.h5"), false, true);
    write(folder.file("backwards.h5"), true, true);
    CHECK((bytes_of(folder.file("forwards.h5")) == bytes_of(folder.file("backwards.h5"))));
    CHECK(4 * std::filesystem::file_size(folder.file("forwards.h5")) <
          std::filesystem::file_size(folder.file("stopped.h5")));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 3);

    const ResultReader stopped(folder.file("stopped.h5")), packed(folder.file("forwards.h5"));
    CHECK_FALSE(stopped.complete());
    CHECK(packed.complete());
    CHECK(packed.groups() == stopped.groups());
    for (const auto& group : packed.groups()) {
        if (group == "scenario") continue;
        CHECK(packed.variables(group) == stopped.variables(group));
        for (const auto& variable : packed.variables(group)) {
            INFO(group << "/" << variable);
            const auto before = stopped.read(group, variable), now = packed.read(group, variable);
            CHECK(now.dimensions == before.dimensions);
            CHECK(now.shape == before.shape);
            CHECK(now.unit == before.unit);
            CHECK((std::equal(now.values.begin(), now.values.end(), before.values.begin(), before.values.end(),
                              [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); })));
        }
    }
}

TEST_CASE("a file that is no result of ours is refused with the reason", "[store]")
{
    const sample::Folder folder;
    CHECK_THROWS_WITH(ResultReader(folder.file()), Catch::EndsWith("result.h5: there is no such file"));
    CHECK_THROWS_WITH(ResultReader(folder.path().string()), Catch::EndsWith("is a folder, not a result of qiao"));
    std::ofstream(folder.file("table.csv")) << "a,b\n1,2\n";
    CHECK_THROWS_AS(ResultReader(folder.file("table.csv")), InputError);
    CHECK_THROWS_WITH(ResultReader(folder.file("table.csv")), Catch::EndsWith("table.csv: is not a result of qiao"));
    auto header = sample::header();
    header.text_attributes.clear();
    ResultWriter(folder.file("other.h5"), sample::layout(), header).finish();
    CHECK_THROWS_WITH(ResultReader(folder.file("other.h5")), Catch::EndsWith("other.h5: is not a result of qiao"));
    std::ofstream(folder.file() + ".partial") << "half";
    CHECK_THROWS_WITH(ResultReader(folder.file()),
                      Catch::Contains("there is an unfinished result at ") && Catch::EndsWith("result.h5.partial"));
}

TEST_CASE("a question about what is not in the file is answered with what is", "[store]")
{
    const sample::Folder folder;
    sample::write_result(folder.file());
    const ResultReader result(folder.file());
    CHECK_THROWS_AS(result.read("serie", "income"), InputError);
    CHECK_THROWS_WITH(result.read("serie", "income"),
                      Catch::EndsWith("there is no group 'serie'; did you mean 'series'?"));
    CHECK_THROWS_WITH(result.read("series", "incom"),
                      Catch::EndsWith("there is no 'incom' in group 'series'; did you mean 'income'?"));
    CHECK_THROWS_WITH(result.read("series", "month"),
                      Catch::EndsWith("'month' in group 'series' is an axis, and no variable with numbers"));
    CHECK_THROWS_WITH(result.read("scenario", "effective"),
                      Catch::EndsWith("'effective' in group 'scenario' is text, and no variable with numbers"));
}
