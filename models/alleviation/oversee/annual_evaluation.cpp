#include "models/alleviation/oversee/annual_evaluation.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr float cut_offs[] = {45, 60, 75, 90}; // of 2A, 3A, 4A and 5A: an assumption

float mean_satisfaction(const District& district, std::size_t supplier)
{
    const auto& h = district.households;
    float sum = 0, count = 0;
    for (const auto i : district.project) {
        if (h.members[i] == 0) continue;
        const float weight = h.pair[i] == static_cast<std::int16_t>(supplier) ? 5.0f : 1.0f;
        sum += weight * h.satisfaction[i];
        count += weight;
    }
    return count > 0 ? sum / count : 3.0f;
}

float score(const District& district, const AnnualEvaluationParameters& p, std::size_t s)
{
    const Supplier& supplier = district.suppliers[s];
    const float building = 1.0f - std::pow(0.5f, static_cast<float>(supplier.years_graded) + 1.0f);
    const float service = std::min(1.0f, static_cast<float>(supplier.helped_this_year) / p.service.real());
    const float performance = (mean_satisfaction(district, s) - 1.0f) / 4.0f;
    const float weights =
        p.weight_basic.real() + p.weight_building.real() + p.weight_service.real() + p.weight_performance.real();
    // A supplier that takes part fulfils the basic conditions.
    const float points = p.weight_basic.real() + p.weight_building.real() * building +
                         p.weight_service.real() * service + p.weight_performance.real() * performance;
    return weights > 0 ? 100.0f * points / weights : 0.0f;
}

} // namespace

void annual_evaluation(District& district, const AnnualEvaluationParameters& p)
{
    for (auto& supplier : district.suppliers) supplier.helped_this_year += supplier.helped;
    if (!district.clock.december()) return;
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        Supplier& supplier = district.suppliers[s];
        if (supplier.joined && supplier.parameters->active && !supplier.parameters->is_government()) {
            const float points = score(district, p, s);
            supplier.grade = static_cast<std::uint8_t>(
                1 + (std::upper_bound(std::begin(cut_offs), std::end(cut_offs), points) - std::begin(cut_offs)));
            supplier.standing = std::max(0.0f, 1.0f + p.reward.real() * (static_cast<float>(supplier.grade) - 3.0f));
            if (supplier.years_graded < 255) ++supplier.years_graded;
        }
        supplier.helped_this_year = 0;
    }
}

const Mechanism annual_evaluation_mechanism = mechanism<annual_evaluation>(
    {.name = "annual_evaluation",
     .chinese = "年度社会组织考评与激励",
     .section = "三(三)",
     .meaning = "Every December social organisations and enterprises are graded 1A to 5A on the paper's four "
                "indicators: basic conditions, self-building, social service, performance. The means of the next year "
                "follow the grade, through priority in procurement, tax relief and donors. Graded suppliers come to "
                "prefer households with which results are easily shown (creaming).",
     .reads = "matches, satisfaction",
     .writes = "grades, means of suppliers, their preferences"});

} // namespace alleviation
