#include "models/alleviation/deliver/take_up.h"

#include "models/alleviation/blocks.h"
#include "models/alleviation/close_books/public_transfers.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {
constexpr sim::Process claim{"claim"};

/// Whether there is something that the household is entitled to and does not draw.
bool may_claim(const Households& h, std::size_t household, float dibao_line)
{
    const bool assistance = !h.assisted[household] & ((h.registered[household] | h.dibao[household]) != 0);
    return (h.members[household] > 0) &
           (assistance | (!h.dibao[household] & (income_per_head(h, household) < dibao_line)));
}

} // namespace

void take_up(District& district)
{
    const auto& p = district.parameters->take_up;
    auto& h = district.households;
    const float line = dibao_line(district);
    DrawBlock draws;
    Block<std::uint32_t> rows, identity;
    by_blocks(h.rows(), [&](std::size_t first, std::size_t count) {
        std::size_t n = 0;
        for (std::size_t i = first; i < first + count; ++i) {
            rows[n] = static_cast<std::uint32_t>(i);
            identity[n] = h.identity[i];
            n += may_claim(h, i, line);
        }
        draws.fill(district, claim, std::span(identity).first(n));
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t i = rows[k];
            const float chance = sim::hot::logistic(p.base.real() + p.information.real() * h.information[i] +
                                                    p.contact.real() * h.contact_hours[i]);
            if (!h.dibao[i] && draws.uniform(0, k) < chance && entitled_to_dibao(district, i)) h.dibao[i] = 1;
            if (!h.assisted[i] && draws.uniform(1, k) < chance && (h.registered[i] || h.dibao[i])) h.assisted[i] = 1;
        }
    });
}

const Mechanism take_up_mechanism{
    {.name = "take_up",
     .chinese = "政策落实",
     .section = "二(一)",
     .meaning =
         "Households that are entitled to the subsistence allowance or to medical assistance claim it with a chance "
         "that rises with what they know and with casework.",
     .reads = "information, casework, entitlement",
     .writes = "dibao, medical assistance"},
    take_up};

} // namespace alleviation
