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

constexpr std::size_t most_of_scenario = 100'000'000; // of a file of a scenario

/// A file's tree and the files that it builds on.
struct File {
    Node tree;
    std::vector<File> bases;
};

class Reader {
  public:
    Reader(Source& source, const Archive* archive, Faults& faults) : source_(source), archive_(archive), faults_(faults)
    {
    }

    /// Reads a file with all that it extends.
    File read(const std::string& path, const Origin& named_at, const std::string& key)
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
        auto text = text_of(path, named_at, key);
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
        auto bases = read_bases(tree, path);
        under_way_.pop_back();
        tree.erase("extends");
        source_.files.emplace_back(path, original);
        return {std::move(tree), std::move(bases)};
    }

  private:
    std::optional<std::string> text_of(const std::string& path, const Origin& named_at, const std::string& key)
    {
        if (!archive_) return read_file(path, named_at, key, most_of_scenario, faults_);
        const auto kept = archive_->files.find(path);
        if (kept != archive_->files.end()) return kept->second;
        faults_.add({path, 0, 0}, key, "is not in the result", "the scenario's own file");
        return {};
    }

    std::vector<File> read_bases(const Node& tree, const std::string& path)
    {
        std::vector<File> out;
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
            out.push_back(read((fs::path(path).parent_path() / name.scalar).string(), name.origin, "extends"));
        }
        return out;
    }

    Source& source_;
    const Archive* archive_;
    Faults& faults_;
    std::vector<std::string> under_way_;
};

/// A file over all that it builds on; nothing where it could not be read.
Node merged(const File& file)
{
    if (file.tree.kind != Node::Kind::map) return {};
    Node out = Node::empty_map();
    for (const auto& base : file.bases)
        if (const Node tree = merged(base); tree.kind == Node::Kind::map) out.merge(tree);
    out.merge(file.tree);
    out.origin = file.tree.origin;
    return out;
}

/// What the last who writes it writes as `model`.
const Node* written_model(const File& file)
{
    const Node* out = file.tree.find("model");
    for (auto base = file.bases.rbegin(); !out && base != file.bases.rend(); ++base) out = written_model(*base);
    return out;
}

const Node* written_model(const File& file, const std::vector<Node>& settings)
{
    const Node* out = nullptr;
    for (auto setting = settings.rbegin(); !out && setting != settings.rend(); ++setting) out = setting->find("model");
    return out ? out : written_model(file);
}

/// Gives old keys their names of today, wherever they are written.
class Renaming {
  public:
    Renaming(const schema::Renames& renames, Faults& hints, Faults& faults)
        : renames_(renames), hints_(hints), faults_(faults)
    {
    }

    void of_file(File& file) const
    {
        for (auto& base : file.bases) of_file(base);
        of_tree(file.tree);
        if (Node* arms = file.tree.find("arms"))
            for (auto& [name, difference] : arms->entries) of_tree(difference);
    }

    void of_tree(Node& tree) const
    {
        schema::rename(tree, renames_, hints_, faults_);
        Node* attribution = tree.find("attribution");
        if (Node* players = attribution ? attribution->find("players") : nullptr)
            for (auto& [name, settings] : players->entries) use_names_of_today(settings);
    }

  private:
    /// Of settings "path=value" with semicolons between.
    void use_names_of_today(Node& settings) const
    {
        schema::Renames renamed;
        std::string out;
        std::stringstream text(settings.scalar);
        for (std::string setting; std::getline(text, setting, ';');) {
            const std::size_t begin = std::min(setting.size(), setting.find_first_not_of(' '));
            const std::string path = setting.substr(begin, setting.find('=', begin) - begin);
            if (const auto* names = schema::renamed(path, renames_)) {
                schema::add_hint(*names, settings.origin, hints_);
                renamed.push_back(*names);
                setting.replace(begin, names->was.size(), names->now);
            }
            out += (out.empty() ? "" : ";") + setting;
        }
        settings.scalar = out;
        settings.origin.renamed = std::make_shared<const schema::Renames>(std::move(renamed));
    }

    const schema::Renames& renames_;
    Faults &hints_, &faults_;
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

/// The settings of the command line, a tree of each.
std::vector<Node> parse_settings(const std::vector<std::string>& settings, Faults& faults)
{
    std::vector<Node> out;
    for (const auto& setting : settings)
        if (auto parsed = parse_setting(setting, {"--set", 0, 0}, faults)) {
            out.push_back(Node::empty_map());
            out.back().set(parsed->first, std::move(parsed->second));
        }
    return out;
}

/// Reads a scenario's files and the settings, all with the names of today, and merges the files.
Node read_files(Source& source, const std::string& path, const std::vector<std::string>& settings, Faults& faults,
                const RenamesOf& renames_of, const Archive* archive)
{
    File file = Reader(source, archive, faults).read(path, Origin{}, "");
    source.settings = parse_settings(settings, faults);
    if (renames_of) {
        const schema::Renames renames = renames_of(written_model(file, source.settings));
        const Renaming renaming(renames, source.hints, faults);
        renaming.of_file(file);
        for (auto& setting : source.settings) renaming.of_tree(setting);
    }
    return merged(file);
}

} // namespace

Node from_yaml(const std::string& text, const std::string& file, Faults& faults)
{
    return parse_yaml(text, file, faults);
}

void apply_setting(Node& tree, const std::string& settings, const Origin& origin, Faults& faults)
{
    std::stringstream text(settings);
    for (std::string setting; std::getline(text, setting, ';');) {
        setting.erase(0, std::min(setting.size(), setting.find_first_not_of(' ')));
        if (auto parsed = parse_setting(setting, origin, faults)) tree.set(parsed->first, std::move(parsed->second));
    }
}

Source read_scenario(const std::string& path, const std::vector<std::string>& settings, Faults& faults,
                     const RenamesOf& renames_of, const Archive* archive)
{
    Source source;
    source.base = read_files(source, path, settings, faults, renames_of, archive);
    if (source.base.kind != Node::Kind::map) return source;

    Node arms;
    if (const Node* written = source.base.find("arms")) arms = *written;
    source.base.erase("arms");
    source.unset = source.base;
    for (const auto& setting : source.settings) source.base.merge(setting);

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

Node Source::tree(std::size_t arm, const Node& varied) const
{
    const WrittenArm& written = arms.at(arm);
    Node out = unset;
    if (varied.kind == Node::Kind::map) out.merge(varied);
    out.merge(written.difference);
    for (const auto& setting : settings) out.merge(setting);
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
