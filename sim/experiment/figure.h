/// One figure of a result, and worlds that are lived through for that figure alone, without a file.
#pragma once

#include "sim/run/plan.h"
#include "sim/run/run.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace sim::experiment {

/// Where a figure stands: one cell of a variable, at one month or summed over months.
struct Figure {
    std::size_t group = 0, variable = 0, cell = 0;
    int first_month = 0, last_month = 0; ///< counted from 0; both recorded
    double scale = 1;

    bool operator==(const Figure&) const = default;
};

/// What a scenario names as a figure, and where.
struct NamedFigure {
    const std::string& figure; ///< GROUP/VARIABLE
    const std::vector<std::string>& of;
    int month = 0;                   ///< from 1; 0: the last that is recorded
    Origin origin{};                 ///< where it is written
    std::string path{};              ///< of the group that names it
    const char* key = "figure";      ///< within that group
    const char* month_key = "month"; ///< likewise
    bool with_effects = true;        ///< whether only figures with effects are meant
    const char* of_key = "of";       ///< as `key`
};

/// Finds a figure by its name, labels and month; what is recorded once has no month. Faults are added under its path;
/// then nothing is returned.
std::optional<Figure> find_figure(const run::Plan& plan, const NamedFigure& named, Faults& faults);
/// Finds what a group of the scenario names as figure, labels and month. Faults are added under `path`; then nothing is
/// returned.
std::optional<Figure> find_figure(const run::Plan& plan, const schema::Figured& named, const std::string& path,
                                  Faults& faults);
/// Finds a headline, which a model declares. std::logic_error when there is none.
Figure find_figure(const run::Plan& plan, const Headline& headline);

/// What a finished run recorded of a figure: [arm × replicate × month], the months from its first to its last.
std::vector<double> recorded(const run::Plan& plan, const store::ReadBack& read, const Figure& figure);

/// Lives through a world to the last month that one of the figures needs, records these alone, and returns them. NaN
/// where `execution.stop` cut it off.
std::vector<double> live_for(World& world, const run::Plan& plan, std::span<const Figure> figures,
                             const run::Execution& execution);

/// Lives through the worlds of `arms_of(replicate)` for replicates `first` to before `last`, and returns the figure in
/// each: [replicate][arm]. NaN in those that `execution.stop` cut off.
std::vector<std::vector<double>> try_out(const run::Plan& plan, const Figure& figure, int first, int last,
                                         const std::function<std::vector<const Arm*>(int replicate)>& arms_of,
                                         const run::Execution& execution, const std::string& called);
/// The same of several figures: [replicate][arm × figure].
std::vector<std::vector<double>> try_out(const run::Plan& plan, std::span<const Figure> figures, int first, int last,
                                         const std::function<std::vector<const Arm*>(int replicate)>& arms_of,
                                         const run::Execution& execution, const std::string& called);

} // namespace sim::experiment
