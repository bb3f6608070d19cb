/// A small result with every kind of group, table and storage, for the tests of the store.
#pragma once

#include "sim/store/result_reader.h"
#include "sim/store/result_writer.h"

#include <filesystem>
#include <limits>
#include <string>

namespace sample {

/// An empty folder that goes with its owner.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string file(const std::string& name = "result.h5") const { return (path_ / name).string(); }
    std::filesystem::path path() const { return path_; }

  private:
    std::filesystem::path path_;
};

constexpr int arms = 2, replicates = 3, months = 4;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// "series" (monthly; by village too), "households" (in months 0 and 3), "district" (without months), and the tables
/// "matches" and "inspections".
sim::schema::Layout layout();
sim::store::Header header();

/// What stands in the file, wherever it was not left out: a number for each place.
double income(int arm, int replicate, int month);
double people(int arm, int replicate, int month, int village);

/// What a case records in months [first, last): two matches a month in replicates other than 0, no inspections.
sim::store::Slab slab(int arm, int replicate, int first, int last);

/// Writes all cases, in two slabs each, forwards or backwards.
void write_all(sim::store::ResultWriter& writer, bool backwards = false);

/// A whole result of all cases.
void write_result(const std::string& path, const sim::store::Header& header = sample::header(), bool backwards = false);

} // namespace sample
