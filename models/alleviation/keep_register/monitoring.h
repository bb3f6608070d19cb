#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct MonitoringParameters : sim::schema::ParameterGroup {
    explicit MonitoringParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "monitoring", "防返贫监测", "Noticing sudden hardship, and what help it sets off.")
    {
    }
    Number noticed{this,
                   "noticed",
                   0.35,
                   {"per month", 0, 1},
                   "chance that hardship of a household that is watched, or once left the register, is noticed",
                   assumption("no figure found; grid workers are to look every month, and most is noticed within a "
                              "quarter",
                              triangular(0.15, 0.35, 0.6))};
    Number trained_notices{
        this,
        "trained_notices",
        0.4,
        {"", 0, 1},
        "share of what goes unnoticed that a fully trained village worker notices",
        assumption("no figure found; who knows what to ask for sees it sooner", triangular(0.1, 0.4, 0.7))};
    Number heavy_bills{this,
                       "heavy_bills",
                       2,
                       {"months", 0, 100},
                       "months of expected income from which a month's bills are hardship",
                       assumption("no figure found; a sixth of a year's income", triangular(1, 2, 4))};
    Number aid{this,
               "aid",
               4,
               {"months", 0, 100},
               "temporary aid, in months of subsistence of the household",
               assumption("no figure found; the Ministry of Civil Affairs told about 1,000 yuan a person helped, not "
                          "verified; by the rules some months of dibao",
                          triangular(2, 4, 6))};
    Count aid_again{this,
                    "aid_again",
                    12,
                    {"months", 1, 250},
                    "months after which a household may get temporary aid again",
                    assumption("once a year for the same cause by the rules of most provinces", triangular(6, 12, 18))};
};

/// Sudden hardship of watched households is noticed, and help comes within months.
void monitoring(District& district, const MonitoringParameters& parameters);
extern const Mechanism monitoring_mechanism;

} // namespace alleviation
