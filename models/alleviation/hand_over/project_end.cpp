#include "models/alleviation/hand_over/project_end.h"

#include "models/alleviation/environment/contracts.h"

namespace alleviation {

void project_end(District& district)
{
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        const Agency& agency = district.agencies[a];
        if (!agency.working || district.clock.step + 1 != long{agency.parameters->last_month}) continue;
        const auto own = account(Holder::agency, a);
        district.pay(own, account(Holder::government), district.ledger.balance(own), For::tranche);
    }
}

const Mechanism project_end_mechanism{
    {.name = "project_end",
     .chinese = "项目结束",
     .section = "三(四)",
     .meaning =
         "In its last month a project pays back what it did not spend. From then on nobody surveys, links or does "
         "casework; records grow stale, the platform closes, and pairs fade without contact. Jobs, skills and "
         "claims stay as long as they last by themselves.",
     .reads = "contract",
     .writes = "agency's and government's cash",
     .levels = {},
     .initial = ""},
    project_end};

} // namespace alleviation
