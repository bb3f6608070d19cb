#include "models/report/sections.h"

#include <array>
#include <cmath>
#include <map>

namespace report {

namespace {

/// First and last month, counted from 1, of the project of an agency in an arm; none where it is not active.
struct Term {
    double first = 1, last = 0;
    bool covers(double step) const { return step + 1 >= first && step + 1 <= last; }
};

std::vector<Term> terms(const Recorded& result, std::size_t arm, const std::vector<std::string>& agencies)
{
    std::vector<Term> out;
    const auto& tree = result.effective(arm);
    for (const auto& name : agencies) {
        const std::string path = "agencies." + name;
        const bool active = text_at(tree, path + ".active") == "on" && text_at(tree, "mechanisms.agency") != "off";
        out.push_back(active ? Term{std::stod(text_at(tree, path + ".first_month")),
                                    std::stod(text_at(tree, path + ".last_month"))}
                             : Term{});
    }
    return out;
}

/// Help that was delivered, a run: by arm, who gave, who linked it (−1: pairs and associations, when no project runs),
/// what, and whether to a household of the project.
Json help(const Recorded& result, const std::vector<std::string>& agencies)
{
    struct Amount {
        double matches = 0, quantity = 0;
    };
    const auto column = [&](const char* name) { return result.file().read("matches", name).values; };
    const auto arm = column("arm"), replicate = column("replicate"), step = column("step"),
               household = column("household"), modality = column("modality"), organisation = column("organisation"),
               agency = column("agency"), quantity = column("quantity");
    std::vector<std::vector<Term>> of_arm;
    std::vector<double> runs;
    for (std::size_t a = 0; a < result.arms().size(); ++a) {
        of_arm.push_back(terms(result, a, agencies));
        runs.push_back(0);
        for (std::size_t r = 0; r < result.replicates(); ++r) runs.back() += result.finished(a, r) ? 1 : 0;
    }
    std::map<std::array<long, 5>, Amount> sums; // arm, organisation, agency, modality, of the project
    for (std::size_t i = 0; i < arm.size(); ++i) {
        const auto a = static_cast<std::size_t>(arm[i]);
        if (!result.finished(a, static_cast<std::size_t>(replicate[i]))) continue;
        const bool known = agency[i] >= 0 && agency[i] < static_cast<double>(agencies.size());
        const bool linked = known && of_arm[a][static_cast<std::size_t>(agency[i])].covers(step[i]);
        auto& sum = sums[{std::lround(arm[i]), std::lround(organisation[i]), linked ? std::lround(agency[i]) : -1,
                          std::lround(modality[i]), household[i] > 0 ? 1 : 0}];
        sum.matches += 1 / runs[a];
        sum.quantity += quantity[i] / runs[a];
    }
    Json out = Json::array();
    for (const auto& [key, sum] : sums)
        out.push_back({{"arm", key[0]},
                       {"from", key[1]},
                       {"by", key[2]},
                       {"modality", key[3]},
                       {"project", key[4] == 1},
                       {"matches", rounded(sum.matches)},
                       {"quantity", rounded(sum.quantity)}});
    return out;
}

} // namespace

Json network_section(const Recorded& result)
{
    if (!result.has("ledger", "amount")) return nullptr;
    const auto amount = result.read("ledger", "amount").sum("month").mean("replicate").times(0.01); // arm, flow
    Json out{{"flows", amount.axis("flow")->labels}, {"money", nested(amount)}, {"help", Json()}};
    if (result.has("matches", "organisation") && result.has("organisations", "helped")) {
        out["organisations"] = result.file().labels("organisations", "organisation");
        out["agencies"] = result.file().labels("agencies", "agency");
        out["modalities"] = result.file().labels("needs", "modality");
        out["help"] = help(result, result.file().labels("agencies", "agency"));
    }
    return out;
}

} // namespace report
