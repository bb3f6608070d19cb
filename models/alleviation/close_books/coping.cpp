#include "models/alleviation/close_books/coping.h"

#include "models/alleviation/definitions.h"

#include <algorithm>

namespace alleviation {

namespace {

/// Takes what is missing out of a part of the budget; returns what is still missing.
std::int64_t cut(std::int64_t& part, std::int64_t missing)
{
    const std::int64_t given_up = std::min(part, std::max<std::int64_t>(0, missing));
    part -= given_up;
    return missing - given_up;
}

/// The oldest student above compulsory school leaves.
void leave_school(District& district, std::size_t household)
{
    auto& persons = district.persons;
    const std::size_t first = district.households.first_member[household];
    std::size_t oldest = persons.rows();
    for (std::size_t j = first; j < first + district.households.members[household]; ++j)
        if (persons.activity[j] == Activity::student && persons.age[j] >= senior_high_from &&
            (oldest == persons.rows() || persons.age[j] > persons.age[oldest]))
            oldest = j;
    if (oldest == persons.rows()) return;
    persons.activity[oldest] = Activity::farm;
    district.households.school_left[household] = 1;
}

} // namespace

void cope(District& district, std::size_t household, std::int64_t lacks, std::int64_t& medical, std::int64_t& school,
          std::int64_t& subsistence)
{
    std::int64_t left = lacks;
    if (medical > 0) {
        left = cut(medical, left);
        district.households.care_forgone[household] = 1;
    }
    if (left > 0 && school > 0) {
        leave_school(district, household);
        left = cut(school, left);
    }
    if (left > 0) {
        cut(subsistence, left);
        district.households.hungry[household] = 1;
    }
}

} // namespace alleviation
