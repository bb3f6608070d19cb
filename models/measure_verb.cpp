#include "models/measure_verb.h"

#include "models/measures/catalogue.h"
#include "models/measures/dynamics.h"
#include "models/measures/inequality.h"
#include "models/measures/multidimensional.h"
#include "models/measures/targeting.h"
#include "models/measures/vulnerability.h"
#include "sim/core/faults.h"
#include "sim/scenario/read_scenario.h"

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
using Values = std::vector<double>;

/// Names between commas; a comma between quotation marks parts none.
std::vector<std::string> names_in(const std::string& list)
{
    std::vector<std::string> out{""};
    bool quoted = false;
    for (const char c : list) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

/// Reads columns of numbers from a table; gathers all that is wrong.
class Columns {
  public:
    Columns(const std::string& path, sim::Faults& faults)
        : table_(sim::scenario::read_csv(path, {"qiao measure", 0, 0}, faults)), faults_(faults)
    {
    }
    std::size_t rows() const { return table_.rows.size(); }
    /// As which encoding the table was read, where it is not UTF-8.
    const std::string& encoding() const { return table_.encoding; }

    /// The columns that an option names: each text is a header as it stands, or headers between commas, in quotation
    /// marks where they hold a comma themselves.
    std::vector<std::string> named(const std::vector<std::string>& texts)
    {
        std::vector<std::string> out;
        for (const auto& text : texts) {
            const bool whole = std::find(table_.header.begin(), table_.header.end(), text) != table_.header.end();
            for (const auto& name : whole ? std::vector{text} : names_in(text)) {
                if (std::find(out.begin(), out.end(), name) != out.end())
                    faults_.add({table_.file, 1, 0}, name, "the column is named twice", "each column once");
                out.push_back(name);
            }
        }
        return out;
    }

    std::vector<std::string> texts(const std::string& name)
    {
        std::vector<std::string> out;
        const std::size_t column = find(name);
        for (const auto& row : table_.rows) out.push_back(column < row.cells.size() ? row.cells[column] : "");
        return out;
    }
    /// A cell below `least`, or that is no number, is a fault.
    Values numbers(const std::string& name, double least = -std::numeric_limits<double>::infinity())
    {
        Values out;
        sim::Faults found;
        const std::size_t column = find(name);
        if (column == table_.header.size()) return Values(rows(), 1.0);
        for (const auto& row : table_.rows) {
            const std::string& cell = row.cells[column];
            double value = 0;
            const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
            const bool whole = read.ec == std::errc() && read.ptr == cell.data() + cell.size() && std::isfinite(value);
            if (cell.empty())
                found.add({table_.file, row.line, 0}, name, "is empty", "a number in every row");
            else if (!whole || value < least)
                found.add({table_.file, row.line, 0}, name, "'" + cell + "' is " + (whole ? "too small" : "no number"),
                          whole ? "at least " + std::to_string(static_cast<long>(least)) : "numbers, no empty cells");
            out.push_back(value);
        }
        faults_.add_by_column(found);
        return out;
    }

  private:
    std::size_t find(const std::string& name)
    {
        const auto found = std::find(table_.header.begin(), table_.header.end(), name);
        if (found == table_.header.end() && !table_.header.empty()) {
            const std::string near = sim::did_you_mean(name, table_.header);
            faults_.add({table_.file, 1, 0}, name, "there is no such column",
                        "columns: " + sim::joined(table_.header) + (near.empty() ? "" : "; " + near));
        }
        return static_cast<std::size_t>(found - table_.header.begin());
    }

    sim::schema::TextTable table_;
    sim::Faults& faults_;
};

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

void report_distribution(Report& report, Weighted welfare, Line line)
{
    report.begin(line.weak ? "poverty and inequality (poor: at or below the line)"
                           : "poverty and inequality (poor: below the line)");
    const Distribution distribution(welfare);
    for (const auto& measure : catalogue())
        report.add(measure.name, measure.of(distribution, line), measure.unit, measure.meaning);
    report.add("not_above_zero", static_cast<double>(distribution.first_positive()), "rows",
               "rows with welfare of zero or less, left out of logarithms");
}

void report_groups(Report& report, Weighted welfare, const std::vector<std::string>& labels, Line line)
{
    std::map<std::string, std::size_t> numbers;
    for (const auto& label : labels) numbers.emplace(label, 0);
    std::size_t next = 0;
    for (auto& [label, number] : numbers) number = next++;
    std::vector<std::size_t> group;
    for (const auto& label : labels) group.push_back(numbers[label]);
    report.begin("by group");
    for (const auto& [label, number] : numbers) {
        Values values, weights;
        for (std::size_t i = 0; i < group.size(); ++i)
            if (group[i] == number) {
                values.push_back(welfare.values[i]);
                weights.push_back(welfare.weight(i));
            }
        const Distribution part(values, weights);
        for (const auto& measure : catalogue())
            if (measure.name == "people" || measure.name == "mean" || measure.name == "headcount_ratio" ||
                measure.name == "poverty_gap")
                report.add(std::string(measure.name) + " of " + label, measure.of(part, line), measure.unit,
                           measure.meaning);
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
    const Line line{given["line"].as<double>(), given.count("weak") > 0};
    if (!(line.z > 0) || !std::isfinite(line.z))
        throw sim::InputError("qiao measure: --line must be a number above zero");
    const double cutoff = share_of_one(given["cutoff"].as<std::string>());
    if (!(cutoff > 0 && cutoff <= 1))
        throw sim::InputError("qiao measure: --cutoff: '" + given["cutoff"].as<std::string>() +
                              "' must be a number or a fraction above 0 and at most 1, such as 1/3");

    sim::Faults faults;
    Columns columns(path, faults);
    const auto welfare_names = columns.named(texts("welfare"));
    const Values panel = side_by_side(columns, welfare_names, -std::numeric_limits<double>::infinity());
    Values weights(columns.rows(), 1.0);
    for (const char* factor : {"weight", "size"})
        if (!text(factor).empty()) {
            const Values column = columns.numbers(text(factor), 0);
            for (std::size_t i = 0; i < weights.size(); ++i) weights[i] *= column[i];
        }
    const Values benefit = text("benefit").empty() ? Values() : columns.numbers(text("benefit"), 0);
    const auto groups = text("group").empty() ? std::vector<std::string>() : columns.texts(text("group"));
    const auto dimensions = columns.named(texts("deprivations"));
    const Values deprivations = side_by_side(columns, dimensions, 0);
    const auto traits = columns.named(texts("characteristics"));
    const Values characteristics = side_by_side(columns, traits, -std::numeric_limits<double>::infinity());
    faults.stop_if_any();
    if (!columns.encoding().empty())
        std::cerr << "note: " << path << " is not UTF-8 and was read as " << columns.encoding()
                  << ": see that its words are right\n";

    // The last column is the present; those before are earlier periods.
    Values now;
    for (std::size_t i = 0; i < columns.rows(); ++i) now.push_back(panel[(i + 1) * welfare_names.size() - 1]);
    const Weighted welfare{now, weights};
    Report report;
    try {
        report_distribution(report, welfare, line);
        if (!groups.empty()) report_groups(report, welfare, groups, line);
        if (!benefit.empty()) report_targeting(report, welfare, benefit, line);
        if (welfare_names.size() > 1) report_panel(report, {panel, welfare_names.size(), weights}, line);
        if (!dimensions.empty())
            report_dimensions(report, {deprivations, Values(dimensions.size(), 1.0), weights}, dimensions, cutoff);
        if (!traits.empty()) report_vulnerability(report, welfare, characteristics, traits.size(), line);
    } catch (const std::invalid_argument& error) {
        throw sim::InputError(path + ": " + error.what());
    }
    std::cout << (given.count("json") ? report.json.dump(1) + "\n" : sim::cli::sheets_as(report.sheets, "text"));
    return 0;
}

} // namespace

sim::cli::Verb measure_verb()
{
    sim::cli::Verb verb{"measure", "DATA.csv", "poverty, inequality and targeting measures of your own table",
                        options::options_description("Options"), measure};
    const auto column = [] { return options::value<std::string>(); };
    const auto columns = [] { return options::value<std::vector<std::string>>()->composing(); };
    verb.options.add_options()("welfare", columns(),
                               "COLUMN of income or consumption a head; several, comma between or repeated, are "
                               "periods, the last the present")(
        "line", options::value<double>(), "poverty line in the same unit")("weak", "poor is who is at the line, too")(
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
                for (const auto& m : catalogue())
                    sheet.rows.push_back({std::string(m.name), std::string(m.chinese), std::string(m.meaning),
                                          std::string(m.unit), m.range.text(), std::string(m.source)});
                return std::vector{sheet};
            }};
}

} // namespace measures
