#include "models/alleviation/members.h"

#include "sim/core/levels.h"

namespace alleviation {

namespace {

QIAO_LEVELS void place_members(std::size_t count, const std::uint32_t* __restrict first_member,
                               const std::uint8_t* __restrict members, std::uint32_t first_person,
                               std::int32_t* __restrict begin, std::int32_t* __restrict number)
{
    for (std::size_t k = 0; k < count; ++k) begin[k] = static_cast<std::int32_t>(first_member[k] - first_person);
    for (std::size_t k = 0; k < count; ++k) number[k] = members[k];
}

// Plain loads rather than QIAO_LEVELS: vectors would gather, which many processors do slowly.
void sum_usual(std::size_t count, const std::int32_t* __restrict begin,
                           const std::int32_t* __restrict members, const float* __restrict each, float* __restrict sums)
{
    for (std::size_t k = 0; k < count; ++k) {
        const std::int32_t at = begin[k], n = members[k];
        const float a = each[at], b = each[at + 1], c = each[at + 2], d = each[at + 3], e = each[at + 4];
        const float of_three = ((n > 0 ? a : 0.0f) + (n > 1 ? b : 0.0f)) + (n > 2 ? c : 0.0f);
        sums[k] = (of_three + (n > 3 ? d : 0.0f)) + (n > 4 ? e : 0.0f);
    }
}

void greatest_usual(std::size_t count, const std::int32_t* __restrict begin,
                                const std::int32_t* __restrict members, const float* __restrict each,
                                float* __restrict out)
{
    for (std::size_t k = 0; k < count; ++k) {
        const std::int32_t at = begin[k], n = members[k];
        const float a = each[at], b = each[at + 1], c = each[at + 2], d = each[at + 3], e = each[at + 4];
        const float of_three = std::max(std::max(n > 0 ? a : 0.0f, n > 1 ? b : 0.0f), n > 2 ? c : 0.0f);
        out[k] = std::max(std::max(of_three, std::max(n > 3 ? d : 0.0f, n > 4 ? e : 0.0f)), 0.0f);
    }
}

} // namespace

void Families::take(const Households& all, std::size_t from, std::size_t most)
{
    first = from;
    first_person = all.first_member[from];
    const auto persons_of = [&](std::size_t count) {
        return all.first_member[from + count - 1] + all.members[from + count - 1] - first_person;
    };
    households = most;
    while (persons_of(households) > block_rows) households /= 2;
    persons = persons_of(households);
    place_members(households, all.first_member.data() + from, all.members.data() + from,
                  static_cast<std::uint32_t>(first_person), begin.data(), members.data());
    larges = 0;
    for (std::size_t k = 0; k < households; ++k) {
        large[larges] = static_cast<std::uint32_t>(k);
        larges += static_cast<std::size_t>(members[k]) > usual_members;
    }
}

void Families::sum(const MemberNumbers& each, float* sums) const
{
    sum_usual(households, begin.data(), members.data(), each.data(), sums);
    for (std::size_t n = 0; n < larges; ++n) {
        const auto at = static_cast<std::size_t>(begin[large[n]]),
                   end = at + static_cast<std::size_t>(members[large[n]]);
        for (std::size_t j = at + usual_members; j < end; ++j) sums[large[n]] += each[j];
    }
}

void Families::greatest(const MemberNumbers& each, float* out) const
{
    greatest_usual(households, begin.data(), members.data(), each.data(), out);
    for (std::size_t n = 0; n < larges; ++n) {
        const auto at = static_cast<std::size_t>(begin[large[n]]),
                   end = at + static_cast<std::size_t>(members[large[n]]);
        for (std::size_t j = at + usual_members; j < end; ++j) out[large[n]] = std::max(out[large[n]], each[j]);
    }
}

} // namespace alleviation
