#include "models/alleviation/members.h"

#include "sim/core/levels.h"

namespace alleviation {

namespace {

QIAO_TARGET_CLONES void place_members(std::size_t count, const std::uint32_t* __restrict first_member,
                                      const std::uint8_t* __restrict members, std::uint32_t first_person,
                                      std::int32_t* __restrict begin, std::int32_t* __restrict number)
{
    for (std::size_t k = 0; k < count; ++k) begin[k] = static_cast<std::int32_t>(first_member[k] - first_person);
    for (std::size_t k = 0; k < count; ++k) number[k] = members[k];
}

/// Four numbers side by side: the usual members of a household, or one number of each of four households.
using Four [[gnu::vector_size(16)]] = float;

/// The first, second, third and fourth members of four households.
using Table = std::array<Four, usual_members>;

[[gnu::always_inline]] inline Four usual_members_of(std::int32_t begin, std::int32_t members, const float* each)
{
    constexpr Four place{0, 1, 2, 3};
    Four all;
    std::memcpy(&all, each + begin, sizeof all);
    return place < Four{} + static_cast<float>(members) ? all : Four{};
}

/// 0 stands where a household has no such member. Members stand next to each other, so that a household is loaded at
/// once; vectors that collect them one by one take several times as long.
[[gnu::always_inline]] inline Table usual_table(const std::int32_t* begin, const std::int32_t* members,
                                                const float* each)
{
    const Four a = usual_members_of(begin[0], members[0], each), b = usual_members_of(begin[1], members[1], each);
    const Four c = usual_members_of(begin[2], members[2], each), d = usual_members_of(begin[3], members[3], each);
    const Four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), later_ab = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cd = __builtin_shufflevector(c, d, 0, 4, 1, 5), later_cd = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    return {__builtin_shufflevector(ab, cd, 0, 1, 4, 5), __builtin_shufflevector(ab, cd, 2, 3, 6, 7),
            __builtin_shufflevector(later_ab, later_cd, 0, 1, 4, 5),
            __builtin_shufflevector(later_ab, later_cd, 2, 3, 6, 7)};
}

constexpr std::size_t marks_at_once = sizeof(std::uint64_t);

/// Counts the first members' marks; returns how many members the largest household has.
QIAO_TARGET_CLONES unsigned count_marks(std::size_t count, const std::uint32_t* __restrict first_member,
                                        const std::uint8_t* __restrict members, std::uint32_t first_person,
                                        const std::uint8_t* __restrict marks, std::uint8_t* __restrict counts)
{
    static_assert(std::endian::native == std::endian::little, "the first mark is the lowest byte of a word");
    unsigned most = 0;
    for (std::size_t k = 0; k < count; ++k) {
        std::uint64_t own;
        std::memcpy(&own, marks + (first_member[k] - first_person), sizeof own);
        const unsigned bits_of_others = 64 - 8 * std::min<unsigned>(members[k], marks_at_once);
        own = members[k] > 0 ? own << bits_of_others : 0;
        counts[k] = static_cast<std::uint8_t>(std::popcount(own));
        most = std::max<unsigned>(most, members[k]);
    }
    return most;
}

} // namespace

HouseholdChunk household_chunk_of(const Households& households, std::size_t first, std::size_t most)
{
    const std::size_t first_person = households.first_member[first];
    const auto persons_of = [&](std::size_t count) {
        const std::size_t last = first + count - 1;
        return households.first_member[last] + households.members[last] - first_person;
    };
    while (persons_of(most) > chunk_rows) most /= 2;
    return {first, most, first_person, persons_of(most)};
}

void count_marked(const Households& households, const HouseholdChunk& chunk, const Mask& marks, std::uint8_t* counts)
{
    const std::uint32_t* first_member = households.first_member.data() + chunk.first;
    const std::uint8_t* members = households.members.data() + chunk.first;
    const auto first_person = static_cast<std::uint32_t>(chunk.first_person);
    if (count_marks(chunk.households, first_member, members, first_person, marks.data(), counts) <= marks_at_once)
        return;
    for (std::size_t k = 0; k < chunk.households; ++k)
        for (std::size_t m = marks_at_once; m < members[k]; ++m)
            counts[k] = static_cast<std::uint8_t>(counts[k] + marks[first_member[k] - first_person + m]);
}

void Families::take(const Households& all, const HouseholdChunk& chunk)
{
    static_cast<HouseholdChunk&>(*this) = chunk;
    place_members(households, all.first_member.data() + first, all.members.data() + first,
                  static_cast<std::uint32_t>(first_person), begin.data(), members.data());
    for (std::size_t k = households; k % usual_members != 0; ++k) begin[k] = members[k] = 0;
    larges = 0;
    for (std::size_t k = 0; k < households; ++k) {
        large[larges] = static_cast<std::uint32_t>(k);
        larges += static_cast<std::size_t>(members[k]) > usual_members;
    }
}

template <class Combine>
void Families::combine(const MemberNumbers& each, float* out, Combine of_usual) const
{
    constexpr std::size_t at_once = 4;
    for (std::size_t k = 0; k < households; k += at_once) {
        const Four four = of_usual(usual_table(&begin[k], &members[k], each.data()));
        std::memcpy(out + k, &four, std::min(at_once, households - k) * sizeof(float));
    }
}

template <class Visit>
void Families::each_other(const MemberNumbers& each, Visit visit) const
{
    for (std::size_t n = 0; n < larges; ++n) {
        const std::uint32_t k = large[n];
        // Whether there are five or eight is nothing to branch on: nobody can predict it.
        const Four next = usual_members_of(begin[k] + 4, members[k] - 4, each.data());
        for (int m = 0; m < 4; ++m) visit(k, next[m]);
        for (std::int32_t j = begin[k] + 8; j < begin[k] + members[k]; ++j) visit(k, each[static_cast<std::size_t>(j)]);
    }
}

void Families::sum(const MemberNumbers& each, float* sums) const
{
    combine(each, sums, [](const Table& t) { return ((t[0] + t[1]) + t[2]) + t[3]; });
    each_other(each, [&](std::size_t k, float number) { sums[k] += number; });
}

void Families::greatest(const MemberNumbers& each, float* out) const
{
    const auto greater = [](Four a, Four b) { return a < b ? b : a; };
    combine(each, out,
            [&](const Table& t) { return greater(greater(Four{}, greater(t[0], t[1])), greater(t[2], t[3])); });
    each_other(each, [&](std::size_t k, float number) { out[k] = std::max(out[k], number); });
}

} // namespace alleviation
