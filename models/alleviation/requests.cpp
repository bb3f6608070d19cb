#include "models/alleviation/requests.h"

#include "models/alleviation/chunks.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

QIAO_TARGET_CLONES void mark_needy_below(const Households& households, std::size_t first, std::size_t count,
                                         float bound, const float* __restrict u, std::uint8_t* __restrict marks)
{
    Chunk<std::uint8_t> below, needy{};
    for (std::size_t k = 0; k < count; ++k) below[k] = u[k] < bound;
    for (const auto& need : households.need) {
        const float* lack = need.data() + first;
        for (std::size_t k = 0; k < count; ++k) needy[k] |= lack[k] > 0;
    }
    for (std::size_t k = 0; k < count; ++k) marks[k] = below[k] & needy[k];
}

bool answers(const Supplier& supplier, Need need)
{
    if (!takes_part(supplier)) return false;
    const auto& offers = supplier.offers;
    switch (need) {
    case Need::sales:
        return offers.purchases > 0;
    case Need::work:
        return offers.posts > 0;
    case Need::skills:
        return offers.seats > 0;
    case Need::funds:
        return offers.grants > 0;
    case Need::care:
        break;
    }
    return false;
}

bool may_help(const District& district, std::size_t supplier, std::size_t household)
{
    const auto& h = district.households;
    return !district.suppliers[supplier].parameters->registered_only || h.supported[household] ||
           (h.study_group[household] == StudyGroup::treated && district.has_project());
}

void request(District& district, std::size_t household, Need need, std::size_t supplier, Linker by, int heard_in)
{
    auto& h = district.households;
    if (is_requested(h, household, need)) return;
    h.requested[household] = static_cast<std::uint8_t>(h.requested[household] | 1 << index(need));
    district.requests.push_back({static_cast<std::uint32_t>(household), static_cast<std::int16_t>(supplier),
                                 static_cast<std::int16_t>(heard_in), need, by});
}

void drop_old_requests(District& district, const RequestParameters& p)
{
    auto& h = district.households;
    std::erase_if(district.requests, [&](const Request& request) {
        if (!is_requested(h, request.household, request.need)) return true;
        const bool lapsed = district.clock.step - request.month > p.takes.value() + p.lapses.value();
        const bool useless = h.need[index(request.need)][request.household] <= 0 ||
                             !answers(district.suppliers[static_cast<std::size_t>(request.supplier)], request.need);
        if (lapsed || useless) forget_request(h, request.household, request.need);
        return lapsed || useless;
    });
}

} // namespace alleviation
