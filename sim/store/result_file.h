/// The file of a result, with the journal beside it: what is in them when, without threads.
#pragma once

#include "sim/store/file_layout.h"
#include "sim/store/journal.h"
#include "sim/store/record_tables.h"
#include "sim/store/result_writer.h"

#include <memory>
#include <string>
#include <vector>

namespace sim::store {

/// Throws hdf5::Failure throughout. After the constructor only values change, at their fixed places, until
/// close(): one write to the file then makes the tables known and, if so wished, declares it complete.
///
/// So that a killed run leaves what it did, its file is as large as its arrays. Once all is recorded, pack() writes
/// the same to another, of a quarter the size.
class ResultFile {
  public:
    /// Creates the file (over any that is there) with all labels and space; when that fails, nothing is left of it.
    ResultFile(const std::string& path, schema::Layout layout, const Header& header)
        : ResultFile(path, std::move(layout), header, false)
    {
    }

    /// Writes the slabs' values, then how far their cases have come; their records are kept until close(). Many at once
    /// cost little more than few: what stands side by side in the file is written in one piece.
    void write(std::vector<Slab> slabs);
    /// What was recorded so far; see ReadBack.
    std::vector<double> read_back(std::size_t group, std::size_t variable) const;
    /// Writes the tables of records, and what was made of all that was recorded, and closes the file.
    void close(bool complete, const std::vector<Derived>& derived = {}) { end(records_, complete, derived); }

    const schema::Layout& layout() const { return layout_; }
    const Header& header() const { return header_; }
    /// Makes sure that all that was written is on the disk.
    void settle() const;
    /// Gives the file another name, over what stands there, and its journal with it.
    void move_to(const std::string& path);
    /// Takes the journal away: all that is in it stands in a complete result.
    void drop_journal();

    /// Whether the file is large enough for packing to be worth while.
    bool worth_packing() const;
    /// Writes the complete result to a file of its own, packed; this one stays as it is. When that fails, nothing is
    /// left of the new one. Holds little more than a row of chunks in memory.
    void pack(const std::string& path, const std::vector<Derived>& derived) const;

  private:
    ResultFile(const std::string& path, schema::Layout layout, const Header& header, bool packed);

    struct Variable {
        hdf5::Dataset dataset;
        std::size_t width = 1; ///< values of one month of one case
    };

    void create(const Header& header);
    void write_header(const Header& header) const;
    void create_group(const schema::Group& group, const Header& header);
    void check(const Slab& slab) const;
    void keep_beside(const Slab& slab);
    void write_progress(const Slab& slab);
    void write_group(std::size_t group, const std::vector<Slab>& slabs);
    GroupFile write_derived(const Derived& derived) const;
    void end(const RecordTables& records, bool complete, const std::vector<Derived>& derived);

    std::string path_;
    schema::Layout layout_;
    RecordTables records_;
    Header header_;
    hsize_t arms_, replicates_;
    bool packed_; ///< as its arrays are; see Cells
    hdf5::File file_;
    hdf5::Properties transfer_ = hdf5::transfer();
    std::vector<std::vector<Variable>> variables_; ///< per group
    hdf5::Dataset months_done_;
    hdf5::Dataset points_done_;            ///< of a sweep
    std::vector<hsize_t> count_of_points_; ///< that are done, by case
    std::unique_ptr<Journal> journal_;
    bool has_regions_ = false; ///< whether the journal holds regions of worlds that may not be whole
};

/// Bytes that the arrays of a result take.
double bytes_of(const schema::Layout& layout, const Header& header);

} // namespace sim::store
