#include "sim/cli/facts.h"

#include "sim/cli/recorded_figure.h"
#include "sim/experiment/facts.h"
#include "sim/inference/statistics.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace sim::cli {

namespace {

using Json = nlohmann::json;

constexpr std::array standings{Standing::outside, Standing::undecided, Standing::at_the_edge, Standing::inside};

std::string name_of(Standing standing)
{
    switch (standing) {
    case Standing::outside:
        return "outside";
    case Standing::undecided:
        return "undecided";
    case Standing::at_the_edge:
        return "at the edge";
    case Standing::inside:
        return "inside";
    }
    return "";
}

/// Figures with the places of their months among those that their group records.
Json figures_json(const run::Plan& plan, const std::vector<experiment::Figure>& figures)
{
    auto out = Json::array();
    for (const auto& figure : figures) {
        const auto& group = plan.layout.groups[figure.group];
        auto months = Json::array();
        for (std::size_t m = 0; m < group.months.size(); ++m)
            if (group.months[m] >= figure.first_month && group.months[m] <= figure.last_month) months.push_back(m);
        if (group.months.empty()) months.push_back(0);
        out.push_back({{"group", group.name}, {"variable", group.variables[figure.variable].name}, {"months", months}});
    }
    return out;
}

/// What a result's facts are reckoned from: each figure is read once.
class Recorded {
  public:
    explicit Recorded(const store::ResultReader& result) : result_(result), arms_(result.labels("progress", "arm")) {}

    /// The place of an arm; the number of arms where it was left out.
    std::size_t place(const std::string& arm) const
    {
        return static_cast<std::size_t>(std::find(arms_.begin(), arms_.end(), arm) - arms_.begin());
    }
    bool has(const std::string& arm) const { return place(arm) < arms_.size(); }

    /// In every replicate: the sum of some figures over that of others, each a mean over its months. NaN where that is
    /// divided by nothing.
    std::vector<double> level(const std::string& arm, const Json& sum, const Json& whole, const Json& labels)
    {
        auto out = total(arm, sum, labels);
        if (whole.empty()) return out;
        const auto below = total(arm, whole, labels);
        for (std::size_t r = 0; r < out.size(); ++r) out[r] = below[r] == 0 ? inference::nan : out[r] / below[r];
        return out;
    }

  private:
    std::vector<double> total(const std::string& arm, const Json& figures, const Json& labels)
    {
        std::vector<double> out;
        for (const auto& named : figures) {
            const std::string group = named["group"], variable = named["variable"];
            const std::vector<std::string> of = labels;
            auto key = std::vector{group, variable};
            key.insert(key.end(), of.begin(), of.end());
            const auto& figure = read_.try_emplace(key, result_, group, variable, of).first->second;
            out.resize(figure.replicates());
            const std::vector<std::size_t> months = named["months"];
            for (std::size_t r = 0; r < out.size(); ++r)
                for (const auto m : months) out[r] += figure.at(place(arm), r, m) / static_cast<double>(months.size());
        }
        return out;
    }

