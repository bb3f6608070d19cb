#include "models/alleviation/oversee/annual_evaluation.h"

#include "models/alleviation/definitions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace alleviation {

namespace {

float mean_satisfaction(const District& district, const AnnualEvaluationParameters& p, std::size_t supplier)
{
    const auto& h = district.households;
    float sum = 0, count = 0;
    for (const auto i : district.project) {
        if (h.members[i] == 0) continue;
        const float weight = h.pair[i] == static_cast<std::int16_t>(supplier) ? p.paired_weight.real() : 1.0f;
        sum += weight * h.satisfaction[i];
        count += weight;
    }
    return count > 0 ? sum / count : neither_satisfied;
}

float score(const District& district, const AnnualEvaluationParameters& p, std::size_t s)
{
    const Supplier& supplier = district.suppliers[s];
    const float building = 1.0f - std::pow(p.building_left.real(), static_cast<float>(supplier.years_graded) + 1.0f);
    const float service = std::min(1.0f, static_cast<float>(supplier.helped_this_year) / p.service.real());
    const float performance =
        (mean_satisfaction(district, p, s) - least_satisfied) / (most_satisfied - least_satisfied);
    const float weights =
        p.weight_basic.real() + p.weight_building.real() + p.weight_service.real() + p.weight_performance.real();
    // A supplier that takes part fulfils the basic conditions.
    const float points = p.weight_basic.real() + p.weight_building.real() * building +
                         p.weight_service.real() * service + p.weight_performance.real() * performance;
    return weights > 0 ? full_score * points / weights : 0.0f;
}

} // namespace

std::uint8_t AnnualEvaluationParameters::grade(float points) const
{
    std::uint8_t out = 1;
    for (const auto* from : {&grade_2a, &grade_3a, &grade_4a, &grade_5a}) out += points >= from->real();
    return out;
}

void AnnualEvaluationParameters::check(const sim::schema::Node& node, const std::string& path,
                                       sim::Faults& faults) const
{
    const Number* below = &grade_2a;
    for (const auto* from : {&grade_3a, &grade_4a, &grade_5a}) {
        if (*from < *below)
            faults.add(node.origin, path + "." + from->name(), "is below " + below->name(),
                       "points that rise with the grade");
        below = from;
    }
}

void annual_evaluation(District& district, const AnnualEvaluationParameters& p)
{
    for (auto& supplier : district.suppliers) supplier.helped_this_year += supplier.helped;
    if (!district.clock.december()) return;
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        Supplier& supplier = district.suppliers[s];
        if (supplier.joined && supplier.parameters->active && !supplier.parameters->is_government()) {
            supplier.grade = p.grade(score(district, p, s));
            const float above = static_cast<float>(supplier.grade) - middle_grade;
            supplier.standing = std::max(0.0f, 1.0f + p.reward.real() * above);
            if (supplier.years_graded < std::numeric_limits<std::uint8_t>::max()) ++supplier.years_graded;
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
