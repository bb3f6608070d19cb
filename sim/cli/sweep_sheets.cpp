#include "sim/cli/sweep_sheets.h"

#include "sim/cli/claim_in_sweep.h"
#include "sim/cli/labelled.h"
#include "sim/cli/leading_factors.h"
#include "sim/cli/numbers.h"
#include "sim/inference/sensitivity.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace sim::cli {

namespace {

std::string percent(double share)
{
    return std::isnan(share) ? "" : fmt::format("{:.0f} %", 100 * share);
}

std::string with_interval(double value, double low, double high, bool sign)
{
    return std::isnan(value) ? "" : shown(value, sign) + " " + interval(low, high, sign);
}

/// The tables of a sweep; what is named in them is explained in the last.
class Sheets {
  public:
    explicit Sheets(const store::ResultReader& sweep)
        : sweep_(sweep), baseline_(sweep.attribute("baseline")), arms_(sweep.labels("sweep_verdicts", "arm")),
          figures_(sweep.labels("sweep_verdicts", "figure")), units_(sweep.text("sweep_verdicts", "unit"))
    {
    }

    std::vector<Sheet> all()
    {
        std::vector<Sheet> out{both_intervals(), spread()};
        if (auto turns = turning(); !turns.rows.empty() || !turns.note.empty()) out.push_back(std::move(turns));
        if (sweep_.has("sweep_information", "worth")) out.push_back(information());
        out.push_back(legend());
        return out;
    }

  private:
    std::string title_of(std::size_t figure) const
    {
        return figures_[figure] + (units_[figure].empty() || units_[figure] == "1" ? "" : ", " + units_[figure]);
    }

    Sheet both_intervals() const
    {
        Sheet out{
            "By luck alone, and over the assumptions",
            {"figure", "arm", "as written, by luck alone", "over the assumptions, luck included", "goes the other way",
             "is the best", "who chooses it loses on average"},
            {},
            fmt::format(
                "{} parameters at {} points, at each of which all of them have other values out of what each "
                "declares it could be, in the same {} random worlds; and the scenario as written in {} worlds. "
                "Of the baseline ({}) the figure itself, of other arms their difference from it. As written: the "
                "mean with the 95 % interval of luck alone. Over the assumptions: the mean over the points, and "
                "the middle 95 % of them with what so few worlds leave open. Beside it the share of the points at "
                "which the effect goes the other way than on average and at which the arm is the best of all, "
                "and what is lost by choosing it against the best arm of each point.",
                sweep_.labels("sweep_factors", "factor").size(), sweep_.labels("sweep", "point").size(),
                sweep_.attribute("replicates"), sweep_.labels("sweep_as_written", "world").size(), baseline_)};
        const Labelled level(sweep_, "sweep_verdicts", "level"), effect(sweep_, "sweep_verdicts", "effect"),
            chance(sweep_, "sweep_verdicts", "chance");
        for (std::size_t f = 0; f < figures_.size(); ++f)
            for (const auto& arm : arms_) {
                const bool is_effect = arm != baseline_ && !std::isnan(effect.at({arm, figures_[f], "mean"}));
                const auto of = [&](const char* label) {
                    return (is_effect ? effect : level).at({arm, figures_[f], label});
                };
                const auto of_chance = [&](const char* label) { return chance.at({arm, figures_[f], label}); };
                if (std::isnan(of("mean"))) continue; // it is not known of this arm
                out.rows.push_back(
                    {title_of(f), is_effect ? arm + " less " + baseline_ : arm,
                     with_interval((of("luck_low") + of("luck_high")) / 2, of("luck_low"), of("luck_high"), is_effect),
                     with_interval(of("mean"), of("assumptions_low"), of("assumptions_high"), is_effect),
                     is_effect ? percent(of_chance("turns")) : "",
                     std::isnan(of_chance("best"))
                         ? ""
                         : fmt::format("{:.0f} % [{:.0f}, {:.0f}]", 100 * of_chance("best"),
                                       100 * of_chance("best_low"), 100 * of_chance("best_high")),
                     std::isnan(of_chance("regret_mean")) ? "" : shown(of_chance("regret_mean"))});
            }
        return out;
    }

    Sheet spread()
    {
        Sheet out{
            "Whose the spread is",
            {"figure", "arm", "assumptions", "luck", "both together", "hangs most on"},
            {},
            "Shares of the variance over points and worlds: what differs between points, what between worlds, and "
            "worlds in which other assumptions matter. Beside it the parameters on which most hangs, each with "
            "the share that it explains of what differs between points and its 95 % interval; only those that "
            "can be told from chance though so many were looked at."};
        const Labelled share(sweep_, "sweep_shares", "share");
        for (std::size_t f = 0; f < figures_.size(); ++f)
            for (const auto& arm : arms_) {
                const auto of = [&](const char* source) { return share.at({arm, figures_[f], source, "value"}); };
                std::string leading;
                for (const auto& factor : leading_factors(sweep_, arm, figures_[f])) {
                    leading += (leading.empty() ? "" : "; ") + factor.text();
                    named_.insert(factor.name);
                }
                if (std::isnan(of("luck"))) continue;
                out.rows.push_back({title_of(f), arm == baseline_ ? arm : arm + " less " + baseline_,
                                    percent(of("assumptions")), percent(of("luck")), percent(of("interaction")),
                                    leading.empty() ? "none that can be told" : leading});
            }
        return out;
    }

