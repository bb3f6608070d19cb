#include "models/alleviation/survey/survey.h"

#include "models/alleviation/survey/acquaintance.h"
#include "models/alleviation/survey/application.h"
#include "models/alleviation/survey/household_survey.h"
#include "models/alleviation/survey/needs.h"
#include "models/alleviation/survey/referral.h"
#include "models/alleviation/survey/register_visits.h"
#include "models/alleviation/survey/supplier_survey.h"

namespace alleviation {

const Phase survey{"survey",
                   "需求调研",
                   "needs and capabilities, where someone asked, or was told",
                   {&needs_mechanism, &supplier_survey_mechanism, &household_survey_mechanism, &referral_mechanism,
                    &register_visits_mechanism, &application_mechanism, &acquaintance_mechanism}};

} // namespace alleviation
