#include "models/alleviation/organise/organise.h"

#include "models/alleviation/organise/association_network.h"
#include "models/alleviation/organise/association_projects.h"
#include "models/alleviation/organise/backbone.h"
#include "models/alleviation/organise/collective.h"
#include "models/alleviation/organise/incubation.h"
#include "models/alleviation/organise/publicity.h"
#include "models/alleviation/organise/spillover.h"
#include "models/alleviation/organise/standardisation.h"
#include "models/alleviation/organise/village_governance.h"
#include "models/alleviation/organise/village_workers.h"

namespace alleviation {

const Phase organise{"organise",
                     "培育",
                     "backbones, leaders, associations and their network",
                     {&village_governance_mechanism, &village_workers_mechanism, &publicity_mechanism,
                      &backbone_mechanism, &incubation_mechanism, &standardisation_mechanism,
                      &association_network_mechanism, &association_projects_mechanism, &spillover_mechanism,
                      &collective_mechanism}};

} // namespace alleviation
