/// Agencies: who runs a project, with what staff and money.
#pragma once

#include "models/alleviation/people.h"
#include "sim/core/money.h"
#include "sim/schema/parameter.h"

#include <algorithm>

namespace alleviation {

enum class Reach : std::uint8_t { government, all };

/// A project run by an agency: a social-work agency, or the administration itself.
struct AgencyParameters : sim::schema::ParameterGroup {
    explicit AgencyParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "", "承接主体", "Who runs a project, with what staff and money.")
    {
    }
    Choice active{this, "active", "on", {"off", "on"}, "whether the project takes place", setting()};
    Choice reach{this,
                 "reach",
                 "all",
                 {"government", "all"},
                 "which suppliers it may link households to: government offices only, or all",
                 setting()};
    Number talks_to{this,
                    "talks_to",
                    0.8,
                    {"", 0, 1},
                    "share of social organisations and enterprises that it gets to talk to, where its reach is all",
                    assumption("no figure found; firms have their own reasons not to; the administration has more "
                               "weight, an agency more time, and nobody has measured either",
                               triangular(0.5, 0.8, 1))};
    Count first_month{this,     "first_month", 1, {"month", 1, 1200}, "first month of the project, 1 is the start",
                      setting()};
    Count last_month{this, "last_month", 12, {"month", 1, 1200}, "last month of the project", setting()};
    Number budget{this,
                  "budget",
                  400000,
                  {"yuan", 0, 1e9},
                  "price at which the government buys the project",
                  evidence("ceiling of a social-work demonstration project in the central-finance programme, 400,000 "
                           "yuan (rules of 2022 and 2023; that of 2018 was not found)")};
    Number workers{this,
                   "workers",
                   5,
                   {"persons", 0, 10000},
                   "full-time project workers",
                   assumption("the paper does not say; the price pays for seven at most", triangular(2, 5, 7))};
    Number salary{
        this,
        "salary",
        4500,
        {"yuan/month", 0, 1e6},
        "pay of a worker, contributions included",
        assumption("about a county's average pay in 2018; social workers earn from less than that to a third more",
                   triangular(3500, 4500, 6000))};
    Number usual_pay{this,
                     "usual_pay",
                     4500,
                     {"yuan/month", 1, 1e6},
                     "pay at which such workers come and stay as usual, at the start; it rises as all wages do",
                     assumption("about a county's average pay in 2018, as for salary", triangular(3500, 4500, 6000))};
    Number overhead{
        this,
        "overhead",
        3000,
        {"yuan/month", 0, 1e7},
        "office, travel and platform",
        assumption("no figure found; from a lent room to an office of its own", lognormal({0.1, 1500}, {0.9, 6000}))};
    Number hours_per_worker{
        this,
        "hours_per_worker",
        160,
        {"hours/month", 0, 400},
        "working hours",
        assumption("eight hours a day; holidays taken off, overtime added", triangular(140, 160, 180))};
    Number competence{
        this,
        "competence",
        0.7,
        {"", 0, 1},
        "professional competence κ: how well needs are seen and households worked with",
        assumption("no measure found; from who comes new to a scale nearly full, as nobody tells them apart",
                   beta({0.1, 0.45}, {0.9, 0.85}))};
    Number reporting{this,
                     "reporting",
                     0.15,
                     {"", 0, 1},
                     "share of hours spent on reports to the purchaser",
                     assumption("no figure found; from a short monthly report to more than a day a week",
                                triangular(0.05, 0.15, 0.35))};
    Number survey_share{this,
                        "survey_share",
                        0.25,
                        {"", 0, 1},
                        "share of the other hours for surveys",
                        assumption("no figure found; with linking and organising never more than the whole",
                                   triangular(0.15, 0.25, 0.33))};
    Number linking_share{this,
                         "linking_share",
                         0.30,
                         {"", 0, 1},
                         "share of the other hours for linking households with suppliers",
                         assumption("no figure found; with surveys and organising never more than the whole",
                                    triangular(0.15, 0.3, 0.38))};
    Number organising_share{
        this,
        "organising_share",
        0.25,
        {"", 0, 1},
        "share of the other hours for training village workers, backbones and leaders, for meetings and for "
        "associations; what is left of the hours is casework",
        assumption("no figure found; with surveys and linking never more than the whole",
                   triangular(0.15, 0.25, 0.29))};
    Number training_share{
        this,
        "training_share",
        0.03,
        {"", 0, 1},
        "share of paid hours that staff spend on their own training",
        assumption("no figure found; one day in a year to two days in a month", triangular(0.005, 0.03, 0.08))};
    Number diverts{this,
                   "diverts",
                   0.05,
                   {"", 0, 1},
                   "share of the payroll that buys no work while nobody looks",
                   assumption("no figure found; nobody tells: none, or more than an hour of every day",
                              triangular(0, 0.05, 0.15))};
    Number task_weight{this,
                       "task_weight",
                       0.5,
                       {"", 0, 1},
                       "weight that its first contract gives to tasks; the rest is given to process",
                       setting("the paper wants both weighed together")};
    Number first_tranche{
        this,
        "first_tranche",
        0.5,
        {"", 0, 1},
        "share of the price paid at the start",
        assumption("usual 50/30/20 split; 30 to 60 % would be no surprise", triangular(0.3, 0.5, 0.6))};
    Number second_tranche{
        this,
        "second_tranche",
        0.3,
        {"", 0, 1},
        "share paid after a third of the months",
        assumption("usual 50/30/20 split; never more than the first leaves", triangular(0.2, 0.3, 0.4))};

