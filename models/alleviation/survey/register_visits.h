#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/requests.h"

namespace alleviation {

struct RegisterVisitParameters : sim::schema::ParameterGroup {
    explicit RegisterVisitParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "register_visits", "干部入户走访",
                         "What village officials learn of registered households, and whom they tell.")
    {
    }
    Count every{this,
                "every",
                12,
                {"months", 1, 120},
                "months from one visit to the next",
                assumption("the register is renewed once a year (动态调整); some villages go round more often",
                           triangular(6, 12, 18))};
    Choice helpers{this,
                   "helpers",
                   "off",
                   {"off", "on"},
                   "whether every registered household has an official helper (帮扶责任人), who visits between",
                   setting()};
    Count helpers_every{
        this,
        "helpers_every",
        3,
        {"months", 1, 120},
        "months from one visit of the official helper to the next",
        assumption("no figure found; rules asked for a visit each month or quarter", triangular(1, 3, 6))};
    Number overlooks{
        this,
        "overlooks",
        0.4,
        {"", 0, 1},
        "share of needs that a visit does not note",
        assumption("no figure found; forms ask for cause, labour, house and water", beta({0.1, 0.2}, {0.9, 0.6}))};
    Number trained_notes{
        this,
        "trained_notes",
        0.6,
        {"", 0, 1},
        "share of the needs that visits overlook which a fully trained village worker notes",
        assumption("no figure found; what a short course on interviewing can teach", triangular(0.2, 0.6, 0.9))};
    Number beyond_offices{
        this,
        "beyond_offices",
        0.4,
        {"", 0, 1},
        "share of the needs noted that may reach any supplier; the others reach government offices only",
        assumption("no figure found; the campaign called on firms and social organisations, and the paper complains "
                   "that information stays within the administration",
                   triangular(0.1, 0.4, 0.8))};
};

/// Village officials visit registered households and pass on what they lack.
void register_visits(District& district, const RegisterVisitParameters& parameters, const RequestParameters& requests);
extern const Mechanism register_visits_mechanism;

} // namespace alleviation
