/// What the people of the first month are: schooling, work and attitudes; a first guess where the years before the
/// start settle it.
#pragma once

#include "sim/schema/parameter.h"

namespace alleviation {

struct InitialSchooling : sim::schema::ParameterGroup {
    explicit InitialSchooling(ParameterGroup* parent)
        : ParameterGroup(parent, "schooling", "受教育年限", "Years at school of those who grew up before the start.")
    {
    }
    Number later_born{
        this,
        "later_born",
        0,
        {"years/year", 0, 1},
        "how much more schooling who is a year younger has, among grown people, in the mean: growth before the start",
        assumption("0: all went to school as children do now, and schooling stays what it is; rural people had a year "
                   "more for every seven years",
                   uniform(0, 0.2))};
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

} // namespace alleviation
