#include "models/alleviation/close_books/spending.h"

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

float food_share(const SpendingParameters& p, float consumption, float members, float prices)
{
    const float relative = std::max(0.05f, consumption / members / (p.mean_consumption.real() * prices));
    return std::clamp(p.food_share.real() + p.food_slope.real() * sim::hot::log(relative), 0.05f, 0.9f);
}

void spend(District& district, std::size_t i)
{
    const auto& p = district.parameters->spending;
    auto& h = district.households;
    const auto own = account(Holder::household, i);
    const float prices = district.environment.price_index;
    const float cash = district.cash(i);
    const Wishes wish = wishes(p, h, i, cash, prices);

    const std::int64_t interest = static_cast<std::int64_t>(p.interest.real() * static_cast<float>(h.debt[i]));
    Budget budget;
    budget.debt_service = interest + static_cast<std::int64_t>(p.repayment.real() * static_cast<float>(h.debt[i]));
    budget.medical = h.medical_due[i];
    budget.school = h.school_due[i];
    budget.subsistence = whole_fen(wish.subsistence - wish.eaten_from_larder);
    budget.comfort = whole_fen(wish.comfort);
    h.hungry[i] = h.care_forgone[i] = 0;
    if (budget.total() > district.ledger.balance(own).count()) cope(district, i, budget);

    const auto market = account(Holder::market);
    const std::int64_t interest_paid = std::min(interest, budget.debt_service);
    const std::int64_t repaid = std::min(budget.debt_service - interest_paid, h.debt[i]);
    district.pay(own, account(Holder::credit), sim::Fen(interest_paid), For::interest);
    district.pay(own, account(Holder::credit), sim::Fen(repaid), For::repayment);
    h.debt[i] -= repaid;
    district.pay(own, market, sim::Fen(budget.medical), For::medical_care);
    district.pay(own, market, sim::Fen(budget.school), For::schooling);

    const std::int64_t bought = budget.subsistence + budget.comfort;
    const float consumed = static_cast<float>(bought) / 100.0f + wish.eaten_from_larder;
    const float food = food_share(p, consumed, static_cast<float>(h.members[i]), prices) * consumed;
    const std::int64_t food_bought = std::min(bought, whole_fen(food - wish.eaten_from_larder));
    district.pay(own, market, sim::Fen(food_bought), For::food);
    district.pay(own, market, sim::Fen(bought - food_bought), For::other_goods);
    h.larder[i] -= wish.eaten_from_larder;
    h.food_now[i] = std::max(food, wish.eaten_from_larder);
    h.consumption_now[i] = consumed + static_cast<float>(budget.medical + budget.school) / 100.0f;
}

void invest(District& district, std::size_t i)
{
    const auto& p = district.parameters->spending;
    auto& h = district.households;
    h.capital[i] *= 1.0f - p.wear.real();
    if (h.motivation[i] < p.invests_from) return;
    const float spare = district.cash(i) - 3.0f * std::max(0.0f, h.income_12[i]) / 12.0f;
    const std::int64_t outlay = whole_fen(p.invested.real() * h.motivation[i] * spare);
    if (outlay <= 0) return;
    district.pay(account(Holder::household, i), account(Holder::market), sim::Fen(outlay), For::investment);
    h.capital[i] += static_cast<float>(outlay) / 100.0f;
}

} // namespace

void spending(District& district)
{
    auto& h = district.households;
    const bool new_year = district.clock.january();
    for (std::size_t i = 0; i < h.rows(); ++i) {
        h.consumption_now[i] = h.food_now[i] = 0;
        if (new_year) h.hungry_months[i] = h.untreated_months[i] = 0;
        if (h.members[i] == 0) continue;
        spend(district, i);
        h.hungry_months[i] = static_cast<std::uint8_t>(h.hungry_months[i] + h.hungry[i]);
        h.untreated_months[i] = static_cast<std::uint8_t>(h.untreated_months[i] + h.care_forgone[i]);
        invest(district, i);
    }
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
