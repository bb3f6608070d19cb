/// What every scenario has, whatever its model: when, how long, how often, from which seed, against which baseline.
#pragma once

#include "sim/schema/groups.h"

namespace sim::schema {

struct Title : ParameterGroup {
    explicit Title(ParameterGroup* parent) : ParameterGroup(parent, "title", "标题", "What the scenario is called.") {}
    Text en{this, "en", "", "title in English", setting()};
    Text zh{this, "zh", "", "title in Chinese", setting()};
};

struct Compare : ParameterGroup {
    explicit Compare(ParameterGroup* parent)
        : ParameterGroup(parent, "compare", "比较", "What the arms are compared with.")
    {
    }
    Text baseline{this, "baseline", "", "the arm that the others are compared with; the first arm when empty",
                  setting()};
    Text budget{this, "budget", "",
                "arm whose spending the other arms are brought to (equal budgets); empty: as they are written",
                setting()};
};

/// What a claim expects of its arm against the baseline.
enum class Expectation : std::uint8_t { nothing, less, more };

/// A group that names one recorded figure.
struct Figured : ParameterGroup {
    using ParameterGroup::ParameterGroup;
    Text figure{this, "figure", "", "what it is about: GROUP/VARIABLE of a group with effects, such as series/income",
                setting()};
    TextList of{this, "of",
                "labels of the figure's further axes, such as project households: a list, or commas between",
                setting()};
    Count month{this, "month", 0, {"", 0, 1200}, "month of the run, from 1; 0 is the last that is recorded", setting()};
};

/// A claim that the scenario puts to the test: an arm against the baseline, on one recorded figure.
struct Claim : Figured {
    explicit Claim(ParameterGroup* parent)
        : Figured(parent, "claim", "论断", "A claim that the run puts to the test; the verdict is printed.")
    {
    }
    Text en{this, "en", "", "the hypothesis that is tested", setting()};
    Text zh{this, "zh", "", "the claim as its author words it", setting()};
    Text translation{this, "translation", "", "what its author says, in English", setting()};
    Text arm{this, "arm", "", "the arm that is held against the baseline; of two arms it need not be named", setting()};
    TextList beside{this, "beside", "further arms that it is held against: told below the verdict, no part of it",
                    setting()};
    Choice expects{this,     "expects", "nothing", {"nothing", "less", "more"}, "which way the claim says it goes",
                   setting()};
    Number matters{this, "matters", 0, {"of the figure", 0, 1e12}, "smallest difference that would matter", setting()};
};

/// How sure the run shall be of one effect: it goes on with replicates until the interval is as narrow as asked.
struct Precision : Figured {
    explicit Precision(ParameterGroup* parent)
        : Figured(parent, "precision", "精度",
                  "How sure the run shall be of one effect; without half_width it takes the replicates as they are.")
    {
    }
    Text arm{this, "arm", "", "the arm that is held against the baseline; of two arms it need not be named", setting()};
    Number half_width{this,
                      "half_width",
                      0,
                      {"of the figure", 0, 1e12},
                      "half the width of the effect's 95 % interval that is narrow enough; 0: do not ask",
                      setting()};
    Count most{this, "most", 1000, {"", 2, 1000000}, "replicates at most", setting()};
};

/// Which of an arm's mechanisms or actors bring how much of its effect.
struct Attribution : Figured {
    explicit Attribution(ParameterGroup* parent)
        : Figured(parent, "attribution", "贡献分解",
                  "Who did it: one effect divided among players, in the same random worlds.")
    {
    }
    Text arm{this, "arm", "",
             "the arm whose effect is divided; of two arms it need not be named, and is not the baseline", setting()};
    TextMap players{this, "players",
                    "name of each player, and the setting that takes it out: platform: mechanisms.platform=off",
                    setting()};
    Count replicates{this, "replicates", 30, {"", 0, 1000000}, "of those of the run; 0: all", setting()};
    Count orders{this,
                 "orders",
                 4,
                 {"a replicate", 1, 1000},
                 "with more than 6 players: sampled orders in which they come in, each with its reverse",
                 setting()};
};

/// How the points of a sweep are laid out over what its factors could be.
enum class DesignKind : std::uint8_t { lhs, sobol, saltelli, morris, random, grid, list };

/// What the answer hangs on: the arms lived through at many points, at each of which the factors have other values.
struct Sweep : ParameterGroup {
    explicit Sweep(ParameterGroup* parent)
        : ParameterGroup(parent, "sweep", "参数扫描",
                         "What the answer hangs on: `qiao sweep` runs the arms at many values of what is not known.")
    {
    }
    Tree factors{
        this, "factors", Tree::Holds::distributions,
        "what one does not know: a path, and how its value could be: [a, b] or {uniform: [a, b]}, {triangular: "
        "[low, mode, high]}, {normal: [mean, sd]}, {lognormal: {0.1: a, 0.9: b}} or beta by two quantiles, "
        "{levels: [a, b, c]}; {} : as the parameter declares it"};
    TextList assumptions{this, "assumptions",
                         "parameters that are swept with the distributions that they declare: all, groups or paths; "
                         "those that the scenario or one of its arms writes itself are left out; none where what is "
                         "inherited is not to be varied; all where nothing else is varied",
                         setting()};
    TextList except{this, "except", "groups or paths that `assumptions` leaves out", setting()};
    Tree levers{this, "levers", Tree::Holds::distributions,
                "what one decides, apart from what one does not know: written as factors are"};
    Tree together{this, "together", Tree::Holds::lists,
                  "lists of factors that move as one: all at the same share of their distributions"};
    Choice design{this,
                  "design",
                  "lhs",
                  {"lhs", "sobol", "saltelli", "morris", "random", "grid", "list"},
                  "how points are laid out: a Latin hypercube, a Sobol' sequence, the two designs that ask for indices "
                  "by Sobol' and by Morris, at random, all combinations of levels, or levels side by side as a list",
                  setting()};
    TableFile table{this, "table", "a CSV file with the points themselves, a column a path; instead of a design",
                    setting()};
    Count points{
        this,
        "points",
        200,
        {"", 1, 10000000},
        "points; saltelli makes N × (factors + 2) of them, morris N × (factors + 1); grid, list and table have "
        "as many as they have",
        setting()};
    Count replicates{this,     "replicates", 5, {"", 1, 1000000}, "random worlds at each point, the same at all",
                     setting()};
    Count as_written{this,
                     "as_written",
                     30,
                     {"", 2, 1000000},
                     "random worlds of the scenario as it is written, which tell what luck alone does",
                     setting()};
    TextList keep{
        this, "keep",
        "figures that are kept of each arm, and their effects: GROUP/VARIABLE of LABEL, LABEL in month 12; the "
        "headlines where nothing is said; claim: that of its claim alone, where it "
        "claims something",
        setting()};
    TextMap worth{this, "worth",
                  "yuan that a unit of an outcome is worth, for the value of information: sustained exit: 30000",
                  setting()};
    Count projects{this,
                   "projects",
                   1,
                   {"", 1, 1000000000},
                   "projects that are decided on alike, as of a programme: what it is worth to know more is told of "
                   "one, and of all of them",
                   setting()};
};

/// Which way a figure is better: as its variable says, or as the scenario says.
enum class Better : std::uint8_t { as_declared, less, more };

/// Which of several plans is best, with a promised probability.
struct Choose : Figured {
    explicit Choose(ParameterGroup* parent)
        : Figured(parent, "choose", "方案选优",
                  "Which plan is best: `qiao choose` goes on with random worlds until that is as sure as asked.")
    {
    }
    Tree plans{
        this, "plans", Tree::Holds::settings,
        "what could be decided: a name, and the settings that make it, path: value; with none the scenario's arms"};
    Text arm{this, "arm", "", "the arm that the plans vary; of two arms it need not be named", setting()};
    TextMap worth{this, "worth",
                  "instead of a figure: yuan that a unit of an outcome is worth (sustained exit: 30000); the best plan "
                  "has the most worth less cost",
                  setting()};
    Choice better{this,
                  "better",
                  "as_declared",
                  {"as_declared", "less", "more"},
                  "which way the figure is better; as its variable says where nothing is said",
                  setting()};
    Number sure{this,
                "sure",
                0.95,
                {"", 0.5, 0.9999},
                "probability that the plan chosen is the best, or not worse than it by `indifference`",
                setting()};
    Number indifference{this,
                        "indifference",
                        0,
                        {"of the figure", 0, 1e12},
                        "a difference that would change nobody's mind; 0: a twentieth of the spread between worlds",
                        setting()};
    Count first{this, "first", 20, {"", 5, 100000}, "random worlds of every plan before one is given up", setting()};
    Count most{this, "most", 2000, {"", 5, 1000000}, "random worlds at most", setting()};
};

/// How sure it is what a fact says: read in a source or reckoned from data, arithmetic from such figures, or often
/// quoted and not found where it is said to come from.
enum class Mark : std::uint8_t { commonly_quoted, derived, verified };

/// How a fact's figure is told: as recorded, times a hundred, or a difference as a percentage of what it is held
/// against.
enum class ToldAs : std::uint8_t { recorded, percent, relative };

/// What a figure lies within where a fact holds; without one end it is open on that side.
struct Target : ParameterGroup {
    static constexpr double open = 1e12;
    explicit Target(ParameterGroup* parent)
        : ParameterGroup(parent, "target", "目标范围", "What the figure lies within where the fact holds.")
    {
    }
    Number low{this,     "low", -open, {"", -open, open}, "smallest value that agrees; open where it is not said",
               setting()};
    Number high{this,     "high", open, {"", -open, open}, "largest value that agrees; open where it is not said",
                setting()};
    Text unit{this, "unit", "", "what they are counted in, as it is shown", setting()};

