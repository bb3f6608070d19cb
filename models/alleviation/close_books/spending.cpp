#include "models/alleviation/close_books/spending.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/close_books/coping.h"
#include "models/alleviation/definitions.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

/// A chunk of households under way through the month's spending. Amounts in fen; none for households without members.
struct Spenders {
    Chunk<float> heads;         ///< members
    Chunk<std::int64_t> counts; ///< all bits of households with members, none of others
    /// Their budgets: interest and repayment, bills, and what of consumption takes cash.
    Chunk<std::int64_t> debt_service, medical, school, subsistence, comfort;
    Chunk<std::int64_t> interest, repaid, food, other_goods, invested; ///< what else they pay
    Chunk<std::int64_t> borrowed, sales;                               ///< cash raised by a loan, and by assets sold
    Chunk<std::int64_t> lacks_cash;                                    ///< by how much the budget is beyond cash
    Chunk<std::uint8_t> must_cope; ///< 1 where it still is when nothing is left to borrow, to sell or to defer
    Chunk<float> eaten;            ///< from the larder, yuan
};

/// In loops of their own: bytes among amounts in fen would make the vectors of the loops below too many for the
/// processor's registers.
QIAO_TARGET_CLONES void take_heads(std::size_t count, const std::uint8_t* __restrict members, float* __restrict heads,
                                   std::int64_t* __restrict counts)
{
    for (std::size_t k = 0; k < count; ++k) heads[k] = members[k];
    for (std::size_t k = 0; k < count; ++k) counts[k] = -static_cast<std::int64_t>(members[k] > 0);
}

/// What everyone would like to pay, and by how much that is beyond their cash.
QIAO_TARGET_CLONES void plan(const District& district, const SpendingParameters& p, float buffer, float own_food,
                             std::size_t first, std::size_t count, Spenders& spenders)
{
    const auto& h = district.households;
    const float least = district.environment.subsistence;
    const float from_income = p.from_income.real(), from_wealth = p.from_wealth.real();
    const float interest_rate = p.interest.real(), repayment_rate = p.repayment.real();
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data() + first;
    const std::int64_t *medical = h.medical_due.data() + first, *school = h.school_due.data() + first;
    const std::int64_t* debt = h.debt.data() + first;
    const float *income = h.income_12.data() + first, *larder = h.larder.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const float heads = spenders.heads[k];
        const float cash = yuan_of(balance[k]), owed = static_cast<float>(sim::hot::real(debt[k]));
        const float usual = std::max(0.0f, income[k]) / months_of_year, needed = least * heads;
        const float comforts =
            from_income * std::max(0.0f, usual - needed) + from_wealth * std::max(0.0f, cash - buffer * usual);
        // Own produce replaces most of the food that would be bought, as long as it lasts.
        const float eaten = std::min(larder[k], own_food * needed);
        const std::int64_t interest = sim::hot::whole(double{interest_rate * owed});
        const std::int64_t repayment = sim::hot::whole(double{repayment_rate * owed});
        const std::int64_t counts = spenders.counts[k];
        spenders.interest[k] = interest & counts;
        spenders.debt_service[k] = (interest + repayment) & counts;
        spenders.medical[k] = medical[k] & counts;
        spenders.school[k] = school[k] & counts;
        spenders.subsistence[k] = whole_fen(needed - eaten) & counts;
        spenders.eaten[k] = heads > 0 ? eaten : 0.0f;
        spenders.comfort[k] = whole_fen(comforts) & counts;
        const std::int64_t total = spenders.debt_service[k] + spenders.medical[k] + spenders.school[k] +
                                   spenders.subsistence[k] + spenders.comfort[k];
        spenders.lacks_cash[k] = std::max<std::int64_t>(0, total - balance[k]) & counts;
    }
}

