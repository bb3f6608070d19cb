#include "models/alleviation/organise/village_workers.h"

#include "models/alleviation/organise/organising_hours.h"

namespace alleviation {

namespace {

constexpr sim::Process moved_on{"village worker moved on", "villages"};

} // namespace

void village_workers(District& district, const VillageWorkerParameters& p)
{
    for (std::uint32_t v = 0; v < district.villages.size(); ++v)
        if (district.draw(moved_on, v).uniform() < p.leaves.real()) district.villages[v].worker_skill = 0;
    organise_villages(district, p.hours_share.real(), p.session_hours.real(), [&](Village& village, float competence) {
        village.worker_skill += p.learns.real() * competence * (1.0f - village.worker_skill);
    });
}

const Mechanism village_workers_mechanism = mechanism<village_workers>(
    {.name = "village_workers",
     .chinese = "村扶贫工作人员培训",
     .section = "二(一), 三(一)",
     .meaning = "Agencies spend organising hours on the people who work against poverty in each of their villages "
                "(重点服务对象: "
                "6村扶贫工作人员; 对广大农村干部进行必要的专业培训). A worker who was trained overlooks fewer needs on "
                "visits, judges "
                "incomes better and notices hardship sooner, during the project and after it, until another takes the "
                "worker's place. Neglected: what such workers are paid, and that they may refuse.",
     .reads = "organising hours, competence",
     .writes = "agencies: organising_hours_used; villages: worker_skill"});

} // namespace alleviation
