#include "sim/inference/scenario_discovery.h"

#include "sim/inference/statistics.h"
#include "sim/random/key.h"

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>

namespace sim::inference {

namespace {

constexpr Process shuffling{"scenario discovery"};
constexpr double beyond = std::numeric_limits<double>::infinity();

/// One factor's side: of a number its ends, of a choice its levels.
struct Side {
    double low = -beyond, high = beyond;
    std::vector<bool> without; ///< by level: not inside

    bool holds(double value) const
    {
        return without.empty() ? value >= low && value <= high : !without[static_cast<std::size_t>(value)];
    }
    bool cut_low() const { return low > -beyond; }
    bool cut_high() const { return high < beyond; }
    bool restricts() const { return cut_low() || cut_high() || std::ranges::find(without, true) != without.end(); }
};
using Box = std::vector<Side>;

/// How many points, and how many of interest.
struct Count {
    std::size_t points = 0, hits = 0;

    void add(bool hit)
    {
        ++points;
        hits += hit ? 1 : 0;
    }
};

/// A change of one face, and what lies between the old and the new.
struct Move {
    std::size_t factor = 0;
    Side side;
    Count between;
};

/// What all searches over the same points share.
class Search {
  public:
    Search(const Factors& factors, const DiscoveryRule& rule) : factors_(factors), rule_(rule), order_(factors.count())
    {
        for (std::size_t f = 0; f < factors.count(); ++f) {
            order_[f].resize(factors.points());
            std::iota(order_[f].begin(), order_[f].end(), std::size_t{0});
            std::ranges::stable_sort(order_[f], {}, [&](std::size_t i) { return factors_.at(i, f); });
        }
        const double least = std::ceil(rule.least_mass * static_cast<double>(factors.points()));
        least_points_ = std::max<std::size_t>(1, static_cast<std::size_t>(least));
    }

    /// A side that restricts nothing.
    Side open(std::size_t factor) const { return {-beyond, beyond, std::vector<bool>(factors_.levels[factor], false)}; }
    /// The chosen box; `trajectory` may be null.
    Box choose(const std::vector<bool>& interest, std::vector<BoxQuality>* trajectory) const;
    std::vector<Restriction> restrictions(const Box& box, const std::vector<bool>& interest) const;
    BoxQuality quality(const Box& box, const std::vector<bool>& interest) const
    {
        return quality(box, count(box, interest), hits(interest));
    }
    std::vector<bool> inside(const Box& box) const
    {
        std::vector<bool> out(factors_.points());
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = outside_by(box, i) == 0;
        return out;
    }

  private:
    static std::size_t hits(const std::vector<bool>& interest)
    {
        return static_cast<std::size_t>(std::ranges::count(interest, true));
    }
    /// How many factors' sides a point lies outside of.
    std::size_t outside_by(const Box& box, std::size_t point) const
    {
        std::size_t out = 0;
        for (std::size_t f = 0; f < box.size(); ++f) out += box[f].holds(factors_.at(point, f)) ? 0 : 1;
        return out;
    }
    Count count(const Box& box, const std::vector<bool>& interest) const
    {
        Count out;
        for (std::size_t i = 0; i < interest.size(); ++i)
            if (outside_by(box, i) == 0) out.add(interest[i]);
        return out;
    }
    BoxQuality quality(const Box& box, const Count& in, std::size_t all_hits) const
    {
        const auto share = [](std::size_t part, std::size_t whole) {
            return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : nan;
        };
        const auto restricted = std::ranges::count_if(box, [](const Side& side) { return side.restricts(); });
        return {share(in.hits, all_hits), share(in.hits, in.points), share(in.points, factors_.points()),
                static_cast<std::size_t>(restricted)};
    }
    std::size_t step(std::size_t points) const
    {
        return std::max<std::size_t>(1, static_cast<std::size_t>(rule_.alpha * static_cast<double>(points)));
    }

    std::optional<Move> cut(const Box& box, std::size_t factor, bool from_below, std::size_t points,
                            const std::vector<bool>& in, const std::vector<bool>& interest) const;
    std::optional<Move> put_back(const Box& box, std::size_t factor, bool below, std::size_t points,
                                 const std::vector<bool>& interest) const;
    std::vector<Move> peels(const Box& box, std::size_t points, const std::vector<bool>& in,
                            const std::vector<bool>& interest) const;
    void paste(Box& box, const std::vector<bool>& interest) const;
    void simplify(Box& box, const std::vector<bool>& interest) const;

