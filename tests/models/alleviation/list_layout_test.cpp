/// Lists as offices keep them: what stands around the table, merged cells, members side by side.
#include "models/alleviation/population/register_fields.h"
#include "models/alleviation/population/register_list.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace alleviation;
using sim::schema::TextTable;

namespace {

using Lines = std::vector<std::string>;

/// A file that is read as it is, a line a text with commas.
TextTable file_of(const Lines& lines)
{
    TextTable out;
    out.file = "list.xlsx";
    int number = 0;
    for (const auto& line : lines) {
        TextTable::Row row{++number, {}};
        std::stringstream stream(line + ",");
        for (std::string cell; std::getline(stream, cell, ',');) row.cells.push_back(cell);
        const bool blank =
            std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell.empty(); });
        if (!blank) out.rows.push_back(std::move(row));
    }
    return out;
}

struct Read {
    RegisterList list;
    Lines faults;
};
Read read(const TextTable& file, const std::vector<std::pair<std::string, std::string>>& columns = {},
          const ListWords& words = {})
{
    sim::Faults faults;
    Read out{read_register(file, columns, faults, sim::Month(2018, 1), words), {}};
    for (const auto& fault : faults.list()) out.faults.push_back(fault.text());
    for (const auto& text : out.faults) UNSCOPED_INFO(text);
    return out;
}

bool noted(const RegisterList& list, ListNote::Part part, const std::string& words)
{
    for (const auto& note : list.notes) UNSCOPED_INFO(note.text.english);
    return std::any_of(list.notes.begin(), list.notes.end(), [&](const auto& note) {
        return note.part == part && note.text.english.find(words) != std::string::npos;
    });
}

const std::string header = "户编号,村,姓名,与户主关系,性别,年龄,健康状况,劳动能力,工资性收入,生产经营性收入,转移性收入";
const std::string grandmother = "1,东村,甲,户主,女,70,长期慢性病,无劳动力,0,900,3000";
const std::string grandson = "1,东村,乙,之孙子,男,9,健康,无劳动力,0,900,3000";
const std::string neighbour = "2,西村,丙,户主,男,40,健康,普通劳动力,8000,0,0";

} // namespace

TEST_CASE("a list is found below its titles, and what stands below it is left out")
{
    const auto [list, faults] =
        read(file_of({"某镇名单", ",,,,,,,,,,单位:元", header, grandmother, grandson, "", header, neighbour,
                      "合计,,3人,,,,,,8000,900,3000", "填表人：某某,审核：某某"}));
    CHECK(faults.empty());
    CHECK(list.households.size() == 2);
    CHECK(list.members.size() == 3);
    CHECK(list.households[1].line == 8);
    CHECK(noted(list, ListNote::Part::read, "column names on line 3"));
    CHECK(noted(list, ListNote::Part::dropped, "title lines above the column names (on 2 lines: 1, 2)"));
    CHECK(noted(list, ListNote::Part::dropped, "column names said again (on 1 line: 7)"));
    CHECK(noted(list, ListNote::Part::dropped, "totals and remarks (on 2 lines: 9, 10)"));
}

TEST_CASE("column names may stand in two lines, groups of columns above")
{
    const std::string upper = "户编号,村,家庭成员,,,,,,收入（元）,,";
    const std::string lower = ",,姓名,与户主关系,性别,年龄,健康状况,劳动能力,工资性收入,生产经营性收入,转移性收入";
    const auto [list, faults] = read(file_of({upper, lower, grandmother, grandson}));
    CHECK(faults.empty());
    CHECK(list.members.size() == 2);
    CHECK(list.households[0].income_transfer == 3000);
}

TEST_CASE("cells merged over the rows of a household hold for each of them")
{
    auto file = file_of({header, grandmother, ",,乙,之孙子,男,9,健康,无劳动力,,,", neighbour});
    file.merged = {{2, 3, 0, 0}, {2, 3, 1, 1}, {2, 3, 7, 7}};
    file.rows[2].cells[7] = ""; // the work that neither can do
    const auto [list, faults] = read(file);
    CHECK(faults.empty());
    CHECK(list.households.size() == 2);
    CHECK(list.members[1].able_to_work == WorkAbility::none);
    CHECK(noted(list, ListNote::Part::repaired,
                "merged cells, taken from the first one: 户编号, 村, 劳动能力 (on 1 line: 3)"));
}

