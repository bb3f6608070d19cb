/// The population of a town as of the first month: households from a list and from marginals.
#pragma once

#include "models/alleviation/close_books/public_transfers.h"
#include "models/alleviation/farm.h"
#include "models/alleviation/initialise/population.h"
#include "models/alleviation/initialise/ties.h"
#include "models/alleviation/labour.h"
#include "models/alleviation/leadership.h"
#include "models/alleviation/livelihoods/demography.h"
#include "models/alleviation/mechanism.h"
#include "models/alleviation/organise/village_governance.h"
#include "models/alleviation/welfare.h"

namespace alleviation {

struct InitialVillages : sim::schema::ParameterGroup {
    explicit InitialVillages(ParameterGroup* parent)
        : ParameterGroup(parent, "villages", "村庄", "Where villages lie, and how they differ in what they sell.")
    {
    }
    Number nearest{this,
                   "nearest",
                   5,
                   {"km", 0, 10},
                   "least distance of a village from the town; villages lie evenly between it and the greatest",
                   assumption("no figure found; the seat's own villages left out", triangular(2, 5, 8))};
    Number farthest{
        this,
        "farthest",
        25,
        {"km", 10, 1000},
        "greatest distance of a village from the town",
        assumption("no figure found; the reach of a town on the plain, or in the hills", triangular(15, 25, 45))};
    Number discount_range{this,
                          "discount_range",
                          0.4,
                          {"", 0, 1},
                          "how far a village's price discount lies from the mean at most, as a share of it",
                          assumption("no figure found; near a road or far from it", triangular(0.2, 0.4, 0.7))};
    Number unsold_range{this,
                        "unsold_range",
                        0.4,
                        {"", 0, 1},
                        "how far a village's unsold share lies from the mean at most, as a share of it",
                        assumption("no figure found; near a road or far from it", triangular(0.2, 0.4, 0.7))};
};

struct HouseholdSizeParameters : sim::schema::ParameterGroup {
    explicit HouseholdSizeParameters(ParameterGroup* parent)
        : ParameterGroup(
              parent, "household_sizes", "家庭户规模",
              "Shares of households by their members. They count in proportion to one another, and are tilted "
              "to the small or the large until their mean is population.mean_members.")
    {
    }
    Number one{this,
               "one",
               0.08,
               {"", 0.001, 1},
               "households with one member",
               assumption("no figure found; mostly old people", triangular(0.05, 0.08, 0.15))};
    Number two{this,
               "two",
               0.22,
               {"", 0.001, 1},
               "households with two members",
               assumption("no figure found; couples whose children have left", triangular(0.15, 0.22, 0.3))};
    Number three{this,
                 "three",
                 0.20,
                 {"", 0.001, 1},
                 "households with three members",
                 assumption("no figure found; one child", triangular(0.15, 0.2, 0.27))};
    Number four{this,
                "four",
                0.22,
                {"", 0.001, 1},
                "households with four members",
                assumption("no figure found; two children are usual in villages", triangular(0.15, 0.22, 0.28))};
    Number five{this,
                "five",
                0.15,
                {"", 0.001, 1},
                "households with five members",
                assumption("no figure found; three generations", triangular(0.1, 0.15, 0.2))};
    Number six{this,
               "six",
               0.09,
               {"", 0.001, 1},
               "households with six members",
               assumption("no figure found; three generations", triangular(0.05, 0.09, 0.13))};
    Number seven{this,
                 "seven",
                 0.04,
                 {"", 0.001, 1},
                 "households with seven members; none has more",
                 assumption("no figure found; three generations, larger ones left out", triangular(0.01, 0.04, 0.07))};
};

/// Ages are even between two ends, the lower and the higher. Both ends belong to them.
struct FamilyParameters : sim::schema::ParameterGroup {
    explicit FamilyParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "families", "家庭结构",
                         "Who lives in a household: a head, a spouse, then children and parents, or a son's family.")
    {
    }
    Count alone_from{this,
                     "alone_from",
                     45,
                     {"years", 16, 60},
                     "least age of who lives alone",
                     assumption("no figure found; shape of a rural age pyramid: the young who live alone are away",
                                triangular(30, 45, 60))};
    Count alone_to{this,
                   "alone_to",
                   82,
                   {"years", 60, 100},
                   "greatest age of who lives alone",
                   assumption("no figure found; shape of a rural age pyramid", triangular(75, 82, 95))};
    Count pair_from{this,
                    "pair_from",
                    38,
                    {"years", 16, 50},
                    "least age of a head with one other member",
                    assumption("no figure found; shape of a rural age pyramid", triangular(25, 38, 50))};
    Count pair_to{this,
                  "pair_to",
                  78,
                  {"years", 50, 100},
                  "greatest age of a head with one other member",
                  assumption("no figure found; shape of a rural age pyramid", triangular(70, 78, 90))};
    Count head_from{this,
                    "head_from",
                    28,
                    {"years", 16, 45},
                    "least age of a head with more members",
                    assumption("no figure found; the young live with their parents at first", triangular(22, 28, 35))};
    Count head_to{
        this,
        "head_to",
        66,
        {"years", 45, 100},
        "greatest age of a head with more members",
        assumption("no figure found; a son becomes the head when his parents grow old", triangular(60, 66, 80))};
    Count oldest{this,
                 "oldest",
                 95,
                 {"years", 60, 110},
                 "nobody but a head is older",
                 assumption("no figure found; who is older is rare", triangular(90, 95, 105))};
    Number woman_alone{
        this,
        "woman_alone",
        0.4,
        {"", 0, 1},
        "share of women among those who live alone",
        assumption("no figure found; widows outlive, and poor men remain unmarried", beta({0.1, 0.25}, {0.9, 0.6}))};
    Number woman_head{this,
                      "woman_head",
                      0.12,
                      {"", 0, 1},
                      "share of women among heads with other members",
                      assumption("no figure found; registration names the husband where there is one",
                                 beta({0.1, 0.05}, {0.9, 0.25}))};
    Number girls{this,
                 "girls",
                 0.5,
                 {"", 0, 1},
                 "share of girls and women among children, grandchildren and other members",
                 assumption("about what nature has; births of the time had fewer girls, figures not verified",
                            triangular(0.42, 0.5, 0.52))};
    Number married{
        this,
        "married",
        0.9,
        {"", 0, 1},
        "share of heads with other members who live with a spouse",
        assumption("no figure found; few are widowed or divorced and not alone", beta({0.1, 0.8}, {0.9, 0.97}))};
    Count spouse_younger_from{this,
                              "spouse_younger_from",
                              -3,
                              {"years", -30, 0},
                              "how much younger than the head a spouse is, at least; older where negative",
                              assumption("no figure found; few wives are older", triangular(-6, -3, 0))};
    Count spouse_younger_to{this,
                            "spouse_younger_to",
                            5,
                            {"years", 0, 30},
                            "how much younger than the head a spouse is, at most",
                            assumption("no figure found; a few years are usual", triangular(2, 5, 10))};
    Count first_child_from{
        this,
        "first_child_from",
        22,
        {"years", 15, 25},
        "least age of a head at the birth of the first child",
        assumption("no figure found; men may marry at 22, women at 20, and not all waited", triangular(19, 22, 24))};
    Count first_child_to{this,
                         "first_child_to",
                         28,
                         {"years", 25, 50},
                         "greatest age of a head at the birth of the first child",
                         assumption("no figure found; most rural couples marry early", triangular(26, 28, 34))};
    Count next_child_from{this,
                          "next_child_from",
                          2,
                          {"years", 1, 4},
                          "least time from the first child to the second",
                          assumption("no figure found; by nature a year or more", triangular(1, 2, 3))};
    Count next_child_to{this,
                        "next_child_to",
                        6,
                        {"years", 4, 20},
                        "greatest time from the first child to the second",
                        assumption("no figure found; rules on births asked rural couples for four years and more",
                                   triangular(4, 6, 10))};
    Count grown_from{this,
                     "grown_from",
                     24,
                     {"years", 16, 40},
                     "age from which the first child is a son with a wife and children in the household; before, the "
                     "head has children and parents there",
                     assumption("no figure found; a little above the lawful age to marry", triangular(22, 24, 28))};
    Count parents_until{this,
                        "parents_until",
                        55,
                        {"years", 16, 100},
                        "a younger head may have parents in the household",
                        assumption("no figure found; then parents are about eighty", triangular(48, 55, 62))};
    Count mother_older_from{this,
                            "mother_older_from",
                            20,
                            {"years", 15, 24},
                            "how much older than the head a mother is, at least",
                            assumption("no figure found; from the lawful age to marry", triangular(17, 20, 23))};
    Count mother_older_to{this,
                          "mother_older_to",
                          28,
                          {"years", 24, 50},
                          "how much older than the head a mother is, at most",
                          assumption("no figure found; heads are often first sons", triangular(25, 28, 34))};
    Count father_older_from{this,
                            "father_older_from",
                            22,
                            {"years", 15, 26},
                            "how much older than the head a father is, at least",
                            assumption("no figure found; from the lawful age to marry", triangular(19, 22, 25))};
    Count father_older_to{this,
                          "father_older_to",
                          30,
                          {"years", 26, 60},
                          "how much older than the head a father is, at most",
                          assumption("no figure found; two years more than mothers", triangular(27, 30, 38))};
    Count wife_younger_from{this,
                            "wife_younger_from",
                            0,
                            {"years", -10, 1},
                            "how much younger than a son his wife is, at least",
                            assumption("no figure found; few are older", triangular(-3, 0, 1))};
    Count wife_younger_to{this,
                          "wife_younger_to",
                          3,
                          {"years", 1, 20},
                          "how much younger than a son his wife is, at most",
                          assumption("no figure found; nearer in age than their parents", triangular(1, 3, 6))};
    Count grandchild_from{this,
                          "grandchild_from",
                          22,
                          {"years", 15, 25},
                          "least age of a son at the birth of the first grandchild",
                          assumption("no figure found; as of the head", triangular(19, 22, 24))};
    Count grandchild_to{this,
                        "grandchild_to",
                        27,
                        {"years", 25, 50},
                        "greatest age of a son at the birth of the first grandchild",
                        assumption("no figure found; about as of the head", triangular(25, 27, 33))};
    Count next_grandchild_from{
        this,
        "next_grandchild_from",
        25,
        {"years", 15, 30},
        "least age of a son at the birth of the second grandchild",
        assumption("no figure found; about three years after the first", triangular(22, 25, 28))};
    Count next_grandchild_to{this,
                             "next_grandchild_to",
                             32,
                             {"years", 30, 60},
                             "greatest age of a son at the birth of the second grandchild",
                             assumption("no figure found; about five years after the first", triangular(30, 32, 38))};
    Count other_from{this,
                     "other_from",
                     5,
                     {"years", 0, 30},
                     "least age of other members",
                     assumption("no figure found; relatives' children, brothers, aunts", triangular(0, 5, 18))};
    Count other_to{this,
                   "other_to",
                   70,
                   {"years", 30, 100},
                   "greatest age of other members",
                   assumption("no figure found; relatives' children, brothers, aunts", triangular(60, 70, 85))};
};

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

