#include "sim/inference/selection.h"

#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace sim::inference {

Selection::Selection(std::size_t plans, const SelectionRule& rule)
    : rule_(rule), plans_(plans), racing_(plans), replicates_(plans, 0), mean_(plans, 0.0),
      together_(plans * plans, 0.0), deviation_(plans, 0.0)
{
    if (plans == 0) throw std::invalid_argument("a choice needs at least one plan");
    if (rule.good == schema::Good::neither) throw std::invalid_argument("a choice needs to know what is better");
    const double by_lot = 1 / static_cast<double>(plans);
    if (plans > 1 && (!(rule.promised < 1) || !(rule.promised >= by_lot)))
        throw std::invalid_argument("a promised probability lies between that of drawing lots and one");
    if (!(rule.indifference > 0)) throw std::invalid_argument("an indifference is above zero");
    if (rule.first < 2) throw std::invalid_argument("a variance needs two replicates");
    std::iota(racing_.begin(), racing_.end(), std::size_t{0});
    if (plans == 1) {
        racing_.clear();
        decided_ = true;
    }
}

void Selection::add(std::span<const double> values)
{
    if (decided_) return;
    for (const std::size_t p : racing_)
        if (std::isnan(values[p])) return;
    ++worlds_;
    const auto n = static_cast<double>(worlds_);
    const double sign = rule_.good == schema::Good::less ? -1.0 : 1.0;
    for (const std::size_t p : racing_) {
        deviation_[p] = sign * values[p] - mean_[p];
        mean_[p] += deviation_[p] / n;
        ++replicates_[p];
    }
    if (worlds_ <= rule_.first || rule_.improve_variances)
        for (const std::size_t a : racing_)
            for (const std::size_t b : racing_)
                together_[a * plans_ + b] += deviation_[a] * deviation_[b] * (n - 1) / n;
    if (worlds_ == rule_.first) {
        first_variance_.resize(plans_ * plans_);
        for (std::size_t a = 0; a < plans_; ++a)
            for (std::size_t b = 0; b < plans_; ++b) first_variance_[a * plans_ + b] = difference_variance(a, b);
    }
    if (worlds_ >= rule_.first) screen();
}

/// Of one plan less another in one world, from all worlds that the sums of products hold.
double Selection::difference_variance(std::size_t a, std::size_t b) const
{
    const double sum = together_[a * plans_ + a] + together_[b * plans_ + b] - 2 * together_[a * plans_ + b];
    return std::max(0.0, sum) / static_cast<double>(worlds_ - 1);
}

/// h² of KN: how wide the region is in which two plans race on, when variances are of so many worlds. The error is
/// shared out over all pairs with the best (Bonferroni), which holds however plans go together.
double Selection::bound_square(std::size_t worlds) const
{
    const auto freedom = static_cast<double>(worlds - 1);
    const double error = (1 - rule_.promised) / static_cast<double>(plans_ - 1);
    return freedom * std::expm1(-2 / freedom * std::log(2 * error));
}

void Selection::screen()
{
    const auto n = static_cast<double>(worlds_);
    const double square = bound_square(rule_.improve_variances ? worlds_ : rule_.first);
    const double zone = rule_.indifference;
    double longest = 0;
    std::vector<std::size_t> stay;
    for (const std::size_t a : racing_) {
        bool beaten = false;
        for (const std::size_t b : racing_) {
            if (a == b) continue;
            const double spread = rule_.improve_variances ? difference_variance(a, b) : first_variance_[a * plans_ + b];
            const double reach = square * spread / (zone * zone);
            longest = std::max(longest, reach);
            const double margin = std::max(0.0, zone / (2 * n) * (reach - n));
            beaten = beaten || mean_[a] < mean_[b] - margin;
        }
        if (!beaten) stay.push_back(a);
    }
    racing_ = std::move(stay);
    at_most_ = std::max(worlds_, static_cast<std::size_t>(longest) + 1);
    // Beyond its reach no pair races on; plans that are the same in every world never beat one another.
    if (racing_.size() > 1 && worlds_ > static_cast<std::size_t>(longest)) racing_ = {best()};
    if (racing_.size() == 1) {
        decided_ = true;
        at_most_ = worlds_;
    }
}

