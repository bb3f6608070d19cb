#include "models/alleviation/organise/standardisation.h"

#include <algorithm>

namespace alleviation {

namespace {

/// The stage that an association has earned (章程、成熟度、标准化).
Association::Stage stage_of(const StandardisationParameters& p, const Association& association, sim::Fen fund)
{
    if (association.maturity < p.operates_from.real() || association.standard(Standard::charter) < p.charter.real())
        return Association::incubating;
    if (association.maturity < p.standardised_from.real() || association.mean_standard() < p.mean_standard.real() ||
        association.standard(Standard::finance) < p.finance.real())
        return Association::operating;
    const bool self_sustaining = association.maturity >= p.sustains_from.real() &&
                                 association.leaders >= p.sustaining_leaders.size() &&
                                 fund.count() >= long{p.sustaining_months} * p.running_cost.fen().count();
    return self_sustaining ? Association::self_sustaining : Association::standardised;
}

/// The charter first, then whatever is weakest.
std::size_t next_to_work_on(const StandardisationParameters& p, const Association& association)
{
    if (association.standard(Standard::charter) < p.charter.real()) return static_cast<std::size_t>(Standard::charter);
    return static_cast<std::size_t>(std::min_element(association.standards.begin(), association.standards.end()) -
                                    association.standards.begin());
}

void supervise(District& district, const StandardisationParameters& p)
{
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        Association& association = district.associations[v];
        const auto charged = district.villages[v].agency;
        if (charged == nobody || association.stage == Association::none) continue;
        Agency& agency = district.agencies[static_cast<std::size_t>(charged)];
        const float left = agency.organising_hours - agency.organising_hours_used;
        if (!agency.working || left <= 0) continue;
        const float taken = std::min(left, p.hours.real());
        agency.organising_hours_used += taken;
        float& weakest = association.standards[next_to_work_on(p, association)];
        weakest += p.learns.real() * taken / p.hours.real() * agency.competence * (1.0f - weakest);
    }
}

} // namespace

void standardisation(District& district, const StandardisationParameters& p)
{
    supervise(district, p);
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        Association& association = district.associations[v];
        if (association.stage == Association::none) continue;
        for (float& s : association.standards) {
            s += association.leaders > 0 ? p.own.real() * association.activity * association.maturity * (1.0f - s)
                                         : -p.lost.real() * s;
        }
        const auto fund = account(Holder::association, v);
        if (association.stage >= Association::operating)
            district.pay(fund, account(Holder::market), std::min(p.running_cost.fen(), district.ledger.balance(fund)),
                         For::activities);
        association.stage = stage_of(p, association, district.ledger.balance(fund));
    }
}

const Mechanism standardisation_mechanism = mechanism<standardisation>(
    {.name = "standardisation",
     .chinese = "章程、标准化建设",
     .section = "二(二), 三(四)",
     .meaning = "Supervision hours of an agency go into the charter first, then into the weakest of six standards: "
                "charter, governance, finance, planning of activities, linking of resources, records. An active "
                "association led by leaders keeps them up by itself. Maturity and standards together decide the "
                "stage; without a charter an association stays at incubation.",
     .reads = "organising hours, activity, leaders, fund",
     .writes = "agencies: organising_hours_used; associations: cash, stage, standard"});

} // namespace alleviation
