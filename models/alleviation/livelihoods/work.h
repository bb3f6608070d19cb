#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct WorkParameters : sim::schema::ParameterGroup {
    explicit WorkParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "work", "务工", "Finding and losing jobs without help.")
    {
    }
    Number separation_local{
        this,
        "separation_local",
        0.025,
        {"per month", 0, 1},
        "hazard of losing a local job",
        assumption("no figure found; spells of one to seven years", lognormal({0.1, 0.012}, {0.9, 0.06}))};
    Number separation_migrant{this,
                              "separation_migrant",
                              0.03,
                              {"per month", 0, 1},
                              "hazard of coming home from migrant work",
                              assumption("no figure found; from stays of many years to one harvest to the next",
                                         lognormal({0.1, 0.015}, {0.9, 0.07}))};
    Number separation_helped{
        this,
        "separation_helped",
        0.04,
        {"per month", 0, 1},
        "hazard of leaving a job that was arranged",
        assumption("no figure found here; placed factory workers in Ethiopia left at 0.088 or more (Blattman & Dercon)",
                   lognormal({0.1, 0.025}, {0.9, 0.1}))};
    Number illness_factor{this,
                          "illness_factor",
                          3,
                          {"", 1, 100},
                          "by how much the hazard of losing a job is higher while ill",
                          assumption("no figure found; from hardly more to most of the seriously ill within a year",
                                     triangular(1.5, 3, 6))};
    Number pairing_support{this,
                           "pairing_support",
                           0.3,
                           {"", 0, 1},
                           "fall of the hazard with a helper of full strength beside the household",
                           assumption("no figure found; a little to half", beta({0.1, 0.1}, {0.9, 0.5}))};
    Number offers{this,
                  "offers",
                  0.011,
                  {"per month", 0, 1},
                  "chance of a job offer by one's own search",
                  calibrated("wage and transfer shares of income in poor "
                             "areas, 2019: 35.3 and 27.3 %",
                             lognormal({0.1, 0.008}, {0.9, 0.015}))};
    Number network_offers{
        this,
        "network_offers",
        0.012,
        {"per month", 0, 1},
        "further chance per share of the village's adults who have a job",
        assumption("job networks: Calvó-Armengol & Jackson 2004, conceptual; of the order of one's own search",
                   lognormal({0.1, 0.005}, {0.9, 0.025}))};
    Number drive{this,
                 "drive",
                 0.4,
                 {"", 0, 1},
                 "how much the chance rises or falls at full or no motivation, as a share",
                 assumption("small: casework alone left heads' employment and income unchanged in Chile Solidario",
                            beta({0.1, 0.1}, {0.9, 0.6}))};
    Number offers_away{
        this,
        "offers_away",
        0.65,
        {"", 0, 1},
        "share of offers that are for migrant work",
        assumption("no figure found; about three in five rural workers were migrants", triangular(0.45, 0.65, 0.85))};
    Count away_below{this,
                     "away_below",
                     55,
                     {"years", 0, 120},
                     "age below which somebody takes migrant work",
                     assumption("no figure found; few factories hire beyond 50, building sites do until 60",
                                triangular(48, 55, 62))};
};

/// Jobs end; offers by search and by neighbours arrive.
void work(District& district, const WorkParameters& parameters, const LabourParameters& labour,
          const WageParameters& wages);
extern const Mechanism work_mechanism;

} // namespace alleviation
