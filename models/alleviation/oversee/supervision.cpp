#include "models/alleviation/oversee/supervision.h"

#include "models/alleviation/asked.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process audit_luck{"audit", "agencies"};
constexpr sim::Process answering{"answering the satisfaction survey", "households"};

/// Hours of organising that the contract of an agency buys a month.
float organising_bought(const AgencyParameters& p)
{
    return static_cast<float>(p.workers * p.hours_per_worker * (1 - p.reporting) * p.organising_share);
}

/// Process as far as it shows: households with a fresh record, and hours kept for organising. That villages could not
/// use them, or that nothing is there to use them, is not the agency's failure.
float process_share(const District& district, const SupervisionParameters& p, const KnowledgeParameters& knowledge,
                    const Agency& agency)
{
    std::size_t fresh = 0;
    for (const auto i : agency.caseload) fresh += freshness(district, knowledge, i) > p.fresh_from.real();
    const auto size = std::max(1.0f, static_cast<float>(agency.caseload.size()));
    const float wanted = std::max(0.01f, p.fresh.real());
    const float visited = std::min(1.0f, static_cast<float>(fresh) / size / wanted);
    const float bought = organising_bought(*agency.parameters);
    if (bought <= 0) return visited;
    const float organised =
        organising_is_on(district) ? std::min(1.0f, agency.organising_hours / (p.organising.real() * bought)) : 1.0f;
    return p.weight_visited.real() * visited + (1.0f - p.weight_visited.real()) * organised;
}

/// Returns whether the audit found diverted money; it is paid back, and less is diverted from then on.
bool audit(District& district, const SupervisionParameters& p, std::size_t a)
{
    Agency& agency = district.agencies[a];
    const bool found =
        agency.diverted > sim::Fen(0) &&
        district.draw(audit_luck, static_cast<std::uint32_t>(a)).uniform() < p.audit.real() * agency.suspicion;
    // Audits look closer at who was found out, and less close at who was not.
    agency.suspicion += p.learns.real() * ((found ? p.suspects.real() : p.trusts.real()) - agency.suspicion);
    if (found) {
        const auto own = account(Holder::agency, a);
        district.pay(own, account(Holder::government), std::min(agency.diverted, district.ledger.balance(own)),
                     For::tranche);
        agency.diverts *= p.diverts_after.real();
    }
    agency.diverted = sim::Fen(0);
    agency.year.found = agency.year.found || found;
    return found;
}

/// Of all households that agencies at work are charged with.
float share_of_cases(const District& district, const Agency& agency)
{
    std::size_t all = 0;
    for (const auto& other : district.agencies) all += other.working ? other.caseload.size() : 0;
    return all > 0 ? static_cast<float>(agency.caseload.size()) / static_cast<float>(all) : 1.0f;
}

/// Matches that an agency could make this month if suppliers had enough: needs of its households that are linked.
float linkable_needs(const District& district, const Agency& agency)
{
    constexpr std::array linked{std::pair{Need::sales, &consumption_mechanism},
                                std::pair{Need::work, &employment_mechanism},
                                std::pair{Need::skills, &skills_mechanism}, std::pair{Need::funds, &funds_mechanism}};
    std::size_t out = 0;
    for (const auto& [need, modality] : linked)
        if (district.on(*modality))
            for (const auto i : agency.caseload) out += district.households.need[index(need)][i] > 0;
    return static_cast<float>(out);
}

void inspect(District& district, const SupervisionParameters& p, const KnowledgeParameters& knowledge, std::size_t a)
{
    Agency& agency = district.agencies[a];
    const float tasks =
        agency.tasks_asked > 0 ? std::min(1.0f, static_cast<float>(agency.tasks_done) / agency.tasks_asked) : 1.0f;
    const float finance = audit(district, p, a) ? 0.0f : 1.0f;
    const float satisfied =
        (ask_caseload(district, p, agency).mean - least_satisfied) / (most_satisfied - least_satisfied);
    const float weight_satisfaction = district.on(satisfaction_mechanism) ? p.weight_satisfaction.real() : 0.0f;
    const float process = process_share(district, p, knowledge, agency);
    const float goals = agency.task_weight * tasks + (1.0f - agency.task_weight) * process;
    agency.tasks_missed = 1.0f - tasks;
    agency.process_missed = 1.0f - process;
    const float weights = p.weight_goals.real() + p.weight_finance.real() + weight_satisfaction;
    const float points =
        p.weight_goals.real() * goals + p.weight_finance.real() * finance + weight_satisfaction * satisfied;
    agency.score = weights > 0 ? full_score * points / weights : full_score;
    agency.withheld = agency.score < p.pass_mark.real();
    agency.inspection_hours = p.hours.real();
}

