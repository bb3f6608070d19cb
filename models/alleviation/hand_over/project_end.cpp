#include "models/alleviation/hand_over/project_end.h"

#include "models/alleviation/definitions.h"

#include <algorithm>

namespace alleviation {

namespace {

float needs_met(const District& district, std::size_t first, std::size_t last)
{
    float met = 0;
    for (const auto i : district.project)
        for (std::size_t k = first; k <= last; ++k)
            met += district.households.need[k][i] > 0 && district.outcome[k][i] == NeedOutcome::met ? 1.0f : 0.0f;
    return met;
}

void append_service(District& district)
{
    const int step = district.clock.step;
    const bool worked = district.has_project();
    district.months_since_project = worked ? 0 : district.months_since_project + 1;
    const auto append_met = [&](Service& service, Need first, Need last) {
        service.met[static_cast<std::size_t>(step % months_of_year)] = needs_met(district, index(first), index(last));
        if (worked) service.at_end = project_goes_on(district) ? -1 : service.mean(months_of_quarter, step);
    };
    append_met(district.service_goods, Need::sales, Need::funds);
    append_met(district.service_care, Need::care, Need::care);
}

} // namespace

bool project_goes_on(const District& district)
{
    return std::any_of(district.agencies.begin(), district.agencies.end(), [&](const Agency& agency) {
        return agency.working && district.clock.step + 1 < long{agency.parameters->last_month};
    });
}

float retained(const District& district, const Service& service)
{
    if (service.at_end < 1 || district.months_since_project < months_of_year) return -1;
    return service.mean(months_of_year, district.clock.step) / service.at_end;
}

void project_end(District& district)
{
    append_service(district);
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        Agency& agency = district.agencies[a];
        if (!agency.working || district.clock.step + 1 != long{agency.parameters->last_month}) continue;
        const auto own = account(Holder::agency, a);
        district.pay(own, account(Holder::staff),
                     std::min(sim::Fen::from_yuan(agency.pay_owed), district.ledger.balance(own)), For::salaries);
        agency.pay_owed = 0;
        district.pay(own, account(Holder::government), district.ledger.balance(own), For::tranche);
    }
}

const Mechanism project_end_mechanism = mechanism<project_end>(
    {.name = "project_end",
     .chinese = "项目结束",
     .section = "三(四)",
     .meaning =
         "In its last month a project pays back what it did not spend. From then on nobody does casework, and nobody "
         "surveys or links but who keeps the platform; where nobody does, it closes and records grow stale. Jobs, "
         "skills and "
         "claims stay as long as they last by themselves. What of the service remains is told by the needs met a "
         "month, against the project's last quarter.",
     .reads = "contract",
     .writes = "agencies: cash, pay_owed; district: care_met, goods_met, months_since_project",
     .levels = {},
     .initial = ""});

} // namespace alleviation
