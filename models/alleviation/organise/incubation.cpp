#include "models/alleviation/organise/incubation.h"

#include "models/alleviation/chunks.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process joining_or_leaving{"joining or leaving an association", "households"};
constexpr sim::Process company{"company of members", "households"};

/// Drive and trust together make a household willing (意愿摸底).
float willingness(const District& district, std::size_t household)
{
    const auto& h = district.households;
    return h.members[household] > 0 ? h.motivation[household] * h.trust[household] : 0.0f;
}

/// What each household of a chunk is willing to, and 1 for who is willing enough to be among the first members.
QIAO_TARGET_CLONES void survey_willingness(const Households& h, std::size_t first, std::size_t count,
                                           float willing_from, float* __restrict willingness,
                                           std::uint8_t* __restrict willing)
{
    const std::uint8_t* members = h.members.data() + first;
    const float *motivation = h.motivation.data() + first, *trust = h.trust.data() + first;
    for (std::size_t k = 0; k < count; ++k) willingness[k] = members[k] > 0 ? motivation[k] * trust[k] : 0.0f;
    for (std::size_t k = 0; k < count; ++k) willing[k] = willingness[k] >= willing_from;
}

void count_members(District& district)
{
    const auto& h = district.households;
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        std::uint32_t members = 0;
        each_household(district.villages[v], [&](std::size_t i) { members += h.membership[i] > 0; });
        district.associations[v].members = members;
    }
}

void count_leaders(District& district, const BackboneParameters& backbone)
{
    const auto& h = district.households;
    for (auto& association : district.associations) association.leaders = 0;
    each_leader(district, backbone, [&](std::size_t person) {
        ++district.associations[h.village[district.persons.household[person]]].leaders;
    });
}

/// Willing households that a leader belongs to or knows: the first members come from them. Ties go both ways and stay
/// in the village.
void choose_founders(const District& district, const IncubationParameters& p, const BackboneParameters& backbone,
                     const Village& village, std::vector<std::uint32_t>& founders)
{
    founders.clear();
    const float willing_from = p.willing_from.real();
    const auto invite = [&](std::uint32_t i) {
        if (willingness(district, i) >= willing_from) founders.push_back(i);
    };
    each_leader(district, backbone, village, [&](std::size_t person) {
        const std::uint32_t household = district.persons.household[person];
        invite(household);
        for (const auto i : district.ties->of(household)) invite(i);
    });
    std::sort(founders.begin(), founders.end());
    founders.erase(std::unique(founders.begin(), founders.end()), founders.end());
}

/// Whether there are a leader, founders and the conditions for an association; the founders stand in scratch.list.
bool ripe(District& district, const IncubationParameters& p, const BackboneParameters& backbone, std::size_t v)
{
    if (district.associations[v].leaders == 0) return false;
    choose_founders(district, p, backbone, district.villages[v], district.scratch.list);
    return district.scratch.list.size() >= p.founders.size() && incubability(district, p, v) >= p.incubable_from.real();
}

void begin(District& district, std::size_t v)
{
    district.associations[v] = {};
    district.associations[v].stage = Association::incubating;
    for (const auto i : district.scratch.list) district.households.membership[i] = 1;
}

/// What is left of the fund is divided among the members.
void dissolve(District& district, std::size_t v)
{
    const auto fund = account(Holder::association, v);
    auto& h = district.households;
    auto members = static_cast<std::int64_t>(district.associations[v].members);
    each_household(district.villages[v], [&](std::size_t i) {
        if (h.membership[i] == 0) return;
        h.membership[i] = 0;
        const auto share = sim::Fen(district.ledger.balance(fund).count() / std::max<std::int64_t>(1, members--));
        district.pay(fund, account(Holder::household, i), share, For::returned_dues);
    });
    district.associations[v] = {};
}

/// A month's chances to join and to leave.
struct Membership {
    float base, of_ties, of_trust, leaves, leaves_rich;
    float rich; ///< yuan a year, from which a member counts as rich

    float chance_to_join(float share_of_ties, float trust) const
    {
        return sim::hot::logistic(base + of_ties * share_of_ties + of_trust * trust);
    }
    float chance_to_leave(float income) const { return leaves + (income > rich ? leaves_rich : 0.0f); }
};

