#include "models/measure_verb.h"

#include "models/measure_columns.h"
#include "models/measures/catalogue.h"
#include "models/measures/dynamics.h"
#include "models/measures/inequality.h"
#include "models/measures/multidimensional.h"
#include "models/measures/places.h"
#include "models/measures/targeting.h"
#include "models/measures/vulnerability.h"
#include "sim/core/faults.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iostream>
#include <limits>
#include <map>

namespace measures {

namespace {

namespace options = boost::program_options;
std::string number_text(double value)
{
    if (std::isnan(value)) return "not defined";
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::general, 10).ptr};
}

/// Measure, value and meaning: as sheets to read, and as JSON with the numbers in full.
struct Report {
    std::vector<sim::cli::Sheet> sheets;
    nlohmann::ordered_json json = nlohmann::ordered_json::array();

    void begin(const std::string& title) { sheets.push_back({title, {"measure", "value", "unit", "meaning"}, {}}); }
    void add(std::string_view name, double value, std::string_view unit, std::string_view meaning)
    {
        nlohmann::ordered_json known; // null where it is not defined
        if (!std::isnan(value)) known = value;
        json.push_back(
            {{"part", sheets.back().title}, {"measure", name}, {"value", known}, {"unit", unit}, {"meaning", meaning}});
        sheets.back().rows.push_back({std::string(name), number_text(value), std::string(unit), std::string(meaning)});
    }
};

/// Who is poor: the line of all, or each row's own.
struct Lines {
    Line line;
    Values of_rows;         ///< empty: one line for all
    bool of_median = false; ///< it is a share of the median

    bool own() const { return !of_rows.empty(); }
    /// Welfare in lines where each row has its own, so that the line is one.
    Values relative(const Values& welfare) const
    {
        Values out = welfare;
        for (std::size_t i = 0; i < of_rows.size(); ++i) out[i] /= of_rows[i];
        return out;
    }
};

void report_distribution(Report& report, Weighted welfare, Weighted relative, const Lines& lines)
{
    report.begin(lines.line.weak ? "poverty and inequality (poor: at or below the line)"
                                 : "poverty and inequality (poor: below the line)");
    const Distribution distribution(welfare), in_lines(relative);
    if (lines.of_median) report.add("line", lines.line.z, "welfare", "the poverty line, a share of the median");
    for (const auto& measure : catalogue()) {
        double value = measure.of(measure.of_line ? in_lines : distribution, lines.line);
        if (lines.own() && measure.name == "gap_cost") {
            value = 0;
            for (std::size_t i = 0; i < welfare.size(); ++i)
                value += welfare.weight(i) * std::max(0.0, lines.of_rows[i] - welfare.values[i]);
        }
        report.add(measure.name, value, measure.unit, measure.meaning);
    }
    for (const auto& measure : place_catalogue())
        report.add(measure.name, measure.of(distribution, lines.line), measure.unit, measure.meaning);
    report.add("not_above_zero", static_cast<double>(distribution.first_positive()), "rows",
               "rows with welfare of zero or less, left out of logarithms");
}

void report_groups(Report& report, Weighted welfare, Weighted relative, const std::vector<std::string>& labels,
                   Line line)
{
    std::map<std::string, std::size_t> numbers;
    for (const auto& label : labels) numbers.emplace(label, 0);
    std::size_t next = 0;
    for (auto& [label, number] : numbers) number = next++;
    std::vector<std::size_t> group;
    for (const auto& label : labels) group.push_back(numbers[label]);
    report.begin("by group");
    for (const auto& [label, number] : numbers) {
        Values values, in_lines, weights;
        for (std::size_t i = 0; i < group.size(); ++i)
            if (group[i] == number) {
                values.push_back(welfare.values[i]);
                in_lines.push_back(relative.values[i]);
                weights.push_back(welfare.weight(i));
            }
        const Distribution part(values, weights), part_in_lines(in_lines, weights);
        for (const auto& measure : catalogue())
            if (measure.name == "people" || measure.name == "mean" || measure.name == "headcount_ratio" ||
                measure.name == "poverty_gap")
                report.add(std::string(measure.name) + " of " + label,
                           measure.of(measure.of_line ? part_in_lines : part, line), measure.unit, measure.meaning);
    }
    for (const auto& [name, a] : {std::pair{"theil", 1.0}, {"mean_log_deviation", 0.0}}) {
        const auto parts = decompose(welfare, group, a);
        report.add(std::string(name) + " within", parts.within, "1", "part of it within groups");
        report.add(std::string(name) + " between", parts.between, "1", "part of it between groups");
    }
}

