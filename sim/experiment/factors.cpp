#include "sim/experiment/factors.h"

#include "sim/experiment/factor_values.h"
#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace sim::experiment {

using schema::Node;

namespace {

/// All worlds of a sweep share these, so that they can be held against one another.
constexpr const char* shared_by_all[] = {"start", "months", "replicates", "seed", "model", "qiao"};

/// The value at a dotted path of a tree; null where there is none.
const Node* at(const Node& tree, const std::string& path)
{
    const Node* node = &tree;
    for (std::size_t from = 0; node && from <= path.size();) {
        const std::size_t dot = std::min(path.find('.', from), path.size());
        node = node->find(path.substr(from, dot - from));
        from = dot + 1;
    }
    return node;
}

/// Finds factors by what the model declares and the scenario writes.
class Finder {
  public:
    Finder(const run::Plan& plan, Faults& faults)
        : plan_(plan), faults_(faults), sweep_(plan.scenario().sweep), effective_(plan.scenario().effective())
    {
        plan.model->parameters()->describe("", declared_);
        std::erase_if(declared_, [](const auto& p) {
            const std::string group = p.path.substr(0, p.path.find('.'));
            return std::find(std::begin(schema::about_all_arms), std::end(schema::about_all_arms), group) !=
                       std::end(schema::about_all_arms) ||
                   group == "title" || group == "description" || group == "record";
        });
    }

    std::vector<Factor> levers()
    {
        add_written(sweep_.levers.node(), "sweep.levers");
        return std::move(out_.all);
    }

    Factors find()
    {
        add_written(sweep_.factors.node(), "sweep.factors");
        add_assumptions(wanted_assumptions());
        if (sweep_.table.given()) add_columns_of_table();
        check_levers();
        if (faults_.empty()) tie();
        return std::move(out_);
    }

  private:
    using Declared = schema::ParameterDescription;

    /// What `assumptions` asks for: all where nothing else is varied; nothing where it says none, which switches off
    /// what is inherited.
    std::vector<std::string> wanted_assumptions()
    {
        auto out = sweep_.assumptions.values();
        if (out.empty() && sweep_.factors.node().entries.empty() && !sweep_.table.given()) return {"all"};
        const bool none = std::find(out.begin(), out.end(), "none") != out.end();
        if (none && out.size() > 1)
            faults_.add(run::written_at(plan_, "sweep", "assumptions"), "sweep.assumptions",
                        "says none and something beside it", "none, or what is to be varied");
        return none ? std::vector<std::string>{} : out;
    }

    /// The declaration of a path, in which any name stands for `<name>`; null where there is none.
    const Declared* declaration_of(const std::string& path) const
    {
        for (const auto& p : declared_)
            if (matches(p.path, path)) return &p;
        return nullptr;
    }

    static bool matches(const std::string& declared, const std::string& path)
    {
        const std::size_t named = declared.find("<name>");
        if (named == std::string::npos) return declared == path;
        if (path.compare(0, named, declared, 0, named) != 0) return false;
        const std::size_t end = path.find('.', named);
        return end != std::string::npos && end > named && matches(declared.substr(named + 6), path.substr(end));
    }

    /// Whether the scenario itself says the value: its files, an arm, or the command line.
    bool written(const std::string& path) const
    {
        if (at(plan_.source.base, path)) return true;
        return std::any_of(plan_.source.arms.begin(), plan_.source.arms.end(),
                           [&](const auto& arm) { return at(arm.difference, path) != nullptr; });
    }

    /// All paths that a declaration stands for in this scenario.
    std::vector<std::string> paths_of(const std::string& declared) const
    {
        const std::size_t named = declared.find("<name>");
        if (named == std::string::npos) return {declared};
        std::vector<std::string> out;
        if (const Node* group = at(effective_, declared.substr(0, named - 1)))
            for (const auto& [name, actor] : group->entries)
                for (auto& path : paths_of(declared.substr(0, named) + name + declared.substr(named + 6)))
                    out.push_back(std::move(path));
        return out;
    }

    Factor factor_of(const Declared& p, const std::string& name, const Origin& origin) const
    {
        Factor out;
        out.name = name;
        out.unit = p.unit;
        out.standing = p.standing;
        out.meaning = p.meaning;
        out.group_zh = p.chinese_of_group;
        out.whole = p.type == "integer";
        out.low = p.low;
        out.high = p.high;
        out.origin = origin;
        return out;
    }

    void add_written(const Node& node, const std::string& key)
    {
        for (const auto& [path, value] : node.entries) {
            const std::string at_key = key + "." + path;
            const Declared* p = known(path, value.origin, at_key);
            if (!p) continue;
            Factor factor = factor_of(*p, path, value.origin);
            factor.paths = {path};
            if (!read_values(factor, *p, value, at_key, faults_)) continue;
            check_doubled(factor, value.origin, at_key);
            add(std::move(factor), at_key);
        }
    }

