#include "sim/cli/recorded_figure.h"

#include "sim/core/faults.h"
#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>

namespace sim::cli {

RecordedFigure::RecordedFigure(const store::ResultReader& result, const std::string& group, const std::string& variable,
                               const std::vector<std::string>& labels)
    : array_(result.read(group, variable))
{
    const bool monthly = array_.dimensions.size() > 2 && array_.dimensions[2] == "month";
    if (monthly) months_ = array_.shape[2];
    const std::size_t first = monthly ? 3 : 2;
    for (std::size_t d = first; d < array_.shape.size(); ++d) {
        const auto known = result.labels(group, array_.dimensions[d]);
        const std::string& label = labels.at(d - first);
        const auto found = std::find(known.begin(), known.end(), label);
        if (found == known.end())
            throw InputError("the result has no '" + label + "' in " + group + "/" + array_.dimensions[d]);
        cell_ = cell_ * array_.shape[d] + static_cast<std::size_t>(found - known.begin());
        width_ *= array_.shape[d];
    }
}

double RecordedFigure::at(std::size_t arm, std::size_t replicate, std::size_t month) const
{
    return array_.values.at(((arm * replicates() + replicate) * months_ + month) * width_ + cell_);
}

std::vector<double> RecordedFigure::of_arm(std::size_t arm, std::size_t month) const
{
    std::vector<double> out(replicates());
    for (std::size_t r = 0; r < out.size(); ++r) out[r] = at(arm, r, month);
    return out;
}

namespace {

/// The estimate of which the sample's mean is `mean`, and whose spread over replicates is that of `deviations`.
Estimate estimate(double mean, std::span<const double> deviations, std::size_t replicates)
{
    Estimate out{inference::nan, inference::nan, inference::nan, replicates, replicates - deviations.size()};
    if (deviations.empty()) return out;
    out.mean = mean;
    const std::size_t n = deviations.size();
    const double half =
        inference::student(n).at_975 * std::sqrt(inference::variance(deviations) / static_cast<double>(n));
    out.low = mean - half;
    out.high = mean + half;
    return out;
}

} // namespace

Estimate mean_estimate(std::span<const double> sample)
{
    std::vector<double> known;
    for (const double value : sample)
        if (!std::isnan(value)) known.push_back(value);
    return estimate(inference::mean_of(known), known, sample.size());
}

Estimate ratio_estimate(std::span<const double> above, std::span<const double> below)
{
    std::vector<double> a, b;
    for (std::size_t r = 0; r < above.size(); ++r) {
        if (std::isnan(above[r]) || std::isnan(below[r])) continue;
        a.push_back(above[r]);
        b.push_back(below[r]);
    }
    const double mean_below = inference::mean_of(b), ratio = inference::mean_of(a) / mean_below;
    if (!std::isfinite(ratio)) return estimate(inference::nan, {}, above.size());
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = (a[i] - ratio * b[i]) / mean_below;
    return estimate(ratio, a, above.size());
}

} // namespace sim::cli
