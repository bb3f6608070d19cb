#include "models/alleviation/population/register_list.h"

#include "models/alleviation/population/code_words.h"
#include "models/alleviation/population/register_fields.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace alleviation;
using sim::schema::TextTable;

namespace {

using Columns = std::vector<std::pair<std::string, std::string>>;

std::vector<std::string> cells_of(const std::string& line)
{
    std::vector<std::string> cells;
    std::stringstream stream(line + ",");
    for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
    return cells;
}

TextTable table(const std::string& header, const std::vector<std::string>& lines)
{
    TextTable out;
    out.file = "list.csv";
    out.header = cells_of(header);
    int line = 1;
    for (const auto& text : lines) out.rows.push_back({++line, cells_of(text)});
    return out;
}

const std::string header = "household,village,member,relation,sex,age,health,able_to_work,income_wage,income_business,"
                           "income_transfer,cause";
const std::string grandmother = "h1,V,1,head,female,70,chronic,none,0,900,3000,illness";
const std::string grandson = "h1,V,2,grandchild,male,9,well,none,0,900,3000,illness";

/// The list with one cell changed, on line 2 (the grandmother) or line 3 (the grandson).
TextTable with(int line, const std::string& column, const std::string& cell)
{
    TextTable out = table(header, {grandmother, grandson});
    const auto at = std::find(out.header.begin(), out.header.end(), column) - out.header.begin();
    out.rows.at(static_cast<std::size_t>(line - 2)).cells.at(static_cast<std::size_t>(at)) = cell;
    return out;
}

std::vector<std::string> faults_in(const TextTable& list, const Columns& columns = {})
{
    sim::Faults faults;
    read_register(list, columns, faults);
    std::vector<std::string> texts;
    for (const auto& fault : faults.list()) texts.push_back(fault.text());
    return texts;
}

using One = std::vector<std::string>;

} // namespace

TEST_CASE("A household and its members are read in the order of the list")
{
    sim::Faults faults;
    const auto list = read_register(
        table(header, {grandmother, "h2,W,a,head,male,40,well,full,8000,0,0,no_funds", grandson}), {}, faults);
    CHECK(faults.empty());
    REQUIRE(list.households.size() == 2);
    CHECK(list.villages == One{"V", "W"});
    const auto members = list.members_of(list.households[0]);
    REQUIRE(members.size() == 2);
    CHECK(members[0].health == Health::chronic);
    CHECK(members[1].relation == Relation::grandchild);
    CHECK(members[1].household == 0);
    CHECK(list.members_of(list.households[1])[0].label == "a");
    CHECK(list.households[0].cause == Cause::illness);
    CHECK(list.households[0].income() == 3900);
    CHECK(list.households[1].line == 3);
}

TEST_CASE("A column that a list does not have counts as its default")
{
    sim::Faults faults;
    const auto list = read_register(table(header, {grandmother, grandson}), {}, faults);
    CHECK(list.households[0].income_property == 0);
    CHECK(list.households[0].registered_since == 2014);
    CHECK(list.members[0].medical_insurance);
    CHECK(list.members[0].schooling_years == 6);
    CHECK(list.members[1].schooling_years == 3); // a child of nine cannot have been at school for six years
    CHECK(std::count(list.defaulted.begin(), list.defaulted.end(), "dibao") == 1);
}

TEST_CASE("A list in the words of the register's form is read")
{
    sim::Faults faults;
    const auto list = read_register(
        table("户编号,行政村,姓名,与户主关系,性别,年龄（岁）,文化程度,健康状况,劳动能力,务工情况,务工月数,"
              "耕地面积(亩),工资性收入,生产经营性收入,财产性收入,转移性收入,主要致贫原因,住房安全,饮水安全,"
              "低保,医疗保险,建档年份",
              {"1,东村,甲,户主,男,52,小学,长期慢性病、残疾,弱劳动力或半劳动力,未务工,0,3.5,12000,-300,0,860,"
               "缺劳力,否,是,是,是,2016",
               "1,东村,乙,之女,女,24,高中,健康,技能劳动力,省外务工,10,,,,,,,,,否,是,"}),
        {}, faults);
    for (const auto& fault : faults.list()) UNSCOPED_INFO(fault.text());
    REQUIRE(faults.empty());
    CHECK(list.defaulted.empty());
    CHECK(list.households[0].cause == Cause::no_labour);
    CHECK(list.households[0].land_mu == 3.5);
    CHECK(list.households[0].income_business == -300);
    CHECK_FALSE(list.households[0].safe_housing);
    CHECK(list.households[0].registered_since == 2016);
    CHECK(list.members[0].health == Health::disabled);
    CHECK(list.members[0].able_to_work == WorkAbility::partial);
    CHECK(list.members[0].dibao);
    CHECK_FALSE(list.members[1].dibao);
    CHECK(list.members[1].relation == Relation::child);
    CHECK(list.members[1].schooling_years == 12);
    CHECK(list.members[1].off_farm_work == OffFarmWork::migrant);
}

