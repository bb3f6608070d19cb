#include "models/alleviation/close_books/aspirations.h"

#include "models/alleviation/definitions.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

QIAO_TARGET_CLONES void move_hope(const AspirationParameters& p, Households& h, std::size_t first, std::size_t end,
                                  float mean)
{
    const float neighbours = p.neighbours.real(), success = p.success.real(), failure = p.failure.real();
    const float success_from = p.success_from.real(), remembered = 1.0f - p.forgetting.real(),
                common = p.common_knowledge.real(), subsides = p.subsides.real(), usual = p.usual_drive.real();
    const std::uint8_t *hungry = h.hungry.data(), *care_forgone = h.care_forgone.data();
    const float *income_rise = h.income_rise.data(), *income_12 = h.income_12.data();
    float *motivation = h.motivation.data(), *information = h.information.data();
#pragma GCC ivdep
    for (std::size_t i = first; i < end; ++i) {
        const float before = motivation[i];
        const bool failed = (hungry[i] | care_forgone[i]) != 0;
        // Against the same month of the year before, so that harvests do not count as success.
        const bool succeeded = income_rise[i] > success_from * std::max(0.0f, income_12[i]) / months_of_year;
        const float encouraged = success * (1.0f - before);
        float change = neighbours * (mean - before) + subsides * (usual - before);
        change += succeeded ? encouraged : 0.0f;
        change -= failed ? failure : 0.0f;
        motivation[i] = std::max(0.0f, std::min(1.0f, before + change));
        information[i] = common + remembered * (information[i] - common);
    }
}

} // namespace

void aspirations(District& district, const AspirationParameters& p)
{
    auto& h = district.households;
    for (const auto& village : district.villages) {
        const std::size_t first = village.first_household, end = first + village.households;
        float sum = 0;
        for (std::size_t i = first; i < end; ++i) sum += h.members[i] > 0 ? h.motivation[i] : 0.0f;
        // As of the start of this pass: nobody sees a neighbour's new value.
        const float mean = sum / std::max(1.0f, static_cast<float>(village.living));
        move_hope(p, h, first, end, mean);
    }
}

const Mechanism aspirations_mechanism = mechanism<aspirations>(
    {.name = "aspirations",
     .chinese = "内生动力",
     .section = "二(二)",
     .meaning =
         "Motivation is drawn towards the village's mean, rises in months of success and falls in months of hunger "
         "or of care gone without. What a household knows about schemes fades.",
     .reads = "motivation of the village, income, hunger, care forgone",
     .writes = "households: information, motivation"});

} // namespace alleviation
