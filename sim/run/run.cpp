#include "sim/run/run.h"

#include "sim/run/progress.h"
#include "sim/run/recorder.h"
#include "sim/run/tasks.h"

#include <map>

namespace sim::run {

namespace {

constexpr int months_between_hand_overs = 12;

bool stopped(const Execution& execution)
{
    return execution.stop && execution.stop->load(std::memory_order_relaxed);
}

/// Lives through all months of one case. Returns whether it came to the last.
bool run_case(World& world, const Plan& plan, std::size_t arm, int replicate, const Execution& execution,
              const std::function<void(store::Slab)>& sink)
{
    CaseRecorder recorder(plan.layout, static_cast<int>(arm), replicate);
    Clock clock{plan.scenario().start, 0};
    const int months = plan.months();
    for (; clock.step < months && !stopped(execution); ++clock.step) {
        for_each_task(world.districts(), [&](std::size_t d) { world.month(d, clock); });
        world.deliver(clock);
        recorder.begin_month(clock.step);
        world.record(recorder, clock);
        if ((clock.step + 1) % months_between_hand_overs == 0) sink(recorder.take());
    }
    if (clock.step % months_between_hand_overs != 0) sink(recorder.take());
    return clock.step == months;
}

} // namespace

Outcome execute(const Plan& plan, const Execution& execution, const std::function<void(store::Slab)>& sink)
{
    // Arms that found the same worlds are run from one founding.
    std::map<std::string, std::vector<std::size_t>> foundings;
    for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) foundings[plan.arms[arm]->founding_key()].push_back(arm);

    Outcome outcome;
    outcome.cases = static_cast<long>(plan.arms.size()) * plan.replicates();
    std::atomic<long> finished{0};
    Progress progress("runs", outcome.cases, execution.quiet);
    const auto run_replicate = [&](std::size_t number) {
        const int replicate = static_cast<int>(number);
        const Randomness randomness{static_cast<std::uint32_t>(long{plan.scenario().seed}),
                                    static_cast<std::uint32_t>(replicate)};
        for (const auto& [key, arms] : foundings) {
            if (stopped(execution)) return;
            const auto founded = plan.arms[arms.front()]->found(randomness);
            for_each_task(arms.size(), [&, &arms = arms](std::size_t i) {
                if (stopped(execution)) return;
                const auto world = plan.arms[arms[i]]->begin(*founded);
                if (run_case(*world, plan, arms[i], replicate, execution, sink)) ++finished;
                progress.advance();
            });
        }
    };
    with_threads(execution.threads > 0 ? execution.threads : available_threads(),
                 [&] { for_each_task_in_order(static_cast<std::size_t>(plan.replicates()), run_replicate); });
    outcome.finished_cases = finished;
    return outcome;
}

} // namespace sim::run
