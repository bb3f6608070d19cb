#include "models/alleviation/recorded/part.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

Group needs_layout(const Parameters& p)
{
    return {"needs",
            "needs of the month, met and unmet by reason; the outcomes add up to the needs",
            every_month(p),
            {group_dimension(),
             {"modality", "what is needed", texts(need_names), {}, {}},
             {"outcome", "met, or why not", texts(result_names), {}, {}}},
            {{"count", "households", "households with the need", {"group", "modality", "outcome"}, Storage::int32},
             {"recorded", "households", "households with a record that still counts", {"group"}, Storage::int32}}};
}

void record_needs(const std::vector<District>& districts, const Cells& cells_of)
{
    const auto count = cells_of.of(0);
    const auto recorded = cells_of.of(1);
    std::fill(count.begin(), count.end(), 0.0);
    std::fill(recorded.begin(), recorded.end(), 0.0);
    const auto cell = [&](std::size_t group, std::size_t need, Result result) -> double& {
        return count[(group * need_count + need) * result_count + index(result)];
    };
    for (const auto& district : districts) {
        const auto& h = district.households;
        for (std::size_t i = 0; i < h.rows(); ++i) {
            for (const std::size_t group : {index(h.circle[i]), circle_count}) {
                recorded[group] += has_record(district, i) ? 1 : 0;
                for (std::size_t k = 0; k < need_count; ++k)
                    if (h.need[k][i] > 0) ++cell(group, k, district.outcome[k][i]);
            }
        }
    }
}

} // namespace

const Part needs_part{[](const Parameters& p) { return std::vector{needs_layout(p)}; }, record_needs};

} // namespace alleviation
