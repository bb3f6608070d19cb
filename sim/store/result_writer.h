/// Writes a result to one HDF5 file, on one thread of its own, while others simulate.
#pragma once

#include "sim/schema/layout.h"
#include "sim/store/finished.h"
#include "sim/store/result_place.h"
#include "sim/store/slab.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sim::store {

/// What is reckoned from the finished records and stands beside them, or is known before there are any. Its group has
/// no axis of replicates.
struct Derived {
    schema::Group group;
    std::vector<std::vector<double>> values;       ///< one vector per variable: [arm, month, …], row-major
    std::vector<std::vector<std::string>> texts{}; ///< of each of the group's texts, one for each place of its axis
};

/// What a file says of itself, besides the data.
struct Header {
    std::vector<std::string> arms;
    /// What they are called in English and Chinese, "" where the scenario does not say; empty: none has a title.
    std::vector<std::string> arm_titles, arm_titles_zh;
    int replicates = 0;
    int first_replicate = 0; ///< the number of the first of them
    int months = 0;
    std::int64_t start_year = 0; ///< of month 0
    int start_month = 1;         ///< 1–12
    /// Root attributes: format version, program, commit, command line, seed, …; in this order.
    std::vector<std::pair<std::string, std::string>> text_attributes;
    std::vector<std::pair<std::string, std::int64_t>> number_attributes;
    /// Datasets of /scenario: one text per source file (name, text), and the effective scenario of each arm.
    std::vector<std::pair<std::string, std::string>> scenario_files;
    std::vector<std::string> effective_scenarios; ///< one per arm
    /// What the command line set, "path=value" each; and what the run found for an arm before it began, as YAML.
    std::vector<std::string> settings, found;
    /// The tables that were read: name, and SHA-256 of the bytes.
    std::vector<std::pair<std::string, std::string>> tables;
    std::vector<Derived> known{}; ///< groups that are whole before anything is recorded
};

/// Slabs that wait to be written take no more than this, one alone excepted.
inline constexpr std::size_t most_bytes_waiting = 256 << 20;
/// They wait for one another until there are so many bytes, or the first has waited so long.
inline constexpr std::size_t enough_bytes_waiting = 64 << 20;
inline constexpr std::chrono::seconds longest_wait{2};

/// Reads back what was recorded: variable `variable` of group `group` of the layout, [arm, replicate, month, …].
using ReadBack = std::function<std::vector<double>(std::size_t group, std::size_t variable)>;
using Derive = std::function<std::vector<Derived>(const ReadBack& read)>;

/// The file under way. All layout, labels and space are in the file, flushed and marked `complete = 0`, before it gets
/// its name: a program killed at any time leaves a file that opens and says that it is incomplete, or none. Others may
/// read the file meanwhile. It is as large as its arrays; what is finished is packed to a quarter, for which there is
/// to be room beside it: where there is none, it stays as it is. Whole numbers are rounded to, not cut off; what does
/// not fit its storage is an error.
class ResultWriter {
  public:
    /// Creates the file. A result that is there already is left untouched until finish(): the new one is then written
    /// beside it, at the place's partial_path(). One that goes on from another is written at resumed_path() until
    /// take_over(). Throws RunError (no permission, disk full).
    ResultWriter(ResultPlace place, schema::Layout layout, Header header);
    /// Without finish(): writes what was handed over, records too; the file stays marked incomplete.
    ~ResultWriter();
    ResultWriter(const ResultWriter&) = delete;
    ResultWriter& operator=(const ResultWriter&) = delete;

    /// Hands a slab to the writing thread (waits when too many are under way). Throws RunError when writing failed.
    void submit(Slab slab);

    /// Takes over all whole worlds of earlier results of the same scenario (of one that several hold, the first's), and
    /// what else can be used of them. Comes before submit(). The file then takes the place of the result that it goes
    /// on from, if it does. Throws RunError, and InputError where one of them cannot be read.
    Finished take_over(const std::vector<std::string>& results);

    /// Writes what is left, adds the record tables and what `derive` makes of the records, marks the file complete,
    /// puts it at its name. Throws RunError, and what `derive` throws: the file then stays incomplete, with all
    /// records.
    void finish(const Derive& derive = {});

    /// Where the file is being written.
    const std::string& working_path() const;

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace sim::store
