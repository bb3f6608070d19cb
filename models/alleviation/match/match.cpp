#include "models/alleviation/match/match.h"

#include "models/alleviation/match/courses.h"
#include "models/alleviation/match/jobs.h"
#include "models/alleviation/match/orders.h"
#include "models/alleviation/match/pairing.h"
#include "models/alleviation/match/unmatched.h"
#include "models/alleviation/match/urgent_funds.h"

namespace alleviation {

const Phase match{"match",
                  "有效匹配",
                  "urgent funds, jobs, seats, orders; unmet needs keep a reason",
                  {&unmatched_mechanism, &match_funds_mechanism, &pairing_mechanism, &match_jobs_mechanism,
                   &match_courses_mechanism, &match_orders_mechanism}};

} // namespace alleviation
