#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/requests.h"

namespace alleviation {

struct ApplicationParameters : sim::schema::ParameterGroup {
    explicit ApplicationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "application", "自主申请", "Households that ask for help themselves.")
    {
    }
    Number applies{
        this,
        "applies",
        0.25,
        {"per month", 0, 1},
        "chance that a household in need applies, were it to know all schemes and trust fully",
        assumption(
            "no figure found; with usual information and trust a tenth to three fifths of those in need apply within "
            "a year; take-up of schemes by the entitled is far from full everywhere",
            beta({0.1, 0.08}, {0.9, 0.6}))};
    Number cost{
        this,
        "cost",
        40,
        {"yuan", 0, 1e5},
        "what the way, papers and a day cost; who has not that much cash stays at home",
        assumption("no figure found; from a ride to town to a day's earnings", lognormal({0.1, 15}, {0.9, 100}))};
};

/// Households in need apply by themselves.
void application(District& district, const ApplicationParameters& parameters, const RequestParameters& requests);
extern const Mechanism application_mechanism;

} // namespace alleviation
