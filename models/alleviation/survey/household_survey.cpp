#include "models/alleviation/survey/household_survey.h"

#include "models/alleviation/chunks.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process visit{"household visit", "households"};
constexpr sim::Process visit_order{"order of visits", "households"};

/// Whose turn it is, the highest first. Among equals the stale go before the fresh: freshness is at most 1.
constexpr float own_caseload = 3, registered = 2, neighbours = 1;

/// Gives each household its own draw, by which equal turns are told apart.
void draw_order(const District& district, std::span<Ranked> turns)
{
    Chunk<std::uint32_t> identity, tie;
    for_each_chunk(turns.size(), [&](std::size_t first, std::size_t count) {
        const auto some = turns.subspan(first, count);
        for (std::size_t k = 0; k < count; ++k) identity[k] = district.households.identity[some[k].household];
        sim::draw_first(district.randomness, visit_order, std::span(identity).first(count), district.clock.step,
                        tie.data());
        for (std::size_t k = 0; k < count; ++k) some[k].tie = tie[k];
    });
}

/// Whom an agency visits this month: its own caseload first, then other registered households of its villages, then
/// their neighbours; stale records before fresh ones. In no order: no visit hangs on another.
std::span<const Ranked> visits_of(District& district, const KnowledgeParameters& knowledge, std::size_t agency,
                                  std::size_t most)
{
    auto& turns = district.scratch.ranked;
    turns.clear();
    const auto& h = district.households;
    const float renewed_below = knowledge.renewed_below.real();
    const Freshness freshness(district, knowledge);
    const auto consider = [&](std::uint32_t i, float rank) {
        if (h.members[i] == 0) return;
        const float fresh = freshness(i);
        if (fresh > renewed_below) return;
        turns.push_back({rank - fresh, 0, i});
    };
    const bool working = district.agencies[agency].working; // not a desk that goes on after the project
    if (working)
        for (const auto i : district.agencies[agency].caseload) consider(i, own_caseload);
    // Those whose turn comes later are looked at only where there is time for some of them.
    for (const bool listed : {true, false}) {
        if (turns.size() >= most) break;
        for (const auto& village : district.villages) {
            if (village.agency != static_cast<std::int16_t>(agency)) continue;
            each_household(village, [&](std::uint32_t i) {
                const bool a_case = working && h.study_group[i] == StudyGroup::treated; // of this agency, or another
                if ((h.registered[i] != 0) == listed && !a_case) consider(i, listed ? registered : neighbours);
            });
        }
    }
    if (turns.size() <= most) return turns;
    draw_order(district, turns);
    std::nth_element(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(most), turns.end());
    return std::span(turns).first(most);
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
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        Agency& agency = district.agencies[a];
        if (agency.survey_hours <= 0) continue;
        const float hours = p.visit_hours.real() * agency.slowness;
        const auto most = static_cast<std::size_t>((agency.survey_hours - agency.survey_hours_used) / hours);
        for (const auto& turn : visits_of(district, knowledge, a, most)) {
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
         "Agencies spend their survey hours on visits, to their own caseload first; a desk that goes on after a "
         "project "
         "visits registered households first. What is recorded is the need "
         "with an error that falls with competence; a need may be missed, the more so where trust is low. For produce, "
         "the coming harvest is recorded. A visit also tells the household about schemes. A record loses its freshness "
         "with age.",
     .reads = "needs, trust, survey hours",
     .writes = "agencies: survey_hours_used; households: information, observed_care, observed_funds, observed_sales, "
               "observed_skills, observed_work, record_agency, record_month, trust"});

} // namespace alleviation
