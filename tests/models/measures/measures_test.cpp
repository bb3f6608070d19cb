#include "models/measures/catalogue.h"
#include "models/measures/dynamics.h"
#include "models/measures/inequality.h"
#include "models/measures/multidimensional.h"
#include "models/measures/targeting.h"
#include "models/measures/vulnerability.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace measures;
using Values = std::vector<double>;

namespace {

/// Five people of 1 to 5 at a line of 3.5: three are poor.
const Values five = {4, 1, 3, 5, 2};
const Line line{3.5};

} // namespace

TEST_CASE("poverty of five people, worked by hand")
{
    const double gaps[] = {2.5 / 3.5, 1.5 / 3.5, 0.5 / 3.5};
    CHECK(fgt({five}, line, 0) == Approx(0.6).epsilon(1e-12));
    CHECK(fgt({five}, line, 1) == Approx((gaps[0] + gaps[1] + gaps[2]) / 5).epsilon(1e-12));
    CHECK(fgt({five}, line, 2) ==
          Approx((gaps[0] * gaps[0] + gaps[1] * gaps[1] + gaps[2] * gaps[2]) / 5).epsilon(1e-12));
    CHECK(gap_cost({five}, line) == Approx(4.5).epsilon(1e-12));
    const double mean_gap = 1.5 / 3.5, gini_of_poor = 2.0 / 9; // of 1, 2, 3: mean difference 8/9, mean 2
    CHECK(sen({five}, line) == Approx(0.6 * (mean_gap + (1 - mean_gap) * gini_of_poor)).epsilon(1e-12));
    // Gaps 5, 3, 1, 0, 0 (in sevenths): mean 9/5, sum of absolute differences over ordered pairs 52.
    const double gini_of_gaps = 52.0 / 25 / (2 * 9.0 / 5);
    CHECK(sen_shorrocks_thon({five}, line) == Approx(0.6 * mean_gap * (1 + gini_of_gaps)).epsilon(1e-12));
    CHECK(watts({five}, line) == Approx((std::log(3.5) + std::log(3.5 / 2) + std::log(3.5 / 3)) / 5).epsilon(1e-12));
}

TEST_CASE("who is at the line is poor in the weak sense only")
{
    CHECK(fgt({five}, {3}, 0) == Approx(0.4));
    CHECK(fgt({five}, {3, true}, 0) == Approx(0.6));
    CHECK(fgt({five}, {3, true}, 1) == fgt({five}, {3}, 1));
}

TEST_CASE("inequality of five people, worked by hand")
{
    CHECK(gini({five}) == Approx(4.0 / 15).epsilon(1e-12)); // mean difference 1.6, mean 3
    double theil = 0, log_deviation = 0, logs = 0;
    for (const double y : five) {
        theil += y / 3 * std::log(y / 3) / 5;
        log_deviation += std::log(3 / y) / 5;
        logs += std::log(y) / 5;
    }
    CHECK(generalised_entropy({five}, 1) == Approx(theil).epsilon(1e-12));
    CHECK(generalised_entropy({five}, 0) == Approx(log_deviation).epsilon(1e-12));
    CHECK(generalised_entropy({five}, 2) == Approx(2.0 / 9 / 2).epsilon(1e-12)); // variance 2, mean 3
    CHECK(atkinson({five}, 1) == Approx(1 - std::exp(logs) / 3).epsilon(1e-12));
    CHECK(s80_s20({five}) == Approx(5));
}

TEST_CASE("a weight of two is the same as being there twice")
{
    const Values twice = {4, 1, 3, 5, 2, 4, 5}, weights = {2, 1, 1, 2, 1};
    for (const auto& measure : catalogue()) {
        INFO(measure.name);
        CHECK(measure.of({five, weights}, line) == Approx(measure.of({twice}, line)).epsilon(1e-12));
    }
}