    Sheet turning()
    {
        const std::string told = sweep_.attribute("sweep_told");
        if (const auto claim = claim_in_sweep(sweep_)) {
            if (claim->box) named_.insert(claim->box->factors.begin(), claim->box->factors.end());
            return {"The claim",
                    {},
                    {},
                    fmt::format("{} {} By luck alone: {}; over the assumptions: {}. It stands at {} of the points. {}",
                                claim->en, claim->zh, claim->by_luck.verdict, claim->over_assumptions.verdict,
                                percent(claim->stands), claim->where())};
        }
        Sheet out{"Where the answer turns",
                  {"arm", "goes the other way", "mostly where", "of such points it holds", "of its points are such"},
                  {},
                  told +
                      ": the assumptions that hold most of the points at which the effect goes the other way than on "
                      "average, where any can be told from chance."};
        const Labelled quality(sweep_, "sweep_turns", "quality");
        for (const auto& arm : arms_) {
            if (arm == baseline_) continue;
            const auto box = turning_box(sweep_, arm);
            if (box) named_.insert(box->factors.begin(), box->factors.end());
            out.rows.push_back({arm, percent(quality.at({arm, "turned"})),
                                box ? (box->where_it_stands ? "not where " : "") + box->sides : "none that can be told",
                                box ? percent(box->coverage) : "", box ? percent(box->density) : ""});
        }
        return out;
    }

    Sheet information()
    {
        const Labelled worth(sweep_, "sweep_information", "worth"),
            programme(sweep_, "sweep_information", "programme_worth"),
            outcomes(sweep_, "sweep_information", "programme_outcomes");
        const auto subjects = sweep_.labels("sweep_information", "subject"),
                   outcome = sweep_.labels("sweep_information", "outcome");
        Sheet out{"What it is worth to know more before deciding",
                  {"what would be known", "yuan, of a project", "yuan, of the programme"},
                  {},
                  "By how much the arm that one would then choose is better, on average, than the one that is best as "
                  "things are known now; with 95 % intervals. Below everything stand the groups and the parameters of "
                  "which it can be told from nothing."};
        for (const auto& one : outcome) out.heads.push_back(one + ", worth as much to the programme");
        std::vector<inference::Estimate> worths;
        for (const auto& subject : subjects)
            worths.push_back({worth.at({subject, "value"}), worth.at({subject, "low"}), worth.at({subject, "high"})});
        const auto add = [&](const std::string& subject) {
            named_.insert(subject);
            const auto told = [&](const Labelled& of) {
                return with_interval(of.at({subject, "value"}), of.at({subject, "low"}), of.at({subject, "high"}),
                                     false);
            };
            out.rows.push_back({subject, told(worth), told(programme)});
            for (const auto& one : outcome) out.rows.back().push_back(shown(outcomes.at({subject, one, "value"})));
        };
        add("everything");
        for (const auto i : inference::told_from_nothing(worths, false))
            if (subjects[i] != "everything") add(subjects[i]);
        if (out.rows.size() == 1) out.note += " Of none it can.";
        return out;
    }

    Sheet legend() const
    {
        Sheet out{
            "What these parameters are, and could be", {"parameter", "meaning", "unit", "plausible", "standing"}, {}};
        const auto factors = sweep_.labels("sweep_factors", "factor");
        const char* const texts[] = {"meaning", "unit", "plausible", "standing"};
        std::vector<std::vector<std::string>> of;
        for (const char* text : texts) of.push_back(sweep_.text("sweep_factors", text));
        for (std::size_t f = 0; f < factors.size(); ++f) {
            if (!named_.contains(factors[f])) continue;
            out.rows.push_back({factors[f]});
            for (const auto& text : of) out.rows.back().push_back(text.at(f));
        }
        if (out.rows.empty()) out.note = "None is named.";
        return out;
    }

    const store::ResultReader& sweep_;
    std::string baseline_;
    std::vector<std::string> arms_, figures_, units_;
    std::set<std::string> named_;
};

} // namespace

std::vector<Sheet> sweep_sheets(const store::ResultReader& sweep)
{
    if (!sweep.has("sweep_verdicts", "effect"))
        throw InputError("--markdown and --json tell of a finished result of qiao sweep, which this is not");
    return Sheets(sweep).all();
}

} // namespace sim::cli
