#include "models/alleviation/keep_register/registration.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/chunks.h"
#include "models/alleviation/welfare.h"

#include <algorithm>
#include <bit>

namespace alleviation {

namespace {

constexpr sim::Process assessment{"register assessment", "households"};
constexpr sim::Process third_party{"third-party check", "households"};
constexpr sim::Process readmission{"readmission", "households"};
constexpr sim::Process office{"village office", "villages"};

/// Income a head as village officials see it, in poverty lines; `error` is a factor.
float seen_income(const District& district, std::size_t i, float error)
{
    const auto& h = district.households;
    const float per_head = std::max(1.0f, h.income_12[i] / static_cast<float>(h.members[i]));
    return per_head / static_cast<float>(district.environment.poverty_line) * error;
}

bool tied_to(const District& district, std::size_t household, std::uint32_t other)
{
    const auto ties = district.ties->of(household);
    return household == other || std::find(ties.begin(), ties.end(), other) != ties.end();
}

/// Whether it is before the start of a scenario whose register was full.
bool fills_all_places(const District& district, const RegistrationParameters& p)
{
    return district.clock.step < 0 && p.all_places.text() == "on";
}

/// 两不愁三保障 and income, as officials see them, unless the third-party check finds the income below the line.
bool may_leave(const District& district, const RegistrationParameters& p, std::size_t i, float income,
               unsigned deprived)
{
    if (fills_all_places(district, p) || income < 1.0f || deprived != 0) return false;
    const bool found_out = income_poor(district, i) &&
                           district.draw(third_party, district.households.identity[i]).uniform() < p.exit_checked;
    return !found_out;
}

/// Whether officials think of putting it on the register: seen below the line, or watched and deprived. Who left is
/// mostly helped while it is watched.
bool may_enter(const District& district, const RegistrationParameters& p, std::size_t i, float income,
               unsigned deprived, bool all_places)
{
    const auto& h = district.households;
    if (h.registered[i]) return false;
    if (all_places) return true;
    if (income >= 1.0f && (!h.monitored[i] || deprived == 0)) return false;
    return !h.ever_exited[i] || district.draw(readmission, h.identity[i]).uniform() < p.readmits;
}

/// Takes those off the register that may leave it, those who seem best off first, as far as the plan goes; returns how
/// many left.
std::uint32_t let_go(District& district, const RegistrationParameters& p, std::size_t planned)
{
    auto& h = district.households;
    auto& leaving = district.scratch.leaving;
    if (leaving.size() > planned) {
        std::sort(leaving.begin(), leaving.end());
        leaving.resize(planned);
    }
    for (const auto& [income, tie, i] : leaving) {
        h.registered[i] = 0;
        h.ever_exited[i] = 1;
        h.exit_month[i] = district.clock.step;
        h.monitored[i] = income < p.monitored_below;
    }
    return static_cast<std::uint32_t>(leaving.size());
}

/// How many households of a village may leave the register, and enter it, by the year's plan; then how many did.
struct Moves {
    std::size_t leave, enter;
};

Moves assess(District& district, const RegistrationParameters& p, const Village& village, Moves planned)
{
    auto& h = district.households;
    auto& candidates = district.scratch.ranked;
    auto& leaving = district.scratch.leaving;
    candidates.clear();
    leaving.clear();
    std::uint32_t listed = 0;
    const bool all_places = fills_all_places(district, p);
    const float error = p.income_error.real() * income_error_left(district, p, village);
    const std::uint32_t cadre = cadre_household(district, village);
    DrawChunk draws;
    Chunk<float> errors, votes;
    const auto judge = [&](std::uint32_t i, std::size_t k) {
        if (h.members[i] == 0) {
            h.registered[i] = 0;
            return;
        }
        // A register that was full before the start was made at once, from what was known on its eve.
        if (all_places && h.study_group[i] != StudyGroup::treated) h.registered[i] = 0;
        const float income = seen_income(district, i, errors[k]);
        const unsigned deprived = deprivations(district, i);
        const float vote = p.vote_noise.real() * votes[k];
        if (h.registered[i] && may_leave(district, p, i, income, deprived))
            leaving.push_back({income, draws.words[2][k], i});
        h.monitored[i] = h.ever_exited[i] && !h.registered[i] && income < p.monitored_below;
        listed += h.registered[i];
        if (may_enter(district, p, i, income, deprived, all_places)) {
            const float score = -income + p.deprivation_weight.real() * static_cast<float>(std::popcount(deprived)) +
                                vote + (tied_to(district, i, cadre) ? p.cadre_tie.real() : 0.0f);
            candidates.push_back({score, draws.words[2][k], i});
        }
    };
    const std::span<const std::uint32_t> identity = h.identity;
    for_each_chunk(village.households, [&](std::size_t offset, std::size_t count) {
        const std::size_t first = village.first_household + offset;
        draws.fill(district, assessment, identity.subspan(first, count));
        sim::normals(std::span(draws.words[0]).first(count), errors.data());
        for (std::size_t k = 0; k < count; ++k) errors[k] *= error;
        sim::exponentials(std::span(errors).first(count));
        sim::normals(std::span(draws.words[1]).first(count), votes.data());
        for (std::size_t k = 0; k < count; ++k) judge(static_cast<std::uint32_t>(first + k), k);
    });
    const std::uint32_t left = let_go(district, p, planned.leave);
    std::size_t entered = 0;
    listed -= left;
    std::sort(candidates.begin(), candidates.end());
    for (const auto& candidate : candidates) {
        const std::uint32_t i = candidate.household;
        // Who finds no place is marginal (边缘户), and watched.
        const bool enters = listed < village.quota && entered < planned.enter;
        h.registered[i] = enters;
        h.monitored[i] = !enters;
        listed += enters;
        entered += enters;
        if (enters && h.ever_exited[i]) h.return_month[i] = district.clock.step;
    }
    each_household(village, [&](std::size_t i) {
        const bool after = h.ever_exited[i] && h.exit_month[i].ago(district.clock.step) < p.support_after.value();
        h.supported[i] = h.members[i] > 0 && (h.registered[i] || after);
    });
    return {left, entered};
}

} // namespace

std::uint32_t cadre_household(const District& district, const Village& village)
{
    sim::Stream draw(district.randomness, office, {village.first_household, district.number}, 0);
    // Where that household has died out, the office has gone to the next.
    const std::uint32_t households = std::max(1u, village.households);
    std::uint32_t place = draw() % households;
    for (std::uint32_t k = 1; k < households && district.households.members[village.first_household + place] == 0; ++k)
        place = (place + 1) % households;
    return village.first_household + place;
}

float income_error_left(const District& district, const RegistrationParameters& p, const Village& village)
{
    const float untaught = 1.0f - p.trained_judges.real() * village.worker_skill;
    if (!village.team || !district.on(village_governance_mechanism)) return untaught;
    return untaught * (1.0f - p.team_knows.real() * village.branch);
}

void registration(District& district, const RegistrationParameters& p)
{
    if (!district.clock.december()) return;
    const bool before = fills_all_places(district, p);
    double leave = 0, enter = 0; // what a village does not need of the plan is for the next
    for (const auto& village : district.villages) {
        leave += p.exits_planned * village.quota;
        enter += p.entries_planned * village.quota;
        const auto most = [&](double share, double planned) {
            return before || share >= 1 ? std::size_t{village.households} : static_cast<std::size_t>(planned);
        };
        const Moves moved =
            assess(district, p, village, {most(p.exits_planned, leave), most(p.entries_planned, enter)});
        leave -= static_cast<double>(moved.leave);
        enter -= static_cast<double>(moved.enter);
    }
}

const Mechanism registration_mechanism = mechanism<registration>(
    {.name = "registration",
     .chinese = "精准识别与动态管理",
     .section = "三(三)",
     .meaning =
         "Every December village officials, who know incomes with error, take households with an income above the "
         "line and none of the deprivations of 两不愁三保障 off the register, unless a third-party check finds an "
         "income below it, as many as the year's plan lets go, and fill the village's quota, as far as it allows, with "
         "the poorest by score "
         "and community vote, in which ties "
         "with the family of a cadre help. They watch those who left and are near the line, and those for whom there "
         "is no place. Who left keeps what registered households get for some years (脱贫不脱政策) and is rarely put "
         "back: that is a registered return; income churn is another series.",
     .reads = "income of the last year, deprivations, quota, ties",
     .writes = "households: ever_exited, exit_month, monitored, registered, return_month, supported",
     .asks = {&village_governance_mechanism}});

} // namespace alleviation
