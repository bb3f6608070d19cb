/// Gathers what one case records until it is handed to the store.
#pragma once

#include "sim/schedule/model.h"
#include "sim/store/result_writer.h"

#include <atomic>

namespace sim::run {

class CaseRecorder final : public Recording {
  public:
    /// `weighted`: whether weights of means are kept, because the case is one region of several.
    /// `stop`: set when the run is to end; null: never.
    CaseRecorder(const schema::Layout& layout, int arm, int replicate, bool weighted = false,
                 const std::atomic<bool>* stop = nullptr);

    /// Begins the records of the world as founded: the groups without months.
    void begin_founding();
    /// Takes over what another recorded of the founding; it is then not recorded in the first month.
    void take_founding(const store::Slab& founding);
    /// Begins the records of a month (counted from the start).
    void begin_month(int month);
    /// Takes the month back when it was not recorded to its end. Returns whether it was.
    bool end_month();
    /// Takes out all that was recorded since the last call.
    store::Slab take();

    bool due(std::size_t group) const override { return due_[group]; }
    std::span<double> cells(std::size_t group, std::size_t variable) override;
    std::span<double> weights(std::size_t group, std::size_t variable) override;
    void record(std::size_t table, std::span<const double> row) override;
    bool stopped() override;

  private:
    store::Slab empty_slab() const;
    void begin_group(std::size_t group);

    const schema::Layout& layout_;
    std::vector<bool> due_;
    std::vector<std::size_t> next_; ///< per group: how many recorded months began
    bool weighted_;
    const std::atomic<bool>* stop_;
    bool cut_short_ = false;             ///< this month
    std::vector<std::size_t> rows_then_; ///< per table, before this month
    store::Slab slab_;
};

} // namespace sim::run
