#include "models/alleviation/hand_over/platform_handover.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/hand_over/project_end.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process adoption{"adoption of the platform", "agencies"};

/// Share of the caseload's needs that were met this month.
float share_met(const District& district, const Agency& agency)
{
    float needs = 0, met = 0;
    for (const auto i : agency.caseload)
        for (std::size_t k = 0; k < need_count; ++k) {
            if (district.households.need[k][i] <= 0) continue;
            needs += 1;
            met += district.outcome[k][i] == NeedOutcome::met ? 1.0f : 0.0f;
        }
    return needs > 0 ? met / needs : 0.0f;
}

bool can_keep(const Association& association)
{
    return association.stage >= Association::standardised;
}

/// What the associations that can keep a platform have together.
sim::Fen common_funds(const District& district)
{
    sim::Fen out;
    for (std::size_t v = 0; v < district.associations.size(); ++v)
        if (can_keep(district.associations[v])) out += district.ledger.balance(account(Holder::association, v));
    return out;
}

/// They pay together, each by what it has.
void pay_together(District& district, sim::Fen amount)
{
    sim::Fen funds = common_funds(district);
    for (std::size_t v = 0; v < district.associations.size() && amount > sim::Fen(0); ++v) {
        if (!can_keep(district.associations[v])) continue;
        const auto own = account(Holder::association, v);
        const sim::Fen has = district.ledger.balance(own);
        if (has <= sim::Fen(0)) continue;
        const auto part = sim::Fen::from_yuan(amount.yuan() * has.yuan() / funds.yuan());
        const sim::Fen paid = std::min({part, amount, has});
        district.pay(own, account(Holder::market), paid, For::platform);
        amount -= paid;
        funds -= has;
    }
}

/// Associations take the platform up when they have a month's cost together, and keep it while they do not owe more
/// than is put up with.
bool associations_keep(District& district, const PlatformHandoverParameters& p)
{
    const sim::Fen cost = p.cost.fen(), funds = common_funds(district);
    const bool any = std::any_of(district.associations.begin(), district.associations.end(), can_keep);
    const bool kept = district.platform_kept_by == PlatformOwner::associations;
    sim::Fen& owed = district.platform_arrears;
    if (!kept) owed = sim::Fen(0);
    if (!any || (!kept && funds < cost)) return false;
    const sim::Fen due = owed + cost, paid = std::min(due, funds);
    if (due - paid > sim::Fen(cost.count() * long{p.patience})) return false;
    pay_together(district, paid);
    owed = due - paid;
    return true;
}

/// The government pays for the platform and for a desk, which goes on next month with the records, and with the
/// suppliers that were assessed, of the agencies that worked last.
void government_keeps(District& district, const PlatformHandoverParameters& p)
{
    const auto cost = sim::Fen::from_yuan(p.cost + p.desk_hours * p.desk_pay);
    district.pay(account(Holder::government), account(Holder::market), cost, For::platform);
    std::size_t cases = 0;
    for (const auto& agency : district.agencies) cases += agency.caseload.size();
    for (auto& agency : district.agencies) {
        if (agency.caseload.empty()) continue;
        const float part = static_cast<float>(agency.caseload.size()) / static_cast<float>(cases);
        agency.desk_hours = p.desk_hours.real() * part;
        agency.competence = p.desk_competence.real();
    }
}

/// Projects that end this month leave the platform; the government may want to take it over.
void leave_platform(District& district, const PlatformHandoverParameters& p)
{
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        const Agency& agency = district.agencies[a];
        if (!agency.working || district.clock.step + 1 < long{agency.parameters->last_month}) continue;
        district.platform_left = true;
        const float chance = std::min(1.0f, p.one_in.real() * share_met(district, agency) * p.government_adopts.real());
        if (district.draw(adoption, static_cast<std::uint32_t>(a)).uniform() < chance) district.platform_adopted = true;
    }
}

} // namespace

void platform_handover(District& district, const PlatformHandoverParameters& p)
{
    leave_platform(district, p);
    for (auto& agency : district.agencies) agency.desk_hours = 0;
    PlatformOwner& kept_by = district.platform_kept_by;
    if (project_goes_on(district)) {
        kept_by = PlatformOwner::project;
    } else if (!district.platform_left) {
        kept_by = PlatformOwner::none;
    } else if (district.platform_adopted) {
        kept_by = PlatformOwner::government;
        government_keeps(district, p);
    } else if (associations_keep(district, p)) {
        kept_by = PlatformOwner::associations;
    } else {
        kept_by = PlatformOwner::none;
    }
}

const Mechanism platform_handover_mechanism = mechanism<platform_handover>(
    {.name = "platform_handover",
     .chinese = "移交与可持续性",
     .section = "三(二), 三(四)",
     .meaning =
         "When the last project ends, the government may adopt the platform, the more likely the more needs the "
         "project met at its end, and then has a desk that goes on surveying and linking. Otherwise standardised "
         "associations keep it and share its cost by what each has; they may owe it for some months, and take "
         "it up again when they have money. Kept, the platform shows needs to assessed suppliers; associations "
         "of the third stage link households with their own hours, whoever keeps it.",
     .reads = "associations, funds, needs met",
     .writes = "agencies: competence, desk_hours; associations: cash; district: platform_adopted, platform_kept_by, "
               "platform_left",
     .only_with = {&platform_mechanism}});

} // namespace alleviation
