#include "models/alleviation/close_books/income_and_status.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/welfare.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

/// Puts a month into the place of the same month of the year before, and into the sum of the last twelve.
QIAO_TARGET_CLONES void move_year(std::size_t count, const float* __restrict now, float* __restrict same_month,
                                  double* __restrict exact, float* __restrict sum)
{
    for (std::size_t k = 0; k < count; ++k) {
        exact[k] += double{now[k]} - double{same_month[k]};
        sum[k] = static_cast<float>(exact[k]);
    }
    std::copy_n(now, count, same_month);
}

/// Income of the month, and how much more that is than in the same month of the year before.
QIAO_TARGET_CLONES void take_income(const std::array<const std::int64_t*, income_entries>& received, Households& h,
                                    std::size_t first, std::size_t end, const float* year_before)
{
    static_assert(income_entries == 5);
    const std::int64_t *a = received[0], *b = received[1], *c = received[2], *d = received[3], *e = received[4];
    const float *own_produce = h.own_produce_now.data(), *inputs = h.inputs_now.data(), *given = h.given_now.data();
    float *income = h.income_now.data(), *rise = h.income_rise.data();
#pragma GCC ivdep
    for (std::size_t i = first; i < end; ++i) {
        const double fen = sim::hot::real(a[i] + b[i] + c[i] + d[i] + e[i]);
        income[i] = static_cast<float>(fen) / fen_of_yuan + own_produce[i] - inputs[i] - given[i];
        rise[i] = income[i] - year_before[i];
    }
}

QIAO_TARGET_CLONES void judge_poverty(Households& h, std::size_t first, std::size_t end, double line)
{
    std::uint8_t *rose_above = h.rose_above.data(), *was_poor = h.income_poor.data(),
                 *months_above = h.months_above.data();
    const float* income_12 = h.income_12.data();
    const std::uint8_t* members = h.members.data();
#pragma GCC ivdep
    for (std::size_t i = first; i < end; ++i) {
        const bool poor = below(line, income_12[i], members[i]);
        const std::uint8_t months = months_above[i];
        rose_above[i] = static_cast<std::uint8_t>(rose_above[i] | (was_poor[i] & !poor));
        was_poor[i] = poor;
        months_above[i] = poor
                              ? std::uint8_t{0}
                              : static_cast<std::uint8_t>(months + (months < std::numeric_limits<std::uint8_t>::max()));
    }
}

} // namespace

void income_and_status(District& district)
{
    auto& h = district.households;
    const std::size_t n = h.rows();
    if (district.clock.january()) std::copy_n(h.income_poor.data(), n, h.poor_at_new_year.data());
    auto &income = district.year.income, &consumption = district.year.consumption;
    const std::size_t place =
        static_cast<std::size_t>(((district.clock.step % months_of_year) + months_of_year) % months_of_year);

    std::array<const std::int64_t*, income_entries> received;
    for (std::size_t e = 0; e < income_entries; ++e)
        received[e] = district.ledger.received(kind(Holder::household), e).data();
    for_each_chunk(n, [&](std::size_t first, std::size_t count) {
        take_income(received, h, first, first + count, income.months[place].data());
        move_year(count, h.income_now.data() + first, income.months[place].data() + first, income.sum.data() + first,
                  h.income_12.data() + first);
        move_year(count, h.consumption_now.data() + first, consumption.months[place].data() + first,
                  consumption.sum.data() + first, h.consumption_12.data() + first);
        judge_poverty(h, first, first + count, district.environment.poverty_line);
    });
}

const Mechanism income_and_status_mechanism = mechanism<income_and_status>(
    {.name = "income_and_status",
     .chinese = "收入核算",
     .section = "",
     .meaning =
         "A month's income is what the ledger shows as wages, business, property and transfers, with produce kept "
         "for eating, less production costs and what it gives to neighbours and its association (net transfers, as in "
         "the national survey); loans and sold assets are no income. Poverty is judged by the sums "
         "of the last twelve months.",
     .reads = "ledger, own produce, production costs, consumption",
     .writes = "households: consumption_12, income_12, income_now, income_poor, income_rise, months_above, "
               "poor_at_new_year, rose_above",
     .levels = {},
     .initial = ""});

} // namespace alleviation
