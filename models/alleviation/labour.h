/// Labour: who is free to work, what work pays, and what a person accepts.
#pragma once

#include "models/alleviation/definitions.h"
#include "models/alleviation/district.h"
#include "sim/schema/parameter.h"

namespace alleviation {

struct WageParameters : sim::schema::ParameterGroup {
    explicit WageParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "wages", "工资", "What work pays, and how it wanders.")
    {
    }
    Number migrant{
        this,
        "migrant",
        3721,
        {"yuan/month", 0, 1e5},
        "mean wage of migrant work, before what is spent away",
        evidence(
            "National Bureau of Statistics, migrant workers' monitoring: 2017 3,485 yuan, 2018 3,721, 2019 3,962")};
    Number local{this,
                 "local",
                 3089,
                 {"yuan/month", 0, 1e5},
                 "mean wage of local off-farm work",
                 evidence("the same source: 632 yuan below migrant wages in 2017")};
    Number migrant_keeps{this,
                         "migrant_keeps",
                         0.5,
                         {"", 0, 1},
                         "share of a migrant's wage that is spent where it is earned; the rest comes home",
                         assumption("no figure found; with migrant_share it gives the transfer share of rural income",
                                    triangular(0.35, 0.5, 0.65))};
    Number growth{this,
                  "growth",
                  0.065,
                  {"per year", -0.2, 0.2},
                  "yearly rise of wages",
                  evidence("the same source: 3,721 to 3,962 yuan, 2018 to 2019", normal(0.065, 0.01))};
    Number schooling{this,
                     "schooling",
                     0.09,
                     {"log points per year", -1, 1},
                     "return to a year of schooling",
                     assumption("secondary source on rural China; older estimates are lower", normal(0.08, 0.02))};
    Number skill{this,
                 "skill",
                 0.30,
                 {"log points", -2, 2},
                 "return to trade skill from 0 to 1",
                 assumption("no figure found; training gives about a quarter of the range; courses raise wages by "
                            "nothing to 8 % (McKenzie 2017)",
                            normal(0.3, 0.1))};
    Number by_output{
        this,
        "by_output",
        0.7,
        {"", 0, 1},
        "share of the pay in a firm's post that goes by what is done there (计件工资), and so by ability to "
        "work; public-welfare posts pay all alike",
        assumption("no figure found; workshops pay by the piece, many factories a base beside it",
                   triangular(0.3, 0.7, 1))};
    Number usual_schooling{
        this,
        "usual_schooling",
        10.7,
        {"years", 0, 25},
        "schooling of whom the mean wages are told",
        assumption("about the mean of adults as the rates of demography make them, and so not free of it",
                   triangular(10, 10.7, 11.5))};
    Number usual_skill{
        this,
        "usual_skill",
        0.3,
        {"", 0, 1},
        "trade skill of whom the mean wages are told",
        assumption("about the mean of the initial population, and so not free of it", triangular(0.2, 0.3, 0.4))};
    Number variance{this,
                    "variance",
                    0.40,
                    {"", 0, 4},
                    "variance of the log of yearly wages, schooling and skill aside",
                    evidence("CHNS rural wage panel 1989-2004: 0.36 to 0.45", uniform(0.36, 0.45))};
    Number persistent_share{this,
                            "persistent_share",
                            0.55,
                            {"", 0, 1},
                            "share of that variance that persists",
                            evidence("CHNS rural wage panel, 45 wave pairs: correlation over k years 0.55 x 0.924^k; "
                                     "0.48 with waves up to 2006 alone",
                                     uniform(0.48, 0.6))};
    Number persistence{
        this,
        "persistence",
        0.924,
        {"per year", 0, 1},
        "autocorrelation of the persistent part over a year",
        evidence("CHNS rural wage panel, 45 wave pairs: correlation over k years 0.55 x 0.924^k (standard error 0.011)",
                 normal(0.924, 0.011))};
};

