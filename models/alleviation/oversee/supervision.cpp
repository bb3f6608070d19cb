#include "models/alleviation/oversee/supervision.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process audit_luck{"audit"};
constexpr sim::Process answers{"answering the satisfaction survey"};

/// Process as far as it shows: households with a fresh record, and hours of organising used.
float process_share(const District& district, const SupervisionParameters& p, const KnowledgeParameters& knowledge,
                    const Agency& agency)
{
    std::size_t fresh = 0;
    for (const auto i : agency.caseload) fresh += freshness(district, knowledge, i) > p.fresh_from.real();
    const auto size = std::max(1.0f, static_cast<float>(agency.caseload.size()));
    const float wanted = std::max(0.01f, p.fresh.real());
    const float visited = std::min(1.0f, static_cast<float>(fresh) / size / wanted);
    if (agency.organising_hours <= 0) return visited; // no organising was bought
    const float organised =
        std::min(1.0f, agency.organising_hours_used / (p.organising.real() * agency.organising_hours));
    return p.weight_visited.real() * visited + (1.0f - p.weight_visited.real()) * organised;
}

/// Returns whether the audit found diverted money; it is paid back, and less is diverted from then on.
bool audit(District& district, const SupervisionParameters& p, std::size_t a)
{
    Agency& agency = district.agencies[a];
    const bool found =
        agency.diverted > sim::Fen(0) && district.draw(audit_luck, static_cast<std::uint32_t>(a)).uniform() < p.audit;
    if (found) {
        const auto own = account(Holder::agency, a);
        district.pay(own, account(Holder::government), std::min(agency.diverted, district.ledger.balance(own)),
                     For::tranche);
        agency.diverts *= p.diverts_after.real();
    }
    agency.diverted = sim::Fen(0);
    return found;
}

/// Of all households that agencies at work are charged with.
float share_of_cases(const District& district, const Agency& agency)
{
    std::size_t all = 0;
    for (const auto& other : district.agencies) all += other.working ? other.caseload.size() : 0;
    return all > 0 ? static_cast<float>(agency.caseload.size()) / static_cast<float>(all) : 1.0f;
}

void inspect(District& district, const SupervisionParameters& p, const KnowledgeParameters& knowledge, std::size_t a,
             int months)
{
    Agency& agency = district.agencies[a];
    const float target = p.tasks.real() * share_of_cases(district, agency) * static_cast<float>(months);
    const float tasks = target > 0 ? std::min(1.0f, static_cast<float>(agency.tasks_done) / target) : 1.0f;
    const float finance = audit(district, p, a) ? 0.0f : 1.0f;
    const float satisfied =
        (ask_caseload(district, p, agency).mean - least_satisfied) / (most_satisfied - least_satisfied);
    const float of_tasks = agency.parameters->task_weight.real();
    const float goals = of_tasks * tasks + (1.0f - of_tasks) * process_share(district, p, knowledge, agency);
    const float weights = p.weight_goals.real() + p.weight_finance.real() + p.weight_satisfaction.real();
    const float points =
        p.weight_goals.real() * goals + p.weight_finance.real() * finance + p.weight_satisfaction.real() * satisfied;
    agency.score = weights > 0 ? full_score * points / weights : full_score;
    agency.withheld = agency.score < p.pass_mark.real();
    agency.inspection_hours = p.hours.real();
}

/// Who fails at the end of a contract year pays part of the price back, and gets no contract for the next.
void close_contract_year(District& district, const SupervisionParameters& p, std::size_t a)
{
    Agency& agency = district.agencies[a];
    if (agency.score < 0 || agency.score >= p.pass_mark.real()) return;
    const auto own = account(Holder::agency, a);
    const auto owed = sim::Fen::from_yuan(agency.parameters->budget * p.claw_back);
    district.pay(own, account(Holder::government), std::min(owed, district.ledger.balance(own)), For::tranche);
    agency.struck_off = true;
}

} // namespace

SatisfactionSurvey ask_caseload(const District& district, const SupervisionParameters& p, const Agency& agency)
{
    const auto& h = district.households;
    float asked = 0, answered = 0, sum = 0;
    for (const auto i : agency.caseload) {
        if (h.members[i] == 0) continue;
        asked += 1;
        const float chance = p.answers.real() + (1.0f - p.answers.real()) * h.trust[i];
        if (district.draw(answers, h.identity[i]).uniform() >= chance) continue;
        answered += 1;
        sum += h.satisfaction[i];
    }
    return {asked > 0 ? answered / asked : 0.0f, answered > 0 ? sum / answered : neither_satisfied};
}

void supervision(District& district, const SupervisionParameters& p, const KnowledgeParameters& knowledge)
{
    for (const auto& match : district.matches)
        if (match.agency != no_agency) ++district.agencies[match.agency].tasks_done;
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        const Agency& agency = district.agencies[a];
        if (!agency.working) continue;
        const long month = district.clock.step + 1 - long{agency.parameters->first_month} + 1; // 1 in its first
        const bool last = district.clock.step + 1 == long{agency.parameters->last_month};
        if (month % long{p.every} == 0 || last) inspect(district, p, knowledge, a, static_cast<int>(month));
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
         "and less is diverted afterwards. An agency below the mark at the end of a contract year pays part of the "
         "price back and gets no contract for the next. Every inspection costs the agency hours, so that too many of "
         "them "
         "cost service.",
     .reads = "matches, records, satisfaction, cash",
     .writes = "score, instalments, hours of the next month, diverted money"});

} // namespace alleviation
