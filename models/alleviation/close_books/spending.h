#pragma once

#include "models/alleviation/credit.h"
#include "models/alleviation/farm.h"
#include "models/alleviation/mechanism.h"
#include "models/alleviation/saving.h"
#include "models/alleviation/welfare.h"

namespace alleviation {

struct SpendingParameters : sim::schema::ParameterGroup {
    explicit SpendingParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "spending", "消费、储蓄与应对",
                         "What households spend, and what they do when money is short.")
    {
    }
    Number from_income{this,
                       "from_income",
                       0.83,
                       {"", 0, 1},
                       "share of expected income above subsistence that is spent",
                       calibrated("rural consumption 12,124 of income 14,617 yuan in 2018 (NBS), care and schooling "
                                  "included",
                                  normal(0.83, 0.04))};
    Number from_luck{
        this,
        "from_luck",
        0.1,
        {"", 0, 1},
        "share that is spent at once of what a month brings beyond expected income, and gone without of what "
        "it brings less",
        assumption("no figure found; at the lower end of the .05 to .3 of a transitory shock that household panels "
                   "find spent in the year, as some of it comes out of wealth",
                   triangular(0.05, 0.1, 0.15))};
    Number from_wealth{this,
                       "from_wealth",
                       0.66,
                       {"per month", 0, 1},
                       "share of the first yuan of cash beyond the saving buffer that the poor spend",
                       assumption("no figure found; households with hardly any assets consumed 22 % more nine months "
                                  "after a grant of 39 % of a year's consumption in Kenya",
                                  beta({0.1, 0.35}, {0.9, 0.85}))};
    Number urgent_below{
        this,
        "urgent_below",
        1.1,
        {"", 0.01, 1000},
        "expected income, in multiples of subsistence, up to which that holds; who expects twice as much "
        "spends a quarter of that share",
        assumption("no figure found; wants are most urgent below the poverty line (1.7), and richer "
                   "households spend less of what passes (Dynan, Skinner & Zeldes 2004)",
                   triangular(0.8, 1.1, 1.7))};
    Number wealth_half{
        this,
        "wealth_half",
        1.4,
        {"months", 0.01, 1000},
        "months of expected income of such cash of which only half of that share is spent: the more there is, the "
        "less of one more yuan",
        assumption("the consumption function is concave in wealth (Carroll & Kimball 1996); household panels find next "
                   "to nothing of a transitory shock in the next year",
                   lognormal({0.1, 0.6}, {0.9, 3}))};
    Number occasions{this,
                     "occasions",
                     0.008,
                     {"per month", 0, 1},
                     "chance of a large outlay: a wedding or a funeral, furniture, a motorcycle",
                     assumption("no figure found; once in four to twenty years; with their cost they make "
                                "consumption of a household vary from year to year as panels have it",
                                lognormal({0.1, 0.004}, {0.9, 0.02}))};
    Number occasion_cost{
        this,
        "occasion_cost",
        16,
        {"months", 0, 1200},
        "months of expected income that it costs, as far as cash beyond the buffer reaches",
        assumption("no figure found; from a large feast to a bride price", lognormal({0.1, 6}, {0.9, 30}))};
    Number building{
        this,
        "building",
        0.08,
        {"per month", 0, 1},
        "chance of a large outlay that is no consumption: a house is built, enlarged or repaired, a bride price paid, "
        "a flat in town bought",
        assumption("no figure found; once in half a year to two years; with it cash stays about what it is, as "
                   "incomes exceed consumption by a fifth (12,124 of 14,617 yuan in 2018) and returns on "
                   "property are 1.4 % of incomes; and a quarter of a cash grant goes into houses and the like, as "
                   "of the two fifths that became assets in Kenya",
                   lognormal({0.1, 0.04}, {0.9, 0.14}))};
    Number building_cost{this,
                         "building_cost",
                         24,
                         {"months", 0, 1200},
                         "months of expected income that it costs, as far as cash beyond the buffer reaches",
                         assumption("no figure found; a house costs years of income", lognormal({0.1, 12}, {0.9, 50}))};
    Number food_share{
        this,
        "food_share",
        0.33,
        {"", 0, 1},
        "share of food in consumption other than care and schooling, at the mean",
        calibrated(
            "National Bureau of Statistics: Engel coefficient of rural households 30.1 % of all consumption in 2018",
            normal(0.33, 0.015))};
    Number food_slope{this,
                      "food_slope",
                      -0.086,
                      {"per log point", -1, 0},
                      "fall of that share with the log of consumption a head",
                      evidence("Engel's 1857 household data, Working-Leser form")};
    Number food_share_least{this,
                            "food_share_least",
                            0.05,
                            {"", 0, 0.3},
                            "least that share is, however rich a household",
                            assumption("no figure found; no household comes near it", triangular(0.02, 0.05, 0.12))};
    Number food_share_most{
        this,
        "food_share_most",
        0.9,
        {"", 0.5, 1},
        "most that share is, however poor",
        assumption("no figure found; the poorest still dress, heat and travel", triangular(0.75, 0.9, 1))};
    Number mean_consumption{this,
                            "mean_consumption",
                            1010,
                            {"yuan/person/month", 1, 1e6},
                            "consumption a head at which food_share holds",
                            evidence("National Bureau of Statistics: 12,124 yuan a year in 2018")};
    Number interest{this,
                    "interest",
                    0.006,
                    {"per month", 0, 0.2},
                    "interest on credit",
                    assumption("no figure found; 4 % a year for subsidised loans, 15 % for private ones",
                               triangular(0.003, 0.006, 0.012))};
    Number repayment{this,
                     "repayment",
                     0.04,
                     {"per month", 0, 1},
                     "share of debt due each month",
                     assumption("no figure found; one to four years", lognormal({0.1, 0.02}, {0.9, 0.08}))};
    Number fire_sale{this,
                     "fire_sale",
                     0.7,
                     {"", 0, 1},
                     "price of assets sold in distress, as a share of their worth",
                     assumption("no figure found; between scrap and the dealer's price", triangular(0.4, 0.7, 0.9))};
    Number sold_at_most{this,
                        "sold_at_most",
                        0.5,
                        {"per month", 0, 1},
                        "share of its assets that a household sells in distress in a month at most",
                        assumption("no figure found; buyers must be found, and who smooths assets goes hungry "
                                   "rather than sell the last animal (Zimmerman & Carter 2003)",
                                   triangular(0.2, 0.5, 0.85))};
    Number wear{this,
                "wear",
                0.008,
                {"per month", 0, 1},
                "depreciation of productive assets",
                assumption("no figure found; 5 to 15 % a year", triangular(0.004, 0.008, 0.013))};
    Number invested{this,
                    "invested",
                    0.7,
                    {"per month", 0, 1},
                    "share of cash beyond the saving buffer that goes into assets at most, at full motivation",
                    assumption("no figure found; about two fifths of a cash grant became assets in Kenya",
                               beta({0.1, 0.35}, {0.9, 0.85}))};
    Number required_return{
        this,
        "required_return",
        0.28,
        {"per year", 0.001, 5},
        "return at the margin, net of costs and wear, up to which assets are bought",
        assumption("no figure found; what credit costs, what is lost of assets in a year, and something for the risk; "
                   "with it the median of assets stays about where it begins",
                   triangular(0.2, 0.28, 0.4))};
    Number invests_from{this,
                        "invests_from",
                        0.35,
                        {"", 0, 1},
                        "motivation from which a household invests",
                        assumption("no figure found; below the middle of the scale", triangular(0.2, 0.35, 0.55))};
};

/// Consumption, debt service, bills and investment; coping in a fixed order where cash falls short.
void spending(District& district, const SpendingParameters& parameters, const CreditParameters& credit,
              const SavingParameters& saving, const WelfareParameters& welfare, const FarmingParameters& farming);
extern const Mechanism spending_mechanism;

} // namespace alleviation
