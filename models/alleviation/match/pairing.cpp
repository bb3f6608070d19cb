#include "models/alleviation/match/pairing.h"
#include "models/alleviation/asked.h"
#include "models/alleviation/requests.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process pair_tie{"pair tie", "households"};
constexpr sim::Process call{"helper's call", "households"};
constexpr sim::Process contacts{"helper's contacts", "households"};
constexpr sim::Process company{"helper's company", "households"};

/// How much of what a household needs a supplier could give.
float offer_overlap(const District& district, const PairingParameters& p, std::size_t household,
                    const Supplier& supplier)
{
    float out = 0;
    for (std::size_t k = 0; k < need_count; ++k) {
        if (district.households.observed[k][household] <= 0) continue;
        const auto need = static_cast<Need>(k);
        out += need == Need::care ? p.weight_care.real() : answers(supplier, need) ? 1.0f : 0.0f;
    }
    return out;
}

/// Left the register so long ago that the helper's task is done.
bool follow_up_over(const District& district, const PairingParameters& p, std::size_t i)
{
    const auto& h = district.households;
    return h.ever_exited[i] && !h.registered[i] && h.exit_month[i].ago(district.clock.step) > long{p.follow_up};
}

/// Whether it keeps pairs: who is absent by its strategy does not.
bool keeps_pairs(const Supplier& supplier)
{
    return takes_part(supplier) && supplier.effort > 0;
}

void make_pairs(District& district, const PairingParameters& p, const MatchingParameters& matching,
                const KnowledgeParameters& knowledge)
{
    auto& h = district.households;
    auto& scratch = district.scratch;
    scratch.edges.clear();
    scratch.proposers.clear();
    scratch.capacity.assign(district.suppliers.size(), 0);
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        const auto& supplier = district.suppliers[s];
        const long free = long{supplier.parameters->pairs} - static_cast<long>(supplier.pairs);
        scratch.capacity[s] = keeps_pairs(supplier) ? static_cast<std::uint32_t>(std::max(0L, free)) : 0u;
    }
    const Freshness fresh(district, knowledge);
    for (const auto& agency : district.agencies) {
        if (!agency.working) continue;
        for (const auto i : agency.caseload) {
            if (h.members[i] == 0 || h.pair[i] != nobody || h.record_agency[i] == nobody || !fresh.counts(i) ||
                follow_up_over(district, p, i))
                continue;
            const auto proposer = static_cast<std::uint32_t>(scratch.proposers.size());
            scratch.proposers.push_back(i);
            for (std::uint32_t s = 0; s < district.suppliers.size(); ++s) {
                if (scratch.capacity[s] == 0 || !can_see(district, knowledge, i, s)) continue;
                const Supplier& supplier = district.suppliers[s];
                const float score = offer_overlap(district, p, i, supplier) -
                                    matching.weight_distance.real() * supplier.parameters->distance.real();
                scratch.edges.push_back({proposer, s, score, score, district.draw(pair_tie, h.identity[i], s)()});
            }
        }
    }
    scratch.result.assign(scratch.proposers.size(), sim::matching::unmatched);
    sim::matching::deferred_acceptance(scratch.edges, scratch.capacity, scratch.result, scratch.matching);
    for (std::size_t k = 0; k < scratch.proposers.size(); ++k) {
        if (scratch.result[k] == sim::matching::unmatched) continue;
        const auto supplier = scratch.edges[scratch.result[k]].receiver;
        h.pair[scratch.proposers[k]] = static_cast<std::int16_t>(supplier);
        h.pair_strength[scratch.proposers[k]] = p.begins_at.real();
        ++district.suppliers[supplier].pairs;
    }
}

/// What is left of a helper's time for a household once it is there; it goes home again, too.
float hours_there(const PairingParameters& p, const SupplierParameters& helper)
{
    constexpr float there_and_back = 2;
    return std::max(0.0f, helper.helper.hours.real() - there_and_back * helper.distance.real() / p.travel.real());
}

/// What the household lacks and the helper sees: it takes up itself what it can answer, and tells somebody whom it
/// knows of the rest, as long as its time lasts. Returns the hours that are left.
float take_up_needs(District& district, const MatchingParameters& matching, const RequestParameters& requests,
                    bool recorded, std::size_t i, std::size_t helper, float hours)
{
    const auto& h = district.households;
    const HelperParameters& own = district.suppliers[helper].parameters->helper;
    auto stream = district.draw(contacts, h.identity[i]);
    for (std::size_t k = 0; k < need_count; ++k) {
        const bool knows_somebody = stream.uniform() < own.passes_on.real();
        const float u = stream.uniform();
        const auto need = static_cast<Need>(k);
        if (h.need[k][i] <= 0 || is_requested(h, i, need)) continue;
        if (answers(district.suppliers[helper], need)) {
            if (!recorded) request(district, i, need, helper, Linker::pair);
            continue;
        }
        if (!knows_somebody || hours < matching.link_hours.real()) continue;
        const std::size_t found = hears_of(district, requests, i, need, u, [](const Supplier&) { return true; });
        if (found == district.suppliers.size()) continue;
        request(district, i, need, found, Linker::pair);
        hours -= matching.link_hours.real();
    }
    return hours;
}

