#include "models/alleviation/initialise/ties.h"

#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process kinship{"kinship"};
constexpr sim::Process acquaintance{"founding acquaintances"};

using Pair = std::pair<std::uint32_t, std::uint32_t>;

void add_kin(const District& district, const TieParameters& p, const Village& village, std::vector<Pair>& pairs)
{
    const auto& identity = district.households.identity;
    const std::uint32_t end = village.first_household + village.households;
    const auto group = static_cast<std::uint32_t>(long{p.kin_group});
    for (std::uint32_t first = village.first_household; first < end; first += group)
        for (std::uint32_t i = first; i < std::min(end, first + group); ++i) {
            auto stream = district.draw(kinship, identity[i]);
            for (std::uint32_t j = i + 1; j < std::min(end, first + group); ++j)
                if (stream.uniform() < p.kin) pairs.emplace_back(i, j);
        }
}

void add_acquaintances(const District& district, const TieParameters& p, const Village& village,
                       std::vector<Pair>& pairs)
{
    const double each = p.acquaintances / 2; // each of two may have looked for the other
    if (village.households < 2 || each <= 0) return;
    boost::random::uniform_int_distribution<std::uint32_t> anyone(village.first_household,
                                                                  village.first_household + village.households - 1);
    for (std::uint32_t i = village.first_household; i < village.first_household + village.households; ++i) {
        auto stream = district.draw(acquaintance, district.households.identity[i]);
        for (int wanted = boost::random::poisson_distribution<int>(each)(stream); wanted > 0; --wanted) {
            const std::uint32_t j = anyone(stream);
            if (j != i) pairs.emplace_back(i, j);
        }
    }
}

} // namespace

Ties initial_ties(const District& district, const TieParameters& p)
{
    std::vector<Pair> pairs;
    for (const auto& village : district.villages) {
        add_kin(district, p, village, pairs);
        add_acquaintances(district, p, village, pairs);
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
