/// Whose poverty is told.
#pragma once

#include "models/alleviation/recorded/part.h"

#include <optional>

namespace alleviation {

/// Whose poverty is told: everyone's, by study group, and within the project by who they are.
struct People {
    std::string label;
    std::optional<StudyGroup> study_group; ///< only its households are looked at
    /// Whether a household that is looked at is one of them.
    bool (*belongs)(const District&, std::size_t household, std::size_t which);
    std::size_t which = 0;
    std::string about = of_project() ? project_households : ""; ///< see schema::Variable

    bool of_project() const { return study_group == StudyGroup::treated; }
    bool has(const District& district, std::size_t household) const
    {
        return (!study_group || district.households.study_group[household] == *study_group) &&
               belongs(district, household, which);
    }
};

/// Everyone, the study groups, and the project's households by who they are.
const std::vector<People>& people();

/// The name that a cause is written with.
std::string cause_name(std::size_t cause);

/// The axis of some of them.
sim::schema::Dimension people_dimension(const std::vector<People>& some);

} // namespace alleviation
