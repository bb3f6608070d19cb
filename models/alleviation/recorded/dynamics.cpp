#include "models/measures/dynamics.h"
#include "models/alleviation/recorded/people.h"

#include <cmath>

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

/// Poor in half of the years or more is chronic.
constexpr double chronic_from = 0.5;
constexpr measures::Line at_the_line{1.0};
constexpr std::int64_t spell_lengths[] = {1, 3, 6, 12, 18, 24};

struct Told {
    const char *name, *chinese, *unit, *meaning;
    double (*value)(const measures::Panel& years);
    sim::schema::ValueRange range{}; ///< where it is not that of a share: gaps are above one where incomes are negative
};

const Told told[] = {
    {"chronic_headcount", "半数以上年份贫困者比例", "1", "share poor in half of the years or more (Foster 2009)",
     [](const measures::Panel& years) { return measures::chronic(years, at_the_line, chronic_from).headcount; }},
    {"mean_duration", "长期贫困者的贫困年份比例", "1", "mean share of years in poverty of the chronically poor",
     [](const measures::Panel& years) { return measures::chronic(years, at_the_line, chronic_from).mean_duration; }},
    {"chronic_adjusted", "长期贫困指数（K0）", "1", "chronic headcount times mean duration (K0)",
     [](const measures::Panel& years) { return measures::chronic(years, at_the_line, chronic_from).adjusted; }},
    {"chronic_gap", "长期贫困深度（K1）", "1", "the same with gaps (K1)",
     [](const measures::Panel& years) { return measures::chronic(years, at_the_line, chronic_from).adjusted_gap; },
     at_least(0)},
    {"chronic_component", "贫困深度的长期部分", "1",
     "poverty gap of everyone's mean income over the years (Jalan & Ravallion 1998)",
     [](const measures::Panel& years) { return measures::chronic_and_transient(years, at_the_line, 1).chronic; },
     at_least(0)},
    {"transient_component", "贫困深度的暂时部分", "1", "mean poverty gap of the years less the chronic component",
     [](const measures::Panel& years) { return measures::chronic_and_transient(years, at_the_line, 1).transient; },
     at_least(0)},
    {"exit", "脱贫率（次年）", "1", "of those poor in a year, share not poor a year later",
     [](const measures::Panel& years) { return measures::transitions(years, at_the_line).exit; }},
    {"entry", "致贫率（次年）", "1", "of those not poor in a year, share poor a year later",
     [](const measures::Panel& years) { return measures::transitions(years, at_the_line).entry; }},
    {"relapse", "返贫率（脱离一年后）", "1",
     "of those poor and a year later not, share poor again after another year (income, not register)",
     [](const measures::Panel& years) { return measures::transitions(years, at_the_line).relapse; }},
};

/// The project's households, all and by who they are.
const std::vector<People>& of_project()
{
    static const std::vector<People> some = [] {
        std::vector<People> out;
        for (const auto& group : people())
            if (group.of_project) out.push_back(group);
        return out;
    }();
    return some;
}

std::vector<Group> dynamics_layout(const Parameters& p)
{
    Group out{"dynamics",
              "poverty over time of persons in the project's households, from the start to each month shown: years are "
              "sums of twelve months up to it, in lines of their time; spells are months on end below the line",
              ends_of_years(p),
              {people_dimension(of_project()), {"length", "months that a spell lasts longer than", {}, {}, "months"}},
              {}};
    for (const auto length : spell_lengths) out.dimensions[1].numbers.push_back(length);
    for (const auto& t : told) {
        out.variables.push_back({t.name, t.unit, t.meaning, {"who"}, Storage::real32});
        out.variables.back().range = t.range;
        out.variables.back().chinese = t.chinese;
    }
    out.variables.push_back({"spell_survival",
                             "1",
                             "share of spells of poverty that last longer (Kaplan & Meier; spells under way at the "
                             "start are left out)",
                             {"who", "length"},
                             Storage::real32});
    out.variables.back().chinese = "贫困期持续更久的比例";
    out.compared = true;
    return {out};
}

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

void record_dynamics(const std::vector<District>& districts, const Cells& cells_of)
{
    for (std::size_t g = 0; g < of_project().size(); ++g) {
        const People& group = of_project()[g];
        Lives years, months;
        for (const auto& district : districts)
            for (std::size_t row = 0; row < district.project.size(); ++row) {
                const std::size_t household = district.project[row];
                if (district.households.members[household] == 0 || !group.belongs(district, household, group.which))
                    continue; // a household that died out has no whole life to tell
                years.add(district, row, 12);
                months.add(district, row, 1);
            }
        const auto survival = cells_of.of(std::size(told));
        if (years.weights.empty()) {
            for (std::size_t v = 0; v < std::size(told); ++v) cells_of.of(v)[g] = missing;
            for (std::size_t k = 0; k < std::size(spell_lengths); ++k)
                survival[g * std::size(spell_lengths) + k] = missing;
            continue;
        }
        for (std::size_t v = 0; v < std::size(told); ++v) cells_of.of(v)[g] = told[v].value(years.panel());
        const auto lasting = measures::spell_survival(months.panel(), at_the_line);
        for (std::size_t k = 0; k < std::size(spell_lengths); ++k) {
            const auto length = static_cast<std::size_t>(spell_lengths[k]);
            survival[g * std::size(spell_lengths) + k] = length < lasting.size() ? lasting[length] : missing;
        }
    }
}

} // namespace

const Part dynamics_part{dynamics_layout, record_dynamics, 1, measures_wanted};

} // namespace alleviation
