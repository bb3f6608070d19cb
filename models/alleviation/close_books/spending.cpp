#include "models/alleviation/close_books/spending.h"

#include "models/alleviation/blocks.h"
#include "models/alleviation/close_books/coping.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {

/// What a household would like to do with its money, in yuan.
struct Wishes {
    float subsistence = 0, comfort = 0; ///< of consumption, own produce included
    float eaten_from_larder = 0;
};

Wishes wishes(const SpendingParameters& p, const Households& h, std::size_t i, float cash, float prices)
{
    const auto members = static_cast<float>(h.members[i]);
    const float usual = std::max(0.0f, h.income_12[i]) / 12.0f;
    Wishes out;
    out.subsistence = p.subsistence.real() * prices * members;
    out.comfort = p.from_income.real() * std::max(0.0f, usual - out.subsistence) +
                  p.from_wealth.real() * std::max(0.0f, cash - 3.0f * usual);
    // Own produce replaces most of the food that would be bought, as long as it lasts.
    out.eaten_from_larder = std::min(h.larder[i], 0.6f * out.subsistence);
    return out;
}

/// A block of households under way through the month's spending. Amounts in fen; none for households without members.
struct Spenders {
    std::array<Budget, block_rows> budget;
    Block<float> eaten, consumed, food; ///< yuan
    Block<std::int64_t> interest, repaid, medical, school, food_bought, other_goods, invested;
};

/// What everyone would like to pay, and whose cash does not suffice.
std::size_t plan(const District& district, std::size_t first, std::size_t count, Spenders& spenders,
                 Block<std::uint32_t>& short_of_cash)
{
    const auto& p = district.parameters->spending;
    const auto& h = district.households;
    const float prices = district.environment.price_index;
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data();
    std::size_t listed = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = first + k;
        const bool lives = h.members[i] > 0;
        const Wishes wish = wishes(p, h, i, static_cast<float>(sim::Fen(balance[i]).yuan()), prices);
        const auto debt = static_cast<float>(h.debt[i]);
        Budget& budget = spenders.budget[k];
        spenders.interest[k] = static_cast<std::int64_t>(p.interest.real() * debt);
        budget.debt_service = spenders.interest[k] + static_cast<std::int64_t>(p.repayment.real() * debt);
        budget.medical = h.medical_due[i];
        budget.school = h.school_due[i];
        budget.subsistence = whole_fen(wish.subsistence - wish.eaten_from_larder);
        budget.comfort = whole_fen(wish.comfort);
        spenders.eaten[k] = wish.eaten_from_larder;
        if (!lives) {
            budget = {};
            spenders.eaten[k] = 0;
        }
        short_of_cash[listed] = static_cast<std::uint32_t>(k);
        listed += lives & (budget.total() > balance[i]);
    }
    return listed;
}

/// Share of food in consumption; falls with its log (Working-Leser).
void share_out_food(const District& district, std::size_t first, std::size_t count, Spenders& spenders)
{
    const auto& p = district.parameters->spending;
    const auto& h = district.households;
    const float mean = p.mean_consumption.real() * district.environment.price_index;
    const float at_mean = p.food_share.real(), slope = p.food_slope.real();
    float* food = spenders.food.data();
    for (std::size_t k = 0; k < count; ++k) {
        const auto members = static_cast<float>(h.members[first + k] > 0 ? h.members[first + k] : 1);
        food[k] = std::max(0.05f, spenders.consumed[k] / members / mean);
    }
    sim::logarithms(std::span(spenders.food).first(count));
    for (std::size_t k = 0; k < count; ++k)
        food[k] = std::clamp(at_mean + slope * food[k], 0.05f, 0.9f) * spenders.consumed[k];
}

