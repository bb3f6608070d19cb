#include "models/alleviation/close_books/family_support.h"

#include "models/alleviation/close_books/pay_households.h"
#include "models/alleviation/definitions.h"

namespace alleviation {

float supported_members(const District& district, const FamilySupportParameters& p, const LabourParameters& labour,
                        std::size_t household)
{
    const auto& persons = district.persons;
    const std::size_t first = district.households.first_member[household];
    const float able_from = labour.able_from.real();
    float old = 0;
    bool worker = false;
    for (std::size_t j = first; j < first + district.households.members[household]; ++j) {
        old += persons.age[j] >= pension_from ? 1.0f : 0.0f;
        worker |=
            (persons.age[j] >= working_age_from) & (persons.age[j] < pension_from) & (persons.ability[j] >= able_from);
    }
    return worker ? p.with_worker.real() * old : old;
}

void family_support(District& district, const FamilySupportParameters& p, const LabourParameters& labour)
{
    auto& h = district.households;
    if (district.clock.january())
        for (std::size_t i = 0; i < h.rows(); ++i)
            if (h.kin_support[i] > 0) h.support[i] = h.kin_support[i] * supported_members(district, p, labour, i);
    const float earned = district.environment.wage_level;
    pay_each_chunk(district, Holder::relatives, For::family_support,
                   [&](std::size_t first, std::size_t count, std::int64_t* amounts) {
                       times_rate(count, earned, h.members.data() + first, h.support.data() + first, amounts);
                   });
}

const Mechanism family_support_mechanism = mechanism<family_support>(
    {.name = "family_support",
     .chinese = "亲属赡养",
     .section = "",
     .meaning =
         "Absent children and other relatives send something for each member of 60 and over, less where somebody able "
         "to work lives in the household, more as wages rise.",
     .reads = "ages, ability to work",
     .writes = "households: cash, support"});

} // namespace alleviation
