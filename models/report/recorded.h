/// What a result holds, as the report reads it: finished replicates and groups that are not too small, with the labels
/// of every axis.
#pragma once

#include "models/report/labelled.h"
#include "sim/schema/node.h"
#include "sim/store/result_reader.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace report {

/// Groups of fewer households are not told apart.
inline constexpr double smallest_cell = 5;

class Recorded {
  public:
    /// Throws InputError when the file is no result of a run, or of a model that the report does not know.
    explicit Recorded(const std::string& path);

    const std::string& path() const { return path_; }
    std::string attribute(const std::string& name) const { return file_.attribute(name); }
    const std::vector<std::string>& arms() const { return arms_; }
    /// What each arm is called in a language, "en" or "zh"; "" where the scenario does not say.
    std::vector<std::string> arm_titles(const std::string& language) const;
    std::size_t baseline() const { return baseline_; }
    std::size_t replicates() const { return replicates_; }
    std::size_t months() const { return months_; }
    bool complete() const { return file_.complete(); }
    /// Cases, [arm × replicate], that ran to their last month.
    std::size_t finished_cases() const { return finished_cases_; }
    /// Whether a replicate ran to its last month in every arm: only such are told, so that arms share their worlds.
    bool finished(std::size_t replicate) const { return finished_[replicate]; }
    std::size_t finished_replicates() const;
    /// All parameters of an arm, as used.
    const sim::schema::Node& effective(std::size_t arm) const { return effective_[arm]; }

    /// The last month, counted from 1, of the projects of an arm; 0 where there is none.
    int project_end(std::size_t arm) const;
    /// That of the arm whose projects go on longest.
    int last_project_end() const;

    /// Whether the project serves some households, but fewer than may be told apart.
    bool project_withheld() const;

    /// Whether those whom a figure is about are too few to be told of; "" is nobody in particular.
    bool too_few(const std::string& whom) const { return everyone_few_ || few_.contains(whom); }

    /// Whether a variable is in the file and may be told.
    bool has(const std::string& group, const std::string& variable) const;
    /// The variables of a group that may be told; none where the file has no such group.
    std::vector<std::string> variables(const std::string& group) const;
    std::vector<std::string> labels(const std::string& group, const std::string& dimension) const;
    /// Those of the labels under which numbers may be told.
    std::vector<std::string> told_labels(const std::string& group, const std::string& dimension) const;
    /// A variable; missing are replicates that some arm has not finished, and what is about too few, as the file
    /// declares it.
    Labelled read(const std::string& group, const std::string& variable) const;
    /// The same, and missing in months in which it is not whole yet.
    Labelled read_whole(const std::string& group, const std::string& variable) const;
    /// What a variable is called in Chinese; "" where the file does not say, or has no such variable.
    std::string chinese(const std::string& group, const std::string& variable) const;
    /// The first month of the run, from 0, in which a variable is whole.
    int whole_from(const std::string& group, const std::string& variable) const;
    /// A column of a table of records that may be told.
    std::vector<double> column(const std::string& table, const std::string& name) const;
    /// Months of a group as numbers from 0, the run's first month.
    std::vector<int> months_of(const std::string& group) const;

    /// The group of households that the project serves.
    static constexpr const char* project = "project households";
    static constexpr const char* everyone = "all households";

  private:
    bool withheld(const std::string& group, const std::string& variable) const;

    std::string path_;
    sim::store::ResultReader file_;
    std::vector<std::string> arms_;
    std::size_t baseline_ = 0, replicates_ = 0, months_ = 0;
    std::size_t finished_cases_ = 0;
    bool everyone_few_ = false;  ///< whether the whole world is too few to be told anything of
    std::set<std::string> few_;  ///< groups of households that are too few to be told apart
    std::vector<bool> finished_; ///< by replicate
    std::vector<sim::schema::Node> effective_;
};

/// The value of a dotted path of a tree as text, or "".
std::string text_at(const sim::schema::Node& tree, const std::string& path);

/// What a headline of the file asks for, [arm × replicate].
Labelled headline_values(const Recorded& result, const Json& headline);

/// The mean paired difference of two arms over replicates: "mean", its 95 % interval "low" and "high" by Student's t,
/// "detectable", the smallest effect that so many replicates find with 80 % power, and "pairs".
Json paired(std::span<const double> arm, std::span<const double> baseline);
/// That of each arm against the baseline, of values [arm × replicate].
Json paired_with_baseline(const Recorded& result, const Labelled& all);

} // namespace report