void report_targeting(Report& report, Weighted welfare, const Values& benefit, Line line)
{
    const auto t = targeting(welfare, benefit, line);
    report.begin("targeting (welfare before the benefit)");
    report.add("coverage", t.coverage, "1", "beneficiaries among all");
    report.add("coverage_of_poor", t.coverage_of_poor, "1", "beneficiaries among the poor");
    report.add("exclusion", t.exclusion, "1", "poor without benefit among the poor");
    report.add("leakage", t.leakage, "1", "beneficiaries who are not poor among beneficiaries");
    report.add("targeting_differential", t.differential, "1", "coverage of the poor less that of others");
    report.add("index_poorest_40", t.index_poorest_40, "1",
               "share of benefits to the poorest 40 % over 0.4; 1 neutral");
    report.add("index_poorest_20", t.index_poorest_20, "1", "the same for the poorest 20 %");
    report.add("share_to_poor", t.share_to_poor, "1", "share of benefits to the poor");
}

void report_panel(Report& report, const Panel& panel, Line line)
{
    report.begin("over " + std::to_string(panel.periods) + " periods");
    const auto c = chronic(panel, line, 0.5);
    report.add("chronic_headcount", c.headcount, "1", "share poor in at least half of the periods");
    report.add("chronic_duration", c.mean_duration, "1", "mean share of periods in poverty of those");
    report.add("chronic_adjusted", c.adjusted, "1", "K0: the product of the two");
    report.add("chronic_gap", c.adjusted_gap, "1", "K1");
    for (const auto& [alpha, name] : {std::pair{0.0, "headcount"}, {1.0, "gap"}, {2.0, "squared_gap"}}) {
        const auto parts = chronic_and_transient(panel, line, alpha);
        report.add(std::string("chronic_part_of_") + name, parts.chronic, "1", "poverty of mean welfare");
        report.add(std::string("transient_part_of_") + name, parts.transient, "1", "the rest of mean poverty");
    }
    const auto moves = transitions(panel, line);
    report.add("exit", moves.exit, "1", "of the poor, share not poor in the next period");
    report.add("entry", moves.entry, "1", "of others, share poor in the next period");
    report.add("relapse", moves.relapse, "1", "of those just risen above the line, share poor again a period later");
    const auto survival = spell_survival(panel, line);
    for (std::size_t t = 1; t < survival.size(); ++t)
        report.add("spells_longer_than_" + std::to_string(t), survival[t], "1", "Kaplan-Meier");
}

void report_dimensions(Report& report, const Deprivations& table, const std::vector<std::string>& names, double cutoff)
{
    const auto af = alkire_foster(table, cutoff);
    report.begin("multidimensional poverty, cutoff " + number_text(cutoff));
    report.add("headcount", af.headcount, "1", "H: share that is poor");
    report.add("intensity", af.intensity, "1", "A: mean share of dimensions in which the poor are deprived");
    report.add("adjusted_headcount", af.adjusted_headcount, "1", "M0 = H A");
    report.add("adjusted_gap", af.adjusted_gap, "1", "M1");
    report.add("adjusted_squared_gap", af.adjusted_squared_gap, "1", "M2");
    for (std::size_t j = 0; j < names.size(); ++j) {
        report.add(names[j] + " uncensored", af.uncensored[j], "1", "share that is deprived");
        report.add(names[j] + " censored", af.censored[j], "1", "share that is poor and deprived");
        report.add(names[j] + " contribution", af.contribution[j], "1", "share of M0");
    }
}

void report_vulnerability(Report& report, Weighted welfare, const Values& characteristics, std::size_t k, Line line)
{
    const auto chance = vulnerability(welfare, characteristics, k, line);
    const auto share_above = [&](double mark) {
        double above = 0, all = 0;
        for (std::size_t i = 0; i < chance.size(); ++i) {
            all += welfare.weight(i);
            above += chance[i] > mark ? welfare.weight(i) : 0;
        }
        return above / all;
    };
    report.begin("vulnerability (Chaudhuri)");
    report.add("mean_vulnerability", Distribution(chance, welfare.weights).mean(), "1", "mean chance to be poor");
    report.add("vulnerable", share_above(vulnerable_next_year), "1", "share more likely poor than not");
    report.add("vulnerable_in_two_years", share_above(vulnerable_in_two_years), "1",
               "share more likely than not to be poor in one of two years");
}

