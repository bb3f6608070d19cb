#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AdaptationParameters : sim::schema::ParameterGroup {
    explicit AdaptationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "adaptation", "供给策略的学习", "How suppliers learn what pays.")
    {
    }
    Count every{this,
                "every",
                3,
                {"months", 1, 120},
                "months between decisions",
                assumption("no figure found; quarters, up to the year's plan", triangular(1, 3, 12))};
    Number memory{this,
                  "memory",
                  0.9,
                  {"", 0, 1},
                  "share of past attraction kept (φ)",
                  assumption("no figure found; experiments with this rule find 0.8 to 1, commonly quoted",
                             triangular(0.75, 0.9, 1))};
    Number foregone{this,
                    "foregone",
                    0.5,
                    {"", 0, 1},
                    "weight of what other strategies would have paid (δ)",
                    assumption("no figure found; experiments with this rule find nearly anything in between",
                               triangular(0.1, 0.5, 0.9))};
    Number sensitivity{this,
                       "sensitivity",
                       3,
                       {"", 0, 100},
                       "sensitivity of choice to attraction (λ)",
                       assumption("no figure found; depends on the scale of payoffs", lognormal({0.1, 1.2}, {0.9, 8}))};
    Number mission{this,
                   "mission",
                   1,
                   {"", 0, 100},
                   "worth of a full use of what it offers, in its own eyes",
                   assumption("no figure found; the unit of the other worths: who works for a grade, or for the cause",
                              lognormal({0.1, 0.5}, {0.9, 2}))};
    Number incentive{
        this,
        "incentive",
        0.5,
        {"", 0, 100},
        "worth of each grade above 3A",
        assumption("no figure found; less than the mission, or as much", lognormal({0.1, 0.2}, {0.9, 1.2}))};
    Number cost{this,
                "cost",
                0.5,
                {"", 0, 100},
                "cost of full engagement",
                assumption("no figure found; from helping with what is left over to all that a full use is worth",
                           lognormal({0.1, 0.25}, {0.9, 1}))};
    Number penalty{this,
                   "penalty",
                   0.3,
                   {"", 0, 100},
                   "expected cost of being seen to pretend",
                   assumption("no figure found; from hardly being seen to nearly all that a full use is worth",
                              lognormal({0.1, 0.1}, {0.9, 0.9}))};
    Number symbolic{this,
                    "symbolic",
                    0.2,
                    {"", 0, 1},
                    "share of its offers that a supplier keeps which pretends to help",
                    assumption("no figure found; a gift and a photograph, up to half", triangular(0.05, 0.2, 0.5))};
    Number full_pairs{this,
                      "full_pairs",
                      15,
                      {"households", 0.1, 10000},
                      "paired households that are a full use of what a supplier offers, without any match",
                      assumption("no figure found; cadres are charged with a few, a firm may stand beside a hamlet",
                                 lognormal({0.1, 5}, {0.9, 40}))};
    Number expects{this,
                   "expects",
                   0.5,
                   {"", 0, 1},
                   "use that a supplier which stays away thinks its offers would find",
                   assumption("no figure found; who does not try cannot know: the middle", triangular(0.2, 0.5, 0.8))};
    Number welcome{this,
                   "welcome",
                   0.3,
                   {"", 0, 100},
                   "worth of full legitimacy to who engages fully, against none; at the middle it is worth nothing",
                   assumption("no figure found; a third of the mission; a good name opens doors elsewhere",
                              lognormal({0.1, 0.1}, {0.9, 0.8}))};
    Number peers{
        this,
        "peers",
        0.3,
        {"", 0, 100},
        "cost of doing all where other suppliers do nothing, or nothing where they do all",
        assumption("no figure found; in one field trial a village's take-up raised its members' own by half of "
                   "it (Cai et al. 2015); firms may copy less",
                   lognormal({0.1, 0.1}, {0.9, 0.8}))};
    Number unseen{
        this,
        "unseen",
        0.4,
        {"", 0, 1},
        "part of the cost of pretending that is to be expected where no agency at work has looked at a "
        "supplier within the year",
        assumption("no figure found; households see it, too, and are hardly heard", triangular(0.1, 0.4, 0.8))};
    Count leaves_after{this,
                       "leaves_after",
                       12,
                       {"months", 1, 1200},
                       "months of staying away after which a supplier has left, and has to be won anew",
                       assumption("no figure found; a year's plan without it, to two", triangular(6, 12, 24))};
};

/// Suppliers weigh what their strategy brought and choose anew; who stays away for long leaves.
void adaptation(District& district, const AdaptationParameters& parameters, const SupplierHelpParameters& help);
extern const Mechanism adaptation_mechanism;

} // namespace alleviation
