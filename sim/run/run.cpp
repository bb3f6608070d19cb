#include "sim/run/run.h"

#include "sim/run/machine.h"
#include "sim/run/progress.h"
#include "sim/run/recorder.h"
#include "sim/run/regions.h"
#include "sim/run/tasks.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace sim::run {

namespace {

/// Lives through all months of one world. Returns whether it came to the last. What it recorded is handed over from
/// time to time where `sink` is given, and is left in the recorder otherwise.
bool live(World& world, const Plan& plan, CaseRecorder& recorder, const Execution& execution,
          const std::function<void(store::Slab)>& sink)
{
    Clock clock{plan.scenario().start, 0};
    const int months = plan.months();
    for (; clock.step < months && !execution.stopped(); ++clock.step) {
        for_each_task(world.districts(), [&](std::size_t d) { world.month(d, clock); });
        world.exchange(clock);
        recorder.begin_month(clock.step);
        world.record(recorder, clock);
        if (!recorder.end_month()) break;
        if (sink && (clock.step + 1) % months_between_hand_overs == 0) sink(recorder.take());
    }
    if (sink && clock.step % months_between_hand_overs != 0) sink(recorder.take());
    return clock.step == months;
}

/// Arms that found the same worlds, by what they found.
using Foundings = std::map<std::string, std::vector<std::size_t>>;

/// One replicate under way.
struct Replicate {
    const Plan& plan;
    const Execution& execution;
    const Foundings& foundings;
    const std::function<void(store::Slab)>& sink;
    int number;
    std::atomic<long>&finished, &finished_regions;
    Progress& progress;

    /// What is shown of a founded world, the same in all its arms.
    store::Slab recorded_of(const World& founded) const
    {
        CaseRecorder recorder(plan.layout, 0, number, false, execution.stop);
        const auto& groups = plan.layout.groups;
        if (std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group.months.empty(); })) {
            recorder.begin_founding();
            founded.record(recorder, {plan.scenario().start, 0});
        }
        return recorder.take();
    }

    /// Each founding is lived through by all its arms.
    void live_whole() const
    {
        for (const auto& [key, arms] : foundings) {
            if (execution.stopped()) return;
            const auto founded = plan.arms[arms.front()]->found(plan.randomness(number), 0);
            const auto of_founding = recorded_of(*founded);
            for_each_task(arms.size(), [&, &arms = arms](std::size_t i) {
                if (execution.stopped()) return;
                const auto world = plan.arms[arms[i]]->begin(*founded);
                CaseRecorder recorder(plan.layout, static_cast<int>(arms[i]), number, false, execution.stop);
                recorder.take_founding(of_founding);
                if (live(*world, plan, recorder, execution, sink)) ++finished;
                progress.advance();
            });
        }
    }

    /// Region by region, the largest first: each is founded, lives through the whole run in all arms, and is gone
    /// before memory is needed for the next.
    void live_by_regions(const schema::Layout& of_region) const
    {
        for (const auto& [key, arms] : foundings) {
            const Arm& founder = *plan.arms[arms.front()];
            const std::size_t regions = founder.regions();
            const auto nothing = [&](std::size_t i) {
                return CaseRecorder(of_region, static_cast<int>(arms[i]), number, true).take();
            };
            std::vector<std::vector<store::Slab>> slabs(arms.size(), std::vector<store::Slab>(regions));
            std::vector<std::size_t> order(regions);
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return founder.size_of_region(a) > founder.size_of_region(b);
            });
            std::vector<std::atomic<long>> done(arms.size());
            std::atomic<std::size_t> next{0}; // whichever thread is free takes the largest that is left
            for_each_task_in_order(regions, [&, &arms = arms](std::size_t) {
                if (execution.stopped()) return;
                const std::size_t region = order[next++];
                std::vector<store::Slab> recorded(arms.size());
                {
                    const auto founded = founder.found(plan.randomness(number), region);
                    for_each_task(arms.size(), [&](std::size_t i) {
                        if (execution.stopped()) return;
                        const auto world = plan.arms[arms[i]]->begin(*founded);
                        CaseRecorder recorder(of_region, static_cast<int>(arms[i]), number, true, execution.stop);
                        done[i] += live(*world, plan, recorder, execution, {}) ? 1 : 0;
                        recorded[i] = recorder.take();
                        progress.advance();
                    });
                }
                // Copies, made when the worlds are gone: the originals lie scattered among what was theirs and would
                // keep nine times their size from being used again.
                for (std::size_t i = 0; i < arms.size(); ++i) slabs[i][region] = store::Slab(recorded[i]);
            });
            for (std::size_t i = 0; i < arms.size(); ++i) {
                for (auto& slab : slabs[i])
                    if (slab.parts.empty()) slab = nothing(i); // never begun
                if (done[i] == static_cast<long>(regions)) ++finished;
                finished_regions += done[i];
                sink(put_together(plan.layout, slabs[i]));
                slabs[i].clear();
            }
        }
    }
};

} // namespace

Outcome execute(const Plan& plan, const Execution& execution, const std::function<void(store::Slab)>& sink)
{
    Foundings foundings;
    for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) foundings[plan.arms[arm]->founding_key()].push_back(arm);

    Outcome outcome;
    outcome.cases = static_cast<long>(plan.arms.size()) * plan.replicates();
    std::atomic<long> finished{0}, finished_regions{0};
    const std::size_t regions = plan.arms.front()->regions();
    if (regions > 1) outcome.regions = outcome.cases * static_cast<long>(regions);
    Progress progress(regions > 1 ? "districts" : "runs", std::max(outcome.cases, outcome.regions), execution.quiet);
    const auto of_region = layout_of_region(plan.layout, regions);
    with_threads(execution.threads, [&] {
        for_each_task_in_order(static_cast<std::size_t>(plan.replicates()), [&](std::size_t number) {
            const Replicate replicate{plan,     execution,        foundings, sink, static_cast<int>(number),
                                      finished, finished_regions, progress};
            if (regions > 1)
                replicate.live_by_regions(of_region);
            else
                replicate.live_whole();
        });
    });
    outcome.finished_cases = finished;
    outcome.finished_regions = finished_regions;
    return outcome;
}

} // namespace sim::run