    const store::ResultReader& result_;
    std::vector<std::string> arms_;
    std::map<std::vector<std::string>, RecordedFigure> read_;
};

std::vector<double> less(std::vector<double> a, const std::vector<double>& b)
{
    for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b.at(i);
    return a;
}

/// What the model says to a fact, in the unit of its target.
Estimate estimate_of(Recorded& recorded, const Json& fact)
{
    const auto level = [&](const std::string& arm, const char* sum, const char* whole) {
        return recorded.level(arm, fact[sum], fact[whole], fact["labels"]);
    };
    const bool change = !fact["sum_before"].empty();
    const std::string arm = fact["arm"], against = fact["against"], as = fact["as"];
    const auto since = [&](const std::string& of) {
        const auto now = level(of, "sum", "whole");
        return change ? less(now, level(of, "sum_before", "whole_before")) : now;
    };
    const auto value = against.empty() ? since(arm) : less(since(arm), since(against));
    // What a difference is divided by, if anything; results of older versions name no `per` and no `spread`.
    const auto none = Json::array();
    const auto other = [&](const std::string& of, const char* figures) {
        return recorded.level(of, fact.value(figures, none), none, fact["labels"]);
    };
    std::vector<double> by;
    if (as == "relative")
        by = against.empty() ? level(arm, "sum_before", "whole_before") : level(against, "sum", "whole");
    else if (!fact.value("per", none).empty())
        by = less(other(arm, "per"), other(against, "per"));
    else if (!fact.value("spread", none).empty())
        by = other(against, "spread");
    Estimate out = by.empty() ? mean_estimate(value) : ratio_estimate(value, by);
    const double scale = (as == "recorded" ? 1 : 100) * fact.value("times", 1.0);
    for (double* part : {&out.mean, &out.low, &out.high}) *part *= scale;
    if (scale < 0) std::swap(out.low, out.high);
    return out;
}

std::string with_unit(const std::string& text, const std::string& unit)
{
    return unit.empty() ? text : text + " " + unit;
}

std::string target_text(const Json& target)
{
    const auto number = [&](const char* end) { return fmt::format("{:.6g}", target[end].get<double>()); };
    const std::string unit = target["unit"];
    if (!target.contains("low")) return with_unit("at most " + number("high"), unit);
    if (!target.contains("high")) return with_unit("at least " + number("low"), unit);
    return with_unit(number("low") + " to " + number("high"), unit);
}

/// A number of the model, to three digits where it has fewer before the point.
std::string number_text(double value)
{
    return std::abs(value) < 1000 ? fmt::format("{:.3g}", value) : fmt::format("{:.0f}", value);
}

std::string model_text(const Estimate& e, const std::string& unit)
{
    if (!e.known()) return fmt::format("missing in all {} replicates", e.replicates);
    auto out = number_text(e.mean);
    if (e.has_interval()) out += fmt::format(" [{}, {}]", number_text(e.low), number_text(e.high));
    out = with_unit(out, unit);
    return e.missing > 0 ? out + fmt::format(" (missing in {} of {})", e.missing, e.replicates) : out;
}

void judge(ToldFact& told, const Estimate& e, const Json& target, bool of_two_arms)
{
    const double low = target.value("low", -INFINITY), high = target.value("high", INFINITY);
    if (!e.known() || !e.has_interval()) {
        told.verdict = !e.known()          ? "undecided: the figure is missing"
                       : e.replicates == 1 ? "undecided: no interval from one replicate"
                                           : "undecided: no interval, the figure is missing in all replicates but one";
        return;
    }
    if (of_two_arms && e.low == 0 && e.high == 0) {
        told.verdict = "undecided: the arms are the same in all replicates, which tests nothing";
        return;
    }
    told.standing = e.high < low || e.low > high     ? Standing::outside
                    : e.low >= low && e.high <= high ? Standing::inside
                                                     : Standing::at_the_edge;
    told.verdict = name_of(told.standing);
    if (told.standing == Standing::outside)
        told.verdict += with_unit(", " + number_text(e.mean < low ? low - e.mean : e.mean - high), target["unit"]) +
                        (e.mean < low ? " below" : " above");
}

ToldFact told(const store::ResultReader& result, Recorded& recorded, const Json& fact)
{
    ToldFact out{fact["name"],   fact["en"], fact["zh"], fact["source"], fact["mark"], target_text(fact["target"]),
                 fact["fitted"], "",         ""};
    out.prediction = fact.value("prediction", false);
    const std::string arm = fact["arm"], against = fact["against"];
    for (const auto& needed : {arm, against})
        if (!needed.empty() && !recorded.has(needed)) {
            out.verdict = "undecided: the arm " + needed + " was left out";
            return out;
        }
    if (!result.complete()) {
        out.verdict = "undecided: the run is not finished";
        return out;
    }
    const Estimate estimate = estimate_of(recorded, fact);
    out.model = model_text(estimate, fact["target"]["unit"]);
    judge(out, estimate, fact["target"], !against.empty());
    return out;
}

/// Its mark as a reader says it.
std::string words(std::string mark)
{
    std::replace(mark.begin(), mark.end(), '_', ' ');
    return mark;
}

} // namespace

