#include "models/alleviation/survey/supplier_survey.h"

#include "models/alleviation/knowledge.h"

#include <algorithm>
#include <numeric>

namespace alleviation {

namespace {

bool due(const District& district, const SupplierSurveyParameters& p, const Agency& agency, std::size_t supplier)
{
    const LastMonth last = agency.supplier_assessed[supplier];
    return last == never || last.ago(district.clock.step) >= p.again_after.value();
}

} // namespace

void supplier_survey(District& district, const SupplierSurveyParameters& p)
{
    const float hours = p.visit_hours.real();
    auto& nearest = district.scratch.list;
    nearest.resize(district.suppliers.size());
    std::iota(nearest.begin(), nearest.end(), 0u);
    std::sort(nearest.begin(), nearest.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double x = district.suppliers[a].parameters->distance, y = district.suppliers[b].parameters->distance;
        return x != y ? x < y : a < b;
    });
    for (auto& agency : district.agencies) {
        if (agency.survey_hours <= 0) continue;
        for (const auto s : nearest) {
            if (!takes_part(district.suppliers[s]) || !agency.reaches[s]) continue;
            if (!due(district, p, agency, s) || agency.survey_hours_used + hours > agency.survey_hours) continue;
            agency.survey_hours_used += hours;
            agency.supplier_assessed[s] = district.clock.step;
        }
    }
}

const Mechanism supplier_survey_mechanism = mechanism<supplier_survey>(
    {.name = "supplier_survey",
     .chinese = "社会组织资源、能力、扶贫意向评估",
     .section = "二(一)",
     .meaning =
         "Agencies spend survey hours on assessing the suppliers within their reach, the nearest first, and again "
         "after some time. Only assessed suppliers can be linked through the platform, and how well their offers fit "
         "is "
         "seen with an error that falls with competence. Off: all suppliers within reach are known exactly.",
     .reads = "suppliers, survey hours",
     .writes = "agencies: assessments, survey_hours_used"});

} // namespace alleviation
