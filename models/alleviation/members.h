/// Households together with their members: pieces of which both stay in cache, and sums over members that vectorise.
#pragma once

#include "models/alleviation/blocks.h"

namespace alleviation {

/// Most households have no more members; those that do are looked at once more.
inline constexpr std::size_t usual_members = 4;

/// One number for each person of a piece; the room behind the last is read and never used.
struct MemberNumbers : std::array<float, block_rows + 2 * usual_members> {
    MemberNumbers() : array{} {}
};

/// Some households next to each other that have at most a block of members, and the rows of these.
struct Piece {
    std::size_t first = 0, households = 0, first_person = 0, persons = 0;
};
/// The households from `first` on, at most `most`, as many as fit.
Piece piece_of(const Households& households, std::size_t first, std::size_t most);

/// A mark for each person of a piece: 1 or 0. The room behind the last is read and never counts.
struct Marks : std::array<std::uint8_t, block_rows + sizeof(std::uint64_t)> {
    Marks() : array{} {}
};
/// How many of each household's members are marked.
void count_marked(const Households& households, const Piece& piece, const Marks& marks, std::uint8_t* counts);

/// A piece of households with what it takes to look at each one's members.
struct Families : Piece {
    Block<std::int32_t> begin, members; ///< by household: its first member, counted from first_person, and how many
    Block<std::uint32_t> large;         ///< households with more than the usual number of members
    std::size_t larges = 0;

    void take(const Households& households, const Piece& piece);

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

/// Calls `sweep(piece)` over some households, piece by piece.
template <class Sweep>
void by_pieces(const District& district, std::size_t first, std::size_t households, Sweep sweep)
{
    constexpr std::size_t most = 256; // their members mostly fit into a block, too
    for (const std::size_t end = first + households; first < end;) {
        const Piece piece = piece_of(district.households, first, std::min(most, end - first));
        sweep(piece);
        first += piece.households;
    }
}
/// Over all households of a district.
template <class Sweep>
void by_pieces(const District& district, Sweep sweep)
{
    by_pieces(district, 0, district.household_count(), sweep);
}

/// Calls `sweep(families)` over some households, piece by piece.
template <class Sweep>
void by_families(const District& district, std::size_t first, std::size_t households, Sweep sweep)
{
    Families families;
    by_pieces(district, first, households, [&](const Piece& piece) {
        families.take(district.households, piece);
        sweep(std::as_const(families));
    });
}
/// Over all households of a district.
template <class Sweep>
void by_families(const District& district, Sweep sweep)
{
    by_families(district, 0, district.household_count(), sweep);
}

} // namespace alleviation
