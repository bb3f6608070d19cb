#include "models/report/sections.h"

#include <array>
#include <cmath>
#include <map>

namespace report {

namespace {

/// Whose time arranged a match, besides an agency's, which is told by its place.
constexpr long pair_itself = -1, association = -2, nobody_between = -3;
/// As the column `linker` of /matches tells it.
constexpr double by_association = 2, by_pair = 3;

/// Help that was delivered, a run: by arm, who gave, who linked it, what, and whether to a household of the project.
Json help(const Recorded& result)
{
    struct Amount {
        double matches = 0, quantity = 0;
    };
    const auto column = [&](const char* name) { return result.column("matches", name); };
    const auto arm = column("arm"), replicate = column("replicate"), household = column("household"),
               modality = column("modality"), organisation = column("organisation"), agency = column("agency"),
               quantity = column("quantity");
    const auto linker =
        result.has("matches", "linker") ? column("linker") : std::vector<double>(arm.size()); // older: agencies alone
    const auto runs = static_cast<double>(result.finished_replicates());
    std::map<std::array<long, 5>, Amount> sums; // arm, organisation, agency, modality, of the project
    for (std::size_t i = 0; i < arm.size(); ++i) {
        if (!result.finished(static_cast<std::size_t>(replicate[i]))) continue;
        long by = std::lround(agency[i]);
        if (linker[i] == by_association) by = association;
        if (linker[i] == by_pair) by = pair_itself;
        if (linker[i] > by_pair) by = nobody_between;
        auto& sum = sums[{std::lround(arm[i]), std::lround(organisation[i]), by, std::lround(modality[i]),
                          household[i] > 0 ? 1 : 0}];
        sum.matches += 1 / runs;
        sum.quantity += quantity[i] / runs;
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
        out["organisations"] = result.labels("organisations", "organisation");
        out["agencies"] = result.labels("agencies", "agency");
        out["modalities"] = result.labels("needs", "modality");
        out["help"] = help(result);
    }
    return out;
}

} // namespace report
