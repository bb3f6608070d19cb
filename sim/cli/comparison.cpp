#include "sim/cli/comparison.h"

#include "sim/cli/labelled.h"
#include "sim/core/faults.h"
#include "sim/inference/statistics.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace sim::cli {

namespace {

using Json = nlohmann::json;

std::size_t index_of(const std::vector<std::string>& labels, const std::string& wanted)
{
    const auto found = std::find(labels.begin(), labels.end(), wanted);
    if (found == labels.end()) throw std::out_of_range("the result has no label '" + wanted + "'");
    return static_cast<std::size_t>(found - labels.begin());
}

/// The values of a headline: one per finished replicate, for each arm; NaN where a case was not finished.
std::vector<std::vector<double>> values_of(const store::ResultReader& result, const Json& headline)
{
    const std::string group = headline["group"], variable = headline["variable"];
    const auto array = result.read(group, variable);
    const std::size_t arms = array.shape[0], replicates = array.shape[1], months = array.shape[2];
    std::size_t inner = 0, width = 1;
    for (std::size_t d = 3; d < array.shape.size(); ++d) {
        inner = inner * array.shape[d] + index_of(result.labels(group, array.dimensions[d]), headline["labels"][d - 3]);
        width *= array.shape[d];
    }
    const int wanted = headline["month"];
    const std::size_t last = wanted < 0 ? months - 1 : std::min(months - 1, static_cast<std::size_t>(wanted));
    const std::size_t first = headline["sum"].get<bool>() ? 0 : last;
    const auto done = result.read("progress", "months_done");
    const double all_months = std::stod(result.attribute("months"));
    std::vector<std::vector<double>> out(arms, std::vector<double>(replicates));
    for (std::size_t a = 0; a < arms; ++a)
        for (std::size_t r = 0; r < replicates; ++r) {
            double sum = 0;
            for (std::size_t m = first; m <= last; ++m)
                sum += array.values[((a * replicates + r) * months + m) * width + inner];
            const bool finished = done.values[a * replicates + r] >= all_months;
            out[a][r] = finished ? sum * headline["scale"].get<double>() : std::nan("");
        }
    return out;
}

/// "median (10 % – 90 %)" of one arm.
std::string spread_text(std::vector<double> values, int decimals)
{
    std::erase_if(values, [](double v) { return std::isnan(v); });
    if (values.empty()) return "–";
    std::sort(values.begin(), values.end());
    if (values.size() == 1) return fmt::format("{:.{}f}", values[0], decimals);
    return fmt::format("{:.{}f} ({:.{}f}–{:.{}f})", inference::quantile_of_sorted(values, 0.5), decimals,
                       inference::quantile_of_sorted(values, 0.1), decimals, inference::quantile_of_sorted(values, 0.9),
                       decimals);
}

/// Mean paired difference to the baseline with its 95 % t interval.
std::string difference_text(const std::vector<double>& arm, const std::vector<double>& baseline, int decimals)
{
    std::vector<double> differences;
    for (std::size_t r = 0; r < arm.size(); ++r)
        if (!std::isnan(arm[r]) && !std::isnan(baseline[r])) differences.push_back(arm[r] - baseline[r]);
    if (differences.empty()) return "";
    const double mean = inference::mean_of(differences);
    if (differences.size() == 1) return fmt::format("{:+.{}f}", mean, decimals);
    const double half = inference::student(differences.size()).at_975 *
                        std::sqrt(inference::variance(differences) / static_cast<double>(differences.size()));
    return fmt::format("{:+.{}f} [{:+.{}f}, {:+.{}f}]", mean, decimals, mean - half, decimals, mean + half, decimals);
}

/// Columns on a terminal: bytes of UTF-8 that begin a character.
std::size_t columns(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width)
{
    const std::size_t used = columns(text);
    return text + std::string(width > used ? width - used : 0, ' ');
}

/// The first column and the columns from `first` to before `last`, as wide as they need to be.
std::string block(const std::vector<std::vector<std::string>>& rows, std::size_t first, std::size_t last)
{
    std::vector<std::size_t> shown{0};
    for (std::size_t c = first; c < last; ++c) shown.push_back(c);
    std::vector<std::size_t> widths(last);
    for (const auto& row : rows)
        for (const auto c : shown) widths[c] = std::max(widths[c], columns(row[c]));
    std::string out;
    for (const auto& row : rows) {
        std::string line;
        for (const auto c : shown) line += padded(row[c], widths[c] + 2);
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

/// What a sweep of the same scenario says of the effects; InputError where it is of another.
Labelled effects_of(const store::ResultReader& sweep, const store::ResultReader& result)
{
    if (!sweep.has("sweep_verdicts", "effect")) throw InputError("--sweep: that is no finished result of qiao sweep");
    for (const char* attribute : {"model", "baseline"})
        if (sweep.attribute(attribute) != result.attribute(attribute))
            throw InputError(std::string("--sweep: its ") + attribute + " is '" + sweep.attribute(attribute) +
                             "', that of the result '" + result.attribute(attribute) +
                             "'; a sweep of the same scenario");
    return {sweep, "sweep_verdicts", "effect"};
}

/// "[low, high]" of an arm's effect over the assumptions; "" where the sweep does not know it.
std::string doubt_text(const Labelled& effects, const std::string& arm, const std::string& figure, int decimals)
{
    if (!effects.has(0, arm) || !effects.has(1, figure)) return "";
    const double low = effects.at({arm, figure, "assumptions_low"}),
                 high = effects.at({arm, figure, "assumptions_high"});
    return std::isnan(low) || std::isnan(high) ? ""
                                               : fmt::format("[{:+.{}f}, {:+.{}f}]", low, decimals, high, decimals);
}

} // namespace

std::string comparison_table(const store::ResultReader& result, const store::ResultReader* sweep)
{
    std::optional<Labelled> doubts;
    if (sweep) doubts = effects_of(*sweep, result);
    const Json headlines = Json::parse(result.attribute("headlines"));
    const auto arms = result.labels("series", "arm");
    const std::size_t baseline = index_of(arms, result.attribute("baseline"));

    std::vector<std::vector<std::string>> rows;
    rows.emplace_back(1, "");
    for (const auto& arm : arms) rows.back().push_back(arm);
    for (const auto& headline : headlines) {
        const auto values = values_of(result, headline);
        const int decimals = headline["decimals"];
        const std::string unit = headline["unit"];
        std::vector<std::string> spread{headline["label"].get<std::string>() + (unit.empty() ? "" : ", " + unit)};
        std::vector<std::string> difference{"  less " + arms[baseline]};
        for (std::size_t a = 0; a < arms.size(); ++a) {
            spread.push_back(spread_text(values[a], decimals));
            difference.push_back(a == baseline ? "" : difference_text(values[a], values[baseline], decimals + 1));
        }
        rows.push_back(spread);
        const bool compared = std::any_of(difference.begin() + 1, difference.end(), [](auto& d) { return !d.empty(); });
        if (compared) rows.push_back(difference);
        if (doubts) {
            std::vector<std::string> doubt{"  with assumptions"};
            for (const auto& arm : arms)
                doubt.push_back(arm == arms[baseline] ? "" : doubt_text(*doubts, arm, headline["label"], decimals + 1));
            if (std::any_of(doubt.begin() + 1, doubt.end(), [](auto& d) { return !d.empty(); }))
                rows.push_back(std::move(doubt));
        }
    }

    // As many arms side by side as a terminal holds; the rest below.
    constexpr std::size_t side_by_side = 4;
    std::string out;
    for (std::size_t first = 1; first <= arms.size(); first += side_by_side) {
        const std::size_t last = std::min(first + side_by_side, arms.size() + 1);
        out += (first > 1 ? "\n" : "") + block(rows, first, last);
    }
    out += "Median (10–90 % of replicates); below it the mean paired difference [95 % interval: luck alone";
    out += sweep ? "];\nbelow that the 95 % interval of assumptions and luck together.\n"
                 : "; qiao sweep tells what assumptions add].\n";
    return out;
}

} // namespace sim::cli
