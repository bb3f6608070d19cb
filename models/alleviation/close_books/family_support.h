#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct FamilySupportParameters : sim::schema::ParameterGroup {
    explicit FamilySupportParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "family_support", "亲属赡养", "Support that absent relatives send to the old.")
    {
    }
    Number with_worker{this,
                       "with_worker",
                       0.5,
                       {"", 0, 1},
                       "support for the old where somebody able to work lives with them, as a share of that of others",
                       assumption("no figure found; children elsewhere send less then", beta({0.1, 0.25}, {0.9, 0.8}))};
};

/// Members whom absent relatives support, each as much as she would get where nobody able to work lives with her.
float supported_members(const District& district, const FamilySupportParameters& parameters,
                        const LabourParameters& labour, std::size_t household);

/// Support by absent relatives.
void family_support(District& district, const FamilySupportParameters& parameters, const LabourParameters& labour);
extern const Mechanism family_support_mechanism;

} // namespace alleviation
