#include "models/alleviation/close_books/informal_aid.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/close_books/shortfall.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

/// By how much each household falls short of subsistence and bills, as of now; 0 where nobody is left.
QIAO_TARGET_CLONES void shortfalls(const District& district, float own_food, std::size_t first, std::size_t count,
                                   float* __restrict by)
{
    const auto& h = district.households;
    const float each = district.environment.subsistence;
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data() + first;
    const std::int64_t *medical = h.medical_due.data() + first, *school = h.school_due.data() + first;
    const std::uint8_t* members = h.members.data() + first;
    const float* larder = h.larder.data() + first;
    Chunk<float> heads; // apart: bytes among amounts in fen would make too many vectors for the registers
    for (std::size_t k = 0; k < count; ++k) heads[k] = members[k];
    for (std::size_t k = 0; k < count; ++k) {
        const float short_of = beyond_cash(each * heads[k], own_food, larder[k], medical[k] + school[k], balance[k]);
        by[k] = heads[k] > 0 ? short_of : 0.0f;
    }
}

/// Lists the households that fall short, and leaves in `by` how much everyone lacks.
void who_falls_short(const District& district, float own_food, std::vector<std::uint32_t>& list, std::vector<float>& by)
{
    list.clear();
    for_each_chunk(district.household_count(), [&](std::size_t first, std::size_t count) {
        shortfalls(district, own_food, first, count, by.data() + first);
        Chunk<std::uint32_t> found;
        std::size_t number = 0;
        for (std::size_t k = 0; k < count; ++k) {
            found[number] = static_cast<std::uint32_t>(first + k);
            number += by[first + k] > 0;
        }
        list.insert(list.end(), found.begin(), found.begin() + static_cast<std::ptrdiff_t>(number));
    });
}

/// What each household gives to each of those it knows in need, in fen: part of its cash beyond the buffer that it
/// keeps, divided among them. Leaves their number at 0, for the next who counts.
QIAO_TARGET_CLONES void divide_spare_cash(const District& district, float buffer, float spares, std::size_t first,
                                          std::size_t count, std::uint32_t* __restrict known_in_need,
                                          std::int64_t* __restrict each)
{
    const auto& h = district.households;
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data() + first;
    const std::uint8_t* members = h.members.data() + first;
    const float* expected = h.expected_income.data() + first;
    Chunk<std::int32_t> gives;
    for (std::size_t k = 0; k < count; ++k) gives[k] = (members[k] > 0) & (known_in_need[k] > 0);
    for (std::size_t k = 0; k < count; ++k) {
        const float kept = kept_back(buffer, expected[k]);
        const float spare = std::max(0.0f, yuan_of(balance[k]) - kept);
        const auto known = static_cast<std::int32_t>(known_in_need[k]);
        const float share = spares * spare / static_cast<float>(std::max(1, known));
        each[k] = whole_fen(gives[k] ? share : 0.0f);
        known_in_need[k] = 0;
    }
}

QIAO_TARGET_CLONES void note_gifts(std::size_t count, const std::int64_t* __restrict given, float* __restrict given_now)
{
    for (std::size_t k = 0; k < count; ++k) given_now[k] += static_cast<float>(sim::hot::real(given[k]) / fen_of_yuan);
}

} // namespace

void informal_aid(District& district, const InformalAidParameters& p, const SavingParameters& saving,
                  const WelfareParameters& welfare)
{
    const float spares = p.spares.real(), buffer = saving.buffer.real();
    auto& needy = district.scratch.list;
    auto& lacks = district.scratch.real;
    who_falls_short(district, welfare.own_food.real(), needy, lacks);
    // All gifts are settled by what everyone has now: a giver divides what it spares among those it knows in need.
    // Ties go both ways, so they are counted from those in need.
    auto& known_in_need = district.scratch.count;
    for (const auto i : needy)
        for (const auto j : district.ties->of(i)) ++known_in_need[j];
    auto &spared = district.scratch.fen, &given = district.scratch.fen2, &got = district.scratch.fen3;
    for_each_chunk(district.household_count(), [&](std::size_t first, std::size_t count) {
        divide_spare_cash(district, buffer, spares, first, count, known_in_need.data() + first, spared.data() + first);
        std::fill_n(given.data() + first, count, 0);
        std::fill_n(got.data() + first, count, 0);
    });
    for (const auto i : needy) {
        const auto ties = district.ties->of(i);
        std::size_t neighbours = 0;
        for (const auto j : ties) neighbours += district.households.members[j] > 0;
        const float norm = district.villages[district.households.village[i]].norm;
        const float tried = std::min(1.0f, p.altruism.real() * (1.0f + p.norm_gives.real() * norm));
        const auto wanted = whole_fen(tried * lacks[i] / std::max(1.0f, static_cast<float>(neighbours)));
        // Gifts of nothing are booked, too: who spares anything is nothing to branch on, because nobody can predict it.
        std::int64_t all_gifts = 0;
        for (const auto j : ties) {
            const std::int64_t gift = std::min(wanted, spared[j]);
            given[j] += gift;
            all_gifts += gift;
        }
        got[i] = all_gifts;
    }
    const std::size_t all = district.household_count();
    note_gifts(all, given.data(), district.households.given_now.data());
    district.ledger.exchange(kind(Holder::household), std::span(given).first(all), std::span(got).first(all),
                             purpose(For::mutual_aid));
}

const Mechanism informal_aid_mechanism = mechanism<informal_aid>(
    {.name = "informal_aid",
     .chinese = "邻里互助",
     .section = "二(二)",
     .meaning = "Households with cash beyond what they keep back give part of it to those they know who cannot cover "
                "subsistence and bills. What formal help already covered is not asked for, so formal help crowds out "
                "some of it; a shock that hits all leaves nothing to give. Literature: Townsend 1994; De Weerdt & "
                "Dercon 2006.",
     .reads = "ties, cash, bills",
     .writes = "households: cash, given_now"});

} // namespace alleviation
