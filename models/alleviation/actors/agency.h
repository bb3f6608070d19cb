/// Agencies: who runs a project, with what staff and money.
#pragma once

#include "models/alleviation/people.h"
#include "sim/core/money.h"
#include "sim/schema/parameter.h"

namespace alleviation {

enum class Reach : std::uint8_t { government, all };

/// A project run by an agency: a social-work agency, or the administration itself.
struct AgencyParameters : sim::schema::ParameterGroup {
    explicit AgencyParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "", "承接主体", "Who runs a project, with what staff and money.")
    {
    }
    sim::schema::Choice active{
        this, "active", "on", {"off", "on"}, "whether the project takes place", sim::schema::setting()};
    sim::schema::Choice reach{this,
                              "reach",
                              "all",
                              {"government", "all"},
                              "which suppliers it can link households to: government offices only, or all",
                              sim::schema::setting()};
    sim::schema::Count first_month{this,
                                   "first_month",
                                   1,
                                   {"month", 1, 1200},
                                   "first month of the project, 1 is the start",
                                   sim::schema::setting()};
    sim::schema::Count last_month{
        this, "last_month", 12, {"month", 1, 1200}, "last month of the project", sim::schema::setting()};
    sim::schema::Number budget{
        this,
        "budget",
        400000,
        {"yuan", 0, 1e9},
        "price at which the government buys the project",
        sim::schema::evidence("ceiling of a social-work demonstration project in the central-finance "
                              "programme, 400,000 yuan (rules of 2022 and 2023; that of 2018 was "
                              "not found)")};
    sim::schema::Number workers{this,
                                "workers",
                                5,
                                {"persons", 0, 10000},
                                "full-time project workers",
                                sim::schema::assumption("the paper does not say")};
    sim::schema::Number salary{this,
                               "salary",
                               4500,
                               {"yuan/month", 0, 1e6},
                               "pay of a worker, contributions included",
                               sim::schema::assumption("about a county's average pay in 2018")};
    sim::schema::Number overhead{this,
                                 "overhead",
                                 3000,
                                 {"yuan/month", 0, 1e7},
                                 "office, travel and platform",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number hours_per_worker{this,
                                         "hours_per_worker",
                                         160,
                                         {"hours/month", 0, 400},
                                         "working hours",
                                         sim::schema::assumption("eight hours a day")};
    sim::schema::Number competence{this,
                                   "competence",
                                   0.7,
                                   {"", 0, 1},
                                   "professional competence κ: how well needs are seen and households worked with",
                                   sim::schema::assumption("no measure found; swept in studies")};
    sim::schema::Number reporting{this,
                                  "reporting",
                                  0.15,
                                  {"", 0, 1},
                                  "share of hours spent on reports to the purchaser",
                                  sim::schema::assumption("no figure found")};
    sim::schema::Number survey_share{this,
                                     "survey_share",
                                     0.30,
                                     {"", 0, 1},
                                     "share of the other hours for surveys",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number linking_share{this,
                                      "linking_share",
                                      0.30,
                                      {"", 0, 1},
                                      "share of the other hours for linking households with suppliers",
                                      sim::schema::assumption("no figure found")};
    sim::schema::Number organising_share{this,
                                         "organising_share",
                                         0.20,
                                         {"", 0, 1},
                                         "share of the other hours for training backbones and leaders and for "
                                         "associations; what is left of the hours is "
                                         "casework",
                                         sim::schema::assumption("no figure found")};
    sim::schema::Number training_share{this,
                                       "training_share",
                                       0.03,
                                       {"", 0, 1},
                                       "share of paid hours that staff spend on their own training",
                                       sim::schema::assumption("no figure found")};
    sim::schema::Number diverts{this,
                                "diverts",
                                0.05,
                                {"", 0, 1},
                                "share of the payroll that buys no work while nobody looks",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number task_weight{this,
                                    "task_weight",
                                    0.5,
                                    {"", 0, 1},
                                    "weight that its contract gives to tasks; the rest is given to process",
                                    sim::schema::setting("the paper wants both weighed together")};
    sim::schema::Number first_tranche{this,
                                      "first_tranche",
                                      0.5,
                                      {"", 0, 1},
                                      "share of the price paid at the start",
                                      sim::schema::assumption("usual 50/30/20 split")};
    sim::schema::Number second_tranche{this,
                                       "second_tranche",
                                       0.3,
                                       {"", 0, 1},
                                       "share paid after a third of the months",
                                       sim::schema::assumption("usual 50/30/20 split")};

    void check(const sim::schema::Node& node, const std::string& path, sim::Faults& faults) const override;
};

/// A social-work agency, or the administration where it runs a project itself.
struct Agency {
    const AgencyParameters* parameters = nullptr;
    bool working = false;       ///< a contract runs
    float competence = 0;       ///< professional competence κ, 0 to 1
    float diverts = 0;          ///< share of the payroll that buys no work
    float inspection_hours = 0; ///< to spend next month on the last inspection
    float score = -1;           ///< of the last inspection, 0 to 100; −1 none yet
    bool struck_off = false;    ///< failed a contract year: gets no other
    bool withheld = false;      ///< instalments wait for rectification
    sim::Fen owed, diverted;    ///< instalments due; diverted since the last audit
    long tasks_done = 0;        ///< matches since the project began
    float survey_share = 0, linking_share = 0, organising_share = 0; ///< of its hours, as it has come to divide them
    float hours = 0; ///< staff hours paid for this month, after reporting
    float survey_hours = 0, linking_hours = 0, organising_hours = 0, casework_hours = 0;
    float survey_hours_used = 0, linking_hours_used = 0, organising_hours_used = 0, casework_hours_used = 0;
    float volunteer_hours = 0;                ///< of volunteers this month, guided or not
    std::vector<LastMonth> supplier_assessed; ///< by supplier
    std::vector<std::uint32_t> caseload;      ///< rows of households it is charged with, those of the project
};

} // namespace alleviation
