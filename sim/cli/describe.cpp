#include "sim/cli/layout_sheets.h"
#include "sim/cli/verbs.h"
#include "sim/experiment/attribution.h"
#include "sim/experiment/budgets.h"
#include "sim/experiment/cost_effectiveness.h"
#include "sim/experiment/derived.h"
#include "sim/experiment/sweep_groups.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iostream>

namespace sim::cli {

namespace {

using OrderedJson = nlohmann::ordered_json;
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
            sheets.push_back(
                {part, {"parameter", "meaning", "default", "unit", "allowed", "standing", "source", "plausible"}, {}});
            found = sheets.end() - 1;
        }
        found->rows.push_back(
            {p.path, p.meaning, p.default_value, p.unit, p.range, p.standing, p.source, p.plausible.text()});
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
    for (auto& effects : experiment::effect_groups(layout)) groups.push_back(std::move(effects));
    for (auto& costs : experiment::cost_groups(arm->costing(), layout)) groups.push_back(std::move(costs));
    if (!arm->costing().outcomes.empty()) groups.push_back(experiment::spending_group(arm->costing(), layout));
    groups.push_back(experiment::attribution_group(arm->scenario().attribution, layout));
    groups.back().about = "whom the figure is about";
    for (auto& group : experiment::all_sweep_groups()) groups.push_back(std::move(group));
    return layout_sheets(model.name(), groups, layout.tables);
}

// ---- JSON Schema of a scenario, for editors: it accepts what the program accepts of one file by itself. What depends
// on several values, on other files or on what stands in text (a number with its unit may be out of range) is beyond
// it.

/// What reads as text: YAML takes words of digits, and on and off, for something else.
const OrderedJson text_types = OrderedJson::array({"string", "number", "boolean"});

/// A map, or what stands for an empty one: nothing, or the empty list of libraries that know no difference.
OrderedJson map_schema(OrderedJson map)
{
    map["type"] = {"object", "array", "null"};
    map["maxItems"] = 0;
    return map;
}

/// Text as a regular expression that matches it alone.
std::string literal(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += std::string_view(R"(\^$.|?*+()[]{}/)").find(c) == std::string_view::npos ? std::string(1, c)
                                                                                        : std::string("\\") + c;
    return out;
}

OrderedJson number_schema(const schema::ParameterDescription& p)
{
    OrderedJson number{{"type", p.type}};
    if (std::isfinite(p.low)) number["minimum"] = p.low;
    if (std::isfinite(p.high)) number["maximum"] = p.high;
    // A whole number has no digits behind the point but nought, unless an exponent moves the point.
    const std::string digits =
        p.type == "integer" ? R"((\d+(\.0*)?|(\d+\.?\d*|\.\d+)[eE][+-]?\d+))" : R"((\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)";
    const std::string unit = p.unit.empty() ? " *" : " *(" + literal(p.unit) + ")?";
    return {{"anyOf", OrderedJson::array(
                          {number, OrderedJson{{"type", "string"}, {"pattern", "^[+-]?" + digits + unit + "$"}}})}};
}

OrderedJson choice_schema(const schema::ParameterDescription& p)
{
    OrderedJson words = p.allowed;
    const auto add = [&](bool wanted, bool truth, std::initializer_list<const char*> spellings) {
        if (!wanted) return;
        words.push_back(truth); // to many YAML readers
        for (const char* word : spellings)
            if (std::find(p.allowed.begin(), p.allowed.end(), word) == p.allowed.end()) words.push_back(word);
    };
    add(p.no, false, {"off", "Off", "OFF", "false", "False", "FALSE", "no", "No", "NO"});
    add(p.yes, true, {"on", "On", "ON", "true", "True", "TRUE", "yes", "Yes", "YES"});
    return {{"enum", words}};
}

/// A distribution as a scenario writes it.
OrderedJson distribution_schema()
{
    const auto numbers = [](int count) {
        return OrderedJson{{"type", "array"}, {"items", {{"type", "number"}}}, {"maxItems", count}};
    };
    const OrderedJson quantiles{
        {"type", "object"}, {"additionalProperties", {{"type", "number"}}}, {"maxProperties", 2}};
    OrderedJson kinds{{"uniform", numbers(2)}, {"triangular", numbers(3)},
                      {"normal", numbers(2)},  {"lognormal", quantiles},
                      {"beta", quantiles},     {"levels", {{"type", "array"}, {"items", {{"type", text_types}}}}}};
    return {{"anyOf", OrderedJson::array({numbers(2), map_schema({{"properties", kinds},
                                                                  {"additionalProperties", false},
                                                                  {"maxProperties", 1}})})}};
}

