/// All parameters of the model, each group declared beside the mechanism that it belongs to.
#pragma once

#include "models/alleviation/close_books/aspirations.h"
#include "models/alleviation/close_books/market_sales.h"
#include "models/alleviation/close_books/mutual_aid.h"
#include "models/alleviation/close_books/public_transfers.h"
#include "models/alleviation/close_books/spending.h"
#include "models/alleviation/deliver/casework.h"
#include "models/alleviation/deliver/take_up.h"
#include "models/alleviation/deliver/volunteers.h"
#include "models/alleviation/environment/calendar.h"
#include "models/alleviation/environment/contracts.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/environment/weather_and_prices.h"
#include "models/alleviation/found/population.h"
#include "models/alleviation/found/ties.h"
#include "models/alleviation/hand_over/platform_owner.h"
#include "models/alleviation/keep_register/register.h"
#include "models/alleviation/livelihoods/demography.h"
#include "models/alleviation/livelihoods/farming.h"
#include "models/alleviation/livelihoods/health.h"
#include "models/alleviation/livelihoods/labour_exchange.h"
#include "models/alleviation/livelihoods/schooling.h"
#include "models/alleviation/livelihoods/wages.h"
#include "models/alleviation/livelihoods/work.h"
#include "models/alleviation/match/courses.h"
#include "models/alleviation/match/matching_parameters.h"
#include "models/alleviation/match/pairing.h"
#include "models/alleviation/offer/adaptation.h"
#include "models/alleviation/offer/goal_weights.h"
#include "models/alleviation/offer/recruitment.h"
#include "models/alleviation/offer/supplier_parameters.h"
#include "models/alleviation/organise/assoc_network.h"
#include "models/alleviation/organise/backbone.h"
#include "models/alleviation/organise/collective.h"
#include "models/alleviation/organise/incubation.h"
#include "models/alleviation/organise/spillover.h"
#include "models/alleviation/organise/standardisation.h"
#include "models/alleviation/organise/village_governance.h"
#include "models/alleviation/oversee/agency_capacity.h"
#include "models/alleviation/oversee/annual_eval.h"
#include "models/alleviation/oversee/satisfaction.h"
#include "models/alleviation/oversee/supervision.h"
#include "models/alleviation/recorded.h"
#include "models/alleviation/recorded/costs.h"
#include "models/alleviation/share/platform.h"
#include "models/alleviation/survey/household_survey.h"
#include "models/alleviation/survey/referral.h"
#include "models/alleviation/survey/supplier_survey.h"
#include "models/alleviation/survey/true_needs.h"
#include "sim/schema/scenario.h"

namespace alleviation {

struct Parameters : sim::schema::Scenario {
    PopulationParameters population{this};
    TieParameters ties{this};
    sim::schema::Named<AgencyParameters> agencies{this, "agencies"};
    sim::schema::Named<SupplierParameters> suppliers{this, "suppliers"};
    sim::Switches mechanisms;
    RecordParameters record{this};
    CostParameters costs{this};

    CalendarParameters calendar{this};
    WeatherParameters weather{this};
    DemographyParameters demography{this};
    HealthParameters health{this};
    SchoolingParameters schooling{this};
    WorkParameters work{this};
    WageParameters wages{this};
    FarmingParameters farming{this};
    NeedParameters needs{this};
    SurveyParameters survey{this};
    SupplierSurveyParameters supplier_survey{this};
    PlatformParameters platform{this};
    MatchingParameters matching{this};
    PairingParameters pairing{this};
    CourseParameters courses{this};
    CaseworkParameters casework{this};
    TakeUpParameters take_up{this};
    SalesParameters sales{this};
    TransferParameters transfers{this};
    SpendingParameters spending{this};
    AspirationParameters aspirations{this};
    SatisfactionParameters satisfaction{this};
    RegisterParameters registration{this};
    GovernanceParameters governance{this};
    BackboneParameters backbone{this};
    AssociationParameters associations{this};
    StandardisationParameters standardisation{this};
    NetworkParameters network{this};
    MutualAidParameters mutual_aid{this};
    LabourExchangeParameters labour_exchange{this};
    ReferralParameters referral{this};
    VolunteerParameters volunteers{this};
    HandOverParameters hand_over{this};
    SpilloverParameters spillover{this};
    CapacityParameters capacity{this};
    SupervisionParameters supervision{this};
    EvaluationParameters evaluation{this};
    EnvironmentParameters environment{this};
    RecruitmentParameters recruitment{this};
    AdaptationParameters adaptation{this};
    GoalParameters goals{this};
    CollectiveParameters collective{this};

    Parameters();
};

} // namespace alleviation
