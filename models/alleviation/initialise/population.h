/// Who lives in a town, as the user says it.
#pragma once

#include "models/alleviation/population/register_list.h"
#include "sim/schema/parameter.h"

namespace alleviation {

struct PopulationParameters : sim::schema::ParameterGroup {
    /// Price discounts and unsold shares end here, in the mean and in every village, so that something is paid for all.
    static constexpr double largest_loss = 0.9;
    /// Members of a listed household, whose random numbers have room for a few more.
    static constexpr std::size_t most_members = 60;

    explicit PopulationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "population", "人口", "Who lives in the town.")
    {
    }
    TableFile register_file{this, "register",
                            "household and member list in the shape of the national register (建档立卡)",
                            setting("the user's own list (CSV, .xlsx or .xls), or scenarios/data/yanliu-70.csv"),
                            sim::schema::TableShape::as_it_is};
    TextMap columns{this, "columns", "which column of the list holds which field",
                    setting("English and usual Chinese headers are known without it")};
    Tree codes{this, "codes", Tree::Holds::settings,
               "what words of the list stand for that are not known: a column's words, and the code of each "
               "({relation: {契子: child}}); those of the register's forms and of national standards are known"};
    Choice village_names{this,
                         "village_names",
                         "off",
                         {"off", "on"},
                         "pilot villages are called as in the list in results and reports; off: pilot 1, pilot 2, …",
                         setting("a result that is to be shared does not tell where it is")};
    Count districts{this,
                    "districts",
                    1,
                    {"districts", 1, 100000},
                    "towns or counties of the same making, each with its own villages, actors and luck; nothing "
                    "crosses their borders",
                    setting()};
    Number district_spread{
        this,
        "district_spread",
        0,
        {"log points", 0, 2},
        "spread of the districts' numbers of villages; their sum stays",
        assumption("no figure found; 0 makes towns of one size, counties differ by a factor of two", uniform(0, 0.7))};
    Count all_villages{this,
                       "all_villages",
                       0,
                       {"villages", 0, 10000000},
                       "villages of all districts together; 0: as many in each as pilot and comparison villages make",
                       setting()};
    Count all_households{this,
                         "all_households",
                         0,
                         {"households", 0, 100000000},
                         "households of all villages together; 0: households_per_village in each",
                         setting()};
    Number mean_members{this,
                        "mean_members",
                        3.57,
                        {"persons", 1.2, 6},
                        "mean members of a household that is not listed, in the long run",
                        assumption("no figure found for a whole village; 3.04 on the national register of 2014, 4.9 in "
                                   "rice-farming households of Jiangxi",
                                   triangular(3.0, 3.57, 4.9))};
    Count project_households{
        this,
        "project_households",
        70,
        {"households", 0, 10000},
        "without a list: poorest registered households that the project takes on, over the pilot villages",
        setting("the paper's 70 households")};
    Count pilot_villages{
        this,
        "pilot_villages",
        6,
        {"villages", 1, 10000},
        "villages that the project works in",
        assumption("'6村扶贫工作人员' may mean the workers of six villages or six workers", triangular(1, 6, 7))};
    Count comparison_villages{
        this,
        "comparison_villages",
        8,
        {"villages", 0, 100000},
        "neighbouring villages without the project",
        assumption("size of a town between Huai and Yangtze; towns have ten to twenty villages", triangular(4, 8, 16))};
    Count households_per_village{
        this,
        "households_per_village",
        285,
        {"households", 1, 100000},
        "households in a village, listed ones included",
        assumption("about 4,000 households in the town; villages of 200 to 400 are usual", triangular(200, 285, 450))};
    Number registered_share{
        this,
        "registered_share",
        0.07,
        {"", 0, 1},
        "share of a comparison village's households with a place on the register",
        assumption("Anhui 2014: 9.1 % of persons (register); lower in 2018", triangular(0.03, 0.07, 0.1))};
    Number land_per_person{
        this,
        "land_per_person",
        1.7,
        {"mu", 0, 1000},
        "mean contracted land a head",
        assumption("no figure found; one mu in the hills, more than two on the plain", triangular(1, 1.7, 2.6))};
    Number capital_median{
        this,
        "capital_median",
        7600,
        {"yuan", 0, 1e7},
        "median productive assets when the run-in begins, of households of usual productivity",
        calibrated("where buying, wear and losses lead to, with which business has its share of rural "
                   "income",
                   lognormal({0.1, 5000}, {0.9, 11000}))};
    Number capital_spread{
        this,
        "capital_spread",
        0.4,
        {"log points", 0, 3},
        "spread of productive assets among households of one productivity (see "
        "initial_population.assets.capital_elasticity), lognormal",
        calibrated("what labour, losses and want of cash leave within decades", triangular(0.2, 0.4, 0.7))};
    Number productivity_spread{
        this,
        "productivity_spread",
        0.31,
        {"log points", 0, 3},
        "spread of lasting productivity differences",
        assumption("no figure found; up to what is left of the spread of incomes besides shocks and assets",
                   triangular(0.15, 0.31, 0.5))};
    Number cash_months{this,
                       "cash_months",
                       2,
                       {"months", 0, 120},
                       "median cash when the run-in begins, in months of what a household lives on",
                       calibrated("what saving and spending lead to within decades, so that cash does not drift",
                                  lognormal({0.1, 1}, {0.9, 4}))};
    Number migrant_share{
        this,
        "migrant_share",
        0.22,
        {"", 0, 1},
        "share of able adults who migrate when work begins to settle, of those younger than "
        "initial_population.work.fewer_migrate_from; what remains of it follows from the rates of work",
        calibrated("about where the rates of work lead", triangular(0.17, 0.22, 0.28))};
    Number local_share{this,
                       "local_share",
                       0.17,
                       {"", 0, 1},
                       "share of able adults with a local job when work begins to settle, of those younger than "
                       "initial_population.work.fewer_local_from",
                       calibrated("about where the rates of work lead", triangular(0.12, 0.17, 0.22))};
    Number elder_support{this,
                         "elder_support",
                         260,
                         {"yuan/person/month", 0, 1e5},
                         "mean support for a member of 60 and over where nobody able to work lives in the household",
                         assumption("no figure found; from half of a poverty line to more than one and a half",
                                    lognormal({0.1, 150}, {0.9, 450}))};
    Number price_discount{this,
                          "price_discount",
                          0.15,
                          {"", 0, largest_loss},
                          "gate price below the market price, mean over villages",
                          assumption("no figure found; grain sold at the road, or vegetables fetched from afar",
                                     triangular(0.05, 0.15, 0.3))};
    Number unsold_share{
        this,
        "unsold_share",
        0.20,
        {"", 0, largest_loss},
        "produce that finds no buyer at harvest, mean over villages",
        assumption("no figure found; hardly any where grain is bought up, two fifths where all bring the same at once",
                   triangular(0.05, 0.2, 0.4))};

    /// The listed households; prepare() fills it from the table once the scenario was read.
    RegisterList list;
    /// What follows from the parameters: the list, and how villages are divided among the districts.
    void prepare(std::uint32_t seed, sim::Month start, sim::Faults& faults);

    /// Villages of a district, and the number over all districts of its first one.
    std::size_t villages(std::size_t district) const { return first_village_[district + 1] - first_village_[district]; }
    /// Households of the list in a village: the list's villages are dealt out over the pilot villages.
    std::vector<std::uint32_t> listed_in(std::size_t village) const;
    /// Households of a district's village that are not listed ones beyond it.
    std::size_t households(std::size_t district, std::size_t village) const;

  private:
    std::vector<std::size_t> first_village_; ///< of each district, and the sum of all
};

/// Number of households that the parameters make, and of those the project's.
std::size_t household_total(const PopulationParameters& parameters, std::size_t district = 0);
std::size_t project_total(const PopulationParameters& parameters);
/// Names of the villages, pilot villages first.
std::vector<std::string> village_names(const PopulationParameters& parameters);

} // namespace alleviation
