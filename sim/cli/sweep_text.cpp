#include "sim/cli/sweep_text.h"

#include "sim/cli/claim_in_sweep.h"
#include "sim/cli/labelled.h"
#include "sim/cli/leading_factors.h"
#include "sim/cli/numbers.h"
#include "sim/inference/sensitivity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace sim::cli {

namespace {

/// Parameters that are named, to be explained below.
using Named = std::set<std::string>;

/// The factors on which most hangs.
std::string leading_text(const store::ResultReader& result, const std::string& arm, const std::string& figure,
                         Named& named)
{
    if (!points_enough(result)) return "too few points (below 100) to tell factors apart";
    std::string out;
    for (const auto& factor : leading_factors(result, arm, figure)) {
        out += (out.empty() ? "" : "; ") + factor.text();
        named.insert(factor.name);
    }
    return out.empty() ? fmt::format("no single one of the {} factors can be told from chance",
                                     result.labels("sweep_factors", "factor").size())
                       : out;
}

std::string of_figure(const store::ResultReader& result, const std::string& figure, bool in_full, Named& named)
{
    const Labelled level(result, "sweep_verdicts", "level"), effect(result, "sweep_verdicts", "effect"),
        chance(result, "sweep_verdicts", "chance"), share(result, "sweep_shares", "share");
    const std::string baseline = result.attribute("baseline");
    const auto figures = result.labels("sweep_verdicts", "figure");
    const auto units = result.text("sweep_verdicts", "unit");
    const auto place = static_cast<std::size_t>(std::find(figures.begin(), figures.end(), figure) - figures.begin());
    const std::string unit = place < units.size() ? units[place] : "";
    std::string out = "\n" + figure + (unit.empty() ? "" : ", " + unit) + "\n";
    for (const auto& arm : result.labels("sweep_verdicts", "arm")) {
        const bool is_baseline = arm == baseline;
        // What the baseline does not know has no effect: the arm's own figure is told then.
        const bool is_level = is_baseline || std::isnan(effect.at({arm, figure, "mean"}));
        const auto& told = is_level ? level : effect;
        const auto of = [&](const char* label) { return told.at({arm, figure, label}); };
        out += fmt::format("  {:<40} {:>9} {:<20} {:>9} {}\n", is_level ? arm : arm + " less " + baseline,
                           shown((of("luck_low") + of("luck_high")) / 2, !is_level),
                           interval(of("luck_low"), of("luck_high"), !is_level), shown(of("mean"), !is_level),
                           interval(of("assumptions_low"), of("assumptions_high"), !is_level));
        if (!in_full) continue;
        const auto of_chance = [&](const char* label) { return chance.at({arm, figure, label}); };
        std::string verdict;
        if (!is_baseline && of_chance("turns") == of_chance("turns"))
            verdict +=
                fmt::format("    at {:.0f} % of the points the effect goes the other way\n", 100 * of_chance("turns"));
        if (of_chance("best") == of_chance("best"))
            verdict += fmt::format(
                "    the best arm at {:.0f} % of the points [{:.0f}, {:.0f}]; who chooses it loses {} against the best "
                "of each point on average, {} at most\n",
                100 * of_chance("best"), 100 * of_chance("best_low"), 100 * of_chance("best_high"),
                shown(of_chance("regret_mean")), shown(of_chance("regret_most")));
        const auto of_share = [&](const char* source) { return 100 * share.at({arm, figure, source, "value"}); };
        if (const double luck = of_share("luck"); luck == luck)
            verdict += fmt::format("    it varies by {:.0f} % because of assumptions, {:.0f} % because of luck, and "
                                   "{:.0f} % because other assumptions matter in other worlds\n",
                                   of_share("assumptions"), luck, of_share("interaction"));
        out += verdict +
               "    what assumptions make of it depends most on: " + leading_text(result, arm, figure, named) + "\n";
    }
    return out;
}

/// Where the effect goes the other way; of a claim that is told with it.
std::string turns_text(const store::ResultReader& result, const std::string& figure, Named& named)
{
    std::string out;
    const Labelled quality(result, "sweep_turns", "quality");
    for (const auto& arm : result.labels("sweep_turns", "arm")) {
        const auto box = turning_box(result, arm);
        if (!box) continue;
        named.insert(box->factors.begin(), box->factors.end());
        out +=
            fmt::format("  {}, at {:.0f} % of the points: {} where {} (these points hold {:.0f} % of such, and {:.0f} "
                        "% of them are such)\n",
                        arm, 100 * quality.at({arm, "turned"}), box->where_it_stands ? "not" : "mostly", box->sides,
                        100 * box->coverage, 100 * box->density);
    }
    return out.empty() ? "" : "\nUnder which assumptions " + figure + " changes the other way than on average:\n" + out;
}

std::string information_text(const store::ResultReader& result, Named& named)
{
    if (!result.has("sweep_information", "worth")) return "";
    const Labelled worth(result, "sweep_information", "worth"), outcomes(result, "sweep_information", "outcomes"),
        of_programme(result, "sweep_information", "programme_worth"),
        outcomes_of_programme(result, "sweep_information", "programme_outcomes");
    const auto subjects = result.labels("sweep_information", "subject"),
               outcome = result.labels("sweep_information", "outcome");
    std::vector<inference::Estimate> worths;
    for (const auto& subject : subjects)
        worths.push_back({worth.at({subject, "value"}), worth.at({subject, "low"}), worth.at({subject, "high"})});
    const bool programme = of_programme.at({"everything", "high"}) != worth.at({"everything", "high"});
    const auto told = [&](const std::string& subject, const Labelled& yuan, const Labelled& in_outcomes) {
        std::string out = fmt::format("{:.0f} yuan [{:.0f}, {:.0f}]", yuan.at({subject, "value"}),
                                      yuan.at({subject, "low"}), yuan.at({subject, "high"}));
        for (const auto& one : outcome)
            out += fmt::format("{}{} {}", &one == outcome.data() ? ", as much as " : " or ",
                               shown(in_outcomes.at({subject, one, "value"})), one);
        return out;
    };
    const auto line = [&](const std::string& subject) {
        named.insert(subject);
        std::string out = fmt::format("  {:<50} {}\n", subject, told(subject, worth, outcomes));
        if (programme)
            out += fmt::format("  {:<50} {}\n", "  of the whole programme",
                               told(subject, of_programme, outcomes_of_programme));
        return out;
    };
    std::string out = "\nWhat it is worth to know more before deciding:\n" + line("everything");
    constexpr std::size_t most = 12;
    std::size_t count = 0;
    for (const auto i : inference::told_from_nothing(worths, false))
        if (subjects[i] != "everything" && count++ < most) out += line(subjects[i]);
    if (count == 0) out += "  no single group or factor can be told from chance\n";
    return out;
}

std::string claim_text_of(const ClaimInSweep& claim)
{
    const auto told = [&](const ClaimInSweep::Told& one) {
        return fmt::format("{} ({}{} {})", one.verdict, shown(one.mean, true),
                           claim.unit.empty() || claim.unit == "1" ? "" : " " + claim.unit,
                           interval(one.low, one.high, true));
    };
    const std::string where = claim.where();
    return fmt::format(
        "\nClaim: {}\n       {}\n       as written, by luck alone: {}\n       over the assumptions: {}\n  "
        "     it stands{} at {:.0f} % of the points\n{}",
        claim.en, claim.zh, told(claim.by_luck), told(claim.over_assumptions),
        claim.matters > 0 ? fmt::format(" (by more than {:.4g})", claim.matters) : "", 100 * claim.stands,
        where.empty() ? "" : "       " + where + "\n");
}

/// What the parameters are that were named.
std::string legend(const store::ResultReader& result, const Named& named)
{
    if (named.empty()) return "";
    const auto factors = result.labels("sweep_factors", "factor"), meanings = result.text("sweep_factors", "meaning"),
               plausible = result.text("sweep_factors", "plausible");
    std::size_t width = 0;
    for (const auto& name : named) width = std::max(width, name.size());
    std::string out = "\nWhat these parameters are, and could be:\n";
    for (std::size_t f = 0; f < factors.size(); ++f)
        if (named.contains(factors[f]))
            out += fmt::format("  {:<{}}  {} {}\n", factors[f], width, meanings.at(f), plausible.at(f));
    return out;
}

} // namespace