struct LabourParameters : sim::schema::ParameterGroup {
    explicit LabourParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "labour", "劳动力",
                         "Who can work, and what a person wants of a job, whoever offers it.")
    {
    }
    Number reservation{this,
                       "reservation",
                       0.45,
                       {"", 0, 3},
                       "reservation wage as a share of what the person could earn in a local job",
                       assumption("no figure found; from what farming at home yields to nearly the wage of others",
                                  triangular(0.25, 0.45, 0.8))};
    Number care_reservation{
        this,
        "care_reservation",
        0.3,
        {"", 0, 3},
        "added to that share when somebody at home needs care",
        assumption("no figure found; the hours of care, from some to most of a day", triangular(0.1, 0.3, 0.6))};
    Number able_from{this,
                     "able_from",
                     0.5,
                     {"", 0, 1},
                     "ability to work that a job takes",
                     assumption("no figure found; around the middle of the scale", triangular(0.35, 0.5, 0.65))};
    Number able_away_from{
        this,
        "able_away_from",
        0.75,
        {"", 0, 1},
        "ability to work that a job away from home takes",
        assumption("no figure found; factories take the able-bodied, whom registers tell from half a worker (半劳动力)",
                   triangular(0.6, 0.75, 0.95))};
    Number active_from{
        this,
        "active_from",
        0.3,
        {"", 0, 1},
        "ability to work from which people farm at home and can look after others; the old stop below it",
        assumption("no figure found; less than a job takes: many farm until 75", triangular(0.15, 0.3, 0.45))};
    Number disabled_ability{
        this,
        "disabled_ability",
        0.4,
        {"", 0, 1},
        "share of the ability to work that a disability leaves",
        assumption("no figure found; kinds and degrees differ widely", beta({0.1, 0.2}, {0.9, 0.6}))};
    Number chronic_ability{this,
                           "chronic_ability",
                           0.85,
                           {"", 0, 1},
                           "ability to work that the chronically ill have of what others of their age have",
                           assumption("no figure found; most work on, some less", beta({0.1, 0.7}, {0.9, 0.95}))};
    Count small_child_below{
        this,
        "small_child_below",
        4,
        {"years", 0, 16},
        "age below which a child needs somebody at home",
        assumption("no figure found; kindergartens take children from three on, school from six", triangular(2, 4, 6))};
    Number helpless_below{this,
                          "helpless_below",
                          0.2,
                          {"", 0, 1},
                          "ability to work below which the severely ill and disabled need somebody at home",
                          assumption("no figure found; of those who cannot work some dress and eat by themselves",
                                     triangular(0.1, 0.2, 0.4))};
    Count enough_carers{this,
                        "enough_carers",
                        2,
                        {"adults", 0, 20},
                        "active adults at home among whom care binds nobody",
                        assumption("no figure found; one stays, the other is free", triangular(1, 2, 3))};
};

/// Share of the ability to work of others of the same age that lasting ill health leaves.
inline float ability_left(const LabourParameters& labour, Health health)
{
    return health == Health::disabled  ? labour.disabled_ability.real()
           : health == Health::chronic ? labour.chronic_ability.real()
                                       : 1.0f;
}
/// Whether a person is of working age, not ill, at school, in a course or in a job.
inline bool unoccupied(const Persons& persons, std::size_t person)
{
    // Without branches, for loops over everyone.
    return (persons.activity[person] == Activity::farm) & (persons.age[person] >= working_age_from) &
           (persons.age[person] <= working_age_to) & (persons.months_ill[person] == 0) &
           (persons.promised[person] == 0);
}
/// Whether a person could take a job: unoccupied and able.
inline bool idle(const Persons& persons, const LabourParameters& labour, std::size_t person)
{
    return unoccupied(persons, person) & (persons.ability[person] >= labour.able_from.real());
}
/// Whether somebody of the household needs care at home (small child, severely ill or disabled).
bool care_burden(const District& district, const LabourParameters& labour, std::size_t household);
/// Whether a person could work away from home: able-bodied, and nobody at home needs care.
bool could_go_away(const District& district, const LabourParameters& labour, std::size_t person);
/// What a supplier pays the fully able in its posts; it rises as all wages do.
float offered_wage(const District& district, std::size_t supplier);
/// What it pays a person.
float wage_in_post(const District& district, const WageParameters& wages, std::size_t person, std::size_t supplier);
/// Mean wage of a kind of job this month, in yuan; of migrants, what comes home.
float mean_wage(const District& district, const WageParameters& wages, Activity activity);
/// The monthly wage that a person could expect, before this year's transitory shock; of migrants, what comes home.
float expected_wage(const District& district, const WageParameters& wages, std::size_t person, Activity activity);
/// The reservation wage, as a share of what the person could expect in a local job.
float reservation_share(const District& district, const LabourParameters& labour, std::size_t person);
/// The lowest monthly wage that a person accepts, in yuan.
float reservation_wage(const District& district, const LabourParameters& labour, const WageParameters& wages,
                       std::size_t person);

/// Log of the wage relative to the mean of the kind of job, transitory part aside. The last term keeps the mean.
struct LogRelativeWage {
    float of_schooling, of_skill, usual_schooling, usual_skill, variance;

    explicit LogRelativeWage(const WageParameters& p)
        : of_schooling(p.schooling.real()), of_skill(p.skill.real()), usual_schooling(p.usual_schooling.real()),
          usual_skill(p.usual_skill.real()), variance(p.variance.real())
    {
    }
    float operator()(float schooling, float skill, float persistent) const
    {
        return of_schooling * (schooling - usual_schooling) + of_skill * (skill - usual_skill) + persistent -
               0.5f * variance;
    }
};

/// How far a person's trade skill is from what a supplier's posts ask for.
float skill_gap(const District& district, std::size_t person, std::size_t supplier);
/// Whether a person would take a post of a supplier: it pays the reservation wage, and nobody at home needs care that
/// work away would leave.
bool takes_post(const District& district, const LabourParameters& labour, const WageParameters& wages,
                std::size_t person, std::size_t supplier);

void start_job(Persons& persons, std::size_t person, Activity activity, std::int16_t employer);
/// Starts work in a supplier's post.
void start_post(District& district, std::size_t person, std::size_t supplier);
void end_job(District& district, const LabourParameters& labour, std::size_t person);

} // namespace alleviation
