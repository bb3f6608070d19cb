#include "sim/scenario/read_scenario.h"

#include <yaml-cpp/yaml.h>

namespace sim::scenario {

namespace {

void emit(YAML::Emitter& out, const schema::Node& node)
{
    switch (node.kind) {
    case schema::Node::Kind::nothing:
        out << YAML::Null;
        break;
    case schema::Node::Kind::scalar:
        // Words that YAML reads as something else than text keep their quotes.
        if (node.scalar.empty() || node.scalar == "null" || node.scalar == "~")
            out << YAML::DoubleQuoted << node.scalar;
        else
            out << node.scalar;
        break;
    case schema::Node::Kind::list:
        if (node.items.empty()) out << YAML::Flow; // [] on the line of its key
        out << YAML::BeginSeq;
        for (const auto& item : node.items) emit(out, item);
        out << YAML::EndSeq;
        break;
    case schema::Node::Kind::map:
        out << YAML::BeginMap;
        for (const auto& [key, value] : node.entries) {
            out << YAML::Key << key << YAML::Value;
            emit(out, value);
        }
        out << YAML::EndMap;
        break;
    }
}

} // namespace

std::string to_yaml(const schema::Node& node)
{
    YAML::Emitter out;
    out.SetOutputCharset(YAML::EmitNonAscii);
    emit(out, node);
    return std::string(out.c_str()) + "\n";
}

} // namespace sim::scenario
