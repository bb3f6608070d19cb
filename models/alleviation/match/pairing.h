#pragma once

#include "models/alleviation/match/market.h"

namespace alleviation {

struct PairingParameters : sim::schema::ParameterGroup {
    explicit PairingParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "pairing", "一对一结对帮扶", "One lead helper for a household.")
    {
    }
    Number visits{
        this,
        "visits",
        0.7,
        {"per month", 0, 1},
        "chance that a helper calls on its household in a month, with all of its effort; in proportion with less",
        assumption("no figure found; helpers are asked to call every month", beta({0.1, 0.4}, {0.9, 0.9}))};
    Number grows{this,
                 "grows",
                 0.15,
                 {"", 0, 1},
                 "share of missing strength that a month of contact adds",
                 assumption("no figure found; half of it within two to eleven months", beta({0.1, 0.06}, {0.9, 0.3}))};
    Number fades{
        this,
        "fades",
        0.10,
        {"per month", 0, 1},
        "share of strength lost in a month without contact",
        assumption("no figure found; half lost within three to seventeen months", beta({0.1, 0.04}, {0.9, 0.2}))};
    Count follow_up{this,
                    "follow_up",
                    12,
                    {"months", 0, 600},
                    "months for which a pair goes on after the household left the register (脱贫不脱政策)",
                    assumption("support continued after exit; the length is not given", uniform(6, 36))};
    Number encourages{this,
                      "encourages",
                      0.01,
                      {"per month", 0, 1},
                      "share of missing motivation that a helper of full strength adds",
                      assumption("no figure found; helpers may matter little", lognormal({0.1, 0.004}, {0.9, 0.025}))};
    Number begins_at{this,
                     "begins_at",
                     0.2,
                     {"", 0, 1},
                     "strength of a new pair",
                     assumption("no figure found; strangers who were introduced", triangular(0.12, 0.2, 0.4))};
    Number ends_below{
        this,
        "ends_below",
        0.1,
        {"", 0, 1},
        "strength below which a pair is at an end",
        assumption("no figure found; a visit is missed more often than made", triangular(0.02, 0.1, 0.12))};
    Number weight_care{this,
                       "weight_care",
                       0.5,
                       {"", 0, 10},
                       "weight of a need for company when a helper is chosen, against one for what it offers",
                       assumption("no figure found; any helper can give company", triangular(0, 0.5, 1))};
    Number travel{this,
                  "travel",
                  40,
                  {"km/hour", 1, 300},
                  "speed at which helpers travel, there and back; the way comes off their time for the household",
                  assumption("no figure found; country roads, by bus or by car", triangular(25, 40, 60))};
    Number company{this,
                   "company",
                   4,
                   {"hours/month", 0.01, 1000},
                   "hours with a helper that meet every need for company; fewer meet their share of them",
                   assumption("no figure found; helpers are no social workers: up to eight times their hours",
                              lognormal({0.1, 2}, {0.9, 8}))};
};

/// New pairs are made, and kept in contact by the helpers themselves, in their own time.
void pairing(District& district, const PairingParameters& parameters, const MatchingParameters& matching,
             const KnowledgeParameters& knowledge, const RequestParameters& requests);
extern const Mechanism pairing_mechanism;

void end_pair(District& district, std::size_t household);

} // namespace alleviation
