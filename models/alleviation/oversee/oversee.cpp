#include "models/alleviation/oversee/oversee.h"

#include "models/alleviation/oversee/satisfaction.h"

namespace alleviation {

const Phase oversee{
    "oversee", "监督与评估", "inspection, satisfaction, yearly evaluation, learning", {&satisfaction_mechanism}};

} // namespace alleviation
