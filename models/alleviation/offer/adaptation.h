#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AdaptationParameters : sim::schema::ParameterGroup {
    explicit AdaptationParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "adaptation", "供给策略的学习", "How suppliers learn what pays.")
    {
    }
    sim::schema::Count every{
        this, "every", 3, {"months", 1, 120}, "months between decisions", sim::schema::assumption("no figure found")};
    sim::schema::Number memory{this,
                               "memory",
                               0.9,
                               {"", 0, 1},
                               "share of past attraction kept (φ)",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number foregone{this,
                                 "foregone",
                                 0.5,
                                 {"", 0, 1},
                                 "weight of what other strategies would have paid (δ)",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number sensitivity{this,
                                    "sensitivity",
                                    3,
                                    {"", 0, 100},
                                    "sensitivity of choice to attraction (λ)",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number mission{this,
                                "mission",
                                1,
                                {"", 0, 100},
                                "worth of a full use of what it offers, in its own eyes",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number incentive{this,
                                  "incentive",
                                  0.5,
                                  {"", 0, 100},
                                  "worth of each grade above 3A",
                                  sim::schema::assumption("no figure found")};
    sim::schema::Number cost{
        this, "cost", 0.5, {"", 0, 100}, "cost of full engagement", sim::schema::assumption("no figure found")};
    sim::schema::Number penalty{this,
                                "penalty",
                                0.3,
                                {"", 0, 100},
                                "expected cost of being seen to pretend",
                                sim::schema::assumption("no figure found")};
};

/// Strategies of a supplier; the share of its offers that each keeps is 1, 0.2 and 0.
enum class Strategy : std::uint8_t { engaged, symbolic, absent };

/// Suppliers weigh what their strategy brought and choose anew.
void adaptation(District& district, const AdaptationParameters& parameters);
extern const Mechanism adaptation_mechanism;

} // namespace alleviation
