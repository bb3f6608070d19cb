#include "models/alleviation/oversee/oversee.h"

#include "models/alleviation/oversee/agency_capacity.h"
#include "models/alleviation/oversee/annual_evaluation.h"
#include "models/alleviation/oversee/satisfaction.h"
#include "models/alleviation/oversee/supervision.h"

namespace alleviation {

const Phase oversee{
    "oversee",
    "监督与评估",
    "inspection, satisfaction, yearly evaluation, learning",
    {&satisfaction_mechanism, &supervision_mechanism, &annual_evaluation_mechanism, &agency_capacity_mechanism}};

} // namespace alleviation
