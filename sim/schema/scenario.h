/// What every scenario has, whatever its model: when, how long, how often, from which seed, against which baseline.
#pragma once

#include "sim/schema/parameter.h"

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
};

/// Root of a model's parameters: derive from it and add the model's own.
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
};

} // namespace sim::schema
