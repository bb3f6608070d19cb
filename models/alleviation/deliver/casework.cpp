#include "models/alleviation/deliver/casework.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process visit{"casework visit", "households"};

void work_with(District& district, const CaseworkParameters& p, std::size_t household, float hours)
{
    auto& h = district.households;
    const std::size_t care = index(Need::care);
    const bool needs_care = h.need[care][household] > 0 && district.outcome[care][household] != NeedOutcome::met;
    if (h.trust[household] < p.least_trust.real()) {
        if (needs_care) district.outcome[care][household] = NeedOutcome::declined;
        return;
    }
    h.contact_hours[household] += hours;
    h.motivation[household] +=
        std::min(1.0f, p.encourages.real() * hours * h.trust[household]) * (1 - h.motivation[household]);
    h.information[household] += std::min(1.0f, p.informs.real() * hours) * (1 - h.information[household]);
    h.trust[household] += std::min(1.0f, p.wins_trust.real() * hours) * (1 - h.trust[household]);
    if (!needs_care) return;
    // Half of the hours that are enough meet every second need.
    const bool reached = district.draw(visit, h.identity[household]).uniform() * p.enough.real() <= hours;
    district.outcome[care][household] = reached ? NeedOutcome::met : NeedOutcome::no_capacity;
}

} // namespace

void casework(District& district, const CaseworkParameters& p, const VolunteerParameters& volunteers)
{
    auto& h = district.households;
    std::fill_n(h.contact_hours.data(), h.rows(), 0.0f);
    for (auto& agency : district.agencies) {
        if (!agency.working || agency.caseload.empty()) continue;
        std::size_t living = 0;
        for (const auto i : agency.caseload) living += h.members[i] > 0;
        if (living == 0) continue;
        const auto households = static_cast<float>(living);
        const float hours = agency.casework_hours / households * agency.competence +
                            guided_hours(volunteers, agency.volunteer_hours, agency.casework_hours) / households;
        for (const auto i : agency.caseload)
            if (h.members[i] > 0) work_with(district, p, i, hours);
        agency.casework_hours_used = agency.casework_hours;
    }
}

const Mechanism casework_mechanism = mechanism<casework>(
    {.name = "casework",
     .chinese = "个案服务",
     .section = "二(一)",
     .meaning = "Casework hours are shared evenly over the caseload; weighted with competence and trust they raise "
                "motivation, knowledge of schemes and trust. The more households a worker has, the less each gets. No "
                "income comes from it directly, as in Chile Solidario, where visits raised the take-up of benefits but "
                "not heads' income (Carneiro, Galasso & Ginja 2019).",
     .reads = "casework hours, competence, trust",
     .writes =
         "agencies: casework_hours_used; households: contact_hours, information, motivation, outcome_care, trust"});

} // namespace alleviation
