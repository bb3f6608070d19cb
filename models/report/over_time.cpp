#include "models/report/sections.h"

namespace report {

namespace {

constexpr const char* series[] = {"households",      "headcount_ratio", "poor_households",  "poverty_gap",
                                  "sustained_exits", "income",          "consumption",      "wage_income",
                                  "business_income", "property_income", "public_transfers", "private_transfers",
                                  "share_in_work",   "hungry",          "care_forgone",     "registered",
                                  "exited",          "returned",        "fallen_back",      "wrongly_registered",
                                  "missed",          "paired",          "satisfaction",     "trust",
                                  "motivation",      "information"};

} // namespace

Json over_time_section(const Recorded& result)
{
    Json variables;
    std::vector<std::string> groups;
    for (const char* name : series) {
        if (!result.has("series", name)) continue;
        auto all = result.read_whole("series", name);
        if (!all.axis("group")) continue;
        groups = result.told_labels("series", "group");
        all = all.only("group", groups);
        Json told = spread(all); // [arm][month][group]
        told["unit"] = all.unit;
        told["meaning"] = all.meaning;
        told["whole_from"] = result.whole_from("series", name);
        variables[name] = std::move(told);
    }
    if (variables.is_null()) return nullptr;
    return {{"groups", groups}, {"months", result.months_of("series")}, {"series", variables}};
}

Json needs_section(const Recorded& result)
{
    if (!result.has("needs", "count")) return nullptr;
    const auto all = result.read("needs", "count");
    const auto mean = all.mean("replicate"); // [arm][month][group][modality][outcome]
    Json counts;
    for (const char* group : {Recorded::project, "all households"}) counts[group] = nested(mean.at("group", group));
    return {{"months", result.months_of("needs")},
            {"modalities", all.axis("modality")->labels},
            {"outcomes", all.axis("outcome")->labels},
            {"count", counts}};
}

} // namespace report
