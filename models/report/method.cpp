#include "models/report/sections.h"

#include <algorithm>

namespace report {

namespace {

/// Calls `visit(path, value)` for all single values of an arm that a declared path stands for: "<name>" is any name.
template <class Visit>
void each_value(const sim::schema::Node& node, const std::string& declared, const std::string& path, Visit visit)
{
    if (declared.empty()) {
        if (node.kind == sim::schema::Node::Kind::scalar) visit(path, node.scalar);
        return;
    }
    const std::size_t dot = std::min(declared.find('.'), declared.size());
    const std::string key = declared.substr(0, dot), rest = declared.substr(std::min(dot + 1, declared.size()));
    for (const auto& [name, below] : node.entries)
        if (key == name || key == "<name>") each_value(below, rest, path + (path.empty() ? "" : ".") + name, visit);
}

/// By concrete path, the values in each arm; "" where an arm has none.
std::vector<std::pair<std::string, std::vector<std::string>>> values_of(const Recorded& result,
                                                                        const std::string& declared)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> out;
    for (std::size_t a = 0; a < result.arms().size(); ++a)
        each_value(result.effective(a), declared, "", [&](const std::string& path, const std::string& value) {
            auto found = std::find_if(out.begin(), out.end(), [&](const auto& one) { return one.first == path; });
            if (found == out.end())
                found = out.insert(out.end(), {path, std::vector<std::string>(result.arms().size())});
            found->second[a] = value;
        });
    return out;
}

} // namespace

Json method_section(const Recorded& result, const std::vector<sim::schema::ParameterDescription>& parameters)
{
    Json rows = Json::array();
    for (const auto& p : parameters) {
        if (p.path.starts_with("title.")) continue; // what arms are called is no difference between them
        for (const auto& [path, values] : values_of(result, p.path)) {
            const bool same = std::all_of(values.begin(), values.end(), [&](const auto& v) { return v == values[0]; });
            rows.push_back({{"path", path},
                            {"group_zh", p.chinese_of_group},
                            {"meaning", p.meaning},
                            {"unit", p.unit},
                            {"range", p.range},
                            {"default", p.default_value},
                            {"standing", p.standing},
                            {"source", p.source},
                            {"plausible", p.plausible.text()},
                            {"values", same ? std::vector<std::string>{values[0]} : values}});
        }
    }
    return {{"parameters", rows}};
}

} // namespace report
