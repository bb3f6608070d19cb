#include "models/alleviation/organise/village_governance.h"

namespace alleviation {

void village_governance(District& district, const VillageGovernanceParameters& p)
{
    const float adds = p.team_strengthens.real();
    for (auto& village : district.villages)
        if (village.team) village.branch += adds * (1.0f - village.branch);
}

const Mechanism village_governance_mechanism = mechanism<village_governance>(
    {.name = "village_governance",
     .chinese = "村党支部、驻村工作队",
     .section = "二(二), 三(三)",
     .meaning = "A resident work team strengthens the Party branch and self-government of its village. Together they "
                "know incomes better, so that the register errs less, and they make a village ripe for an "
                "association. What a team does besides is left out.",
     .reads = "resident teams",
     .writes = "villages: branch"});

} // namespace alleviation
