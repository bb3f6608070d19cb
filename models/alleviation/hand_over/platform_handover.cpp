#include "models/alleviation/hand_over/platform_handover.h"

#include "models/alleviation/asked.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process adoption{"adoption of the platform"};

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

/// Standardised associations that can pay their share keep the platform together.
bool associations_pay(District& district, const PlatformHandoverParameters& p)
{
    std::int64_t able = 0;
    for (const auto& association : district.associations) able += association.stage >= Association::standardised;
    if (able == 0) return false;
    const sim::Fen cost = p.cost.fen();
    const sim::Fen share((cost.count() + able - 1) / able);
    for (std::size_t v = 0; v < district.associations.size(); ++v)
        if (district.associations[v].stage >= Association::standardised &&
            district.ledger.balance(account(Holder::association, v)) < share)
            return false;
    for (std::size_t v = 0; v < district.associations.size(); ++v)
        if (district.associations[v].stage >= Association::standardised)
            district.pay(account(Holder::association, v), account(Holder::market), share, For::platform);
    return true;
}

} // namespace

void platform_handover(District& district, const PlatformHandoverParameters& p)
{
    bool working = false, ended = false;
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        const Agency& agency = district.agencies[a];
        if (!agency.working) continue;
        if (district.clock.step + 1 < long{agency.parameters->last_month}) {
            working = true;
            continue;
        }
        ended = true;
        const float chance = std::min(1.0f, p.one_in.real() * share_met(district, agency) * p.government_adopts.real());
        if (district.draw(adoption, static_cast<std::uint32_t>(a)).uniform() < chance) district.platform_adopted = true;
    }
    if (working) {
        district.platform_kept_by = PlatformOwner::project;
        return;
    }
    const bool was_kept = district.platform_kept_by != PlatformOwner::none || ended;
    district.platform_kept_by = PlatformOwner::none;
    if (!was_kept) return;
    if (associations_pay(district, p)) {
        district.platform_kept_by = PlatformOwner::associations;
    } else if (district.platform_adopted) {
        district.platform_kept_by = PlatformOwner::government;
        district.pay(account(Holder::government), account(Holder::market), p.cost.fen(), For::platform);
    }
}

const Mechanism platform_handover_mechanism = mechanism<platform_handover>(
    {.name = "platform_handover",
     .chinese = "移交与可持续性",
     .section = "三(二), 三(四)",
     .meaning = "When the last project ends, standardised associations keep the platform as long as they can pay for "
                "it; otherwise the government may adopt it, the more likely the more needs the project met at its "
                "end. Kept, the platform shows needs to assessed suppliers, and associations of the third stage link "
                "households with their own hours. A platform that nobody keeps for a month is gone.",
     .reads = "associations, funds, needs met",
     .writes = "owner of the platform, funds",
     .only_with = {&platform_mechanism}});

} // namespace alleviation