TEST_CASE("measures of all but the people, the mean and the cost do not depend on the unit of money")
{
    Values in_fen;
    for (const double y : five) in_fen.push_back(100 * y);
    for (const auto& measure : catalogue()) {
        INFO(measure.name);
        const double scale = measure.unit == "welfare" ? 100 : 1;
        CHECK(measure.of({in_fen}, {350}) == Approx(scale * measure.of({five}, line)).epsilon(1e-12));
    }
}

TEST_CASE("equal incomes have no inequality, and nobody has no measure")
{
    const Values equal = {7, 7, 7}, none, no_weight = {0, 0, 0};
    CHECK(gini({equal}) == Approx(0).margin(1e-12));
    CHECK(generalised_entropy({equal}, 0) == Approx(0).margin(1e-12));
    CHECK(generalised_entropy({equal}, 1) == Approx(0).margin(1e-12));
    CHECK(atkinson({equal}, 2) == Approx(0).margin(1e-12));
    for (const auto& measure : catalogue()) {
        if (measure.name == "people" || measure.name == "gap_cost") continue;
        INFO(measure.name);
        CHECK(std::isnan(measure.of({none}, line)));
        CHECK(std::isnan(measure.of({equal, no_weight}, line)));
    }
    CHECK(fgt({equal}, {5}, 1) == 0);
    CHECK(sen({equal}, {5}) == 0);
    CHECK(sen_shorrocks_thon({equal}, {5}) == 0);
}

TEST_CASE("zero and negative incomes are poor, and left out of logarithms")
{
    const Values some = {-1, 0, 2, 4}, above = {2, 4};
    CHECK(fgt({some}, {1}, 0) == Approx(0.5));
    CHECK(fgt({some}, {1}, 1) == Approx((2.0 + 1.0) / 4));
    CHECK(watts({some}, {3}) == Approx(watts({above}, {3})));
    CHECK(generalised_entropy({some}, 0) == Approx(generalised_entropy({above}, 0)));
    CHECK(atkinson({some}, 1) == Approx(atkinson({above}, 1)));
}

TEST_CASE("what cannot be measured is refused")
{
    const Values weights = {1, 1}, negative = {1, 1, 1, 1, -1}, missing = {1, NAN};
    CHECK_THROWS_AS(gini({five, weights}), std::invalid_argument);
    CHECK_THROWS_AS(fgt({five, negative}, line, 0), std::invalid_argument);
    CHECK_THROWS_AS(gini({missing}), std::invalid_argument);
    CHECK_THROWS_AS(fgt({five}, {0}, 0), std::invalid_argument);
    CHECK_THROWS_AS(fgt({five}, line, -1), std::invalid_argument);
    CHECK_THROWS_AS(atkinson({five}, 0), std::invalid_argument);
    CHECK_THROWS_AS(targeting({five}, weights, line), std::invalid_argument);
}

TEST_CASE("inequality within and between groups adds up to the whole")
{
    const Values weights = {1, 2, 3, 1, 2};
    const std::size_t group[] = {0, 1, 1, 0, 2};
    for (const double a : {0.0, 0.5, 1.0, 2.0}) {
        const auto parts = decompose({five, weights}, group, a);
        CHECK(parts.within + parts.between == Approx(generalised_entropy({five, weights}, a)).epsilon(1e-12));
        CHECK(parts.between > 0);
    }
    const std::size_t alone[] = {0, 1, 2, 3, 4}, together[] = {0, 0, 0, 0, 0};
    CHECK(decompose({five}, alone, 1).within == Approx(0).margin(1e-12));
    CHECK(decompose({five}, together, 1).between == Approx(0).margin(1e-12));
}

TEST_CASE("the Lorenz curve ends at one and encloses half the Gini coefficient")
{
    const auto curve = lorenz({five});
    CHECK(curve.back() == std::pair{1.0, 1.0});
    double area = 0;
    for (std::size_t i = 1; i < curve.size(); ++i)
        area += (curve[i].first - curve[i - 1].first) * (curve[i].second + curve[i - 1].second) / 2;
    CHECK(1 - 2 * area == Approx(gini({five})).epsilon(1e-12));
}

