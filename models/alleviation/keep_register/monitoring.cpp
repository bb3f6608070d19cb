#include "models/alleviation/keep_register/monitoring.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/welfare.h"
#include "sim/core/levels.h"

namespace alleviation {

namespace {

constexpr sim::Process notice{"monitoring", "households"};

/// Marks with 1 who is watched, or was on the register before.
QIAO_TARGET_CLONES void mark_known(const Households& h, std::size_t first, std::size_t count,
                                   std::uint8_t* __restrict known)
{
    const std::uint8_t *members = h.members.data() + first, *monitored = h.monitored.data() + first,
                       *exited = h.ever_exited.data() + first, *registered = h.registered.data() + first;
    for (std::size_t k = 0; k < count; ++k)
        known[k] = static_cast<std::uint8_t>((monitored[k] | (exited[k] & (registered[k] ^ 1))) & (members[k] > 0));
}

/// Hunger, care gone without, bills that are heavy, or an income below the line.
bool in_hardship(const District& district, const MonitoringParameters& p, std::size_t i)
{
    const auto& h = district.households;
    const float bills = yuan_of(h.medical_due[i] + h.school_due[i]);
    return h.hungry[i] || h.care_forgone[i] || bills > p.heavy_bills.real() * h.expected_income[i] ||
           income_poor(district, i);
}

void help(District& district, const MonitoringParameters& p, std::size_t i)
{
    auto& h = district.households;
    h.monitored[i] = 1;
    h.assisted[i] = 1;
    if (h.dibao[i] == 0 && h.claim_months[i] == 0) h.claim_months[i] = 1;
    if (h.aid_month[i].ago(district.clock.step) < p.aid_again.value()) return;
    h.aid_month[i] = district.clock.step;
    const float each = p.aid.real() * district.environment.subsistence;
    district.pay(account(Holder::government), account(Holder::household, i),
                 sim::Fen(whole_fen(each * static_cast<float>(h.members[i]))), For::temporary_aid);
}

} // namespace

void monitoring(District& district, const MonitoringParameters& p)
{
    const auto& h = district.households;
    Chunk<std::uint8_t> known;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        mark_known(h, first, count, known.data());
        for_each_set(std::span<const std::uint8_t>(known).first(count), [&](std::size_t k) {
            const std::size_t i = first + k;
            const float trained = p.trained_notices.real() * district.villages[h.village[i]].worker_skill;
            const float noticed = p.noticed.real() + (1.0f - p.noticed.real()) * trained;
            if (in_hardship(district, p, i) && district.draw(notice, h.identity[i]).uniform() < noticed)
                help(district, p, i);
        });
    });
}

const Mechanism monitoring_mechanism = mechanism<monitoring>(
    {.name = "monitoring",
     .chinese = "防返贫动态监测和帮扶",
     .section = "三(三)",
     .meaning =
         "Households that are watched, or left the register, are looked at every month: hunger, care gone without, "
         "heavy bills or an income below the line are noticed with a chance, a greater one where the village's worker "
         "was trained. Then the household is watched, gets "
         "medical assistance and temporary aid (临时救助) at once, and its claim for dibao, which the office makes "
         "for it, goes before others.",
     .reads = "register, monitoring, hunger, care forgone, bills, income, skill of village workers",
     .writes = "households: aid_month, assisted, cash, claim_months, monitored"});

} // namespace alleviation
