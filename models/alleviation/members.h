/// Households together with their members: chunks of which both stay in cache, and sums over members that vectorise.
#pragma once

#include "models/alleviation/chunks.h"

namespace alleviation {

/// Most households have no more members; those that do are looked at once more.
inline constexpr std::size_t usual_members = 4;

/// One number for each person of a chunk; the room behind the last is read and never used.
struct MemberNumbers : std::array<float, chunk_rows + 2 * usual_members> {
    MemberNumbers() : array{} {}
};

/// Some households next to each other that have at most a chunk of members, and the rows of these.
struct HouseholdChunk {
    std::size_t first = 0, households = 0, first_person = 0, persons = 0;
};
/// The households from `first` on, at most `most`, as many as fit.
HouseholdChunk household_chunk_of(const Households& households, std::size_t first, std::size_t most);

/// A mark for each person of a chunk: 1 or 0. The room behind the last is read and never counts.
struct Mask : std::array<std::uint8_t, chunk_rows + sizeof(std::uint64_t)> {
    Mask() : array{} {}
};
/// How many of each household's members are marked.
void count_marked(const Households& households, const HouseholdChunk& chunk, const Mask& marks, std::uint8_t* counts);

/// A chunk of households with what it takes to look at each one's members.
struct Families : HouseholdChunk {
    Chunk<std::int32_t> begin, members; ///< by household: its first member, counted from first_person, and how many
    Chunk<std::uint32_t> large;         ///< households with more than the usual number of members
    std::size_t larges = 0;

    void take(const Households& households, const HouseholdChunk& chunk);

    /// The sum over each household's members, in their order.
    void sum(const MemberNumbers& each, float* sums) const;
    /// The greatest of each household's members; 0 when all are below.
    void greatest(const MemberNumbers& each, float* out) const;

  private:
    template <class Combine>
    void combine(const MemberNumbers& each, float* out, Combine of_usual) const;
    /// Calls `visit(household, number)` for the members beyond the usual number, in their order, and with 0 for some
    /// that are not there.
    template <class Visit>
    void each_other(const MemberNumbers& each, Visit visit) const;
};

/// Calls `sweep(chunk)` over some households, chunk by chunk.
template <class Sweep>
void for_each_household_chunk(const District& district, std::size_t first, std::size_t households, Sweep sweep)
{
    constexpr std::size_t most = 256; // their members mostly fit into a chunk, too
    for (const std::size_t end = first + households; first < end;) {
        const HouseholdChunk chunk = household_chunk_of(district.households, first, std::min(most, end - first));
        sweep(chunk);
        first += chunk.households;
    }
}
/// Over all households of a district.
template <class Sweep>
void for_each_household_chunk(const District& district, Sweep sweep)
{
    for_each_household_chunk(district, 0, district.household_count(), sweep);
}

/// Calls `sweep(families)` over some households, chunk by chunk.
template <class Sweep>
void for_each_family_chunk(const District& district, std::size_t first, std::size_t households, Sweep sweep)
{
    Families families;
    for_each_household_chunk(district, first, households, [&](const HouseholdChunk& chunk) {
        families.take(district.households, chunk);
        sweep(std::as_const(families));
    });
}
/// Over all households of a district.
template <class Sweep>
void for_each_family_chunk(const District& district, Sweep sweep)
{
    for_each_family_chunk(district, 0, district.household_count(), sweep);
}

} // namespace alleviation
