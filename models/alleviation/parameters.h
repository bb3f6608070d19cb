/// The root of the model's parameters. Mechanisms are handed their own groups and do not know it.
#pragma once

#include "models/alleviation/actors/agency.h"
#include "models/alleviation/actors/supplier.h"
#include "models/alleviation/initialise/population.h"
#include "models/alleviation/initialise/ties.h"
#include "models/alleviation/recorded.h"
#include "models/alleviation/recorded/costs.h"
#include "sim/schema/scenario.h"

namespace alleviation {

struct Parameters : sim::schema::Scenario {
    PopulationParameters population{this};
    TieParameters ties{this};
    Named<AgencyParameters> agencies{this, "agencies"};
    Named<SupplierParameters> suppliers{this, "suppliers"};
    sim::Switches mechanisms;
    RecordParameters record{this};
    CostParameters costs{this};

    /// The groups that mechanisms are handed are added, in the order of the month.
    Parameters();

    /// What follows from what was read: lists, villages by district, and what tables say by year.
    void prepare(sim::Faults& faults);
};

} // namespace alleviation
