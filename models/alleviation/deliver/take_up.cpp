#include "models/alleviation/deliver/take_up.h"

#include "models/alleviation/blocks.h"
#include "models/alleviation/close_books/public_transfers.h"
#include "models/alleviation/parameters.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {
constexpr sim::Process claim{"claim"};

/// Marks with 1 the households that are entitled to something and do not draw it.
QIAO_LEVELS void mark_claimants(const Households& h, std::size_t first, std::size_t count, float dibao_line,
                                std::uint8_t* __restrict marks)
{
    const std::uint8_t *members = h.members.data() + first, *dibao = h.dibao.data() + first,
                       *assisted = h.assisted.data() + first, *registered = h.registered.data() + first;
    for (std::size_t k = 0; k < count; ++k) marks[k] = income_per_head(h, first + k) < dibao_line;
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint8_t assistance = (assisted[k] == 0) & ((registered[k] | dibao[k]) != 0);
        marks[k] = static_cast<std::uint8_t>((members[k] > 0) & (assistance | ((dibao[k] == 0) & marks[k])));
    }
}

QIAO_LEVELS void to_chances(std::size_t count, float* __restrict odds)
{
    for (std::size_t k = 0; k < count; ++k) odds[k] = sim::hot::logistic(odds[k]);
}

} // namespace

void take_up(District& district)
{
    const auto& p = district.parameters->take_up;
    auto& h = district.households;
    const float line = dibao_line(district);
    DrawBlock draws;
    Block<std::uint8_t> marks;
    Block<float> chance;
    Block<std::uint32_t> rows, identity;
    by_blocks(h.rows(), [&](std::size_t first, std::size_t count) {
        mark_claimants(h, first, count, line, marks.data());
        std::size_t n = 0;
        each_marked(std::span(marks).first(count), [&](std::size_t k) {
            rows[n] = static_cast<std::uint32_t>(first + k);
            identity[n++] = h.identity[first + k];
        });
        draws.fill(district, claim, std::span(identity).first(n));
        for (std::size_t k = 0; k < n; ++k)
            chance[k] = p.base.real() + p.information.real() * h.information[rows[k]] +
                        p.contact.real() * h.contact_hours[rows[k]];
        to_chances(n, chance.data());
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t i = rows[k];
            if (!h.dibao[i] && draws.uniform(0, k) < chance[k] && income_per_head(h, i) < line) h.dibao[i] = 1;
            if (!h.assisted[i] && draws.uniform(1, k) < chance[k] && (h.registered[i] || h.dibao[i])) h.assisted[i] = 1;
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
