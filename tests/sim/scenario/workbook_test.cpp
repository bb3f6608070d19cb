#include "sim/scenario/workbook.h"

#include <catch2/catch.hpp>

namespace workbook = sim::scenario::workbook;

TEST_CASE("a workbook's numbers are written with the digits that they have, and as rounded where they have lost some")
{
    CHECK(workbook::number_text(2844.0) == "2844");
    CHECK(workbook::number_text(7.7999999999999998) == "7.8");
    CHECK(workbook::number_text(-300) == "-300");
    CHECK(workbook::number_text(0) == "0");
    CHECK(workbook::number_text(123456789012345) == "123456789012345");
    CHECK(workbook::number_text(99000010000000001.0) == "9.90000100000000E+16");
}

TEST_CASE("a workbook's day is the same in both of its calendars, and 1900 had no leap day")
{
    CHECK(workbook::date_text(22587, false) == "1961-11-02");
    CHECK(workbook::date_text(22587.75, false) == "1961-11-02");
    CHECK(workbook::date_text(22587 - 1462, true) == "1961-11-02");
    CHECK(workbook::date_text(1, false) == "1900-01-01");
    CHECK(workbook::date_text(59, false) == "1900-02-28");
    CHECK(workbook::date_text(61, false) == "1900-03-01");
    CHECK_FALSE(workbook::date_text(0.5, false)); // a time of day
    CHECK_FALSE(workbook::date_text(-3, false));
    CHECK_FALSE(workbook::date_text(1e9, false));
}

TEST_CASE("formats of days are told from those of amounts and times")
{
    for (const char* day : {"yyyy-mm-dd", "m/d/yy", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy\\-mm\\-dd;@", "mmm\\-yy",
                            "yyyy/m/d h:mm", "d"}) {
        INFO(day);
        CHECK(workbook::shows_date(day));
    }
    for (const char* other :
         {"General", "0.00", "#,##0.00_ ", "h:mm", "mm:ss", "[red]0", "\"year\"0", "@", "", "0.00E+00", "[h]:mm"}) {
        INFO(other);
        CHECK_FALSE(workbook::shows_date(other));
    }
}

TEST_CASE("a file that begins like a workbook and is none is a fault")
{
    sim::schema::TextTable table;
    table.file = "list.xlsx";
    sim::Faults faults;
    sim::scenario::read_xlsx("PK\x03\x04 and nothing else", table, faults);
    REQUIRE(faults.list().size() == 1);
    CHECK(faults.list()[0].text().find("list.xlsx: ") == 0);
    CHECK_FALSE(faults.list()[0].problem.chinese.empty());
}
