#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct VolunteerParameters : sim::schema::ParameterGroup {
    explicit VolunteerParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "volunteers", "两工联动", "Volunteers beside social workers.")
    {
    }
    Number hours{
        this,
        "hours",
        2,
        {"hours/month", 0, 100},
        "hours that a member of an association volunteers, at full activity",
        assumption("no figure found; under an hour to some more than an hour a week", lognormal({0.1, 0.7}, {0.9, 5}))};
    Number effect{
        this,
        "effect",
        0.5,
        {"", 0, 1},
        "worth of a guided volunteer's hour, in hours of a fully competent social worker",
        assumption("no figure found; less than a professional's, more than nothing", triangular(0.2, 0.5, 0.8))};
    Number guided{this,
                  "guided",
                  4,
                  {"hours", 0.1, 100},
                  "volunteer hours that an hour of casework can guide",
                  assumption("no figure found; a guide has two to eight volunteers at a time", triangular(2, 4, 8))};
};

/// Members of associations volunteer beside the agency's social workers.
void volunteers(District& district, const VolunteerParameters& parameters);
extern const Mechanism volunteers_mechanism;

/// What volunteers' hours are worth in hours of a competent social worker, given the casework hours that guide them.
float guided_hours(const VolunteerParameters& parameters, float volunteer_hours, float casework_hours);

} // namespace alleviation
