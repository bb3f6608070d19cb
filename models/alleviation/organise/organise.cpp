#include "models/alleviation/organise/organise.h"

namespace alleviation {

// Each village has an association at stage 0 (none yet); what lets it grow gets its mechanism here.
const Phase organise{"organise", "培育", "backbones, leaders, associations and their network", {}};

} // namespace alleviation
