#include "models/alleviation/close_books/coping.h"

#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {

std::int64_t cash_of(const District& district, std::size_t household)
{
    return district.ledger.balance(account(Holder::household, household)).count();
}

/// Takes what is missing out of a part of the budget; returns what is still missing.
std::int64_t cut(std::int64_t& part, std::int64_t missing)
{
    const std::int64_t given_up = std::min(part, std::max<std::int64_t>(0, missing));
    part -= given_up;
    return missing - given_up;
}

void sell_assets(District& district, std::size_t household, std::int64_t missing)
{
    auto& capital = district.households.capital[household];
    const float price = district.parameters->spending.fire_sale.real();
    if (price <= 0) return;
    const float sold = std::min(0.5f * capital, static_cast<float>(missing) / 100.0f / price);
    capital -= sold;
    district.pay(account(Holder::market), account(Holder::household, household), sim::Fen(whole_fen(sold * price)),
                 For::asset_sale);
}

/// The oldest student above compulsory school leaves.
void leave_school(District& district, std::size_t household)
{
    auto& persons = district.persons;
    const std::size_t first = district.households.first_member[household];
    std::size_t oldest = persons.rows();
    for (std::size_t j = first; j < first + district.households.members[household]; ++j)
        if (persons.activity[j] == Activity::student && persons.age[j] >= 16 &&
            (oldest == persons.rows() || persons.age[j] > persons.age[oldest]))
            oldest = j;
    if (oldest == persons.rows()) return;
    persons.activity[oldest] = Activity::farm;
    district.households.school_left[household] = 1;
}

/// Care gone without prolongs illness.
void go_without_care(District& district, std::size_t household)
{
    auto& persons = district.persons;
    const std::size_t first = district.households.first_member[household];
    for (std::size_t j = first; j < first + district.households.members[household]; ++j)
        if (persons.months_ill[j] > 0 && persons.months_ill[j] < 200) persons.months_ill[j] += 2;
    district.households.care_forgone[household] = 1;
}

} // namespace

void cope(District& district, std::size_t household, Budget& budget)
{
    auto missing = [&] { return budget.total() - cash_of(district, household); };
    if (missing() > 0) sell_assets(district, household, missing());
    std::int64_t left = std::max<std::int64_t>(0, missing());
    // The lender waits before anyone goes hungry.
    left = cut(budget.debt_service, left);
    if (left > 0 && budget.medical > 0) {
        left = cut(budget.medical, left);
        go_without_care(district, household);
    }
    if (left > 0 && budget.school > 0) {
        leave_school(district, household);
        left = cut(budget.school, left);
    }
    if (left > 0) {
        cut(budget.subsistence, left);
        district.households.hungry[household] = 1;
    }
}

} // namespace alleviation