    Count late{this,
               "late",
               0,
               {"months", 0, 120},
               "months by which instalments come later than agreed, at the latest in the last month",
               setting("delays of a quarter and more are often told of, in no figure that was found")};

    void check(const sim::schema::Node& node, const std::string& path, sim::Faults& faults) const override;
};

/// A post of an agency and who holds it; the last may be part-time.
struct Post {
    float part = 1; ///< of full time
    bool filled = false;
    float competence = 0; ///< of who holds it, 0 to 1
};

/// What an agency did this year, for its grade.
struct AgencyYear {
    int months = 0;        ///< at work
    float staffed = 0;     ///< sum of the share of posts that were filled
    bool found = false;    ///< an audit found diverted money
    long tasks_done = 0;   ///< of its tasks before this year
    float tasks_asked = 0; ///< the same
};

/// A social-work agency, or the administration where it runs a project itself.
struct Agency {
    const AgencyParameters* parameters = nullptr;
    bool working = false;    ///< a contract runs
    bool charged = false;    ///< has its part of the cases, or had when it last worked with others
    std::vector<Post> posts; ///< those of its contract
    float staff = 0;         ///< workers who hold them, in full-time persons
    float competence = 0;    ///< their mean professional competence κ, 0 to 1
    float slowness = 1;      ///< time that a case takes them, relative to usual
    float joining_hours = 0; ///< to spend next month on who comes new
    sim::Fen unspent;        ///< what will be left of the price if it goes on as now
    double pay_owed = 0;     ///< yuan that staff who worked on are still to get
    std::uint8_t grade = 0;  ///< 1 (1A) to 5 (5A); 0 not graded yet
    AgencyYear year;
    float diverts = 0;          ///< share of the payroll that buys no work
    float inspection_hours = 0; ///< to spend next month on the last inspection
    float score = -1;           ///< of the last inspection, 0 to 100; −1 none yet
    float task_weight = 0;      ///< that its contract gives to tasks, as the purchaser has come to weigh them
    float tasks_missed = 1;     ///< share of its tasks, by the last inspection; all before the first
    float process_missed = 1;   ///< the same of process
    float suspicion = 1;        ///< how likely audits are to find what it diverts, relative to usual
    int barred_months = 0;      ///< still to come without a contract, after a year that failed
    bool withheld = false;      ///< instalments wait for rectification
    sim::Fen last_instalment;   ///< of the price, as far as it has fallen due
    float earned = 1;           ///< share of it that satisfaction has earned
    float would_earn = 1;       ///< share that it would by what was said last month
    sim::Fen owed, diverted;    ///< instalments due, below 0 what is held back; diverted since the last audit
    long tasks_done = 0;        ///< matches since the project began
    float tasks_asked = 0;      ///< matches that its contract asked for in that time, of those that could be made
    float survey_share = 0, linking_share = 0, organising_share = 0; ///< of its hours, as it has come to divide them
    float desk_hours = 0; ///< of who goes on with its records while it does not work
    float hours = 0;      ///< staff hours paid for this month, after reporting
    float survey_hours = 0, linking_hours = 0, organising_hours = 0, casework_hours = 0;
    float survey_hours_used = 0, linking_hours_used = 0, organising_hours_used = 0, casework_hours_used = 0;
    float volunteer_hours = 0;         ///< of volunteers this month, guided or not
    std::vector<std::uint8_t> reaches; ///< by supplier: 1 where it may link households to it, and gets to talk to it
    std::vector<LastMonth> supplier_assessed; ///< by supplier
    std::vector<std::uint32_t> caseload;      ///< rows of the project's households that it is charged with, ascending
};

/// Up to how many organising hours in all an activity may take that has a share of them.
inline float organising_up_to(const Agency& agency, float share)
{
    return std::min(agency.organising_hours, agency.organising_hours_used + share * agency.organising_hours);
}

} // namespace alleviation
