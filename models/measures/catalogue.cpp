#include "models/measures/catalogue.h"

#include "models/measures/inequality.h"

#include <cmath>

namespace measures {

namespace {

constexpr Range at_least(double least)
{
    return {.least = least};
}

// Known before anything runs: what is recorded is declared from it.
constexpr Measure catalogued[] = {
    {"people", "人口", "1", at_least(0), "sum of weights", "",
     [](const Distribution& w, Line) { return w.total_weight(); }},
    {"mean", "均值", "welfare", {}, "mean welfare", "", [](const Distribution& w, Line) { return w.mean(); }},
    {"headcount_ratio",
     "贫困发生率",
     "1",
     {0, 1},
     "share of the poor, FGT(0)",
     "Foster, Greer & Thorbecke 1984",
     [](const Distribution& w, Line z) { return fgt(w, z, 0); },
     true},
    {"poverty_gap", "贫困深度", "1", at_least(0), "mean shortfall from the line as a share of it, FGT(1)",
     "Foster, Greer & Thorbecke 1984", [](const Distribution& w, Line z) { return fgt(w, z, 1); }, true},
    {"squared_poverty_gap", "贫困强度", "1", at_least(0), "mean squared shortfall, FGT(2)",
     "Foster, Greer & Thorbecke 1984", [](const Distribution& w, Line z) { return fgt(w, z, 2); }, true},
    {"income_gap", "贫困人口平均差距", "1", at_least(0), "mean shortfall of the poor", "", income_gap_of_the_poor,
     true},
    {"gap_cost", "贫困缺口总额", "welfare", at_least(0), "what would lift all the poor to the line", "", gap_cost},
    {"sen", "森指数", "1", {0, 1, true}, "H (I + (1 − I) G of the poor)", "Sen 1976", sen, true},
    {"sen_shorrocks_thon",
     "SST指数",
     "1",
     {0, 1, true},
     "FGT(1) (1 + G of the gaps)",
     "Shorrocks 1995",
     sen_shorrocks_thon,
     true},
    {"watts", "瓦茨指数", "1", at_least(0), "mean of ln(line / welfare) of the poor; welfare above zero only",
     "Watts 1968", watts, true},
    {"gini",
     "基尼系数",
     "1",
     {0, 1, true},
     "half the mean absolute difference over the mean; midpoints of the cumulative weight",
     "Gini 1912",
     [](const Distribution& w, Line) { return gini(w); }},
    {"theil", "泰尔指数", "1", at_least(0), "GE(1); welfare above zero only", "Theil 1967",
     [](const Distribution& w, Line) { return generalised_entropy(w, 1); }},
    {"mean_log_deviation", "平均对数离差", "1", at_least(0), "GE(0); welfare above zero only", "Theil 1967",
     [](const Distribution& w, Line) { return generalised_entropy(w, 0); }},
    {"half_squared_variation", "广义熵GE(2)", "1", at_least(0), "GE(2); welfare above zero only", "Shorrocks 1980",
     [](const Distribution& w, Line) { return generalised_entropy(w, 2); }},
    {"atkinson_0_5",
     "阿特金森指数(0.5)",
     "1",
     {0, 1},
     "aversion 0.5; welfare above zero only",
     "Atkinson 1970",
     [](const Distribution& w, Line) { return atkinson(w, 0.5); }},
    {"atkinson_1",
     "阿特金森指数(1)",
     "1",
     {0, 1},
     "aversion 1; welfare above zero only",
     "Atkinson 1970",
     [](const Distribution& w, Line) { return atkinson(w, 1); }},
    {"s80_s20", "五等分收入比", "1", at_least(1),
     "income of the richest fifth over that of the poorest; the row at the mark is split", "",
     [](const Distribution& w, Line) { return s80_s20(w); }},
};

} // namespace

std::string Range::text() const
{
    const auto number = [](double value) { return std::to_string(static_cast<long>(value)); };
    if (std::isinf(least)) return "";
    if (std::isinf(greatest)) return number(least) + " and more";
    return number(least) + " to " + number(greatest) + (without_negatives ? " without negative values" : "");
}

std::span<const Measure> catalogue()
{
    return catalogued;
}

} // namespace measures
