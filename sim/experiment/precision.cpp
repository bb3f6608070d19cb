#include "sim/experiment/precision.h"

#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>

namespace sim::experiment {

Precise enough_replicates(const run::Plan& plan, const run::Execution& execution)
{
    const auto& asked = plan.scenario().precision;
    Faults faults;
    const Figure figure = *find_figure(plan, asked, "precision", faults);
    const auto held = plan.source.place_of(run::held_arm(plan, asked.arm.value()));
    const std::vector<const Arm*> arms{plan.arms.at(held).get(), plan.arms[plan.baseline].get()};
    const int most = asked.most.value();
    std::vector<double> differences;
    Precise out{0, 0, inference::nan};
    for (int wanted = std::clamp(plan.replicates(), std::min(10, most), most);;) {
        const auto tried = try_out(
            plan, figure, out.replicates, wanted, [&](int) { return arms; }, execution, "worlds for precision");
        for (const auto& values : tried)
            if (const double d = values.empty() ? inference::nan : values[0] - values[1]; !std::isnan(d))
                differences.push_back(d);
        out.replicates = wanted;
        out.missing = wanted - static_cast<int>(differences.size());
        const bool stopped = execution.stopped();
        if (differences.size() < 2 && wanted > 1 && !stopped)
            throw InputError("precision.figure: " + asked.figure.value() + " is missing in " +
                             std::to_string(out.missing) + " of " + std::to_string(wanted) +
                             " pairs; name a month or a figure that is known in both arms");
        const auto n = static_cast<double>(differences.size());
        out.half_width =
            inference::student(differences.size()).at_975 * std::sqrt(inference::variance(differences) / n);
        if (out.half_width <= asked.half_width || wanted >= most || stopped) return out;
        // The width falls with the root of the number; at least a tenth more, at most double.
        const double ratio = out.half_width / asked.half_width;
        const double next = wanted * (std::isnan(ratio) ? 2 : std::clamp(1.05 * ratio * ratio, 1.1, 2.0));
        wanted =
            static_cast<int>(std::clamp(std::ceil(next), static_cast<double>(wanted + 1), static_cast<double>(most)));
    }
}

} // namespace sim::experiment
