#include "models/measures/multidimensional.h"

#include <cmath>
#include <numeric>
#include <stdexcept>

namespace measures {

namespace {

void check(const Deprivations& d, double cutoff)
{
    if (d.dimensions.empty() || d.gaps.size() % d.dimensions.size() != 0)
        throw std::invalid_argument("deprivations are no table of persons by dimensions");
    if (!d.weights.empty() && d.weights.size() != d.gaps.size() / d.dimensions.size())
        throw std::invalid_argument("there are not as many weights as persons");
    if (!(cutoff > 0 && cutoff <= 1)) throw std::invalid_argument("the cutoff must be above 0 and at most 1");
    for (const double w : d.dimensions)
        if (!(w > 0) || !std::isfinite(w)) throw std::invalid_argument("a dimension's weight must be above zero");
    for (const double w : d.weights)
        if (!(w >= 0) || !std::isfinite(w)) throw std::invalid_argument("a weight is missing, negative or infinite");
    for (const double g : d.gaps)
        if (!(g >= 0 && g <= 1)) throw std::invalid_argument("a deprivation lies outside 0 to 1");
}

} // namespace

AlkireFoster alkire_foster(const Deprivations& deprivations, double cutoff)
{
    check(deprivations, cutoff);
    const std::size_t d = deprivations.dimensions.size(), n = deprivations.gaps.size() / d;
    const double scale = std::accumulate(deprivations.dimensions.begin(), deprivations.dimensions.end(), 0.0);
    std::vector<double> shares;
    for (const double dimension : deprivations.dimensions) shares.push_back(dimension / scale);
    AlkireFoster out;
    out.uncensored.assign(d, 0);
    out.censored.assign(d, 0);
    out.contribution.assign(d, 0);
    double people = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double weight = deprivations.weights.empty() ? 1.0 : deprivations.weights[i];
        const auto gaps = deprivations.gaps.subspan(i * d, d);
        double count = 0, gap = 0, squared = 0;
        for (std::size_t j = 0; j < d; ++j) {
            count += gaps[j] > 0 ? shares[j] : 0;
            gap += shares[j] * gaps[j];
            squared += shares[j] * gaps[j] * gaps[j];
        }
        const bool poor = count >= cutoff - 1e-12;
        people += weight;
        for (std::size_t j = 0; j < d; ++j) {
            out.uncensored[j] += gaps[j] > 0 ? weight : 0;
            out.censored[j] += poor && gaps[j] > 0 ? weight : 0;
        }
        if (!poor) continue;
        out.headcount += weight;
        out.adjusted_headcount += weight * count;
        out.adjusted_gap += weight * gap;
        out.adjusted_squared_gap += weight * squared;
    }
    for (double* sum : {&out.headcount, &out.adjusted_headcount, &out.adjusted_gap, &out.adjusted_squared_gap})
        *sum /= people;
    out.intensity = out.adjusted_headcount / out.headcount;
    for (std::size_t j = 0; j < d; ++j) {
        out.uncensored[j] /= people;
        out.censored[j] /= people;
        out.contribution[j] = shares[j] * out.censored[j] / out.adjusted_headcount;
    }
    return out;
}

} // namespace measures
