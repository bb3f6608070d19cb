#include "models/alleviation/deliver/take_up.h"

#include "models/alleviation/chunks.h"
#include "sim/core/levels.h"

namespace alleviation {

namespace {
constexpr sim::Process claim{"claim", "households"};

/// What the households of a chunk may hope for and have not claimed, 1 each; returns whether there is any such claim.
QIAO_TARGET_CLONES bool find_claims(const Households& h, std::size_t first, std::size_t count, float hopes_below,
                                    std::uint8_t* __restrict dibao, std::uint8_t* __restrict assistance)
{
    const std::uint8_t *members = h.members.data() + first, *draws = h.dibao.data() + first,
                       *claimed = h.claim_months.data() + first, *assisted = h.assisted.data() + first,
                       *supported = h.supported.data() + first, *hardship = h.hardship.data() + first;
    const float* income = h.income_12.data() + first;
    for (std::size_t k = 0; k < count; ++k) dibao[k] = income[k] < hopes_below * static_cast<float>(members[k]);
    std::uint8_t any = 0;
    for (std::size_t k = 0; k < count; ++k) {
        dibao[k] = static_cast<std::uint8_t>((dibao[k] | hardship[k]) & (members[k] > 0) & (draws[k] == 0) &
                                             (claimed[k] == 0));
        assistance[k] =
            static_cast<std::uint8_t>((members[k] > 0) & (assisted[k] == 0) & ((supported[k] | draws[k]) != 0));
        any |= dibao[k] | assistance[k];
    }
    return any != 0;
}

/// The chance that a claim is made, by what households know and the casework they get.
QIAO_TARGET_CLONES void to_chances(std::size_t count, float base, float by_information, float by_contact,
                                   const float* __restrict information, const float* __restrict contact,
                                   float* __restrict chance)
{
    for (std::size_t k = 0; k < count; ++k)
        chance[k] = sim::hot::logistic(base + by_information * information[k] + by_contact * contact[k]);
}

/// Leaves 1 for the claims that are made.
QIAO_TARGET_CLONES void make_claims(std::size_t count, const std::uint32_t* __restrict words,
                                    const float* __restrict chance, std::uint8_t* __restrict claims)
{
    Chunk<std::int32_t> made;
    for (std::size_t k = 0; k < count; ++k) made[k] = sim::hot::unit(words[k]) < chance[k];
    for (std::size_t k = 0; k < count; ++k) claims[k] &= static_cast<std::uint8_t>(made[k]);
}

} // namespace

void take_up(District& district, const TakeUpParameters& p, const WelfareParameters& welfare)
{
    auto& h = district.households;
    const float hopes_below = welfare.dibao_hoped.real() * district.environment.dibao_line;
    const std::span<const std::uint32_t> identity = h.identity;
    DrawChunk draws;
    Chunk<std::uint8_t> dibao, assistance;
    Chunk<float> chance;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        if (!find_claims(h, first, count, hopes_below, dibao.data(), assistance.data())) return;
        draws.fill(district, claim, identity.subspan(first, count));
        to_chances(count, p.base.real(), p.information.real(), p.contact.real(), h.information.data() + first,
                   h.contact_hours.data() + first, chance.data());
        make_claims(count, draws.words[0].data(), chance.data(), dibao.data());
        make_claims(count, draws.words[1].data(), chance.data(), assistance.data());
        for_each_set(std::span(dibao).first(count), [&](std::size_t k) { h.claim_months[first + k] = 1; });
        for_each_set(std::span(assistance).first(count), [&](std::size_t k) { h.assisted[first + k] = 1; });
    });
}

const Mechanism take_up_mechanism = mechanism<take_up>(
    {.name = "take_up",
     .chinese = "政策落实",
     .section = "二(一)",
     .meaning =
         "Households that are not far above the line, or have a severely ill or disabled member, claim the "
         "subsistence allowance with a chance that rises a little with what they know and with casework; so do those "
         "on the register, or drawing the allowance, with medical assistance, which is theirs for the asking. Whether "
         "the allowance is granted is for officials to say (public_transfers).",
     .reads = "information, casework, income, hardship, register",
     .writes = "households: assisted, claim_months"});

} // namespace alleviation
