/// Days as lists write them, and what a number of identity tells of who has it.
#pragma once

#include "models/alleviation/population/codes.h"
#include "sim/core/calendar.h"

#include <optional>
#include <string_view>

namespace alleviation {

/// A day; where a list tells the month or the year alone, the first of it.
struct Day {
    int year = 0, month = 1, day = 1;
};

/// 1961-11-02, 1961/11/2, 1961.11.2, 1961年11月2日, 19611102, 1961-11, 196111, 1961, with or without a time of day, or
/// the number that a spreadsheet has for a day: 22587. `is_serial` says that it was such a number.
std::optional<Day> date_of(std::string_view cell, bool* is_serial = nullptr);

/// Completed years on the first day of a month.
int age_at(Day birth, sim::Month month);

struct Identity {
    Day birth;
    Sex sex = Sex::male;
    bool checked = true; ///< its checksum is right, or it has none
};
/// A Chinese citizen's number of identity (GB 11643: eighteen places, the last a checksum; the fifteen of before 1999),
/// or a disability certificate's, which begins with it. Nothing where it is none, or its day is none. It is kept
/// nowhere.
std::optional<Identity> identity_of(std::string_view cell);

} // namespace alleviation
