#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/organise/incubation.h"

namespace alleviation {

struct SpilloverParameters : sim::schema::ParameterGroup {
    explicit SpilloverParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "spillover", "辐射带动", "What associations do for other villages.")
    {
    }
    sim::schema::Number teaches{this,
                                "teaches",
                                0.04,
                                {"per month", 0, 1},
                                "share of missing leadership that the most promising villager elsewhere gains from "
                                "visits to fully mature associations",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number begins{
        this,
        "begins",
        0.05,
        {"per month", 0, 1},
        "chance that a ripe village without a project begins an association after such an example",
        sim::schema::assumption("no figure found")};
};

/// Villages without a project learn from associations elsewhere and may begin their own.
void spillover(District& district, const SpilloverParameters& parameters, const IncubationParameters& incubation,
               const BackboneParameters& backbone);
extern const Mechanism spillover_mechanism;

} // namespace alleviation
