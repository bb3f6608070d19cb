#include "models/alleviation/close_books/family_support.h"

#include "models/alleviation/close_books/pay_households.h"

namespace alleviation {

void family_support(District& district)
{
    const auto& h = district.households;
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
     .meaning = "Absent children and other relatives send what they have sent since the founding, more as wages rise.",
     .reads = "support",
     .writes = "cash"});

} // namespace alleviation
