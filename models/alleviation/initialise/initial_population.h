/// The population of a town as of the first month: households from a list and from marginals.
#pragma once

#include "models/alleviation/close_books/family_support.h"
#include "models/alleviation/farm.h"
#include "models/alleviation/initialise/initial_states.h"
#include "models/alleviation/initialise/population.h"
#include "models/alleviation/initialise/ties.h"
#include "models/alleviation/labour.h"
#include "models/alleviation/leadership.h"
#include "models/alleviation/livelihoods/demography.h"
#include "models/alleviation/livelihoods/newcomers.h"
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

struct InitialAssets : sim::schema::ParameterGroup {
    explicit InitialAssets(ParameterGroup* parent)
        : ParameterGroup(
              parent, "assets", "家庭资产与保障",
              "Cash, debt, support by relatives, housing, water and insurance of households not listed, when "
              "the run-in begins.")
    {
    }
    Number cash_spread{this,
                       "cash_spread",
                       1.5,
                       {"log points", 0, 2},
                       "spread of cash when the run-in begins, lognormal",
                       calibrated("what saving and spending lead to within decades, so that cash does not drift",
                                  triangular(1.2, 1.5, 1.7))};
    Number debt_months{
        this,
        "debt_months",
        0.6,
        {"months", 0, 12},
        "median debt when the run-in begins, in months of what a household lives on; spread as cash is, "
        "and large where that is small",
        calibrated("what borrowing and paying back lead to, so that debt does not drift", triangular(0.3, 0.6, 1))};
    Number capital_elasticity{
        this,
        "capital_elasticity",
        2.1,
        {"", 0, 3},
        "rise of the log of productive assets (with farming.capital_base) with the log of productivity: who makes more "
        "of assets has bought more",
        calibrated(
            "what buying, wear and losses lead to within decades, less than 1/(1 − farming.capital_exponent), at "
            "which returns at the margin would be all alike; without it assets went over, after the start, from "
            "who makes little of them to who makes much",
            triangular(1.6, 2.1, 2.5))};
    Number support_spread{this,
                          "support_spread",
                          0.6,
                          {"log points", 0, 1.5},
                          "spread of relatives' support for the old, lognormal",
                          assumption("no figure found; as children's incomes are spread", triangular(0.3, 0.6, 1))};
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
                         1500,
                         {"yuan", 1, 10000},
                         "least productive assets of a listed household",
                         assumption("no figure found; hand tools, hens and a pig", lognormal({0.1, 700}, {0.9, 3000}))};
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
    InitialSchooling schooling{this};
    InitialWork work{this};
    InitialAttitudes attitudes{this};
    InitialAssets assets{this};
    ListedHouseholdParameters listed{this};
    Count generations{this,
                      "generations",
                      30,
                      {"years", 0, 500},
                      "years of births, deaths, marriages and moves alone, from couples with children on",
                      setting("near enough to the ages and families that the rates of demography make; an echo of the "
                              "first couples fades "
                              "within 150 years")};
    Count settling{this,
                   "settling",
                   2,
                   {"years", 0, 50},
                   "years after them in which people also fall ill, find and lose work",
                   setting("until work is as its own rates make it")};
    Count run_in{this,
                 "run_in",
                 3,
                 {"years", 1, 20},
                 "years of the whole economy without a project that end with the start; the listed households live "
                 "through the last",
                 setting("until debt, cash, entitlements and what people know have settled")};
    Number first_yields{
        this,
        "first_yields",
        0.6,
        {"", 0, 2},
        "yields of land and assets, as a share of what they could be, in a first guess of incomes; the "
        "years before the start replace it",
        assumption("no figure found; about what is left where hands, skill or buyers lack", triangular(0.4, 0.6, 0.9))};
};

/// Makes the villages of a district with the people that the rates of demography make, before any project.
void initial_population(District& district, const InitialPopulationParameters& parameters,
                        const PopulationParameters& population, const TieParameters& ties,
                        const LeadershipParameters& leadership, const VillageGovernanceParameters& governance,
                        const WageParameters& wages, const DemographyParameters& demography,
                        const NewcomerParameters& newcomers, const HealthParameters& health,
                        const LabourParameters& labour);
extern const Mechanism initial_population_mechanism;

/// What the households have some years before the start.
void initial_households(District& district, const InitialPopulationParameters& parameters,
                        const PopulationParameters& population, const WageParameters& wages,
                        const FarmingParameters& farming, const LabourParameters& labour,
                        const FamilySupportParameters& support);
extern const Mechanism initial_households_mechanism;

} // namespace alleviation
