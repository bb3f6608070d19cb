#include "sim/scenario/yaml_tree.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <unordered_map>

namespace sim::scenario {

namespace {

using schema::Node;

constexpr long most_values = 1000000;
constexpr int most_depth = 100;

/// Turns a document of the library into a tree. Aliases are followed, so their number is bounded.
class Conversion {
  public:
    Conversion(const std::string& file, Faults& faults) : file_(file), faults_(faults) {}

    Node convert(const YAML::Node& in, int depth)
    {
        Node out;
        out.origin = {file_, in.Mark().line + 1, in.Mark().column + 1};
        if (++values_ > most_values || depth > most_depth) {
            if (!too_much_)
                faults_.add(out.origin, "", "the file unfolds into too many or too deeply nested values",
                            "at most " + std::to_string(most_values) + " values, " + std::to_string(most_depth) +
                                " deep");
            too_much_ = true;
            return out;
        }
        if (in.IsScalar() && in.Tag() == "tag:yaml.org,2002:null") return out; // !!null "null", as PyYAML may write it
        if (in.IsScalar()) {
            out.kind = Node::Kind::scalar;
            out.scalar = in.Scalar();
        } else if (in.IsSequence()) {
            out.kind = Node::Kind::list;
            for (const auto& item : in) {
                if (too_much_) break;
                out.items.push_back(convert(item, depth + 1));
            }
        } else if (in.IsMap()) {
            convert_map(in, out, depth);
        }
        return out;
    }

  private:
    void convert_map(const YAML::Node& in, Node& out, int depth)
    {
        out.kind = Node::Kind::map;
        std::unordered_map<std::string, int> lines; // of keys that stand here themselves
        for (const auto& entry : in) {
            if (too_much_) return;
            const Origin here{file_, entry.first.Mark().line + 1, entry.first.Mark().column + 1};
            if (!entry.first.IsScalar()) {
                faults_.add(here, "", "a key is not a single value", "a word");
                continue;
            }
            const std::string key = entry.first.Scalar();
            if (key == "<<" && entry.second.IsMap()) { // YAML's merge key: what stands beside it wins
                Node merged = convert(entry.second, depth + 1);
                merged.merge(out);
                out.entries = std::move(merged.entries);
                continue;
            }
            const auto [before, is_new] = lines.try_emplace(key, here.line);
            if (!is_new) {
                faults_.add(here, key, "is written twice, first in line " + std::to_string(before->second),
                            "one of the two");
                continue;
            }
            Node value = convert(entry.second, depth + 1);
            // Messages point at the line of the key.
            value.origin = here;
            if (lines.size() > out.entries.size())
                out.entries.emplace_back(key, std::move(value));
            else // a merge key has brought others, perhaps this one
                out.at_or_new(key) = std::move(value);
        }
    }

    const std::string& file_;
    Faults& faults_;
    long values_ = 0;
    bool too_much_ = false;
};

/// Characters beyond U+FFFF as YAML escapes them: JSON has two escapes for one (\uD83D\uDE00), YAML has \U0001F600.
std::string with_whole_escapes(const std::string& text)
{
    const auto half = [&](std::size_t at, unsigned from) -> std::optional<unsigned> {
        unsigned code = 0;
        if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return {};
        const auto read = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
        if (read.ptr != text.data() + at + 6 || code < from || code >= from + 0x400) return {};
        return code - from;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high = half(i, 0xD800), low = high ? half(i + 6, 0xDC00) : std::nullopt;
        if (low) {
            char escaped[16];
            std::snprintf(escaped, sizeof escaped, "\\U%08X", 0x10000 + (*high << 10) + *low);
            out += escaped;
            i += 11;
        } else {
            out += text[i];
            if (text[i] == '\\' && i + 1 < text.size()) out += text[++i]; // an escaped backslash begins no escape
        }
    }
    return out;
}

/// The line where brackets or dashes get deeper than the library's recursive parser bears; 0 when they don't.
int line_nested_too_deeply(const std::string& text)
{
    constexpr int most = 500;
    int line = 1, depth = 0, dashes = 0;
    for (const char c : text) {
        if (c == '\n') ++line;
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') depth = std::max(0, depth - 1);
        dashes = c == '-' ? dashes + 1 : c == ' ' ? dashes : 0;
        if (depth > most || dashes > most) return line;
    }
    return 0;
}

} // namespace

schema::Node parse_yaml(const std::string& text, const std::string& file, Faults& faults)
{
    if (const int line = line_nested_too_deeply(text)) {
        faults.add({file, line, 0}, "", "is nested too deeply", "at most " + std::to_string(most_depth) + " levels");
        return {};
    }
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(with_whole_escapes(text));
        if (documents.size() > 1) {
            faults.add({file, documents[1].Mark().line + 1, 1}, "", "a second document begins here",
                       "one document in a file");
            return {};
        }
        if (documents.empty()) return {};
        return Conversion(file, faults).convert(documents.front(), 0);
    } catch (const YAML::Exception& error) {
        const int line = error.mark.is_null() ? 0 : error.mark.line + 1;
        faults.add({file, line, error.mark.column + 1}, "", "is not YAML: " + error.msg,
                   "check indentation, colons and quotes");
        return {};
    }
}

} // namespace sim::scenario
