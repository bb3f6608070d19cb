#include "models/alleviation/match/unmatched.h"

#include "models/alleviation/share/platform.h"

namespace alleviation {

void unmatched(District& district)
{
    district.matches.clear();
    district.options.clear();
    const auto& h = district.households;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        const bool recorded = has_record(district, i);
        for (std::size_t k = 0; k < need_count; ++k)
            district.outcome[k][i] = recorded && h.observed[k][i] > 0 ? Result::no_capacity : Result::not_surveyed;
    }
}

const Mechanism unmatched_mechanism{
    {.name = "unmet_needs",
     .chinese = "未满足的需求及其原因",
     .section = "三(二)",
     .meaning = "Every need starts the month unmet: nobody asked, or nobody has the capacity. The matching of each "
                "modality then replaces the reason, so that met needs and unmet needs by reason always add up to the "
                "needs.",
     .reads = "records",
     .writes = "outcomes of needs",
     .levels = {},
     .initial = ""},
    unmatched};

} // namespace alleviation