std::string sweep_text(const store::ResultReader& result)
{
    if (!result.has("sweep_verdicts", "effect")) return "";
    const auto figures = result.labels("sweep", "figure");
    std::string out =
        fmt::format("{} factors, {} points, {} worlds at each; {} worlds of the scenario as written.\n"
                    "Of each arm: as written, with the 95 % interval of luck alone; then the mean over the points, "
                    "with the interval of "
                    "assumptions and luck together\n(the middle 95 % of points, and what so few worlds leave open).\n",
                    result.labels("sweep_factors", "factor").size(), result.labels("sweep", "point").size(),
                    result.attribute("replicates"), result.labels("sweep_as_written", "world").size());
    if (result.attribute("replicates") == "1")
        out += "One world at each point: what is luck and what assumptions cannot be told apart.\n";
    // The first figures in full, the others in two lines an arm.
    constexpr std::size_t in_full = 3;
    Named named;
    for (std::size_t f = 0; f < figures.size(); ++f) out += of_figure(result, figures[f], f < in_full, named);
    if (const auto claim = claim_in_sweep(result)) {
        out += claim_text_of(*claim);
        if (claim->box) named.insert(claim->box->factors.begin(), claim->box->factors.end());
    } else {
        out += turns_text(result, result.attribute("sweep_told"), named);
    }
    out += information_text(result, named);
    return out + legend(result, named);
}

} // namespace sim::cli
