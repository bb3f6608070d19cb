#include "sim/experiment/attribution.h"

#include <catch2/catch.hpp>

#include <bit>
#include <numeric>

using namespace sim::experiment;

namespace {

double sum(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

TEST_CASE("players that do not touch one another are each given what they bring")
{
    const std::vector<double> brings = {3, -1, 0.5};
    std::vector<double> values;
    for (unsigned present = 0; present < 8; ++present) {
        values.push_back(100);
        for (std::size_t i = 0; i < 3; ++i)
            if (present >> i & 1) values.back() += brings[i];
    }
    const auto shares = exact_shares(values, 3);
    CHECK(shares.together == 2.5);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(shares.shapley[i] == Approx(brings[i]));
        CHECK(shares.leave_one_out[i] == Approx(brings[i]));
        CHECK(shares.alone[i] == Approx(brings[i]));
    }
}

TEST_CASE("one left glove and two right ones: the left glove is worth two thirds (Shapley 1953)")
{
    std::vector<double> values;
    for (unsigned present = 0; present < 8; ++present) values.push_back((present & 1) && (present & 6) ? 1 : 0);
    const auto shares = exact_shares(values, 3);
    CHECK(shares.shapley[0] == Approx(2.0 / 3));
    CHECK(shares.shapley[1] == Approx(1.0 / 6));
    CHECK(shares.shapley[2] == Approx(1.0 / 6));
    CHECK(shares.leave_one_out[0] == 1);
    CHECK(shares.leave_one_out[1] == 0);
    CHECK(shares.alone[0] == 0);
}

TEST_CASE("what players need one another for is shared, and shares add up to the whole")
{
    // Only all six together bring anything.
    std::vector<double> values(64, 5.0);
    values[63] = 17;
    const auto shares = exact_shares(values, 6);
    for (const double share : shares.shapley) CHECK(share == Approx(2));
    CHECK(sum(shares.shapley) == Approx(shares.together));
}
