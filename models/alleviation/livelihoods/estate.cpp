#include "models/alleviation/livelihoods/estate.h"

#include <algorithm>

namespace alleviation {

void settle_estate(District& district, std::size_t household)
{
    auto& h = district.households;
    const auto own = account(Holder::household, household), credit = account(Holder::credit),
               relatives = account(Holder::relatives);
    const sim::Fen owed(h.debt[household]), paid = std::min(owed, district.ledger.balance(own));
    district.pay(own, credit, paid, For::repayment);
    district.pay(relatives, credit, owed - paid, For::repayment);
    district.pay(own, relatives, district.ledger.balance(own), For::inheritance);
    h.debt[household] = h.medical_due[household] = h.school_due[household] = 0;

    auto& village = district.villages[h.village[household]];
    village.free_land += h.land[household] + h.pooled[household];
    village.pooled_land -= h.pooled[household];
    for (auto* goods :
         {&h.land, &h.pooled, &h.capital, &h.larder, &h.produce, &h.shares, &h.support, &h.kin_support, &h.allowance,
          &h.expected_income, &h.labour_at_home, &h.cash_given, &h.built, &h.medical_year, &h.other_year})
        (*goods)[household] = 0;
    for (auto* drawn : {&h.registered, &h.supported, &h.monitored, &h.dibao, &h.dibao_months, &h.dibao_fades,
                        &h.claim_months, &h.hardship, &h.membership})
        (*drawn)[household] = 0;
    for (std::size_t k = 0; k < need_count; ++k) h.need[k][household] = h.observed[k][household] = 0;
    h.surveyed_month[household] = never;
    h.record_agency[household] = h.buyer[household] = nobody;
    h.requested[household] = 0;
    dismiss_companions(h, household);
    for (auto& agency : district.agencies) std::erase(agency.caseload, static_cast<std::uint32_t>(household));
    --village.living;
}

} // namespace alleviation
