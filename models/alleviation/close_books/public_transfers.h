#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/welfare.h"

namespace alleviation {

struct PublicTransferParameters : sim::schema::ParameterGroup {
    explicit PublicTransferParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "public_transfers", "转移性收入", "Pensions, subsidies and dibao.")
    {
    }
    sim::schema::Number pension{this,
                                "pension",
                                110,
                                {"yuan/month", 0, 1e5},
                                "rural basic pension from 60",
                                sim::schema::assumption("about the standard of 2018; not verified")};
    sim::schema::Number land_subsidy{this,
                                     "land_subsidy",
                                     90,
                                     {"yuan/mu/year", 0, 1e5},
                                     "agricultural subsidy, paid in May",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number dibao_least{this,
                                    "dibao_least",
                                    100,
                                    {"yuan/person/month", 0, 1e5},
                                    "smallest allowance",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number dibao_share{this,
                                    "dibao_share",
                                    0.6,
                                    {"", 0, 2},
                                    "share of the gap to the dibao line that is paid",
                                    sim::schema::assumption("no figure found")};
};

/// Pays pensions, subsidies and dibao.
void public_transfers(District& district, const PublicTransferParameters& parameters);
extern const Mechanism public_transfers_mechanism;

} // namespace alleviation
