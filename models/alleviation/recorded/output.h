/// One way to declare what is recorded. A variable of the result is an Output: what it is called and tells, how it is
/// read off its subject, and what readers have to know of it. Groups and tables are lists of such; a cell is written
/// through the declaration of its variable, never through a number.
#pragma once

#include "models/alleviation/parameters.h"
#include "sim/schedule/model.h"

#include <array>
#include <limits>
#include <optional>

namespace alleviation {

constexpr sim::schema::ValueRange at_least(double least)
{
    return {.least = least};
}

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Whom outputs are about (schema::Variable::about) that tell of the households a project serves, or of the help that
/// goes to them: a project may serve so few that one would recognise them.
inline constexpr const char* project_households = study_group_names[index(StudyGroup::treated)].data();

/// Name and unit are for programs, the others for people.
struct Wording {
    const char *name = "", *chinese = "", *unit = "", *meaning = "";
};

/// A variable of the result. `Reading` is how it is read off its subject, as a function's type: `double(const Help&)`,
/// or `double(const District&, std::size_t n)` for the n-th thing of a subject along the variable's last axes.
template <class Reading>
struct Output {
    Wording what{};
    Reading* value = nullptr;
    Reading* per = nullptr;                              ///< with it, the variable is `value` divided by this: a mean
    sim::schema::Good good = sim::schema::Good::neither; ///< which way is good for those it is told of
    bool about_project = false;                          ///< about the project's households or the help they get
    /// A mean or share also without `per`: sums over places tell nothing. Where several districts are put together, a
    /// mean has its `per`.
    bool mean = false;
    sim::schema::ValueRange range{}; ///< where it is not what the unit says, as of a share
    sim::schema::Storage storage = sim::schema::Storage::real32;
    bool amount = true;         ///< false for codes and numbers of something
    bool event = false;         ///< see schema::Variable
    const char* labels_of = ""; ///< of a code: "group/axis" where its labels are

    /// As the layout has it.
    sim::schema::Variable variable(const std::vector<std::string>& axes) const
    {
        sim::schema::Variable out{what.name, what.unit, what.meaning, axes, storage, amount, labels_of, event};
        out.mean = mean || per;
        out.good = good;
        out.range = range;
        out.about = about_project ? project_households : "";
        out.chinese = what.chinese;
        return out;
    }
};

/// Variables with the same axes, beside those that the store adds.
class Listed {
  public:
    /// `outputs`: an array or vector of Output, which lives as long as the program. `of_sums`: the storage of all that
    /// are no means, where it is not theirs.
    template <class Outputs>
    Listed(const Outputs& outputs, std::vector<std::string> axes = {}, std::optional<sim::schema::Storage> of_sums = {})
    {
        for (const auto& output : outputs) {
            variables.push_back(output.variable(axes));
            if (of_sums && !variables.back().mean) variables.back().storage = *of_sums;
            declarations.push_back(&output);
        }
    }

    std::vector<sim::schema::Variable> variables;
    std::vector<const void*> declarations;
};

/// A group of the result.
class OutputGroup {
  public:
    /// `frame`: the group with its name, months and axes, still without variables. `when`: whether a run records it.
    OutputGroup(sim::schema::Group (*frame)(const Parameters&), const std::vector<Listed>& lists,
                bool (*when)(const Parameters&));

    bool wanted(const Parameters& parameters) const { return when_(parameters); }
    sim::schema::Group layout(const Parameters& parameters) const;
    /// Where a variable stands. std::logic_error when it is not of this group.
    std::size_t place_of(const void* declaration) const;

  private:
    sim::schema::Group (*frame_)(const Parameters&);
    std::vector<sim::schema::Variable> variables_;
    std::vector<const void*> declarations_;
    bool (*when_)(const Parameters&);
};

/// This month's cells of a group.
class Cells {
  public:
    Cells(sim::Recording& recording, std::size_t place, const OutputGroup& group)
        : recording_(&recording), place_(place), group_(&group)
    {
    }

    /// Of a variable, row-major over its axes.
    template <class Reading>
    std::span<double> of(const Output<Reading>& output) const
    {
        return recording_->cells(place_, group_->place_of(&output));
    }
    /// Puts a value into a cell; of a mean, the sum `value` over the weights `per`, by which several districts are put
    /// together.
    template <class Reading>
    void put(const Output<Reading>& output, std::size_t cell, double value, double per = 1) const
    {
        target(output, group_->place_of(&output)).put(cell, value, per);
    }
    /// Fills one cell of each of some variables with what is read off a subject.
    template <class Outputs, class... Subject>
    void fill(const Outputs& outputs, std::size_t cell, const Subject&... subject) const
    {
        each_cell(outputs, cell, 1, [&](auto* reading, std::size_t) { return reading(subject...); });
    }
    /// Fills `count` cells of each from `first` on: the n-th with what is read of the subject's n-th thing.
    template <class Outputs, class... Subject>
    void fill_each(const Outputs& outputs, std::size_t first, std::size_t count, const Subject&... subject) const
    {
        each_cell(outputs, first, count, [&](auto* reading, std::size_t n) { return reading(subject..., n); });
    }

  private:
    /// Where a variable is written.
    struct Target {
        bool ratio; ///< a mean, of which the weights are kept where somebody asks
        std::span<double> cells, weights;

        void put(std::size_t cell, double value, double per) const
        {
            cells[cell] = !ratio ? value : per != 0 ? value / per : missing;
            if (ratio && !weights.empty()) weights[cell] = per;
        }
    };
    template <class Reading>
    Target target(const Output<Reading>& output, std::size_t variable) const
    {
        return {output.per != nullptr, recording_->cells(place_, variable), recording_->weights(place_, variable)};
    }
    template <class Outputs, class Read>
    void each_cell(const Outputs& outputs, std::size_t first, std::size_t count, Read read) const
    {
        std::size_t variable = group_->place_of(std::data(outputs));
        for (const auto& output : outputs) {
            const Target to = target(output, variable++);
            for (std::size_t n = 0; n < count; ++n)
                to.put(first + n, read(output.value, n), output.per ? read(output.per, n) : 1);
        }
    }

    sim::Recording* recording_;
    std::size_t place_;
    const OutputGroup* group_;
};

/// Where records of a month are added to a table of the result.
class Records {
  public:
    Records(sim::Recording& recording, std::size_t place) : recording_(&recording), place_(place) {}

    /// Adds a record: what each column reads off a subject.
    template <class Reading, std::size_t columns, class... Subject>
    void add(const Output<Reading> (&outputs)[columns], const Subject&... subject) const
    {
        std::array<double, columns> row;
        for (std::size_t c = 0; c < columns; ++c) row[c] = outputs[c].value(subject...);
        recording_->record(place_, row);
    }

  private:
    sim::Recording* recording_;
    std::size_t place_;
};

/// A table of the result: a list of records.
struct OutputTable {
    const char *name, *record, *meaning;
    Listed columns;
    const char* about = ""; ///< whom all of its columns are about
    bool (*wanted)(const Parameters&);
    void (*write)(const std::vector<District>&, const Records&);

    sim::schema::RecordTable layout() const { return {name, record, meaning, columns.variables, about}; }
};

} // namespace alleviation
