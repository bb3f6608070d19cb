#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SupplierCapabilityParameters : sim::schema::ParameterGroup {
    explicit SupplierCapabilityParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "supplier_capability", "社会组织能力体系",
                         "What suppliers learn of working with poor households. What it changes stands with requests "
                         "and teaching.")
    {
    }
    Number joint_work{
        this,
        "joint_work",
        0.03,
        {"per match", 0, 1},
        "share of the missing capability that a match arranged with an agency adds, at its full competence",
        assumption("no figure found; half learnt within nine to seventy cases", lognormal({0.1, 0.01}, {0.9, 0.08}))};
    Number training{this,
                    "training",
                    0.05,
                    {"", 0, 1},
                    "share of it that an agency's assessment adds, with the training that goes with it",
                    assumption("no figure found; a day on needs surveys and data (需求调查、数据分析)",
                               lognormal({0.1, 0.015}, {0.9, 0.15}))};
    Number fades{
        this,
        "fades",
        0.01,
        {"per month", 0, 1},
        "share of it that is lost, as people change",
        assumption("no figure found; half within two to fourteen years", lognormal({0.1, 0.004}, {0.9, 0.025}))};
};

/// Suppliers learn from agencies, and lose some of it.
void supplier_capability(District& district, const SupplierCapabilityParameters& parameters);
extern const Mechanism supplier_capability_mechanism;

} // namespace alleviation
