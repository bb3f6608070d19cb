#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SatisfactionParameters : sim::schema::ParameterGroup {
    explicit SatisfactionParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "satisfaction", "服务满意度", "How households judge the help.")
    {
    }
    Number neutral{
        this,
        "neutral",
        3.4,
        {"1 to 5", 1, 5},
        "judgement of help that is as expected",
        assumption("no figure found; what is as expected is somewhat better than neither, and courtesy lifts "
                   "answers; set so that most of those served well are satisfied, as surveys of such "
                   "services find",
                   triangular(3, 3.4, 3.9))};
    Number strength{this,
                    "strength",
                    3,
                    {"", 0, 20},
                    "change of the judgement from none of what was expected to all of it",
                    assumption("no figure found; from the half to the whole of the scale", triangular(1.8, 3, 4))};
    Number contact_weight{
        this,
        "contact_weight",
        0.5,
        {"", 0, 1},
        "weight of the time that somebody has for the household in how good the help is; the rest is for what it gets",
        assumption("no figure found; who is asked names the worker as often as the help", triangular(0.3, 0.5, 0.7))};
    Number contact{this,
                   "contact",
                   0.8,
                   {"hours/month", 0.01, 100},
                   "effective hours of company at which about two thirds of what time can do for the judgement is done",
                   assumption("no figure found; the visits of Chile Solidario, about 0.8 hours a month, were liked",
                              lognormal({0.1, 0.4}, {0.9, 1.6}))};
    Number patience{
        this,
        "patience",
        4,
        {"months", 0.1, 120},
        "wait for any help at which about a third of the goodwill is left",
        assumption("no figure found; a promise is remembered for a season or a year", lognormal({0.1, 2}, {0.9, 9}))};
    Number speed{this,
                 "speed",
                 0.3,
                 {"per month", 0, 1},
                 "weight of this month in satisfaction",
                 assumption("no figure found; judgements are of two months to a year", beta({0.1, 0.12}, {0.9, 0.5}))};
    Number standard{
        this,
        "standard",
        0.7,
        {"", 0, 1},
        "how good households hold that help should be, whatever they get",
        assumption("no figure found; time for them and an answer within a month or two", triangular(0.5, 0.7, 0.85))};
    Number standard_spread{this,
                           "standard_spread",
                           0.35,
                           {"", 0, 2},
                           "spread of that over households: some are easily pleased",
                           assumption("no figure found; answers in such surveys spread by nearly a point of five",
                                      triangular(0.2, 0.35, 0.5))};
    Number adapts{this,
                  "adapts",
                  0.3,
                  {"", 0, 1},
                  "part of the way from the standard to what they get that expectations go in the long run",
                  assumption("no figure found; who is served well comes to expect it, and not all of it",
                             triangular(0.1, 0.3, 0.6))};
    Number expectation_speed{this,
                             "expectation_speed",
                             0.1,
                             {"per month", 0, 1},
                             "how fast expectations follow",
                             assumption("no figure found; slower than the judgement", beta({0.1, 0.04}, {0.9, 0.25}))};
    Number trust{
        this,
        "trust",
        0.02,
        {"per point", 0, 1},
        "share of missing trust that a month judged a point above what was expected adds, and of trust that one below "
        "takes",
        assumption(
            "no figure found; a lasting point moves trust by a tenth or by more than half of its scale in a year",
            lognormal({0.1, 0.008}, {0.9, 0.05}))};
};

/// Households of a caseload compare what came with what they expected.
void satisfaction(District& district, const SatisfactionParameters& parameters);
extern const Mechanism satisfaction_mechanism;

} // namespace alleviation
