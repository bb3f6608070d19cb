/// Runs a plan: arms × replicates × districts as independent tasks on oneTBB, results streamed to a sink.
#pragma once

#include "sim/run/plan.h"
#include "sim/store/finished.h"
#include "sim/store/result_writer.h"

#include <atomic>
#include <functional>

namespace sim::run {

struct Execution {
    int threads = 0; ///< 0: as many as the machine has
    bool quiet = false;
    /// Set by a signal handler, or because another process of the team was asked: cases stop after the month under way.
    std::atomic<bool>* stop = nullptr;

    bool stopped() const { return stop && stop->load(std::memory_order_relaxed); }
    void stop_all() const
    {
        if (stop) *stop = true;
    }
};

/// Months after which a case hands over what it recorded.
inline constexpr int months_between_hand_overs = 12;

/// What came of a run.
struct Outcome {
    long cases = 0;          ///< arms × replicates
    long finished_cases = 0; ///< of those, run to the last month
    long regions = 0;        ///< of all cases; 0 where a case is one region
    long finished_regions = 0;
};

/// Simulates all cases and hands what they record to `sink` (called from many threads, one whole year or the rest of
/// a run at a time, and each region that is whole where there are several). What is finished already is left out, but
/// counted. Replicates are the outer order and arms the inner, so that an interrupted run is balanced.
/// What a case computes depends on its arm and replicate only, never on threads or on other cases.
Outcome execute(const Plan& plan, const Execution& execution, const std::function<void(store::Slab)>& sink,
                const store::Finished& finished = {});

} // namespace sim::run
