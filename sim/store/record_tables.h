/// The records of all cases, kept in memory until their number is known.
#pragma once

#include "sim/store/file_layout.h"
#include "sim/store/result_writer.h"

#include <map>
#include <utility>
#include <vector>

namespace sim::store {

/// Records are sorted by arm, replicate, and order of submission, so that a file does not depend on the threads.
class RecordTables {
  public:
    explicit RecordTables(std::vector<schema::RecordTable> tables) : tables_(std::move(tables)) {}

    void keep(const Slab& slab);
    /// Writes each table to a group that no name leads to yet; see Cells::packed.
    std::vector<GroupFile> write(hid_t file, bool packed) const;
    /// Bytes of values in them.
    std::size_t bytes() const;

  private:
    using Columns = std::vector<std::vector<double>>;

    GroupFile write(hid_t file, std::size_t table, bool packed) const;

    std::vector<schema::RecordTable> tables_;
    std::map<std::pair<int, int>, std::vector<Columns>> cases_; ///< (arm, replicate) → per table
};

} // namespace sim::store
