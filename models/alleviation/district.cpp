#include "models/alleviation/district.h"

#include <algorithm>

namespace alleviation {

District::District() : ledger(chart) {}

void District::check_after(std::string_view phase) const
{
    if (persons.rows() != people)
        throw sim::RunError("after " + std::string(phase) + " there are " + std::to_string(persons.rows()) +
                            " people instead of " + std::to_string(people));
}

bool District::has_project() const
{
    return std::any_of(agencies.begin(), agencies.end(), [](const Agency& agency) { return agency.working; });
}

bool District::is_own_case(std::size_t household) const
{
    const int keeper = households.record_agency[household];
    if (keeper != nobody && agencies[static_cast<std::size_t>(keeper)].working)
        return households.study_group[household] == StudyGroup::treated;
    return households.supported[household] != 0;
}

void District::grow_scratch()
{
    const std::size_t n = household_count();
    scratch.fen.assign(n, 0);
    scratch.fen2.assign(n, 0);
    scratch.fen3.assign(n, 0);
    scratch.real.assign(std::max(n, 2 * villages.size()), 0.0f);
    scratch.list.reserve(n);
    std::uint32_t largest = 0;
    for (const auto& village : villages) largest = std::max(largest, village.households);
    scratch.leaving.reserve(largest);
    requests.reserve(n);
    scratch.count.assign(n, 0);
    for (auto& results : outcome) results.assign(n, NeedOutcome::not_known);
    for (Trailing* amount : {&year.income, &year.consumption}) {
        for (auto& month : amount->months) month.assign(n, 0.0f);
        amount->sum.assign(n, 0.0);
    }
}

} // namespace alleviation
