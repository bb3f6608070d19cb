#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct PolicyParameters : sim::schema::ParameterGroup {
    explicit PolicyParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "policy", "政策环境", "Legitimacy, tax and entry of social organisations.")
    {
    }
    sim::schema::Number stance{this,
                               "stance",
                               0.6,
                               {"", 0, 1},
                               "legitimacy that policy by itself gives (资金、政策、合法性)",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number moves{this,
                              "moves",
                              0.05,
                              {"per month", 0, 1},
                              "speed at which legitimacy follows policy and results",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number results{this,
                                "results",
                                0.3,
                                {"", 0, 1},
                                "weight of published results in legitimacy",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number tax_credit{this,
                                   "tax_credit",
                                   0.1,
                                   {"", 0, 1},
                                   "rise of what donors and enterprises give through tax relief",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number means{this,
                              "means",
                              0.5,
                              {"", 0, 2},
                              "rise of what they give from no to full legitimacy, around the middle",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number registration_ease{this,
                                          "registration_ease",
                                          0.7,
                                          {"", 0, 1},
                                          "ease of registration and entry (行业准入)",
                                          sim::schema::assumption("no figure found")};
    sim::schema::Number purchase_growth{this,
                                        "purchase_growth",
                                        0.0,
                                        {"per year", -1, 1},
                                        "yearly rise of what the government pays for services (购买服务资金)",
                                        sim::schema::assumption("no figure found")};
    sim::schema::Number purchase_results{
        this,
        "purchase_results",
        0.2,
        {"", -2, 2},
        "further rise from an inspection score of 60 to one of 100 points, per 40 points",
        sim::schema::assumption("no figure found")};
    sim::schema::Number cadre_training{
        this,
        "cadre_training",
        0.02,
        {"per year", 0, 1},
        "share of a branch's missing strength that the training of cadres adds in every village (干部培训)",
        sim::schema::assumption("no figure found")};
    sim::schema::Number trust{this,
                              "trust",
                              0.005,
                              {"per month", 0, 1},
                              "share of missing trust that full legitimacy adds in project households",
                              sim::schema::assumption("no figure found")};
};

/// Legitimacy follows policy and results.
void policy(District& district, const PolicyParameters& parameters);
extern const Mechanism policy_mechanism;

} // namespace alleviation