/// A gift out of the helper's own purse where urgent funds are lacking and nobody has answered yet (慰问).
void give_gift(District& district, std::size_t i, std::size_t helper)
{
    const auto& h = district.households;
    constexpr std::size_t funds = index(Need::funds);
    if (h.need[funds][i] <= 0 || district.outcome[funds][i] == NeedOutcome::met) return;
    Supplier& supplier = district.suppliers[helper];
    const sim::Fen lacked(whole_fen(h.need[funds][i]));
    const sim::Fen gift = std::min({supplier.parameters->helper.gift.fen(), supplier.gift_budget, lacked});
    supplier.gift_budget -= gift;
    district.delivered[index(h.study_group[i])][funds] += gift.yuan();
    district.pay(account(Holder::supplier, helper), account(Holder::household, i), gift,
                 supplier.parameters->is_government() ? For::relief : For::grant);
}

/// A call: what the helper does with its time there.
void call_on(District& district, const PairingParameters& p, const MatchingParameters& matching,
             const RequestParameters& requests, bool recorded, std::size_t i)
{
    const auto helper = static_cast<std::size_t>(district.households.pair[i]);
    const float there = hours_there(p, *district.suppliers[helper].parameters);
    if (there <= 0) return; // a word on the telephone
    give_gift(district, i, helper);
    const float left = take_up_needs(district, matching, requests, recorded, i, helper, there);
    constexpr std::size_t care = index(Need::care);
    const auto& h = district.households;
    if (h.need[care][i] > 0 && district.draw(company, h.identity[i]).uniform() * p.company.real() < left)
        district.outcome[care][i] = NeedOutcome::met;
}

} // namespace

void end_pair(District& district, std::size_t household)
{
    auto& h = district.households;
    --district.suppliers[static_cast<std::size_t>(h.pair[household])].pairs;
    h.pair[household] = nobody;
    h.pair_strength[household] = 0;
    dismiss_companions(h, household); // there is nobody left who holds them together
}

void pairing(District& district, const PairingParameters& p, const MatchingParameters& matching,
             const KnowledgeParameters& knowledge, const RequestParameters& requests)
{
    auto& h = district.households;
    make_pairs(district, p, matching, knowledge);
    const Freshness fresh(district, knowledge);
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (h.pair[i] == nobody) continue;
        if (h.members[i] == 0) {
            end_pair(district, i);
            continue;
        }
        float& strength = h.pair_strength[i];
        const float effort = district.suppliers[static_cast<std::size_t>(h.pair[i])].effort;
        const bool contact = district.draw(call, h.identity[i]).uniform() < p.visits.real() * effort;
        strength += contact ? p.grows.real() * (1.0f - strength) : -p.fades.real() * strength;
        h.motivation[i] += p.encourages.real() * strength * (1.0f - h.motivation[i]);
        if (contact) call_on(district, p, matching, requests, h.record_agency[i] != nobody && fresh.counts(i), i);
        const bool helper_left = !keeps_pairs(district.suppliers[static_cast<std::size_t>(h.pair[i])]);
        if (strength < p.ends_below.real() || helper_left || follow_up_over(district, p, i)) end_pair(district, i);
    }
}

const Mechanism pairing_mechanism = mechanism<pairing>(
    {.name = "pairing",
     .chinese = "一对一结对帮扶",
     .section = "三(二), 三(四)",
     .meaning =
         "Each household of a caseload gets at most one lead helper among the suppliers that can see it, by what it "
         "needs and the helper offers. A helper may be an office (cadres), a firm or an organisation (of volunteers, "
         "too). Its visits are its own, as often as its effort has it; contact makes "
         "the pair stronger, without it the pair fades. A pair keeps the record fresh for longer, answers urgent needs "
         "in the same month, keeps people in jobs, and encourages. In the time that the way leaves it a helper who "
         "calls takes up what it can answer, tells others whom it knows of the rest, hands over a gift where urgent "
         "funds lack, and keeps company. A pair ends when the helper leaves, when it has faded, or "
         "some time after the household left the register.",
     .reads = "records, needs, suppliers' readiness, effort and purses",
     .writes = "district: delivered; households: cash, companion, motivation, outcome_care, pair, pair_strength, "
               "requested, second_companion; requests: all; suppliers: cash, gift_budget, pairs",
     .asks = {&platform_mechanism, &supplier_survey_mechanism}});

} // namespace alleviation
