#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/match/market.h"

namespace alleviation {

struct SkillsParameters : sim::schema::ParameterGroup {
    explicit SkillsParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "skills", "技术扶贫", "Who comes to courses.")
    {
    }
    Number attendance{this,
                      "attendance",
                      0.4,
                      {"", 0, 1},
                      "motivation at which half of those offered a seat come",
                      assumption("no figure found; around the middle of the scale", triangular(0.25, 0.4, 0.6))};
    Number attendance_slope{this,
                            "attendance_slope",
                            10,
                            {"log odds", 0, 100},
                            "rise of the odds to come with motivation from 0 to 1",
                            assumption("no figure found; a fifth of motivation more or less nearly decides, or hardly",
                                       triangular(4, 10, 16))};
    Number land{this,
                "land",
                2,
                {"mu", 0, 10000},
                "land above which a course in farming fits well",
                assumption("no figure found; a household eats what two mu bear", triangular(1, 2, 4))};
    Number fit_land{this,
                    "fit_land",
                    0.7,
                    {"", 0, 1},
                    "how well a course in farming fits who has more land, knowing nothing yet",
                    assumption("no figure found; less than a trade fits the young", triangular(0.5, 0.7, 1))};
    Number fit_little_land{this,
                           "fit_little_land",
                           0.3,
                           {"", 0, 1},
                           "how well it fits who has less",
                           assumption("no figure found; about half as well", triangular(0.1, 0.3, 0.5))};
    Count young_below{this,
                      "young_below",
                      50,
                      {"years", 0, 150},
                      "age below which a course in a trade fits fully, for who knows nothing yet",
                      assumption("no figure found; training programmes end between 45 and 60", triangular(45, 50, 60))};
    Number fit_older{this,
                     "fit_older",
                     0.5,
                     {"", 0, 1},
                     "how well it fits who is older",
                     assumption("no figure found; employers ask for the young", triangular(0.2, 0.5, 0.8))};
};

/// Members who lack skills and seats in courses (E4).
void skills(District& district, const SkillsParameters& parameters, const MatchingParameters& matching,
            const KnowledgeParameters& knowledge, const RequestParameters& requests, const NeedsParameters& needs,
            const LabourParameters& labour);
extern const Mechanism skills_mechanism;

} // namespace alleviation
