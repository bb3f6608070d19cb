#include "models/alleviation/recorded.h"
#include "models/alleviation/recorded/part.h"

#include <algorithm>
#include <utility>

namespace alleviation {

std::vector<sim::Headline> headlines_of(const Parameters& p)
{
    const std::string project{study_group_names[0]};
    const auto last = [&](std::string label, std::string unit, std::string variable, double scale, int decimals) {
        return sim::Headline{
            std::move(label), std::move(unit), "series", std::move(variable), {project}, -1, scale, decimals, false};
    };
    std::vector<sim::Headline> out{
        last("poor project households at the end", "households", "poor_households", 1, 0),
        last("out of poverty for a year on end, at the end", "households", "sustained_exits", 1, 0),
        last("headcount ratio at the end", "%", "headcount_ratio", 100, 1),
        last("poverty gap at the end", "%", "poverty_gap", 100, 2),
        last("income at the end", "yuan/person/year", "income", 1, 0),
        last("consumption at the end", "yuan/person/year", "consumption", 1, 0),
        last("members of working age in work", "%", "share_in_work", 100, 1),
        last("off the register at the end", "households", "exited", 1, 0),
    };
    const bool many = of_many_districts(p);
    if (p.months > 12) {
        auto year = out[0];
        year.label = "poor project households after 12 months";
        year.month = 11;
        out.insert(out.begin(), year);
    }
    long end = 0;
    for (std::size_t a = 0; a < p.agencies.size(); ++a) end = std::max(end, long{p.agencies[a].last_month});
    for (long year = 1; !many && end + 12 * year <= p.months; ++year)
        out.push_back({"service retained " + std::to_string(12 * year) + " months after the project, care aside",
                       "%",
                       "platform",
                       "retained",
                       {},
                       static_cast<int>(end + 12 * year) - 1,
                       100,
                       1,
                       false});
    // Whose jobs and orders they are: what the project's households gain and others lose is no gain of the town.
    if (end > 0 && end <= p.months) {
        const std::pair<std::string, std::string> whose[] = {{project, "project households"},
                                                             {std::string(study_group_names[1]), "their neighbours"},
                                                             {std::string(all_households), "the whole town"}};
        for (const auto& [group, name] : whose)
            out.push_back({"in work when the project ends: " + name,
                           "persons",
                           "series",
                           "in_work",
                           {group},
                           static_cast<int>(end) - 1,
                           1,
                           0,
                           false});
        for (const auto& [group, name] : whose)
            out.push_back({"produce bought by then: " + name,
                           "yuan",
                           "needs",
                           "delivered",
                           {group, std::string(need_names[index(Need::sales)])},
                           static_cast<int>(end) - 1,
                           1,
                           0,
                           false});
    }
    for (const auto k : {Need::sales, Need::work, Need::skills, Need::funds, Need::care})
        out.push_back({"needs met: " + std::string(need_names[index(k)]),
                       "household-months",
                       "needs",
                       "count",
                       {project, std::string(need_names[index(k)]), "met"},
                       -1,
                       1,
                       0,
                       true});
    if (!many) out.push_back({"public money for projects", "yuan", "platform", "project_money", {}, -1, 0.01, 0, true});
    return out;
}

} // namespace alleviation
