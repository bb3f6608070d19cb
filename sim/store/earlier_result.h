/// A result of the same scenario whose worlds another one takes over: an interrupted one that is taken up, one that is
/// to have more replicates, a part of a job array.
#pragma once

#include "sim/store/file_layout.h"
#include "sim/store/finished.h"
#include "sim/store/open_result.h"
#include "sim/store/result_reader.h"
#include "sim/store/result_writer.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sim::store {

class EarlierResult {
  public:
    /// The result at `path` beside one that is to be, of this layout and header: worlds are the same by the name of the
    /// arm and the numbers of replicate and point. Throws InputError when it is none, or its arrays are of other
    /// shapes.
    EarlierResult(const std::string& path, const schema::Layout& layout, const Header& header);

    /// Hands over all whole worlds that `finished` lacks, and whole regions of others, and adds them to it. A whole
    /// world is one slab, one of a sweep a slab with others of its arm and replicate.
    void hand_over(Finished& finished, const std::function<void(Slab)>& take) const;

  private:
    /// A place in the file and the place there will be; nothing where there will be none.
    using Places = std::vector<std::optional<std::size_t>>;
    /// Records by case, as it is numbered in the file.
    using Rows = std::map<std::pair<std::size_t, std::size_t>, decltype(Slab::rows)>;

    Places places_of(const std::string& group, const std::string& axis, const std::vector<std::string>& wanted) const;
    std::vector<double> read(hid_t dataset, const std::vector<hsize_t>& start, const std::vector<hsize_t>& count) const;
    void check_shapes() const;
    void hand_over_cases(Finished& finished, const std::function<void(Slab)>& take) const;
    void hand_over_points(Finished& finished, const std::function<void(Slab)>& take) const;
    void add_rows_of_file(const ResultReader& result, Rows& rows) const;
    void add_rows_of_journal(const std::vector<Slab>& journal, Rows& rows) const;
    std::vector<double>& column_of(Rows& rows, std::size_t arm, std::size_t replicate, std::size_t table,
                                   std::size_t column) const;
    Slab slab_of(std::size_t arm, std::size_t replicate) const;
    Slab slab_of_points(std::size_t arm, std::size_t replicate, std::size_t first, std::size_t last) const;

    std::string path_;
    const schema::Layout& layout_;
    const Header& header_;
    OpenResult file_;
    Places arms_, replicates_, points_;
    std::vector<std::vector<hdf5::Dataset>> variables_; ///< per group
};

} // namespace sim::store
