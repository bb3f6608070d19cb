#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct RegisterParameters : sim::schema::ParameterGroup {
    explicit RegisterParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "register", "建档立卡", "Who is put on the poverty register, and who leaves it.")
    {
    }
    sim::schema::Number income_error{this,
                                     "income_error",
                                     0.35,
                                     {"log points", 0, 3},
                                     "error with which village officials know incomes",
                                     sim::schema::assumption("income accuracy is low (Zhu & Li 2018), sign only")};
    sim::schema::Number deprivation_weight{this,
                                           "deprivation_weight",
                                           0.3,
                                           {"", 0, 10},
                                           "weight of a visible deprivation against a poverty line of income",
                                           sim::schema::assumption("no figure found")};
    sim::schema::Number vote_noise{this,
                                   "vote_noise",
                                   0.15,
                                   {"", 0, 10},
                                   "spread of the community vote",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number monitored_below{
        this,
        "monitored_below",
        1.5,
        {"poverty lines", 1, 10},
        "income below which a household that left is watched",
        sim::schema::assumption("lines of the monitoring rules of 2020 differ by province")};
};

/// December: households leave and enter the register, within the villages' quotas.
void keep_the_register(District& district);
extern const Mechanism register_mechanism;

} // namespace alleviation
