#include "models/alleviation/actors/agency.h"

namespace alleviation {

void AgencyParameters::check(const sim::schema::Node& node, const std::string& path, sim::Faults& faults) const
{
    if (last_month < first_month)
        faults.add(node.origin, path + ".last_month", "comes before first_month", "a month from " + first_month.text());
    if (survey_share + linking_share + organising_share > 1 + 1e-9)
        faults.add(node.origin, path + ".organising_share",
                   "survey_share, linking_share and organising_share make more than 1",
                   "together at most 1; what is left is casework");
    if (first_tranche + second_tranche > 1)
        faults.add(node.origin, path + ".second_tranche", "the instalments make more than the price",
                   "together at most 1; the rest is paid after two thirds of the months");
}

} // namespace alleviation
