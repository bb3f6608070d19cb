#include "models/alleviation/initialise/ties.h"

#include <boost/random/poisson_distribution.hpp>

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process sociability{"sociability", "households"};
constexpr sim::Process kinship{"kinship", "households"};
constexpr sim::Process acquaintance{"founding acquaintances", "households"};

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// How readily each household of a village makes ties: 1 on average. Few are hubs, and some hardly know anybody.
std::vector<float> sociabilities(const District& district, const TieParameters& p, const Village& village)
{
    const float spread = p.sociability.real();
    std::vector<float> out;
    out.reserve(village.households);
    each_household(village, [&](std::uint32_t i) {
        const float deviation = spread * district.draw(sociability, district.households.identity[i]).normal();
        out.push_back(sim::hot::exp(deviation - spread * spread / 2));
    });
    return out;
}

void add_kin(const District& district, const TieParameters& p, const Village& village, std::span<const float> sociable,
             std::vector<Pair>& pairs)
{
    const auto group = static_cast<std::uint32_t>(long{p.kin_group});
    for (std::uint32_t first = 0; first < village.households; first += group) {
        const std::uint32_t end = std::min(village.households, first + group);
        for (std::uint32_t i = first; i < end; ++i) {
            auto stream = district.draw(kinship, district.households.identity[village.first_household + i]);
            for (std::uint32_t j = i + 1; j < end; ++j)
                if (stream.uniform() < p.kin.real() * sociable[i] * sociable[j])
                    pairs.emplace_back(village.first_household + i, village.first_household + j);
        }
    }
}

/// Households look for others among those that live near, the sociable more and for the sociable.
void add_acquaintances(const District& district, const TieParameters& p, const Village& village,
                       std::span<const float> sociable, std::vector<Pair>& pairs)
{
    const double each = p.acquaintances / 2; // each of two may have looked for the other
    if (village.households < 2 || each <= 0) return;
    std::vector<double> below{0}; // sums of all before
    for (const float s : sociable) below.push_back(below.back() + static_cast<double>(s));
    const auto near = static_cast<std::uint32_t>(long{p.near});
    for (std::uint32_t i = 0; i < village.households; ++i) {
        auto stream = district.draw(acquaintance, district.households.identity[village.first_household + i]);
        const double from = below[i - std::min(i, near)], to = below[std::min(village.households, i + near + 1)];
        const double mean = each * static_cast<double>(sociable[i]);
        for (int wanted = boost::random::poisson_distribution<int>(mean)(stream); wanted > 0; --wanted) {
            const double place = from + (to - from) * static_cast<double>(stream.uniform());
            const auto after = std::upper_bound(below.begin() + 1, below.end() - 1, place);
            const auto j = static_cast<std::uint32_t>(after - below.begin() - 1);
            if (j != i) pairs.emplace_back(village.first_household + i, village.first_household + j);
        }
    }
}

} // namespace

Ties initial_ties(const District& district, const TieParameters& p)
{
    std::vector<Pair> pairs;
    for (const auto& village : district.villages) {
        const auto sociable = sociabilities(district, p, village);
        add_kin(district, p, village, sociable, pairs);
        add_acquaintances(district, p, village, sociable, pairs);
    }

    Ties ties;
    auto &first = ties.first, &other = ties.other;
    first.assign(district.household_count() + 1, 0);
    for (const auto& [i, j] : pairs) {
        ++first[i + 1];
        ++first[j + 1];
    }
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    other.resize(first.back());
    auto next = first;
    for (const auto& [i, j] : pairs) {
        other[next[i]++] = j;
        other[next[j]++] = i;
    }
    // Kin may have met otherwise, too, and each of two may have looked for the other: that is one tie.
    auto kept = other.begin();
    auto begin = other.begin();
    for (std::size_t i = 0; i + 1 < first.size(); ++i) {
        const auto end = other.begin() + first[i + 1];
        std::sort(begin, end);
        first[i] = static_cast<std::uint32_t>(kept - other.begin());
        for (const auto unique_end = std::unique(begin, end); begin != unique_end; ++begin) *kept++ = *begin;
        begin = end;
    }
    first.back() = static_cast<std::uint32_t>(kept - other.begin());
    other.resize(first.back());
    other.shrink_to_fit();
    return ties;
}

} // namespace alleviation
