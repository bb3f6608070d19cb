#include "models/alleviation/initialise/project_intake.h"

#include <algorithm>

namespace alleviation {

void project_intake(District& district, const PopulationParameters& p)
{
    auto& h = district.households;
    district.project.clear();
    std::vector<std::uint32_t> poorest;
    for (std::uint32_t i = 0; i < h.rows(); ++i) {
        if (h.study_group[i] == StudyGroup::treated) {
            h.registered[i] = h.supported[i] = 1;
            h.ever_exited[i] = h.monitored[i] = 0;
            h.exit_month[i] = never;
            district.project.push_back(i);
        } else if (h.study_group[i] == StudyGroup::spillover && h.registered[i]) {
            poorest.push_back(i);
        }
    }
    if (!p.list.households.empty()) return;
    std::stable_sort(poorest.begin(), poorest.end(), [&](std::uint32_t a, std::uint32_t b) {
        return h.income_12[a] / static_cast<float>(h.members[a]) < h.income_12[b] / static_cast<float>(h.members[b]);
    });
    if (poorest.size() > p.project_households.size()) poorest.resize(p.project_households.size());
    std::sort(poorest.begin(), poorest.end());
    for (const auto i : poorest) h.study_group[i] = StudyGroup::treated;
    district.project = poorest;
}

const Mechanism project_intake_mechanism = mechanism<project_intake>(
    {.name = "project_intake",
     .chinese = "项目户",
     .section = "",
     .meaning = "The listed households are the project's; without a list, the poorest registered ones of the pilot "
                "villages.",
     .reads = "list, register, incomes",
     .writes = "project households",
     .levels = {},
     .initial = ""});

} // namespace alleviation
