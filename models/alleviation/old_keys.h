/// Keys of scenarios that were written before a mechanism had one name as file, switch and group of parameters.
#pragma once

#include "sim/schema/renames.h"

namespace alleviation {

inline const sim::schema::Renames old_keys{
    {"mechanisms.survey", "mechanisms.household_survey"},
    {"mechanisms.suppliers", "mechanisms.supplier_offers"},
    {"mechanisms.assoc_network", "mechanisms.association_network"},
    {"mechanisms.annual_eval", "mechanisms.annual_evaluation"},
    {"mechanisms.satisfaction_eval", "mechanisms.satisfaction"},
    {"mechanisms.handover", "mechanisms.platform_handover"},
    {"mechanisms.registry_rules", "mechanisms.registration"},
    {"mechanisms.environment", "mechanisms.policy"},
    {"mechanisms.weather", "mechanisms.weather_and_prices"},

    {"survey", "household_survey"},
    {"goals", "goal_weights"},
    {"sales", "market_sales"},
    {"network", "association_network"},
    {"associations", "incubation"},
    {"governance", "village_governance"},
    {"capacity", "agency_capacity"},
    {"evaluation", "annual_evaluation"},
    {"hand_over", "platform_handover"},
    {"register", "registration"},
    {"environment", "policy"},
    {"weather", "weather_and_prices"},
    {"transfers", "public_transfers"},

    {"courses.attendance", "skills.attendance"},
    {"courses.starts", "teaching.starts"},
    {"courses.decay", "teaching.decay"},
    {"transfers.savings_interest", "savings_interest.rate"},
    {"transfers.dibao_line", "welfare.dibao_line"},
    {"calendar.poverty_line", "welfare.poverty_line"},
    {"spending.subsistence", "welfare.subsistence"},
    {"spending.credit_income", "credit.income"},
    {"spending.credit_capital", "credit.capital"},
    {"mutual_aid.altruism", "informal_aid.altruism"},
    {"mutual_aid.spares", "informal_aid.spares"},
    {"mutual_aid.dues", "mutual_fund.dues"},
    {"mutual_aid.covers", "mutual_fund.covers"},
    {"mutual_aid.largest", "mutual_fund.largest"},
    {"mutual_aid.waiting", "mutual_fund.waiting"},
    {"network.pools", "mutual_fund.pools"},
    {"governance.knows", "registration.team_knows"},
    {"evaluation.creaming", "matching.creaming"},
    {"survey.stale_after", "knowledge.half_life"},
    {"platform.acquaintance", "knowledge.acquaintance"},
    {"platform.oldest_record", "knowledge.oldest_record"},
    {"supplier_survey.error", "knowledge.offer_error"},
    {"work.reservation", "labour.reservation"},
    {"work.care_reservation", "labour.care_reservation"},
    {"environment.policy", "policy.stance"},
    {"initial_population.skills", "newcomers.skills"},
    {"initial_population.families.girls", "newcomers.girls"},
    {"initial_population.families.wife_younger_from", "demography.wife_younger_from"},
    {"initial_population.families.wife_younger_to", "demography.wife_younger_to"},
    {"initial_population.health.chronic_child", "newcomers.chronic_birth"},
    {"initial_population.health.disabled_birth", "newcomers.disabled_birth"},
    {"initial_population.health.chronic_ability", "labour.chronic_ability"},
    {"initial_population.assets.support_with_worker", "family_support.with_worker"},
    {"hand_over.platform_cost", "platform_handover.cost"},
};

} // namespace alleviation