/// Where cash does not suffice households borrow, do without comfort, sell part of their assets, and let the
/// lender wait, in this order; those whose budget is still beyond their cash must cope otherwise.
QIAO_TARGET_CLONES void make_up(District& district, const SpendingParameters& p, const CreditParameters& credit_limit,
                                std::size_t first, std::size_t count, Spenders& spenders)
{
    auto& h = district.households;
    const float of_income = credit_limit.income.real(), of_capital = credit_limit.capital.real();
    // At no price nothing is sold.
    const float price = std::max(std::numeric_limits<float>::epsilon(), p.fire_sale.real());
    const float most = p.fire_sale.real() > 0 ? p.sold_at_most.real() : 0.0f;
    const float* income = h.income_12.data() + first;
    float* capital = h.capital.data() + first;
    std::int64_t* debt = h.debt.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const auto owed = static_cast<float>(sim::hot::real(debt[k]));
        const std::int64_t credit = whole_fen(credit_of(of_income * income[k], of_capital * capital[k], owed));
        std::int64_t lacks = spenders.lacks_cash[k];
        spenders.borrowed[k] = std::min(lacks, credit);
        debt[k] += spenders.borrowed[k];
        lacks -= spenders.borrowed[k];
        const std::int64_t cut = std::min(lacks, spenders.comfort[k]);
        spenders.comfort[k] -= cut;
        lacks -= cut;
        const float sold = std::min(most * capital[k], static_cast<float>(sim::hot::real(lacks)) / fen_of_yuan / price);
        capital[k] -= sold;
        spenders.sales[k] = whole_fen(sold * price);
        lacks = std::max<std::int64_t>(0, lacks - spenders.sales[k]);
        const std::int64_t deferred = std::min(lacks, spenders.debt_service[k]);
        spenders.debt_service[k] -= deferred;
        spenders.lacks_cash[k] = lacks - deferred;
    }
    for (std::size_t k = 0; k < count; ++k) spenders.must_cope[k] = spenders.lacks_cash[k] > 0;
}

/// Bills, debt service and consumption, as far as the budget goes.
QIAO_TARGET_CLONES void share_out(District& district, const SpendingParameters& p, std::size_t first, std::size_t count,
                                  Spenders& spenders)
{
    auto& h = district.households;
    const float mean = p.mean_consumption.real() * district.environment.price_index;
    const float at_mean = p.food_share.real(), slope = p.food_slope.real();
    const float least_share = p.food_share_least.real(), most_share = p.food_share_most.real(),
                least_consumption = p.least_consumption.real();
    std::int64_t* debt = h.debt.data() + first;
    float *larder = h.larder.data() + first, *food_now = h.food_now.data() + first,
          *consumption_now = h.consumption_now.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        spenders.interest[k] = std::min(spenders.interest[k], spenders.debt_service[k]);
        spenders.repaid[k] = std::min(spenders.debt_service[k] - spenders.interest[k], debt[k]);
        debt[k] -= spenders.repaid[k];
        const std::int64_t bought = spenders.subsistence[k] + spenders.comfort[k];
        const float eaten = spenders.eaten[k];
        const float consumed = static_cast<float>(sim::hot::real(bought)) / fen_of_yuan + eaten;
        // The share of food in consumption falls with its log (Working-Leser).
        const float heads = std::max(1.0f, spenders.heads[k]);
        const float log_consumed = sim::hot::log(std::max(least_consumption, consumed / heads / mean));
        const float food = std::clamp(at_mean + slope * log_consumed, least_share, most_share) * consumed;
        spenders.food[k] = std::min(bought, whole_fen(food - eaten));
        spenders.other_goods[k] = bought - spenders.food[k];
        larder[k] -= eaten;
        food_now[k] = std::max(food, eaten);
        consumption_now[k] =
            consumed + static_cast<float>(sim::hot::real(spenders.medical[k] + spenders.school[k])) / fen_of_yuan;
    }
}

QIAO_TARGET_CLONES void invest(District& district, const SpendingParameters& p, float buffer, std::size_t first,
                               std::size_t count, Spenders& spenders)
{
    auto& h = district.households;
    const float lasts = 1.0f - p.wear.real(), from = p.invests_from.real(), share = p.invested.real();
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data() + first;
    const float *income = h.income_12.data() + first, *motivation = h.motivation.data() + first;
    float* capital = h.capital.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const bool lives = spenders.heads[k] > 0;
        const float spare = yuan_of(balance[k]) - kept_back(buffer, income[k]);
        const std::int64_t outlay = whole_fen(share * motivation[k] * spare);
        spenders.invested[k] = lives & (motivation[k] >= from) ? outlay : 0;
        const float kept = capital[k] * lasts + static_cast<float>(sim::hot::real(spenders.invested[k])) / fen_of_yuan;
        capital[k] = lives ? kept : capital[k];
    }
}

