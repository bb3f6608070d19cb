#include "models/alleviation/oversee/satisfaction.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/definitions.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process standards{"standard of help", "households"};

/// Kinds of help that somebody could be linked with: where none links, nobody waits for it.
using Linked = std::array<bool, need_count>;
Linked linked_needs(const District& d)
{
    Linked out{};
    out[index(Need::sales)] = d.on(consumption_mechanism);
    out[index(Need::work)] = d.on(employment_mechanism);
    out[index(Need::skills)] = d.on(skills_mechanism);
    out[index(Need::funds)] = d.on(funds_mechanism);
    return out;
}

/// Counts how long a household has been waiting for any help.
void wait(District& district, const Linked& linked, std::size_t i)
{
    auto& h = district.households;
    bool lacks = false, helped = false;
    for (std::size_t k = 0; k < need_count; ++k) {
        if (!linked[k] || h.need[k][i] <= 0) continue;
        lacks = true;
        helped = helped || district.outcome[k][i] == NeedOutcome::met;
    }
    constexpr auto longest = std::numeric_limits<std::uint8_t>::max();
    h.waits[i] = !lacks || helped ? std::uint8_t{0} : std::min(longest, static_cast<std::uint8_t>(h.waits[i] + 1));
}

/// How good the help is as the household lives it, from 0 to 1: time for it, and not being left to wait.
float performance(const District& district, const SatisfactionParameters& p, std::size_t i)
{
    const auto& h = district.households;
    const float answered = sim::hot::exp(-static_cast<float>(h.waits[i]) / p.patience.real());
    if (!district.on(casework_mechanism)) return answered;
    const float contact = 1.0f - sim::hot::exp(-h.contact_hours[i] / p.contact.real());
    return p.contact_weight.real() * contact + (1.0f - p.contact_weight.real()) * answered;
}

/// What a household holds that help should be. It lasts, so the draw has no month.
float standard(const District& district, const SatisfactionParameters& p, std::size_t i)
{
    sim::Stream stream(district.randomness, standards, {district.households.identity[i], 0}, 0);
    return p.standard.real() + p.standard_spread.real() * stream.normal();
}

void judge(District& district, const SatisfactionParameters& p, std::size_t i)
{
    auto& h = district.households;
    const float lived = performance(district, p, i);
    const float judgement =
        std::clamp(p.neutral.real() + p.strength.real() * (lived - h.expectation[i]), least_satisfied, most_satisfied);
    h.satisfaction[i] += p.speed.real() * (judgement - h.satisfaction[i]);
    const float surprise = judgement - p.neutral.real();
    const float movable = surprise > 0 ? 1.0f - h.trust[i] : h.trust[i]; // what there is to win, or to lose
    h.trust[i] = std::clamp(h.trust[i] + p.trust.real() * surprise * movable, 0.0f, 1.0f);
    const float own = standard(district, p, i);
    const float usual = std::clamp(own + p.adapts.real() * (lived - own), 0.0f, 1.0f);
    h.expectation[i] += p.expectation_speed.real() * (usual - h.expectation[i]);
}

} // namespace

void satisfaction(District& district, const SatisfactionParameters& p)
{
    const Linked linked = linked_needs(district);
    for (const auto& agency : district.agencies) {
        if (!agency.working) continue;
        for (const auto i : agency.caseload) {
            if (district.households.members[i] == 0) continue;
            wait(district, linked, i);
            judge(district, p, i);
        }
    }
}

const Mechanism satisfaction_mechanism = mechanism<satisfaction>(
    {.name = "satisfaction",
     .chinese = "服务满意度评价",
     .section = "二(二)",
     .meaning =
         "Each household of a caseload, served or not, compares what it lives with what it expected (expectation and "
         "disconfirmation, Oliver 1980): whether somebody has time for it, and how long it has been left to wait with "
         "what it lacks. Satisfaction on a scale of 1 to 5 follows; expectations follow experience in part, and in "
         "part "
         "stay what the household holds that help should be; trust moves with disappointment and surprise, so "
         "that promises not kept cost the next survey.",
     .reads = "outcomes of needs, hours of casework, expectation",
     .writes = "households: expectation, satisfaction, trust, waits",
     .asks = {&consumption_mechanism, &employment_mechanism, &skills_mechanism, &funds_mechanism,
              &casework_mechanism}});

} // namespace alleviation
