#include "models/alleviation/close_books/savings_interest.h"

#include "models/alleviation/close_books/pay_households.h"
#include "models/alleviation/definitions.h"

namespace alleviation {

namespace {

QIAO_TARGET_CLONES void bear_interest(std::size_t count, float rate, const std::uint8_t* __restrict members,
                                      const std::int64_t* __restrict balance, std::int64_t* __restrict amounts)
{
    for (std::size_t i = 0; i < count; ++i) amounts[i] = whole_fen(members[i] > 0 ? rate * yuan_of(balance[i]) : -1.0f);
}

} // namespace

void savings_interest(District& district, const SavingsInterestParameters& p)
{
    const auto& h = district.households;
    if (district.clock.now().of_year() % months_of_quarter != 0) return;
    const float rate = static_cast<float>(months_of_quarter) * p.rate.real();
    const std::uint8_t* members = h.members.data();
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data();
    pay_each_chunk(district, Holder::market, For::dividend,
                   [&](std::size_t first, std::size_t count, std::int64_t* amounts) {
                       bear_interest(count, rate, members + first, balance + first, amounts);
                   });
}

const Mechanism savings_interest_mechanism =
    mechanism<savings_interest>({.name = "savings_interest",
                                 .chinese = "财产性收入",
                                 .section = "",
                                 .meaning = "Cash in the bank bears interest, paid at the end of each "
                                            "quarter (按季结息).",
                                 .reads = "cash",
                                 .writes = "households: cash",
                                 .levels = {},
                                 .initial = ""});

} // namespace alleviation
