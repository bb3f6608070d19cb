#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AssetLossParameters : sim::schema::ParameterGroup {
    explicit AssetLossParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "asset_losses", "资产损失", "Animals die, tools break, things are stolen.")
    {
    }
    Number chance{this,
                  "chance",
                  0.015,
                  {"per month", 0, 1},
                  "chance of a loss of assets",
                  assumption("no figure found; once in three to fifteen years", lognormal({0.1, 0.006}, {0.9, 0.03}))};
    Number share{
        this,
        "share",
        0.3,
        {"", 0, 0.5},
        "mean share of assets that it takes; from nothing to twice as much, all alike",
        assumption("no figure found; a sow of three, or most of a flock in an epidemic", triangular(0.15, 0.3, 0.45))};
};

/// Some lose part of their productive assets.
void asset_losses(District& district, const AssetLossParameters& parameters);
extern const Mechanism asset_losses_mechanism;

} // namespace alleviation
