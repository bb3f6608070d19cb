#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct TransferParameters : sim::schema::ParameterGroup {
    explicit TransferParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "transfers", "转移性收入", "Pensions, subsidies, dibao, and family support.")
    {
    }
    sim::schema::Number pension{this,
                                "pension",
                                110,
                                {"yuan/month", 0, 1e5},
                                "rural basic pension from 60",
                                sim::schema::assumption("about the standard of 2018; not verified")};
    sim::schema::Number land_subsidy{this,
                                     "land_subsidy",
                                     90,
                                     {"yuan/mu/year", 0, 1e5},
                                     "agricultural subsidy, paid in May",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number savings_interest{
        this,
        "savings_interest",
        0.0025,
        {"per month", 0, 0.05},
        "interest on cash in the bank",
        sim::schema::assumption("with rents, gives the property share of rural income")};
    sim::schema::Number dibao_line{
        this,
        "dibao_line",
        3600,
        {"yuan/person/year", 0, 1e6},
        "income a head up to which dibao can be claimed, at prices of the start",
        sim::schema::assumption("rural dibao standards lay somewhat above the poverty line")};
    sim::schema::Number dibao_least{this,
                                    "dibao_least",
                                    100,
                                    {"yuan/person/month", 0, 1e5},
                                    "smallest allowance",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number dibao_share{this,
                                    "dibao_share",
                                    0.6,
                                    {"", 0, 2},
                                    "share of the gap to the dibao line that is paid",
                                    sim::schema::assumption("no figure found")};
};

/// The income a head and year below which a household is entitled to dibao, in yuan at current prices.
float dibao_line(const District& district);
inline float income_per_head(const Households& h, std::size_t household)
{
    return h.income_12[household] / std::max(1.0f, static_cast<float>(h.members[household]));
}
/// Whether a household's income of the last year lies below the dibao line.
inline bool entitled_to_dibao(const District& district, std::size_t household)
{
    return income_per_head(district.households, household) < dibao_line(district);
}

/// Pays pensions, subsidies and dibao; absent relatives send support.
void public_transfers(District& district);
extern const Mechanism public_transfers_mechanism;

/// Support by absent relatives.
void family_support(District& district);
extern const Mechanism family_support_mechanism;

void savings_interest(District& district);
extern const Mechanism savings_interest_mechanism;

} // namespace alleviation
