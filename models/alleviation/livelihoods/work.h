#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct WorkParameters : sim::schema::ParameterGroup {
    explicit WorkParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "work", "务工", "Finding and losing jobs without help.")
    {
    }
    sim::schema::Number separation_local{this,
                                         "separation_local",
                                         0.025,
                                         {"per month", 0, 1},
                                         "hazard of losing a local job",
                                         sim::schema::assumption("no figure found")};
    sim::schema::Number separation_migrant{this,
                                           "separation_migrant",
                                           0.03,
                                           {"per month", 0, 1},
                                           "hazard of coming home from migrant work",
                                           sim::schema::assumption("no figure found")};
    sim::schema::Number separation_helped{this,
                                          "separation_helped",
                                          0.04,
                                          {"per month", 0, 1},
                                          "hazard of leaving a job that was arranged",
                                          sim::schema::assumption("no figure found")};
    sim::schema::Number pairing_support{this,
                                        "pairing_support",
                                        0.3,
                                        {"", 0, 1},
                                        "fall of the hazard with a helper of full strength beside the household",
                                        sim::schema::assumption("no figure found")};
    sim::schema::Number offers{
        this,
        "offers",
        0.0095,
        {"per month", 0, 1},
        "chance of a job offer by one's own search",
        sim::schema::calibrated("keeps the shares in work of the founding: wage and transfer shares of income in poor "
                                "areas, 2019: 35.3 and 27.3 %")};
    sim::schema::Number network_offers{
        this,
        "network_offers",
        0.012,
        {"per month", 0, 1},
        "further chance per share of the village's adults who have a job",
        sim::schema::assumption("job networks: Calvó-Armengol & Jackson 2004, conceptual")};
    sim::schema::Number drive{this,
                              "drive",
                              0.4,
                              {"", 0, 1},
                              "how much the chance rises or falls at full or no motivation, as a share",
                              sim::schema::assumption("small: casework alone left heads' employment and income "
                                                      "unchanged in Chile Solidario")};
    sim::schema::Number offers_away{this,
                                    "offers_away",
                                    0.65,
                                    {"", 0, 1},
                                    "share of offers that are for migrant work",
                                    sim::schema::assumption("no figure found")};
};

/// Jobs end; offers by search and by neighbours arrive.
void work(District& district, const WorkParameters& parameters, const LabourParameters& labour,
          const WageParameters& wages);
extern const Mechanism work_mechanism;

} // namespace alleviation
