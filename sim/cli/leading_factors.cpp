#include "sim/cli/leading_factors.h"

#include "sim/cli/labelled.h"
#include "sim/cli/numbers.h"
#include "sim/inference/sensitivity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sim::cli {

namespace {

/// An arm's effect at every point, or the baseline's level: mean over the worlds that are there.
std::vector<double> at_points(const store::ResultReader& sweep, const std::string& arm, const std::string& figure)
{
    const auto array = sweep.read("sweep", "value"); // arm, replicate, point, figure
    const auto place = [&](const char* axis, const std::string& label) {
        const auto labels = sweep.labels("sweep", axis);
        return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
    };
    const std::size_t a = place("arm", arm), base = place("arm", sweep.attribute("baseline")),
                      f = place("figure", figure);
    const std::size_t replicates = array.shape[1], points = array.shape[2], figures = array.shape[3];
    std::vector<double> out(points);
    for (std::size_t p = 0; p < points; ++p) {
        const auto value = [&](std::size_t of, std::size_t r) {
            return array.values[((of * replicates + r) * points + p) * figures + f];
        };
        double sum = 0, known = 0;
        for (std::size_t r = 0; r < replicates; ++r) {
            const double here = value(a, r) - (a == base ? 0 : value(base, r));
            if (std::isnan(here)) continue;
            sum += here;
            known += 1;
        }
        out[p] = known > 0 ? sum / known : std::nan("");
    }
    return out;
}

} // namespace

std::string LeadingFactor::text() const
{
    const auto& [value, low, high] = index;
    return name + " " +
           (effects ? shown(value) + " " + interval(low, high)
                    : fmt::format("{:.0f} % [{:.0f}, {:.0f}]", std::min(100.0, 100 * value), 100 * std::max(0.0, low),
                                  std::min(100.0, 100 * high)));
}

bool points_enough(const store::ResultReader& sweep)
{
    constexpr std::size_t least = 100;
    return sweep.labels("sweep", "point").size() >= least;
}

std::vector<LeadingFactor> leading_factors(const store::ResultReader& sweep, const std::string& arm,
                                           const std::string& figure)
{
    if (!points_enough(sweep)) return {};
    const Labelled values(sweep, "sweep_sensitivity", "value");
    const auto factors = sweep.labels("sweep_sensitivity", "factor");
    const bool effects = values.has(2, "mu_star");
    const double predicted = Labelled(sweep, "sweep_sensitivity", "predicted").at({arm, figure});
    const std::string index = effects ? "mu_star" : predicted < inference::least_predicted ? "first" : "total";
    std::vector<inference::Estimate> estimates;
    for (const auto& factor : factors) {
        const auto of = [&](const char* label) { return values.at({arm, figure, index, factor, label}); };
        estimates.push_back({of("value"), of("low"), of("high")});
    }
    const auto told = inference::told_from_nothing(estimates, effects);
    if (told.empty()) return {};
    const auto here = at_points(sweep, arm, figure);
    const auto shares = sweep.read("sweep_factors", "share"); // point, factor
    std::vector<LeadingFactor> out;
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < std::min(most, told.size()); ++i) {
        double slope = 0;
        for (std::size_t p = 0; p < here.size(); ++p)
            if (!std::isnan(here[p])) slope += here[p] * (shares.values[p * factors.size() + told[i]] - 0.5);
        out.push_back({factors[told[i]], estimates[told[i]], effects, slope});
    }
    return out;
}

} // namespace sim::cli