/// The columns side by side: [row × column].
Values side_by_side(Columns& columns, const std::vector<std::string>& names, double least)
{
    std::vector<Values> read;
    for (const auto& name : names) read.push_back(columns.numbers(name, least));
    Values out;
    for (std::size_t i = 0; i < columns.rows(); ++i)
        for (const auto& column : read) out.push_back(column[i]);
    return out;
}

/// A share of one, as a number or as a fraction: 0.33, 1/3.
double share_of_one(const std::string& text)
{
    const std::size_t slash = text.find('/');
    const auto number = [&](const std::string& part) {
        double value = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), value);
        return read.ec == std::errc() && read.ptr == part.data() + part.size() ? value : std::nan("");
    };
    return slash == std::string::npos ? number(text) : number(text.substr(0, slash)) / number(text.substr(slash + 1));
}

/// What --line asks for: a number, a share of the median ("60%"), or a column with each row's own.
struct LineAsked {
    double number = 1; ///< 1 where each row has its own
    double of_median = 0;
    std::string column{};
};

LineAsked line_asked(const std::string& text, const Columns& columns)
{
    if (columns.has(text)) return {1, 0, text};
    const bool share = text.ends_with('%');
    const double number = share_of_one(share ? text.substr(0, text.size() - 1) : text);
    if (!(number > 0) || !std::isfinite(number))
        throw sim::InputError("qiao measure: --line must be a number above zero, a share of the median such as 60%, or "
                              "a column with a line for each row");
    return share ? LineAsked{1, number / 100} : LineAsked{number};
}

std::vector<std::string> missing_codes(const std::vector<std::string>& texts)
{
    std::vector<std::string> out;
    for (const auto& text : texts)
        for (auto& code : names_in(text)) out.push_back(std::move(code));
    return out;
}

int measure(const options::variables_map& given, const std::string& path)
{
    const auto text = [&](const char* name) {
        return given.count(name) ? given[name].as<std::string>() : std::string();
    };
    const auto texts = [&](const char* name) {
        return given.count(name) ? given[name].as<std::vector<std::string>>() : std::vector<std::string>();
    };
    if (texts("welfare").empty() || !given.count("line"))
        throw sim::InputError("qiao measure: --welfare COLUMN and --line Z are needed; see qiao measure --help");
    const double cutoff = share_of_one(given["cutoff"].as<std::string>());
    if (!(cutoff > 0 && cutoff <= 1))
        throw sim::InputError("qiao measure: --cutoff: '" + given["cutoff"].as<std::string>() +
                              "' must be a number or a fraction above 0 and at most 1, such as 1/3");

    sim::Faults faults;
    Columns columns(path, {missing_codes(texts("missing")), given.count("decimal-comma") > 0}, faults);
    const auto welfare_names = columns.named(texts("welfare"));
    const std::size_t periods = welfare_names.size();
    Values panel = side_by_side(columns, welfare_names, -std::numeric_limits<double>::infinity());
    Values weights(columns.rows(), 1.0);
    for (const char* factor : {"weight", "size"})
        if (!text(factor).empty()) {
            const Values column = columns.numbers(text(factor), 0);
            for (std::size_t i = 0; i < weights.size(); ++i) weights[i] *= column[i];
        }
    Values benefit = text("benefit").empty() ? Values() : columns.numbers(text("benefit"), 0);
    auto groups = text("group").empty() ? std::vector<std::string>() : columns.texts(text("group"));
    const auto dimensions = columns.named(texts("deprivations"));
    Values deprivations = side_by_side(columns, dimensions, 0);
    const auto traits = columns.named(texts("characteristics"));
    Values characteristics = side_by_side(columns, traits, -std::numeric_limits<double>::infinity());
    const auto asked = line_asked(text("line"), columns);
    Values own_lines = asked.column.empty() ? Values() : columns.numbers(asked.column, 0);
    faults.stop_if_any();
    if (!columns.encoding().empty())
        std::cerr << "note: " << path << " is not UTF-8 and was read as " << columns.encoding()
                  << ": see that its words are right\n";
    for (const auto& note : columns.notes(text("weight").empty() ? Values() : weights))
        std::cerr << "note: " << note.in(sim::language()) << "\n";
    panel = columns.kept(panel, periods);
    weights = columns.kept(weights);
    benefit = columns.kept(benefit);
    groups = columns.kept(groups);
    deprivations = columns.kept(deprivations, std::max<std::size_t>(1, dimensions.size()));
    characteristics = columns.kept(characteristics, std::max<std::size_t>(1, traits.size()));
    own_lines = columns.kept(own_lines);
    if (std::count(own_lines.begin(), own_lines.end(), 0.0) > 0)
        throw sim::InputError(path + ": " + asked.column + ": a line is zero; every line must be above it");
    if (weights.empty()) throw sim::InputError(path + ": no row is left in which nothing is missing");

    // The last column is the present; those before are earlier periods.
    Values now;
    for (std::size_t i = 0; i < weights.size(); ++i) now.push_back(panel[(i + 1) * periods - 1]);
    const Weighted welfare{now, weights};
    Report report;
    try {
        Lines lines{{asked.number, given.count("weak") > 0}, own_lines, false};
        lines.of_median = asked.of_median > 0;
        if (lines.of_median) lines.line.z = asked.of_median * percentile(Distribution(welfare), 0.5);
        if (!(lines.line.z > 0))
            throw sim::InputError(path + ": the median is not above zero, so no line is a share of it");
        const Line line = lines.line;
        const Values in_lines = lines.relative(now);
        const Weighted relative{in_lines, weights};
        for (std::size_t i = 0; lines.own() && i < panel.size(); ++i) panel[i] /= lines.of_rows[i / periods];
        report_distribution(report, welfare, relative, lines);
        if (!groups.empty()) report_groups(report, welfare, relative, groups, line);
        if (!benefit.empty()) report_targeting(report, relative, benefit, line);
        if (periods > 1) report_panel(report, {panel, periods, weights}, line);
        if (!dimensions.empty())
            report_dimensions(report, {deprivations, Values(dimensions.size(), 1.0), weights}, dimensions, cutoff);
        if (!traits.empty()) report_vulnerability(report, relative, characteristics, traits.size(), line);
    } catch (const std::invalid_argument& error) {
        throw sim::InputError(path + ": " + error.what());
    }
    std::cout << (given.count("json") ? report.json.dump(1) + "\n" : sim::cli::sheets_as(report.sheets, "text"));
    return 0;
}

} // namespace

