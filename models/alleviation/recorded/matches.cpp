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
         {"village", "", "place on the axis of /villages", {}, Storage::int32},
         {"modality", "", "place on the modality axis of /needs", {}, Storage::int32},
         {"organisation", "", "place on the axis of /organisations", {}, Storage::int32},
         {"agency", "", "place on the axis of /agencies", {}, Storage::int32},
         {"quantity", "unit of the need", "what was delivered: yuan of produce, persons, yuan", {}, Storage::real32},
         {"score", "1", "score of the match", {}, Storage::real32}}};
}

void record_matches(const District& district, sim::Recording& recording)
{
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
                              double{match.score}};
        recording.record(0, row);
    }
}

} // namespace alleviation
