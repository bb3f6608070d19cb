#include "models/alleviation/population/cell_text.h"
#include "models/alleviation/population/dates.h"

#include <catch2/catch.hpp>

using namespace alleviation;

TEST_CASE("full-width letters, every kind of space and what is invisible make no difference to a cell")
{
    CHECK(cleaned("１２．５") == "12.5");
    CHECK(cleaned("　户主　") == "户主");
    CHECK(cleaned("\xEF\xBB\xBFＡｇｅ（岁）") == "Age(岁)");
    CHECK(cleaned("张\xC2\xA0\xE3\x80\x80三\xE2\x80\x8B") == "张 三");
    CHECK(compact("与户主\n关系") == "与户主关系");
    CHECK(cleaned("") == "");
    CHECK(cleaned("\xE3\x80") == "\xE3\x80"); // not UTF-8, which no reader hands on
}

TEST_CASE("a number is read with thousands separators, units, signs and brackets, and as nothing else")
{
    const auto number = [](const char* cell) {
        const auto read = mended_number(cell);
        return read ? read->text : "none";
    };
    CHECK(number("2,844.00") == "2844.00");
    CHECK(number("12 500") == "12500");
    CHECK(number("1,234,567") == "1234567");
    CHECK(number("7.8亩") == "7.8");
    CHECK(number("¥900") == "900");
    CHECK(number("1.2万元") == "12000");
    CHECK(number("50岁") == "50");
    CHECK(number("11个月") == "11");
    CHECK(number("(1,200.00)") == "-1200");
    CHECK(number("−300") == "-300");
    CHECK(number("+1200") == "1200");
    for (const char* none : {"-", "—", "/", "无"}) CHECK(number(none) == "0");
    for (const char* other : {"1,5", "1,23,456", "12,34", ",500", "1,500,", "1.2.3", "abc", "12x", "", "元", "约500",
                              "1e3元", "1,500.0,0", "()"})
        CHECK(number(other) == "none");
}

TEST_CASE("a message tells of long numbers only how long they are")
{
    CHECK(shown("70岁") == "'70岁'");
    CHECK(shown("99000019611102001X") == "'(18 digits)'");
    CHECK(shown("甲13900000000") == "'甲(11 digits)'");
    CHECK(shown("2018-11-02") == "'2018-11-02'");
}

TEST_CASE("a long number that a spreadsheet rounded is known from one that it did not")
{
    for (const char* rounded : {"9.90000E+16", "9.9e+17", "99000010000000000", "1234567890123450"})
        CHECK(is_rounded(rounded));
    for (const char* whole :
         {"99000010000000001", "1200", "E+16", "h1", "", "1000000000000000x", "100000000000000", "+1E"})
        CHECK_FALSE(is_rounded(whole));
}

TEST_CASE("a day is read in every usual form, a spreadsheet's number among them")
{
    for (const char* day : {"1961-11-02", "1961/11/2", "1961.11.2", "1961年11月2日", "19611102", "1961-11-02 00:00:00",
                            "1961/11/2 0:00", "22587"}) {
        INFO(day);
        const auto read = date_of(day);
        REQUIRE(read);
        CHECK(read->year == 1961);
        CHECK(read->month == 11);
        CHECK(read->day == 2);
    }
    bool serial = false;
    CHECK(date_of("22587", &serial));
    CHECK(serial);
    CHECK(date_of("1961", &serial)->month == 1);
    CHECK_FALSE(serial);
    for (const char* none :
         {"", "-", "1961-02-30", "1961-13-01", "61-11-2", "2/11/1961", "19611302", "甲", "1961-110-2"}) {
        INFO(none);
        CHECK_FALSE(date_of(none));
    }
}

TEST_CASE("who is born within a month is a year older only from the next one on")
{
    CHECK(age_at({1961, 11, 2}, sim::Month(2018, 11)) == 56);
    CHECK(age_at({1961, 11, 1}, sim::Month(2018, 11)) == 57);
    CHECK(age_at({1961, 12, 2}, sim::Month(2018, 11)) == 56);
    CHECK(age_at({1961, 11, 2}, sim::Month(2018, 12)) == 57);
}

TEST_CASE("a number of identity tells birth and sex, and whether its check digit is right")
{
    // Of a region that there is not.
    const auto read = identity_of("99000019611102001X");
    REQUIRE(read);
    CHECK(read->birth.year == 1961);
    CHECK(read->birth.month == 11);
    CHECK(read->birth.day == 2);
    CHECK(read->sex == Sex::male);
    CHECK(read->checked);
    REQUIRE(identity_of("990000195904020023"));
    CHECK(identity_of("990000195904020023")->sex == Sex::female);
    CHECK(identity_of("99000019611102001X43")); // a disability certificate
    REQUIRE(identity_of("990000611102001"));
    CHECK(identity_of("990000611102001")->birth.year == 1961);
    CHECK(identity_of("99000019611102001x")->checked);
    REQUIRE(identity_of("990000196111020011"));
    CHECK_FALSE(identity_of("990000196111020011")->checked);
    for (const char* none : {"99000019611302001X", "99000019611102001", "9.9E+17", "", "99000019611102001X12345",
                             "99000061110200a", "99000019611102001?"}) {
        INFO(none);
        CHECK_FALSE(identity_of(none));
    }
}