TEST_CASE("targeting of five people, worked by hand")
{
    const Values benefit = {0, 10, 0, 5, 5}; // to 1, 5 and 2; of the poor (1, 2, 3) two
    const auto t = targeting({five}, benefit, line);
    CHECK(t.coverage == Approx(0.6));
    CHECK(t.coverage_of_poor == Approx(2.0 / 3));
    CHECK(t.exclusion == Approx(1.0 / 3));
    CHECK(t.leakage == Approx(1.0 / 3));
    CHECK(t.differential == Approx(2.0 / 3 - 0.5));
    CHECK(t.index_poorest_40 == Approx(15.0 / 20 / 0.4));
    CHECK(t.index_poorest_20 == Approx(10.0 / 20 / 0.2));
    CHECK(t.share_to_poor == Approx(0.75));
    const Values same = {1, 1, 1, 1, 1};
    CHECK(targeting({five}, same, line).index_poorest_40 == Approx(1));
}

TEST_CASE("among equals in welfare the order of rows decides nothing")
{
    const Values benefit = {0, 10, 0, 5, 5}, weights = {1, 2, 3, 1, 2}, turned = {5, 5, 0, 10, 0};
    const Values constant = {2, 2, 2, 2, 2};
    CHECK(targeting({constant, weights}, benefit, line).index_poorest_40 == Approx(1));
    CHECK(targeting({constant, weights}, benefit, line).index_poorest_20 == Approx(1));
    // One is poorest of all; the 40 % mark then takes a third of three equals.
    const Values one_lower = {2, 2, 1, 2, 3}, other_order = {3, 2, 1, 2, 2};
    const auto t = targeting({one_lower}, benefit, line);
    CHECK(t.index_poorest_40 == Approx((0 + (0 + 10 + 5) / 3.0) / 20 / 0.4));
    CHECK(targeting({other_order}, turned, line).index_poorest_40 == Approx(t.index_poorest_40));
}

TEST_CASE("Alkire and Foster's own example of four people and four dimensions")
{
    // Deprivations of their introduction: none, two, four, one of four equal dimensions.
    const Values gaps = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0}, dimensions = {1, 1, 1, 1};
    const auto af = alkire_foster({gaps, dimensions, {}}, 0.5);
    CHECK(af.headcount == Approx(0.5));
    CHECK(af.intensity == Approx(0.75));
    CHECK(af.adjusted_headcount == Approx(0.375));
    CHECK(af.censored == Values{0.25, 0.25, 0.5, 0.5});
    CHECK(af.uncensored == Values{0.25, 0.5, 0.5, 0.5});
    double sum = 0;
    for (const double share : af.contribution) sum += share;
    CHECK(sum == Approx(1));
    const Values thirds = {1, 0, 0}, three = {1, 1, 1};
    CHECK(alkire_foster({thirds, three, {}}, 1.0 / 3).headcount == 1); // at the cutoff within 1e-12
    const Values half = {0.5, 0.5};
    const Values two = {1, 1};
    CHECK(alkire_foster({half, two, {}}, 1).adjusted_gap == Approx(0.5));
    CHECK(alkire_foster({half, two, {}}, 1).adjusted_squared_gap == Approx(0.25));
}

TEST_CASE("chronic and transient poverty of three people over four periods")
{
    // Always poor, poor in half, never.
    const Values welfare = {1, 1, 1, 1, 1, 3, 1, 3, 3, 3, 3, 3};
    const Panel panel{welfare, 4};
    const auto c = chronic(panel, {2}, 0.75);
    CHECK(c.headcount == Approx(1.0 / 3));
    CHECK(c.mean_duration == Approx(1));
    CHECK(c.adjusted == Approx(1.0 / 3));
    CHECK(c.adjusted_gap == Approx(0.5 / 3));
    CHECK(chronic(panel, {2}, 0.5).headcount == Approx(2.0 / 3));
    CHECK(chronic(panel, {2}, 0.5).mean_duration == Approx(0.75));
    // Mean welfare 1, 2, 3: at a line of 2 only the first is chronically poor.
    const auto parts = chronic_and_transient(panel, {2}, 1);
    CHECK(parts.chronic == Approx(0.5 / 3));
    CHECK(parts.transient == Approx((0.5 + 0.25) / 3 - 0.5 / 3));
}

