#include "sim/scenario/read_scenario.h"
#include "tests/sim/scenario/files.h"

#include <catch2/catch.hpp>

#include <random>

using sim::schema::TextTable;

namespace {

struct ReadTable {
    TextTable table;
    std::vector<std::string> faults;
};

ReadTable reading(const Files& files, const std::string& bytes)
{
    sim::Faults faults;
    const auto path = files.write("list.csv", bytes);
    ReadTable out{sim::scenario::read_csv(path, {}, faults), {}};
    for (const auto& fault : faults.list()) out.faults.push_back(fault.text().substr(path.size() - 8));
    return out;
}

using Faults = std::vector<std::string>;

} // namespace

TEST_CASE("a table has a header and rows that know their lines")
{
    const Files files;
    const auto result = reading(files, "name,age\n\n Li ,7\n\"Wang, \"\"Da\"\"\nof Shang\",8\nZhao,9\n");
    CHECK(result.faults.empty());
    CHECK(result.table.header == std::vector<std::string>{"name", "age"});
    REQUIRE(result.table.rows.size() == 3);
    CHECK(result.table.rows[0].cells[0] == "Li");
    CHECK(result.table.rows[0].line == 3);
    CHECK(result.table.rows[1].cells[0] == "Wang, \"Da\"\nof Shang");
    CHECK(result.table.rows[1].line == 4);
    CHECK(result.table.rows[2].line == 6);
}

TEST_CASE("comma, semicolon and tab part cells, and lines may end as on any system")
{
    const Files files;
    for (const std::string separator : {",", ";", "\t"})
        for (const std::string end : {"\n", "\r\n", "\r"}) {
            const auto result = reading(files, "a" + separator + "b" + end + "1" + separator + "2" + end);
            CHECK(result.faults.empty());
            REQUIRE(result.table.rows.size() == 1);
            CHECK(result.table.rows[0].cells == std::vector<std::string>{"1", "2"});
        }
}

TEST_CASE("UTF-8 with and without mark and GB18030 give the same text")
{
    const Files files;
    const std::string gb = "\xD0\xD5\xC3\xFB,\xC4\xEA\xC1\xE4\n\xCD\xF5,7\n"; // 姓名,年龄 / 王
    const std::string utf = "姓名,年龄\n王,7\n";
    for (const auto& bytes : {utf, "\xEF\xBB\xBF" + utf, gb}) {
        const auto result = reading(files, bytes);
        CHECK(result.faults.empty());
        CHECK(result.table.header == std::vector<std::string>{"姓名", "年龄"});
        REQUIRE(result.table.rows.size() == 1);
        CHECK(result.table.rows[0].cells[0] == "王");
    }
}

TEST_CASE("a table that is none is refused with the line and what to do")
{
    const Files files;
    CHECK(reading(files, "").faults == Faults{"list.csv: is empty; a line of column names, and rows"});
    CHECK(reading(files, "a,b\n").faults == Faults{"list.csv: has column names and no rows; at least one row"});
    CHECK(reading(files, "a,b\n1,2\n1\n1,2,3\n").faults ==
          Faults{"list.csv:3: has 1 cells; as many as there are columns, 2",
                 "list.csv:4: has 3 cells; as many as there are columns, 2"});
    CHECK(reading(files, "a,a,\n1,2,3\n").faults == Faults{"list.csv:1: a: two columns have this name; rename one",
                                                           "list.csv:1: column 3 has no name; name every column"});
    CHECK(reading(files, "a,b\n\"1,2\n").faults ==
          Faults{"list.csv:2: a quotation mark is opened and not closed; close it"});
    CHECK(reading(files, "a,b\n1\"x\",2\n").faults.size() == 1);
    CHECK(reading(files, "\xFF\xFE"
                         "a")
              .faults == Faults{"list.csv: is UTF-16 text; save it as 'CSV UTF-8'"});
    CHECK(reading(files, "PK\x03\x04").faults ==
          Faults{"list.csv: is a spreadsheet, not a CSV file; save it as 'CSV UTF-8'"});
    CHECK(reading(files, "a,b\n1,\xFF\xFF\n").faults ==
          Faults{"list.csv:2: is neither UTF-8 nor GB18030 text; save it as 'CSV UTF-8'"});
}

