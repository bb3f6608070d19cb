#include "models/measures/places.h"

namespace measures {

namespace {

constexpr Measure places[] = {
    {"p10",
     "第10百分位数",
     "welfare",
     {},
     "a tenth lies at or below it; at a tie of weights the mean with the next",
     "Hyndman & Fan 1996",
     [](const Distribution& w, Line) { return percentile(w, 0.1); }},
    {"median",
     "中位数",
     "welfare",
     {},
     "half lies at or below it",
     "Hyndman & Fan 1996",
     [](const Distribution& w, Line) { return percentile(w, 0.5); }},
    {"p90",
     "第90百分位数",
     "welfare",
     {},
     "nine tenths lie at or below it",
     "Hyndman & Fan 1996",
     [](const Distribution& w, Line) { return percentile(w, 0.9); }},
    {"p90_p10",
     "P90/P10",
     "1",
     {.least = 1},
     "p90 over p10, where that is above zero",
     "",
     [](const Distribution& w, Line) {
         const double low = percentile(w, 0.1);
         return low > 0 ? percentile(w, 0.9) / low : nan;
     }},
    {"top_10_share",
     "前10%收入份额",
     "1",
     {.least = 0},
     "share of all welfare that the richest tenth have; the row at the mark is split",
     "",
     [](const Distribution& w, Line) { return top_share(w, 0.1); }},
    {"top_1_share",
     "前1%收入份额",
     "1",
     {.least = 0},
     "the same of the richest hundredth",
     "",
     [](const Distribution& w, Line) { return top_share(w, 0.01); }},
};

constexpr double rounding = 1e-12; // of the weight

} // namespace

double percentile(const Distribution& welfare, double share)
{
    if (welfare.size() == 0 || !(welfare.total_weight() > 0)) return nan;
    const double total = welfare.total_weight(), wanted = share * total;
    std::size_t i = 0;
    while (i + 1 < welfare.size() && welfare.weight_below(i + 1) < wanted - rounding * total) ++i;
    const bool exact = welfare.weight_below(i + 1) <= wanted + rounding * total;
    return exact && i + 1 < welfare.size() ? (welfare.value(i) + welfare.value(i + 1)) / 2 : welfare.value(i);
}

double top_share(const Distribution& welfare, double share)
{
    if (welfare.size() == 0 || !(welfare.sum() > 0)) return nan;
    const double below = (1 - share) * welfare.total_weight();
    std::size_t i = 0;
    while (i + 1 < welfare.size() && welfare.weight_below(i + 1) < below) ++i;
    const double sum_below = welfare.sum_below(i) + (below - welfare.weight_below(i)) * welfare.value(i);
    return 1 - sum_below / welfare.sum();
}

std::span<const Measure> place_catalogue()
{
    return places;
}

} // namespace measures