TEST_CASE("A list under the headers of the register's export is read, opposite senses and dates too")
{
    sim::Faults faults;
    const auto list = read_register(
        table(
            "县,行政村,户编号,姓名,性别,出生日期,与户主关系,健康状况,劳动技能,是否参加城乡居民基本医疗保险,贫困户属性,"
            "致贫原因1,工资性收入,生产经营性收入,转移性收入,是否危房户,首次识别时间,主要致贫愿因",
            {"某县,东村,1,甲,男,1961-11-02,户主,健康,普通劳动力,否,低保贫困户,因病,800,5060,2672,是,2015-12-31,",
             "某县,东村,2,乙,女,1999/1/1,户主,健康,普通劳动力,是,一般贫困户,因残,0,1000,900,否,2014-04-01,"}),
        {}, faults, sim::Month(2018, 11));
    for (const auto& fault : faults.list()) UNSCOPED_INFO(fault.text());
    REQUIRE(faults.empty());
    CHECK(list.members[0].age == 56); // 57 on the second of the month
    CHECK(list.members[1].age == 19);
    CHECK_FALSE(list.members[0].medical_insurance);
    CHECK(list.members[0].dibao);
    CHECK_FALSE(list.members[1].dibao);
    CHECK(list.households[0].cause == Cause::illness);
    CHECK_FALSE(list.households[0].safe_housing);
    CHECK(list.households[1].safe_housing);
    CHECK(list.households[0].registered_since == 2015);
    REQUIRE(list.unread.size() == 2);
    CHECK(list.unread[0].header == "县");
    CHECK(list.unread[1].header == "主要致贫愿因");
    const auto housing = std::find_if(list.read_as.begin(), list.read_as.end(),
                                      [](const auto& column) { return column.field == "safe_housing"; });
    REQUIRE(housing != list.read_as.end());
    CHECK(housing->header == "是否危房户");
    CHECK(housing->opposite);
}

TEST_CASE("A header keeps its sense where the scenario names it")
{
    auto list = table(header + ",是否危房户", {grandmother + ",是", grandson + ",是"});
    sim::Faults faults;
    const auto read = read_register(list, {{"safe_housing", "是否危房户"}}, faults);
    CHECK(faults.empty());
    CHECK_FALSE(read.households[0].safe_housing);
}

TEST_CASE("A header that is near a known one is told with it when it is not read")
{
    sim::Faults faults;
    const auto read =
        read_register(table(header.substr(0, header.rfind(',')) + ",致贫愿因", {grandmother, grandson}), {}, faults);
    CHECK(faults.empty());
    REQUIRE(read.unread.size() == 1);
    CHECK(read.unread[0].nearest == "did you mean '致贫原因'?");
    CHECK(std::count(read.defaulted.begin(), read.defaulted.end(), "cause") == 1);
}

TEST_CASE("A date that is none is a fault, and so is a birth after the start")
{
    const auto fault = [](const std::string& born) {
        auto list = table(header, {grandmother});
        list.header[5] = "出生日期";
        list.rows[0].cells[5] = born;
        const auto all = faults_in(list);
        return all.empty() ? "" : all.front();
    };
    for (const char* good : {"1950-01-31", "1950/1/31", "1950年1月31日", "19500131", "195001", "1950.1", "1950"})
        CHECK(fault(good).empty());
    for (const char* bad : {"in spring", "1950-13-01", "50-1-1", "1950-1-32", "2090-01-01"})
        CHECK(fault(bad).find("list.csv:2: 出生日期: ") == 0);
}

TEST_CASE("Cells that are wrong in the same way are one fault of their column")
{
    auto list = table(header, {grandmother, grandson});
    for (auto& row : list.rows) row.cells[6] = "tired";
    CHECK(faults_in(list).size() == 1);
    CHECK(faults_in(list)[0].find("list.csv:2: health: 'tired' is not a known code (on 2 lines: 2, 3); ") == 0);
}

TEST_CASE("A header of the user's own is found by the scenario's mapping")
{
    auto list = table(header, {grandmother, grandson});
    list.header[0] = "hh_id";
    CHECK(faults_in(list) == One{"list.csv: household: the file has no such column; name its header under "
                                 "`population.columns`: {household: <header in the file>}"});
    CHECK(faults_in(list, {{"household", "hh_id"}}).empty());
    CHECK(faults_in(list, {{"household", "hh_di"}}) ==
          One{"list.csv: population.columns.household: the file has no column 'hh_di'; did you mean 'hh_id'? a header "
              "of the file"});
    CHECK(faults_in(list, {{"houshold", "hh_id"}, {"household", "hh_id"}}) ==
          One{"list.csv: population.columns.houshold: is not a column of a household list; did you mean 'household'?"});
}

