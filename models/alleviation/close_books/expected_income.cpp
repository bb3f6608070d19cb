#include "models/alleviation/close_books/expected_income.h"

#include "models/alleviation/definitions.h"
#include "models/alleviation/members.h"
#include "models/alleviation/prices.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

QIAO_TARGET_CLONES void mark_members(std::size_t count, const Activity* __restrict activity,
                                     const std::uint8_t* __restrict age, std::uint8_t* __restrict works,
                                     std::uint8_t* __restrict old)
{
    for (std::size_t k = 0; k < count; ++k) works[k] = earns_wage(activity[k]);
    for (std::size_t k = 0; k < count; ++k) old[k] = age[k] >= pension_from;
}

/// Those of a chunk of households who have a job, ill or not.
struct Workers {
    Chunk<std::uint32_t> household; ///< of the chunk
    Chunk<float> wage, mean;        ///< the first at first as the log of it, relative to the mean
};

/// What nobody can tell from a household alone.
struct Prospects {
    float job_counts, farm_counts;
    float crops, business;  ///< of a mu or a yuan of yield, less its costs
    float sold_at, own_use; ///< what is sold brings of its worth, and what is eaten at home
    float costs, labour_need, untended;
    float pension, subsidy, support; ///< a month for each old member, mu and yuan of support
    float rent;                      ///< a month for each mu that the village's collective economy farms
};

/// The usual month of a chunk of households.
QIAO_TARGET_CLONES void expect(Households& h, std::size_t first, std::size_t count, const Prospects p,
                               const float* __restrict wages, const std::uint8_t* __restrict old,
                               const float* __restrict yields)
{
    const float *land = h.land.data() + first, *labour = h.labour_at_home.data() + first,
                *productivity = h.productivity.data() + first, *support = h.support.data() + first,
                *allowance = h.allowance.data() + first, *pooled = h.pooled.data() + first;
    const std::uint8_t *members = h.members.data() + first, *dibao = h.dibao.data() + first;
    float* expected = h.expected_income.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const float tended = tending(p.untended, labour[k], labour_wanted(p.labour_need, land[k]));
        const float usual = sim::hot::exp(productivity[k]);
        const float crop = p.crops * land[k] * tended * usual;
        const float eaten = std::min(crop, p.own_use * static_cast<float>(members[k]));
        const float fields = eaten + p.sold_at * (crop - eaten) - p.costs * crop;
        const float trade = p.business * yields[k] * usual * tending(p.untended, labour[k], business_labour);
        const float drawn = dibao[k] ? allowance[k] : 0.0f;
        const float month = p.job_counts * wages[k] + p.farm_counts * (fields + trade) +
                            p.pension * static_cast<float>(old[k]) + p.subsidy * land[k] + p.support * support[k] +
                            p.rent * pooled[k] + drawn;
        expected[k] = members[k] > 0 ? std::max(0.0f, month) : 0.0f;
    }
}

QIAO_TARGET_CLONES void take_last_year(std::size_t count, const float* __restrict income_12, float* __restrict expected)
{
    for (std::size_t k = 0; k < count; ++k) expected[k] = std::max(0.0f, income_12[k]) / months_of_year;
}

/// What each household's jobs usually pay a month, this year's luck aside, and how many of its members are old.
class Members {
  public:
    Members(const District& district, const WageParameters& p)
        : district_(district), wages_(p), relative_(p), local_(mean_wage(district, p, Activity::local_job)),
          away_(mean_wage(district, p, Activity::migrant)), sent_(1.0f - p.migrant_keeps.real())
    {
    }
    Chunk<float> wages;
    Chunk<std::uint8_t> old;