    void check(const Node& node, const std::string& path, Faults& faults) const override;
};

/// What is known from outside, and the figure that is held against it.
struct Fact : Figured {
    explicit Fact(ParameterGroup* parent)
        : Figured(parent, "", "事实",
                  "A fact from outside that the run is held against; what lies outside it is told first.")
    {
    }
    Text en{this, "en", "", "the fact, in English", setting()};
    Text zh{this, "zh", "", "the fact, in Chinese", setting()};
    Text source{this, "source", "", "where it was found", setting()};
    Choice mark{this,
                "mark",
                "commonly_quoted",
                {"commonly_quoted", "derived", "verified"},
                "how sure it is: often quoted, arithmetic from verified figures, or read in its source",
                setting()};
    TextList fitted{this, "fitted", "parameters whose values were chosen by it: where it holds, that tests nothing",
                    setting()};
    Choice prediction{this,
                      "prediction",
                      "off",
                      {"off", "on"},
                      "whether it was set aside, and not looked at, while parameters were chosen by other facts",
                      setting()};
    Target target{this};
    TextList plus{this, "plus", "figures that are added to it, under the same labels", setting()};
    TextList share_of{this, "share_of", "figures whose sum it is divided by, under the same labels, world by world",
                      setting()};
    Number times{this,
                 "times",
                 1,
                 {"", -1e12, 1e12},
                 "what the figure is multiplied by: a share of a run's people becomes so many of a country's",
                 setting()};
    Count window{this,     "window", 1, {"months", 1, 1200}, "the mean over so many months, which end with `month`",
                 setting()};
    Count since{this,     "since", 0, {"", 0, 1200}, "an earlier month of the run: the change since then; 0: none",
                setting()};
    Text arm{this, "arm", "",
             "the arm that it is a figure of; where there is one, or one beside the baseline, it need not be named",
             setting()};
    Text against{this, "against", "", "the arm that this arm is compared with, in the same random worlds; empty: none",
                 setting()};
    TextList per{this, "per",
                 "figures by whose own difference the difference is divided: what becomes of a yuan that is given",
                 setting()};
    Text spread{this, "spread", "",
                "figure of the other arm by which the difference is divided, such as the spread between its "
                "households: effects in standard deviations of the control group; empty: none",
                setting()};
    Choice as{this,
              "as",
              "recorded",
              {"recorded", "percent", "relative"},
              "how it is told: as recorded, times 100, or the difference in % of the other arm or earlier month",
              setting()};