TEST_CASE("moves across the line and spells of poverty")
{
    const Values welfare = {1, 3, 1, 1, 3, /**/ 3, 3, 1, 3, 3, /**/ 3, 1, 1, 1, 1};
    const Panel panel{welfare, 5};
    const auto moves = transitions(panel, {2});
    CHECK(moves.exit == Approx(3.0 / 7));  // 7 months in poverty that have a next, 3 left
    CHECK(moves.entry == Approx(3.0 / 5)); // 5 outside with a next, 3 fell
    CHECK(moves.relapse ==
          Approx(1.0 / 2)); // out after poor with a period after: the first person back, the second not
    // Spells with a known beginning: 2 (ends), 1 (ends), 4 (under way at the end).
    const auto survival = spell_survival(panel, {2});
    REQUIRE(survival.size() >= 3);
    CHECK(survival[1] == Approx(2.0 / 3));
    CHECK(survival[2] == Approx(1.0 / 3));
    CHECK(survival.back() == Approx(1.0 / 3));
}

TEST_CASE("vulnerability is the chance to be below the line where mean and spread follow from characteristics")
{
    // ln c = 1 + 0.5 x + e with a spread of 0.2 at x = 0 and 0.6 at x = 1, from a uniform of variance one.
    Values consumption, x;
    for (int i = 0; i < 400; ++i) {
        const double u = (i + 0.5) / 400, z = (u - 0.5) * std::sqrt(12.0);
        for (const int kind : {0, 1}) {
            x.push_back(kind);
            consumption.push_back(std::exp(1 + 0.5 * kind + (kind ? 0.6 : 0.2) * z));
        }
    }
    const auto v = vulnerability({consumption}, x, 1, {std::exp(1.0)});
    const auto phi = [](double q) { return 0.5 * std::erfc(-q / std::sqrt(2.0)); };
    CHECK(v[0] == Approx(0.5).margin(1e-6));
    CHECK(v[1] == Approx(phi(-0.5 / 0.6)).margin(0.002));
    CHECK_THROWS_AS(vulnerability({five}, Values{1, 2}, 1, line), std::invalid_argument);
}

TEST_CASE("a weight of two in vulnerability is a row written twice, and a weight of zero is no row")
{
    Values consumption, x, weights, twice, x_twice, with_nobody, x_nobody, weights_nobody;
    for (int i = 0; i < 30; ++i) {
        const double trait = i % 5, value = std::exp(0.3 * trait + 0.4 * std::sin(3.0 * i) * (1 + trait));
        const int weight = 1 + i % 3;
        consumption.push_back(value);
        x.push_back(trait);
        weights.push_back(weight);
        for (int k = 0; k < weight; ++k) {
            twice.push_back(value);
            x_twice.push_back(trait);
        }
    }
    with_nobody = consumption, x_nobody = x, weights_nobody = weights;
    for (const double value : {1000.0, 0.0}) { // far away, and of no logarithm
        with_nobody.push_back(value);
        x_nobody.push_back(2);
        weights_nobody.push_back(0);
    }
    const Line low{1.5};
    const auto weighted = vulnerability({consumption, weights}, x, 1, low);
    const auto duplicated = vulnerability({twice}, x_twice, 1, low);
    const auto beside = vulnerability({with_nobody, weights_nobody}, x_nobody, 1, low);
    for (std::size_t i = 0, row = 0; i < weighted.size(); row += static_cast<std::size_t>(weights[i++])) {
        CHECK(duplicated[row] == Approx(weighted[i]).epsilon(1e-9));
        CHECK(beside[i] == Approx(weighted[i]).epsilon(1e-12));
    }
    CHECK(beside.back() == Approx(weighted[2]).epsilon(1e-12)); // told by its characteristics
    for (const double scale : {0.05, 1e-7, 7e8}) {
        Values scaled;
        for (const double weight : weights) scaled.push_back(scale * weight);
        const auto same = vulnerability({consumption, scaled}, x, 1, low);
        for (std::size_t i = 0; i < same.size(); ++i) CHECK(same[i] == Approx(weighted[i]).epsilon(1e-9));
    }
}

