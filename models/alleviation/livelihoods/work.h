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
    Number first_year_away{
        this,
        "first_year_away",
        0.088,
        {"per month", 0, 1},
        "hazard of leaving a supplier's post away from home in its first year; later it is that of migrant work",
        evidence("Blattman & Dercon 2018: of workers placed in Ethiopian factories a third were still in the sector "
                 "after a year, so that at least 0.088 left each month",
                 lognormal({0.1, 0.06}, {0.9, 0.12}))};
    Number first_year_workshop{
        this,
        "first_year_workshop",
        0.05,
        {"per month", 0, 1},
        "the same of a workshop's post in the town; later it is that of local jobs",
        assumption("no figure found; between factory work away and other local jobs, as home is near",
                   lognormal({0.1, 0.025}, {0.9, 0.1}))};
    Number first_year_post{this,
                           "first_year_post",
                           0.02,
                           {"per month", 0, 1},
                           "the same of a public-welfare post; later it is that of local jobs",
                           assumption("no figure found; contracts run for a year and are mostly renewed",
                                      lognormal({0.1, 0.008}, {0.9, 0.05}))};
    Number misfit{
        this,
        "misfit",
        1,
        {"", 0, 20},
        "by how much the hazard in a supplier's post rises with the gap between the skill it asks for and "
        "that of who holds it, as a share for the whole scale",
        assumption("no figure found; from no matter to thrice the hazard where nothing fits", triangular(0, 1, 2))};
    Number care_factor{this,
                       "care_factor",
                       1.5,
                       {"", 1, 20},
                       "by how much the hazard of coming home is higher while somebody there needs care",
                       assumption("no figure found; others may look after them", triangular(1, 1.5, 3))};
    Number illness_factor{this,
                          "illness_factor",
                          3,
                          {"", 1, 100},
                          "by how much the hazard of losing a job is higher while ill",
                          assumption("no figure found; from hardly more to most of the seriously ill within a year",
                                     triangular(1.5, 3, 6))};
    Number pairing_support{this,
                           "pairing_support",
                           0.1,
                           {"", 0, 1},
                           "fall of the hazard with a helper of full strength beside the household",
                           calibrated("what visits do to work: nothing in Chile Solidario, 6 points over 30 months "
                                      "where trained educators came each week (Building Nebraska Families)",
                                      beta({0.1, 0.02}, {0.9, 0.25}))};
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
    Number skill{this,
                 "skill",
                 0.8,
                 {"log points", -2, 4},
                 "how much the chance rises with trade skill from 0 to 1",
                 assumption("no figure found; a course adds a sixth of the scale, and courses raise employment by "
                            "nothing to five points (McKenzie 2017: 2.3)",
                            normal(0.8, 0.35))};
    Number fills_within{
        this,
        "fills_within",
        2,
        {"months", 0.25, 36},
        "mean months in which ordinary hiring fills a supplier's open post, while as many search as usual",
        assumption("no figure found; firms at home and away fill posts in one to three months", triangular(1, 2, 3))};
    Number offers_away{
        this,
        "offers_away",
        0.6,
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
