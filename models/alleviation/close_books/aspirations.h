#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AspirationParameters : sim::schema::ParameterGroup {
    explicit AspirationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "aspirations", "内生动力", "How drive and knowledge change by themselves.")
    {
    }
    Number neighbours{
        this,
        "neighbours",
        0.02,
        {"per month", 0, 1},
        "pull towards the village's mean motivation",
        assumption("no figure found; half of the gap within one to eight years", lognormal({0.1, 0.007}, {0.9, 0.05}))};
    Number success{
        this,
        "success",
        0.02,
        {"per month", 0, 1},
        "gain in a month with income well above the usual",
        assumption(
            "no figure found; half of the missing drive won within one year of nothing but success, or within seven",
            lognormal({0.1, 0.008}, {0.9, 0.045}))};
    Number success_from{
        this,
        "success_from",
        0.25,
        {"", 0, 10},
        "share of a usual month by which income must exceed that of the same month a year before",
        assumption("no figure found; more than wages rise by, less than a new job brings", triangular(0.1, 0.25, 0.5))};
    Number failure{this,
                   "failure",
                   0.03,
                   {"per month", 0, 1},
                   "loss in a month of hunger or of care gone without",
                   assumption("no figure found; losses weigh more than gains, by how much is open",
                              lognormal({0.1, 0.01}, {0.9, 0.07}))};
    Number forgetting{this,
                      "forgetting",
                      0.01,
                      {"per month", 0, 1},
                      "share of the knowledge of schemes beyond what everybody knows that is forgotten",
                      assumption("no figure found; half forgotten within two to fourteen years",
                                 lognormal({0.1, 0.004}, {0.9, 0.025}))};
    Number common_knowledge{
        this,
        "common_knowledge",
        0.25,
        {"", 0, 1},
        "share of what there is to know about schemes that is known without anybody who comes and tells: from "
        "neighbours, "
        "loudspeakers, notices; who knows less learns it as slowly as others forget",
        assumption("no figure found; little; as households are founded (initial_population.attitudes.information), so "
                   "that it does not drift by itself",
                   beta({0.1, 0.1}, {0.9, 0.45}))};
};

/// Motivation moves with neighbours, success and failure; knowledge fades.
void aspirations(District& district, const AspirationParameters& parameters);
extern const Mechanism aspirations_mechanism;

} // namespace alleviation
