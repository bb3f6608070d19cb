/// One figure of a result, and worlds that are lived through for that figure alone, without a file.
#pragma once

#include "sim/run/plan.h"
#include "sim/run/run.h"

#include <functional>
#include <optional>
#include <vector>

namespace sim::run {

/// Where a figure stands: one cell of a variable, at one month or summed over months.
struct Figure {
    std::size_t group = 0, variable = 0, cell = 0;
    int first_month = 0, last_month = 0; ///< counted from 0; both recorded
    double scale = 1;
};

/// Finds what a scenario names as figure, labels and month. Faults are added under `path`; then nothing is returned.
std::optional<Figure> find_figure(const Plan& plan, const schema::Figured& named, const std::string& path,
                                  Faults& faults);
/// Finds a headline, which a model declares. std::logic_error when there is none.
Figure find_figure(const Plan& plan, const Headline& headline);

/// What a finished run recorded of a figure: [arm × replicate × month], the months from its first to its last.
std::vector<double> recorded(const Plan& plan, const store::ReadBack& read, const Figure& figure);

/// Lives through the worlds of `arms_of(replicate)` for replicates `first` to before `last`, and returns the figure in
/// each: [replicate][arm]. NaN in those that `execution.stop` cut off.
std::vector<std::vector<double>> try_out(const Plan& plan, const Figure& figure, int first, int last,
                                         const std::function<std::vector<const Arm*>(int replicate)>& arms_of,
                                         const Execution& execution, const std::string& called);

} // namespace sim::run