TEST_CASE("a fault tells the line that an editor shows, whatever ends lines")
{
    const Files files;
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const std::string head = "a,b" + end + "1,\"two" + end + "lines\"" + end;
        CHECK(reading(files, head + "1" + end).faults ==
              Faults{"list.csv:4: has 1 cells; as many as there are columns, 2"});
        CHECK(reading(files, head + "1,\xFF\xFF" + end).faults.at(0).find("list.csv:4: is neither") == 0);
        CHECK(reading(files, head + "1,2\"x" + end).faults.at(0).find("list.csv:4: has a quotation mark") == 0);
    }
}

TEST_CASE("rows that are wrong in the same way are one fault")
{
    const Files files;
    CHECK(reading(files, "a,b\n1\n1\n1,2\n1\n").faults ==
          Faults{"list.csv:2: has 1 cells (on 3 lines: 2, 3, 5); as many as there are columns, 2"});
}

TEST_CASE("single letters beyond ASCII are Western, pairs of them Chinese")
{
    const Files files;
    const auto western = reading(files, "region\n\xC1ncash\nJun\xEDn\nM\xE9xico\nNari\xF1o\n");
    CHECK(western.faults.empty());
    CHECK(western.table.encoding == "Windows-1252");
    REQUIRE(western.table.rows.size() == 4);
    CHECK(western.table.rows[0].cells[0] == "Áncash");
    CHECK(western.table.rows[1].cells[0] == "Junín");
    CHECK(western.table.rows[2].cells[0] == "México");
    CHECK(western.table.rows[3].cells[0] == "Nariño");
    CHECK(reading(files, "\xB4\xE5\n1\n").table.encoding == "GB18030");
    CHECK(reading(files, "村\n1\n").table.encoding.empty());
}

TEST_CASE("a table is read once, whoever asks for it")
{
    const Files files;
    sim::scenario::Tables tables;
    sim::Faults faults;
    const auto path = files.write("list.csv", "a\n1\n");
    const auto first = tables.load(path, {}, sim::schema::TableShape::tidy, faults);
    files.write("list.csv", "a\n2\n");
    CHECK(tables.load("list.csv", {files.path("a.yaml"), 1, 1}, sim::schema::TableShape::tidy, faults) == first);
    CHECK(first->rows[0].cells[0] == "1");
}

TEST_CASE("a table that is no file is refused")
{
    sim::Faults faults;
    sim::scenario::read_csv("/dev/zero", {"a.yaml", 3, 1}, faults);
    REQUIRE(faults.list().size() == 1);
    CHECK(faults.list()[0].text() ==
          "a.yaml:3: '/dev/zero' is a device or a pipe, not a file; save it as a file first");
}

TEST_CASE("a table is looked for beside the file that names it")
{
    const Files files;
    files.write("deep/list.csv", "a\n1\n");
    sim::Faults faults;
    const auto table = sim::scenario::read_csv("list.csv", {files.path("deep/a.yaml"), 3, 1}, faults);
    CHECK(faults.empty());
    CHECK(table.rows.size() == 1);
    sim::scenario::read_csv("absent.csv", {files.path("deep/a.yaml"), 3, 1}, faults);
    REQUIRE(faults.list().size() == 1);
    CHECK(faults.list()[0].text().find("deep/a.yaml:3: ") != std::string::npos);
}

TEST_CASE("no spoiled table crashes the reader")
{
    const Files files;
    const std::string good = "household,name,age\n1,\"Li, Da\",43\n1,Wang,40\n2,Zhao,71\n";
    std::mt19937 generator(3);
    std::size_t refused = 0;
    for (int i = 0; i < 1500; ++i) {
        std::string bad = good;
        for (auto flips = 1 + generator() % 4; flips-- > 0;)
            bad[generator() % bad.size()] = static_cast<char>(generator() % 256);
        const auto result = reading(files, bad);
        refused += !result.faults.empty();
        for (const auto& row : result.table.rows) REQUIRE(row.cells.size() == result.table.header.size());
    }
    CHECK(refused > 300);
}
