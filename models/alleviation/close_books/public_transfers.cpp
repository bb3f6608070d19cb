#include "models/alleviation/close_books/public_transfers.h"

#include "models/alleviation/close_books/pay_households.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/members.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

QIAO_TARGET_CLONES void mark_old(std::size_t count, const std::uint8_t* __restrict age, std::uint8_t* __restrict old)
{
    for (std::size_t k = 0; k < count; ++k) old[k] = age[k] >= pension_from;
}
QIAO_TARGET_CLONES void entitle(std::size_t count, std::int64_t pension, const std::uint8_t* __restrict old,
                                std::int64_t* __restrict amounts)
{
    for (std::size_t k = 0; k < count; ++k) amounts[k] = old[k] * pension;
}

void pensions(District& district, const PublicTransferParameters& p)
{
    const auto& persons = district.persons;
    const std::int64_t pension = whole_fen(p.pension.real() * district.environment.price_index);
    Mask old;
    Chunk<std::uint8_t> number_old;
    Chunk<std::int64_t> amounts;
    for_each_household_chunk(district, [&](const HouseholdChunk& chunk) {
        mark_old(chunk.persons, persons.age.data() + chunk.first_person, old.data());
        count_marked(district.households, chunk, old, number_old.data());
        entitle(chunk.households, pension, number_old.data(), amounts.data());
        pay_from(district, Holder::government, chunk.first, std::span(amounts).first(chunk.households), For::pension);
    });
}

void land_subsidies(District& district, const PublicTransferParameters& p)
{
    if (district.clock.now().of_year() != p.subsidy_month) return;
    const auto& h = district.households;
    const float rate = p.land_subsidy.real() * district.environment.price_index;
    pay_each_chunk(district, Holder::government, For::land_subsidy,
                   [&](std::size_t first, std::size_t count, std::int64_t* amounts) {
                       times_rate(count, rate, h.members.data() + first, h.land.data() + first, amounts);
                   });
}

void dibao(District& district, const PublicTransferParameters& p)
{
    auto& h = district.households;
    const float prices = district.environment.price_index;
    const float line = district.environment.dibao_line;
    for_each_set(h.dibao, [&](std::size_t i) {
        // Checked every year: well above the line it ends.
        if (district.clock.january() && income_per_head(h, i) > p.dibao_ends.real() * line) {
            h.dibao[i] = 0;
            return;
        }
        // What was paid before counts in the income, so the gap is that of a household without it only at first.
        const float gap = std::max(0.0f, line - income_per_head(h, i)) / months_of_year;
        const float each = std::max(p.dibao_least.real() * prices, p.dibao_share.real() * gap);
        district.pay(account(Holder::government), account(Holder::household, i),
                     sim::Fen(whole_fen(each * static_cast<float>(h.members[i]))), For::dibao);
    });
}

} // namespace

void public_transfers(District& district, const PublicTransferParameters& p)
{
    pensions(district, p);
    land_subsidies(district, p);
    dibao(district, p);
}

const Mechanism public_transfers_mechanism = mechanism<public_transfers>(
    {.name = "public_transfers",
     .chinese = "转移性收入",
     .section = "",
     .meaning =
         "Pensions from 60, a yearly subsidy by area, and dibao for who claimed it: a share of the gap to the dibao "
         "line, at least a fixed sum a head.",
     .reads = "ages, land, dibao, income",
     .writes = "cash"});

} // namespace alleviation
