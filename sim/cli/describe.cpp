#include "sim/cli/layout_sheets.h"
#include "sim/cli/verbs.h"
#include "sim/run/attribution.h"
#include "sim/run/budgets.h"
#include "sim/run/cost_effectiveness.h"
#include "sim/run/derived.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>

namespace sim::cli {

namespace {

using Json = nlohmann::ordered_json;
using Descriptions = std::vector<schema::ParameterDescription>;

std::vector<Sheet> parameter_sheets(const Model& model)
{
    Descriptions all;
    model.parameters()->describe("", all);
    std::vector<Sheet> sheets;
    for (const auto& p : all) {
        const std::string part =
            p.path.find('.') == std::string::npos ? "scenario" : p.path.substr(0, p.path.find('.'));
        auto found = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& s) { return s.title == part; });
        if (found == sheets.end()) {
            sheets.push_back({part, {"parameter", "meaning", "default", "unit", "allowed", "standing", "source"}, {}});
            found = sheets.end() - 1;
        }
        found->rows.push_back({p.path, p.meaning, p.default_value, p.unit, p.range, p.standing, p.source});
    }
    return sheets;
}

std::vector<Sheet> mechanism_sheets(const Model& model)
{
    std::vector<Sheet> sheets;
    for (const auto& phase : model.phases()) {
        Sheet sheet{fmt::format("{} {}: {}", phase.name, phase.chinese, phase.meaning),
                    {"mechanism", "term", "section", "meaning", "reads", "writes", "switch"},
                    {}};
        for (const auto& m : phase.mechanisms) {
            std::string levels;
            for (const auto& level : m.levels) levels += (levels.empty() ? "" : ", ") + level;
            sheet.rows.push_back({std::string(m.name), std::string(m.chinese), std::string(m.section),
                                  std::string(m.meaning), std::string(m.reads), std::string(m.writes),
                                  m.levels.empty() ? "always acts" : fmt::format("mechanisms.{}: {}", m.name, levels)});
        }
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

std::vector<Sheet> output_sheets(const Model& model)
{
    Faults faults;
    schema::Reading reading{faults, {}};
    // All that a scenario may ask for: the choices of `record` stand from the least to the most.
    auto asked = schema::Node::empty_map();
    Descriptions parameters;
    model.parameters()->describe("", parameters);
    for (const auto& p : parameters)
        if (p.path.starts_with("record.") && !p.allowed.empty())
            asked.set(p.path, schema::Node::text(p.allowed.back()));
    const auto arm = model.read(asked, reading);
    const auto layout = arm->layout();
    auto groups = layout.groups;
    for (auto& effects : run::effect_groups(layout)) groups.push_back(std::move(effects));
    for (auto& costs : run::cost_groups(arm->costing())) groups.push_back(std::move(costs));
    if (!arm->costing().outcomes.empty()) groups.push_back(run::spending_group());
    groups.push_back(run::attribution_group(arm->scenario().attribution));
    return layout_sheets(model.name(), groups, layout.tables);
}

// ---- JSON Schema of a scenario, for editors ----

Json value_schema(const schema::ParameterDescription& p)
{
    Json out;
    std::string text = p.meaning;
    if (!p.unit.empty()) text += " (" + p.unit + ")";
    if (!p.source.empty()) text += ". " + p.standing + ": " + p.source;
    out["description"] = text;
    if (p.type == "choice") {
        // `on` and `off` are booleans to many YAML readers.
        out["enum"] = p.allowed;
        if (std::find(p.allowed.begin(), p.allowed.end(), "off") != p.allowed.end()) out["enum"].push_back(false);
        if (std::find(p.allowed.begin(), p.allowed.end(), "on") != p.allowed.end()) out["enum"].push_back(true);
    } else if (p.type == "number" || p.type == "integer") {
        Json number{{"type", p.type}};
        if (std::isfinite(p.low)) number["minimum"] = p.low;
        if (std::isfinite(p.high)) number["maximum"] = p.high;
        Json with_unit{{"type", "string"}};
        out["anyOf"] = Json::array({number, with_unit});
    } else if (p.type == "list") {
        out["anyOf"] = Json::array({Json{{"type", "string"}}, Json{{"type", "array"}}});
    } else if (p.type == "map") {
        out["type"] = "object";
    } else {
        out["type"] = "string";
    }
    return out;
}

Json scenario_schema(const Model& model)
{
    Descriptions all;
    model.parameters()->describe("", all);
    Json root{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", "A scenario of qiao, model " + model.name()},
              {"type", "object"},
              {"additionalProperties", false}};
    for (const auto& p : all) {
        Json* here = &root;
        std::size_t start = 0;
        for (;;) {
            const std::size_t dot = p.path.find('.', start);
            const std::string key = p.path.substr(start, dot - start);
            Json* next = key == "<name>" ? &(*here)["additionalProperties"] : &(*here)["properties"][key];
            if (dot == std::string::npos) {
                *next = value_schema(p);
                break;
            }
            const bool named = p.path.compare(dot + 1, 6, "<name>") == 0;
            if (!next->is_object()) *next = Json{{"type", "object"}};
            if (!named) (*next)["additionalProperties"] = false;
            here = next;
            start = dot + 1;
        }
    }
    root["properties"]["extends"] = {{"description", "scenario files that this one builds on"},
                                     {"anyOf", Json::array({Json{{"type", "string"}}, Json{{"type", "array"}}})}};
    Json arm = root["properties"];
    arm.erase("extends");
    root["properties"]["arms"] = {
        {"description", "strategies to compare: name, and what differs from the scenario"},
        {"type", "object"},
        {"additionalProperties",
         {{"type", Json::array({"object", "null"})}, {"properties", arm}, {"additionalProperties", false}}}};
    return root;
}

} // namespace

void describe(const Models& models, const std::string& name, const std::string& topic, const std::string& format)
{
    const Model* model = name.empty() ? models.front() : nullptr;
    std::vector<std::string> names;
    for (const Model* candidate : models) {
        names.push_back(candidate->name());
        if (candidate->name() == name) model = candidate;
    }
    if (!model) {
        std::string allowed;
        for (const auto& known : names) allowed += (allowed.empty() ? "allowed: " : ", ") + known;
        throw InputError("qiao describe: there is no model '" + name + "'; " + allowed);
    }
    if (topic == "parameters")
        std::cout << sheets_as(parameter_sheets(*model), format);
    else if (topic == "mechanisms")
        std::cout << sheets_as(mechanism_sheets(*model), format);
    else if (topic == "output")
        std::cout << sheets_as(output_sheets(*model), format);
    else if (topic == "schema")
        std::cout << scenario_schema(*model).dump(1) << "\n";
    else
        throw InputError("qiao describe: there is no topic '" + topic + "'");
}

} // namespace sim::cli
