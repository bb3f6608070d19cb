/// Where to look: designs of points in [0, 1)^d. A coordinate is the share of its factor's distribution that lies
/// below the factor's value. Every number is a function of the seed and of its place in the design alone.
#pragma once

#include "sim/inference/points.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sim::inference {

/// Points, and how they came about, so that whoever estimates from them need not guess.
struct Design {
    enum class Kind : std::uint8_t {
        table, ///< given by somebody; nothing is known of it
        random,
        latin_hypercube,
        sobol,
        saltelli,
        morris,
        grid
    };
    Kind kind = Kind::table;
    Points points;
    std::size_t base = 0;            ///< rows of one block (saltelli), trajectories (morris), rows of all others
    std::vector<std::size_t> levels; ///< of each factor (grid, morris); empty for the others

    std::size_t factors() const { return points.columns; }
};

/// Independent uniform numbers. More points keep those that there were, and so do more factors.
Design random_design(std::size_t rows, std::size_t factors, std::uint32_t seed);

/// Each of `rows` equal strata of each factor holds one point, at random within it (McKay, Beckman & Conover 1979).
/// Another number of rows is another design.
Design latin_hypercube(std::size_t rows, std::size_t factors, std::uint32_t seed);

inline constexpr std::size_t sobol_dimensions = 3667; ///< as many as Boost has direction numbers for

/// The Sobol' sequence with its first point, scrambled as Owen (1995) does, so that every point is uniform, blocks of
/// 2^k points stay balanced, and another seed is an independent design. More points keep those that there were, and so
/// do more factors. Any number of rows; powers of two are best. std::invalid_argument beyond `sobol_dimensions`.
Design sobol_design(std::size_t rows, std::size_t factors, std::uint32_t seed);

/// For Sobol' indices: n rows of A, n of B, then for each factor i n rows of A with column i from B: n (d + 2) rows.
/// A and B are a Sobol' sequence in 2d dimensions, a factor's two columns side by side: what is estimated lies in that
/// plane, and neighbouring dimensions fill it best (half to two thirds of the errors of A and B one after the other).
/// More factors keep the columns that there were. std::invalid_argument where 2d are too many.
Design saltelli_design(std::size_t n, std::size_t factors, std::uint32_t seed);

/// For elementary effects (Morris 1991): `trajectories` of d + 1 rows; from row to row one factor moves by half its
/// levels, in random order and direction. Levels (an even number) are the middles of equal parts, (k + ½) / levels, and
/// not Morris's k / (levels - 1): at 0 and at 1 a normal distribution has no value. More trajectories keep those that
/// there were. std::invalid_argument for odd levels.
Design morris_design(std::size_t trajectories, std::size_t factors, std::uint32_t seed, std::size_t levels = 4);

/// All combinations of `levels[c]` values of factor c, which are the middles (k + ½) / levels[c]; the last factor moves
/// fastest. std::invalid_argument for no levels or for more rows than can be counted.
Design grid_design(std::span<const std::size_t> levels);

} // namespace sim::inference
