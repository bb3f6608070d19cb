#include "models/alleviation/match/market.h"

#include "models/alleviation/definitions.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process match_tie{"match tie"};

/// A need relative to the poverty line or to its natural scale, for comparing urgency.
float urgency(const District& district, const MatchingParameters& p, Need need, float quantity)
{
    const auto month = static_cast<float>(district.environment.poverty_line) / months_of_year;
    const bool money = need == Need::sales || need == Need::funds;
    return std::min(1.0f, money ? quantity / (p.urgent_months.real() * month) : quantity);
}

sim::matching::Edge edge(const District& district, const MatchingParameters& p, const Modality& modality,
                         std::uint32_t proposer, std::uint32_t household, std::uint32_t person, std::uint32_t supplier,
                         float fresh)
{
    const auto& h = district.households;
    const auto keeper = static_cast<std::size_t>(h.record_agency[household]);
    const float error = district.scratch.fit_errors[keeper * district.suppliers.size() + supplier];
    const float fit = modality.fit(district, household, person, supplier) + error;
    const float paired = h.pair[household] == static_cast<std::int16_t>(supplier) ? p.weight_pair.real() : 0.0f;
    const float common = paired + p.weight_trust.real() * h.trust[household] -
                         p.weight_distance.real() * district.suppliers[supplier].parameters->distance.real();
    const float stale = p.weight_staleness.real() * (1.0f - fresh);
    const float observed = h.observed[index(modality.need)][household];
    sim::matching::Edge out;
    out.proposer = proposer;
    out.receiver = supplier;
    out.proposer_score = common + p.weight_fit.real() * fit;
    const float urgent = urgency(district, p, modality.need, observed);
    out.receiver_score = p.rule.as<Rule>() == Rule::greedy_urgency
                             ? urgent
                             : common + easy_household(district, p, household, supplier) + p.weight_fit.real() * fit -
                                   stale + p.weight_urgency.real() * urgent;
    sim::Stream tie(district.randomness, match_tie, {h.identity[household], supplier},
                    district.clock.step * static_cast<int>(need_count) + static_cast<int>(modality.need));
    out.tie = tie();
    return out;
}

/// Adds the edges of a household whose need is recorded, or says why it has none.
NeedOutcome seek(District& district, const MatchingParameters& p, const KnowledgeParameters& knowledge,
                 const Modality& modality, std::uint32_t household)
{
    auto& scratch = district.scratch;
    const auto& h = district.households;
    const bool discretion = p.rule.as<Rule>() == Rule::agency_discretion;
    if (discretion && h.study_group[household] != StudyGroup::treated) return NeedOutcome::not_eligible;
    const std::uint32_t person = modality.candidate(district, household);
    if (person == no_one) return NeedOutcome::not_eligible;

    const float fresh = freshness(district, knowledge, household);
    bool offered = false, seen = false, eligible = false, accepted = false;
    const auto proposer = static_cast<std::uint32_t>(scratch.proposers.size());
    for (std::uint32_t s = 0; s < district.suppliers.size(); ++s) {
        if (scratch.capacity[s] == 0) continue;
        offered = true;
        if (!can_see(district, knowledge, household, s)) continue;
        seen = true;
        const bool only = static_cast<bool>(district.suppliers[s].parameters->registered_only);
        if (only && !h.supported[household] && h.study_group[household] != StudyGroup::treated) continue;
        eligible = true;
        if (!modality.accepts(district, household, person, s)) continue;
        accepted = true;
        scratch.edges.push_back(edge(district, p, modality, proposer, household, person, s, fresh));
    }
    if (accepted) {
        scratch.proposers.push_back(household);
        scratch.proposer_person.push_back(person);
        return NeedOutcome::no_capacity; // unless the matching finds a place
    }
    return eligible  ? NeedOutcome::declined
           : seen    ? NeedOutcome::not_eligible
           : offered ? NeedOutcome::not_visible
                     : NeedOutcome::no_capacity;
}

/// How well offers seem to fit, by agency and supplier.
void note_fit_errors(District& district, const KnowledgeParameters& knowledge)
{
    auto& errors = district.scratch.fit_errors;
    errors.clear();
    for (std::size_t a = 0; a < district.agencies.size(); ++a)
        for (std::size_t s = 0; s < district.suppliers.size(); ++s)
            errors.push_back(fit_error(district, knowledge, a, s));
}

void run_rule(District& district, Rule rule)
{
    auto& scratch = district.scratch;
    scratch.result.assign(scratch.proposers.size(), sim::matching::unmatched);
    const std::span<const sim::matching::Edge> edges = scratch.edges;
    switch (rule) {
    case Rule::deferred_acceptance:
        return sim::matching::deferred_acceptance(edges, scratch.capacity, scratch.result, scratch.matching);
    case Rule::greedy_urgency:
    case Rule::agency_discretion:
        return sim::matching::greedy(edges, scratch.capacity, scratch.result, scratch.matching);
    case Rule::random:
        return sim::matching::random_order(edges, scratch.capacity, scratch.result, scratch.matching);
    case Rule::assignment:
        return sim::matching::assignment(edges, scratch.capacity, scratch.result, scratch.matching);
    }
}