TEST_CASE("A misspelt optional header does not leave everyone with the default")
{
    auto list = with(2, "cause", "illness");
    list.header.back() = "cuase";
    CHECK(faults_in(list) == One{"list.csv: cuase: is not a column of a household list; did you mean 'cause'?"});
}

TEST_CASE("A cell that is not a number in its range is a fault of its row and column")
{
    const std::string age = "; a whole number from 0 to 120";
    CHECK(faults_in(with(2, "age", "about 70")) == One{"list.csv:2: age: 'about 70' is not a number" + age});
    CHECK(faults_in(with(3, "age", "130")) == One{"list.csv:3: age: '130' is out of range" + age});
    CHECK(faults_in(with(3, "age", "-1")) == One{"list.csv:3: age: '-1' is out of range" + age});
    CHECK(faults_in(with(3, "age", "9.5")) == One{"list.csv:3: age: '9.5' is not a whole number" + age});
    CHECK(faults_in(with(3, "age", "")) == One{"list.csv:3: age: is empty" + age});
    const std::string wage = "; a number from 0 to 10000000";
    CHECK(faults_in(with(2, "income_wage", "nan")) == One{"list.csv:2: income_wage: 'nan' is not a number" + wage});
    for (const std::string infinite : {"inf", "-inf", "1e999"})
        CHECK(faults_in(with(2, "income_wage", infinite)) ==
              One{"list.csv:2: income_wage: '" + infinite + "' is not a finite number" + wage});
}

TEST_CASE("An unknown code is answered with the codes there are")
{
    CHECK(
        faults_in(with(2, "sex", "f")) ==
        One{"list.csv:2: sex: 'f' is not a known code; one of male (男), female (女); population.codes.sex maps other "
            "words"});
    CHECK(faults_in(with(2, "health", "chronic,tired")).size() == 1);
}

TEST_CASE("The rows of a household agree in what belongs to the household")
{
    CHECK(faults_in(with(3, "cause", "no_land")) ==
          One{"list.csv:3: cause: differs from line 2 of the same household 'h1'; the same value on each row of a "
              "household, or an empty cell"});
    CHECK(faults_in(with(3, "cause", "")).empty());
    CHECK(faults_in(with(3, "cause", "因病")).empty()); // the same in the other language
    CHECK(
        faults_in(with(3, "village", "W")) ==
        One{"list.csv:3: village: household 'h1' is in 'W' here and in 'V' on line 2; one village for each household; "
            "a label of a household is used once in the whole list"});
}

TEST_CASE("A household has one head and each member once")
{
    CHECK(faults_in(with(2, "relation", "parent")) ==
          One{"list.csv:2: relation: household 'h1' has no head; one member whose relation is head (户主)"});
    CHECK(
        faults_in(with(3, "relation", "head")) ==
        One{"list.csv:3: relation: household 'h1' has its head on line 2 already; one head (户主) for each household"});
    CHECK(faults_in(with(3, "member", "1")) ==
          One{"list.csv:3: member: '1' is already a member of household 'h1' on line 2; one row for each member"});
}

TEST_CASE("All faults of a list are told at once, and none is fatal")
{
    auto list = with(2, "age", "old");
    list.header[4] = "gender";                                // the column sex is gone
    list.rows[1].cells = {"h1", "V"};                         // a row that breaks off
    list.rows.push_back({4, {}});                             // and one that is empty
    list.rows.insert(list.rows.begin(), {5, {"", "V", "3"}}); // and one of no household
    const auto faults = faults_in(list);
    const auto has = [&](const std::string& part) {
        return std::any_of(faults.begin(), faults.end(), [&](const auto& f) { return f.find(part) != f.npos; });
    };
    CHECK(has("list.csv: sex: the file has no such column"));
    CHECK(has("list.csv:2: age: 'old' is not a number"));
    CHECK(has("list.csv:3: member: is empty"));
    CHECK(has("list.csv:5: household: is empty"));
    CHECK_FALSE(has(":4:"));
    CHECK(faults_in(table(header, {})) == One{"list.csv: has no rows; one row for each member of a household"});
    CHECK(faults_in(TextTable{}).size() > 8);
}

TEST_CASE("Every code has a name in both languages, and each default can be read")
{
    for (int i = 0; i < static_cast<int>(cause_count); ++i) {
        CHECK_FALSE(english_name(static_cast<Cause>(i)).empty());
        CHECK_FALSE(chinese_name(static_cast<Cause>(i)).empty());
    }
    for (const auto& field : register_fields()) {
        sim::Said problem;
        if (!field.required() && field.put) CHECK(field.value(field.fallback, problem));
        for (const auto& word : field.words) CHECK(field.value(word.chinese, problem) == word.code);
    }
}

TEST_CASE("The page on the data describes the columns that are read")
{
    std::ifstream file(QIAO_SOURCE_DIR "/scenarios/data/README.md");
    std::stringstream page;
    page << file.rdbuf();
    CHECK(page.str().find(describe_register_columns()) != std::string::npos);
}
