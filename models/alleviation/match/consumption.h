#pragma once

#include "models/alleviation/match/market.h"

namespace alleviation {

struct ConsumptionParameters : sim::schema::ParameterGroup {
    explicit ConsumptionParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "consumption", "消费扶贫", "How produce and buyers fit.")
    {
    }
    Number fit_small_lot{
        this,
        "fit_small_lot",
        0.3,
        {"", 0, 1},
        "how well a recorded lot that is smaller than a buyer fetches fits its order; others fit fully",
        assumption("no figure found; it may have grown since, or not", triangular(0, 0.3, 0.6))};
    Number returns{this,
                   "returns",
                   0.3,
                   {"per month", 0, 1},
                   "chance that a buyer comes back by itself to a household from which it has bought, while that has "
                   "produce for sale",
                   assumption("no figure found; regular customers, or none without somebody who reminds them",
                              beta({0.1, 0.05}, {0.9, 0.6}))};
};

/// Unsold produce and buyers' orders (E5).
void consumption(District& district, const ConsumptionParameters& parameters, const MatchingParameters& matching,
                 const KnowledgeParameters& knowledge, const RequestParameters& requests);
extern const Mechanism consumption_mechanism;

} // namespace alleviation
