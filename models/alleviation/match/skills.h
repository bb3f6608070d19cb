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
};

/// Members who lack skills and seats in courses (E4).
void skills(District& district, const SkillsParameters& parameters, const MatchingParameters& matching,
            const KnowledgeParameters& knowledge, const NeedsParameters& needs, const LabourParameters& labour);
extern const Mechanism skills_mechanism;

} // namespace alleviation
