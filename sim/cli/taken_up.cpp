#include "sim/cli/taken_up.h"

#include "sim/cli/header.h"
#include "sim/cli/verbs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

namespace sim::cli {

namespace {

InputError cannot(const std::string& path, const std::string& reason)
{
    return InputError(path + ": cannot be taken up: " + reason);
}

std::vector<std::string> scenario_texts(const store::ResultReader& result, const char* name)
{
    return result.has("scenario", name) ? result.text("scenario", name) : std::vector<std::string>{};
}

/// Where two effective scenarios part: the path and both values; "" where they are the same.
std::string difference(const schema::Node& a, const schema::Node& b, const std::string& path)
{
    using Kind = schema::Node::Kind;
    if (a.kind == Kind::map && b.kind == Kind::map) {
        std::set<std::string> keys;
        for (const auto* node : {&a, &b})
            for (const auto& [key, value] : node->entries) keys.insert(key);
        for (const auto& key : keys) {
            const auto *in_a = a.find(key), *in_b = b.find(key);
            const schema::Node nothing;
            const std::string found =
                difference(in_a ? *in_a : nothing, in_b ? *in_b : nothing, path.empty() ? key : path + "." + key);
            if (!found.empty()) return found;
        }
        return "";
    }
    if (a.flat_text() == b.flat_text()) return "";
    const auto told = [](const schema::Node& node) {
        return node.kind == Kind::nothing ? "nothing" : "'" + printable(node.flat_text(), 80) + "'";
    };
    return path + " was " + told(a) + " and is " + told(b);
}

/// An effective scenario without what a result may have more of.
schema::Node without_numbers(const std::string& text)
{
    Faults ignored;
    schema::Node out = scenario::from_yaml(text, "effective scenario", ignored);
    out.erase("replicates");
    if (auto* sweep = out.find("sweep"))
        for (const char* key : {"points", "replicates"}) sweep->erase(key);
    return out;
}

/// The points of a sweep may be more, and must begin as they did.
void check_points(const std::string& path, const store::ResultReader& result, const store::Header& header)
{
    const auto known = std::find_if(header.known.begin(), header.known.end(),
                                    [](const auto& group) { return group.group.name == "sweep_factors"; });
    if (known == header.known.end() || !result.has("sweep_factors", "value")) return;
    const auto before = result.labels("sweep_factors", "point");
    const auto values = result.read("sweep_factors", "value").values;
    const auto* points = known->group.dimension("point");
    if (!points || result.labels("sweep_factors", "factor") != known->group.dimension("factor")->labels)
        throw cannot(path, "it varies other factors");
    const std::size_t factors = known->group.dimension("factor")->size();
    for (std::size_t p = 0; p < before.size(); ++p) {
        const auto place = static_cast<std::size_t>(std::stol(before[p]) - points->numbers.front());
        if (place >= points->numbers.size()) throw cannot(path, "it has more points than there shall be");
        for (std::size_t f = 0; f < factors; ++f)
            if (values[p * factors + f] != known->values[0][place * factors + f])
                throw cannot(path, "point " + before[p] +
                                       " lies elsewhere now: of the designs only sobol, random, "
                                       "list and a table keep their points when more are added");
    }
}

} // namespace

std::pair<std::size_t, std::size_t> Part::range(std::size_t count) const
{
    const auto number_ = static_cast<std::size_t>(number), of_ = static_cast<std::size_t>(of);
    const std::size_t first = count * (number_ - 1) / of_, last = count * number_ / of_;
    return {first, last - first};
}

std::string Part::text() const
{
    return of == 1 ? "" : fmt::format("{}/{}", number, of);
}

Part Part::read(const std::string& text)
{
    Part out;
    int length = 0;
    if (text.empty()) return out;
    if (std::sscanf(text.c_str(), "%9d/%9d%n", &out.number, &out.of, &length) != 2 ||
        static_cast<std::size_t>(length) != text.size() || out.number < 1 || out.of < out.number)
        throw InputError("--part: '" + text + "' is no part; i/n, from 1/n to n/n, e.g. --part 3/10");
    return out;
}

run::Request request_of(const store::ResultReader& result)
{
    const auto names = scenario_texts(result, "file_name"), files = scenario_texts(result, "file_text");
    if (!result.has("scenario", "setting_text") || names.empty() || names.size() != files.size())
        throw InputError("cannot be taken up: its format, " + result.attribute("qiao_format") +
                         ", does not keep what it takes; run its scenario again");
    auto archive = std::make_shared<scenario::Archive>();
    for (std::size_t i = 0; i < names.size(); ++i) archive->files[names[i]] = files[i];
    const auto tables = scenario_texts(result, "table_name"), digests = scenario_texts(result, "table_digest");
    for (std::size_t i = 0; i < std::min(tables.size(), digests.size()); ++i) archive->digests[tables[i]] = digests[i];
    run::Request out;
    out.scenario = names.back();
    out.settings = scenario_texts(result, "setting_text");
    out.arms = result.labels("scenario", "arm");
    out.archive = std::move(archive);
    return out;
}

Part part_of(const store::ResultReader& result)
{
    return Part::read(result.attribute("part"));
}

bool is_of_sweep(const store::ResultReader& result)
{
    return result.has("sweep", "value");
}

std::string command_line_of(const std::string& verb, const run::Request& request)
{
    std::string out = "qiao " + verb + " " + for_a_shell(request.scenario);
    for (const auto& setting : request.settings) out += " --set " + for_a_shell(setting);
    for (const auto& arm : request.arms) out += " --arm " + for_a_shell(arm);
    return out;
}

void take_found(run::Plan& plan, const store::ResultReader& result)
{
    const auto arms = result.labels("scenario", "arm"), found = scenario_texts(result, "found");
    Faults faults;
    for (std::size_t i = 0; i < std::min(arms.size(), found.size()); ++i) {
        const std::size_t arm = plan.source.place_of(arms[i]);
        if (found[i].empty() || arm >= plan.arms.size()) continue;
        plan.source.arms[arm].found = scenario::from_yaml(found[i], "found", faults);
        plan.arms[arm] = run::read_arm(plan, plan.source.tree(arm), faults);
    }
    faults.stop_if_any();
}

void check_program(const std::string& path, const store::ResultReader& result)
{
    const std::string program = "qiao " + version_text();
    if (result.attribute("program") != program)
        throw cannot(path, "it was written by " + result.attribute("program") + ", and this is " + program +
                               ", whose numbers may differ; go on with that one, or run the scenario anew");
}

void check_same(const std::string& path, const store::Header& header)
{
    const store::ResultReader result(path);
    const auto attribute = [&](const char* name) {
        for (const auto& [key, text] : header.text_attributes)
            if (key == name) return text;
        for (const auto& [key, number] : header.number_attributes)
            if (key == name) return std::to_string(number);
        return std::string();
    };
    check_program(path, result);
    for (const char* name : {"model", "seed", "months"})
        if (result.attribute(name) != attribute(name))
            throw cannot(path, fmt::format("another scenario: its {} is {}, and here it is {}", name,
                                           result.attribute(name), attribute(name)));
    const auto arms = result.labels("scenario", "arm"), effective = scenario_texts(result, "effective");
    for (std::size_t i = 0; i < std::min(arms.size(), effective.size()); ++i) {
        const auto found = std::find(header.arms.begin(), header.arms.end(), arms[i]);
        if (found == header.arms.end()) throw cannot(path, "it has an arm " + arms[i] + ", which is not among these");
        const auto& now = header.effective_scenarios.at(static_cast<std::size_t>(found - header.arms.begin()));
        const std::string parts = difference(without_numbers(effective[i]), without_numbers(now), "");
        if (!parts.empty()) throw cannot(path, "another scenario: of arm " + arms[i] + ", " + parts);
    }
    const auto tables = scenario_texts(result, "table_name"), digests = scenario_texts(result, "table_digest");
    for (std::size_t i = 0; i < std::min(tables.size(), digests.size()); ++i)
        for (const auto& table : header.tables)
            if (table.first == tables[i] && table.second != digests[i])
                throw cannot(path, "the table " + tables[i] + " has changed since");
    for (const auto& replicate : result.labels("progress", "replicate"))
        if (std::stol(replicate) >= header.first_replicate + header.replicates)
            throw cannot(path, "it has more replicates than there shall be");
    check_points(path, result, header);
}

} // namespace sim::cli