/// What satisfaction did not earn of the last instalment when that fell due, it may still earn by the end.
void settle_last_instalment(District& district, std::size_t a)
{
    Agency& agency = district.agencies[a];
    const float earned = agency.would_earn;
    if (earned <= agency.earned || !district.on(satisfaction_mechanism)) return;
    agency.owed += sim::Fen::from_yuan(agency.last_instalment.yuan() * static_cast<double>(earned - agency.earned));
    agency.earned = earned;
    if (agency.withheld || agency.owed <= sim::Fen(0)) return;
    district.pay(account(Holder::government), account(Holder::agency, a), agency.owed, For::tranche);
    agency.owed = sim::Fen(0);
}

/// Who fails at the end of a contract year pays part of the price back, now or out of later instalments. Who fails, or
/// whose households are not satisfied, gets no contract for the next.
void close_contract_year(District& district, const SupervisionParameters& p, std::size_t a)
{
    Agency& agency = district.agencies[a];
    if (agency.score < 0) return;
    // The next contract asks more for what this one found wanting.
    const float wanting = agency.tasks_missed - agency.process_missed;
    agency.task_weight =
        std::clamp(agency.task_weight +
                       p.reweighs.real() * wanting * (wanting > 0 ? 1.0f - agency.task_weight : agency.task_weight),
                   0.0f, 1.0f);
    if (district.on(satisfaction_mechanism) && ask_caseload(district, p, agency).satisfied < p.renewed.real())
        agency.barred_months = months_of_year;
    if (agency.score >= p.pass_mark.real()) return;
    const auto own = account(Holder::agency, a);
    const auto claimed = sim::Fen::from_yuan(agency.parameters->budget * p.claw_back);
    const auto paid = std::min(claimed, district.ledger.balance(own));
    district.pay(own, account(Holder::government), paid, For::tranche);
    agency.owed -= claimed - paid;
    agency.barred_months = months_of_year;
}

} // namespace

SatisfactionSurvey ask_caseload(const District& district, const SupervisionParameters& p, const Agency& agency)
{
    const auto& h = district.households;
    float asked = 0, answered = 0, sum = 0, satisfied = 0;
    for (const auto i : agency.caseload) {
        if (h.members[i] == 0) continue;
        asked += 1;
        const float chance = p.answers.real() + (1.0f - p.answers.real()) * h.trust[i];
        if (district.draw(answering, h.identity[i]).uniform() >= chance) continue;
        answered += 1;
        sum += h.satisfaction[i];
        satisfied += h.satisfaction[i] >= satisfied_from ? 1.0f : 0.0f;
    }
    if (answered <= 0) return {};
    return {answered / asked, sum / answered, satisfied / answered};
}

void supervision(District& district, const SupervisionParameters& p, const KnowledgeParameters& knowledge)
{
    for (const auto& match : district.matches)
        if (match.agency != no_agency) ++district.agencies[match.agency].tasks_done;
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        Agency& agency = district.agencies[a];
        if (!agency.working) continue;
        agency.tasks_asked +=
            std::min(p.tasks.real() * share_of_cases(district, agency), linkable_needs(district, agency));
        const long month = district.clock.step + 1 - long{agency.parameters->first_month} + 1; // 1 in its first
        const bool last = district.clock.step + 1 == long{agency.parameters->last_month};
        if (month % long{p.every} == 0 || last) inspect(district, p, knowledge, a);
        agency.would_earn = std::min(1.0f, ask_caseload(district, p, agency).satisfied / p.satisfied.real());
        if (last) settle_last_instalment(district, a);
        if (month % months_of_year == 0 || last) close_contract_year(district, p, a);
    }
}

const Mechanism supervision_mechanism = mechanism<supervision>(
    {.name = "supervision",
     .chinese = "购买方监督：任务考量、财务监督、各期检查",
     .section = "三(三)",
     .meaning =
         "Every few months the purchaser inspects: tasks done, process, an audit of the money, and the "
         "satisfaction of the whole caseload, served or not, as far as it answers. Below the pass mark "
         "instalments wait until a later inspection passes. Diverted money that an audit finds is paid back, "
         "and less is diverted afterwards. What could not be done, for want of needs or because a mechanism is off, is "
         "not failed. An agency below the mark at the end of a contract year pays part of the price back, or has it "
         "held back from later instalments, and gets no contract for the next year. Every inspection costs the agency "
         "hours, so that too many of them cost service. The purchaser learns: audits look closer at who was found "
         "out, and a new contract year gives more weight to what the old one found wanting.",
     .reads = "matches, records, satisfaction, cash",
     .writes = "agencies: barred_months, cash, diverted, diverts, earned, inspection_hours, owed, process_missed, "
               "score, suspicion, task_weight, tasks_asked, tasks_done, tasks_missed, withheld, would_earn",
     .asks = {&satisfaction_mechanism, &consumption_mechanism, &employment_mechanism, &skills_mechanism,
              &funds_mechanism, &backbone_mechanism, &incubation_mechanism, &standardisation_mechanism,
              &village_workers_mechanism, &publicity_mechanism}});

} // namespace alleviation
