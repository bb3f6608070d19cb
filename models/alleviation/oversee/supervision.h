#pragma once

#include "models/alleviation/knowledge.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SupervisionParameters : sim::schema::ParameterGroup {
    explicit SupervisionParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "supervision", "购买方监督", "How the purchaser looks after its contract.")
    {
    }
    sim::schema::Count every{
        this, "every", 3, {"months", 1, 120}, "months between inspections", sim::schema::assumption("no figure found")};
    sim::schema::Number hours{this,
                              "hours",
                              20,
                              {"hours", 0, 10000},
                              "staff hours that an inspection costs the agency in the month after",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number tasks{this,
                              "tasks",
                              10,
                              {"matches/month", 0, 100000},
                              "matches that the contract asks for",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number fresh{this,
                              "fresh",
                              0.6,
                              {"", 0, 1},
                              "share of the caseload with a fresh record that the contract asks for",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number audit{this,
                              "audit",
                              0.5,
                              {"", 0, 1},
                              "chance that an audit finds diverted money",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number weight_goals{this,
                                     "weight_goals",
                                     0.6,
                                     {"", 0, 1},
                                     "weight of task and process goals together; the contract's task_weight divides it",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number weight_finance{this,       "weight_finance",    0.2,
                                       {"", 0, 1}, "weight of finance", sim::schema::assumption("no figure found")};
    sim::schema::Number weight_satisfaction{this,
                                            "weight_satisfaction",
                                            0.2,
                                            {"", 0, 1},
                                            "weight of recipients' satisfaction",
                                            sim::schema::assumption("no figure found")};
    sim::schema::Number claw_back{this,
                                  "claw_back",
                                  0.2,
                                  {"", 0, 1},
                                  "share of the price that is paid back, as far as cash reaches, after a failed year",
                                  sim::schema::assumption("the rules found take next year's eligibility; the share is "
                                                          "the usual last instalment")};
    sim::schema::Number pass_mark{this,
                                  "pass_mark",
                                  60,
                                  {"points", 0, 100},
                                  "score below which instalments wait for rectification",
                                  sim::schema::assumption("basic pass in the rules found: 60")};
};

/// Share of the caseload that answers when asked, and its mean satisfaction, 1 to 5.
struct SatisfactionSurvey {
    float response = 0, mean = 3;
};
SatisfactionSurvey ask_caseload(const District& district, const Agency& agency);

/// The purchaser inspects, audits, withholds and claws back.
void supervision(District& district, const SupervisionParameters& parameters, const KnowledgeParameters& knowledge);
extern const Mechanism supervision_mechanism;

} // namespace alleviation
