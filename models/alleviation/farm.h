/// What land and capital yield.
#pragma once

#include "models/alleviation/definitions.h"
#include "models/alleviation/district.h"
#include "sim/schema/parameter.h"

#include <algorithm>
#include <span>

namespace alleviation {

/// How what assets return grows with them.
enum class Returns : std::uint8_t { concave, threshold };

struct FarmingParameters : sim::schema::ParameterGroup {
    explicit FarmingParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "farming", "生产经营", "Crops, livestock and small business.")
    {
    }
    Number yield{
        this,
        "yield",
        2350,
        {"yuan/mu/year", 0, 1e5},
        "crops of a mu, at market prices of the start",
        assumption(
            "rice and wheat; calibrated to the income composition later; two crops of 400 to 500 kg at 2.2 to 2.8 yuan",
            triangular(1700, 2350, 2800))};
    Number growth{this,
                  "growth",
                  0.03,
                  {"per year", -0.2, 0.2},
                  "yearly rise of what land and business yield, prices aside",
                  calibrated("business share of income in poor areas, 36.0 % in 2019", normal(0.03, 0.01))};
    Number yield_sd{this,
                    "yield_sd",
                    0.34,
                    {"log points", 0, 2},
                    "spread of a household's own season shocks",
                    evidence("RiceFarms panel: within-farm, within-season spread of log yield 0.34")};
    Number yield_persistence{this,
                             "yield_persistence",
                             0.26,
                             {"per season", -1, 1},
                             "autocorrelation of those shocks from season to season",
                             evidence("RiceFarms panel: lag-1 correlation 0.26")};
    Number skill_return{this,
                        "skill_return",
                        0.30,
                        {"log points", 0, 2},
                        "rise of yields with farm skill from 0 to 1",
                        assumption("no figure found; good and bad farmers of a village differ by a tenth to a half",
                                   triangular(0.1, 0.3, 0.6))};
    Number usual_skill{
        this,
        "usual_skill",
        0.4,
        {"", 0, 1},
        "farm skill with which land yields what `yield` says",
        assumption("the mean of the initial population; the best of a household has more", triangular(0.3, 0.4, 0.5))};
    Number input_share{this,
                       "input_share",
                       0.35,
                       {"", 0, 0.95},
                       "production costs as a share of expected yield",
                       assumption("no figure found; without rent and own labour", triangular(0.25, 0.35, 0.5))};
    Number own_use{this,
                   "own_use",
                   600,
                   {"yuan/person/year", 0, 1e5},
                   "produce kept for eating",
                   assumption("no figure found; from grain alone to grain, vegetables and a pig",
                              lognormal({0.1, 350}, {0.9, 1000}))};
    Number labour_need{this,
                       "labour_need",
                       0.08,
                       {"persons/mu", 0, 10},
                       "labour that land wants",
                       assumption("no figure found; a worker tends 8 to 20 mu without machines of his own",
                                  lognormal({0.1, 0.05}, {0.9, 0.13}))};
    Number untended{this,
                    "untended",
                    0.3,
                    {"", 0, 1},
                    "share of their yield that land and business bear without any labour of the household",
                    assumption("no figure found; from what grows by itself to fields lent and machines hired",
                               triangular(0.1, 0.3, 0.6))};
    Number spare_time{
        this,
        "spare_time",
        0.3,
        {"", 0, 1},
        "share of their time that members at home with a job or course, and the old, have for land and business",
        assumption("no figure found; evenings and weekends, and harvest leave", triangular(0.15, 0.3, 0.5))};
    Number students_time{this,
                         "students_time",
                         0.1,
                         {"", 0, 1},
                         "the same share of students",
                         assumption("no figure found; holidays alone, or weekends, too", triangular(0, 0.1, 0.2))};
    Choice returns{this,
                   "returns",
                   "concave",
                   {"concave", "threshold"},
                   "returns to productive assets: falling, or low below a threshold (a poverty trap)",
                   assumption("traps are rare (Kraay & McKenzie 2014); threshold after Balboni et al. 2022",
                              levels({"concave", "threshold"}))};
    Number capital_scale{
        this,
        "capital_scale",
        50,
        {"yuan/year", 0, 10000},
        "scale A of yearly business income A ((K + K0)^a - K0^a) of assets K",
        assumption("no figure found; with the exponent and K0 it must give the business share of income, and returns "
                   "as trials found them: net of inputs 60 % a year to the first yuan, 35 % at median assets",
                   triangular(42, 50, 56))};
    Number capital_exponent{this,
                            "capital_exponent",
                            0.6,
                            {"", 0.05, 1},
                            "exponent a of the same",
                            assumption("no figure found; capital-grant trials found 15 to 60 % a year at the margin: "
                                       "so much, net of inputs, from no assets to several times the median",
                                       triangular(0.585, 0.6, 0.612))};
    Number capital_base{this,
                        "capital_base",
                        6000,
                        {"yuan", 0, 1e6},
                        "K0 of the same: yard, hand tools and hands that nobody counts as assets, so that the first "
                        "yuan yields no more than trials found",
                        assumption("no figure found; a few thousand yuan: without it returns of the poor had no bound",
                                   triangular(5000, 6000, 9000))};
    Number business_sd{this,
                       "business_sd",
                       0.2,
                       {"log points", 0, 2},
                       "spread of a year's luck in livestock and small business",
                       assumption("no figure found; less than that of a crop (0.34), as there are many products a year",
                                  triangular(0.1, 0.2, 0.4))};
    Number threshold{
        this,
        "threshold",
        2100,
        {"yuan", 0, 1e7},
        "asset threshold per household",
        assumption(
            "504 USD at purchasing power of Balboni et al. 2022, at 4.2 yuan; prices and herds differ from Bangladesh",
            lognormal({0.1, 1200}, {0.9, 4500}))};
    Number return_low{this,
                      "return_low",
                      0.10,
                      {"per year", 0, 5},
                      "return to assets below the threshold",
                      assumption("no figure found; about what credit costs, or less", triangular(0, 0.1, 0.2))};
    Number return_high{this,
                       "return_high",
                       0.45,
                       {"per year", 0, 5},
                       "return to assets above it",
                       assumption("no figure found; capital-grant trials found 15 to 60 % a year at the margin",
                                  triangular(0.15, 0.45, 0.6))};
};

