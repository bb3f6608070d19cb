#include "models/alleviation/keep_register/guarantees.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process losing{"losing a guarantee", "households"};
constexpr sim::Process repair_of_house{"repair of house", "households"},
    laying_of_water{"laying of water", "households"}, joining_insurance{"joining insurance", "households"};

/// The chance of a month that makes the chance of a year.
float monthly(const sim::schema::Number& yearly)
{
    return static_cast<float>(1.0 - std::pow(1.0 - yearly, 1.0 / months_of_year));
}

QIAO_TARGET_CLONES void lose(std::size_t count, float chance, const std::uint32_t* __restrict words,
                             const std::uint8_t* __restrict members, std::uint8_t* __restrict has)
{
    Chunk<std::int32_t> lost;
    for (std::size_t k = 0; k < count; ++k) lost[k] = sim::hot::unit(words[k]) < chance;
    for (std::size_t k = 0; k < count; ++k)
        has[k] = static_cast<std::uint8_t>(has[k] & ~(static_cast<std::uint8_t>(lost[k]) & (members[k] > 0)));
}

/// In January, once a year.
void lose_some(District& district, const GuaranteeParameters& p)
{
    auto& h = district.households;
    DrawChunk draws;
    const std::span<const std::uint32_t> identity = h.identity;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        draws.fill(district, losing, identity.subspan(first, count));
        const std::uint8_t* members = h.members.data() + first;
        lose(count, p.house_fails.real(), draws.words[0].data(), members, h.safe_housing.data() + first);
        lose(count, p.water_fails.real(), draws.words[1].data(), members, h.safe_water.data() + first);
        lose(count, p.insurance_lapses.real(), draws.words[2].data(), members, h.insured.data() + first);
    });
}

QIAO_TARGET_CLONES void mark_lacking(std::size_t count, const std::uint8_t* __restrict members,
                                     const std::uint8_t* __restrict has, std::uint8_t* __restrict lacks)
{
    for (std::size_t k = 0; k < count; ++k) lacks[k] = (members[k] > 0) & (has[k] == 0);
}

/// Gives a guarantee to some of those who lack it; the government pays for those that it supports.
template <class Cost>
void give(District& district, sim::Process process, float supported, float others, std::uint8_t* has, Cost cost)
{
    const auto& h = district.households;
    Chunk<std::uint8_t> lacks;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        mark_lacking(count, h.members.data() + first, has + first, lacks.data());
        for_each_set(std::span<const std::uint8_t>(lacks).first(count), [&](std::size_t k) {
            const std::size_t i = first + k;
            const bool by_government = h.supported[i] != 0;
            if (district.draw(process, h.identity[i]).uniform() >= (by_government ? supported : others)) return;
            has[i] = 1;
            if (by_government)
                district.pay(account(Holder::government), account(Holder::market),
                             sim::Fen(whole_fen(cost(i) * district.environment.price_index)), For::guarantees);
        });
    });
}

/// Repairs as many houses of supported households as a programme plans for this month, drawn among those that need it.
void repair_planned(District& district, const GuaranteeParameters& p)
{
    auto& h = district.households;
    const int month = district.clock.now().of_year();
    const auto until = [&](int months) {
        return std::lround(district.environment.houses_planned * months / months_of_year);
    };
    auto& unsafe = district.scratch.drawn;
    unsafe.clear();
    for_each_set(h.supported, [&](std::size_t i) {
        if (h.members[i] > 0 && h.safe_housing[i] == 0)
            unsafe.emplace_back(district.draw(repair_of_house, h.identity[i])(), static_cast<std::uint32_t>(i));
    });
    const auto planned = static_cast<std::size_t>(until(month) - until(month - 1));
    const auto end = unsafe.begin() + static_cast<std::ptrdiff_t>(std::min(planned, unsafe.size()));
    std::partial_sort(unsafe.begin(), end, unsafe.end());
    std::for_each(unsafe.begin(), end, [&](const auto& drawn) {
        h.safe_housing[drawn.second] = 1;
        district.pay(account(Holder::government), account(Holder::market),
                     sim::Fen(whole_fen(p.house_cost.real() * district.environment.price_index)), For::guarantees);
    });
}

} // namespace

void guarantees(District& district, const GuaranteeParameters& p)
{
    auto& h = district.households;
    if (district.clock.step < 0) return; // who lacks what at the start is given
    if (district.clock.january()) lose_some(district, p);
    const bool planned = district.environment.houses_planned >= 0;
    if (planned) repair_planned(district, p);
    give(district, repair_of_house, planned ? 0.0f : monthly(p.house_repaired), monthly(p.house_repaired_others),
         h.safe_housing.data(), [&](std::size_t) { return p.house_cost.real(); });
    give(district, laying_of_water, monthly(p.water_laid), monthly(p.water_laid_others), h.safe_water.data(),
         [&](std::size_t) { return p.water_cost.real(); });
    give(district, joining_insurance, monthly(p.insurance_joined), monthly(p.insurance_joined_others), h.insured.data(),
         [&](std::size_t i) { return p.insurance_cost.real() * static_cast<float>(h.members[i]); });
}

const Mechanism guarantees_mechanism = mechanism<guarantees>(
    {.name = "guarantees",
     .chinese = "危房改造、安全饮水、基本医保",
     .section = "三(三)",
     .meaning =
         "Programmes make houses safe, lay water and insure those who are not, sooner for households on the register "
         "or supported after it, for which the government pays, as many houses a year as a programme says where one "
         "does; others see to it themselves, later. Houses decay, "
         "wells fail and contributions are not renewed, so that new gaps arise.",
     .reads = "houses, water, insurance, register",
     .writes = "households: insured, safe_housing, safe_water"});

} // namespace alleviation
