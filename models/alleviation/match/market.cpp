#include "models/alleviation/match/market.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process match_tie{"match tie", "households"};
constexpr sim::Process put_forward{"neighbour put forward", "households"};

/// A need relative to the poverty line or to its natural scale, for comparing urgency.
float urgency(const District& district, const MatchingParameters& p, Need need, float quantity)
{
    const auto month = static_cast<float>(district.environment.poverty_line) / months_of_year;
    const bool money = need == Need::sales || need == Need::funds;
    return std::min(1.0f, money ? quantity / (p.urgent_months.real() * month) : quantity);
}

/// What is known of a household's need this month.
struct Known {
    std::uint32_t household = 0;
    const Request* request = nullptr; ///< a supplier heard of it, and has had time for a decision
    bool recorded = false;            ///< an agency keeps a record that counts, and shows it
};

/// How well a supplier thinks that its offer fits: by an agency's assessment, or as far as it can judge by itself.
float seen_fit(const District& district, const RequestParameters& requests, const Modality& modality,
               const Known& known, std::uint32_t person, std::uint32_t supplier, bool linked, float size)
{
    const float fit = modality.fit(district, person, supplier, size);
    if (!linked) {
        const float capable = requests.capable_judges.real() * district.suppliers[supplier].capability;
        const float judged = requests.judged.real() + (1.0f - requests.judged.real()) * capable;
        return requests.usual_fit.real() + judged * (fit - requests.usual_fit.real());
    }
    const auto keeper = static_cast<std::size_t>(district.households.record_agency[known.household]);
    return fit + district.scratch.fit_errors[keeper * district.suppliers.size() + supplier];
}

sim::matching::Edge edge(const District& district, const MatchingParameters& p, const Modality& modality,
                         std::uint32_t proposer, std::uint32_t household, std::uint32_t supplier, float fit,
                         float fresh, float stated)
{
    const auto& h = district.households;
    const float paired = stands_beside(h, household, supplier) ? p.weight_pair.real() : 0.0f;
    const float common = paired + p.weight_trust.real() * h.trust[household] -
                         p.weight_distance.real() * district.suppliers[supplier].parameters->distance.real();
    const float stale = p.weight_staleness.real() * (1.0f - fresh);
    sim::matching::Edge out;
    out.proposer = proposer;
    out.receiver = supplier;
    out.proposer_score = common + p.weight_fit.real() * fit;
    const float urgent = urgency(district, p, modality.need, stated);
    out.receiver_score = p.rule.as<Rule>() == Rule::greedy_urgency
                             ? urgent
                             : common + easy_household(district, p, household, supplier) + p.weight_fit.real() * fit -
                                   stale + p.weight_urgency.real() * urgent;
    return out;
}

