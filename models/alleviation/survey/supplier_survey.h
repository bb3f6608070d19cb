#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SupplierSurveyParameters : sim::schema::ParameterGroup {
    explicit SupplierSurveyParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "supplier_survey", "社会组织资源、能力、扶贫意向评估",
                         "How agencies learn who can help.")
    {
    }
    Number visit_hours{this,
                       "visit_hours",
                       4,
                       {"hours", 0, 100},
                       "staff time to assess a supplier",
                       assumption("no figure found; half a day to a day", triangular(2, 4, 8))};
    Count again_after{this,
                      "again_after",
                      12,
                      {"months", 1, 1200},
                      "an assessment is done again after so many months",
                      assumption("no figure found; yearly, as evaluations are", triangular(6, 12, 24))};
};

/// Agencies assess the suppliers within their reach, the nearest first.
void supplier_survey(District& district, const SupplierSurveyParameters& parameters);
extern const Mechanism supplier_survey_mechanism;

} // namespace alleviation
