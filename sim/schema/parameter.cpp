#include "sim/schema/parameter.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace sim::schema {

std::string_view standing_name(Standing standing)
{
    switch (standing) {
    case Standing::evidence:
        return "evidence";
    case Standing::calibrated:
        return "calibrated";
    case Standing::assumption:
        return "assumption";
    case Standing::setting:
        return "setting";
    }
    return "";
}

Member::Member(ParameterGroup* parent, std::string name) : name_(std::move(name))
{
    if (parent)
        parent->offsets_.push_back(reinterpret_cast<std::byte*>(this) -
                                   reinterpret_cast<std::byte*>(static_cast<Member*>(parent)));
}

void ParameterGroup::read(const Node& node, const std::string& path, Reading& reading)
{
    if (node.kind == Node::Kind::nothing) return;
    if (node.kind != Node::Kind::map) {
        std::string remedy = "a map with the keys ";
        for (std::size_t i = 0; i < members(); ++i) remedy += (i ? ", " : "") + member(i).name();
        reading.faults.add(node.origin, path, "is " + kind_name(node.kind), remedy);
        return;
    }
    const std::string prefix = path.empty() ? "" : path + ".";
    std::vector<std::string> known;
    for (std::size_t i = 0; i < members(); ++i) known.push_back(member(i).name());
    for (const auto& [key, value] : node.entries) {
        bool found = false;
        for (std::size_t i = 0; i < members(); ++i)
            if (member(i).name() == key) {
                member(i).read(value, prefix + key, reading);
                found = true;
            }
        if (!found) {
            std::string remedy = did_you_mean(key, known);
            if (remedy.empty()) {
                remedy = "known keys: ";
                for (std::size_t i = 0; i < known.size(); ++i) remedy += (i ? ", " : "") + known[i];
            }
            reading.faults.add(value.origin, prefix + key, "unknown key", remedy);
        }
    }
    check(node, path, reading.faults);
}

Node ParameterGroup::effective() const
{
    Node node = Node::empty_map();
    for (std::size_t i = 0; i < members(); ++i) node.entries.emplace_back(member(i).name(), member(i).effective());
    return node;
}

void ParameterGroup::describe(const std::string& path, std::vector<ParameterDescription>& out) const
{
    for (std::size_t i = 0; i < members(); ++i)
        member(i).describe(path.empty() ? member(i).name() : path + "." + member(i).name(), out);
}

void AnyParameter::read(const Node& node, const std::string& path, Reading& reading)
{
    if (node.kind == Node::Kind::nothing) return;
    if (node.kind != Node::Kind::scalar) {
        reading.faults.add(node.origin, path, "is " + kind_name(node.kind), allowed_text());
        return;
    }
    const std::string problem = take(node.scalar, node.origin, reading);
    if (!problem.empty()) reading.faults.add(node.origin, path, problem, "allowed: " + allowed_text());
}

void AnyParameter::describe(const std::string& path, std::vector<ParameterDescription>& out) const
{
    ParameterDescription description;
    description.path = path;
    description.meaning = meaning_;
    description.standing = standing_name(provenance_.standing);
    description.source = provenance_.source;
    complete(description);
    out.push_back(std::move(description));
}