std::size_t Selection::best() const
{
    // Who was given up has a mean over fewer worlds, which does not count against those who stayed.
    std::size_t best = plans_;
    for (std::size_t p = 0; p < plans_; ++p) {
        if (replicates_[p] < worlds_) continue;
        if (best == plans_ || mean_[p] > mean_[best]) best = p;
    }
    return decided_ && racing_.size() == 1 ? racing_.front() : best;
}

std::vector<double> Selection::means() const
{
    const double sign = rule_.good == schema::Good::less ? -1.0 : 1.0;
    std::vector<double> out(plans_, nan);
    for (std::size_t p = 0; p < plans_; ++p)
        if (replicates_[p] > 0) out[p] = sign * mean_[p];
    return out;
}

namespace {

/// How the optimal allocation weighs each plan, of any scale.
std::vector<double> weights_of(std::span<const double> means, std::span<const double> variances, schema::Good good)
{
    const std::size_t plans = means.size();
    const auto better = [&](double a, double b) { return good == schema::Good::less ? a < b : a > b; };
    std::size_t best = 0;
    for (std::size_t p = 1; p < plans; ++p)
        if (better(means[p], means[best])) best = p;
    double widest = 0;
    for (const double m : means) widest = std::max(widest, std::abs(m - means[best]));
    std::vector<double> weight(plans, 0.0);
    double squares = 0;
    for (std::size_t p = 0; p < plans; ++p) {
        if (p == best) continue;
        // A plan level with the best would take everything and still not be told from it.
        const double apart = std::max(std::abs(means[p] - means[best]), 1e-3 * widest);
        weight[p] = apart > 0 ? variances[p] / (apart * apart) : variances[p];
        if (variances[p] > 0) squares += weight[p] * weight[p] / variances[p];
    }
    weight[best] = std::sqrt(variances[best] * squares);
    return weight;
}

} // namespace

std::vector<std::size_t> allocate(std::span<const double> means, std::span<const double> variances,
                                  std::span<const std::size_t> so_far, std::size_t more, schema::Good good)
{
    const std::size_t plans = means.size();
    std::vector<std::size_t> out(plans, 0);
    if (plans == 0) return out;
    std::vector<double> weight = weights_of(means, variances, good);
    if (std::accumulate(weight.begin(), weight.end(), 0.0) <= 0) weight.assign(plans, 1.0); // no noise at all
    // Whoever has had more than its share already gets none, and the others share what is left.
    std::vector<bool> open(plans, true);
    std::vector<double> target(plans, 0.0);
    for (bool again = true; again;) {
        again = false;
        double total = static_cast<double>(more), scale = 0;
        for (std::size_t p = 0; p < plans; ++p) {
            if (!open[p]) continue;
            total += static_cast<double>(so_far[p]);
            scale += weight[p];
        }
        for (std::size_t p = 0; p < plans; ++p) {
            if (!open[p]) continue;
            target[p] = scale > 0 ? total * weight[p] / scale - static_cast<double>(so_far[p]) : 0.0;
            if (target[p] < 0) {
                open[p] = false;
                target[p] = 0;
                again = true;
            }
        }
    }
    // Whole replicates; those cut off go to the largest remainders.
    std::vector<std::size_t> order(plans);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::size_t given = 0;
    for (std::size_t p = 0; p < plans; ++p) {
        out[p] = static_cast<std::size_t>(target[p]);
        given += out[p];
        target[p] -= std::floor(target[p]);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return target[a] > target[b]; });
    for (std::size_t i = 0; given < more; i = (i + 1) % plans, ++given) ++out[order[i]];
    return out;
}

} // namespace sim::inference
