#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SupplierSurveyParameters : sim::schema::ParameterGroup {
    explicit SupplierSurveyParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "supplier_survey", "社会组织资源、能力、扶贫意向评估",
                         "How agencies learn who can help.")
    {
    }
    sim::schema::Number visit_hours{this,
                                    "visit_hours",
                                    4,
                                    {"hours", 0, 100},
                                    "staff time to assess a supplier",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Count again_after{this,
                                   "again_after",
                                   12,
                                   {"months", 1, 1200},
                                   "an assessment is done again after so many months",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number error{this,
                              "error",
                              0.5,
                              {"", 0, 10},
                              "spread of the error in how well an offer is thought to fit, for competence 0",
                              sim::schema::assumption("no figure found; swept in studies")};
};

/// Whether an agency can link households with a supplier: it is within reach and has been assessed.
bool can_link(const District& district, std::size_t agency, std::size_t supplier);
/// Error with which an agency sees how well a supplier's offers fit; drawn anew with each assessment.
float fit_error(const District& district, std::size_t agency, std::size_t supplier);

/// Agencies assess the suppliers within their reach, the nearest first.
void supplier_survey(District& district);
extern const Mechanism supplier_survey_mechanism;

} // namespace alleviation
