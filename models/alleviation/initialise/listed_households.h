/// The households of the list, as the list has them.
#pragma once

#include "models/alleviation/close_books/public_transfers.h"
#include "models/alleviation/initialise/initial_population.h"

namespace alleviation {

/// Puts the listed households in the place of others of the pilot villages, a year before the start: what the list does
/// not say is that of the household of the town that is most like them. At the start, once more: their members are as
/// the list has them, whatever happened in that year.
void listed_households(District& district, const InitialPopulationParameters& parameters,
                       const PopulationParameters& population, const WageParameters& wages,
                       const FarmingParameters& farming, const DemographyParameters& demography,
                       const LabourParameters& labour, const FamilySupportParameters& support,
                       const PublicTransferParameters& transfers, const NewcomerParameters& newcomers,
                       const HealthParameters& health, const LeadershipParameters& leadership);
extern const Mechanism listed_households_mechanism;

} // namespace alleviation
