#include "sim/experiment/sweep_groups.h"

#include <map>
#include <numeric>

namespace sim::experiment {

using schema::Dimension;
using schema::Group;

namespace {

template <std::size_t N>
Dimension labelled(std::string name, std::string meaning, const char* const (&labels)[N])
{
    return {std::move(name), std::move(meaning), {std::begin(labels), std::end(labels)}, {}, ""};
}

Dimension figure_axis(const SweepPlan& sweep)
{
    Dimension out{"figure", "what is kept of each world", {}, {}, ""};
    for (const auto& kept : sweep.figures) {
        out.labels.push_back(kept.name);
        out.about.push_back(kept.about);
    }
    return out;
}

Dimension factor_axis(const SweepPlan& sweep)
{
    Dimension out{"factor", "what is varied: its path, * for all actors that do not write it", {}, {}, ""};
    for (const auto& factor : sweep.factors.all) out.labels.push_back(factor.name);
    return out;
}

Dimension numbered(std::string name, std::string meaning, std::size_t count, std::size_t first = 0)
{
    Dimension out{std::move(name), std::move(meaning), {}, {}, ""};
    for (std::size_t i = 0; i < count; ++i) out.numbers.push_back(static_cast<std::int64_t>(first + i));
    return out;
}

Dimension point_axis(const SweepPlan& sweep)
{
    return numbered("point", "counts the points; what the factors are there is in /sweep_factors", sweep.points,
                    sweep.first_point);
}

} // namespace

std::vector<std::string> indices_of(const SweepPlan& sweep)
{
    switch (sweep.design.kind) {
    case inference::Design::Kind::morris:
        return {"mu_star", "mu", "sigma"};
    default:
        return {"first", "total"};
    }
}

std::vector<std::pair<std::string, std::vector<std::size_t>>> subjects_of(const SweepPlan& sweep)
{
    std::vector<std::pair<std::string, std::vector<std::size_t>>> out;
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t f = 0; f < sweep.factors.all.size(); ++f) {
        const std::string& name = sweep.factors.all[f].name;
        groups[name.substr(0, name.find('.'))].push_back(f);
    }
    for (const auto& [name, members] : groups)
        if (members.size() > 1) out.emplace_back("all of " + name, members);
    for (std::size_t f = 0; f < sweep.factors.all.size(); ++f) out.push_back({sweep.factors.all[f].name, {f}});
    return out;
}

schema::Layout sweep_layout(const SweepPlan& sweep)
{
    Group group{"sweep", "figures of every world of a sweep", {}, {point_axis(sweep), figure_axis(sweep)}, {}};
    group.along = "point";
    group.months.resize(sweep.points);
    std::iota(group.months.begin(), group.months.end(), 0);
    group.variables = {
        {"value", "of the figure", "the figure in this world; missing where the point failed", {"figure"}}};
    return {{std::move(group)}, {}};
}

Group sweep_factors_group(const SweepPlan& sweep)
{
    Group out{"sweep_factors", "the points of a sweep", {}, {point_axis(sweep), factor_axis(sweep)}, {}};
    out.by_replicate = out.by_arm = false;
    out.variables = {{"value",
                      "see unit",
                      "value of the factor at the point; of levels their place in the list",
                      {"point", "factor"}},
                     {"share", "1", "where it lies among what it could be: the share below it", {"point", "factor"}}};
    out.texts = {{"unit", "of the factor", "factor"},
                 {"standing", "how its value is founded", "factor"},
                 {"meaning", "what it is", "factor"},
                 {"group_zh", "what the group that it is in is called in Chinese", "factor"},
                 {"plausible", "what it could be", "factor"}};
    return out;
}

