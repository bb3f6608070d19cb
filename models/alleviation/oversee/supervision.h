#pragma once

#include "models/alleviation/definitions.h"
#include "models/alleviation/knowledge.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SupervisionParameters : sim::schema::ParameterGroup {
    explicit SupervisionParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "supervision", "购买方监督", "How the purchaser looks after its contract.")
    {
    }
    Count every{this,
                "every",
                3,
                {"months", 1, 120},
                "months between inspections",
                assumption("no figure found; monthly reports to two inspections a year", triangular(1, 3, 6))};
    Number hours{this,
                 "hours",
                 20,
                 {"hours", 0, 10000},
                 "staff hours that an inspection costs the agency in the month after",
                 assumption("no figure found; a day to a week", lognormal({0.1, 8}, {0.9, 50}))};
    Number tasks{
        this,
        "tasks",
        10,
        {"matches/month", 0, 100000},
        "matches that the contract asks for, as far as households have such needs; agencies that work at the same time "
        "are asked for their parts",
        assumption("no figure found; each of 70 households once a year, or more than three times",
                   lognormal({0.1, 5}, {0.9, 20}))};
    Number fresh{this,
                 "fresh",
                 0.6,
                 {"", 0, 1},
                 "share of the caseload with a fresh record that the contract asks for",
                 assumption("no figure found; contracts ask for most", triangular(0.4, 0.6, 0.8))};
    Number audit{this,
                 "audit",
                 0.5,
                 {"", 0, 1},
                 "chance that an audit finds diverted money",
                 assumption("no figure found; audits are of papers, not of hours", beta({0.1, 0.25}, {0.9, 0.75}))};
    Number weight_goals{this,
                        "weight_goals",
                        0.6,
                        {"", 0, 1},
                        "weight of task and process goals together; the contract's task weight divides it",
                        assumption("no figure found; the largest of the three", triangular(0.4, 0.6, 0.8))};
    Number weight_finance{
        this,       "weight_finance",    0.2,
        {"", 0, 1}, "weight of finance", assumption("no figure found; a tenth to a third", triangular(0.1, 0.2, 0.3))};
    Number weight_satisfaction{this,
                               "weight_satisfaction",
                               0.2,
                               {"", 0, 1},
                               "weight of recipients' satisfaction",
                               assumption("no figure found; a tenth to two fifths", triangular(0.1, 0.2, 0.4))};
    Number claw_back{this,
                     "claw_back",
                     0.2,
                     {"", 0, 1},
                     "share of the price that is paid back, as far as cash reaches, after a failed year",
                     assumption("the rules found take next year's eligibility; the share is the usual last instalment",
                                triangular(0, 0.2, 0.4))};
    Number pass_mark{this,
                     "pass_mark",
                     60,
                     {"points", 0, 100},
                     "score below which instalments wait for rectification",
                     assumption("basic pass in the rules found: 60", triangular(50, 60, 70))};
    Number fresh_from{this,
                      "fresh_from",
                      0.5,
                      {"", 0, 1},
                      "freshness above which a record counts as fresh",
                      assumption("no figure found; up to its half-life", triangular(0.25, 0.5, 0.75))};
    Number weight_visited{this,
                          "weight_visited",
                          0.5,
                          {"", 0, 1},
                          "weight of fresh records in process, where organising was bought; the rest is for organising",
                          assumption("no figure found; both are looked at", triangular(0.3, 0.5, 0.7))};
    Number organising{
        this,
        "organising",
        0.5,
        {"", 0.01, 1},
        "share of the organising hours it buys that the contract asks to be kept for organising",
        assumption("no figure found; contracts ask for activities, not for hours", triangular(0.3, 0.5, 0.9))};
    Number answers{this,
                   "answers",
                   0.5,
                   {"", 0, 1},
                   "chance that a household without any trust answers the survey; with full trust all do",
                   assumption("no figure found; who is asked at the door mostly answers", triangular(0.25, 0.5, 0.8))};
    Number satisfied{this,
                     "satisfied",
                     0.6,
                     {"", 0.01, 1},
                     "share of answers that are satisfied (4 or more of 5) from which the last instalment is paid "
                     "whole; less earns its part of it",
                     assumption("no figure found; contracts name 60 to 90 %", triangular(0.5, 0.6, 0.85))};
    Number renewed{this,
                   "renewed",
                   0.3,
                   {"", 0, 1},
                   "share of answers that are satisfied below which no contract follows for the next year",
                   assumption("no figure found; half of what the last instalment asks, or nearly all of it",
                              triangular(0.15, 0.3, 0.5))};
    Number diverts_after{this,
                         "diverts_after",
                         0.3,
                         {"", 0, 1},
                         "part of what an agency diverted that it goes on diverting after an audit found it",
                         assumption("no figure found; found out, it becomes careful", triangular(0, 0.3, 0.7))};
    Number suspects{
        this,
        "suspects",
        2,
        {"", 1, 20},
        "times as likely as usual audits come to find what is diverted by who was found out again and again",
        assumption("no figure found; twice as close a look", triangular(1, 2, 3))};
    Number trusts{this,
                  "trusts",
                  0.5,
                  {"", 0, 1},
                  "the same of who was found clean again and again",
                  assumption("no figure found; papers of the trusted are hardly read", triangular(0.25, 0.5, 1))};
    Number learns{this,
                  "learns",
                  0.3,
                  {"", 0, 1},
                  "share of the way there that each inspection takes the purchaser",
                  assumption("no figure found; half of it after one to six inspections", triangular(0.1, 0.3, 0.5))};
    Number reweighs{
        this,
        "reweighs",
        0.3,
        {"", 0, 1},
        "share by which a new contract year moves the weight of tasks towards what the old one found wanting",
        assumption("no figure found; contracts are written anew with the last in hand", triangular(0, 0.3, 0.6))};
};

/// Share of the caseload that answers when asked, its mean satisfaction, 1 to 5, and the share of answers of 4 or more;
/// where nobody answers, nothing speaks against the agency.
struct SatisfactionSurvey {
    float response = 0, mean = neither_satisfied, satisfied = 1;
};
SatisfactionSurvey ask_caseload(const District& district, const SupervisionParameters& parameters,
                                const Agency& agency);

/// The purchaser inspects, audits, withholds and claws back.
void supervision(District& district, const SupervisionParameters& parameters, const KnowledgeParameters& knowledge);
extern const Mechanism supervision_mechanism;

} // namespace alleviation