/// Marks with 1 whose draw may decide something, whatever their ties: of the others nobody joins or leaves.
QIAO_TARGET_CLONES void mark_undecided(const Households& h, std::size_t first, std::size_t count,
                                       const Membership& chances, const float* __restrict u,
                                       std::uint8_t* __restrict undecided)
{
    const std::uint8_t* membership = h.membership.data() + first;
    const float* trust = h.trust.data() + first;
    const float most_of_ties = std::max(0.0f, chances.of_ties);
    const float most_to_leave = chances.leaves + std::max(0.0f, chances.leaves_rich);
    Chunk<std::int32_t> may_join, may_leave;
    for (std::size_t k = 0; k < count; ++k)
        may_join[k] = u[k] < sim::hot::logistic(chances.base + most_of_ties + chances.of_trust * trust[k]);
    for (std::size_t k = 0; k < count; ++k) may_leave[k] = u[k] < most_to_leave;
    for (std::size_t k = 0; k < count; ++k)
        undecided[k] = static_cast<std::uint8_t>(membership[k] > 0 ? may_leave[k] : may_join[k]);
}

/// Joining and leaving, all by what holds at the beginning of the month.
void join_and_leave(District& district, const IncubationParameters& p, std::size_t v)
{
    auto& h = district.households;
    const Village& village = district.villages[v];
    float income = 0;
    each_household(village, [&](std::size_t i) { income += h.members[i] > 0 ? h.income_12[i] : 0.0f; });
    const bool runs_fund = district.associations[v].stage >= Association::operating;
    const float benefit = runs_fund ? p.join_benefit.real() : 0.0f;
    const Membership chances{.base = p.join_base.real() + benefit + p.join_norm.real() * village.norm,
                             .of_ties = p.join_ties.real(),
                             .of_trust = p.join_trust.real(),
                             .leaves = p.leaves.real(),
                             .leaves_rich = p.leaves_rich.real(),
                             .rich = p.rich_from.real() * income / std::max(1.0f, static_cast<float>(village.living))};
    auto& next = district.scratch.list;
    next.clear();
    const auto changes = [&](std::size_t i, float u) {
        if (h.members[i] == 0) return false;
        if (h.membership[i] > 0) return u < chances.chance_to_leave(h.income_12[i]);
        float members = 0, known = 0;
        for (const auto j : district.ties->of(i)) {
            members += h.membership[j] > 0 ? 1.0f : 0.0f;
            known += h.members[j] > 0 ? 1.0f : 0.0f;
        }
        const float share = known > 0 ? members / known : 0.0f;
        return u < chances.chance_to_join(share, h.trust[i]);
    };
    FirstDraws draws;
    Chunk<std::uint8_t> undecided;
    const std::span<const std::uint32_t> identity = h.identity;
    for_each_chunk(village.households, [&](std::size_t offset, std::size_t count) {
        const std::size_t start = village.first_household + offset;
        const float* u = draws.uniforms(district, joining_or_leaving, identity.subspan(start, count));
        mark_undecided(h, start, count, chances, u, undecided.data());
        for_each_set(std::span(undecided).first(count), [&](std::size_t k) {
            if (changes(start + k, u[k])) next.push_back(static_cast<std::uint32_t>(start + k));
        });
    });
    each_household(village, [&](std::size_t i) {
        if (h.membership[i] > 0 && h.membership[i] < std::numeric_limits<std::uint8_t>::max()) ++h.membership[i];
    });
    for (const auto i : next) h.membership[i] = h.membership[i] > 0 ? 0 : 1;
}

/// Meets, learns by doing, and grows with coaching (`coaching`: share of full coaching).
void grow(District& district, const IncubationParameters& p, std::size_t v, float coaching)
{
    auto& h = district.households;
    Association& association = district.associations[v];
    float drive = 0, members = 0;
    each_household(district.villages[v], [&](std::size_t i) {
        if (h.membership[i] == 0) return;
        drive += h.motivation[i];
        members += 1;
    });
    const float alone = p.leaderless.real();
    const float lead = association.leaders > 0 ? 1.0f : alone + (1.0f - alone) * association.led_by_others;
    const float enough = std::min(1.0f, members / static_cast<float>(long{p.founders}));
    association.activity = members > 0 ? drive / members * lead * enough : 0.0f;
    float& maturity = association.maturity;
    maturity += p.coached.real() * coaching * (1.0f - maturity) +
                p.practised.real() * association.activity * maturity * (1.0f - maturity) -
                p.unpractised.real() * (1.0f - association.activity) * maturity;
    maturity = std::clamp(maturity, 0.0f, 1.0f);
    const float meets = p.meetings.real() * association.activity;
    each_household(district.villages[v], [&](std::size_t i) {
        if (h.membership[i] == 0) return;
        h.motivation[i] += meets * (1.0f - h.motivation[i]);
        h.trust[i] += meets * (1.0f - h.trust[i]);
        // Members keep each other company, where casework does not reach or is over.
        auto& care = district.outcome[index(Need::care)][i];
        if (h.need[index(Need::care)][i] > 0 && care != NeedOutcome::met &&
            district.draw(company, h.identity[i]).uniform() < p.company.real() * association.activity)
            care = NeedOutcome::met;
    });
    const bool links = association.stage >= Association::standardised;
    association.linking_hours = links ? p.linking_hours.real() * members * association.activity : 0.0f;
    association.idle_months = association.activity < p.idle_below.real() ? association.idle_months + 1 : 0;
}

