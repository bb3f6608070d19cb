/// Figures of a world that a sweep keeps: what it names, its headlines, its claim, and what is worth money.
#pragma once

#include "sim/experiment/figure.h"

#include <string>
#include <vector>

namespace sim::experiment {

struct KeptFigure {
    std::string name; ///< as the sweep names it, or a headline's label
    std::string unit;
    std::string about; ///< whom it is about, see schema::Variable::about
    schema::Good good = schema::Good::neither;
    int decimals = 2;
    Figure figure;
    schema::ValueRange range{}; ///< where its values lie
};

/// The figure of the scenario's claim first; those that its `sweep.keep` names (GROUP/VARIABLE of LABEL, LABEL in month
/// 12), or the headlines; and with `sweep.worth` the cost and the outcomes that are worth something. Each once: what is
/// a headline, too, is called as that is.
std::vector<KeptFigure> kept_figures(const run::Plan& plan, Faults& faults);
/// Where a headline is among them. std::out_of_range when it was not kept.
std::size_t place_of(const run::Plan& plan, const std::vector<KeptFigure>& kept, const Headline& headline);
/// The name under which the cost is kept.
inline constexpr const char* kept_cost = "cost";

/// Yuan that one of each outcome is worth.
struct Worth {
    std::string outcome;
    double yuan = 0;
};
/// What `worth` says in a group of the scenario. Faults are added where it names no outcome, or no amount.
std::vector<Worth> worth_of(const run::Plan& plan, const schema::TextMap& written, const std::string& group,
                            Faults& faults);

/// A headline, or a variable under labels, kept under a name.
KeptFigure kept_headline(const run::Plan& plan, const Headline& headline, std::string name);
KeptFigure kept_variable(const run::Plan& plan, const Figure& figure, std::string name,
                         const std::vector<std::string>& labels);

} // namespace sim::experiment
