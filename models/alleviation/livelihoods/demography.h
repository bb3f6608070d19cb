#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct DemographyParameters : sim::schema::ParameterGroup {
    explicit DemographyParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "demography", "人口",
                         "Age, births, deaths, marriages, leaving school and home, new households.")
    {
    }
    Number birth_rate{
        this,
        "birth_rate",
        0.24,
        {"per year", 0, 1},
        "chance of a birth for a married woman of an age to have children, without a small one in the household",
        calibrated(
            "as many births as keep the number of people with the moves below, rather more than two to a marriage; "
            "fewer were born in life, and villages shrank",
            triangular(0.19, 0.24, 0.3))};
    Count mothers_to{this,
                     "mothers_to",
                     39,
                     {"years", 20, 60},
                     "age up to which women have children, from 20 on (法定婚龄)",
                     assumption("no figure found; few births are to older women", triangular(35, 39, 44))};
    Count birth_spacing{this,
                        "birth_spacing",
                        3,
                        {"years", 0, 20},
                        "no child is born while one of the household is younger",
                        assumption("no figure found; siblings are two to four years apart", triangular(2, 3, 4))};
    Number death_rate_60{this,
                         "death_rate_60",
                         0.012,
                         {"per year", 0, 1},
                         "chance of death at 60",
                         assumption("shape of rural life tables, figures not verified; a third lower or higher",
                                    triangular(0.008, 0.012, 0.016))};
    Number death_slope{this,
                       "death_slope",
                       0.0953,
                       {"log points per year of age", 0, 0.2},
                       "rise of that chance with age (Gompertz)",
                       assumption("shape of life tables, figures not verified; it doubles within seven to nine years",
                                  triangular(0.08, 0.0953, 0.105))};
    Number death_rate_least{
        this,
        "death_rate_least",
        0.0005,
        {"per year", 0, 1},
        "chance of death of children and the young, below which it does not fall",
        assumption("shape of rural life tables, figures not verified; from schoolchildren's to young men's",
                   lognormal({0.1, 0.00025}, {0.9, 0.001}))};
    Number infant_death_rate{this,
                             "infant_death_rate",
                             0.01,
                             {"per year", 0, 1},
                             "chance of death before the first birthday",
                             assumption("about rural infant mortality of the years around 2015, not verified; it "
                                        "fell fast, and villages far from a hospital are behind",
                                        triangular(0.005, 0.01, 0.02))};
    Number senior_high{this,
                       "senior_high",
                       0.65,
                       {"", 0, 1},
                       "share that stays at school at 16, after the compulsory years",
                       assumption("no figure found; the poorest counties and the provincial mean lie that far apart",
                                  triangular(0.45, 0.65, 0.85))};
    Number college{this,
                   "college",
                   0.30,
                   {"", 0, 1},
                   "share of those at senior high school that goes to college at 19",
                   assumption("no figure found; half of the age group goes in the country as a whole",
                              triangular(0.15, 0.3, 0.5))};
    Count ability_falls_from{
        this,
        "ability_falls_from",
        60,
        {"years", 40, 90},
        "age after which ability to work is lost, and who has little left retires",
        assumption("no figure found; work on the land wears people out at 55, others at 65", triangular(55, 60, 65))};
    Number ability_loss{this,
                        "ability_loss",
                        0.04,
                        {"per year", 0, 1},
                        "ability to work lost with every year after 60",
                        assumption("no figure found; many farm until 75, few beyond 80", triangular(0.02, 0.04, 0.06))};
    Number women_marry{this,
                       "women_marry",
                       0.22,
                       {"per year", 0, 1},
                       "chance of a single woman to marry, from 20 on (法定婚龄)",
                       assumption("no figure found; half are married at 23", triangular(0.15, 0.22, 0.32))};
    Number men_marry{
        this,
        "men_marry",
        0.16,
        {"per year", 0, 1},
        "chance of a single man to marry, from 22 on",
        assumption("no figure found; half are married at 26, and some poor men never", triangular(0.1, 0.16, 0.25))};
    Count marry_before{this,
                       "marry_before",
                       40,
                       {"years", 20, 120},
                       "nobody marries at this age or later",
                       assumption("no figure found; later marriages are few", triangular(35, 40, 50))};
    Count wife_younger_from{this,
                            "wife_younger_from",
                            -2,
                            {"years", -20, 1},
                            "how much younger than her husband a wife is, at least; older where negative",
                            assumption("no figure found; few wives are older", triangular(-5, -2, 0))};
    Count wife_younger_to{this,
                          "wife_younger_to",
                          5,
                          {"years", 1, 30},
                          "how much younger than her husband a wife is, at most",
                          assumption("no figure found; a few years are usual", triangular(2, 5, 9))};
    Number husband_moves_in{
        this,
        "husband_moves_in",
        0.15,
        {"", 0, 1},
        "share of marrying daughters without a brother at home whose husband moves in with them (入赘)",
        assumption("no figure found; the exception where wives move to their husbands", beta({0.1, 0.05}, {0.9, 0.4}))};
    Number leaves{this,
                  "leaves",
                  0.015,
                  {"per year", 0, 1},
                  "chance of a single young worker to leave for good, where households have their usual size",
                  assumption("no figure found; about one in eight before marriage", triangular(0.005, 0.015, 0.04))};
    Count leaves_before{this,
                        "leaves_before",
                        30,
                        {"years", 16, 120},
                        "age before which the single leave for good, from 16 on",
                        assumption("no figure found; then most are married", triangular(25, 30, 38))};
    Number graduates_leave{this,
                           "graduates_leave",
                           0.6,
                           {"", 0, 1},
                           "share of those who finish college that does not come back",
                           assumption("no figure found; posts for them are in towns", beta({0.1, 0.35}, {0.9, 0.85}))};
    Number divides{
        this,
        "divides",
        0.05,
        {"per year", 0, 1},
        "chance of a married couple that lives with parents alone to set up its own household, where there "
        "is room in the village",
        assumption("no figure found; most stay with their parents, some do not", beta({0.1, 0.02}, {0.9, 0.12}))};
    Number couples_leave{
        this,
        "couples_leave",
        0.3,
        {"per year", 0, 1},
        "chance to leave for good of a young couple that shares a household with another and finds none of its own",
        assumption("no figure found; brothers divide within a few years of their marriages (分家)",
                   triangular(0.15, 0.3, 0.6))};
    Number crowding{this,
                    "crowding",
                    15,
                    {"", 0, 100},
                    "by how many times its usual value the chance to leave rises with twice the people a household",
                    assumption("no figure found; strong, so that households keep their size: who leaves makes room",
                               lognormal({0.1, 8}, {0.9, 30}))};
    Number most_crowded{this,
                        "most_crowded",
                        6,
                        {"", 1, 100},
                        "to how many times its usual value that chance rises at most",
                        assumption("no figure found; then most of the young leave", triangular(4, 6, 10))};
    Count hands_over_at{
        this,
        "hands_over_at",
        66,
        {"years", 40, 120},
        "age at which a head hands the household over to a married child who lives there",
        assumption("no figure found; a son becomes the head when his parents grow old", triangular(60, 66, 80))};
    Count back_from{this,
                    "back_from",
                    26,
                    {"years", 22, 35},
                    "least age of a man who comes back with his family",
                    assumption("no figure found; after some years in town", triangular(24, 26, 32))};
    Count back_to{this,
                  "back_to",
                  44,
                  {"years", 35, 70},
                  "greatest age of a man who comes back with his family",
                  assumption("no figure found; while there is work to begin anew", triangular(38, 44, 55))};
    Count mother_at{this,
                    "mother_at",
                    25,
                    {"years", 20, 40},
                    "age of a woman who comes back at the birth of her child",
                    assumption("no figure found; soon after marriage", triangular(22, 25, 28))};
};

struct NewcomerParameters;
struct HealthParameters;
struct LeadershipParameters;

/// The ability to work that the healthy have at an age.
float ability_at(int age, const DemographyParameters& parameters);

/// January only: everyone is a year older; births, deaths, marriages, leaving school and home, new households, ageing.
void demography(District& district, const DemographyParameters& parameters, const NewcomerParameters& newcomers,
                const HealthParameters& health, const LabourParameters& labour, const LeadershipParameters& leadership,
                const WageParameters& wages);
extern const Mechanism demography_mechanism;

} // namespace alleviation
