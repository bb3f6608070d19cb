#include "models/alleviation/initialise/actors.h"

#include "models/alleviation/definitions.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/history.h"
#include "models/alleviation/labour.h"
#include "models/alleviation/parameters.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process talking{"agency talks to a supplier", "agencies"};
constexpr sim::Process early_staff{"staff at the start", "persons"};

/// Which suppliers an agency may link households to, and gets to talk to.
std::vector<std::uint8_t> reaches_of(const District& district, const Parameters& parameters, std::uint32_t agency)
{
    const AgencyParameters& p = parameters.agencies[agency];
    std::vector<std::uint8_t> out;
    for (std::uint32_t s = 0; s < parameters.suppliers.size(); ++s) {
        const bool office = parameters.suppliers[s].is_government();
        const bool talks =
            p.reach.as<Reach>() == Reach::all && district.draw(talking, agency, s).uniform() < p.talks_to.real();
        out.push_back(office || talks);
    }
    return out;
}

/// Whether somebody could be in a supplier's post at the start: who has an ordinary job like it, or none where only
/// households on the register are employed. What the list says of its households stays.
bool could_be_staff(const District& district, const LabourParameters& labour, const SupplierParameters& supplier,
                    std::size_t person)
{
    const auto& h = district.households;
    const std::size_t household = district.persons.household[person];
    if (h.study_group[household] == StudyGroup::treated) return false;
    if (supplier.registered_only) return h.supported[household] && idle(district.persons, labour, person);
    const bool away = supplier.employment.place.as<JobLocation>() == JobLocation::away;
    return district.persons.activity[person] == (away ? Activity::migrant : Activity::local_job) &&
           district.persons.employer[person] == nobody;
}

/// Suppliers do not begin with empty posts: people of the town have most of them.
void staff_posts(District& district, const LabourParameters& labour)
{
    auto& candidates = district.scratch.drawn;
    for (std::uint32_t s = 0; s < district.suppliers.size(); ++s) {
        const SupplierParameters& supplier = *district.suppliers[s].parameters;
        const auto wanted = static_cast<std::size_t>(
            std::lround(static_cast<double>(district.suppliers[s].offers.posts) * supplier.employment.filled));
        if (wanted == 0 || !takes_part(district.suppliers[s])) continue;
        candidates.clear();
        for (std::uint32_t i = 0; i < district.persons.rows(); ++i)
            if (could_be_staff(district, labour, supplier, i))
                candidates.emplace_back(district.draw(early_staff, district.persons.identity[i], s)(), i);
        const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, candidates.size()));
        std::partial_sort(candidates.begin(), end, candidates.end());
        std::for_each(candidates.begin(), end, [&](const auto& chosen) {
            start_post(district, chosen.second, s);
            district.persons.post_months[chosen.second] = months_of_year; // the risky first year lies behind them
        });
    }
}

} // namespace

void add_actors(District& district, const Parameters& parameters)
{
    district.switches = &parameters.mechanisms;
    district.keeps_options = static_cast<bool>(parameters.record.options);
    district.agencies.resize(parameters.agencies.size());
    district.suppliers.resize(parameters.suppliers.size());
    district.ledger.open(kind(Holder::agency), parameters.agencies.size());
    district.ledger.open(kind(Holder::supplier), parameters.suppliers.size());
    district.ledger.open(kind(Holder::association), district.villages.size());
    district.ledger.open(kind(Holder::collective), district.villages.size());
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        district.agencies[a].parameters = &parameters.agencies[a];
        district.agencies[a].caseload.reserve(district.project.size());
        district.agencies[a].posts.reserve(static_cast<std::size_t>(std::ceil(parameters.agencies[a].workers.value())));
        district.agencies[a].competence = parameters.agencies[a].competence.real();
        district.agencies[a].diverts = parameters.agencies[a].diverts.real();
        district.agencies[a].task_weight = parameters.agencies[a].task_weight.real();
        district.agencies[a].survey_share = parameters.agencies[a].survey_share.real();
        district.agencies[a].linking_share = parameters.agencies[a].linking_share.real();
        district.agencies[a].organising_share = parameters.agencies[a].organising_share.real();
        district.agencies[a].supplier_assessed.assign(parameters.suppliers.size(), never);
        district.agencies[a].reaches = reaches_of(district, parameters, static_cast<std::uint32_t>(a));
    }
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        district.suppliers[s].parameters = &parameters.suppliers[s];
        district.suppliers[s].offers = Offers(parameters.suppliers[s]);
        district.suppliers[s].joined = parameters.suppliers[s].joins.as<Joins>() == Joins::start;
    }
    if (district.on(policy_mechanism)) give_volumes(district, parameters.groups.get<PolicyParameters>());
    staff_posts(district, parameters.groups.get<LabourParameters>());
    district.environment.legitimacy = parameters.groups.get<PolicyParameters>().stance.real();
    // Nobody has been helped yet, or disappointed.
    std::fill_n(district.households.satisfaction.data(), district.household_count(), neither_satisfied);
    begin_history(district, parameters);
}

} // namespace alleviation
