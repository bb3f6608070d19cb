#include "models/report/labelled.h"

#include "sim/core/faults.h"
#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace report {

namespace {

/// An axis among the others: how many lines lie before it, its length, and the step between its cells.
struct Place {
    std::size_t axis, before = 1, length = 0, step = 1;
};

Place find(const Labelled& all, const std::string& name)
{
    Place out{all.axes.size()};
    for (std::size_t a = 0; a < all.axes.size(); ++a) {
        const std::size_t length = all.axes[a].labels.size();
        if (all.axes[a].name == name) {
            out.axis = a;
            out.length = length;
        } else {
            (out.axis < a ? out.step : out.before) *= length;
        }
    }
    if (out.axis == all.axes.size()) throw sim::InputError("the result has no axis '" + name + "' where one is needed");
    return out;
}

/// Without an axis: `reduce(line)` of the cells along it.
template <class Reduce>
Labelled reduced(const Labelled& all, const std::string& name, Reduce reduce)
{
    const Place place = find(all, name);
    Labelled out{all.axes, {}, all.unit, all.meaning};
    out.axes.erase(out.axes.begin() + static_cast<std::ptrdiff_t>(place.axis));
    out.values.reserve(place.before * place.step);
    std::vector<double> line(place.length);
    for (std::size_t b = 0; b < place.before; ++b)
        for (std::size_t s = 0; s < place.step; ++s) {
            for (std::size_t i = 0; i < place.length; ++i)
                line[i] = all.values[(b * place.length + i) * place.step + s];
            out.values.push_back(reduce(line));
        }
    return out;
}

std::vector<double> known(std::vector<double> line)
{
    std::erase_if(line, [](double v) { return std::isnan(v); });
    return line;
}

Json nested_from(const Labelled& all, std::size_t axis, std::size_t& next)
{
    if (axis == all.axes.size()) return rounded(all.values[next++]);
    Json out = Json::array();
    for (std::size_t i = 0; i < all.axes[axis].labels.size(); ++i) out.push_back(nested_from(all, axis + 1, next));
    return out;
}

} // namespace

const Axis* Labelled::axis(const std::string& name) const
{
    const auto found = std::find_if(axes.begin(), axes.end(), [&](const Axis& a) { return a.name == name; });
    return found == axes.end() ? nullptr : &*found;
}

std::size_t Labelled::extent(const std::string& name) const
{
    return find(*this, name).length;
}

Labelled Labelled::at(const std::string& name, std::size_t place) const
{
    const Place along = find(*this, name);
    if (place >= along.length) throw sim::InputError("the result's axis '" + name + "' is too short");
    Labelled out{axes, {}, unit, meaning};
    out.axes.erase(out.axes.begin() + static_cast<std::ptrdiff_t>(along.axis));
    out.values.reserve(along.before * along.step);
    for (std::size_t b = 0; b < along.before; ++b) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>((b * along.length + place) * along.step);
        out.values.insert(out.values.end(), begin, begin + static_cast<std::ptrdiff_t>(along.step));
    }
    return out;
}

Labelled Labelled::at(const std::string& name, const std::string& label) const
{
    return at(name, place_of(axes[find(*this, name).axis], label));
}

Labelled Labelled::only(const std::string& name, const std::vector<std::string>& labels) const
{
    const Place place = find(*this, name);
    Labelled out{axes, {}, unit, meaning};
    out.axes[place.axis].labels = labels;
    for (std::size_t b = 0; b < place.before; ++b)
        for (const auto& label : labels) {
            const auto first = (b * place.length + place_of(axes[place.axis], label)) * place.step;
            const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
            out.values.insert(out.values.end(), begin, begin + static_cast<std::ptrdiff_t>(place.step));
        }
    return out;
}

Labelled Labelled::last(const std::string& name) const
{
    return at(name, extent(name) - 1);
}

Labelled Labelled::sum(const std::string& name) const
{
    return reduced(*this, name, [](const std::vector<double>& line) {
        double sum = 0;
        for (const double v : line) sum += v;
        return sum;
    });
}

Labelled Labelled::mean(const std::string& name) const
{
    return reduced(*this, name, [](const std::vector<double>& line) {
        const auto told = known(line);
        return told.empty() ? sim::inference::nan : sim::inference::mean_of(told);
    });
}

Labelled Labelled::times(double factor) const
{
    Labelled out = *this;
    for (double& v : out.values) v *= factor;
    return out;
}

Json rounded(double value)
{
    if (!std::isfinite(value)) return nullptr;
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    const double short_value = std::strtod(text, nullptr);
    if (short_value == std::trunc(short_value) && std::abs(short_value) < 1e15)
        return static_cast<std::int64_t>(short_value);
    return short_value;
}

Json nested(const Labelled& all)
{
    std::size_t next = 0;
    return nested_from(all, 0, next);
}

Json spread(const Labelled& all)
{
    const auto quantile = [&](double share) {
        return nested(reduced(all, "replicate", [&](const std::vector<double>& line) {
            auto values = known(line);
            std::sort(values.begin(), values.end());
            return values.empty() ? sim::inference::nan : sim::inference::quantile_of_sorted(values, share);
        }));
    };
    return {{"mean", nested(all.mean("replicate"))}, {"p10", quantile(0.1)}, {"p90", quantile(0.9)}};
}

std::size_t place_of(const Axis& axis, const std::string& label)
{
    const auto found = std::find(axis.labels.begin(), axis.labels.end(), label);
    if (found == axis.labels.end())
        throw sim::InputError("the result has no '" + label + "' on its axis '" + axis.name + "'");
    return static_cast<std::size_t>(found - axis.labels.begin());
}

} // namespace report