/// Keeps what the rule chose from, so that the choice can be examined.
void note_options(District& district, Need need)
{
    const auto& scratch = district.scratch;
    for (std::uint32_t e = 0; e < scratch.edges.size(); ++e) {
        const auto& edge = scratch.edges[e];
        district.options.push_back({scratch.proposers[edge.proposer], edge.receiver, need, edge.proposer_score,
                                    edge.receiver_score, edge.tie, scratch.capacity[edge.receiver],
                                    scratch.result[edge.proposer] == e});
    }
}

/// Who has time left to arrange the match: the agency that keeps the record, or the household's association. A helper
/// paired with the household answers urgent needs itself.
Linker arranged_by(District& district, const MatchingParameters& p, std::uint32_t household, std::uint32_t supplier,
                   Need need)
{
    const auto& h = district.households;
    if (need == Need::funds && h.pair[household] == static_cast<std::int16_t>(supplier)) return Linker::pair;
    return spend_linking_hours(district, household, p.link_hours.real());
}

} // namespace

float easy_household(const District& district, const MatchingParameters& p, std::size_t household, std::size_t supplier)
{
    if (district.suppliers[supplier].grade == 0) return 0;
    return p.creaming.real() * district.households.motivation[household];
}

Linker spend_linking_hours(District& district, std::size_t household, float hours)
{
    const auto& h = district.households;
    const auto spend = [&](auto& linker) {
        if (linker.linking_hours_used + hours > linker.linking_hours) return false;
        linker.linking_hours_used += hours;
        return true;
    };
    const int keeper = h.record_agency[household];
    if (keeper != nobody && spend(district.agencies[static_cast<std::size_t>(keeper)])) return Linker::agency;
    // A standardised association links its members itself.
    const bool own = h.membership[household] > 0 && spend(district.associations[h.village[household]]);
    return own ? Linker::association : Linker::nobody;
}

void hold_market(District& district, const MatchingParameters& p, const KnowledgeParameters& knowledge,
                 const Modality& modality)
{
    auto& scratch = district.scratch;
    const auto& h = district.households;
    const std::size_t k = index(modality.need);
    scratch.edges.clear();
    scratch.proposers.clear();
    scratch.proposer_person.clear();
    scratch.capacity.assign(district.suppliers.size(), 0);
    for (std::size_t s = 0; s < district.suppliers.size(); ++s)
        scratch.capacity[s] = modality.capacity(district, district.suppliers[s]);

    note_fit_errors(district, knowledge);
    // A record may speak of a need that is gone: linking it costs hours and comes to nothing.
    each_recorded(h, [&](std::uint32_t i) {
        const bool known = h.observed[k][i] > 0 && record_counts(district, knowledge, i);
        if (known || h.need[k][i] > 0)
            district.outcome[k][i] = known ? seek(district, p, knowledge, modality, i) : NeedOutcome::not_surveyed;
    });
    run_rule(district, p.rule.as<Rule>());
    if (district.keeps_options) note_options(district, modality.need);

    auto& order = scratch.list;
    order.clear();
    for (std::uint32_t i = 0; i < scratch.proposers.size(); ++i)
        if (scratch.result[i] != sim::matching::unmatched) order.push_back(scratch.result[i]);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto &x = scratch.edges[a], &y = scratch.edges[b];
        if (x.receiver_score != y.receiver_score) return x.receiver_score > y.receiver_score;
        return x.tie != y.tie ? x.tie < y.tie : a < b;
    });
    for (const auto e : order) {
        const auto& taken = scratch.edges[e];
        const std::uint32_t household = scratch.proposers[taken.proposer];
        NeedOutcome& outcome = district.outcome[k][household];
        if (modality.capacity(district, district.suppliers[taken.receiver]) == 0) continue; // its budget is spent
        const Linker linker = arranged_by(district, p, household, taken.receiver, modality.need);
        if (linker == Linker::nobody) {
            outcome = NeedOutcome::no_linker_hours;
            continue;
        }
        if (h.need[k][household] <= 0) continue;
        const float quantity = modality.take(district, household, taken.receiver);
        if (quantity <= 0) continue;
        outcome = NeedOutcome::met;
        const std::uint32_t person = scratch.proposer_person[taken.proposer];
        if (modality.need == Need::work || modality.need == Need::skills) district.persons.promised[person] = 1;
        const auto agency = static_cast<std::uint32_t>(h.record_agency[household]);
        district.matches.push_back(
            {household, person, taken.receiver, agency, modality.need, quantity, taken.receiver_score, linker});
        ++district.suppliers[taken.receiver].helped;
    }
}

} // namespace alleviation
