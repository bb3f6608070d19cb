#include "models/alleviation/survey/application.h"

#include "models/alleviation/chunks.h"

namespace alleviation {

namespace {

constexpr sim::Process applying{"application", "households"};
constexpr sim::Process turning_to{"supplier applied to", "households"};

/// Asks for each thing that it lacks and has not asked for yet, if it can pay the way.
void apply(District& district, const ApplicationParameters& p, const RequestParameters& requests, std::size_t household)
{
    const auto& h = district.households;
    auto stream = district.draw(turning_to, h.identity[household]);
    for (std::size_t k = 0; k < need_count; ++k) {
        const float u = stream.uniform();
        const auto need = static_cast<Need>(k);
        if (h.need[k][household] <= 0 || is_requested(h, household, need)) continue;
        const auto own = account(Holder::household, household);
        if (district.ledger.balance(own) < p.cost.fen()) return;
        const std::size_t supplier =
            hears_of(district, requests, household, need, u, [](const Supplier&) { return true; });
        if (supplier == district.suppliers.size()) continue;
        district.pay(own, account(Holder::market), p.cost.fen(), For::other_goods);
        request(district, household, need, supplier, Linker::household);
    }
}

} // namespace

void application(District& district, const ApplicationParameters& p, const RequestParameters& requests)
{
    const auto& h = district.households;
    FirstDraws draws;
    Chunk<std::uint8_t> possible;
    const std::span<const std::uint32_t> identity = h.identity;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        const float* u = draws.uniforms(district, applying, identity.subspan(first, count));
        mark_needy_below(h, first, count, p.applies.real(), u, possible.data());
        for_each_set(std::span(possible).first(count), [&](std::size_t k) {
            const std::size_t i = first + k;
            if (u[k] < p.applies.real() * h.information[i] * h.trust[i]) apply(district, p, requests, i);
        });
    });
}

const Mechanism application_mechanism = mechanism<application>(
    {.name = "application",
     .chinese = "自主申请",
     .section = "二(二)",
     .meaning =
         "Households ask for what they lack by themselves, the more of them the more they know of schemes and trust "
         "who offers help. It costs them the way and a day, and reaches one supplier, a near one rather than a far "
         "one, which takes its time and has not looked at what would fit.",
     .reads = "needs, information, trust, cash",
     .writes = "households: cash, requested; requests: all"});

} // namespace alleviation