    const Factors& factors_;
    const DiscoveryRule& rule_;
    std::vector<std::vector<std::size_t>> order_; ///< by factor: points from its lowest value to its highest
    std::size_t least_points_;
};

/// Takes a step off a number, equal values together; none where nothing would be left.
std::optional<Move> Search::cut(const Box& box, std::size_t factor, bool from_below, std::size_t points,
                                const std::vector<bool>& in, const std::vector<bool>& interest) const
{
    const auto& order = order_[factor];
    Move move{factor, box[factor], {}};
    double last = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const std::size_t point = from_below ? order[k] : order[order.size() - 1 - k];
        if (!in[point]) continue;
        const double value = factors_.at(point, factor);
        if (move.between.points >= step(points) && value != last) {
            (from_below ? move.side.low : move.side.high) = last + (value - last) / 2;
            return move;
        }
        move.between.add(interest[point]);
        last = value;
    }
    return {};
}

std::vector<Move> Search::peels(const Box& box, std::size_t points, const std::vector<bool>& in,
                                const std::vector<bool>& interest) const
{
    std::vector<Move> out;
    for (std::size_t f = 0; f < box.size(); ++f) {
        if (factors_.levels[f] == 0) {
            for (const bool below : {true, false})
                if (auto move = cut(box, f, below, points, in, interest)) out.push_back(std::move(*move));
            continue;
        }
        std::vector<Count> of_level(factors_.levels[f]);
        for (std::size_t i = 0; i < in.size(); ++i)
            if (in[i]) of_level[static_cast<std::size_t>(factors_.at(i, f))].add(interest[i]);
        for (std::size_t level = 0; level < of_level.size(); ++level) {
            if (of_level[level].points == 0 || of_level[level].points == points) continue;
            out.push_back({f, box[f], of_level[level]});
            out.back().side.without[level] = true;
        }
    }
    return out;
}

Box Search::choose(const std::vector<bool>& interest, std::vector<BoxQuality>* trajectory) const
{
    Box box;
    for (std::size_t f = 0; f < factors_.count(); ++f) box.push_back(open(f));
    std::vector<bool> in(interest.size(), true);
    Count now{interest.size(), hits(interest)};
    const std::size_t all_hits = now.hits;
    Box best = box;
    BoxQuality best_quality = quality(box, now, all_hits);
    if (trajectory) trajectory->push_back(best_quality);
    while (now.hits > 0 && now.hits < now.points) {
        const Move* chosen = nullptr;
        double surest = 0;
        const auto moves = peels(box, now.points, in, interest);
        const double density = static_cast<double>(now.hits) / static_cast<double>(now.points);
        for (const Move& move : moves) {
            if (now.points - move.between.points < least_points_) continue;
            const auto n = static_cast<double>(move.between.points);
            const double lacking = density - static_cast<double>(move.between.hits) / n;
            const double errors = lacking * std::sqrt(n / (1 - n / static_cast<double>(now.points)));
            if (errors > surest * (1 + 1e-12)) { // of equals the first, whatever the rounding
                surest = errors;
                chosen = &move;
            }
        }
        if (!chosen) break;
        box[chosen->factor] = chosen->side;
        for (std::size_t i = 0; i < in.size(); ++i)
            if (in[i]) in[i] = chosen->side.holds(factors_.at(i, chosen->factor));
        now = {now.points - chosen->between.points, now.hits - chosen->between.hits};
        const BoxQuality reached = quality(box, now, all_hits);
        if (trajectory) trajectory->push_back(reached);
        if (reached.f1() > best_quality.f1()) {
            best = box;
            best_quality = reached;
        }
    }
    paste(best, interest);
    simplify(best, interest);
    return best;
}

/// Moves a cut end of a number outward by a step, or takes the cut away where nothing lies further out.
std::optional<Move> Search::put_back(const Box& box, std::size_t factor, bool below, std::size_t points,
                                     const std::vector<bool>& interest) const
{
    if (!(below ? box[factor].cut_low() : box[factor].cut_high())) return {};
    Move move{factor, box[factor], {}};
    Box open = box;
    double& end = below ? move.side.low : move.side.high;
    (below ? open[factor].low : open[factor].high) = below ? -beyond : beyond;
    const auto& order = order_[factor];
    double last = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const std::size_t point = below ? order[order.size() - 1 - k] : order[k]; // outward from within
        const double value = factors_.at(point, factor);
        if (box[factor].holds(value) || outside_by(open, point) > 0) continue;
        if (move.between.points >= step(points) && value != last) {
            end = last + (value - last) / 2;
            return move;
        }
        move.between.add(interest[point]);
        last = value;
    }
    end = below ? -beyond : beyond;
    return move;
}

void Search::paste(Box& box, const std::vector<bool>& interest) const
{
    const std::size_t all_hits = hits(interest);
    Count now = count(box, interest);
    while (now.hits > 0) {
        std::optional<Move> chosen;
        double highest = quality(box, now, all_hits).f1();
        const auto consider = [&](std::optional<Move> move) {
            if (!move) return;
            const Count wider{now.points + move->between.points, now.hits + move->between.hits};
            const double f1 = quality(box, wider, all_hits).f1();
            if (f1 < highest || (chosen && f1 == highest)) return;
            highest = f1;
            chosen = std::move(move);
        };
        for (std::size_t f = 0; f < box.size(); ++f) {
            for (const bool below : {true, false}) consider(put_back(box, f, below, now.points, interest));
            for (std::size_t level = 0; level < box[f].without.size(); ++level) {
                if (!box[f].without[level]) continue;
                Box wider = box;
                wider[f].without[level] = false;
                const Count in = count(wider, interest);
                consider(Move{f, wider[f], {in.points - now.points, in.hits - now.hits}});
            }
        }
        if (!chosen) return; // each move puts back a cut, so that this comes to an end
        box[chosen->factor] = chosen->side;
        now = {now.points + chosen->between.points, now.hits + chosen->between.hits};
    }
}

