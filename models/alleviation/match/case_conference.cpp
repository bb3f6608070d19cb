#include "models/alleviation/match/case_conference.h"

#include "models/alleviation/asked.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process comes{"coming to a case conference", "households"};

/// Recorded needs for which nobody stands beside the household who could answer them.
std::size_t list_unanswered(const District& district, std::size_t i, std::array<Need, need_count>& needs)
{
    std::size_t out = 0;
    for (std::size_t k = 0; k < need_count; ++k) {
        const auto need = static_cast<Need>(k);
        if (need == Need::care || district.households.observed[k][i] <= 0) continue;
        if (!answers(district.suppliers[static_cast<std::size_t>(district.households.pair[i])], need))
            needs[out++] = need;
    }
    return out;
}

/// The nearest supplier that could answer a need and that the agency can link; their number where there is none.
std::size_t nearest_answer(const District& district, std::size_t agency, std::size_t i, Need need)
{
    std::size_t out = district.suppliers.size();
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        const Supplier& supplier = district.suppliers[s];
        if (!answers(supplier, need) || supplier.effort <= 0 || !can_link(district, agency, s)) continue;
        if (stands_beside(district.households, i, s) || !may_help(district, s, i)) continue;
        if (out == district.suppliers.size() ||
            supplier.parameters->distance < district.suppliers[out].parameters->distance)
            out = s;
    }
    return out;
}

/// Calls those to the table who could answer what the lead helper cannot.
void confer(District& district, const CaseConferenceParameters& p, std::size_t agency, std::size_t i)
{
    auto& h = district.households;
    std::array<Need, need_count> needs{};
    const std::size_t unanswered = list_unanswered(district, i, needs);
    if (unanswered < static_cast<std::size_t>(long{p.unanswered})) return;
    Agency& caller = district.agencies[agency];
    const float hours = p.hours.real() * caller.slowness;
    if (caller.linking_hours_used + hours > caller.linking_hours) return;
    caller.linking_hours_used += hours;
    h.conference_month[i] = district.clock.step;
    std::size_t seats = 0;
    for (std::size_t n = 0; n < unanswered && seats < h.companion.size(); ++n) {
        const std::size_t s = nearest_answer(district, agency, i, needs[n]);
        if (s == district.suppliers.size()) continue;
        const float chance = p.comes.real() * district.suppliers[s].effort;
        if (district.draw(comes, h.identity[i], static_cast<std::uint32_t>(s)).uniform() >= chance) continue;
        h.companion[seats++][i] = static_cast<std::int16_t>(s);
    }
}

/// Those who take part no more leave the table.
void let_go(District& district, std::size_t i)
{
    for (auto& companion : district.households.companion) {
        if (companion[i] == nobody) continue;
        const Supplier& supplier = district.suppliers[static_cast<std::size_t>(companion[i])];
        if (!takes_part(supplier) || supplier.effort <= 0) companion[i] = nobody;
    }
}

} // namespace

void case_conference(District& district, const CaseConferenceParameters& p, const KnowledgeParameters& knowledge)
{
    auto& h = district.households;
    const Freshness fresh(district, knowledge);
    for (const auto i : district.project) {
        if (h.members[i] == 0 || h.conference_month[i] == never) continue;
        if (h.conference_month[i].ago(district.clock.step) >= long{p.lasts}) dismiss_companions(h, i);
        let_go(district, i);
    }
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        if (!district.agencies[a].working) continue;
        for (const auto i : district.agencies[a].caseload) {
            const bool due =
                h.conference_month[i] == never || h.conference_month[i].ago(district.clock.step) >= long{p.lasts};
            if (due && h.members[i] > 0 && h.pair[i] != nobody && h.record_agency[i] != nobody && fresh.counts(i))
                confer(district, p, a, i);
        }
    }
}

const Mechanism case_conference_mechanism = mechanism<case_conference>(
    {.name = "case_conference",
     .chinese = "个案会商：链接专业社会组织和企业共同介入",
     .section = "三(二)",
     .meaning =
         "Where a household's lead helper cannot answer all that is recorded of it, its agency calls a conference, "
         "which "
         "takes linking time: for each such need the nearest supplier that it can link and that could answer it is "
         "asked, "
         "and comes or not. Up to two who come stand beside the household for some time, as its helper does: they see "
         "its record, put it first, and need nobody to arrange what they give it. They leave when they take part no "
         "more, when the pair ends, or after that time.",
     .reads = "records, pairs, suppliers' readiness and effort, linking hours",
     .writes = "agencies: linking_hours_used; households: companion, second_companion, conference_month",
     .only_with = {&pairing_mechanism},
     .asks = {&supplier_survey_mechanism}});

} // namespace alleviation