std::vector<Group> sweep_answer_groups(const SweepPlan& sweep, std::size_t as_written)
{
    const Dimension figure = figure_axis(sweep), factor = factor_axis(sweep),
                    estimate = labelled("estimate", "with its 95 % interval", estimate_labels);
    const Dimension world = numbered("world", "random world: the replicate of that number", as_written);
    Dimension index{"index", "by the design", indices_of(sweep), {}, ""};

    std::vector<Group> out;
    out.push_back({"sweep_as_written",
                   "the scenario as it is written, without anything varied",
                   {},
                   {world, figure},
                   {{"value", "of the figure", "the figure in this world", {"world", "figure"}}}});
    out.push_back(
        {"sweep_verdicts",
         "what an arm comes to and changes against the baseline, and how sure that is",
         {},
         {figure,
          labelled(
              "doubt",
              "mean over points and worlds; luck: 95 % of the mean as written, by Student's t over worlds; "
              "assumptions: the middle 95 % of the points' means without luck of their own, over what the luck that "
              "all points share, because they live the same few worlds, could be; both: of single worlds",
              doubt_labels),
          labelled(
              "verdict",
              "turns: share of points at which the effect has the other sign than its mean; best: share of points at "
              "which the arm is the best of all, with the 95 % interval that so few points and worlds leave; regret: "
              "what "
              "is lost against the best arm of each point, its mean, 95th percentile and most. Over what the luck that "
              "points share could be",
              chance_labels)},
         {{"level", "of the figure", "the figure", {"figure", "doubt"}},
          {"effect", "of the figure", "its difference from the baseline in the same worlds", {"figure", "doubt"}},
          {"chance", "1, of the figure", "how the verdict stands over the points", {"figure", "verdict"}}}});
    out.push_back(
        {"sweep_shares",
         "what the spread over points and worlds is owed to: of an arm's effect; of the baseline, its level",
         {},
         {figure,
          labelled("source",
                   "assumptions: what differs between points; luck: between worlds; interaction: worlds in which "
                   "another assumption matters, and what nobody explains",
                   source_labels),
          estimate},
         {{"share", "1", "share of the variance", {"figure", "source", "estimate"}}}});
    out.push_back(
        {"sweep_sensitivity",
         "how much hangs on each factor: of an arm's effect; of the baseline, its level. first: share of the "
         "variance over points that the factor explains alone; total: with all in which it takes part (in designs "
         "that were not made for it of the forty factors with the largest first indices); mu_star, "
         "mu, sigma: elementary effects (Morris), in units of the figure for all of what the factor could be",
         {},
         {figure, index, factor, estimate},
         {{"value", "1, of the figure", "the index", {"figure", "index", "factor", "estimate"}},
          {"predicted",
           "1",
           "of designs that were not made for indices: share of the variance that the fit which total indices are read "
           "off foretells at points it was not fitted to; where it is not near 1, they are not to be believed",
           {"figure"}}}});
    Group turns{
        "sweep_turns",
        "where the effect goes the other way (of a claim: not as it says), or, where it does so at more than half of "
        "the points, where it does not: a box found by PRIM. Of factors that it does not restrict, and on sides that "
        "are open, missing",
        {},
        {factor,
         labelled("side",
                  "between which values, in the factor's unit, of a choice the places of its levels; chance that "
                  "so much were inside without it, and that a search over shuffled points finds as good a one",
                  box_labels),
         labelled("measure",
                  "turned: share of points where the effect goes the other way; where_it_stands: 1 where the box is of "
                  "the points at which it does not, 0 where it is of those at which it does; coverage: share of "
                  "these that the box holds; density: share of its points that are such; mass: share of all points; "
                  "restricted: number of factors that the box restricts, 0 where none is told from chance",
                  box_quality_labels)},
        {{"box", "of the factor", "sides of the box", {"factor", "side"}},
         {"quality", "1", "how well the box holds them", {"measure"}}}};
    out.push_back(std::move(turns));
    if (!sweep.worth.empty()) {
        Dimension subject{
            "subject", "what would be known: everything, a group of factors, or one", {"everything"}, {}, ""};
        for (const auto& [name, members] : subjects_of(sweep)) subject.labels.push_back(name);
        Dimension outcome{"outcome", "what is worth money", {}, {}, ""};
        for (const auto& worth : sweep.worth) outcome.labels.push_back(worth.outcome);
        Group information{
            "sweep_information",
            "what it is worth to know something before deciding, for one project and for a programme of as many as "
            "`sweep.projects` says, which are decided on alike: expected value of perfect information, and of partial "
            "(Strong, Oakley & Brennan 2014)",
            {},
            {subject, estimate, outcome},
            {{"worth",
              "yuan",
              "of a project: more net benefit than by the arm that is best on average",
              {"subject", "estimate"}},
             {"programme_worth", "yuan", "the same of the programme", {"subject", "estimate"}},
             {"outcomes",
              "of the outcome",
              "of a project: how many of the outcome are worth as much",
              {"subject", "outcome", "estimate"}},
             {"programme_outcomes",
              "of the outcome",
              "the same of the programme",
              {"subject", "outcome", "estimate"}}}};
        information.by_arm = false;
        out.push_back(std::move(information));
    }
    for (auto& group : out) group.by_replicate = false;
    out[1].texts = {{"unit", "of the figure", "figure"}};
    return out;
}

std::vector<Group> all_sweep_groups()
{
    SweepPlan any;
    any.worth.emplace_back();
    any.points = 1;
    std::vector<Group> out = sweep_layout(any).groups;
    out.push_back(sweep_factors_group(any));
    for (auto& group : sweep_answer_groups(any, 1)) out.push_back(std::move(group));
    return out;
}

} // namespace sim::experiment