    /// A level that stands twice is twice as likely, which nobody means; side by side in a list levels may recur.
    void check_doubled(const Factor& factor, const Origin& origin, const std::string& key)
    {
        if (key.starts_with("sweep.factors") && sweep_.design.as<schema::DesignKind>() == schema::DesignKind::list)
            return;
        std::set<std::string> seen;
        for (const auto& level : factor.levels) {
            const auto number = number_in(level);
            if (!seen.insert(number ? schema::number_text(*number) : level).second)
                return faults_.add(origin, key, "has the level " + level + " twice", "each level once");
        }
    }

    /// The declaration of what a scenario wants to vary; a fault where it cannot be.
    const Declared* known(const std::string& path, const Origin& origin, const std::string& key)
    {
        const Declared* p = declaration_of(path);
        if (!p) {
            std::vector<std::string> paths;
            for (const auto& each : declared_)
                for (auto& one : paths_of(each.path)) paths.push_back(std::move(one));
            const std::string near = did_you_mean(path, paths);
            faults_.add(origin, key, "there is no parameter '" + path + "'",
                        near.empty() ? "a path, see qiao describe parameters" : near);
            return nullptr;
        }
        if (std::find(std::begin(shared_by_all), std::end(shared_by_all), path) != std::end(shared_by_all)) {
            faults_.add(origin, key, "is shared by all worlds of a sweep", "leave it out");
            return nullptr;
        }
        if (!at(effective_, path)) {
            const std::string group = p->path.substr(0, p->path.find(".<name>"));
            std::vector<std::string> names;
            if (const Node* all = at(effective_, group))
                for (const auto& [name, actor] : all->entries) names.push_back(name);
            faults_.add(origin, key, "names none of the scenario's " + group, "one of " + joined(names));
            return nullptr;
        }
        if (p->type == "file" || p->type == "map" || p->type == "list") {
            faults_.add(origin, key, "is a " + p->type + ", which is not varied", "a number, a choice or a text");
            return nullptr;
        }
        if (std::any_of(plan_.source.settings.begin(), plan_.source.settings.end(),
                        [&](const Node& setting) { return at(setting, path) != nullptr; })) {
            faults_.add(origin, key, "is set on the command line, too", "vary it or set it");
            return nullptr;
        }
        return p;
    }