/// Bills, debt service and consumption, as far as the budget goes.
void spend(District& district, std::size_t first, std::size_t count, Spenders& spenders)
{
    auto& h = district.households;
    for (std::size_t k = 0; k < count; ++k) {
        const Budget& budget = spenders.budget[k];
        std::int64_t& debt = h.debt[first + k];
        spenders.interest[k] = std::min(spenders.interest[k], budget.debt_service);
        spenders.repaid[k] = std::min(budget.debt_service - spenders.interest[k], debt);
        debt -= spenders.repaid[k];
        spenders.medical[k] = budget.medical;
        spenders.school[k] = budget.school;
        spenders.consumed[k] = static_cast<float>(budget.subsistence + budget.comfort) / 100.0f + spenders.eaten[k];
    }
    share_out_food(district, first, count, spenders);
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = first + k;
        const Budget& budget = spenders.budget[k];
        const std::int64_t bought = budget.subsistence + budget.comfort;
        spenders.food_bought[k] = std::min(bought, whole_fen(spenders.food[k] - spenders.eaten[k]));
        spenders.other_goods[k] = bought - spenders.food_bought[k];
        h.larder[i] -= spenders.eaten[k];
        h.food_now[i] = std::max(spenders.food[k], spenders.eaten[k]);
        h.consumption_now[i] = spenders.consumed[k] + static_cast<float>(budget.medical + budget.school) / 100.0f;
    }
    const auto pay = [&](const Block<std::int64_t>& amounts, Holder to, For what) {
        district.ledger.collect(kind(Holder::household), first, std::span(amounts).first(count), account(to),
                                purpose(what));
    };
    pay(spenders.interest, Holder::credit, For::interest);
    pay(spenders.repaid, Holder::credit, For::repayment);
    pay(spenders.medical, Holder::market, For::medical_care);
    pay(spenders.school, Holder::market, For::schooling);
    pay(spenders.food_bought, Holder::market, For::food);
    pay(spenders.other_goods, Holder::market, For::other_goods);
}

void invest(District& district, std::size_t first, std::size_t count, Spenders& spenders)
{
    const auto& p = district.parameters->spending;
    auto& h = district.households;
    const float lasts = 1.0f - p.wear.real(), from = p.invests_from.real(), share = p.invested.real();
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = first + k;
        if (h.members[i] == 0) {
            spenders.invested[k] = 0;
            continue;
        }
        const float spare = district.cash(i) - 3.0f * std::max(0.0f, h.income_12[i]) / 12.0f;
        const std::int64_t outlay = whole_fen(share * h.motivation[i] * spare);
        spenders.invested[k] = h.motivation[i] < from ? 0 : outlay;
        h.capital[i] = h.capital[i] * lasts + static_cast<float>(spenders.invested[k]) / 100.0f;
    }
    district.ledger.collect(kind(Holder::household), first, std::span(spenders.invested).first(count),
                            account(Holder::market), purpose(For::investment));
}

} // namespace

void spending(District& district)
{
    auto& h = district.households;
    if (district.clock.january()) {
        std::fill_n(h.hungry_months.data(), h.rows(), std::uint8_t{0});
        std::fill_n(h.untreated_months.data(), h.rows(), std::uint8_t{0});
    }
    Spenders spenders;
    Block<std::uint32_t> short_of_cash;
    by_blocks(h.rows(), [&](std::size_t first, std::size_t count) {
        for (std::size_t i = first; i < first + count; ++i)
            if (h.members[i] > 0) h.hungry[i] = h.care_forgone[i] = 0;
        const std::size_t listed = plan(district, first, count, spenders, short_of_cash);
        for (std::size_t n = 0; n < listed; ++n)
            cope(district, first + short_of_cash[n], spenders.budget[short_of_cash[n]]);
        spend(district, first, count, spenders);
        for (std::size_t i = first; i < first + count; ++i) {
            if (h.members[i] == 0) continue;
            h.hungry_months[i] = static_cast<std::uint8_t>(h.hungry_months[i] + h.hungry[i]);
            h.untreated_months[i] = static_cast<std::uint8_t>(h.untreated_months[i] + h.care_forgone[i]);
        }
        invest(district, first, count, spenders);
    });
}

const Mechanism spending_mechanism{
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
     .initial = ""},
    spending};

} // namespace alleviation
