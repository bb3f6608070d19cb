/// Of whom the households of the first month are made.
#pragma once

#include "sim/schema/parameter.h"

namespace alleviation {

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

} // namespace alleviation