TEST_CASE("an empty household number continues the household above it, but no household begins without one")
{
    const auto [list, faults] = read(file_of({header, grandmother, grandson.substr(1), neighbour}));
    CHECK(faults.empty());
    CHECK(list.households.size() == 2);
    CHECK(read(file_of({header, grandmother.substr(1), neighbour})).faults ==
          Lines{"list.xlsx:2: 户编号: is empty; any text"});
    const auto second_head = read(file_of({header, grandmother, neighbour.substr(1)})).faults;
    CHECK(std::any_of(second_head.begin(), second_head.end(), [](const auto& text) {
        return text.find("list.xlsx:3: 与户主关系: household '1' has its head on line 2 already") == 0;
    }));
}

TEST_CASE("households whose numbers a spreadsheet rounded begin with their heads")
{
    const std::string rounded = "9.90000100000000E+16";
    const auto of = [&](const std::string& row) { return rounded + row.substr(1); };
    const auto [list, faults] = read(file_of({header, of(grandmother), of(grandson), of(neighbour)}));
    CHECK(faults.empty());
    REQUIRE(list.households.size() == 2);
    CHECK(list.households[0].member_count == 2);
    CHECK(noted(list, ListNote::Part::repaired, "household numbers that a spreadsheet has rounded"));
    const auto heads_last = read(file_of({header, of(grandson), of(grandmother), of(neighbour)})).faults;
    REQUIRE_FALSE(heads_last.empty());
    CHECK(heads_last.front().find("list.xlsx:2: 户编号: a spreadsheet has rounded these numbers") == 0);
}

TEST_CASE("members side by side are members one below the other")
{
    const std::string side_by_side =
        "户编号,村,户主姓名,户主性别,户主年龄,户主健康状况,户主劳动能力,成员1姓名,成员1与户主关系,成员1性别,成员1年龄,"
        "成员1健康状况,成员1劳动能力,工资性收入,生产经营性收入,转移性收入";
    const auto [list, faults] =
        read(file_of({side_by_side, "1,东村,甲,女,70,长期慢性病,无劳动力,乙,之孙子,男,9,健康,无劳动力,0,900,3000",
                      "2,西村,丙,男,40,健康,普通劳动力,,,,,,,8000,0,0"}));
    CHECK(faults.empty());
    REQUIRE(list.households.size() == 2);
    CHECK(list.members.size() == 3);
    CHECK(list.members[0].relation == Relation::head);
    CHECK(list.members[1].age == 9);
    CHECK(list.members[1].relation == Relation::grandchild);
    CHECK(list.households[1].income_wage == 8000);

    const auto english = read(
        file_of({"household,village,relation_1,sex_1,age_1,health_1,able_to_work_1,relation_2,sex_2,age_2,health_2,"
                 "able_to_work_2,income_wage,income_business,income_transfer",
                 "1,V,head,female,70,chronic,none,grandchild,male,9,well,none,0,900,3000"}));
    CHECK(english.faults.empty());
    CHECK(english.list.members.size() == 2);
}

TEST_CASE("a number in a long list's header makes no member of it")
{
    const auto [list, faults] = read(file_of({header + ",户主姓名,致贫原因1,联系电话2", grandmother + ",甲,因病,1"}));
    CHECK(faults.empty());
    CHECK(list.members.size() == 1);
    CHECK(list.households[0].cause == Cause::illness);
}

TEST_CASE("the unit of a header counts")
{
    auto names = header;
    names.replace(names.find("工资性收入"), std::string("工资性收入").size(), "工资性收入（万元）");
    const auto [list, faults] =
        read(file_of({names + ",耕地面积（公顷）", "2,西村,丙,户主,男,40,健康,普通劳动力,0.8,0,0,0.5"}));
    CHECK(faults.empty());
    CHECK(list.households[0].income_wage == 8000);
    CHECK(list.households[0].land_mu == 7.5);
}

