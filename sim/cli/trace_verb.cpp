#include "sim/cli/numbers.h"
#include "sim/cli/world_chosen.h"
#include "sim/core/new_file.h"
#include "sim/run/parting.h"
#include "sim/run/trace.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iostream>
#include <system_error>

namespace sim::cli {

namespace {

/// A number of a state as one reads it: money in yuan.
std::string value_text(double value, const std::string& unit)
{
    if (std::isnan(value)) return "–";
    if (unit == "fen") return fmt::format("{:.2f}", value / 100);
    return fmt::format("{:.6g}", value);
}

std::string unit_text(const std::string& unit)
{
    const std::string shown = unit == "fen" ? "yuan" : unit;
    return shown.empty() ? "" : " " + shown;
}

std::string of_whom(const std::string& called)
{
    return called.empty() ? "" : " of " + called;
}

void print_step(const run::Trace& trace, const run::TracedStep& step)
{
    std::vector<std::string> lines;
    for (const auto& who : step.came) lines.push_back("comes: " + who);
    for (const auto& who : step.went) lines.push_back("goes: " + who);
    for (const auto& number : step.numbers)
        lines.push_back(fmt::format("{}{}: {} → {}{}", number.column, of_whom(number.called),
                                    value_text(number.before, number.unit), value_text(number.after, number.unit),
                                    unit_text(number.unit)));
    for (const auto& payment : step.payments) {
        const bool pays = step.account == payment.from;
        lines.push_back(fmt::format("{} {:.2f} yuan {} {} for {}", pays ? "pays" : "gets", payment.amount.yuan(),
                                    pays ? "to" : "from", trace.account_name(pays ? payment.to : payment.from),
                                    trace.chart().purposes[payment.purpose].name));
    }
    for (const auto& [draw, called] : step.draws)
        lines.push_back(fmt::format("draws {:.4f} for {}{}", draw.uniform, draw.process.name,
                                    called.empty() ? "" : " (" + called + ")"));
    for (std::size_t i = 0; i < lines.size(); ++i)
        std::cout << fmt::format("    {:<24}{}\n", i == 0 ? step.mechanism : "", lines[i]);
}

void trace_subject(const ChosenWorld& chosen, const TraceOptions& options)
{
    run::Trace trace(chosen.plan, chosen.which, options.subject);
    std::cout << fmt::format("household {}, arm {}, replicate {}\n", options.subject, chosen.arm(),
                             options.world.replicate);
    for (int step = 0; !trace.over() && step < options.last_month; ++step) {
        const auto steps = trace.month();
        if (step + 1 < options.first_month) continue;
        const Month now = chosen.plan.scenario().start.value().plus(step);
        std::cout << fmt::format("\n{} (month {})\n", now.text(), step + 1);
        std::string phase;
        for (const auto& one : steps) {
            if (one.phase != phase) std::cout << "  " << one.phase << "\n";
            phase = one.phase;
            print_step(trace, one);
        }
        if (steps.empty()) std::cout << "  nothing\n";
    }
}

} // namespace

void trace_world(const Models& models, const TraceOptions& options)
{
    const auto chosen = chosen_world(models, options.world);
    if (!options.digests.empty()) {
        try {
            NewFile file(options.digests);
            std::ofstream out(file.partial());
            run::write_changes(out, run::Changes(chosen.plan, chosen.which));
            out.close();
            if (!out) throw RunError(options.digests + ": could not be written to its end; is the disk full?");
            file.publish(options.force);
        } catch (const std::system_error& refused) {
            throw InputError(options.digests + ": cannot be written: " + refused.code().message() +
                             "; choose another place with --digests, or --force");
        }
    }
    if (!options.subject.empty()) trace_subject(chosen, options);
}

} // namespace sim::cli