namespace {

std::string number_text(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

std::string range_text(const Range& range)
{
    const bool low = std::isfinite(range.low), high = std::isfinite(range.high);
    if (low && high) return "from " + number_text(range.low) + " to " + number_text(range.high);
    if (low) return "from " + number_text(range.low);
    if (high) return "up to " + number_text(range.high);
    return "any number";
}

std::string with_unit(const std::string& text, std::string_view unit)
{
    return unit.empty() ? text : text + " " + std::string(unit);
}

/// Splits "3 hours" into the number and its unit; returns "" or what is wrong.
template <class T>
std::string parse(const std::string& text, const Range& range, const char* kind, T& value)
{
    T read{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, read);
    if (error != std::errc{}) return "'" + text + "' is not " + kind;
    std::string_view unit(stop, static_cast<std::size_t>(end - stop));
    while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
    if (!unit.empty() && unit != range.unit) {
        // "3.5" for a count stops at the dot: that is no unit.
        if (unit.front() == '.' || (unit.front() >= '0' && unit.front() <= '9'))
            return "'" + text + "' is not " + std::string(kind);
        return "the unit is '" + std::string(unit) + "', not " +
               (range.unit.empty() ? "none" : "'" + std::string(range.unit) + "'");
    }
    const auto number = static_cast<double>(read);
    if (!std::isfinite(number)) return "'" + text + "' is not a finite number";
    if (number < range.low || number > range.high) return "'" + text + "' is out of range";
    value = read;
    return "";
}

} // namespace

std::string Number::take(const std::string& text, const Origin&, Reading&)
{
    return parse(text, range_, "a number", value_);
}
std::string Number::value_text() const
{
    return number_text(value_);
}
std::string Number::allowed_text() const
{
    return with_unit("a number " + range_text(range_), range_.unit);
}
void Number::complete(ParameterDescription& description) const
{
    description.type = "number";
    description.unit = range_.unit;
    description.default_value = number_text(initial_);
    description.range = range_text(range_);
    description.low = range_.low;
    description.high = range_.high;
}

std::string Count::take(const std::string& text, const Origin&, Reading&)
{
    return parse(text, range_, "a whole number", value_);
}
std::string Count::allowed_text() const
{
    return with_unit("a whole number " + range_text(range_), range_.unit);
}
void Count::complete(ParameterDescription& description) const
{
    description.type = "integer";
    description.unit = range_.unit;
    description.default_value = std::to_string(initial_);
    description.range = range_text(range_);
    description.low = range_.low;
    description.high = range_.high;
}

Choice::Choice(ParameterGroup* parent, std::string name, std::string_view initial, std::vector<std::string> names,
               std::string_view meaning, Provenance provenance)
    : AnyParameter(parent, std::move(name), meaning, provenance), names_(std::move(names)), value_(0), initial_(0)
{
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (names_[i] == initial) value_ = initial_ = i;
}

std::string Choice::take(const std::string& text, const Origin&, Reading&)
{
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (names_[i] == text) {
            value_ = i;
            return "";
        }
    // YAML 1.1 words for the two-valued choice.
    if (names_ == std::vector<std::string>{"off", "on"}) {
        if (text == "true" || text == "yes") return value_ = 1, "";
        if (text == "false" || text == "no") return value_ = 0, "";
    }
    const std::string near = did_you_mean(text, names_);
    return "'" + text + "' is not one of its values" + (near.empty() ? "" : " (" + near + ")");
}
std::string Choice::allowed_text() const
{
    std::string out;
    for (const auto& name : names_) out += (out.empty() ? "" : ", ") + name;
    return out;
}
void Choice::complete(ParameterDescription& description) const
{
    description.type = "choice";
    description.default_value = names_[initial_];
    description.allowed = names_;
    description.range = allowed_text();
}

std::string Text::take(const std::string& text, const Origin&, Reading&)
{
    value_ = text;
    return "";
}
void Text::complete(ParameterDescription& description) const
{
    description.type = "text";
    description.default_value = initial_;
}

std::string Date::take(const std::string& text, const Origin&, Reading&)
{
    int year = 0, month = 0;
    char rest = 0;
    if (text.size() != 7 || std::sscanf(text.c_str(), "%4d-%2d%c", &year, &month, &rest) != 2)
        return "'" + text + "' is not a month";
    if (year < 1900 || year > 2999 || month < 1 || month > 12) return "'" + text + "' is out of range";
    value_ = Month(year, month);
    return "";
}
void Date::complete(ParameterDescription& description) const
{
    description.type = "month";
    description.default_value = initial_.text();
}

std::string TableFile::take(const std::string& text, const Origin& origin, Reading& reading)
{
    path_ = text;
    table_ = {};
    if (!text.empty() && reading.load_table) table_ = reading.load_table(text, origin);
    return "";
}
void TableFile::complete(ParameterDescription& description) const
{
    description.type = "file";
    description.default_value = "";
}

void TextList::read(const Node& node, const std::string& path, Reading& reading)
{
    if (node.kind == Node::Kind::nothing) return;
    if (node.kind == Node::Kind::map) {
        reading.faults.add(node.origin, path, "is a map", "a list of texts, or one text with commas between them");
        return;
    }
    values_.clear();
    for (const auto& item : node.items) {
        if (item.kind != Node::Kind::scalar)
            reading.faults.add(item.origin, path, "holds " + kind_name(item.kind), "a text");
        values_.push_back(item.scalar);
    }
    std::stringstream text(node.scalar);
    for (std::string value; std::getline(text, value, ',');)
        values_.push_back(value.substr(std::min(value.size(), value.find_first_not_of(' '))));
}
Node TextList::effective() const
{
    Node node;
    node.kind = Node::Kind::list;
    for (const auto& value : values_) node.items.push_back(Node::text(value));
    return node;
}
void TextList::describe(const std::string& path, std::vector<ParameterDescription>& out) const
{
    ParameterDescription description;
    description.path = path;
    description.type = "list";
    description.meaning = meaning_;
    description.standing = standing_name(provenance_.standing);
    description.source = provenance_.source;
    out.push_back(std::move(description));
}

void TextMap::read(const Node& node, const std::string& path, Reading& reading)
{
    if (node.kind == Node::Kind::nothing) return;
    if (node.kind != Node::Kind::map) {
        reading.faults.add(node.origin, path, "is " + kind_name(node.kind), "a map from names to texts");
        return;
    }
    entries_.clear();
    for (const auto& [key, value] : node.entries) {
        if (value.kind != Node::Kind::scalar)
            reading.faults.add(value.origin, path + "." + key, "is " + kind_name(value.kind), "a text");
        else
            entries_.emplace_back(key, value.scalar);
    }
}
Node TextMap::effective() const
{
    Node node = Node::empty_map();
    for (const auto& [key, value] : entries_) node.entries.emplace_back(key, Node::text(value));
    return node;
}
void TextMap::describe(const std::string& path, std::vector<ParameterDescription>& out) const
{
    ParameterDescription description;
    description.path = path;
    description.type = "map";
    description.meaning = meaning_;
    description.standing = standing_name(provenance_.standing);
    description.source = provenance_.source;
    out.push_back(std::move(description));
}

} // namespace sim::schema
