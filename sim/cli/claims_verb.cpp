#include "sim/cli/claim_in_sweep.h"
#include "sim/cli/numbers.h"
#include "sim/cli/scenario_folder.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>

namespace sim::cli {

namespace {

namespace fs = std::filesystem;

std::string verdict_text(const ClaimInSweep::Told& told, const std::string& unit)
{
    return fmt::format("{}: {}{} {}", told.verdict, shown(told.mean, true),
                       unit.empty() || unit == "1" ? "" : " " + unit, interval(told.low, told.high, true));
}

std::string note_on_claims(const std::string& place, std::size_t claims)
{
    return fmt::format(
        "{} put to the test in the model. By luck alone: the scenario as written, the mean effect over random worlds "
        "with its 95 % interval. Over the assumptions: all that is assumed and not written by the scenario, varied at "
        "once over what it could plausibly be; the mean over the points, and the middle 95 % of them with what so few "
        "worlds leave open. Supported: all of the interval lies beyond the smallest difference that would matter; not "
        "supported: none of it does; undecided: it reaches across. Where the claim stands at some points only, the "
        "assumptions that tell such points from others stand beside it, if they can be told from chance; and then the "
        "parameters on which the effect hangs most, with the share of its variance over the points that each explains "
        "(`qiao describe parameters` says what they are). `{}` prints more of each. Made by qiao {} with `qiao claims "
        "{} --markdown`.",
        claims == 1 ? "A claim" : fmt::format("{} claims", claims), alone("sweep", place), version_text(), place);
}

} // namespace

int test_claims(const Models& models, const FolderOptions& options)
{
    const auto scenarios = scenarios_at(options.place);
    check_all(models, scenarios, options.request, [](const run::Plan& plan) {
        const bool claims = plan.scenario().claim.expects.as<schema::Expectation>() != schema::Expectation::nothing;
        return claims ? "" : "claim: is missing; what its sweep puts to the test, see README";
    });
    const ScratchFolder scratch;
    Sheet sheet{"What is claimed, and how it stands",
                {"claim", "by luck alone", "over the assumptions", "matters from", "stands at", "where",
                 "hangs most on", "scenario"},
                {}};
    int code = 0;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const std::string name = fs::path(scenarios[i]).stem().string();
        if (!options.quiet) std::cerr << fmt::format("{} of {}: {}\n", i + 1, scenarios.size(), name);
        RunOptions sweep;
        sweep.request = options.request;
        sweep.request.scenario = scenarios[i];
        sweep.out = scratch.file("sweep.h5");
        sweep.threads = options.threads;
        sweep.quiet = true;
        sweep.existing = store::ResultPlace::Existing::replaced;
        const int of_sweep = sweep_scenario(models, sweep);
        if (of_sweep > 1) return of_sweep;
        code = std::max(code, of_sweep);
        const auto claim = claim_in_sweep(store::ResultReader(sweep.out));
        if (!claim) continue;
        sheet.rows.push_back({claim->en + " " + claim->zh, verdict_text(claim->by_luck, claim->unit),
                              verdict_text(claim->over_assumptions, claim->unit), fmt::format("{:.4g}", claim->matters),
                              fmt::format("{:.0f} % of points", 100 * claim->stands), claim->where(),
                              claim->depends_on(), name});
    }
    sheet.note = note_on_claims(without_slash(options.place), sheet.rows.size());
    std::cout << sheets_as({sheet}, options.format);
    return code;
}

} // namespace sim::cli