struct InitialAssets : sim::schema::ParameterGroup {
    explicit InitialAssets(ParameterGroup* parent)
        : ParameterGroup(parent, "assets", "家庭资产与保障",
                         "Land, cash, support by relatives, housing, water and insurance of households not listed.")
    {
    }
    Number land_spread{this,
                       "land_spread",
                       0.4,
                       {"log points", 0, 1.5},
                       "spread of contracted land a head, lognormal",
                       assumption("no figure found; land was dealt out by heads, and households have changed since",
                                  triangular(0.2, 0.4, 0.7))};
    Number cash_spread{
        this,
        "cash_spread",
        1,
        {"log points", 0, 2},
        "spread of cash at the founding, lognormal",
        assumption("no figure found; savings are spread at least as much as assets", triangular(0.6, 1, 1.3))};
    Number support_spread{this,
                          "support_spread",
                          0.6,
                          {"log points", 0, 1.5},
                          "spread of relatives' support for the old, lognormal",
                          assumption("no figure found; as children's incomes are spread", triangular(0.3, 0.6, 1))};
    Number support_with_worker{
        this,
        "support_with_worker",
        0.5,
        {"", 0, 1},
        "support for the old where somebody able to work lives with them, as a share of that of others",
        assumption("no figure found; children elsewhere send less then", beta({0.1, 0.25}, {0.9, 0.8}))};
    Number unsafe_housing{this,
                          "unsafe_housing",
                          0.02,
                          {"", 0, 1},
                          "share of households without a safe house",
                          assumption("no figure found; few were left by 2018", lognormal({0.1, 0.007}, {0.9, 0.06}))};
    Number unsafe_water{this,
                        "unsafe_water",
                        0.02,
                        {"", 0, 1},
                        "share of households without safe water",
                        assumption("no figure found; few were left by 2018", lognormal({0.1, 0.007}, {0.9, 0.06}))};
    Number insured{this,
                   "insured",
                   0.98,
                   {"", 0, 1},
                   "share of households with medical insurance",
                   assumption("no figure found for a town; nearly all rural people are said to be insured",
                              beta({0.1, 0.93}, {0.9, 0.995}))};
};