OrderedJson value_schema(const schema::ParameterDescription& p)
{
    OrderedJson out;
    if (p.type == "choice")
        out = choice_schema(p);
    else if (p.type == "number" || p.type == "integer")
        out = number_schema(p);
    else if (p.type == "list")
        out = {{"type", {"string", "number", "boolean", "null", "array", "object"}},
               {"items", {{"type", text_types}}},
               {"maxProperties", 0}};
    else if (p.type == "map")
        out = map_schema({{"additionalProperties", {{"type", text_types}}}});
    else if (p.type == "distributions")
        out = map_schema({{"additionalProperties", distribution_schema()}});
    else if (p.type == "lists")
        out = {{"type", {"array", "null"}}, {"items", {{"type", "array"}, {"items", {{"type", "string"}}}}}};
    else if (p.type == "settings")
        out = map_schema({{"additionalProperties", map_schema({{"additionalProperties", {{"type", text_types}}}})}});
    else if (p.type == "month")
        out = {{"type", "string"}, {"pattern", "^(19|2[0-9])[0-9][0-9]-(0[1-9]|1[0-2])$"}};
    else
        out = {{"type", text_types}};
    std::string text = p.meaning;
    if (!p.unit.empty()) text += " (" + p.unit + ")";
    if (!p.source.empty()) text += ". " + p.standing + ": " + p.source;
    out["description"] = text;
    if (p.plausible.given()) out["x-plausible"] = p.plausible.text();
    return out;
}

/// Groups as maps of their members. `all` is what is described below `prefix`.
OrderedJson group_schema(const Descriptions& all, const std::string& prefix)
{
    OrderedJson properties = OrderedJson::object(), named;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string& path = all[i].path;
        if (!path.starts_with(prefix)) continue;
        const std::string key = path.substr(prefix.size(), path.find('.', prefix.size()) - prefix.size());
        const bool group = path.size() > prefix.size() + key.size();
        OrderedJson& place = key == "<name>" ? named : properties[key];
        if (place.is_null()) place = group ? group_schema(all, prefix + key + ".") : value_schema(all[i]);
    }
    OrderedJson map = OrderedJson::object();
    if (!properties.empty()) map["properties"] = properties;
    map["additionalProperties"] = named.is_null() ? OrderedJson(false) : named;
    return map_schema(std::move(map));
}

/// The schema of what stands at a dotted path of a map's properties; groups on the way are made.
OrderedJson& schema_at(OrderedJson& properties, const std::string& path)
{
    const std::size_t dot = path.find('.');
    OrderedJson& here = properties[path.substr(0, dot)];
    if (dot == std::string::npos) return here;
    if (here.is_null()) here = map_schema({{"properties", OrderedJson::object()}, {"additionalProperties", false}});
    return schema_at(here["properties"], path.substr(dot + 1));
}

/// Adds the keys that scenarios once wrote, so that editors take them for what they are.
void add_old_keys(OrderedJson& properties, schema::Renames renames)
{
    // Groups come first: what was in one and has a place of its own is added to it.
    std::sort(renames.begin(), renames.end(), [](const auto& a, const auto& b) { return a.was.size() < b.was.size(); });
    for (const auto& [was, now] : renames) {
        OrderedJson as_now = schema_at(properties, now);
        as_now["description"] = "now " + now;
        as_now["deprecated"] = true;
        schema_at(properties, was) = std::move(as_now);
    }
}

OrderedJson scenario_schema(const Model& model)
{
    Descriptions all;
    model.parameters()->describe("", all);
    OrderedJson properties = group_schema(all, "")["properties"];
    add_old_keys(properties, model.renames());
    properties["model"] = {{"description", "which model runs: this schema is of one"}, {"enum", {model.name()}}};
    OrderedJson of_an_arm = properties;
    for (const char* key : schema::about_all_arms) of_an_arm.erase(key);
    const OrderedJson arm = map_schema({{"properties", of_an_arm}, {"additionalProperties", false}});
    properties["extends"] = {
        {"description", "scenario files that this one builds on"},
        {"anyOf", OrderedJson::array({OrderedJson{{"type", "string"}},
                                      OrderedJson{{"type", "array"}, {"items", {{"type", "string"}}}}})}};
    properties["arms"] = map_schema({{"description", "strategies to compare: name, and what differs from the scenario"},
                                     {"propertyNames", {{"pattern", R"(^([A-Za-z0-9_-]|[^\u0000-\u007F])+$)"}}},
                                     {"additionalProperties", arm}});
    return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
            {"title", "A scenario of qiao, model " + model.name()},
            {"type", "object"},
            {"properties", properties},
            {"additionalProperties", false}};
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
        throw InputError("qiao describe: there is no model '" + name + "'; " + suggestion(name, names));
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
