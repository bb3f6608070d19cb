#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct WageParameters : sim::schema::ParameterGroup {
    explicit WageParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "wages", "工资", "What work pays, and how it wanders.")
    {
    }
    sim::schema::Number migrant{
        this,
        "migrant",
        3721,
        {"yuan/month", 0, 1e5},
        "mean wage of migrant work, before what is spent away",
        sim::schema::evidence("National Bureau of Statistics, migrant workers' monitoring: 2017 "
                              "3,485 yuan, 2018 3,721, 2019 3,962")};
    sim::schema::Number local{this,
                              "local",
                              3089,
                              {"yuan/month", 0, 1e5},
                              "mean wage of local off-farm work",
                              sim::schema::evidence("the same source: 632 yuan below migrant wages in 2017")};
    sim::schema::Number migrant_keeps{
        this,
        "migrant_keeps",
        0.5,
        {"", 0, 1},
        "share of a migrant's wage that is spent where it is earned; the rest comes home",
        sim::schema::assumption("no figure found; with migrant_share it gives the transfer "
                                "share of rural income")};
    sim::schema::Number growth{this,
                               "growth",
                               0.065,
                               {"per year", -0.2, 0.2},
                               "yearly rise of wages",
                               sim::schema::evidence("the same source: 3,721 to 3,962 yuan, 2018 to 2019")};
    sim::schema::Number schooling{this,
                                  "schooling",
                                  0.09,
                                  {"log points per year", -1, 1},
                                  "return to a year of schooling",
                                  sim::schema::assumption("secondary source on rural China")};
    sim::schema::Number skill{this,
                              "skill",
                              0.30,
                              {"log points", -2, 2},
                              "return to trade skill from 0 to 1",
                              sim::schema::assumption("no figure found; training gives about a quarter of the range")};
    sim::schema::Number variance{this,
                                 "variance",
                                 0.40,
                                 {"", 0, 4},
                                 "variance of the log of yearly wages, schooling and skill aside",
                                 sim::schema::evidence("CHNS rural wage panel 1989-2004: 0.36 to 0.45")};
    sim::schema::Number persistent_share{
        this,
        "persistent_share",
        0.55,
        {"", 0, 1},
        "share of that variance that persists",
        sim::schema::evidence("CHNS rural wage panel, 45 wave pairs: correlation over k "
                              "years 0.55 x 0.924^k")};
    sim::schema::Number persistence{
        this,
        "persistence",
        0.924,
        {"per year", 0, 1},
        "autocorrelation of the persistent part over a year",
        sim::schema::evidence("CHNS rural wage panel, 45 wave pairs: correlation over k years "
                              "0.55 x 0.924^k (standard error 0.011)")};
};

/// What wages have become since the start, relative to then.
float wage_level(const District& district);
/// What a supplier pays in its posts; it rises as all wages do.
float offered_wage(const District& district, std::size_t supplier);
/// Mean wage of a kind of job this month, in yuan.
float mean_wage(const District& district, Activity activity);
/// The wage that a person could expect, before this year's transitory shock; of migrants, what comes home.
float expected_wage(const District& district, std::size_t person, Activity activity);

/// Wages are paid; in January the persistent part of everyone's moves first.
void wages(District& district);
extern const Mechanism wages_mechanism;

} // namespace alleviation