struct ListedHouseholdParameters : sim::schema::ParameterGroup {
    explicit ListedHouseholdParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "listed", "名册农户",
                         "What the list does not say of its households, and how far they are fitted to its incomes.")
    {
    }
    Number partial_ability{
        this,
        "partial_ability",
        0.5,
        {"", 0, 1},
        "ability of who is listed as partly able to work",
        assumption("the register's own word is half a worker (半劳动力)", triangular(0.3, 0.5, 0.7))};
    Number tended{this,
                  "tended",
                  0.8,
                  {"", 0, 1},
                  "crops of a listed household, as a share of what its land could yield, when its business income is "
                  "divided between land and assets",
                  assumption("no figure found; the poor lack hands and skill", triangular(0.6, 0.8, 1))};
    Number least_business{this,
                          "least_business",
                          100,
                          {"yuan/year", 1, 1e5},
                          "business income that a listed household has at least, with crops and from assets alone",
                          assumption("no figure found; a few hens", lognormal({0.1, 30}, {0.9, 300}))};
    Number least_capital{this,
                         "least_capital",
                         300,
                         {"yuan", 1, 10000},
                         "least productive assets of a listed household",
                         assumption("no figure found; hand tools and hens", lognormal({0.1, 100}, {0.9, 900}))};
    Number most_capital{this,
                        "most_capital",
                        60000,
                        {"yuan", 10000, 1e7},
                        "greatest productive assets of a listed household",
                        assumption("no figure found; a small herd or a car for goods, no more as poor",
                                   lognormal({0.1, 30000}, {0.9, 120000}))};
    Number least_productivity{this,
                              "least_productivity",
                              -1.5,
                              {"log points", -5, 0},
                              "least productivity of a listed household",
                              assumption("no figure found; a fifth of the usual yield, so that assets and land count",
                                         triangular(-2.5, -1.5, -0.8))};
    Number most_productivity{
        this,
        "most_productivity",
        1,
        {"log points", 0, 5},
        "greatest productivity of a listed household",
        assumption("no figure found; nearly three times the usual yield", triangular(0.6, 1, 1.5))};
    Number cash_months{
        this,
        "cash_months",
        1.5,
        {"months", 0, 120},
        "median cash of a listed household, in months of subsistence",
        assumption("no figure found; less than others (population.cash_months)", lognormal({0.1, 0.6}, {0.9, 3.5}))};
    Number cash_spread{this,
                       "cash_spread",
                       0.8,
                       {"log points", 0, 2},
                       "spread of cash of listed households, lognormal",
                       assumption("no figure found; less than among all", triangular(0.4, 0.8, 1.2))};
    Number jobless_wage{this,
                        "jobless_wage",
                        0.4,
                        {"log points", 0, 3},
                        "how much lower than others' the wage of a listed person without a job would be",
                        assumption("no figure found; who was poor and had no job would not earn the mean in one",
                                   triangular(0.1, 0.4, 0.8))};
    Number least_wage_shift{
        this,
        "least_wage_shift",
        -2,
        {"log points", -5, 0},
        "least shift of a listed household's wages to what the list says it earned",
        assumption("no figure found; a seventh of the usual wage: work for a few weeks", triangular(-3, -2, -1))};
    Number most_wage_shift{this,
                           "most_wage_shift",
                           1,
                           {"log points", 0, 5},
                           "greatest shift of those wages",
                           assumption("no figure found; nearly three times the usual wage", triangular(0.5, 1, 1.5))};
};

