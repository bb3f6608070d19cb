#pragma once

#include "models/alleviation/actors/standards.h"
#include "models/alleviation/mechanism.h"
#include "models/alleviation/oversee/supervision.h"

namespace alleviation {

struct AnnualEvaluationParameters : sim::schema::ParameterGroup {
    explicit AnnualEvaluationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "annual_evaluation", "社会组织年度考评",
                         "Grades of social organisations and enterprises.")
    {
    }
    Number weight_basic{this,
                        "weight_basic",
                        0.2,
                        {"", 0, 1},
                        "weight of basic conditions (基本条件)",
                        assumption("no figure found; an even part of four is 0.25: less than half of that, or more",
                                   triangular(0.1, 0.2, 0.3))};
    Number weight_building{this,
                           "weight_building",
                           0.2,
                           {"", 0, 1},
                           "weight of self-building (自身建设)",
                           assumption("no figure found; an even part of four is 0.25: less than half of that, or more",
                                      triangular(0.1, 0.2, 0.3))};
    Number weight_service{this,
                          "weight_service",
                          0.3,
                          {"", 0, 1},
                          "weight of social service (社会服务)",
                          assumption("no figure found; an even part of four is 0.25: somewhat less, or much more",
                                     triangular(0.2, 0.3, 0.4))};
    Number weight_performance{this,
                              "weight_performance",
                              0.3,
                              {"", 0, 1},
                              "weight of performance (工作绩效)",
                              assumption("no figure found; an even part of four is 0.25: somewhat less, or much more",
                                         triangular(0.2, 0.3, 0.4))};
    Number service{
        this,
        "service",
        20,
        {"a year", 0.1, 100000},
        "a supplier's matches, people employed and households kept company for a year that earn about two "
        "thirds of the marks for social service",
        assumption("no figure found; two a month; set, with the bounds of the grades, near the 4, 15, 9, 1 and 1 of "
                   "30 that one city graded 5A to 1A in 2018",
                   lognormal({0.1, 8}, {0.9, 50}))};
    Number building_left{
        this,
        "building_left",
        0.5,
        {"", 0.01, 1},
        "part of what is missing in self-building that a year of full engagement leaves",
        assumption("no figure found; most is built within one year to five", triangular(0.25, 0.5, 0.75))};
    Number built{this,
                 "built",
                 2,
                 {"years", 0, 100},
                 "years of engagement that suppliers who are there from the start have behind them",
                 assumption("no figure found; who may be graded has been registered for two years or more",
                            triangular(1, 2, 5))};
    Number paired_weight{this,
                         "paired_weight",
                         5,
                         {"", 0, 1000},
                         "weight of a paired household's satisfaction in a supplier's performance, over a year; of "
                         "one that it helped 1",
                         assumption("no figure found; it is asked about its helper, others about help at large",
                                    lognormal({0.1, 2}, {0.9, 15}))};
    Number reward{this,
                  "reward",
                  0.1,
                  {"", 0, 1},
                  "rise of a supplier's means by donors and customers for each grade above 3A, and fall below",
                  assumption("no figure found; grades may bring nothing", triangular(0, 0.1, 0.25))};
    Count relief_from{
        this,
        "relief_from",
        3,
        {"grade", 1, 5},
        "grade from which a supplier or its donors may claim tax relief",
        assumption("3A in the rules on deducting donations from tax (公益性捐赠税前扣除); not all who may "
                   "claim do, and some offices ask for more",
                   uniform(2, 4))};
    Count procured_from{
        this,
        "procured_from",
        4,
        {"grade", 1, 5},
        "grade from which the government's own purchases go to a supplier first, and it buys services "
        "of an association",
        assumption("the rules on evaluation give priority from 3A on; practice asks for more", uniform(3, 5))};
    Number procurement{this,
                       "procurement",
                       0.1,
                       {"", 0, 1},
                       "rise of a supplier's means by them",
                       assumption("no figure found; a small part of what they live on", triangular(0, 0.1, 0.3))};
    Number association_contract{this,
                                "association_contract",
                                100,
                                {"yuan/month", 0, 1e6},
                                "what the government pays such an association for its services",
                                assumption("no figure found; the cost of its meetings, or a few hundred yuan",
                                           lognormal({0.1, 40}, {0.9, 300}))};
    Count contract_from{
        this,
        "contract_from",
        3,
        {"grade", 1, 5},
        "grade below which an agency gets no contract for the next year",
        assumption("who does not pass loses the next year in the rules found; a pass is 2A to 4A", uniform(2, 4))};
    Number clean{this,
                 "clean",
                 0.5,
                 {"", 0, 1},
                 "part of an agency's basic conditions that its books make up, lost where an audit finds diverted "
                 "money; the rest is filled posts",
                 assumption("no figure found; both are looked at", triangular(0.3, 0.5, 0.7))};
    Number grade_2a{this,
                    "grade_2a",
                    45,
                    {"points", 0, 100},
                    "points from which a supplier is graded 2A; below, 1A",
                    assumption("no figure found; below a pass", triangular(35, 45, 52))};
    Number grade_3a{this,
                    "grade_3a",
                    60,
                    {"points", 0, 100},
                    "points from which it is graded 3A",
                    assumption("no figure found; the usual pass", triangular(53, 60, 67))};
    Number grade_4a{this,
                    "grade_4a",
                    78,
                    {"points", 0, 100},
                    "points from which it is graded 4A",
                    assumption("no figure found; between a pass and excellence", triangular(68, 75, 82))};
    Number grade_5a{this,
                    "grade_5a",
                    92,
                    {"points", 0, 100},
                    "points from which it is graded 5A",
                    assumption("no figure found; excellence", triangular(83, 90, 96))};

    /// 1 (1A) to 5 (5A).
    std::uint8_t grade(float points) const;
    void check(const sim::schema::Node& node, const std::string& path, sim::Faults& faults) const override;
};

/// Every December suppliers, agencies and associations are graded; means and contracts follow grades.
void annual_evaluation(District& district, const AnnualEvaluationParameters& parameters,
                       const SupervisionParameters& supervision, const StandardisationParameters& standards);
extern const Mechanism annual_evaluation_mechanism;

} // namespace alleviation