/// Hours of an agency for a village, and the competence behind them.
struct Coaching {
    float share = 0; ///< of the hours wanted
    float competence = 0;
};

/// Takes as many of the hours wanted for a village as its agency has left; nothing where none is charged with it.
Coaching take_hours(District& district, std::size_t v, float wanted)
{
    const auto charged = district.villages[v].agency;
    if (charged == nobody) return {};
    Agency& agency = district.agencies[static_cast<std::size_t>(charged)];
    const float left = agency.organising_hours - agency.organising_hours_used;
    if (!agency.working || left <= 0) return {};
    const float taken = std::min(wanted, left);
    agency.organising_hours_used += taken;
    return {wanted > 0 ? taken / wanted : 1.0f, agency.competence};
}

} // namespace

bool begin_if_ripe(District& district, const IncubationParameters& p, const BackboneParameters& backbone, std::size_t v)
{
    const bool is_ripe = ripe(district, p, backbone, v);
    if (is_ripe) begin(district, v);
    return is_ripe;
}

float incubability(const District& district, const IncubationParameters& p, std::size_t v)
{
    const Village& village = district.villages[v];
    const float willing_from = p.willing_from.real();
    float willing = 0;
    unsigned among_willing = 0;
    Chunk<float> each;
    Chunk<std::uint8_t> is_willing;
    for_each_chunk(village.households, [&](std::size_t offset, std::size_t count) {
        const std::size_t start = village.first_household + offset;
        survey_willingness(district.households, start, count, willing_from, each.data(), is_willing.data());
        for (std::size_t k = 0; k < count; ++k) willing += each[k];
        for_each_set(std::span(is_willing).first(count), [&](std::size_t k) {
            for (const auto j : district.ties->of(start + k)) among_willing += willingness(district, j) >= willing_from;
        });
    });
    const auto& first = district.ties->first;
    const auto ties =
        static_cast<float>(first[village.first_household + village.households] - first[village.first_household]);
    const float leaders = std::min(1.0f, static_cast<float>(district.associations[v].leaders) /
                                             static_cast<float>(long{p.enough_leaders}));
    const float all = p.weight_willingness.real() * willing / std::max(1.0f, static_cast<float>(village.living)) *
                          p.willingness_scale.real() +
                      p.weight_leaders.real() * leaders +
                      p.weight_ties.real() * static_cast<float>(among_willing) / std::max(1.0f, ties) +
                      p.weight_branch.real() * village.branch + p.weight_team.real() * (village.team ? 1.0f : 0.0f);
    return std::min(1.0f, all);
}

void incubation(District& district, const IncubationParameters& p, const BackboneParameters& backbone)
{
    count_members(district);
    count_leaders(district, backbone);
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        Association& association = district.associations[v];
        if (association.stage == Association::none) {
            if (ripe(district, p, backbone, v) && take_hours(district, v, p.assessment_hours.real()).share > 0)
                begin(district, v);
            continue;
        }
        join_and_leave(district, p, v);
        const Coaching coaching = take_hours(district, v, p.coaching_hours.real());
        grow(district, p, v, coaching.share * coaching.competence);
        if (association.idle_months >= long{p.dissolves_after}) dissolve(district, v);
    }
    count_members(district);
}

const Mechanism incubation_mechanism = mechanism<incubation>(
    {.name = "incubation",
     .chinese = "互助协会的吸引、培育、发展",
     .section = "二(二)",
     .meaning = "Where a willingness survey finds enough willing households, a leader and a strong branch or team, an "
                "agency incubates an association. Households join by the share of their ties that are members, by "
                "trust and benefit; the rich leave more easily. Maturity grows with coaching and activity and is lost "
                "without; meetings encourage members, and members keep company with those who need it. After some "
                "time without activity an association dissolves and "
                "returns its fund.",
     .reads = "willingness, ties, leaders, branch, organising hours",
     .writes = "agencies: organising_hours_used; associations: activity, leaders, linking_hours, maturity, members, "
               "stage; households: membership, motivation, outcome_care, trust"});

} // namespace alleviation
