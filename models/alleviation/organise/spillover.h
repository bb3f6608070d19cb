#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/organise/incubation.h"

namespace alleviation {

struct SpilloverParameters : sim::schema::ParameterGroup {
    explicit SpilloverParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "spillover", "辐射带动", "What associations do for other villages.")
    {
    }
    Number teaches{
        this,
        "teaches",
        0.04,
        {"per month", 0, 1},
        "share of missing leadership that the most promising villager elsewhere gains from visits to fully mature "
        "associations",
        assumption("no figure found; less than training, or hardly anything", lognormal({0.1, 0.012}, {0.9, 0.1}))};
    Number begins{
        this,
        "begins",
        0.05,
        {"per month", 0, 1},
        "chance that a ripe village without a project begins an association after such an example",
        assumption("no figure found; a year or some after the example", lognormal({0.1, 0.015}, {0.9, 0.12}))};
};

/// Villages without a project learn from associations elsewhere and may begin their own.
void spillover(District& district, const SpilloverParameters& parameters, const IncubationParameters& incubation,
               const BackboneParameters& backbone);
extern const Mechanism spillover_mechanism;

} // namespace alleviation
