#include "models/alleviation/survey/survey.h"

#include "models/alleviation/survey/household_survey.h"
#include "models/alleviation/survey/needs.h"
#include "models/alleviation/survey/referral.h"
#include "models/alleviation/survey/supplier_survey.h"

namespace alleviation {

const Phase survey{"survey",
                   "需求调研",
                   "needs and capabilities, where someone asked",
                   {&needs_mechanism, &supplier_survey_mechanism, &household_survey_mechanism, &referral_mechanism}};

} // namespace alleviation
