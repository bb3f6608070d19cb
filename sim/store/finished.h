/// Which worlds of a result are there already.
#pragma once

#include "sim/store/slab.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sim::store {

/// Cases are arm × replicate, of a sweep arm × replicate × point, all counted from 0 within the result that is to be.
class Finished {
  public:
    /// Nothing is there.
    Finished() = default;
    Finished(std::size_t arms, std::size_t replicates, std::size_t points = 1)
        : arms_(arms), replicates_(replicates), points_(points), worlds_(arms * replicates * points)
    {
    }

    bool has(std::size_t arm, std::size_t replicate, std::size_t point = 0) const
    {
        return !worlds_.empty() && worlds_[place(arm, replicate, point)];
    }
    void add(std::size_t arm, std::size_t replicate, std::size_t point = 0)
    {
        auto world = worlds_[place(arm, replicate, point)];
        count_ += world ? 0 : 1;
        world = true;
    }
    long count() const { return count_; }
    long worlds() const { return static_cast<long>(worlds_.size()); }
    bool all() const { return count_ == static_cast<long>(worlds_.size()); }

    /// Whole regions of a case that is not, by their number.
    using Regions = std::map<int, Slab>;
    const Regions& regions(int arm, int replicate) const
    {
        static const Regions none;
        const auto found = regions_.find({arm, replicate});
        return found == regions_.end() ? none : found->second;
    }
    void add_region(Slab slab) { regions_[{slab.arm, slab.replicate}].insert_or_assign(slab.region, std::move(slab)); }

  private:
    friend std::string to_bytes(const Finished& finished);

    std::size_t place(std::size_t arm, std::size_t replicate, std::size_t point) const
    {
        return (arm * replicates_ + replicate) * points_ + point;
    }

    std::size_t arms_ = 0, replicates_ = 0, points_ = 1;
    std::vector<bool> worlds_;
    long count_ = 0;
    std::map<std::pair<int, int>, Regions> regions_;
};

} // namespace sim::store