/// Share of their yield that land and business bear with so much labour at home, where so much is wanted.
inline float tending(float untended, float labour, float wanted)
{
    return untended + (1.0f - untended) * std::min(1.0f, labour / wanted);
}
/// Labour that land wants, in full workers; never nothing, so that nothing is divided by 0.
inline float labour_wanted(float labour_need, float land)
{
    constexpr float least = 0.01f;
    return labour_need * land + least;
}
inline constexpr float business_labour = 1; ///< full workers that livestock and small business want

/// What assets yield in a year with labour enough, at usual productivity and prices of the start, in yuan, costs not
/// taken off.
float yearly_yield(const FarmingParameters& farming, float capital);
/// The same of many households, whose assets are told at `prices` (1 at the start).
void yearly_yields(const FarmingParameters& farming, std::span<const float> capital, float prices,
                   std::span<float> yields);
/// Replaces what one more yuan is to yield in a year, likewise, by the assets at prices of the start up to which it
/// does.
void assets_with_margin(const FarmingParameters& farming, std::span<float> margins);
/// The assets that yield so much a year with falling returns.
float assets_that_yield(const FarmingParameters& farming, float yearly);

/// What yields have become since the start, prices included.
float level_of_yields(const District& district, const FarmingParameters& farming);

/// Produce of the coming harvest that will be for sale, in yuan at market prices.
float coming_surplus(const District& district, const FarmingParameters& farming, std::size_t household);

} // namespace alleviation
