#include "models/measures/dynamics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace measures {

void Panel::check() const
{
    if (periods == 0 || welfare.size() % periods != 0)
        throw std::invalid_argument("welfare is no table of persons by periods");
    if (!weights.empty() && weights.size() != persons())
        throw std::invalid_argument("there are not as many weights as persons");
    Weighted{welfare, {}}.check();
    const std::vector<double> nothing(weights.size(), 0.0);
    Weighted{nothing, weights}.check();
}

namespace {

void check(const Panel& panel, Line line)
{
    panel.check();
    line.check();
}

double poor_share(std::span<const double> welfare, Line line)
{
    const auto poor = std::count_if(welfare.begin(), welfare.end(), [&](double y) { return line.poor(y); });
    return static_cast<double>(poor) / static_cast<double>(welfare.size());
}

double mean_gap(std::span<const double> welfare, Line line, double alpha)
{
    double sum = 0;
    for (const double y : welfare) sum += line.poor(y) ? std::pow(line.gap(y), alpha) : 0.0;
    return sum / static_cast<double>(welfare.size());
}

} // namespace

Chronic chronic(const Panel& panel, Line line, double duration)
{
    check(panel, line);
    if (!(duration > 0 && duration <= 1)) throw std::invalid_argument("the duration must be above 0 and at most 1");
    Chronic out;
    double people = 0;
    for (std::size_t i = 0; i < panel.persons(); ++i) {
        const double weight = panel.weight(i), share = poor_share(panel.of(i), line);
        people += weight;
        if (share < duration - 1e-12) continue;
        out.headcount += weight;
        out.adjusted += weight * share;
        out.adjusted_gap += weight * mean_gap(panel.of(i), line, 1);
        out.adjusted_squared_gap += weight * mean_gap(panel.of(i), line, 2);
    }
    for (double* sum : {&out.headcount, &out.adjusted, &out.adjusted_gap, &out.adjusted_squared_gap}) *sum /= people;
    out.mean_duration = out.adjusted / out.headcount;
    return out;
}

Components chronic_and_transient(const Panel& panel, Line line, double alpha)
{
    check(panel, line);
    std::vector<double> means;
    double all = 0, people = 0;
    for (std::size_t i = 0; i < panel.persons(); ++i) {
        means.push_back(Distribution(panel.of(i)).mean());
        all += panel.weight(i) * mean_gap(panel.of(i), line, alpha);
        people += panel.weight(i);
    }
    Components out;
    out.chronic = fgt({means, panel.weights}, line, alpha);
    out.transient = all / people - out.chronic;
    return out;
}

Transitions transitions(const Panel& panel, Line line)
{
    check(panel, line);
    double poor = 0, left = 0, others = 0, fell = 0, out_for_one = 0, again = 0;
    for (std::size_t i = 0; i < panel.persons(); ++i) {
        const auto y = panel.of(i);
        const double weight = panel.weight(i);
        for (std::size_t t = 0; t + 1 < y.size(); ++t) {
            const bool now = line.poor(y[t]), next = line.poor(y[t + 1]);
            (now ? poor : others) += weight;
            if (now && !next) left += weight;
            if (!now && next) fell += weight;
            if (!now || next || t + 2 >= y.size()) continue;
            out_for_one += weight;
            if (line.poor(y[t + 2])) again += weight;
        }
    }
    return {left / poor, fell / others, again / out_for_one};
}

std::vector<double> spell_survival(const Panel& panel, Line line)
{
    check(panel, line);
    std::vector<double> ended(panel.periods + 1), at_risk(panel.periods + 1);
    for (std::size_t i = 0; i < panel.persons(); ++i) {
        const auto y = panel.of(i);
        std::size_t t = 0;
        while (t < y.size() && line.poor(y[t])) ++t; // under way at the start
        while (t < y.size()) {
            if (!line.poor(y[t])) {
                ++t;
                continue;
            }
            std::size_t length = 0;
            while (t < y.size() && line.poor(y[t])) {
                ++t;
                ++length;
            }
            const bool ends = t < y.size(); // otherwise it is not known whether it lasts longer
            if (ends) ended[length] += panel.weight(i);
            for (std::size_t l = 1; l < length + ends; ++l) at_risk[l] += panel.weight(i);
        }
    }
    std::vector<double> out{1.0};
    for (std::size_t l = 1; l <= panel.periods && (at_risk[l] > 0 || out.back() == 0); ++l)
        out.push_back(out.back() == 0 ? 0.0 : out.back() * (1 - ended[l] / at_risk[l]));
    return out;
}

} // namespace measures
