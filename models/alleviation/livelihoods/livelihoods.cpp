#include "models/alleviation/livelihoods/livelihoods.h"

#include "models/alleviation/livelihoods/asset_losses.h"
#include "models/alleviation/livelihoods/demography.h"
#include "models/alleviation/livelihoods/farming.h"
#include "models/alleviation/livelihoods/health.h"
#include "models/alleviation/livelihoods/labour_exchange.h"
#include "models/alleviation/livelihoods/schooling.h"
#include "models/alleviation/livelihoods/wages.h"
#include "models/alleviation/livelihoods/work.h"

namespace alleviation {

const Phase livelihoods{"livelihoods",
                        "生计",
                        "illness, school, work, harvest: what happens anyway",
                        {&demography_mechanism, &health_mechanism, &schooling_mechanism, &work_mechanism,
                         &wages_mechanism, &labour_exchange_mechanism, &farming_mechanism, &asset_losses_mechanism}};

} // namespace alleviation