TEST_CASE("the richest and the poorest fifth take the row at their mark in part")
{
    const Values rising = {1, 2, 3, 4}, equal = {100, 100, 100, 100}, ties = {1, 2, 2, 2, 2};
    CHECK(s80_s20({rising}) == Approx(4).epsilon(1e-12));
    CHECK(s80_s20({equal}) == 1);
    CHECK(s80_s20({ties}) == Approx(2).epsilon(1e-12));
    // Of 12 persons the poorest 2.4 have 1000 each and the richest 2.4 have 4000: none of them lies across a mark.
    const Values incomes = {1000, 2000, 3000, 4000}, persons = {3, 4, 2, 3};
    CHECK(s80_s20({incomes, persons}) == Approx(4).epsilon(1e-12));
    // Of 16 the poorest 3.2 have 3 · 1000 + 0.2 · 2000, the richest 3.2 have 3.2 · 9000.
    const Values five_rows = {1000, 2000, 3000, 4000, 9000}, sizes = {3, 4, 2, 3, 4};
    CHECK(s80_s20({five_rows, sizes}) == Approx(28800 / 3400.0).epsilon(1e-12));
    // Ten of one weight: two in each fifth, however large the weight.
    const Values ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    for (const double weight : {0.7, 0.05, 0.1, 1.0, 3.0, 1e-9, 1e9}) {
        const Values weights(10, weight);
        CHECK(s80_s20({ten, weights}) == Approx(19 / 3.0).epsilon(1e-12));
    }
    const Values alone = {5}, nothing_below = {0, 0, 3, 4, 5};
    CHECK(s80_s20({alone}) == 1);
    CHECK(std::isnan(s80_s20({nothing_below})));
}