sim::cli::Verb measure_verb()
{
    sim::cli::Verb verb{"measure", "DATA", "poverty, inequality and targeting measures of your own table",
                        options::options_description("Options"), measure};
    const auto column = [] { return options::value<std::string>(); };
    const auto columns = [] { return options::value<std::vector<std::string>>()->composing(); };
    verb.options.add_options()("welfare", columns(),
                               "COLUMN of income or consumption a head; several, comma between or repeated, are "
                               "periods, the last the present")(
        "line", options::value<std::string>(),
        "poverty line in the same unit; 60%: of the median; a COLUMN: each row's own")("missing", columns(),
                                                                                       "cells that say that nothing is "
                                                                                       "known, comma between: NA,.,-9; "
                                                                                       "such rows are left out")(
        "decimal-comma", "numbers are written 1.234,5")("weak", "poor is who is at the line, too")(
        "weight", column(), "COLUMN of sampling weights")("size", column(),
                                                          "COLUMN of household sizes: measures are then of persons")(
        "group", column(), "COLUMN of groups: measures by group, inequality within and between")(
        "benefit", column(), "COLUMN of what each gets: targeting")(
        "deprivations", columns(), "COLUMNS of 0 and 1, or gaps between: multidimensional poverty, equal weights")(
        "cutoff", options::value<std::string>()->default_value("1/3"), "share of dimensions that makes poor")(
        "characteristics", columns(), "COLUMNS that explain consumption: vulnerability")("json", "as JSON");
    return verb;
}

sim::cli::Topic measures_topic()
{
    return {"measures", [] {
                sim::cli::Sheet sheet{"measures", {"measure", "term", "meaning", "unit", "range", "source"}, {}};
                for (const auto& all : {catalogue(), place_catalogue()})
                    for (const auto& m : all)
                        sheet.rows.push_back({std::string(m.name), std::string(m.chinese), std::string(m.meaning),
                                              std::string(m.unit), m.range.text(), std::string(m.source)});
                return std::vector{sheet};
            }};
}

} // namespace measures
