/// Months as a type of their own, so that a month is never mistaken for a count.
#pragma once

#include <compare>
#include <cstdio>
#include <string>

namespace sim {

/// A month of the calendar, e.g. 2018-01.
class Month {
  public:
    constexpr Month() = default;
    constexpr Month(int year, int month_of_year) : index_(year * 12 + month_of_year - 1) {}

    constexpr int year() const { return index_ / 12; }
    /// 1 (January) to 12 (December).
    constexpr int of_year() const { return index_ % 12 + 1; }
    constexpr Month plus(int months) const
    {
        Month later = *this;
        later.index_ += months;
        return later;
    }
    /// Months from `earlier` to this one.
    constexpr int since(Month earlier) const { return index_ - earlier.index_; }
    std::string text() const
    {
        char buffer[32];
        std::snprintf(buffer, sizeof buffer, "%04d-%02d", year(), of_year());
        return buffer;
    }
    friend constexpr auto operator<=>(Month, Month) = default;

  private:
    int index_ = 2018 * 12;
};

/// The clock of a run: month number `step` (from 0) since `start`.
struct Clock {
    Month start;
    int step = 0;

    Month now() const { return start.plus(step); }
    bool january() const { return now().of_year() == 1; }
    bool december() const { return now().of_year() == 12; }
};

} // namespace sim
