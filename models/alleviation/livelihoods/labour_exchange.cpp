#include "models/alleviation/livelihoods/labour_exchange.h"

#include <algorithm>

namespace alleviation {

void labour_exchange(District& district, const LabourExchangeParameters& p)
{
    auto& h = district.households;
    const auto& persons = district.persons;
    std::fill_n(h.exchanged_labour.data(), h.rows(), 0.0f);
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        if (district.associations[v].stage < Association::operating) continue;
        const Village& village = district.villages[v];
        float wanted = 0, offered = 0;
        for (std::size_t i = village.first_household; i < village.first_household + village.households; ++i) {
            if (h.membership[i] == 0) continue;
            float ill = 0, healthy = 0;
            for (std::size_t j = h.first_member[i]; j < h.first_member[i] + h.members[i]; ++j)
                if (persons.activity[j] == Activity::farm)
                    (persons.months_ill[j] > 0 ? ill : healthy) += persons.ability[j];
            h.exchanged_labour[i] = ill > 0 ? ill : -p.lends.real() * healthy;
            (ill > 0 ? wanted : offered) += std::abs(h.exchanged_labour[i]);
        }
        const float exchanged = std::min(wanted, offered);
        for (std::size_t i = village.first_household; i < village.first_household + village.households; ++i)
            if (h.exchanged_labour[i] != 0)
                h.exchanged_labour[i] *= exchanged / (h.exchanged_labour[i] > 0 ? wanted : offered);
    }
}

const Mechanism labour_exchange_mechanism = mechanism<labour_exchange>(
    {.name = "labour_exchange",
     .chinese = "劳力互助",
     .section = "二(二)",
     .meaning = "From the second stage of their association on, members without illness lend part of their labour to "
                "members whose workers are ill, so that fields and animals are tended. What one household gains "
                "others give.",
     .reads = "membership, illness",
     .writes = "households: exchanged_labour"});

} // namespace alleviation
