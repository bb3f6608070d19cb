/// What land and capital yield.
#pragma once

#include "models/alleviation/district.h"
#include "sim/schema/parameter.h"

namespace alleviation {

/// How what assets return grows with them.
enum class Returns : std::uint8_t { concave, threshold };

struct FarmingParameters : sim::schema::ParameterGroup {
    explicit FarmingParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "farming", "生产经营", "Crops, livestock and small business.")
    {
    }
    sim::schema::Number yield{this,
                              "yield",
                              2100,
                              {"yuan/mu/year", 0, 1e5},
                              "crops of a mu, at market prices of the start",
                              sim::schema::assumption("rice and wheat; calibrated to the income composition later")};
    sim::schema::Number growth{this,
                               "growth",
                               0.03,
                               {"per year", -0.2, 0.2},
                               "yearly rise of what land and business yield, prices aside",
                               sim::schema::calibrated("business share of income in poor areas, 36.0 % in 2019")};
    sim::schema::Number yield_sd{
        this,
        "yield_sd",
        0.34,
        {"log points", 0, 2},
        "spread of a household's own season shocks",
        sim::schema::evidence("RiceFarms panel: within-farm, within-season spread of log yield "
                              "0.34")};
    sim::schema::Number yield_persistence{this,
                                          "yield_persistence",
                                          0.26,
                                          {"per season", -1, 1},
                                          "autocorrelation of those shocks from season to season",
                                          sim::schema::evidence("RiceFarms panel: lag-1 correlation 0.26")};
    sim::schema::Number skill_return{this,
                                     "skill_return",
                                     0.30,
                                     {"log points", 0, 2},
                                     "rise of yields with farm skill from 0 to 1",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number input_share{this,
                                    "input_share",
                                    0.35,
                                    {"", 0, 0.95},
                                    "production costs as a share of expected yield",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number own_use{this,
                                "own_use",
                                600,
                                {"yuan/person/year", 0, 1e5},
                                "produce kept for eating",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number labour_need{this,
                                    "labour_need",
                                    0.08,
                                    {"persons/mu", 0, 10},
                                    "labour that land wants",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Choice returns{
        this,
        "returns",
        "concave",
        {"concave", "threshold"},
        "returns to productive assets: falling, or low below a threshold (a poverty trap)",
        sim::schema::assumption("traps are rare (Kraay & McKenzie 2014); threshold after Balboni "
                                "et al. 2022")};
    sim::schema::Number capital_scale{this,
                                      "capital_scale",
                                      38,
                                      {"yuan/year", 0, 10000},
                                      "scale A of yearly business income A K^a",
                                      sim::schema::assumption("no figure found")};
    sim::schema::Number capital_exponent{
        this,          "capital_exponent",       0.6,
        {"", 0.05, 1}, "exponent a of the same", sim::schema::assumption("no figure found")};
    sim::schema::Number threshold{
        this,
        "threshold",
        2100,
        {"yuan", 0, 1e7},
        "asset threshold per household",
        sim::schema::assumption("504 USD at purchasing power of Balboni et al. 2022, at 4.2 yuan")};
    sim::schema::Number return_low{this,
                                   "return_low",
                                   0.10,
                                   {"per year", 0, 5},
                                   "return to assets below the threshold",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number return_high{this,
                                    "return_high",
                                    0.45,
                                    {"per year", 0, 5},
                                    "return to assets above it",
                                    sim::schema::assumption("no figure found")};
};

/// Produce of the coming harvest that will be for sale, in yuan at market prices.
float coming_surplus(const District& district, const FarmingParameters& farming, std::size_t household);

} // namespace alleviation
