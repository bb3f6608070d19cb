#include "sim/scenario/read_scenario.h"

#include "sim/scenario/utf8.h"
#include "sim/scenario/yaml_tree.h"
#include "sim/schema/parameter.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sstream>

namespace sim::scenario {

namespace fs = std::filesystem;
using schema::Node;

namespace {

constexpr std::size_t most_bytes = 100'000'000; // of a file of a scenario

class Reader {
  public:
    Reader(Source& source, Faults& faults) : source_(source), faults_(faults) {}

    /// Reads a file with all that it extends.
    Node read(const std::string& path, const Origin& named_at, const std::string& key)
    {
        const std::string identity = fs::weakly_canonical(path).string();
        const auto before = std::find(under_way_.begin(), under_way_.end(), identity);
        if (before != under_way_.end()) {
            std::string chain;
            for (auto i = before; i != under_way_.end(); ++i) chain += fs::path(*i).filename().string() + " > ";
            faults_.add(named_at, key, "goes round in a circle: " + chain + fs::path(path).filename().string(),
                        "a file may not build on itself");
            return {};
        }
        auto text = read_file(path, named_at, key, most_bytes, faults_);
        if (!text) return {};
        const std::string original = *text;
        drop_mark(*text);
        end_lines_alike(*text);
        if (const auto bad = first_bad_byte(*text); bad != std::string::npos) {
            faults_.add({path, line_of(*text, bad), 0}, "", "is not UTF-8 text", "save the file as UTF-8");
            return {};
        }
        Node tree = parse_yaml(*text, path, faults_);
        if (tree.kind != Node::Kind::map) {
            if (tree.kind == Node::Kind::nothing && faults_.empty())
                faults_.add({path, 0, 0}, "", "is empty", "a map of keys, see README");
            else if (tree.kind != Node::Kind::nothing)
                faults_.add(tree.origin, "", "is " + kind_name(tree.kind), "a map of keys, see README");
            return {};
        }
        under_way_.push_back(identity);
        Node out = read_bases(tree, path);
        under_way_.pop_back();
        tree.erase("extends");
        out.merge(tree);
        out.origin = tree.origin;
        source_.files.emplace_back(path, original);
        return out;
    }

  private:
    Node read_bases(const Node& tree, const std::string& path)
    {
        Node out = Node::empty_map();
        const Node* extends = tree.find("extends");
        if (!extends) return out;
        std::vector<Node> names = extends->kind == Node::Kind::list ? extends->items : std::vector<Node>{*extends};
        for (const auto& name : names) {
            if (name.kind != Node::Kind::scalar) {
                faults_.add(name.origin, "extends",
                            name.kind == Node::Kind::nothing ? "a value is missing" : "is " + kind_name(name.kind),
                            "the name of a scenario file, or a list of them");
                continue;
            }
            const Node base = read((fs::path(path).parent_path() / name.scalar).string(), name.origin, "extends");
            if (base.kind == Node::Kind::map) out.merge(base);
        }
        return out;
    }

    Source& source_;
    Faults& faults_;
    std::vector<std::string> under_way_;
};

bool good_arm_name(const std::string& name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || (c & 0x80) != 0;
    });
}

/// A setting "path=value" as path and value.
std::optional<std::pair<std::string, Node>> parse_setting(const std::string& setting, const Origin& origin,
                                                          Faults& faults)
{
    const auto equals = setting.find('=');
    const std::string path = setting.substr(0, equals);
    if (equals == std::string::npos || path.empty() || path.front() == '.' || path.back() == '.' ||
        path.find("..") != std::string::npos) {
        faults.add(origin, setting, "is not a setting", "path=value, e.g. agencies.xuri.workers=4");
        return {};
    }
    if (path == "arms" || path.starts_with("arms.") || path == "extends") {
        faults.add(origin, path, "cannot be set by path=value", "write it in the scenario file");
        return {};
    }
    Node value = parse_yaml(setting.substr(equals + 1), origin.file, faults);
    value.origin = origin;
    return std::pair{path, std::move(value)};
}

/// The settings of the command line as a list of paths and values.
std::vector<std::pair<std::string, Node>> parse_settings(const std::vector<std::string>& settings, Faults& faults)
{
    std::vector<std::pair<std::string, Node>> out;
    for (const auto& setting : settings)
        if (auto parsed = parse_setting(setting, {"--set", 0, 0}, faults)) out.push_back(std::move(*parsed));
    return out;
}

} // namespace

void apply_setting(Node& tree, const std::string& settings, const Origin& origin, Faults& faults)
{
    std::stringstream text(settings);
    for (std::string setting; std::getline(text, setting, ';');) {
        setting.erase(0, std::min(setting.size(), setting.find_first_not_of(' ')));
        if (auto parsed = parse_setting(setting, origin, faults)) tree.set(parsed->first, std::move(parsed->second));
    }
}

Source read_scenario(const std::string& path, const std::vector<std::string>& settings, Faults& faults)
{
    Source source;
    source.base = Reader(source, faults).read(path, Origin{}, "");
    if (source.base.kind != Node::Kind::map) return source;

    Node arms;
    if (const Node* written = source.base.find("arms")) arms = *written;
    source.base.erase("arms");
    source.unset = source.base;
    source.settings = parse_settings(settings, faults);
    for (const auto& [key, value] : source.settings) source.base.set(key, value);

    schema::Reading reading{faults, {}};
    if (!schema::has_entries(arms, "arms", "a map from names to what differs", reading)) {
        if (arms.is_empty()) source.arms.push_back({"scenario", Node::empty_map(source.base.origin), {}});
        return source;
    }
    for (auto& [name, difference] : arms.entries) {
        const std::string key = "arms." + name;
        if (!good_arm_name(name))
            faults.add(difference.origin, key, "is no name for an arm", "letters, digits, '-' and '_'");
        if (!schema::has_entries(difference, key, "a map of what differs from the scenario", reading)) {
            if (!difference.is_empty()) continue;
            difference = Node::empty_map(difference.origin);
        }
        source.arms.push_back({name, std::move(difference), {}});
    }
    return source;
}

Node Source::tree(std::size_t arm) const
{
    const WrittenArm& written = arms.at(arm);
    Node out = unset;
    out.merge(written.difference);
    for (const auto& [key, value] : settings) out.set(key, value);
    if (written.found.kind == Node::Kind::map) out.merge(written.found);
    out.origin = written.difference.origin;
    return out;
}

std::size_t Source::place_of(const std::string& arm) const
{
    const auto found = std::find_if(arms.begin(), arms.end(), [&](const auto& each) { return each.name == arm; });
    return static_cast<std::size_t>(found - arms.begin());
}

} // namespace sim::scenario
