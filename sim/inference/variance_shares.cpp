#include "sim/inference/variance_shares.h"

#include "sim/inference/statistics.h"
#include "sim/random/key.h"

#include <algorithm>
#include <cmath>

namespace sim::inference {

namespace {

constexpr Process worlds_again{"worlds of variance shares"};

/// Sums over pairs of outcomes, each pair as often as both are drawn.
struct Pairs {
    double count = 0, squares = 0;
    /// From the sums of weights, of squared weights, and of weighted outcomes and squares; an outcome is no pair with
    /// itself.
    Pairs(double weight, double squared_weights, double sum, double sum_of_squares)
        : count((weight * weight - squared_weights) / 2), squares(weight * sum_of_squares - sum * sum)
    {
    }
    Pairs operator-(const Pairs& other) const
    {
        Pairs out = *this;
        out.count -= other.count;
        out.squares -= other.squares;
        return out;
    }
    void operator+=(const Pairs& other)
    {
        count += other.count;
        squares += other.squares;
    }
    Pairs times(double share) const
    {
        Pairs out = *this;
        out.count *= share;
        out.squares *= share;
        return out;
    }
    double half_mean_square() const { return count > 0 ? squares / count / 2 : nan; }
};
const Pairs no_pairs(0, 0, 0, 0);

struct Sums {
    double weight = 0, squared_weights = 0, sum = 0, sum_of_squares = 0;
    void add(double w, double y)
    {
        weight += w;
        squared_weights += w * w;
        sum += w * y;
        sum_of_squares += w * y * y;
    }
    Pairs pairs() const { return {weight, squared_weights, sum, sum_of_squares}; }
};

struct Components {
    double points = nan, replicates = nan, interaction = nan;
    double total() const { return points + replicates + interaction; }
};

/// `y` has mean nought or near it, so that little is lost in differences of squares.
Components components(const Points& y, std::span<const double> of_point, std::vector<Sums>& of_world)
{
    Sums all;
    // A point that was drawn twice is two points whose outcomes are of the same one: no pair of two.
    Pairs same_point = no_pairs, same_world = no_pairs, of_same = no_pairs;
    of_world.assign(y.columns, {});
    for (std::size_t p = 0; p < y.rows(); ++p) {
        if (of_point[p] == 0) continue;
        Sums here;
        for (std::size_t r = 0; r < y.columns; ++r) {
            const double value = y.at(p, r), weight = of_point[p];
            if (!std::isfinite(value)) continue;
            here.add(weight, value);
            of_world[r].add(weight, value);
            all.add(weight, value);
        }
        of_same += here.pairs();
        same_point += here.pairs().times(1 / of_point[p]);
    }
    for (const auto& world : of_world) same_world += world.pairs();
    of_same += same_world;
    const double between_worlds = same_point.half_mean_square(), between_points = same_world.half_mean_square(),
                 between_both = (all.pairs() - of_same).half_mean_square();
    Components out{between_both - between_worlds, between_both - between_points,
                   between_worlds + between_points - between_both};
    for (double* part : {&out.points, &out.replicates, &out.interaction})
        if (!std::isnan(*part)) *part = std::max(*part, 0.0);
    return out;
}

/// Luck's variance as it could be, given what so few worlds show of it: the mean square between worlds times what their
/// number divides a draw of chi-square by.
double luck_again(const Components& drawn, std::size_t outcomes, std::size_t replicates, Randomness randomness)
{
    const auto worlds = static_cast<double>(replicates), points = static_cast<double>(outcomes) / worlds;
    Stream draw(randomness, worlds_again, {}, 0);
    double chi_square = 0;
    for (std::size_t r = 1; r < replicates; ++r) chi_square += std::pow(static_cast<double>(draw.normal()), 2);
    const double between = points * drawn.replicates + drawn.interaction;
    return std::max((between * (worlds - 1) / chi_square - drawn.interaction) / points, 0.0);
}

} // namespace

VarianceShares variance_shares(const Points& outcomes, const Resampling& resampling)
{
    const std::size_t points = outcomes.rows(), replicates = outcomes.columns;
    Points y = outcomes;
    std::vector<double> there;
    for (const double value : outcomes.values)
        if (std::isfinite(value)) there.push_back(value);
    const double mean = there.empty() ? nan : mean_of(there);
    for (double& value : y.values) value -= mean;

    std::vector<double> of_point(points, 1.0);
    std::vector<Sums> room;
    const bool varies = std::any_of(there.begin(), there.end(), [&](double v) { return v != there.front(); });
    const Components found = varies ? components(y, of_point, room) : Components{};
    std::vector<double> assumptions, luck, interaction;
    for (int b = 0; varies && b < resampling.resamples; ++b) {
        draw_again(resampling, b, of_point);
        Components drawn = components(y, of_point, room);
        drawn.replicates =
            luck_again(drawn, there.size(), replicates, {resampling.seed, static_cast<std::uint32_t>(b)});
        if (!(drawn.total() > 0)) continue;
        assumptions.push_back(drawn.points / drawn.total());
        luck.push_back(drawn.replicates / drawn.total());
        interaction.push_back(drawn.interaction / drawn.total());
    }
    const double total = found.total() > 0 ? found.total() : nan;
    return {with_interval(found.points / total, assumptions),      with_interval(found.replicates / total, luck),
            with_interval(found.interaction / total, interaction), total,
            found.interaction / static_cast<double>(replicates),   outcomes.values.size() - there.size()};
}

} // namespace sim::inference
