#include "models/alleviation/match/match.h"

#include "models/alleviation/match/case_conference.h"
#include "models/alleviation/match/consumption.h"
#include "models/alleviation/match/employment.h"
#include "models/alleviation/match/funds.h"
#include "models/alleviation/match/pairing.h"
#include "models/alleviation/match/skills.h"
#include "models/alleviation/match/unmet_needs.h"

namespace alleviation {

const Phase match{"match",
                  "有效匹配",
                  "urgent funds, jobs, seats, orders; every need has its outcome",
                  {&unmet_needs_mechanism, &funds_mechanism, &pairing_mechanism, &case_conference_mechanism,
                   &employment_mechanism, &skills_mechanism, &consumption_mechanism}};

} // namespace alleviation
