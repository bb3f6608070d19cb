#include "models/alleviation/close_books/public_transfers.h"

#include "models/alleviation/livelihoods/wages.h"
#include "models/alleviation/members.h"
#include "models/alleviation/parameters.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr int months_of_quarter = 3;

/// Pays each household of a piece its amount.
void pay_from(District& district, Holder payer, std::size_t first, std::span<const std::int64_t> amounts, For what)
{
    district.ledger.pay_each(account(payer), kind(Holder::household), first, amounts, purpose(what));
}

/// Pays what `entitle(first, count, amounts)` says of each block of households.
template <class Entitle>
void pay_by_blocks(District& district, Holder payer, For what, Entitle entitle)
{
    Block<std::int64_t> amounts;
    by_blocks(district.household_count(), [&](std::size_t first, std::size_t count) {
        entitle(first, count, amounts.data());
        pay_from(district, payer, first, std::span(amounts).first(count), what);
    });
}

QIAO_LEVELS void mark_old(std::size_t count, const std::uint8_t* __restrict age, std::uint8_t* __restrict old)
{
    for (std::size_t k = 0; k < count; ++k) old[k] = age[k] >= 60;
}
QIAO_LEVELS void entitle(std::size_t count, std::int64_t pension, const std::uint8_t* __restrict old,
                         std::int64_t* __restrict amounts)
{
    for (std::size_t k = 0; k < count; ++k) amounts[k] = old[k] * pension;
}

void pensions(District& district)
{
    const auto& persons = district.persons;
    const std::int64_t pension =
        whole_fen(district.parameters->transfers.pension.real() * district.environment.price_index);
    Marks old;
    Block<std::uint8_t> number_old;
    Block<std::int64_t> amounts;
    by_pieces(district, [&](const Piece& piece) {
        mark_old(piece.persons, persons.age.data() + piece.first_person, old.data());
        count_marked(district.households, piece, old, number_old.data());
        entitle(piece.households, pension, number_old.data(), amounts.data());
        pay_from(district, Holder::government, piece.first, std::span(amounts).first(piece.households), For::pension);
    });
}

/// So much for each unit of what households have; nothing where nobody is left.
QIAO_LEVELS void times_rate(std::size_t count, float rate, const std::uint8_t* __restrict members,
                            const float* __restrict has, std::int64_t* __restrict amounts)
{
    for (std::size_t i = 0; i < count; ++i) amounts[i] = whole_fen(members[i] > 0 ? rate * has[i] : -1.0f);
}
QIAO_LEVELS void bear_interest(std::size_t count, float rate, const std::uint8_t* __restrict members,
                               const std::int64_t* __restrict balance, std::int64_t* __restrict amounts)
{
    for (std::size_t i = 0; i < count; ++i) amounts[i] = whole_fen(members[i] > 0 ? rate * yuan_of(balance[i]) : -1.0f);
}

void land_subsidies(District& district)
{
    if (district.clock.now().of_year() != 5) return;
    const auto& h = district.households;
    const float rate = district.parameters->transfers.land_subsidy.real() * district.environment.price_index;
    pay_by_blocks(district, Holder::government, For::land_subsidy,
                  [&](std::size_t first, std::size_t count, std::int64_t* amounts) {
                      times_rate(count, rate, h.members.data() + first, h.land.data() + first, amounts);
                  });
}

void dibao(District& district)
{
    const auto& p = district.parameters->transfers;
    auto& h = district.households;
    const float prices = district.environment.price_index;
    const float line = dibao_line(district);
    each_marked(h.dibao, [&](std::size_t i) {
        // Checked every year: a third above the line ends it.
        if (district.clock.january() && income_per_head(h, i) > 1.33f * line) {
            h.dibao[i] = 0;
            return;
        }
        // What was paid before counts in the income, so the gap is that of a household without it only at first.
        const float gap = std::max(0.0f, line - income_per_head(h, i)) / 12.0f;
        const float each = std::max(p.dibao_least.real() * prices, p.dibao_share.real() * gap);
        district.pay(account(Holder::government), account(Holder::household, i),
                     sim::Fen(whole_fen(each * static_cast<float>(h.members[i]))), For::dibao);
    });
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
    pay_by_blocks(district, Holder::relatives, For::family_support,
                  [&](std::size_t first, std::size_t count, std::int64_t* amounts) {
                      times_rate(count, earned, h.members.data() + first, h.support.data() + first, amounts);
                  });
}

void savings_interest(District& district)
{
    const auto& h = district.households;
    if (district.clock.now().of_year() % months_of_quarter != 0) return;
    const float rate = static_cast<float>(months_of_quarter) * district.parameters->transfers.savings_interest.real();
    const std::uint8_t* members = h.members.data();
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data();
    pay_by_blocks(district, Holder::market, For::dividend,
                  [&](std::size_t first, std::size_t count, std::int64_t* amounts) {
                      bear_interest(count, rate, members + first, balance + first, amounts);
                  });
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
                                            .meaning = "Cash in the bank bears interest, paid at the end of each "
                                                       "quarter (按季结息).",
                                            .reads = "cash",
                                            .writes = "cash",
                                            .levels = {},
                                            .initial = ""},
                                           savings_interest};

} // namespace alleviation
