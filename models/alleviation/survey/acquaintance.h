#pragma once

#include "models/alleviation/knowledge.h"
#include "models/alleviation/mechanism.h"
#include "models/alleviation/requests.h"

namespace alleviation {

struct AcquaintanceParameters : sim::schema::ParameterGroup {
    explicit AcquaintanceParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "acquaintance", "熟人介绍", "Suppliers that know households anyway.")
    {
    }
    Number hears{this,
                 "hears",
                 0.05,
                 {"per month", 0, 1},
                 "chance that a supplier hears of the needs of a household that its people know",
                 assumption("no figure found; neighbours talk, from within weeks to hardly ever in years",
                            lognormal({0.1, 0.015}, {0.9, 0.15}))};
};

/// Suppliers hear of needs of households that their people know.
void acquaintance(District& district, const AcquaintanceParameters& parameters, const KnowledgeParameters& knowledge);
extern const Mechanism acquaintance_mechanism;

} // namespace alleviation
