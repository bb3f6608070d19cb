#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct RecruitmentParameters : sim::schema::ParameterGroup {
    explicit RecruitmentParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "recruitment", "以成效号召引领", "How others are won to help.")
    {
    }
    Number innovation{this,
                      "innovation",
                      0.004,
                      {"per month", 0, 1},
                      "chance to join without an example, at full ease of entry, where legitimacy and "
                      "`regardless` make 1",
                      assumption("no figure found; for products 0.03 a year is commonly quoted, not verified",
                                 lognormal({0.1, 0.0015}, {0.9, 0.01}))};
    Number imitation{this,
                     "imitation",
                     0.043,
                     {"per month", 0, 1},
                     "rise of the chance with full results of those who help",
                     assumption("no figure found; for products 0.4 a year is commonly quoted, not verified",
                                lognormal({0.1, 0.02}, {0.9, 0.12}))};
    Number regardless{
        this,
        "regardless",
        0.5,
        {"", 0, 1},
        "chance to join without an example and without legitimacy, in times of `innovation`; legitimacy adds to it",
        assumption("no figure found; from needing it to hardly asking", triangular(0.2, 0.5, 0.8))};
};

/// Share of full results that suppliers show, 0 to 1; none where no platform publishes them.
float shown_results(const District& district, const SupplierHelpParameters& help);

/// Suppliers that do not help yet may join.
void recruitment(District& district, const RecruitmentParameters& parameters, const SupplierHelpParameters& help);
extern const Mechanism recruitment_mechanism;

} // namespace alleviation
