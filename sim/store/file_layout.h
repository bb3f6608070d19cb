/// How a declared layout looks in the file: groups, axes as dimension scales, variables with unit and meaning.
/// Everything is made as netCDF-4 makes it, so that its readers find the labels.
#pragma once

#include "sim/schema/layout.h"
#include "sim/store/hdf5_handles.h"

#include <vector>

namespace sim::store {

/// How values of a storage stand in the file. In memory, and here, all are doubles.
struct Kept {
    hid_t type;      ///< in the file
    double missing;  ///< stands for a value that was not recorded
    double least;    ///< what fits, from here …
    double greatest; ///< … to here
};
Kept kept(schema::Storage storage);

/// Makes `values` fit to be stored: missing instead of NaN, whole numbers where they are kept as such (0.1 × 30 is not
/// quite 3). Throws Failure, with the variable's name, for a number that does not fit.
void fit_to_storage(std::vector<double>& values, const schema::Variable& variable);

/// Days from `start` (month 0) to the first day of the month `offset` later.
std::int64_t days_until(std::int64_t start_year, int start_month, int offset);

/// An axis of a group, in the file.
struct Axis {
    hdf5::Dataset scale;
    hsize_t size = 0;
};

/// How the cells of a variable come into being.
struct Cells {
    bool may_miss = false; ///< start as missing, else as 0
    bool reserve = false;  ///< take and fill the space at once, so that later writing moves nothing
    bool packed = false;   ///< in chunks, shuffled and deflated, where that is worth while: for what is written once
};

/// The chunk in which an array is packed, by its shape. Small arrays have none: the result is empty.
///
/// A chunk goes along the first three axes (arm, replicate, month) and over few of the cells beyond them: what a cell
/// is from month to month, and in worlds that draw the same numbers, is alike; and who asks for one group or village
/// reads its chunks alone. A row of chunks, whole along all axes but these, has no more than `most_in_a_row` values,
/// unless one month has: so much is needed at once to go through an array in its order.
/// Arm, replicate and month: a row of chunks is whole along all other axes.
inline constexpr std::size_t leading_axes = 3;
std::vector<hsize_t> chunk_of(const std::vector<hsize_t>& shape, std::size_t bytes_of_value);
inline constexpr hsize_t most_in_a_row = 1 << 20;
/// Goes on to the next piece of an array, each `count` large; false after the last.
bool next_piece(std::vector<hsize_t>& start, const std::vector<hsize_t>& count, const std::vector<hsize_t>& shape);
/// The extent of a row of chunks; of a small array, its shape.
std::vector<hsize_t> row_of_chunks(const std::vector<hsize_t>& shape, std::size_t bytes_of_value);

/// Makes the axes and variables of one group.
class GroupFile {
  public:
    /// The group `name` of `file`.
    GroupFile(hid_t file, const std::string& name, const std::string& meaning);
    /// A group that no name leads to yet; link() gives it one.
    GroupFile(hid_t file, const std::string& meaning);
    void link(hid_t file, const std::string& name) const;

    void add_axis(const std::string& name, const std::string& meaning, const std::vector<std::string>& labels,
                  const std::vector<std::string>& about = {});
    void add_axis(const std::string& name, const std::string& meaning, const std::vector<std::int64_t>& numbers,
                  const std::string& units, const std::string& calendar = {});
    void add_axis(const schema::Dimension& dimension);
    /// An axis that only counts, without labels.
    void add_bare_axis(const std::string& name, hsize_t size);

    /// A variable over axes of the given names, in this order; `about`: whom it is about under all labels.
    hdf5::Dataset add(const schema::Variable& variable, const std::vector<std::string>& axes, const Cells& cells,
                      const std::string& about = {});
    void add_texts(const std::string& name, const std::string& meaning, const std::string& axis,
                   const std::vector<std::string>& texts);

  private:
    Axis& axis(const std::string& name);
    hdf5::Dataset create(const std::string& name, hid_t type, const std::vector<hsize_t>& shape, hid_t properties);
    void keep_axis(const std::string& name, const std::string& scale_name, hsize_t size, hdf5::Dataset scale);
    void describe(hid_t dataset, const std::string& meaning, const std::string& unit) const;

    hdf5::Group group_;
    std::vector<std::pair<std::string, Axis>> axes_;
};

/// Copies all values between datasets of one shape and type, row of chunks by row of chunks of the second.
void copy_values(hid_t from, hid_t to);

/// Properties of groups that keep their members in order of creation.
hdf5::Properties ordered_group(hid_t property_class);

} // namespace sim::store
