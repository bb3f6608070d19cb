/// Arrays with named axes, cut and summed by name: "income of project households in the last month".
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace report {

using Json = nlohmann::ordered_json;

struct Axis {
    std::string name;
    std::vector<std::string> labels; ///< as many as the axis is long
};

/// Values in row-major order; NaN where nothing is known.
struct Labelled {
    std::vector<Axis> axes;
    std::vector<double> values;
    std::string unit, meaning;

    /// The axis of a name, or null.
    const Axis* axis(const std::string& name) const;
    std::size_t extent(const std::string& name) const;
    /// Without an axis: its cells at `place`. Throws InputError when there is no such axis or place.
    Labelled at(const std::string& name, std::size_t place) const;
    Labelled at(const std::string& name, const std::string& label) const;
    /// With some of the places of an axis alone, in the order of the labels asked for.
    Labelled only(const std::string& name, const std::vector<std::string>& labels) const;
    Labelled last(const std::string& name) const;
    /// Without an axis: the sum over it; NaN where any summand is.
    Labelled sum(const std::string& name) const;
    /// Without an axis: the mean over what is known; NaN where nothing is.
    Labelled mean(const std::string& name) const;
    Labelled times(double factor) const;
};

/// Six significant digits: enough for a picture, and short; null for NaN.
Json rounded(double value);
/// The values as lists in lists, an axis a level.
Json nested(const Labelled& all);

/// How replicates spread: "mean", "p10" and "p90" as nested lists over the other axes.
Json spread(const Labelled& all);

/// Where a label stands. Throws InputError when it is not there.
std::size_t place_of(const Axis& axis, const std::string& label);

} // namespace report
