#include "sim/scenario/yaml_tree.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

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
            const auto before = lines_.find(&out, key);
            if (before > 0) {
                faults_.add(here, key, "is written twice, first in line " + std::to_string(before), "one of the two");
                continue;
            }
            lines_.add(&out, key, here.line);
            Node value = convert(entry.second, depth + 1);
            // Messages point at the line of the key.
            value.origin = here;
            out.at_or_new(key) = std::move(value);
        }
        lines_.forget(&out);
    }

    /// Lines of the keys of the maps under way.
    struct Lines {
        struct Seen {
            const Node* map;
            std::string key;
            int line;
        };
        std::vector<Seen> seen;
        int find(const Node* map, const std::string& key) const
        {
            for (const auto& s : seen)
                if (s.map == map && s.key == key) return s.line;
            return 0;
        }
        void add(const Node* map, const std::string& key, int line) { seen.push_back({map, key, line}); }
        void forget(const Node* map)
        {
            std::erase_if(seen, [&](const Seen& s) { return s.map == map; });
        }
    };

    const std::string& file_;
    Faults& faults_;
    Lines lines_;
    long values_ = 0;
    bool too_much_ = false;
};

/// Brackets deeper than this would overflow the library's recursive parser.
bool nested_too_deeply(const std::string& text)
{
    int depth = 0, deepest = 0, dashes = 0;
    for (const char c : text) {
        if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
        if (c == ']' || c == '}') depth = std::max(0, depth - 1);
        dashes = c == '-' ? dashes + 1 : c == ' ' ? dashes : 0;
        deepest = std::max(deepest, dashes);
    }
    return deepest > 500;
}

} // namespace

schema::Node parse_yaml(const std::string& text, const std::string& file, Faults& faults)
{
    if (nested_too_deeply(text)) {
        faults.add({file, 0, 0}, "", "is nested too deeply", "at most " + std::to_string(most_depth) + " levels");
        return {};
    }
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(text);
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
