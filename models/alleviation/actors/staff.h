/// Who holds an agency's posts: whom its pay draws, and what they can do.
#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AgencyCapacityParameters : sim::schema::ParameterGroup {
    explicit AgencyCapacityParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "agency_capacity", "机构能力建设", "How an agency's competence grows and is lost.")
    {
    }
    Number trains{this,
                  "trains",
                  0.5,
                  {"per month", 0, 10},
                  "share of missing competence that a month of nothing but training would add",
                  assumption("no figure found; most of it within one to six months of nothing else",
                             lognormal({0.1, 0.2}, {0.9, 1.2}))};
    Number learns{
        this,
        "learns",
        0.01,
        {"per month", 0, 1},
        "share of missing competence that a month on the job adds",
        assumption("no figure found; half of it in three to ten years", lognormal({0.1, 0.005}, {0.9, 0.02}))};
    Number quits{this,
                 "quits",
                 0.02,
                 {"per month", 0, 1},
                 "chance that a worker leaves, at usual pay and the reference caseload",
                 assumption("no figure found; 12 to 35 % a year", lognormal({0.1, 0.01}, {0.9, 0.035}))};
    Number caseload{this,
                    "caseload",
                    25,
                    {"households per worker", 0.1, 10000},
                    "reference caseload; leaving rises in proportion",
                    assumption("no figure found; family programmes have 15 to 50", triangular(15, 25, 50))};
    Number stays{this,
                 "stays",
                 1.5,
                 {"", 0, 10},
                 "elasticity of leaving to pay relative to what is usual, with the sign turned",
                 assumption("studies of one employer's labour supply find 1 to 4 in all, half of it by who leaves "
                            "(Manning 2003)",
                            triangular(0.5, 1.5, 2.5))};
    Number comes{this,
                 "comes",
                 2,
                 {"", 0, 10},
                 "elasticity of who comes to pay relative to what is usual",
                 assumption("about 2 where a Mexican programme drew the pay it offered its community workers by lot "
                            "(Dal Bó, Finan & Rossi 2013)",
                            triangular(1, 2, 3))};
    Number fills{this,
                 "fills",
                 0.4,
                 {"per month", 0, 1},
                 "chance that an empty post is filled, at usual pay",
                 assumption("no figure found; a post stays empty for one to six months", beta({0.1, 0.2}, {0.9, 0.7}))};
    Number newcomer{this,
                    "newcomer",
                    0.4,
                    {"", 0, 1},
                    "competence of who comes new, at usual pay",
                    assumption("no figure found; below those who stay", triangular(0.2, 0.4, 0.6))};
    Number attracts{
        this,
        "attracts",
        0.2,
        {"per log point", 0, 2},
        "rise of the competence of who comes by pay relative to what is usual",
        assumption("better pay drew abler applicants in the same trial, by about half a standard deviation for a third "
                   "more (Dal Bó, Finan & Rossi 2013)",
                   triangular(0.05, 0.2, 0.4))};
    Number waits{
        this,
        "waits",
        2,
        {"months", 0, 24},
        "months' pay for which staff work on while there is money still to come",
        assumption("no figure found; savings and a word of honour last a month to three", triangular(0, 2, 4))};
    Number joining_hours{
        this,
        "joining_hours",
        40,
        {"hours", 0, 10000},
        "hours of the others that it takes to find somebody and show the work",
        assumption("no figure found; interviews, and a first week side by side", lognormal({0.1, 15}, {0.9, 100}))};
    Number joining_cost{
        this,
        "joining_cost",
        0.5,
        {"months' pay", 0, 24},
        "what it costs to find somebody: notices, an examination, first training",
        assumption("no figure found; from a notice at the door to an agency's fee", lognormal({0.1, 0.2}, {0.9, 1.2}))};
    Number usual{this,
                 "usual",
                 0.7,
                 {"", 0, 1},
                 "competence at which visits, and links between households and suppliers, take the hours that are "
                 "told of them",
                 assumption("that of an experienced agency, for which they are told", triangular(0.55, 0.7, 0.85))};
    Number slower{
        this,
        "slower",
        0.5,
        {"", 0, 0.9},
        "rise of these hours per case by the competence that is missing to the usual; with more than usual they fall",
        assumption("no figure found; a beginner takes a tenth or a quarter as long again", triangular(0.2, 0.5, 0.8))};

    /// Full-time persons among whom cases are divided at least: who works part-time has no more cases for it.
    static constexpr float least_staff = 1;
    /// What a month's pay is, relative to what is usual by then.
    static float relative_pay(const District& district, const Agency& agency);
};

/// Opens the posts of an agency that begins a project: as many as its price pays for, those filled whom its pay draws.
/// `affordable`: workers whom the price pays until the end.
void open_posts(const District& district, const AgencyCapacityParameters& parameters, std::uint32_t agency,
                double affordable, Agency& opened);

/// What pay makes of a chance, by its elasticity.
float by_pay(float chance, float relative_pay, float elasticity);
/// Competence by what pay draws.
float drawn(const AgencyCapacityParameters& parameters, float competence, float relative_pay);
/// Sums the posts up: staff, its competence, and how much longer than usual a case takes.
void sum_up(const AgencyCapacityParameters& parameters, Agency& agency);

} // namespace alleviation