std::string facts_attribute(const run::Plan& plan)
{
    const auto& facts = plan.scenario().facts;
    if (facts.size() == 0) return "";
    auto out = Json::array();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto& fact = facts[i];
        Faults none; // the plan was checked
        const auto figures = experiment::find_figures(plan, i, none).value_or(experiment::FactFigures());
        Json target{{"unit", fact.target.unit.value()}};
        if (fact.target.low > -schema::Target::open) target["low"] = double{fact.target.low};
        if (fact.target.high < schema::Target::open) target["high"] = double{fact.target.high};
        out.push_back({{"name", facts.name_of(i)},
                       {"en", fact.en.value()},
                       {"zh", fact.zh.value()},
                       {"source", fact.source.value()},
                       {"mark", words(fact.mark.text())},
                       {"target", target},
                       {"fitted", joined(fact.fitted.values())},
                       {"prediction", static_cast<bool>(fact.prediction)},
                       {"times", double{fact.times}},
                       {"labels", fact.of.values()},
                       {"arm", plan.fact_arms.at(i)},
                       {"against", fact.against.value()},
                       {"as", fact.as.text()},
                       {"sum", figures_json(plan, figures.sum)},
                       {"whole", figures_json(plan, figures.whole)},
                       {"per", figures_json(plan, figures.per)},
                       {"spread", figures_json(plan, figures.spread)},
                       {"sum_before", figures_json(plan, figures.sum_before)},
                       {"whole_before", figures_json(plan, figures.whole_before)}});
    }
    return out.dump();
}

std::vector<ToldFact> facts_of(const store::ResultReader& result)
{
    std::vector<ToldFact> out;
    const std::string attribute = result.attribute("facts");
    if (attribute.empty()) return out;
    Recorded recorded(result);
    for (const auto& fact : Json::parse(attribute)) out.push_back(told(result, recorded, fact));
    return out;
}

std::string facts_text(const store::ResultReader& result)
{
    const auto facts = facts_of(result);
    std::string out;
    for (const auto standing : standings)
        for (const auto& fact : facts) {
            if (fact.standing != standing) continue;
            const std::string fitted = fact.prediction       ? "      a prediction: no parameter was chosen by it\n"
                                       : fact.fitted.empty() ? ""
                                                             : "      fitted to it: " + fact.fitted + "\n";
            out += fmt::format("\nFact: {}\n      {}\n      source: {} ({})\n      target {}; model {}\n{}      {}\n",
                               fact.en, fact.zh, fact.source, fact.mark, fact.target,
                               fact.model.empty() ? "–" : fact.model, fitted, fact.verdict);
        }
    return out;
}

std::vector<Sheet> facts_sheets(const std::string& title, const std::string& note, const std::vector<FactOf>& facts)
{
    std::vector<Sheet> out{{title, {}, {}, note}};
    for (const auto standing : standings) {
        Sheet sheet{name_of(standing),
                    {"fact", "target", "model", "verdict", "fitted to it", "source", "mark", "scenario"},
                    {}};
        for (const auto& [scenario, fact] : facts)
            if (fact.standing == standing)
                sheet.rows.push_back({fact.en + " " + fact.zh, fact.target, fact.model, fact.verdict,
                                      fact.prediction ? "nothing: a prediction" : fact.fitted, fact.source, fact.mark,
                                      scenario + ": " + fact.name});
        sheet.note = sheet.rows.empty() ? "None." : "";
        out.push_back(std::move(sheet));
    }
    return out;
}

} // namespace sim::cli
