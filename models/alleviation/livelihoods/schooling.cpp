#include "models/alleviation/livelihoods/schooling.h"

#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

void schooling(District& district)
{
    auto& persons = district.persons;
    auto& households = district.households;
    std::fill_n(households.school_due.data(), households.rows(), 0);
    const int month = district.clock.now().of_year();
    if (month == 2) std::fill_n(households.school_left.data(), households.rows(), std::uint8_t{0});
    if (month != 2 && month != 9) return;
    const auto& p = district.parameters->schooling;
    const float half = 0.5f * district.environment.price_index;
    const std::int64_t senior_high = whole_fen(half * p.senior_high_cost.real());
    const std::int64_t college = whole_fen(half * p.college_cost.real());
    for (std::size_t i = 0; i < persons.rows(); ++i)
        if (persons.activity[i] == Activity::student && persons.age[i] >= 16)
            households.school_due[persons.household[i]] += persons.age[i] >= 19 ? college : senior_high;
}

const Mechanism schooling_mechanism{
    {.name = "schooling",
     .chinese = "因学致贫",
     .section = "二(一)",
     .meaning =
         "Nine years of school are nearly free; senior high school and college cost fees and boarding, due twice a "
         "year. Who cannot pay leaves school.",
     .reads = "students' ages",
     .writes = "school costs due"},
    schooling};

} // namespace alleviation
