#include "models/alleviation/organise/association_projects.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/definitions.h"

#include <algorithm>
#include <numeric>

namespace alleviation {

namespace {

constexpr sim::Process award{"project of an association", "villages"};
constexpr sim::Process examination{"social worker's examination", "persons"};
constexpr sim::Process project_company{"company of a project", "households"};

/// In December who has the schooling may pass (社会工作者职业水平考试); the association is a local agency from then on.
void sit_examination(District& district, const AssociationProjectParameters& p, const BackboneParameters& backbone,
                     std::size_t v)
{
    Association& association = district.associations[v];
    const auto& persons = district.persons;
    each_leader(district, backbone, district.villages[v], [&](std::size_t person) {
        const bool may = persons.schooling[person] >= static_cast<std::uint8_t>(long{p.schooling});
        if (may && district.draw(examination, persons.identity[person]).uniform() < p.passes.real())
            association.licensed = true;
    });
}

void apply_for_project(District& district, const AssociationProjectParameters& p, std::uint32_t v)
{
    Association& association = district.associations[v];
    const float convinces =
        std::midpoint(association.standard(Standard::record_keeping), association.standard(Standard::finance));
    if (district.draw(award, v).uniform() < p.wins.real() * convinces) association.project_months = months_of_year;
}

/// A month of a project: the purchaser pays, leaders' households are paid, members are linked and kept company.
void carry_out(District& district, const AssociationProjectParameters& p, const BackboneParameters& backbone,
               std::size_t v)
{
    Association& association = district.associations[v];
    --association.project_months;
    const std::uint32_t leaders = association.leaders;
    if (leaders == 0) return; // nobody to do it: the month is not paid
    const auto fund = account(Holder::association, v);
    const float month = p.price.real() * (association.licensed ? p.licensed_price.real() : 1.0f) / months_of_year;
    const float paid = p.paid_out.real() * month;
    district.pay(account(Holder::government), fund, sim::Fen(whole_fen(month)), For::tranche);
    district.pay(fund, account(Holder::market), sim::Fen(whole_fen(month - paid)), For::activities);
    const sim::Fen each = std::min(sim::Fen(whole_fen(paid / static_cast<float>(leaders))),
                                   sim::Fen(district.ledger.balance(fund).count() / leaders));
    auto& h = district.households;
    each_leader(district, backbone, district.villages[v], [&](std::size_t person) {
        district.pay(fund, account(Holder::household, district.persons.household[person]), each, For::wages);
    });
    const float hours = paid / p.pay.real();
    association.linking_hours += p.linking.real() * hours;
    const float for_company =
        (1.0f - p.linking.real()) * hours * (association.licensed ? p.licensed_company.real() : 1.0f);
    constexpr std::size_t care = index(Need::care);
    float needy = 0;
    const auto lacks = [&](std::size_t i) {
        return h.membership[i] > 0 && h.need[care][i] > 0 && district.outcome[care][i] != NeedOutcome::met;
    };
    each_household(district.villages[v], [&](std::size_t i) { needy += lacks(i) ? 1.0f : 0.0f; });
    const float chance = for_company / std::max(1.0f, needy * p.company.real());
    each_household(district.villages[v], [&](std::size_t i) {
        if (lacks(i) && district.draw(project_company, h.identity[i]).uniform() < chance)
            district.outcome[care][i] = NeedOutcome::met;
    });
}

} // namespace

void association_projects(District& district, const AssociationProjectParameters& p, const BackboneParameters& backbone)
{
    for (std::uint32_t v = 0; v < district.villages.size(); ++v) {
        Association& association = district.associations[v];
        if (association.stage == Association::none) continue;
        if (association.project_months > 0) carry_out(district, p, backbone, v);
        if (!district.clock.december()) continue;
        if (!association.licensed) sit_examination(district, p, backbone, v);
        if (association.stage >= Association::operating && association.project_months == 0)
            apply_for_project(district, p, v);
    }
}

const Mechanism association_projects_mechanism = mechanism<association_projects>(
    {.name = "association_projects",
     .chinese = "项目申报与孵化乡村社会工作专业机构",
     .section = "二(二)",
     .meaning =
         "Each December associations of the second stage and above apply for a small project of a year "
         "(项目申报、项目运作); records and finances decide. The purchaser pays by the month; it pays the leaders' "
         "households for hours in which members "
         "are linked and kept company. A leader with the schooling may pass the examination for social workers: the "
         "association is a local professional agency then (孵化乡村社会工作专业机构), its projects are larger and its "
         "company goes further. Neglected: what licensed staff cost, and competition with agencies from outside.",
     .reads = "stage, standards, leaders, needs for company",
     .writes = "associations: cash, licensed, linking_hours, project_months; households: cash, outcome_care",
     .only_with = {&incubation_mechanism}});

} // namespace alleviation