struct InitialPopulationParameters : sim::schema::ParameterGroup {
    explicit InitialPopulationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "initial_population", "初始人口", "How the people of the first month are made.")
    {
    }
    InitialVillages villages{this};
    HouseholdSizeParameters household_sizes{this};
    FamilyParameters families{this};
    InitialSchooling schooling{this};
    InitialHealth health{this};
    InitialWork work{this};
    InitialAttitudes attitudes{this};
    InitialSkills skills{this};
    InitialAssets assets{this};
    ListedHouseholdParameters listed{this};
    Number first_yields{
        this,
        "first_yields",
        0.6,
        {"", 0, 2},
        "yields of land and assets, as a share of what they could be, in a first guess of incomes; the "
        "year before the start replaces it",
        assumption("no figure found; about what is left where hands, skill or buyers lack", triangular(0.4, 0.6, 0.9))};
};

/// Makes the villages of a district with their households as of the first month, before any project.
void initial_population(District& district, const InitialPopulationParameters& parameters,
                        const PopulationParameters& population, const TieParameters& ties,
                        const LeadershipParameters& leadership, const VillageGovernanceParameters& governance,
                        const WelfareParameters& welfare, const WageParameters& wages, const FarmingParameters& farming,
                        const DemographyParameters& demography, const LabourParameters& labour,
                        const PublicTransferParameters& transfers);
extern const Mechanism initial_population_mechanism;

} // namespace alleviation