namespace {

/// Everything that is measured of a distribution, a benefit and a panel, by name.
std::vector<std::pair<std::string, double>> all_measures(const Values& welfare, const Values& weights, Line z)
{
    std::vector<std::pair<std::string, double>> out;
    const auto add = [&](std::string name, double value) { out.emplace_back(std::move(name), value); };
    for (const auto& measure : catalogue())
        if (measure.name != "people" && measure.name != "gap_cost")
            add(std::string(measure.name), measure.of({welfare, weights}, z));
    const double people = Distribution(welfare, weights).total_weight();
    add("gap_cost a head", gap_cost({welfare, weights}, z) / people);
    const auto curve = lorenz({welfare, weights});
    double area = 0;
    for (std::size_t i = 1; i < curve.size(); ++i)
        area += (curve[i].first - curve[i - 1].first) * (curve[i].second + curve[i - 1].second);
    add("area below the Lorenz curve", area);

    // What else is known of a person follows from the welfare, so that rows may be moved, split and put together.
    Values benefit, panel, gaps;
    std::vector<std::size_t> group;
    for (const double y : welfare) {
        const auto kind = static_cast<std::size_t>(std::abs(y) * 7) % 5;
        benefit.push_back(kind > 2 ? std::abs(y) : 0);
        group.push_back(kind % 2);
        for (std::size_t t = 0; t < 6; ++t) panel.push_back((kind + t) % 3 == 0 ? y / 2 : (t + kind) % 4 ? y : 2 * y);
        for (std::size_t j = 0; j < 3; ++j) gaps.push_back((kind + j) % 3 ? 0.0 : 0.25 * static_cast<double>(j + 1));
    }
    const auto t = targeting({welfare, weights}, benefit, z);
    const std::pair<const char*, double> reached[] = {
        {"coverage", t.coverage},           {"coverage of the poor", t.coverage_of_poor},
        {"exclusion", t.exclusion},         {"leakage", t.leakage},
        {"differential", t.differential},   {"index of the poorest 40 %", t.index_poorest_40},
        {"share to poor", t.share_to_poor}, {"index of the poorest 20 %", t.index_poorest_20}};
    for (const auto& [name, value] : reached) add(name, value);
    for (const double a : {0.0, 1.0, 2.0}) {
        const auto parts = decompose({welfare, weights}, group, a);
        add("within", parts.within);
        add("between", parts.between);
    }
    const Panel years{panel, 6, weights};
    const auto c = chronic(years, z, 0.5);
    for (const double value : {c.headcount, c.mean_duration, c.adjusted, c.adjusted_gap, c.adjusted_squared_gap})
        add("chronic", value);
    for (const double alpha : {0.0, 1.0, 2.0}) {
        const auto parts = chronic_and_transient(years, z, alpha);
        add("chronic component", parts.chronic);
        add("transient component", parts.transient);
    }
    const auto moves = transitions(years, z);
    for (const double value : {moves.exit, moves.entry, moves.relapse}) add("transitions", value);
    for (const double value : spell_survival(years, z)) add("spells", value);
    const Values dimensions = {1, 2, 1};
    const auto af = alkire_foster({gaps, dimensions, weights}, 0.5);
    for (const double value :
         {af.headcount, af.intensity, af.adjusted_headcount, af.adjusted_gap, af.adjusted_squared_gap})
        add("Alkire and Foster", value);
    for (const double value : af.contribution) add("contribution", value);
    return out;
}

void check_same(const Values& welfare, const Values& weights, const Values& welfare_2, const Values& weights_2)
{
    const auto first = all_measures(welfare, weights, line), second = all_measures(welfare_2, weights_2, line);
    REQUIRE(first.size() == second.size());
    for (std::size_t k = 0; k < first.size(); ++k) {
        INFO(first[k].first);
        if (std::isnan(first[k].second))
            CHECK(std::isnan(second[k].second));
        else
            CHECK(second[k].second == Approx(first[k].second).epsilon(1e-9).margin(1e-12));
    }
}

/// Distributions of one to 24 rows, with many ties, and weights that are no whole numbers.
struct Some {
    Values welfare, weights;
};
std::vector<Some> some_distributions()
{
    std::vector<Some> out;
    std::uint32_t state = 20180101;
    const auto draw = [&](std::uint32_t below) { return (state = state * 1664525u + 1013904223u) / 65536u % below; };
    for (std::size_t rows = 1; rows <= 24; ++rows)
        for (int kind = 0; kind < 4; ++kind) {
            Some some;
            for (std::size_t i = 0; i < rows; ++i) {
                some.welfare.push_back(kind == 0 ? 0.1 * 7
                                                 : (1 + draw(kind == 1 ? 4 : 60)) * 0.1 * (kind == 3 ? 7 : 1));
                some.weights.push_back(kind == 2 ? 0.3 : 0.1 * (1 + draw(9)));
            }
            out.push_back(some);
        }
    return out;
}

} // namespace

TEST_CASE("no measure depends on the scale of weights")
{
    for (const auto& [welfare, weights] : some_distributions())
        for (const double scale : {1 / 3.0, 0.05, 1e-7, 1e-200, 7e8}) {
            INFO(welfare.size() << " rows, times " << scale);
            Values scaled;
            for (const double w : weights) scaled.push_back(scale * w);
            check_same(welfare, weights, welfare, scaled);
        }
}

