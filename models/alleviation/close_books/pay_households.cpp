#include "models/alleviation/close_books/pay_households.h"

namespace alleviation {

QIAO_TARGET_CLONES void times_rate(std::size_t count, float rate, const std::uint8_t* __restrict members,
                                   const float* __restrict has, std::int64_t* __restrict amounts)
{
    for (std::size_t i = 0; i < count; ++i) amounts[i] = whole_fen(members[i] > 0 ? rate * has[i] : -1.0f);
}

} // namespace alleviation
