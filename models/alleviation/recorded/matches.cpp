#include "models/alleviation/recorded/part.h"

#include <algorithm>

namespace alleviation {

sim::schema::RecordTable matches_table()
{
    using sim::schema::Storage;
    return {
        "matches",
        "match",
        "every match that was delivered",
        {{"step", "months", "month of the run, from 0", {}, Storage::int32},
         {"household", "", "number of the project's household; 0 is another household", {}, Storage::int32},
         {"village", "", "place on the axis of /villages", {}, Storage::int32, false, "villages/village"},
         {"modality", "", "place on the modality axis of /needs", {}, Storage::int32, false, "needs/modality"},
         {"organisation",
          "",
          "place on the axis of /organisations",
          {},
          Storage::int32,
          false,
          "organisations/organisation"},
         {"agency", "", "place on the axis of /agencies", {}, Storage::int32, false, "agencies/agency"},
         {"quantity", "unit of the need", "what was delivered: yuan of produce, persons, yuan", {}, Storage::real32},
         {"score", "1", "score of the match", {}, Storage::real32},
         {"linker",
          "",
          "whose time arranged it: 1 an agency's, 2 an association's, 3 the pair's own",
          {},
          Storage::uint8}},
        project_households};
}

void record_matches(const std::vector<District>& districts, sim::Recording& recording, std::size_t table)
{
    for (const auto& district : districts)
        for (const auto& match : district.matches) {
            const auto project = std::find(district.project.begin(), district.project.end(), match.household);
            const double number =
                project != district.project.end() ? static_cast<double>(project - district.project.begin()) + 1 : 0;
            const double row[] = {static_cast<double>(district.clock.step),
                                  number,
                                  static_cast<double>(district.households.village[match.household]),
                                  static_cast<double>(match.need),
                                  static_cast<double>(match.supplier),
                                  static_cast<double>(match.agency),
                                  double{match.quantity},
                                  double{match.score},
                                  static_cast<double>(match.linker)};
            recording.record(table, row);
        }
}

sim::schema::RecordTable options_table()
{
    using sim::schema::Storage;
    return {"options",
            "option",
            "every possible match that the matching rule chose from: the market of each modality and month",
            {{"step", "months", "month of the run, from 0", {}, Storage::int32},
             {"household", "", "row of the household in the town, from 0", {}, Storage::int32},
             {"modality", "", "place on the modality axis of /needs", {}, Storage::int32, false, "needs/modality"},
             {"organisation",
              "",
              "place on the axis of /organisations",
              {},
              Storage::int32,
              false,
              "organisations/organisation"},
             {"household_score", "1", "how much the household prefers it", {}, Storage::real32},
             {"organisation_score", "1", "how much the organisation prefers it", {}, Storage::real32},
             {"tie", "", "decides between equal scores, the smaller first", {}, Storage::int64},
             {"capacity", "households", "households that the organisation could serve", {}, Storage::int32},
             {"chosen", "", "1 where the rule chose it; the linker's hours may still not reach", {}, Storage::uint8}},
            project_households};
}

void record_options(const std::vector<District>& districts, sim::Recording& recording, std::size_t table)
{
    for (const auto& district : districts)
        for (const auto& option : district.options) {
            const double row[] = {static_cast<double>(district.clock.step),
                                  static_cast<double>(option.household),
                                  static_cast<double>(option.need),
                                  static_cast<double>(option.supplier),
                                  double{option.household_score},
                                  double{option.supplier_score},
                                  static_cast<double>(option.tie),
                                  static_cast<double>(option.capacity),
                                  option.chosen ? 1.0 : 0.0};
            recording.record(table, row);
        }
}

} // namespace alleviation
