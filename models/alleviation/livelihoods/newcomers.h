/// What people are like who come into a household: the same law for those founded, born, married in and returned.
#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/leadership.h"
#include "models/alleviation/livelihoods/health.h"

namespace alleviation {

struct SkillParameters : sim::schema::ParameterGroup {
    explicit SkillParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "skills", "技能", "What people can do, from 0 to 1.")
    {
    }
    Number farm{
        this,
        "farm",
        0.4,
        {"", 0, 1},
        "mean skill in farming",
        assumption("no figure found; learnt from parents, with room for what is taught", triangular(0.25, 0.4, 0.55))};
    Number farm_spread{
        this,
        "farm_spread",
        0.15,
        {"", 0, 1},
        "spread of skill in farming",
        assumption("no figure found; most between a tenth and two thirds", triangular(0.08, 0.15, 0.25))};
    Number trade{this,
                 "trade",
                 0.18,
                 {"", 0, 1},
                 "mean skill in trades of who never went to school",
                 assumption("no figure found; about what a simple post asks for", triangular(0.08, 0.18, 0.32))};
    Number trade_of_school{
        this,
        "trade_of_school",
        0.012,
        {"per year", 0, 0.1},
        "skill in trades that goes with a year of schooling",
        assumption("no figure found; with nine years a tenth of the scale", triangular(0.005, 0.012, 0.02))};
    Number trade_spread{
        this,
        "trade_spread",
        0.12,
        {"", 0, 1},
        "spread of skill in trades",
        assumption("no figure found; some have learnt a trade away from home", triangular(0.06, 0.12, 0.2))};
};

struct NewcomerParameters : sim::schema::ParameterGroup {
    explicit NewcomerParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "newcomers", "新增人口",
                         "What people are like who are founded, born, married into a household or come back.")
    {
    }
    Number girls{this,
                 "girls",
                 0.5,
                 {"", 0, 1},
                 "share of girls among the newborn",
                 assumption("about what nature has; births of the time had fewer girls, figures not verified",
                            triangular(0.42, 0.5, 0.52))};
    Number chronic_birth{this,
                         "chronic_birth",
                         0.01,
                         {"", 0, 1},
                         "share of the newborn with a chronic illness",
                         assumption("no figure found; rare", lognormal({0.1, 0.004}, {0.9, 0.025}))};
    Number disabled_birth{this,
                          "disabled_birth",
                          0.01,
                          {"", 0, 1},
                          "share of the disabled among the newborn",
                          assumption("no figure found; about one in a hundred", lognormal({0.1, 0.005}, {0.9, 0.02}))};
    SkillParameters skills{this};
};

/// Draws what nobody chose: health by age, skills, leadership, the persistent part of the wage.
class NewcomerLaw {
  public:
    NewcomerLaw(const NewcomerParameters& newcomers, const HealthParameters& health, const LabourParameters& labour,
                const LeadershipParameters& leadership, const WageParameters& wages);

    /// Of a person whose age and schooling stand; `able` is the ability to work that the healthy have at that age.
    void draw(District& district, std::size_t person, float able) const;
    /// Share of an age that is disabled, and that is chronically ill: what the hazards of illness make of the newborn.
    float disabled(int age) const { return disabled_[static_cast<std::size_t>(age)]; }
    float chronic(int age) const { return chronic_[static_cast<std::size_t>(age)]; }

  private:
    const NewcomerParameters& newcomers_;
    const LabourParameters& labour_;
    const LeadershipParameters& leadership_;
    float wage_spread_;
    std::vector<float> disabled_, chronic_;
};

} // namespace alleviation
