/// Parameters, declared once: name, default, unit, range, meaning, where the value comes from and how far it could be
/// off. Reading a scenario, checking it, `describe`, the JSON schema and the list of assumptions all follow from the
/// declaration.
///
///     struct Survey : sim::schema::ParameterGroup {
///         Survey(ParameterGroup* parent) : ParameterGroup(parent, "survey", "需求调研", "How needs are found.") {}
///         Number visit_hours{this, "visit_hours", 3, {"hours", 0.1, 40}, "time of one visit",
///                            assumption("no published figure", triangular(1.5, 3, 6))};
///     };
#pragma once

#include "sim/core/calendar.h"
#include "sim/core/faults.h"
#include "sim/core/money.h"
#include "sim/schema/distribution.h"
#include "sim/schema/node.h"
#include "sim/schema/text_table.h"

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim::schema {

/// How a value is founded. `setting` is a free choice of the user (a budget, a number of workers), not a fact.
enum class Standing { evidence, calibrated, assumption, setting };

struct Provenance {
    Standing standing;
    std::string_view source;
    Distribution plausible;
};

class Number;
class Count;
class Choice;
class Text;
class Date;
class TableFile;
class TextList;
class TextMap;
class Tree;
template <class G>
class Named;

/// The words of a declaration. Parameter groups inherit them, so that they stand there by themselves.
struct Vocabulary {
    using Number = schema::Number;
    using Count = schema::Count;
    using Choice = schema::Choice;
    using Text = schema::Text;
    using Date = schema::Date;
    using TableFile = schema::TableFile;
    using TextList = schema::TextList;
    using TextMap = schema::TextMap;
    using Tree = schema::Tree;
    template <class G>
    using Named = schema::Named<G>;

    static constexpr Provenance evidence(std::string_view source, Distribution plausible = {})
    {
        return {Standing::evidence, source, plausible};
    }
    static constexpr Provenance calibrated(std::string_view to, Distribution plausible)
    {
        return {Standing::calibrated, to, plausible};
    }
    static constexpr Provenance assumption(std::string_view why, Distribution plausible)
    {
        return {Standing::assumption, why, plausible};
    }
    static constexpr Provenance setting(std::string_view note = "chosen by the scenario")
    {
        return {Standing::setting, note, {}};
    }

    static constexpr auto uniform = Distribution::uniform;
    static constexpr auto triangular = Distribution::triangular;
    static constexpr auto normal = Distribution::normal;
    static constexpr auto lognormal = Distribution::lognormal;
    static constexpr auto beta = Distribution::beta;
    static constexpr auto levels = Distribution::levels;
};

std::string_view standing_name(Standing standing);

/// Unit and allowed range of a number (both ends included).
struct Range {
    std::string_view unit;
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

/// What one parameter says of itself, for every kind of documentation.
struct ParameterDescription {
    std::string path, type, unit, default_value, range, meaning, standing, source;
    std::string chinese_of_group; ///< what the outermost group that it is in is called
    Distribution plausible;
    std::vector<std::string> allowed;
    double low = 0, high = 0;
    bool yes = false, no = false; ///< of a choice: whether words for true, and for false, are read
};

/// What reading needs besides the tree.
struct Reading {
    Faults& faults;
    /// Loads a table that the scenario names. Several arms may be given the same one.
    std::function<std::shared_ptr<const TextTable>(const std::string& path, const Origin& origin, TableShape shape)>
        load_table;
    Renames renames = {}; ///< what keys once were called: suggested as well
};

/// What a word says that stands for true or false, in any spelling of YAML 1.1 but a single letter: on, Off, TRUE, no …
std::optional<bool> truth_of(std::string_view word);

/// Adds the fault of a node that is no single value where one is needed.
void add_no_value(Faults& faults, const Node& node, const std::string& path, const std::string& allowed);
/// Whether a map of a scenario has entries to read: false where it is empty, in whatever way it is written, and where
/// it is something else, which is a fault that names `remedy`.
bool has_entries(const Node& node, const std::string& path, const std::string& remedy, Reading& reading);

class ParameterGroup;

/// A member of a group: a parameter or a nested group.
class Member {
  public:
    virtual ~Member() = default;
    const std::string& name() const { return name_; }
    /// Reads the member from the tree; faults go to `reading`.
    virtual void read(const Node& node, const std::string& path, Reading& reading) = 0;
    /// The value in force, as a tree.
    virtual Node effective() const = 0;
    virtual void describe(const std::string& path, std::vector<ParameterDescription>& out) const = 0;

  protected:
    Member(ParameterGroup* parent, std::string name);
    Member(const Member&) = default;
    Member& operator=(const Member&) = default;

  private:
    std::string name_;
};

/// A set of parameters under one key. Derive from it and declare parameters as members; copies are independent.
class ParameterGroup : public Member, public Vocabulary {
  public:
    ParameterGroup(ParameterGroup* parent, std::string name, std::string chinese, std::string meaning)
        : Member(parent, std::move(name)), chinese_(std::move(chinese)), meaning_(std::move(meaning))
    {
    }

    void read(const Node& node, const std::string& path, Reading& reading) override;
    Node effective() const override;
    void describe(const std::string& path, std::vector<ParameterDescription>& out) const override;

    const std::string& chinese() const { return chinese_; }
    const std::string& meaning() const { return meaning_; }
    virtual std::size_t members() const { return offsets_.size(); }
    virtual Member& member(std::size_t i) { return *at(offsets_[i]); }
    const Member& member(std::size_t i) const { return const_cast<ParameterGroup*>(this)->member(i); }

    /// Checks that concern several parameters at once. Called after all were read.
    virtual void check(const Node&, const std::string& /*path*/, Faults&) const {}

  private:
    friend class Member;
    Member* at(std::ptrdiff_t offset)
    {
        return reinterpret_cast<Member*>(reinterpret_cast<std::byte*>(static_cast<Member*>(this)) + offset);
    }
    // Members of the derived struct, kept as offsets so that a copy refers to its own members.
    std::vector<std::ptrdiff_t> offsets_;
    std::string chinese_, meaning_;
};

/// What all single-valued parameters share.
class AnyParameter : public Member {
  public:
    void describe(const std::string& path, std::vector<ParameterDescription>& out) const override;
    void read(const Node& node, const std::string& path, Reading& reading) override;
    Node effective() const override { return Node::text(value_text()); }
    /// The value in force as text.
    std::string text() const { return value_text(); }
    /// Whether the scenario says it; else the default is in force.
    bool written() const { return written_; }

  protected:
    AnyParameter(ParameterGroup* parent, std::string name, std::string_view meaning, Provenance provenance)
        : Member(parent, std::move(name)), meaning_(meaning), provenance_(provenance)
    {
    }
    /// Takes the text of a scalar; returns "" or what is wrong (then `allowed_text()` is the remedy).
    virtual std::string take(const std::string& text, const Origin& origin, Reading& reading) = 0;
    virtual std::string value_text() const = 0;
    virtual std::string allowed_text() const = 0;
    virtual void complete(ParameterDescription& description) const = 0;

  private:
    std::string_view meaning_;
    Provenance provenance_;
    bool written_ = false;
};

/// A real number with a unit. In YAML: `3`, or `3 hours` (another unit is a fault).
class Number final : public AnyParameter {
  public:
    Number(ParameterGroup* parent, std::string name, double initial, Range range, std::string_view meaning,
           Provenance provenance)
        : AnyParameter(parent, std::move(name), meaning, provenance), range_(range), value_(initial), initial_(initial)
    {
    }
    operator double() const { return value_; }
    double value() const { return value_; }
    float real() const { return static_cast<float>(value_); }
    Fen fen() const { return Fen::from_yuan(value_); }

  private:
    std::string take(const std::string&, const Origin&, Reading&) override;
    std::string value_text() const override;
    std::string allowed_text() const override;
    void complete(ParameterDescription&) const override;
    Range range_;
    double value_, initial_;
};

/// A whole number with a unit; 36, 36.0 and 3.6e1 are the same.
class Count final : public AnyParameter {
  public:
    Count(ParameterGroup* parent, std::string name, long initial, Range range, std::string_view meaning,
          Provenance provenance)
        : AnyParameter(parent, std::move(name), meaning, provenance), range_(range), value_(initial), initial_(initial)
    {
    }
    operator long() const { return value_; }
    int value() const { return static_cast<int>(value_); }
    std::size_t size() const { return static_cast<std::size_t>(value_); }

  private:
    std::string take(const std::string&, const Origin&, Reading&) override;
    std::string value_text() const override { return std::to_string(value_); }
    std::string allowed_text() const override;
    void complete(ParameterDescription&) const override;
    Range range_;
    long value_, initial_;
};

/// One of several named values, kept as its place in the list. `on`/`off` is the choice {"off", "on"}; where one of the
/// two is among the values, every word for true or false is read as it.
class Choice final : public AnyParameter {
  public:
    Choice(ParameterGroup* parent, std::string name, std::string_view initial, std::vector<std::string> names,
           std::string_view meaning, Provenance provenance);
    template <class Enumeration>
    Enumeration as() const
    {
        return static_cast<Enumeration>(value_);
    }
    std::size_t index() const { return value_; }
    explicit operator bool() const { return value_ != 0; }

  private:
    std::string take(const std::string&, const Origin&, Reading&) override;
    std::string value_text() const override { return names_[value_]; }
    std::string allowed_text() const override;
    void complete(ParameterDescription&) const override;
    std::vector<std::string> names_;
    std::size_t value_, initial_;
};

/// Free text.
class Text final : public AnyParameter {
  public:
    Text(ParameterGroup* parent, std::string name, std::string initial, std::string_view meaning, Provenance provenance)
        : AnyParameter(parent, std::move(name), meaning, provenance), value_(initial), initial_(std::move(initial))
    {
    }
    const std::string& value() const { return value_; }

  private:
    std::string take(const std::string&, const Origin&, Reading&) override;
    std::string value_text() const override { return value_; }
    std::string allowed_text() const override { return "a text"; }
    void complete(ParameterDescription&) const override;
    std::string value_, initial_;
};

/// A calendar month, written 2018-01.
class Date final : public AnyParameter {
  public:
    Date(ParameterGroup* parent, std::string name, Month initial, std::string_view meaning, Provenance provenance)
        : AnyParameter(parent, std::move(name), meaning, provenance), value_(initial), initial_(initial)
    {
    }
    operator Month() const { return value_; }
    Month value() const { return value_; }

  private:
    std::string take(const std::string&, const Origin&, Reading&) override;
    std::string value_text() const override { return value_.text(); }
    std::string allowed_text() const override { return "a month such as 2018-01, from 1900-01 to 2999-12"; }
    void complete(ParameterDescription&) const override;
    Month value_, initial_;
};

/// A table in a file that the scenario names; "" is none.
class TableFile final : public AnyParameter {
  public:
    TableFile(ParameterGroup* parent, std::string name, std::string_view meaning, Provenance provenance,
              TableShape shape = TableShape::tidy)
        : AnyParameter(parent, std::move(name), meaning, provenance), shape_(shape)
    {
    }
    bool given() const { return !path_.empty(); }
    const TextTable& table() const { return *table_; }
    std::shared_ptr<const TextTable> shared() const { return table_; }

  private:
    std::string take(const std::string&, const Origin&, Reading&) override;
    std::string value_text() const override { return path_; }
    std::string allowed_text() const override
    {
        return shape_ == TableShape::tidy ? "the name of a CSV file" : "the name of a CSV file or a workbook";
    }
    void complete(ParameterDescription&) const override;
    TableShape shape_;
    std::string path_;
    std::shared_ptr<const TextTable> table_ = std::make_shared<TextTable>();
};

/// Several texts: a list, or a single text with commas between them. A text that holds a comma itself needs the list.
class TextList final : public Member {
  public:
    TextList(ParameterGroup* parent, std::string name, std::string_view meaning, Provenance provenance)
        : Member(parent, std::move(name)), meaning_(meaning), provenance_(provenance)
    {
    }
    const std::vector<std::string>& values() const { return values_; }

    void read(const Node& node, const std::string& path, Reading& reading) override;
    Node effective() const override;
    void describe(const std::string& path, std::vector<ParameterDescription>& out) const override;

  private:
    std::string_view meaning_;
    Provenance provenance_;
    std::vector<std::string> values_;
};

/// A map of texts that the scenario writes freely, such as field → column of the user's own file.
class TextMap final : public Member {
  public:
    TextMap(ParameterGroup* parent, std::string name, std::string_view meaning, Provenance provenance)
        : Member(parent, std::move(name)), meaning_(meaning), provenance_(provenance)
    {
    }
    const std::vector<std::pair<std::string, std::string>>& entries() const { return entries_; }

    void read(const Node& node, const std::string& path, Reading& reading) override;
    Node effective() const override;
    void describe(const std::string& path, std::vector<ParameterDescription>& out) const override;

  private:
    std::string_view meaning_;
    Provenance provenance_;
    std::vector<std::pair<std::string, std::string>> entries_;
};

/// What a part of the scenario holds that is read by who knows what it names, see Tree::Holds.
class Tree final : public Member {
  public:
    enum class Holds : std::uint8_t {
        distributions, ///< path → distribution
        lists,         ///< lists of texts
        settings       ///< name → path → value
    };
    Tree(ParameterGroup* parent, std::string name, Holds holds, std::string_view meaning)
        : Member(parent, std::move(name)), holds_(holds), meaning_(meaning)
    {
    }
    /// As it is written; nothing where it is not.
    const Node& node() const { return node_; }

    void read(const Node& node, const std::string& path, Reading& reading) override;
    Node effective() const override;
    void describe(const std::string& path, std::vector<ParameterDescription>& out) const override;

  private:
    Holds holds_;
    std::string_view meaning_;
    Node node_;
};

/// Any number of groups of one type, each under a name that the scenario chooses.
template <class G>
class Named final : public Member {
  public:
    Named(ParameterGroup* parent, std::string name) : Member(parent, std::move(name)) {}

    std::size_t size() const { return items_.size(); }
    const G& operator[](std::size_t i) const { return items_[i].second; }
    const std::string& name_of(std::size_t i) const { return items_[i].first; }

    void read(const Node& node, const std::string& path, Reading& reading) override
    {
        if (!has_entries(node, path, "a map from names to settings", reading)) return;
        items_.clear();
        for (const auto& [key, value] : node.entries) {
            items_.emplace_back(key, G(nullptr));
            items_.back().second.read(value, path + "." + key, reading);
        }
    }
    Node effective() const override
    {
        Node node = Node::empty_map();
        for (const auto& [key, item] : items_) node.entries.emplace_back(key, item.effective());
        return node;
    }
    void describe(const std::string& path, std::vector<ParameterDescription>& out) const override
    {
        G(nullptr).describe(path + ".<name>", out);
    }

  private:
    std::vector<std::pair<std::string, G>> items_;
};

} // namespace sim::schema