/// Marks of this month's distress: taken off before the spending, counted in the year after it; those of households
/// without members stay as they are.
QIAO_TARGET_CLONES void clear_marks(std::size_t count, const std::uint8_t* __restrict members,
                                    std::uint8_t* __restrict marks)
{
    for (std::size_t k = 0; k < count; ++k) marks[k] = static_cast<std::uint8_t>(marks[k] & -(members[k] == 0));
}
QIAO_TARGET_CLONES void count_marks(std::size_t count, const std::uint8_t* __restrict members,
                                    const std::uint8_t* __restrict marks, std::uint8_t* __restrict months)
{
    for (std::size_t k = 0; k < count; ++k)
        months[k] = static_cast<std::uint8_t>(months[k] + (marks[k] & -(members[k] > 0)));
}

} // namespace

void spending(District& district, const SpendingParameters& p, const CreditParameters& credit_limit,
              const SavingParameters& saving, const WelfareParameters& welfare)
{
    constexpr std::size_t at_once = 256; // what they pay stays in cache
    const float buffer = saving.buffer.real(), own_food = welfare.own_food.real();
    auto& h = district.households;
    if (district.clock.january()) {
        std::fill_n(h.hungry_months.data(), h.rows(), std::uint8_t{0});
        std::fill_n(h.untreated_months.data(), h.rows(), std::uint8_t{0});
    }
    Spenders spenders;
    for_each_chunk<at_once>(h.rows(), [&](std::size_t first, std::size_t count) {
        const std::uint8_t* members = h.members.data() + first;
        clear_marks(count, members, h.hungry.data() + first);
        clear_marks(count, members, h.care_forgone.data() + first);
        take_heads(count, members, spenders.heads.data(), spenders.counts.data());
        plan(district, p, buffer, own_food, first, count, spenders);
        make_up(district, p, credit_limit, first, count, spenders);
        district.ledger.pay_each(account(Holder::credit), kind(Holder::household), first,
                                 std::span(spenders.borrowed).first(count), purpose(For::loan));
        district.ledger.pay_each(account(Holder::market), kind(Holder::household), first,
                                 std::span(spenders.sales).first(count), purpose(For::asset_sale));
        for_each_set(std::span(spenders.must_cope).first(count), [&](std::size_t k) {
            cope(district, first + k, spenders.lacks_cash[k], spenders.medical[k], spenders.school[k],
                 spenders.subsistence[k]);
        });
        share_out(district, p, first, count, spenders);
        const auto credit = account(Holder::credit), market = account(Holder::market);
        const sim::Collection outlays[] = {{spenders.interest.data(), credit, purpose(For::interest)},
                                           {spenders.repaid.data(), credit, purpose(For::repayment)},
                                           {spenders.medical.data(), market, purpose(For::medical_care)},
                                           {spenders.school.data(), market, purpose(For::schooling)},
                                           {spenders.food.data(), market, purpose(For::food)},
                                           {spenders.other_goods.data(), market, purpose(For::other_goods)}};
        district.ledger.collect(kind(Holder::household), first, count, outlays);
        count_marks(count, members, h.hungry.data() + first, h.hungry_months.data() + first);
        count_marks(count, members, h.care_forgone.data() + first, h.untreated_months.data() + first);
        invest(district, p, buffer, first, count, spenders);
        district.ledger.collect(kind(Holder::household), first, std::span(spenders.invested).first(count), market,
                                purpose(For::investment));
    });
}

const Mechanism spending_mechanism = mechanism<spending>(
    {.name = "spending",
     .chinese = "消费与应对",
     .section = "",
     .meaning =
         "Consumption follows usual income and wealth above a subsistence level; food is a falling share of it "
         "(Working-Leser). Where cash falls short of consumption, bills and debt service, the household copes in "
         "order: it borrows, cuts comfort, sells assets below their worth, lets the lender wait, goes without "
         "care, takes a child from school, goes hungry. Each leaves a lasting mark. Who has spare cash and drive "
         "invests.",
     .reads = "cash, usual income, bills, debt, motivation",
     .writes = "consumption, food, debt, assets, health, schooling",
     .levels = {},
     .initial = ""});

} // namespace alleviation