void Search::simplify(Box& box, const std::vector<bool>& interest) const
{
    const double enough = quality(box, interest).f1() - rule_.simpler_by;
    for (;;) {
        std::optional<Box> chosen;
        double highest = enough;
        const auto consider = [&](const Box& wider) {
            const double f1 = quality(wider, interest).f1();
            if (f1 < highest || (chosen && f1 == highest)) return;
            highest = f1;
            chosen = wider;
        };
        for (std::size_t f = 0; f < box.size(); ++f) {
            if (!box[f].restricts()) continue;
            Box wider = box;
            if (box[f].cut_low()) wider[f].low = -beyond, consider(wider);
            wider = box;
            if (box[f].cut_high()) wider[f].high = beyond, consider(wider);
            wider = box;
            wider[f] = open(f);
            consider(wider);
        }
        if (!chosen) return;
        box = *chosen;
    }
}

std::vector<Restriction> Search::restrictions(const Box& box, const std::vector<bool>& interest) const
{
    std::vector<Restriction> out;
    const Count in = count(box, interest);
    for (std::size_t f = 0; f < box.size(); ++f) {
        const Side& side = box[f];
        if (!side.restricts()) continue;
        Restriction of{.factor = f, .cut_low = side.cut_low(), .cut_high = side.cut_high(), .allowed = {}};
        if (side.without.empty()) {
            of.low = side.cut_low() ? side.low : factors_.at(order_[f].front(), f);
            of.high = side.cut_high() ? side.high : factors_.at(order_[f].back(), f);
        }
        for (std::size_t level = 0; level < side.without.size(); ++level)
            if (!side.without[level]) of.allowed.push_back(level);
        Box without = box;
        without[f] = open(f);
        const Count wider = count(without, interest);
        const double rate = static_cast<double>(wider.hits) / static_cast<double>(wider.points);
        if (in.hits > 0) {
            const boost::math::binomial as_without(static_cast<double>(in.points), rate);
            of.quasi_p = cdf(complement(as_without, static_cast<double>(in.hits) - 1));
        }
        out.push_back(std::move(of));
    }
    std::ranges::stable_sort(out, {}, &Restriction::quasi_p);
    return out;
}

void check(const Factors& factors, const std::vector<bool>& interest)
{
    if (factors.points() != interest.size() || factors.values.size() != interest.size() * factors.count())
        throw std::invalid_argument("each point needs a value of each factor");
    for (std::size_t i = 0; i < factors.points(); ++i)
        for (std::size_t f = 0; f < factors.count(); ++f) {
            const double value = factors.at(i, f);
            const auto levels = static_cast<double>(factors.levels[f]);
            if (!std::isfinite(value) || (levels > 0 && !(value >= 0 && value < levels && value == std::floor(value))))
                throw std::invalid_argument("a factor has a value that is none of it");
        }
}

} // namespace

Discovery discover(const Factors& factors, const std::vector<bool>& interest, const DiscoveryRule& rule,
                   std::uint32_t seed)
{
    check(factors, interest);
    const Search search(factors, rule);
    Discovery out;
    Box box = search.choose(interest, &out.trajectory);
    out.restrictions = search.restrictions(box, interest);

    std::vector<double> smallest; // quasi-p-value of each search in shuffled interest
    std::vector<bool> shuffled = interest;
    for (std::uint32_t s = 0; s < rule.shuffles && !out.restrictions.empty(); ++s) {
        Stream draw({seed, s}, shuffling, {0, 0}, 0);
        for (std::size_t i = shuffled.size(); i > 1; --i) {
            const auto other = static_cast<std::size_t>((static_cast<std::uint64_t>(draw()) * i) >> 32);
            const bool kept = shuffled[i - 1];
            shuffled[i - 1] = shuffled[other];
            shuffled[other] = kept;
        }
        const auto found = search.restrictions(search.choose(shuffled, nullptr), shuffled);
        smallest.push_back(found.empty() ? 1.0 : found.front().quasi_p);
    }
    const auto by_chance = [&](double quasi_p) {
        const auto as_good = std::ranges::count_if(smallest, [&](double p) { return p <= quasi_p; });
        return smallest.empty() ? nan : (1 + static_cast<double>(as_good)) / (1 + static_cast<double>(smallest.size()));
    };
    while (!out.restrictions.empty() && by_chance(out.restrictions.back().quasi_p) > rule.significance) {
        box[out.restrictions.back().factor] = search.open(out.restrictions.back().factor);
        out.restrictions = search.restrictions(box, interest);
    }
    for (Restriction& of : out.restrictions) of.chance_p = by_chance(of.quasi_p);
    out.quality = search.quality(box, interest);
    out.inside = search.inside(box);
    return out;
}

} // namespace sim::inference