    void check(const Node& node, const std::string& path, Faults& faults) const override;
};

/// Keys of a scenario that are about all of its arms, and so cannot stand in one.
inline constexpr const char* about_all_arms[] = {"qiao",      "model",       "compare", "claim", "facts",
                                                 "precision", "attribution", "sweep",   "choose"};

/// Root of a model's parameters: derive from it and add the model's own. Those of its mechanisms are found by their
/// type.
struct Scenario : ParameterGroup {
    Scenario() : ParameterGroup(nullptr, "", "", "") {}
    Count qiao{this, "qiao", 1, {"", 1, 1}, "version of the scenario format", setting("fixed by the program")};
    Text model{this, "model", "alleviation", "which model runs", setting()};
    Title title{this};
    Text description{this, "description", "", "what the scenario is for", setting()};
    Date start{this, "start", Month(2018, 1), "first month", setting()};
    Count months{this, "months", 36, {"months", 1, 1200}, "length of the run", setting()};
    Count replicates{this,     "replicates", 30, {"", 1, 1000000}, "number of random worlds in which every arm is run",
                     setting()};
    Count seed{this, "seed", 1, {"", 0, 4294967295.0}, "seed of all random numbers", setting()};
    Compare compare{this};
    Claim claim{this};
    Named<Fact> facts{this, "facts"};
    Precision precision{this};
    Attribution attribution{this};
    Sweep sweep{this};
    Choose choose{this};
    Groups groups;

    std::size_t members() const override { return ParameterGroup::members() + groups.size(); }
    Member& member(std::size_t i) override
    {
        const std::size_t own = ParameterGroup::members();
        return i < own ? ParameterGroup::member(i) : groups[i - own];
    }
};

} // namespace sim::schema