TEST_CASE("where a list has neither age nor sex the number of identity tells both, and where it has them they count")
{
    auto names = header;
    names.replace(names.find("性别,年龄"), std::string("性别,年龄").size(), "性别,证件号码");
    const auto [list, faults] = read(file_of({names, "1,东村,甲,户主,,990000195904020023,健康,普通劳动力,0,0,0",
                                              "2,西村,丙,户主,女,99000019611102001X,健康,普通劳动力,8000,0,0"}));
    CHECK(faults.empty());
    CHECK(list.members[0].sex == Sex::female);
    CHECK(list.members[0].age == 58);
    CHECK(list.members[1].sex == Sex::female);
    CHECK(list.members[1].age == 56);
    const auto wrong = read(file_of({names, "1,东村,甲,户主,女,990000195913020021,健康,普通劳动力,0,0,0"})).faults;
    const std::string unchecked = "990000195904020029";
    CHECK(noted(read(file_of({names, "1,东村,甲,户主,女," + unchecked + ",健康,普通劳动力,0,0,0"})).list,
                ListNote::Part::repaired, "numbers of identity with a wrong check digit"));
    CHECK(wrong == Lines{"list.xlsx:2: 证件号码: the number of identity is not valid; fill in sex and day of birth"});
}

TEST_CASE("the words of national standards and of the official lists before and since 2021 are known")
{
    const auto value = [](const char* name, const char* cell) {
        for (const auto& field : register_fields())
            if (field.name == name) {
                sim::Said problem;
                return field.value(cell, problem).value_or(-1);
            }
        return -2.0;
    };
    const auto relation = [&](const char* cell) {
        return static_cast<Relation>(static_cast<int>(value("relation", cell)));
    };
    for (const char* head : {"本人或户主", "本人", "户 主", "户主"}) CHECK(relation(head) == Relation::head);
    for (const char* child : {"子", "女", "之子", "长子", "之三女", "养女"}) CHECK(relation(child) == Relation::child);
    for (const char* other : {"兄弟姐妹", "之兄弟姐妹", "其他亲属", "之侄子", "之孙媳"})
        CHECK(relation(other) == Relation::other);
    CHECK(relation("孙子女") == Relation::grandchild);
    CHECK(value("off_farm_work", "乡(镇)内务工") == static_cast<int>(OffFarmWork::local));
    CHECK(value("off_farm_work", "境外务工") == static_cast<int>(OffFarmWork::migrant));
    for (const char* other : {"因丧", "因务工就业不稳", "因意外事故", "因产业项目失败"})
        CHECK(value("cause", other) == static_cast<int>(Cause::other));
    CHECK(value("cause", "因自然灾害") == static_cast<int>(Cause::disaster));
    CHECK(value("health", "有慢性病") == static_cast<int>(Health::chronic));
    CHECK(value("health", "长期慢性病、残疾(二级)") == static_cast<int>(Health::disabled));
    CHECK(value("schooling_years", "大学本科") == 16);
    CHECK(value("schooling_years", "中职") == 12);
    CHECK(value("safe_water", "√") == 1);
    CHECK(value("safe_water", "×") == 0);
    CHECK(value("dibao", "边缘易致贫户") == 0);
    CHECK(value("dibao", "特困供养户") == 1);
}

TEST_CASE("a number that was mended is told by its column and lines")
{
    const auto [list, faults] =
        read(file_of({header + ",耕地面积", "2,西村,丙,户主,男,50岁,健康,普通劳动力,(1200),-,无,７．８亩"}));
    CHECK(faults == Lines{"list.xlsx:2: 工资性收入: '(1200)' is not a number; a number from 0 to 10000000"});
    CHECK(list.members[0].age == 50);
    CHECK(list.households[0].land_mu == 7.8);
    CHECK(noted(list, ListNote::Part::repaired, "units beside numbers: 年龄, 耕地面积 (on 1 line: 2)"));
    CHECK(noted(list, ListNote::Part::repaired, "a mark that says none counts as 0: 生产经营性收入, 转移性收入"));
    CHECK(noted(list, ListNote::Part::repaired, "full-width digits and letters, spaces within: 耕地面积"));
}
