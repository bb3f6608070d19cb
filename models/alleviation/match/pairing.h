#pragma once

#include "models/alleviation/match/market.h"

namespace alleviation {

struct PairingParameters : sim::schema::ParameterGroup {
    explicit PairingParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "pairing", "一对一结对帮扶", "One lead helper for a household.")
    {
    }
    sim::schema::Number contact_hours{this,
                                      "contact_hours",
                                      0.5,
                                      {"hours", 0, 100},
                                      "agency's time to keep a pair in contact for a month",
                                      sim::schema::assumption("no figure found")};
    sim::schema::Number grows{this,
                              "grows",
                              0.15,
                              {"", 0, 1},
                              "share of missing strength that a month of contact adds",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number fades{this,
                              "fades",
                              0.10,
                              {"per month", 0, 1},
                              "share of strength lost in a month without contact",
                              sim::schema::assumption("no figure found")};
    sim::schema::Count follow_up{this,
                                 "follow_up",
                                 12,
                                 {"months", 0, 600},
                                 "months for which a pair goes on after the household left the register (脱贫不脱政策)",
                                 sim::schema::assumption("support continued after exit; the length is not given")};
    sim::schema::Number encourages{this,
                                   "encourages",
                                   0.01,
                                   {"per month", 0, 1},
                                   "share of missing motivation that a helper of full strength adds",
                                   sim::schema::assumption("no figure found")};
};

/// New pairs are made, and kept in contact as far as linking hours reach.
void pairing(District& district, const PairingParameters& parameters, const MatchingParameters& matching,
             const KnowledgeParameters& knowledge);
extern const Mechanism pairing_mechanism;

void end_pair(District& district, std::size_t household);

} // namespace alleviation
