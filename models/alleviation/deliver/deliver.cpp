#include "models/alleviation/deliver/deliver.h"

#include "models/alleviation/deliver/casework.h"
#include "models/alleviation/deliver/cash_transfer.h"
#include "models/alleviation/deliver/deliveries.h"
#include "models/alleviation/deliver/take_up.h"
#include "models/alleviation/deliver/teaching.h"
#include "models/alleviation/deliver/volunteers.h"

namespace alleviation {

const Phase deliver{"deliver",
                    "服务递送",
                    "casework, training, work, purchases, grants, cash",
                    {&volunteers_mechanism, &casework_mechanism, &take_up_mechanism, &deliveries_mechanism,
                     &teaching_mechanism, &cash_transfer_mechanism}};

} // namespace alleviation
