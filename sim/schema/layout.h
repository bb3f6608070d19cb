/// What a result holds, declared once. The file, its documentation and its readers follow from this declaration.
/// Knows no file format: sim/store turns it into HDF5.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace sim::schema {

/// A labelled axis of the result. Either `labels` (text) or `numbers` is filled; its size is theirs.
struct Dimension {
    std::string name;
    std::string meaning;
    std::vector<std::string> labels{};
    std::vector<std::int64_t> numbers{};
    std::string units{}; ///< of `numbers`, e.g. "days since 2018-01-01" (CF conventions)
    /// Whom the numbers under each label are about, see Variable::about; empty: nobody in particular under any.
    std::vector<std::string> about{};

    std::size_t size() const { return labels.empty() ? numbers.size() : labels.size(); }
};

/// How a number is kept in the file. In memory every recorded number is a double (integers are exact below 2^53).
enum class Storage { real64, real32, int64, int32, uint8 };

constexpr const char* name_of(Storage storage)
{
    constexpr const char* names[] = {"real64", "real32", "int64", "int32", "uint8"};
    return names[static_cast<int>(storage)];
}

/// Where the values of a variable lie; endless on a side that nothing is declared of.
struct ValueRange {
    double least = -std::numeric_limits<double>::infinity(), greatest = std::numeric_limits<double>::infinity();

    bool declared() const { return std::isfinite(least) || std::isfinite(greatest); }
};

/// Which way an amount is good for those it is told of: more of it (income), or less (debt).
enum class Good { neither, more, less };

constexpr const char* name_of(Good good)
{
    constexpr const char* names[] = {"", "more", "less"};
    return names[static_cast<int>(good)];
}

/// One recorded quantity. `dimensions` come after (arm, replicate[, month]).
struct Variable {
    std::string name;
    std::string unit;
    std::string meaning;
    std::vector<std::string> dimensions{};
    Storage storage = Storage::real64;
    bool amount = true; ///< more or less of it means something; false for codes and numbers that name something
    /// For a number that stands for a label, counted from 0: "group/axis" where the labels are.
    std::string labels_of{};
    bool event = false; ///< 1 where something is so and 0 otherwise: its mean over replicates is a chance
    bool mean = false;  ///< over several regions: a mean, weighted as the model says; otherwise a sum
    Good good = Good::neither;
    ValueRange range{};
    /// Whom it is about under all of its labels, where they may be so few that single ones could be recognised (e.g.
    /// "project households"). Whoever shows a result leaves out what is about too few. Empty: nobody in particular.
    std::string about{};
    std::string chinese{}; ///< what it is called in Chinese
    /// Months of the run, from 0, before this one are not shown: what it sums up reaches back before the start, where
    /// not all of it was simulated.
    int whole_from = 0;
};

/// A text for each place of an axis.
struct TextVariable {
    std::string name, meaning, axis;
};

/// Variables over (arm, replicate, month, …) that are recorded together at the same months.
struct Group {
    std::string name;
    std::string meaning;
    /// The months that are recorded, counted from the start; ascending. Empty: recorded once, and without that axis.
    std::vector<int> months{};
    std::vector<Dimension> dimensions{};
    std::vector<Variable> variables{};
    /// Whether the paired effects of arms are reckoned of it when the run is done.
    bool compared = false;
    /// An axis along which every arm has the same units (households): winners and losers are counted. Empty: none.
    std::string units{};
    /// With units: the variable by whose value in the baseline they are ranked, for effects by decile. Empty: none.
    std::string ranked_by{};
    /// The axis along which the regions of a world stand side by side, each with as many places; it is the first axis
    /// of all the variables. Empty: regions are added up.
    std::string across_regions{};
    /// The axis along which a case is recorded piece by piece, in the place of months: one of `dimensions`, as long as
    /// `months`, which then counts along it. Empty: months.
    std::string along{};
    /// False for what is reckoned over all replicates: it has no such axis.
    bool by_replicate = true;
    /// False for what is the same in all arms.
    bool by_arm = true;
    /// Whom all of its variables are about, see Variable::about.
    std::string about{};
    /// Texts that stand beside the variables, in groups that are reckoned or known beforehand.
    std::vector<TextVariable> texts{};

    const Dimension* dimension(const std::string& wanted) const
    {
        for (const auto& d : dimensions)
            if (d.name == wanted) return &d;
        return nullptr;
    }
    /// Number of values that `variable` has in one month of one case.
    std::size_t width(const Variable& variable) const
    {
        std::size_t n = 1;
        for (const auto& name_of_dimension : variable.dimensions) {
            const Dimension* known = dimension(name_of_dimension);
            if (!known) throw std::logic_error(name + "." + variable.name + ": undeclared axis " + name_of_dimension);
            n *= known->size();
        }
        return n;
    }
};

/// A list of records whose length is not known beforehand (matches, inspections). The first two columns of the file,
/// `arm` and `replicate`, are added by the store.
struct RecordTable {
    std::string name;   ///< of the group in the file
    std::string record; ///< name of its dimension, e.g. "match"
    std::string meaning;
    std::vector<Variable> columns{};
    std::string about{}; ///< whom all of its columns are about, see Variable::about
};

struct Layout {
    std::vector<Group> groups{};
    std::vector<RecordTable> tables{};

    /// Whom the cells of a variable under some labels are about; empty: nobody in particular, or there is no such
    /// variable.
    std::string about(const std::string& group, const std::string& variable,
                      const std::vector<std::string>& labels) const;
};

/// Whom a variable is about under all of its labels, by its own declaration or that of its group.
inline const std::string& about(const Group& group, const Variable& variable)
{
    return variable.about.empty() ? group.about : variable.about;
}

inline std::string Layout::about(const std::string& group, const std::string& variable,
                                 const std::vector<std::string>& labels) const
{
    for (const auto& g : groups)
        for (const auto& v : g.variables) {
            if (g.name != group || v.name != variable) continue;
            if (const auto& all = schema::about(g, v); !all.empty()) return all;
            for (const auto& d : g.dimensions)
                for (std::size_t i = 0; i < d.about.size() && i < d.labels.size(); ++i)
                    for (const auto& label : labels)
                        if (label == d.labels[i] && !d.about[i].empty()) return d.about[i];
        }
    return {};
}

} // namespace sim::schema
