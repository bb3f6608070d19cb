#include "models/measures/dynamics.h"
#include "models/alleviation/recorded/people.h"

#include <cmath>

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;

/// Poor in half of the years or more is chronic.
constexpr double chronic_from = 0.5;
constexpr measures::Line at_the_line{1.0};
constexpr std::int64_t spell_lengths[] = {1, 3, 6, 12, 18, 24};

/// Gaps are above one where incomes are negative.
const Output<double(const measures::Panel&)> of_years[] = {
    {.what = {"chronic_headcount", "半数以上年份贫困者比例", "1",
              "share poor in half of the years or more (Foster 2009)"},
     .value =
         [](const measures::Panel& years) { return measures::chronic(years, at_the_line, chronic_from).headcount; },
     .good = Good::less,
     .mean = true},
    {.what = {"mean_duration", "长期贫困者的贫困年份比例", "1",
              "mean share of years in poverty of the chronically poor"},
     .value =
         [](const measures::Panel& years) { return measures::chronic(years, at_the_line, chronic_from).mean_duration; },
     .good = Good::less,
     .mean = true},
    {.what = {"chronic_adjusted", "长期贫困指数（K0）", "1", "chronic headcount times mean duration (K0)"},
     .value = [](const measures::Panel& years) { return measures::chronic(years, at_the_line, chronic_from).adjusted; },
     .good = Good::less,
     .mean = true},
    {.what = {"chronic_gap", "长期贫困深度（K1）", "1", "the same with gaps (K1)"},
     .value =
         [](const measures::Panel& years) { return measures::chronic(years, at_the_line, chronic_from).adjusted_gap; },
     .good = Good::less,
     .mean = true,
     .range = at_least(0)},
    {.what = {"chronic_component", "贫困深度的长期部分", "1",
              "poverty gap of everyone's mean income over the years (Jalan & Ravallion 1998)"},
     .value =
         [](const measures::Panel& years) { return measures::chronic_and_transient(years, at_the_line, 1).chronic; },
     .good = Good::less,
     .mean = true,
     .range = at_least(0)},
    {.what = {"transient_component", "贫困深度的暂时部分", "1",
              "mean poverty gap of the years less the chronic component"},
     .value =
         [](const measures::Panel& years) { return measures::chronic_and_transient(years, at_the_line, 1).transient; },
     .good = Good::less,
     .mean = true,
     .range = at_least(0)},
    {.what = {"exit", "脱贫率（次年）", "1", "of those poor in a year, share not poor a year later"},
     .value = [](const measures::Panel& years) { return measures::transitions(years, at_the_line).exit; },
     .good = Good::more,
     .mean = true},
    {.what = {"entry", "致贫率（次年）", "1", "of those not poor in a year, share poor a year later"},
     .value = [](const measures::Panel& years) { return measures::transitions(years, at_the_line).entry; },
     .good = Good::less,
     .mean = true},
    {.what = {"relapse", "返贫率（脱离一年后）", "1",
              "of those poor and a year later not, share poor again after another year (income, not register)"},
     .value = [](const measures::Panel& years) { return measures::transitions(years, at_the_line).relapse; },
     .good = Good::less,
     .mean = true},
};
/// Of the probabilities that a spell lasts longer than each number of months; `length` counts the lengths told.
const Output<double(const std::vector<double>&, std::size_t length)> of_spells[] = {
    {.what =
         {"spell_survival", "贫困期持续更久的比例", "1",
          "share of spells of poverty that last longer (Kaplan & Meier; spells under way at the start are left out)"},
     .value =
         [](const std::vector<double>& lasting, std::size_t length) {
             const auto months = static_cast<std::size_t>(spell_lengths[length]);
             return months < lasting.size() ? lasting[months] : missing;
         },
     .good = Good::less,
     .mean = true},
};

/// The project's households, all and by who they are.
const std::vector<People>& of_project()
{
    static const std::vector<People> some = [] {
        std::vector<People> out;
        for (const auto& group : people())
            if (group.of_project()) out.push_back(group);
        return out;
    }();
    return some;
}

const OutputGroup dynamics_group(
    [](const Parameters& p) {
        Group out{
            "dynamics",
            "poverty over time of persons in the project's households, from the start to each month shown: years are "
            "sums of twelve months up to it, in lines of their time; spells are months on end below the line",
            ends_of_years(p),
            {people_dimension(of_project()), {"length", "months that a spell lasts longer than", {}, {}, "months"}}};
        for (const auto length : spell_lengths) out.dimensions[1].numbers.push_back(length);
        out.compared = true;
        return out;
    },
    {{of_years, {"who"}}, {of_spells, {"who", "length"}}}, measures_wanted);

/// Incomes of some of the project's households, side by side: every `stride` months up to now.
struct Lives {
    std::vector<double> welfare, weights;
    std::size_t periods = 0;

    measures::Panel panel() const { return {welfare, periods, weights}; }

    void add(const District& district, std::size_t row, std::size_t stride)
    {
        const auto& history = district.history;
        const std::size_t last = history.months() - 1;
        periods = last / stride + 1;
        const std::size_t begin = welfare.size();
        for (std::size_t month = last % stride; month <= last; month += stride)
            welfare.push_back(double{history.welfare[month * history.project + row]});
        for (std::size_t k = begin; k < welfare.size(); ++k)
            if (std::isnan(welfare[k])) return welfare.resize(begin);
        weights.push_back(district.households.members[district.project[row]]);
    }
};

void write_dynamics(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    constexpr std::size_t lengths = std::size(spell_lengths);
    const Cells cells = month.of(dynamics_group);
    for (std::size_t g = 0; g < of_project().size(); ++g) {
        const People& group = of_project()[g];
        Lives years, months;
        for (const auto& district : districts)
            for (std::size_t row = 0; row < district.project.size(); ++row) {
                const std::size_t household = district.project[row];
                if (district.households.members[household] == 0 || !group.has(district, household))
                    continue; // a household that died out has no whole life to tell
                years.add(district, row, 12);
                months.add(district, row, 1);
            }
        if (years.weights.empty()) {
            for (const auto& output : of_years) cells.of(output)[g] = missing;
            cells.fill_each(of_spells, g * lengths, lengths, std::vector<double>{});
            continue;
        }
        cells.fill(of_years, g, years.panel());
        cells.fill_each(of_spells, g * lengths, lengths, measures::spell_survival(months.panel(), at_the_line));
    }
}

} // namespace

const Part dynamics_part{{&dynamics_group}, write_dynamics};

} // namespace alleviation
