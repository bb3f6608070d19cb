/// What the people of the first month are: schooling, health, work, attitudes and skills.
#pragma once

#include "sim/schema/parameter.h"

namespace alleviation {

struct InitialSchooling : sim::schema::ParameterGroup {
    explicit InitialSchooling(ParameterGroup* parent)
        : ParameterGroup(parent, "schooling", "受教育年限", "Years at school, around population.schooling_mean.")
    {
    }
    Number later_born{
        this,
        "later_born",
        0.14,
        {"years/year", 0, 1},
        "how much more schooling who is a year younger has, in the mean",
        assumption("no figure found; a year more for every seven years, from the illiterate old to the young with nine",
                   triangular(0.08, 0.14, 0.2))};
    Number spread{this,
                  "spread",
                  2.8,
                  {"years", 0, 10},
                  "spread of schooling among people of an age",
                  assumption("no figure found; most within primary and junior high school", triangular(2, 2.8, 3.6))};
    Count longest{
        this,
        "longest",
        16,
        {"years", 9, 19},
        "the most schooling anybody has left school with",
        evidence("nine years of compulsory school, three of senior high school, four of a bachelor's course")};
};

struct InitialHealth : sim::schema::ParameterGroup {
    explicit InitialHealth(ParameterGroup* parent)
        : ParameterGroup(parent, "health", "健康状况", "Who is chronically ill or disabled, by age.")
    {
    }
    Number chronic_child{this,
                         "chronic_child",
                         0.01,
                         {"", 0, 1},
                         "share of children with a chronic illness",
                         assumption("no figure found; rare", lognormal({0.1, 0.004}, {0.9, 0.025}))};
    Count chronic_from{this,
                       "chronic_from",
                       15,
                       {"years", 0, 60},
                       "age from which chronic illness becomes more frequent",
                       assumption("no figure found; the end of childhood", triangular(10, 15, 25))};
    Number chronic_adult{this,
                         "chronic_adult",
                         0.03,
                         {"", 0, 1},
                         "share with a chronic illness at that age",
                         assumption("no figure found; a few in a hundred", lognormal({0.1, 0.015}, {0.9, 0.06}))};
    Number chronic_rise{this,
                        "chronic_rise",
                        0.0045,
                        {"per year", 0, 0.1},
                        "rise of that share with every year of age",
                        assumption("no figure found; about a quarter at 65", triangular(0.003, 0.0045, 0.006))};
    Number disabled_birth{this,
                          "disabled_birth",
                          0.01,
                          {"", 0, 1},
                          "share of the disabled among the newborn",
                          assumption("no figure found; about one in a hundred", lognormal({0.1, 0.005}, {0.9, 0.02}))};
    Number disabled_rise{
        this,
        "disabled_rise",
        0.0007,
        {"per year", 0, 0.05},
        "rise of that share with every year of age",
        assumption("no figure found; about four in a hundred at 45, six at 70", triangular(0.0004, 0.0007, 0.0011))};
    Number chronic_ability{this,
                           "chronic_ability",
                           0.85,
                           {"", 0, 1},
                           "ability to work that the chronically ill have of what others of their age have",
                           assumption("no figure found; most work on, some less", beta({0.1, 0.7}, {0.9, 0.95}))};
};

struct InitialWork : sim::schema::ParameterGroup {
    explicit InitialWork(ParameterGroup* parent)
        : ParameterGroup(parent, "work", "就业状况",
                         "Who has a job, around population.migrant_share and population.local_share.")
    {
    }
    Count fewer_migrate_from{this,
                             "fewer_migrate_from",
                             50,
                             {"years", 16, 65},
                             "age from which fewer migrate",
                             assumption("no figure found; many return about 50", triangular(45, 50, 58))};
    Number older_migrants{
        this,
        "older_migrants",
        0.4,
        {"", 0, 1},
        "chance to be a migrant from that age on, as a share of that of the younger",
        assumption("no figure found; far fewer, mostly on building sites", beta({0.1, 0.2}, {0.9, 0.65}))};
    Count fewer_local_from{this,
                           "fewer_local_from",
                           60,
                           {"years", 16, 90},
                           "age from which fewer have a local job",
                           assumption("no figure found; the age at which pensions begin", triangular(55, 60, 68))};
    Number older_local{
        this,
        "older_local",
        0.4,
        {"", 0, 1},
        "chance of a local job from that age on, as a share of that of the younger",
        assumption("no figure found; odd jobs and field work for others", beta({0.1, 0.2}, {0.9, 0.65}))};
};

struct InitialAttitudes : sim::schema::ParameterGroup {
    explicit InitialAttitudes(ParameterGroup* parent)
        : ParameterGroup(parent, "attitudes", "态度",
                         "Motivation, information, trust and expectation of help, each from 0 to 1.")
    {
    }
    Number motivation{
        this,
        "motivation",
        0.55,
        {"", 0, 1},
        "mean motivation of households that are not listed",
        assumption("no figure found; the middle of a scale without a measure", triangular(0.4, 0.55, 0.7))};
    Number motivation_listed{
        this,
        "motivation_listed",
        0.42,
        {"", 0, 1},
        "mean motivation of listed households",
        assumption(
            "no figure found; the paper speaks of a lack of drive (内生动力不足) among the poor, without a measure",
            triangular(0.3, 0.42, 0.55))};
    Number motivation_spread{
        this,
        "motivation_spread",
        0.15,
        {"", 0, 1},
        "spread of motivation",
        assumption("no figure found; most within the middle half of the scale", triangular(0.08, 0.15, 0.25))};
    Number information{
        this,
        "information",
        0.25,
        {"", 0, 1},
        "mean share of what there is to know about schemes that households know",
        assumption("no figure found; little without anybody who tells them", beta({0.1, 0.1}, {0.9, 0.45}))};
    Number information_spread{this,
                              "information_spread",
                              0.12,
                              {"", 0, 1},
                              "spread of information",
                              assumption("no figure found; from next to nothing to half", triangular(0.06, 0.12, 0.2))};
    Number trust{this,
                 "trust",
                 0.5,
                 {"", 0, 1},
                 "mean trust in helpers from outside",
                 assumption("no figure found; the middle of a scale without a measure", triangular(0.35, 0.5, 0.7))};
    Number trust_spread{
        this,
        "trust_spread",
        0.15,
        {"", 0, 1},
        "spread of trust",
        assumption("no figure found; most within the middle half of the scale", triangular(0.08, 0.15, 0.25))};
    Number expectation{
        this,
        "expectation",
        0.4,
        {"", 0, 1},
        "mean expectation that help will come",
        assumption("no figure found; below the middle, as little has come yet", triangular(0.25, 0.4, 0.6))};
    Number expectation_spread{
        this,
        "expectation_spread",
        0.1,
        {"", 0, 1},
        "spread of that expectation",
        assumption("no figure found; neighbours have seen much the same", triangular(0.05, 0.1, 0.2))};
    Number lowest{this,
                  "lowest",
                  0.05,
                  {"", 0, 0.5},
                  "least motivation, and least trust",
                  assumption("no figure found; nobody is without any", triangular(0, 0.05, 0.1))};
    Number highest{this,
                   "highest",
                   0.95,
                   {"", 0.5, 1},
                   "greatest motivation, and greatest trust",
                   assumption("no figure found; nobody has all of it", triangular(0.9, 0.95, 1))};
};

struct InitialSkills : sim::schema::ParameterGroup {
    explicit InitialSkills(ParameterGroup* parent)
        : ParameterGroup(parent, "skills", "技能", "What people can do, from 0 to 1.")
    {
    }
    Number farm{
        this,
        "farm",
        0.4,
        {"", 0, 1},
        "mean skill in farming",
        assumption("no figure found; learnt from parents, with room for what is taught", triangular(0.25, 0.4, 0.55))};
    Number farm_spread{
        this,
        "farm_spread",
        0.15,
        {"", 0, 1},
        "spread of skill in farming",
        assumption("no figure found; most between a tenth and two thirds", triangular(0.08, 0.15, 0.25))};
    Number trade{this,
                 "trade",
                 0.22,
                 {"", 0, 1},
                 "mean skill in trades of who never went to school",
                 assumption("no figure found; about what a simple post asks for", triangular(0.1, 0.22, 0.35))};
    Number trade_of_school{
        this,
        "trade_of_school",
        0.012,
        {"per year", 0, 0.1},
        "skill in trades that goes with a year of schooling",
        assumption("no figure found; with nine years a tenth of the scale", triangular(0.005, 0.012, 0.02))};
    Number trade_spread{
        this,
        "trade_spread",
        0.12,
        {"", 0, 1},
        "spread of skill in trades",
        assumption("no figure found; some have learnt a trade away from home", triangular(0.06, 0.12, 0.2))};
};

} // namespace alleviation
