#include "sim/schema/parameter.h"

#include "sim/schema/renames.h"

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

std::optional<bool> truth_of(std::string_view word)
{
    constexpr std::string_view yes[] = {"on", "On", "ON", "true", "True", "TRUE", "yes", "Yes", "YES"};
    constexpr std::string_view no[] = {"off", "Off", "OFF", "false", "False", "FALSE", "no", "No", "NO"};
    if (std::find(std::begin(yes), std::end(yes), word) != std::end(yes)) return true;
    if (std::find(std::begin(no), std::end(no), word) != std::end(no)) return false;
    return {};
}

void add_no_value(Faults& faults, const Node& node, const std::string& path, const std::string& allowed)
{
    if (node.kind == Node::Kind::nothing)
        faults.add(node.origin, path,
                   "a value is missing" + (node.scalar.empty() ? "" : ", over that of " + node.scalar),
                   allowed + ", or leave the key out");
    else if (node.kind == Node::Kind::list && node.items.size() == 1 && node.items[0].kind == Node::Kind::scalar)
        faults.add(node.origin, path, "is a list of one value",
                   "without the brackets: " + node.items[0].scalar +
                       " (R's jsonlite leaves them out with auto_unbox = TRUE)");
    else
        faults.add(node.origin, path, "is " + kind_name(node.kind), allowed);
}

bool has_entries(const Node& node, const std::string& path, const std::string& remedy, Reading& reading)
{
    if (node.is_empty()) return false;
    if (node.kind == Node::Kind::map) return true;
    if (node.kind == Node::Kind::nothing)
        reading.faults.add(node.origin, path, "is empty, and would drop what " + node.scalar + " says",
                           "{} where nothing differs, or " + remedy);
    else
        reading.faults.add(node.origin, path, "is " + kind_name(node.kind), remedy);
    return false;
}

void ParameterGroup::read(const Node& node, const std::string& path, Reading& reading)
{
    std::vector<std::string> known;
    for (std::size_t i = 0; i < members(); ++i) known.push_back(member(i).name());
    if (!has_entries(node, path, "a map with the keys " + joined(known), reading)) return;
    const std::string prefix = path.empty() ? "" : path + ".";
    for (const auto& [key, value] : node.entries) {
        bool found = false;
        for (std::size_t i = 0; i < members(); ++i)
            if (member(i).name() == key) {
                member(i).read(value, prefix + key, reading);
                found = true;
            }
        if (!found) {
            std::string remedy = key_meant(key, path, known, reading.renames);
            if (remedy.empty()) remedy = "known keys: " + joined(known);
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
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < members(); ++i)
        member(i).describe(path.empty() ? member(i).name() : path + "." + member(i).name(), out);
    // The outermost comes last; the root itself has no name.
    if (!chinese().empty())
        for (std::size_t k = begin; k < out.size(); ++k) out[k].chinese_of_group = chinese();
}

void AnyParameter::read(const Node& node, const std::string& path, Reading& reading)
{
    if (node.kind != Node::Kind::scalar) return add_no_value(reading.faults, node, path, allowed_text());
    const std::string problem = take(node.scalar, node.origin, reading);
    if (!problem.empty()) reading.faults.add(node.origin, path, problem, "allowed: " + allowed_text());
    written_ = problem.empty();
}

void AnyParameter::describe(const std::string& path, std::vector<ParameterDescription>& out) const
{
    ParameterDescription description;
    description.path = path;
    description.meaning = meaning_;
    description.standing = standing_name(provenance_.standing);
    description.source = provenance_.source;
    description.plausible = provenance_.plausible;
    complete(description);
    out.push_back(std::move(description));
}

namespace {

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
    double number = 0;
    const char* end = text.data() + text.size();
    const bool plus = text.size() > 1 && text[0] == '+' && text[1] != '-';
    const auto [stop, error] = std::from_chars(text.data() + (plus ? 1 : 0), end, number);
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
    if (!std::isfinite(number)) return "'" + text + "' is not a finite number";
    if (std::is_integral_v<T> && number != std::floor(number)) return "'" + text + "' is not " + kind;
    // Whole numbers beyond 2^53 are none: the next one would be the same.
    const double most = std::is_integral_v<T> ? 9007199254740992.0 : std::numeric_limits<double>::max();
    if (number < range.low || number > range.high || std::abs(number) > most) return "'" + text + "' is out of range";
    value = static_cast<T>(number);
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
    if (const auto truth = truth_of(text))
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (names_[i] == (*truth ? "on" : "off")) return value_ = i, "";
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
    description.yes = std::find(names_.begin(), names_.end(), "on") != names_.end();
    description.no = std::find(names_.begin(), names_.end(), "off") != names_.end();
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
    table_ = std::make_shared<TextTable>();
    if (!text.empty() && reading.load_table) table_ = reading.load_table(text, origin, shape_);
    return "";
}
void TableFile::complete(ParameterDescription& description) const
{
    description.type = "file";
    description.default_value = "";
}

void TextList::read(const Node& node, const std::string& path, Reading& reading)
{
    const std::string allowed = "a list of texts, or one text with commas between them";
    if (node.kind == Node::Kind::nothing && !node.is_empty())
        return add_no_value(reading.faults, node, path, "[] for none, " + allowed);
    if (node.kind == Node::Kind::nothing) return;
    if (node.kind == Node::Kind::map && !node.is_empty())
        return reading.faults.add(node.origin, path, "is a map", allowed);
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
    if (!has_entries(node, path, "a map from names to texts", reading)) return;
    entries_.clear();
    for (const auto& [key, value] : node.entries) {
        if (value.kind != Node::Kind::scalar)
            add_no_value(reading.faults, value, path + "." + key, "a text");
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

void Tree::read(const Node& node, const std::string& path, Reading& reading)
{
    const char* allowed[] = {"a map from paths to distributions", "a list of lists of paths",
                             "a map from names to settings"};
    const char* const remedy = allowed[static_cast<int>(holds_)];
    node_ = {};
    if (holds_ == Holds::lists) {
        if (node.is_empty()) return;
        if (node.kind != Node::Kind::list)
            return reading.faults.add(node.origin, path, "is " + kind_name(node.kind), remedy);
    } else if (!has_entries(node, path, remedy, reading)) {
        return;
    }
    node_ = node;
}
Node Tree::effective() const
{
    if (node_.kind != Node::Kind::nothing) return node_;
    Node empty;
    empty.kind = holds_ == Holds::lists ? Node::Kind::list : Node::Kind::map;
    return empty;
}
void Tree::describe(const std::string& path, std::vector<ParameterDescription>& out) const
{
    const char* names[] = {"distributions", "lists", "settings"};
    ParameterDescription description;
    description.path = path;
    description.type = names[static_cast<int>(holds_)];
    description.meaning = meaning_;
    description.standing = standing_name(Standing::setting);
    description.source = "chosen by the scenario";
    out.push_back(std::move(description));
}

} // namespace sim::schema
