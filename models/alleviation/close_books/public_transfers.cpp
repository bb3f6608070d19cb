#include "models/alleviation/close_books/public_transfers.h"

#include "models/alleviation/blocks.h"
#include "models/alleviation/livelihoods/wages.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {

void pay_from(District& district, Holder payer, For what)
{
    district.ledger.pay_each(account(payer), kind(Holder::household), 0,
                             std::span(district.scratch.fen).first(district.household_count()), purpose(what));
}

void pensions(District& district)
{
    auto& amounts = district.scratch.fen;
    const auto& persons = district.persons;
    const std::int64_t pension =
        whole_fen(district.parameters->transfers.pension.real() * district.environment.price_index);
    sum_members(district, 0, district.household_count(), amounts.data(),
                [&](std::size_t person) { return persons.age[person] >= 60 ? pension : 0; });
    pay_from(district, Holder::government, For::pension);
}

void land_subsidies(District& district)
{
    if (district.clock.now().of_year() != 5) return;
    const auto& h = district.households;
    const float rate = district.parameters->transfers.land_subsidy.real() * district.environment.price_index;
    for (std::size_t i = 0; i < h.rows(); ++i) district.scratch.fen[i] = h.members[i] ? whole_fen(rate * h.land[i]) : 0;
    pay_from(district, Holder::government, For::land_subsidy);
}

void dibao(District& district)
{
    const auto& p = district.parameters->transfers;
    auto& h = district.households;
    const float prices = district.environment.price_index;
    const float line = dibao_line(district);
    for (std::size_t i = 0; i < h.rows(); ++i) {
        district.scratch.fen[i] = 0;
        if (!h.dibao[i]) continue;
        // Checked every year: a third above the line ends it.
        if (district.clock.january() && income_per_head(h, i) > 1.33f * line) {
            h.dibao[i] = 0;
            continue;
        }
        // What was paid before counts in the income, so the gap is that of a household without it only at first.
        const float gap = std::max(0.0f, line - income_per_head(h, i)) / 12.0f;
        const float each = std::max(p.dibao_least.real() * prices, p.dibao_share.real() * gap);
        district.scratch.fen[i] = whole_fen(each * static_cast<float>(h.members[i]));
    }
    pay_from(district, Holder::government, For::dibao);
}

} // namespace

float dibao_line(const District& district)
{
    return district.parameters->transfers.dibao_line.real() * district.environment.price_index;
}

void public_transfers(District& district)
{
    pensions(district);
    land_subsidies(district);
    dibao(district);
}

void family_support(District& district)
{
    const auto& h = district.households;
    const float earned = wage_level(district);
    for (std::size_t i = 0; i < h.rows(); ++i)
        district.scratch.fen[i] = h.members[i] ? whole_fen(h.support[i] * earned) : 0;
    pay_from(district, Holder::relatives, For::family_support);
}

void savings_interest(District& district)
{
    const auto& h = district.households;
    const float rate = district.parameters->transfers.savings_interest.real();
    for (std::size_t i = 0; i < h.rows(); ++i)
        district.scratch.fen[i] = h.members[i] ? whole_fen(rate * district.cash(i)) : 0;
    pay_from(district, Holder::market, For::dividend);
}

const Mechanism public_transfers_mechanism{
    {.name = "public_transfers",
     .chinese = "转移性收入",
     .section = "",
     .meaning =
         "Pensions from 60, a subsidy by area in May, and dibao for who claimed it: a share of the gap to the dibao "
         "line, at least a fixed sum a head.",
     .reads = "ages, land, dibao, income",
     .writes = "cash"},
    public_transfers};

const Mechanism family_support_mechanism{
    {.name = "family_support",
     .chinese = "亲属赡养",
     .section = "",
     .meaning = "Absent children and other relatives send what they have sent since the founding, more as wages rise.",
     .reads = "support",
     .writes = "cash"},
    family_support};

const Mechanism savings_interest_mechanism{{.name = "savings_interest",
                                            .chinese = "财产性收入",
                                            .section = "",
                                            .meaning = "Cash in the bank bears interest.",
                                            .reads = "cash",
                                            .writes = "cash",
                                            .levels = {},
                                            .initial = ""},
                                           savings_interest};

} // namespace alleviation