/// Adds the edges of a household whose need is known, or says why it has none.
NeedOutcome seek(District& district, const MatchingParameters& p, const KnowledgeParameters& knowledge,
                 const RequestParameters& requests, const Modality& modality, const Known& known, float fresh)
{
    auto& scratch = district.scratch;
    const auto& h = district.households;
    const std::uint32_t household = known.household;
    const bool own = district.is_own_case(household);
    const bool linkable = known.recorded && (own || p.rule.as<Rule>() != Rule::agency_discretion);
    const std::uint32_t person = modality.candidate(district, household);
    if (person == no_one || !(linkable || known.request)) return NeedOutcome::not_eligible;

    bool offered = false, seen = false, eligible = false, accepted = false;
    const auto proposer = static_cast<std::uint32_t>(scratch.proposers.size());
    const auto look_at = [&](std::uint32_t s) {
        if (scratch.capacity[s] == 0) return;
        offered = true;
        const bool asked = known.request && known.request->supplier == static_cast<std::int16_t>(s);
        const bool linked = linkable && can_see(district, knowledge, household, s);
        if (!asked && !linked) return;
        seen = true;
        if (!may_help(district, s, household)) return;
        eligible = true;
        if (!modality.accepts(district, household, person, s)) return;
        accepted = true;
        const float stated =
            linked ? h.observed[index(modality.need)][household] : h.need[index(modality.need)][household];
        const float fit = seen_fit(district, requests, modality, known, person, s, linked, stated);
        auto& made = scratch.edges.emplace_back(
            edge(district, p, modality, proposer, household, s, fit, linked ? fresh : 1.0f, stated));
        // An agency speaks for its own cases first: neighbours have what is left.
        if (!asked && !own) made.receiver_score -= p.own_case.real();
        scratch.edge_by.push_back(asked ? known.request->by : Linker::nobody);
    };
    if (linkable)
        for (std::uint32_t s = 0; s < district.suppliers.size(); ++s) look_at(s);
    else
        look_at(static_cast<std::uint32_t>(known.request->supplier));
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

/// By how much agencies err in how well the offers of those with capacity fit, by agency and supplier.
void note_fit_errors(District& district, const KnowledgeParameters& knowledge)
{
    auto& errors = district.scratch.fit_errors;
    errors.clear();
    for (std::size_t a = 0; a < district.agencies.size(); ++a)
        for (std::size_t s = 0; s < district.suppliers.size(); ++s)
            errors.push_back(district.scratch.capacity[s] > 0 ? fit_error(district, knowledge, a, s) : 0.0f);
}

/// Gives each pair its own draw, by which equal scores are told apart.
void draw_ties(District& district, Need need)
{
    auto& scratch = district.scratch;
    const int when = district.clock.step * static_cast<int>(need_count) + static_cast<int>(need);
    Chunk<std::uint32_t> household, supplier, tie;
    for_each_chunk(scratch.edges.size(), [&](std::size_t first, std::size_t count) {
        const auto some = std::span(scratch.edges).subspan(first, count);
        for (std::size_t e = 0; e < count; ++e) {
            household[e] = district.households.identity[scratch.proposers[some[e].proposer]];
            supplier[e] = some[e].receiver;
        }
        sim::draw_first(district.randomness, match_tie, std::span(household).first(count),
                        std::span(supplier).first(count), when, tie.data());
        for (std::size_t e = 0; e < count; ++e) some[e].tie = tie[e];
    });
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
void note_options(District& district, Need need, std::uint8_t round)
{
    const auto& scratch = district.scratch;
    for (std::uint32_t e = 0; e < scratch.edges.size(); ++e) {
        const auto& edge = scratch.edges[e];
        district.options.push_back({scratch.proposers[edge.proposer], edge.receiver, need, edge.proposer_score,
                                    edge.receiver_score, edge.tie, scratch.capacity[edge.receiver],
                                    scratch.result[edge.proposer] == e, round});
    }
}

/// Who has time left to arrange the match: the agency that keeps the record, or the household's association. A helper
/// paired with the household answers urgent needs itself, and what was agreed at a case conference needs no more.
Linker arranged_by(District& district, const MatchingParameters& p, std::uint32_t household, std::uint32_t supplier,
                   Need need)
{
    const auto& h = district.households;
    if (need == Need::funds && h.pair[household] == static_cast<std::int16_t>(supplier)) return Linker::pair;
    if (is_companion(h, household, supplier)) return Linker::pair;
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
    const auto spend = [&](auto& linker, float needed) {
        if (linker.linking_hours_used + needed > linker.linking_hours) return false;
        linker.linking_hours_used += needed;
        return true;
    };
    if (const int keeper = h.record_agency[household]; keeper != nobody) {
        Agency& agency = district.agencies[static_cast<std::size_t>(keeper)];
        if (spend(agency, hours * agency.slowness)) return Linker::agency;
    }
    // A standardised association links its members itself.
    const bool own = h.membership[household] > 0 && spend(district.associations[h.village[household]], hours);
    return own ? Linker::association : Linker::nobody;
}

namespace {

/// Gathers who could be matched: households with a record, and those of which a supplier has heard.
void gather(District& district, const MatchingParameters& p, const KnowledgeParameters& knowledge,
            const RequestParameters& requests, const Modality& modality)
{
    auto& scratch = district.scratch;
    const auto& h = district.households;
    const std::size_t k = index(modality.need);
    const Freshness fresh(district, knowledge);
    auto& request_of = scratch.count; // by household: the place of its request, counted from 1
    for (std::size_t r = 0; r < district.requests.size(); ++r) {
        const Request& request = district.requests[r];
        if (request.need == modality.need && is_due(district, requests, request))
            request_of[request.household] = static_cast<std::uint32_t>(r) + 1;
    }
    const auto consider = [&](std::uint32_t household, bool recorded) {
        const std::uint32_t place = request_of[household];
        request_of[household] = 0;
        const Known known{household, place > 0 ? &district.requests[place - 1] : nullptr, recorded};
        if (recorded || known.request)
            district.outcome[k][household] =
                seek(district, p, knowledge, requests, modality, known, recorded ? fresh(household) : 1.0f);
    };
    // A record may speak of a need that is gone: linking it costs hours and comes to nothing.
    const auto recorded = [&](std::uint32_t i) { return h.observed[k][i] > 0 && fresh.counts(i); };
    float own = 0, others = 0;
    each_recorded(h, [&](std::uint32_t i) {
        if (recorded(i)) (district.is_own_case(i) ? own : others) += 1;
    });
    const float forward = p.outreach.real() * std::max(1.0f, own);
    each_recorded(h, [&](std::uint32_t i) {
        bool shown = recorded(i);
        if (shown && others > forward && !district.is_own_case(i)) {
            shown =
                district.draw(put_forward, h.identity[i], static_cast<std::uint32_t>(k)).uniform() * others < forward;
            if (!shown) district.outcome[k][i] = NeedOutcome::no_linker_hours;
        }
        consider(i, shown);
    });
    for (const Request& request : district.requests)
        if (request_of[request.household] > 0) consider(request.household, false);
}

/// Brings about what the rule chose, best scores first, as far as money and linking hours go. Returns whether hours
/// were lacking for anybody.
bool carry_out(District& district, const MatchingParameters& p, const Modality& modality)
{
    auto& scratch = district.scratch;
    auto& h = district.households;
    const std::size_t k = index(modality.need);
    auto& order = scratch.list;
    order.clear();
    for (std::uint32_t i = 0; i < scratch.proposers.size(); ++i)
        if (scratch.result[i] != sim::matching::unmatched) order.push_back(scratch.result[i]);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto &x = scratch.edges[a], &y = scratch.edges[b];
        if (x.receiver_score != y.receiver_score) return x.receiver_score > y.receiver_score;
        return x.tie != y.tie ? x.tie < y.tie : a < b;
    });
    bool without_hours = false;
    for (const auto e : order) {
        const auto& taken = scratch.edges[e];
        const std::uint32_t household = scratch.proposers[taken.proposer];
        NeedOutcome& outcome = district.outcome[k][household];
        if (modality.capacity(district, district.suppliers[taken.receiver]) == 0) continue; // its budget is spent
        const bool by_itself = scratch.edge_by[e] != Linker::nobody;
        const Linker linker =
            by_itself ? scratch.edge_by[e] : arranged_by(district, p, household, taken.receiver, modality.need);
        if (linker == Linker::nobody) {
            outcome = NeedOutcome::no_linker_hours;
            without_hours = true;
            continue;
        }
        if (h.need[k][household] <= 0) continue;
        const float quantity = modality.take(district, household, taken.receiver);
        if (quantity <= 0) continue;
        outcome = NeedOutcome::met;
        forget_request(h, household, modality.need);
        const std::uint32_t person = scratch.proposer_person[taken.proposer];
        if (modality.need == Need::work || modality.need == Need::skills) district.persons.promised[person] = 1;
        const std::uint32_t agency = by_itself ? no_agency : static_cast<std::uint32_t>(h.record_agency[household]);
        district.matches.push_back(
            {household, person, taken.receiver, agency, modality.need, quantity, taken.receiver_score, linker});
        ++district.suppliers[taken.receiver].helped;
    }
    return without_hours;
}

/// What may still come about where linking hours have run out: who lacked them has what it asked for by itself, and
/// keeps no place from others.
void keep_what_is_left(District& district, const Modality& modality)
{
    auto& scratch = district.scratch;
    for (std::size_t s = 0; s < district.suppliers.size(); ++s)
        scratch.capacity[s] = modality.capacity(district, district.suppliers[s]);
    std::size_t kept = 0;
    for (std::size_t e = 0; e < scratch.edges.size(); ++e) {
        const auto& edge = scratch.edges[e];
        const auto outcome = district.outcome[index(modality.need)][scratch.proposers[edge.proposer]];
        if (outcome == NeedOutcome::met || scratch.capacity[edge.receiver] == 0) continue;
        if (outcome == NeedOutcome::no_linker_hours && scratch.edge_by[e] == Linker::nobody) continue;
        scratch.edges[kept] = edge;
        scratch.edge_by[kept++] = scratch.edge_by[e];
    }
    scratch.edges.resize(kept);
    scratch.edge_by.resize(kept);
}

} // namespace

void hold_market(District& district, const MatchingParameters& p, const KnowledgeParameters& knowledge,
                 const RequestParameters& requests, const Modality& modality)
{
    auto& scratch = district.scratch;
    scratch.edges.clear();
    scratch.edge_by.clear();
    scratch.proposers.clear();
    scratch.proposer_person.clear();
    scratch.capacity.assign(district.suppliers.size(), 0);
    for (std::size_t s = 0; s < district.suppliers.size(); ++s)
        scratch.capacity[s] = modality.capacity(district, district.suppliers[s]);

    note_fit_errors(district, knowledge);
    gather(district, p, knowledge, requests, modality);
    draw_ties(district, modality.need);
    bool without_hours = true;
    for (std::uint8_t round = 0; without_hours; ++round) {
        run_rule(district, p.rule.as<Rule>());
        if (district.keeps_options) note_options(district, modality.need, round);
        without_hours = carry_out(district, p, modality);
        if (without_hours) keep_what_is_left(district, modality);
    }
}

} // namespace alleviation