    /// Parameters by the groups or paths in which they are asked for, with the distributions that they declare.
    void add_assumptions(const std::vector<std::string>& wanted)
    {
        const Origin origin = run::written_at(plan_, "sweep", "assumptions");
        const auto within = [](const std::vector<std::string>& names, const std::string& path) {
            return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                return name == "all" || path == name || path.starts_with(name + ".") || matches(path, name);
            });
        };
        for (const auto* names : {&wanted, &sweep_.except.values()})
            for (const auto& name : *names)
                if (std::none_of(declared_.begin(), declared_.end(),
                                 [&](const Declared& p) { return p.plausible.given() && within({name}, p.path); }))
                    faults_.add(origin, names == &wanted ? "sweep.assumptions" : "sweep.except",
                                "'" + name + "' holds no parameter with a distribution",
                                "all, a group or a path, see qiao describe parameters");
        std::vector<std::string> own;
        for (const auto& p : declared_) {
            if (!p.plausible.given() || !within(wanted, p.path) || within(sweep_.except.values(), p.path)) continue;
            std::string name = p.path;
            if (const std::size_t named = name.find("<name>"); named != std::string::npos) name.replace(named, 6, "*");
            Factor factor = factor_of(p, name, origin);
            for (const auto& path : paths_of(p.path)) {
                const bool here = std::any_of(out_.all.begin(), out_.all.end(), [&](const Factor& other) {
                    return std::find(other.paths.begin(), other.paths.end(), path) != other.paths.end();
                });
                if (here) continue;
                if (written(path))
                    own.push_back(path);
                else
                    factor.paths.push_back(path);
            }
            if (!factor.paths.empty() && as_declared(factor, p)) add(std::move(factor), "sweep.assumptions");
        }
        if (!own.empty()) {
            const std::size_t told = std::min<std::size_t>(own.size(), 8);
            out_.notices.push_back("the scenario itself says " + std::to_string(own.size()) +
                                   " parameters that declare what they could be; they stay as written (name them under "
                                   "sweep.factors to vary "
                                   "them): " +
                                   joined({own.begin(), own.begin() + static_cast<std::ptrdiff_t>(told)}) +
                                   (own.size() > told ? " and others" : ""));
        }
    }

    /// What is decided is not in doubt, too.
    void check_levers()
    {
        for (const auto& [path, value] : sweep_.levers.node().entries)
            for (const auto& factor : out_.all)
                if (std::find(factor.paths.begin(), factor.paths.end(), path) != factor.paths.end())
                    faults_.add(value.origin, "sweep.levers." + path, "is a factor, too", "one of both");
    }

    void add_columns_of_table()
    {
        const auto& table = sweep_.table.table();
        for (const auto& path : table.header) {
            const Origin origin{table.file, 1, 0};
            const Declared* p = known(path, origin, path);
            if (!p) continue;
            Factor factor = factor_of(*p, path, origin);
            factor.paths = {path};
            if (p->type != "number" && p->type != "integer") {
                std::set<std::string> levels;
                const auto column = static_cast<std::size_t>(&path - table.header.data());
                for (const auto& row : table.rows) levels.insert(row.cells[column]);
                factor.levels.assign(levels.begin(), levels.end());
            }
            add(std::move(factor), path);
        }
    }

    void add(Factor factor, const std::string& key)
    {
        for (const auto& other : out_.all)
            if (other.name == factor.name) {
                faults_.add(factor.origin, key, "is varied twice", "each parameter once");
                return;
            }
        for (const auto& arm : plan_.source.arms)
            for (const auto& path : factor.paths)
                if (at(arm.difference, path))
                    out_.notices.push_back("arm " + arm.name + " says " + path + " itself: there it stays as written");
        factor.column = out_.columns++;
        out_.all.push_back(std::move(factor));
    }

    /// Factors that are to move together get one column.
    void tie()
    {
        const auto find = [&](const std::string& name) {
            return std::find_if(out_.all.begin(), out_.all.end(), [&](const Factor& f) { return f.name == name; });
        };
        std::vector<std::string> names, tied;
        for (const auto& factor : out_.all) names.push_back(factor.name);
        for (const auto& list : sweep_.together.node().items) {
            if (list.kind != Node::Kind::list || list.items.size() < 2) {
                faults_.add(list.origin, "sweep.together", "is no list of factors", "[[one, other], …]");
                continue;
            }
            const auto first = find(list.items.front().scalar);
            for (const auto& item : list.items) {
                const auto found = find(item.scalar);
                if (found == out_.all.end())
                    faults_.add(item.origin, "sweep.together", "'" + item.scalar + "' is no factor",
                                names.size() > 30 && did_you_mean(item.scalar, names).empty()
                                    ? "one of the factors"
                                    : suggestion(item.scalar, names));
                else if (std::find(tied.begin(), tied.end(), item.scalar) != tied.end())
                    faults_.add(item.origin, "sweep.together", "ties '" + item.scalar + "' twice", "each factor once");
                else if (first != out_.all.end() && first->levels.size() != found->levels.size() &&
                         !first->levels.empty() && !found->levels.empty())
                    faults_.add(item.origin, "sweep.together",
                                "'" + item.scalar + "' has " + std::to_string(found->levels.size()) + " levels, " +
                                    first->name + " " + std::to_string(first->levels.size()),
                                "as many for each");
                else if (first != out_.all.end())
                    found->column = first->column;
                tied.push_back(item.scalar);
            }
        }
        // Columns in the order of the factors, without gaps.
        std::map<std::size_t, std::size_t> places;
        for (auto& factor : out_.all) factor.column = places.try_emplace(factor.column, places.size()).first->second;
        out_.columns = places.size();
    }

    const run::Plan& plan_;
    Faults& faults_;
    const schema::Sweep& sweep_;
    const Node effective_;
    std::vector<Declared> declared_;
    Factors out_;
};

} // namespace

double Factor::number_at(double share) const
{
    if (!levels.empty())
        return std::min(std::floor(share * static_cast<double>(levels.size())), static_cast<double>(levels.size() - 1));
    constexpr double hair = 1e-9; // an endless tail has no end
    const double below = plausible.below(low), within = plausible.below(high) - below;
    const double inside = std::clamp(below + share * within, hair, 1 - hair);
    const double value = std::clamp(plausible.quantile(inside), low, high);
    return whole ? std::clamp(std::floor(value + 0.5), std::ceil(low), std::floor(high)) : value;
}

std::string Factor::text_at(double share) const
{
    const double number = number_at(share);
    return levels.empty() ? schema::number_text(number) : levels[static_cast<std::size_t>(number)];
}

double Factor::number_of(const std::string& text) const
{
    if (levels.empty()) return number_in(text).value_or(inference::nan);
    const auto found = std::find(levels.begin(), levels.end(), text);
    return found == levels.end() ? inference::nan : static_cast<double>(found - levels.begin());
}

std::string Factor::text() const
{
    if (!levels.empty()) return "{levels: [" + joined(levels) + "]}";
    return plausible.text();
}

std::vector<Factor> find_levers(const run::Plan& plan, Faults& faults)
{
    return Finder(plan, faults).levers();
}

Factors find_factors(const run::Plan& plan, Faults& faults)
{
    return Finder(plan, faults).find();
}

} // namespace sim::experiment
