#include "models/alleviation/month.h"

#include "models/alleviation/close_books/close_books.h"
#include "models/alleviation/deliver/deliver.h"
#include "models/alleviation/environment/environment.h"
#include "models/alleviation/hand_over/hand_over.h"
#include "models/alleviation/keep_register/keep_register.h"
#include "models/alleviation/livelihoods/livelihoods.h"
#include "models/alleviation/match/match.h"
#include "models/alleviation/offer/offer.h"
#include "models/alleviation/organise/organise.h"
#include "models/alleviation/oversee/oversee.h"
#include "models/alleviation/share/share.h"
#include "models/alleviation/survey/survey.h"

namespace alleviation {

/// One month of one district, in the paper's order; matching supply and need is its centre.
/// step.run() skips what is switched off, then checks that money and people balance.
/// Neighbours are read as of last month. No phase knows files, threads or other districts.
void month(sim::Step<District>& step)
{
    step.run(environment);   // 外部环境: policy, weather, prices; projects open and close
    step.run(livelihoods);   // 生计: illness, school, work, harvest: what happens anyway
    step.run(survey);        // 需求调研: needs and capabilities, where someone asked
    step.run(share);         // 信息平台: who can now see which need and offer
    step.run(offer);         // 供给: suppliers choose what to give
    step.run(match);         // 有效匹配: urgent funds, jobs, seats, orders; every need has its outcome
    step.run(deliver);       // 服务递送: casework, training, work, purchases, grants, cash
    step.run(organise);      // 培育: backbones, leaders, associations and their network
    step.run(close_books);   // 月末核算: income, mutual aid, transfers, consumption, coping
    step.run(oversee);       // 监督与评估: inspection, satisfaction, yearly evaluation, learning
    step.run(keep_register); // 精准识别: guarantees, entry, exit, monitoring, return to poverty
    step.run(hand_over);     // 项目移交: what remains when a project ends
}

void advance_month(District& district, const sim::schema::Groups& parameters, sim::Clock clock, sim::Times* times,
                   const sim::AfterEach* after_each)
{
    district.clock = clock;
    district.ledger.begin_month();
    sim::Step<District> step(district, *district.switches, parameters, times, after_each);
    month(step);
    district.ledger.check();
    append_history(district);
}

const std::vector<const sim::Phase<District>*>& phases()
{
    static const std::vector<const sim::Phase<District>*> order{&environment, &livelihoods, &survey,        &share,
                                                                &offer,       &match,       &deliver,       &organise,
                                                                &close_books, &oversee,     &keep_register, &hand_over};
    return order;
}

} // namespace alleviation
