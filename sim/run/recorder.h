/// Gathers what one case records until it is handed to the store.
#pragma once

#include "sim/schedule/model.h"
#include "sim/store/result_writer.h"

namespace sim::run {

class CaseRecorder final : public Recording {
  public:
    CaseRecorder(const schema::Layout& layout, int arm, int replicate);

    /// Begins the records of a month (counted from the start).
    void begin_month(int month);
    /// Takes out all that was recorded since the last call.
    store::Slab take();

    bool due(std::size_t group) const override { return due_[group]; }
    std::span<double> cells(std::size_t group, std::size_t variable) override;
    void record(std::size_t table, std::span<const double> row) override;

  private:
    store::Slab empty_slab() const;

    const schema::Layout& layout_;
    std::vector<bool> due_;
    std::vector<std::size_t> next_; ///< per group: how many recorded months began
    store::Slab slab_;
};

} // namespace sim::run
