/// A sweep that stands beside a result: the same arms at many values of what is not known.
#pragma once

#include "models/report/recorded.h"

#include <array>

namespace report {

/// What hangs on a factor, with its 95 % interval.
struct Leading {
    std::string factor;
    double value = 0, low = 0, high = 0;
};

class Swept {
  public:
    /// Throws InputError when the file is no finished sweep, or not one of the same model, arms, people and months.
    Swept(const std::string& path, const Recorded& result);

    const std::string& path() const { return path_; }
    std::string attribute(const std::string& name) const { return file_.attribute(name); }
    std::size_t points() const { return file_.labels("sweep", "point").size(); }
    /// Points of which no world was kept: they failed.
    std::size_t failed_points() const;
    /// Worlds of the scenario as it is written.
    std::size_t worlds_as_written() const { return file_.labels("sweep_as_written", "world").size(); }
    std::vector<std::string> factors() const { return file_.labels("sweep_factors", "factor"); }
    /// "unit", "plausible", "standing" or "meaning" of every factor.
    std::vector<std::string> of_factors(const std::string& dataset) const
    {
        return file_.text("sweep_factors", dataset);
    }
    /// Figures that may be told, and their units.
    std::vector<std::string> figures() const;
    std::string unit_of(const std::string& figure) const;
    /// Whether all that is kept may be told: what is reckoned of all of it may be then.
    bool all_told() const { return figures().size() == file_.labels("sweep_verdicts", "figure").size(); }
    bool has(const std::string& group, const std::string& variable) const { return file_.has(group, variable); }
    /// An array of the file; missing is what is about too few.
    Labelled read(const std::string& group, const std::string& variable) const;

    /// The index by which factors are ranked: mu_star (Morris); total, where it can be believed; else first.
    std::string ranking(const std::string& arm, const std::string& figure) const;
    /// Factors on which an arm's effect on a figure hangs, most first: those told from nothing, of elementary effects
    /// all that do anything.
    std::vector<Leading> leading(const std::string& arm, const std::string& figure) const;
    /// Parameters, with their values in the result and in the sweep as written, that are not the same in both.
    std::vector<std::array<std::string, 3>> differing() const { return differing_; }

  private:
    std::string path_;
    const Recorded& result_;
    sim::store::ResultReader file_;
    std::vector<std::array<std::string, 3>> differing_;
    Labelled sensitivity_; ///< [arm × figure × index × factor × estimate]
    Labelled predicted_;   ///< how far total indices foretell, [arm × figure]; without axes where nothing was fitted
};

} // namespace report