TEST_CASE("no measure depends on the order of rows, nor on how equals are told row by row")
{
    for (const auto& [welfare, weights] : some_distributions()) {
        INFO(welfare.size() << " rows");
        Values turned(welfare.rbegin(), welfare.rend()), turned_weights(weights.rbegin(), weights.rend());
        check_same(welfare, weights, turned, turned_weights);
        std::rotate(turned.begin(), turned.begin() + 1, turned.end());
        std::rotate(turned_weights.begin(), turned_weights.begin() + 1, turned_weights.end());
        check_same(welfare, weights, turned, turned_weights);
        Values split, parts;
        for (std::size_t i = 0; i < welfare.size(); ++i)
            for (const double part : {0.5, 0.2, 0.3}) {
                split.push_back(welfare[i]);
                parts.push_back(part * weights[i]);
            }
        check_same(welfare, weights, split, parts);
    }
}

TEST_CASE("every measure stays within its range in the smallest groups, among ties, and with nothing or less")
{
    const auto within = [](const Measure& measure, const Distribution& distribution, double greatest) {
        const double value = measure.of(distribution, line);
        INFO(measure.name << " of " << distribution.size() << " rows: " << value);
        if (std::isnan(value)) return;
        CHECK(value >= measure.range.least);
        CHECK(value <= greatest + 1e-12);
    };
    for (auto [welfare, weights] : some_distributions())
        for (const auto& measure : catalogue()) {
            within(measure, {welfare, weights}, measure.range.greatest);
            Values lower = welfare;
            lower.front() = 0;
            within(measure, {lower, weights}, measure.range.greatest);
            lower.back() = -2;
            within(measure, {lower, weights}, measure.range.without_negatives ? INFINITY : measure.range.greatest);
        }
    CHECK(catalogue()[0].range.text() == "0 and more");
    CHECK(catalogue()[1].range.text().empty());
    CHECK(catalogue()[2].range.text() == "0 to 1");
}

TEST_CASE("among equals there is no inequality, to the last bit, whatever the weights")
{
    for (const auto& [welfare, weights] : some_distributions()) {
        const Values equal(welfare.size(), welfare.front());
        for (const auto& measure : catalogue()) {
            INFO(measure.name << " of " << equal.size() << " rows of " << equal.front());
            const bool index = measure.name == "gini" || measure.name == "theil" ||
                               measure.name == "mean_log_deviation" || measure.name == "half_squared_variation" ||
                               measure.name.starts_with("atkinson");
            if (index) CHECK(measure.of({equal, weights}, line) == 0);
            if (measure.name == "s80_s20") CHECK(measure.of({equal, weights}, line) == 1);
            if (measure.name == "mean") CHECK(measure.of({equal, weights}, line) == equal.front());
        }
    }
}

TEST_CASE("a constant income at the line is not poor in the mean over time, whatever rounding makes of its sum")
{
    const Values welfare(3 * 4, 0.7); // 3 · 0.7 / 3 is below 0.7 in floating point
    const auto parts = chronic_and_transient({welfare, 3}, {0.7}, 0);
    CHECK(parts.chronic == 0);
    CHECK(parts.transient == 0);
    CHECK(Distribution(Values{0.7, 0.7, 0.7}).mean() == 0.7);
}

TEST_CASE("of spells that have all ended none lasts longer, and of spells that nobody saw end nothing is known")
{
    // One spell of two months that ends, and one that is under way in its second: 0.1 and 0.2 were at risk.
    const Values welfare = {3, 1, 1, 3, 3, 3, /**/ 3, 3, 3, 3, 1, 1}, weights = {0.1, 0.2};
    CHECK(spell_survival({welfare, 6, weights}, {2}) == Values{1, 1, 0, 0, 0, 0, 0});
    const Values open = {3, 3, 1, 1, /**/ 3, 3, 3, 1}, two = {1, 1};
    CHECK(spell_survival({open, 4, two}, {2}) == Values{1, 1});
}
