#include "models/alleviation/survey/household_survey.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process visit{"household visit"};
constexpr sim::Process visit_order{"order of visits"};

/// Whose turn it is, the highest first. Among equals the stale go before the fresh: freshness is at most 1.
constexpr float own_caseload = 3, registered = 2, neighbours = 1;

/// Whom an agency visits this month: its own caseload first, then other registered households of the pilot villages,
/// then their neighbours; stale records before fresh ones.
std::span<const Ranked> visits_of(District& district, const KnowledgeParameters& knowledge, const Agency& agency,
                                  std::size_t most)
{
    auto& turns = district.scratch.ranked;
    turns.clear();
    const auto& h = district.households;
    const float renewed_below = knowledge.renewed_below.real();
    const auto consider = [&](std::uint32_t i, float rank) {
        if (h.members[i] == 0) return;
        const float fresh = freshness(district, knowledge, i);
        if (fresh > renewed_below) return;
        const auto tie = district.draw(visit_order, h.identity[i])();
        turns.push_back({rank - fresh, tie, i});
    };
    for (const auto i : agency.caseload) consider(i, own_caseload);
    if (turns.size() < most)
        for (const auto& village : district.villages) {
            if (!village.pilot) continue;
            for (std::uint32_t i = village.first_household; i < village.first_household + village.households; ++i)
                if (h.study_group[i] != StudyGroup::treated) consider(i, h.registered[i] ? registered : neighbours);
        }
    const std::size_t kept = std::min(most, turns.size());
    std::partial_sort(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(kept), turns.end());
    return std::span(turns).first(kept);
}

/// Produce for which a buyer will be wanted: what is in stock, or the surplus of the coming harvest.
float coming_sales(const District& district, const FarmingParameters& farming, float least, std::size_t household)
{
    const float surplus = coming_surplus(district, farming, household);
    return std::max(district.households.need[index(Need::sales)][household], surplus >= least ? surplus : 0.0f);
}

void interview(District& district, const HouseholdSurveyParameters& p, float coming_sales, std::uint32_t household,
               std::int16_t agency, float competence)
{
    auto& h = district.households;
    auto stream = district.draw(visit, h.identity[household]);
    const float miss = p.miss.real() * (1.0f - competence) * (1.0f - h.trust[household]);
    const float spread = p.error.real() * (1.0f - competence);
    for (std::size_t k = 0; k < need_count; ++k) {
        const bool told = stream.uniform() >= miss;
        const float error = sim::hot::exp(spread * stream.normal());
        const float need = k == index(Need::sales) ? coming_sales : h.need[k][household];
        h.observed[k][household] = told ? need * error : 0.0f;
    }
    h.surveyed_month[household] = district.clock.step;
    h.record_agency[household] = agency;
    h.information[household] += p.informs.real() * (1.0f - h.information[household]);
    h.trust[household] += p.wins_trust.real() * competence * (1.0f - h.trust[household]);
}

} // namespace

void household_survey(District& district, const HouseholdSurveyParameters& p, const KnowledgeParameters& knowledge,
                      const FarmingParameters& farming, const NeedsParameters& needs)
{
    const float hours = p.visit_hours.real();
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        Agency& agency = district.agencies[a];
        if (!agency.working) continue;
        const auto most = static_cast<std::size_t>((agency.survey_hours - agency.survey_hours_used) / hours);
        for (const auto& turn : visits_of(district, knowledge, agency, most)) {
            const float sales = coming_sales(district, farming, needs.sales.real(), turn.household);
            interview(district, p, sales, turn.household, static_cast<std::int16_t>(a), agency.competence);
            agency.survey_hours_used += hours;
        }
    }
}

const Mechanism household_survey_mechanism = mechanism<household_survey>(
    {.name = "household_survey",
     .chinese = "需求和能力调研",
     .section = "二(二)",
     .meaning =
         "Agencies spend their survey hours on visits, to their own caseload first. What is recorded is the need "
         "with an error that falls with competence; a need may be missed, the more so where trust is low. For produce, "
         "the coming harvest is recorded. A visit also tells the household about schemes. A record loses its freshness "
         "with age.",
     .reads = "needs, trust, survey hours",
     .writes = "records of needs, information, trust"});

} // namespace alleviation
