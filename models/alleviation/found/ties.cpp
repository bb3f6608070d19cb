#include "models/alleviation/found/ties.h"

#include "models/alleviation/parameters.h"

#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process kinship{"kinship"};
constexpr sim::Process acquaintance{"founding acquaintances"};

using Pair = std::pair<std::uint32_t, std::uint32_t>;

void add_kin(const District& district, const Village& village, std::vector<Pair>& pairs)
{
    const auto& p = district.parameters->ties;
    const auto& identity = district.households.identity;
    const std::uint32_t end = village.first_household + village.households;
    const auto group = static_cast<std::uint32_t>(long{p.kin_group});
    for (std::uint32_t first = village.first_household; first < end; first += group)
        for (std::uint32_t i = first; i < std::min(end, first + group); ++i)
            for (std::uint32_t j = i + 1; j < std::min(end, first + group); ++j)
                if (district.draw(kinship, identity[i], identity[j]).uniform() < p.kin) pairs.emplace_back(i, j);
}

void add_acquaintances(const District& district, const Village& village, std::vector<Pair>& pairs)
{
    const double each = district.parameters->ties.acquaintances / 2; // each of two may have looked for the other
    if (village.households < 2 || each <= 0) return;
    boost::random::uniform_int_distribution<std::uint32_t> anyone(village.first_household,
                                                                  village.first_household + village.households - 1);
    for (std::uint32_t i = village.first_household; i < village.first_household + village.households; ++i) {
        auto stream = district.draw(acquaintance, district.households.identity[i]);
        for (int wanted = boost::random::poisson_distribution<int>(each)(stream); wanted > 0; --wanted) {
            const std::uint32_t j = anyone(stream);
            if (j != i) pairs.emplace_back(std::min(i, j), std::max(i, j));
        }
    }
}

} // namespace

Ties found_ties(const District& district)
{
    std::vector<Pair> pairs;
    for (const auto& village : district.villages) {
        add_kin(district, village, pairs);
        add_acquaintances(district, village, pairs);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());

    Ties ties;
    ties.first.assign(district.household_count() + 1, 0);
    for (const auto& [i, j] : pairs) {
        ++ties.first[i + 1];
        ++ties.first[j + 1];
    }
    for (std::size_t i = 1; i < ties.first.size(); ++i) ties.first[i] += ties.first[i - 1];
    ties.other.resize(ties.first.back());
    auto next = ties.first;
    for (const auto& [i, j] : pairs) {
        ties.other[next[i]++] = j;
        ties.other[next[j]++] = i;
    }
    return ties;
}

} // namespace alleviation
