#include "models/alleviation/deliver/take_up.h"

#include "models/alleviation/close_books/public_transfers.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {
constexpr sim::Process claim{"claim"};
}

void take_up(District& district)
{
    const auto& p = district.parameters->take_up;
    auto& h = district.households;
    DrawBlock draws;
    const std::span<const std::uint32_t> identity = h.identity;
    by_blocks(h.rows(), [&](std::size_t first, std::size_t count) {
        draws.fill(district, claim, identity.subspan(first, count));
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t i = first + k;
            if (h.members[i] == 0) continue;
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
