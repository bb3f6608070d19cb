/// The file beside a result under way that keeps what the result itself has no place for yet: records, whose number is
/// not known before the end, and regions of worlds that are not whole. It only grows, one whole entry after another,
/// so that what was written before a run was killed can be read.
#pragma once

#include "sim/store/slab.h"

#include <string>
#include <vector>

namespace sim::store {

class Journal {
  public:
    /// Begins an empty one, over any that is there. Throws hdf5::Failure, as all that writes a result.
    explicit Journal(std::string path);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    void add(const Slab& slab);
    /// Gives it another name, over what is there.
    void move_to(const std::string& path);
    /// Nothing is left of it.
    void remove();

    /// Where the journal of the result at `path` is.
    static std::string of(const std::string& path) { return path + ".journal"; }
    /// Whether what stands at `path` is one, or nothing.
    static bool may_stand_at(const std::string& path);
    /// Its whole entries, in their order; none where there is no journal.
    static std::vector<Slab> read(const std::string& path);

  private:
    void write(std::string_view bytes);

    std::string path_;
    int descriptor_ = -1;
};

} // namespace sim::store
