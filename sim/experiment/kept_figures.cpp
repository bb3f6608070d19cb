#include "sim/experiment/kept_figures.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>

namespace sim::experiment {

namespace {

/// What `sweep.keep` writes as one text: GROUP/VARIABLE, the labels after " of ", the month after " in month ".
struct Written {
    std::string figure;
    std::vector<std::string> of;
    int month = 0;
};

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Written parsed(std::string text)
{
    Written out;
    const std::string in_month = " in month ", of = " of ";
    if (const std::size_t at = text.rfind(in_month); at != std::string::npos) {
        const std::string number = trimmed(text.substr(at + in_month.size()));
        const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), out.month);
        if (error == std::errc{} && stop == number.data() + number.size())
            text = text.substr(0, at);
        else
            out.month = 0;
    }
    if (const std::size_t at = text.find(of); at != std::string::npos) {
        for (std::size_t from = at + of.size(); from <= text.size();) {
            const std::size_t comma = std::min(text.find(',', from), text.size());
            out.of.push_back(trimmed(text.substr(from, comma - from)));
            from = comma + 1;
        }
        text = text.substr(0, at);
    }
    out.figure = trimmed(text);
    return out;
}

/// A headline of the same figure is the better name.
void add_once(std::vector<KeptFigure>& all, KeptFigure figure)
{
    if (std::none_of(all.begin(), all.end(), [&](const auto& other) { return other.figure == figure.figure; }))
        all.push_back(std::move(figure));
}

/// Where what is recorded times a scale lies; of sums over months it is known that they are not below nought.
schema::ValueRange range_of(const schema::Variable& variable, const Figure& figure)
{
    auto [least, greatest] = variable.range;
    if (figure.first_month != figure.last_month) {
        constexpr double endless = std::numeric_limits<double>::infinity();
        if (least != 0) least = -endless;
        if (greatest != 0) greatest = endless;
    }
    least *= figure.scale;
    greatest *= figure.scale;
    return {std::min(least, greatest), std::max(least, greatest)};
}

/// The claim's figure in words; empty where the scenario claims nothing.
std::string claimed_figure(const run::Plan& plan)
{
    const auto& claim = plan.scenario().claim;
    if (claim.expects.as<schema::Expectation>() == schema::Expectation::nothing) return "";
    std::string out = claim.figure.value();
    if (!claim.of.values().empty()) out += " of " + joined(claim.of.values());
    if (claim.month > 0) out += " in month " + std::to_string(claim.month.value());
    return out;
}

} // namespace

KeptFigure kept_headline(const run::Plan& plan, const Headline& headline, std::string name)
{
    const Figure figure = find_figure(plan, headline);
    const auto& variable = plan.layout.groups[figure.group].variables[figure.variable];
    schema::Good good = variable.good;
    if (headline.scale < 0 && good != schema::Good::neither)
        good = good == schema::Good::more ? schema::Good::less : schema::Good::more;
    return {std::move(name),
            headline.unit,
            plan.layout.about(headline.group, headline.variable, headline.labels),
            good,
            headline.decimals + 1,
            figure,
            range_of(variable, figure)};
}

KeptFigure kept_variable(const run::Plan& plan, const Figure& figure, std::string name,
                         const std::vector<std::string>& labels)
{
    const auto& group = plan.layout.groups[figure.group];
    const auto& variable = group.variables[figure.variable];
    return {std::move(name),
            variable.unit,
            plan.layout.about(group.name, variable.name, labels),
            variable.good,
            2,
            figure,
            range_of(variable, figure)};
}

std::vector<Worth> worth_of(const run::Plan& plan, const schema::TextMap& written, const std::string& group,
                            Faults& faults)
{
    std::vector<Worth> out;
    std::vector<std::string> outcomes;
    for (const auto& outcome : plan.costing.outcomes) outcomes.push_back(outcome.label);
    for (const auto& [name, text] : written.entries()) {
        double yuan = 0;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), yuan);
        const std::string key = group + ".worth." + name;
        if (error != std::errc{} || stop != text.data() + text.size() || !(yuan >= 0 && yuan <= 1e12))
            faults.add(run::written_at(plan, group, "worth"), key, "'" + text + "' is no amount",
                       "yuan that one of it is worth");
        if (std::find(outcomes.begin(), outcomes.end(), name) == outcomes.end())
            faults.add(run::written_at(plan, group, "worth"), key, "is no outcome of the model " + plan.model->name(),
                       outcomes.empty() ? "leave it out" : suggestion(name, outcomes));
        out.push_back({name, yuan});
    }
    return out;
}

std::vector<KeptFigure> kept_figures(const run::Plan& plan, Faults& faults)
{
    std::vector<KeptFigure> out;
    const auto& sweep = plan.scenario().sweep;
    const std::string claimed = claimed_figure(plan);
    auto wanted = sweep.keep.values();
    const bool of_claim = wanted == std::vector<std::string>{"claim"}, claim_alone = of_claim && !claimed.empty();
    if (of_claim) wanted.clear();
    const auto& headlines = plan.headlines;
    if (!claimed.empty())
        if (const auto figure = find_figure(plan, plan.scenario().claim, "claim", faults)) {
            const auto headline = std::find_if(headlines.begin(), headlines.end(), [&](const auto& each) {
                return wanted.empty() && !claim_alone && find_figure(plan, each) == *figure;
            });
            out.push_back(headline == headlines.end()
                              ? kept_variable(plan, *figure, claimed, plan.scenario().claim.of.values())
                              : kept_headline(plan, *headline, headline->label));
        }
    for (const auto& text : wanted) {
        const Written written = parsed(text);
        NamedFigure named{written.figure, written.of, written.month, run::written_at(plan, "sweep", "keep"), "sweep"};
        named.key = named.month_key = named.of_key = "keep";
        named.with_effects = false;
        if (const auto figure = find_figure(plan, named, faults))
            add_once(out, kept_variable(plan, *figure, text, written.of));
    }
    if (wanted.empty() && !claim_alone)
        for (const auto& headline : headlines) add_once(out, kept_headline(plan, headline, headline.label));
    Faults told; // by whoever asks for the worth itself
    const auto worth = worth_of(plan, sweep.worth, "sweep", told);
    for (const auto& [name, yuan] : worth)
        for (const auto& outcome : plan.costing.outcomes)
            if (outcome.label == name) add_once(out, kept_headline(plan, outcome, name));
    if (!worth.empty() && !plan.costing.outcomes.empty())
        add_once(out, kept_headline(plan, plan.costing.cost, kept_cost));
    return out;
}

std::size_t place_of(const run::Plan& plan, const std::vector<KeptFigure>& kept, const Headline& headline)
{
    const Figure figure = find_figure(plan, headline);
    const auto found = std::find_if(kept.begin(), kept.end(), [&](const auto& each) { return each.figure == figure; });
    if (found == kept.end()) throw std::out_of_range("the figure " + headline.label + " was not kept");
    return static_cast<std::size_t>(found - kept.begin());
}

} // namespace sim::experiment
