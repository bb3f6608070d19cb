#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/organise/backbone.h"

namespace alleviation {

struct AssociationProjectParameters : sim::schema::ParameterGroup {
    explicit AssociationProjectParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "association_projects", "协会项目与本土社工机构",
                         "Small service projects that associations apply for, and local agencies that grow of them.")
    {
    }
    Number wins{this,
                "wins",
                0.3,
                {"per year", 0, 1},
                "chance that an association with perfect records and finances wins a project it applies for",
                assumption("no figure found; many apply for few (项目申报)", beta({0.1, 0.1}, {0.9, 0.6}))};
    Number price{this,
                 "price",
                 20000,
                 {"yuan/year", 0, 1e7},
                 "price of such a project for a year",
                 assumption("no figure found; micro-projects of towns and foundations; the smallest class of the "
                            "central programme is 50,000 yuan",
                            lognormal({0.1, 8000}, {0.9, 40000}))};
    Number pay{this,
               "pay",
               20,
               {"yuan/hour", 1, 1000},
               "what a villager who works for it gets",
               assumption("no figure found; a day's pay of some 100 to 200 yuan", triangular(12, 20, 30))};
    Number paid_out{this,
                    "paid_out",
                    0.7,
                    {"", 0, 1},
                    "share of the price that goes into pay; the rest is spent on activities",
                    assumption("no figure found; rules cap pay at half to all", triangular(0.5, 0.7, 0.9))};
    Number linking{this,
                   "linking",
                   0.5,
                   {"", 0, 1},
                   "share of the hours spent on linking members; the rest is company",
                   assumption("no figure found; half and half", triangular(0.3, 0.5, 0.7))};
    Number company{this,
                   "company",
                   3,
                   {"hours/month", 0.01, 1000},
                   "hours of company that meet a member's need for it",
                   assumption("no figure found; neighbours are no social workers: three times their hours",
                              lognormal({0.1, 1.5}, {0.9, 6}))};
    Count schooling{
        this,
        "schooling",
        12,
        {"years", 0, 19},
        "schooling from which a leader may sit the examination for social workers",
        assumption("the rules ask for senior secondary school and years of practice", triangular(10, 12, 15))};
    Number passes{this,
                  "passes",
                  0.05,
                  {"per year", 0, 1},
                  "chance that such a leader passes",
                  assumption("no figure found; a fifth of all who sit it is reported, not verified, and villagers "
                             "have less time to learn",
                             beta({0.1, 0.01}, {0.9, 0.15}))};
    Number licensed_price{this,
                          "licensed_price",
                          2.5,
                          {"", 1, 100},
                          "price of a licensed association's project, as a multiple of others'",
                          assumption("no figure found; 50,000 yuan of the central programme's smallest class, against "
                                     "micro-projects",
                                     triangular(1.5, 2.5, 4))};
    Number licensed_company{this,
                            "licensed_company",
                            2,
                            {"", 1, 100},
                            "how much further its hours of company go",
                            assumption("no figure found; training counts", triangular(1.2, 2, 3))};
};

/// Associations that operate apply for projects and carry them out; leaders may become social workers.
void association_projects(District& district, const AssociationProjectParameters& parameters,
                          const BackboneParameters& backbone);
extern const Mechanism association_projects_mechanism;

} // namespace alleviation