    void take(const HouseholdChunk& chunk)
    {
        const auto& persons = district_.persons;
        const std::size_t first = chunk.first_person;
        mark_members(chunk.persons, persons.activity.data() + first, persons.age.data() + first, works_.data(),
                     old_.data());
        count_marked(district_.households, chunk, old_, old.data());
        std::fill_n(wages.data(), chunk.households, 0.0f);
        std::size_t n = 0;
        for_each_set(std::span<const std::uint8_t>(works_).first(chunk.persons), [&](std::size_t k) {
            const std::size_t i = first + k;
            const auto household = static_cast<std::uint32_t>(persons.household[i] - chunk.first);
            const bool away = persons.activity[i] == Activity::migrant;
            if (const auto employer = persons.employer[i]; employer != nobody) {
                wages[household] +=
                    wage_in_post(district_, wages_, i, static_cast<std::size_t>(employer)) * (away ? sent_ : 1.0f);
                return;
            }
            workers_.household[n] = household;
            workers_.mean[n] = away ? away_ : local_;
            workers_.wage[n] =
                relative_(static_cast<float>(persons.schooling[i]), persons.trade_skill[i], persons.persistent[i]);
            ++n;
        });
        sim::exponentials(std::span(workers_.wage).first(n));
        for (std::size_t k = 0; k < n; ++k) wages[workers_.household[k]] += workers_.wage[k] * workers_.mean[k];
    }

  private:
    const District& district_;
    const WageParameters& wages_;
    LogRelativeWage relative_;
    float local_, away_, sent_;
    Mask works_, old_;
    Workers workers_;
};

} // namespace

void expected_income(District& district, const ExpectedIncomeParameters& p, const WageParameters& wages,
                     const FarmingParameters& farming, const PublicTransferParameters& transfers)
{
    auto& h = district.households;
    if (p.from.as<Lasting>() == Lasting::last_year) {
        take_last_year(h.rows(), h.income_12.data(), h.expected_income.data());
        return;
    }
    const float level = level_of_yields(district, farming), prices = district.environment.price_index;
    Prospects prospects;
    prospects.job_counts = p.job_counts.real();
    prospects.farm_counts = p.farm_counts.real();
    prospects.crops = farming.yield.real() * level / months_of_year;
    prospects.costs = farming.input_share.real();
    prospects.business = (1.0f - farming.input_share.real()) * level / months_of_year;
    prospects.own_use = farming.own_use.real() * prices / months_of_year;
    prospects.labour_need = farming.labour_need.real();
    prospects.untended = farming.untended.real();
    prospects.pension = transfers.pension.real() * prices;
    prospects.subsidy = transfers.land_subsidy.real() * prices / months_of_year;
    prospects.support = district.environment.wage_level;
    Members members(district, wages);
    Chunk<float> yields;
    for (const auto& village : district.villages) {
        // Farm prices swing about those of consumers; what finds no buyer is lost.
        prospects.sold_at = (1.0f - village.price_discount) * (1.0f - village.unsold_share);
        prospects.rent = village.pays_a_mu / months_of_year;
        for_each_household_chunk(
            district, village.first_household, village.households, [&](const HouseholdChunk& chunk) {
                members.take(chunk);
                yearly_yields(farming, std::span<const float>(h.capital).subspan(chunk.first, chunk.households), prices,
                              std::span(yields).first(chunk.households));
                expect(h, chunk.first, chunk.households, prospects, members.wages.data(), members.old.data(),
                       yields.data());
            });
    }
}

const Mechanism expected_income_mechanism = mechanism<expected_income>(
    {.name = "expected_income",
     .chinese = "预期收入",
     .section = "",
     .meaning =
         "Households know what their members' present jobs usually pay, what their land and assets yield in a normal "
         "year with the labour that is at home, and to what pensions, subsidies, dibao and support they are entitled; "
         "less the risk that jobs end, that is their permanent income. This year's luck in wages, harvests and "
         "business is no part of it, so it neither raises nor lowers what they think they can afford; a job found or "
         "lost does so at once. Literature: Friedman 1957.",
     .reads = "jobs, land, assets, labour at home, dibao, support",
     .writes = "households: expected_income",
     .levels = {},
     .initial = ""});

} // namespace alleviation
