#include "models/alleviation/environment/policy.h"

#include "models/alleviation/definitions.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {
constexpr float middle = 0.5f; // of the scale of legitimacy: where means are what the scenario says
}

void PolicyParameters::prepare(const std::vector<std::string>& suppliers, sim::Faults& faults)
{
    paths = {};
    if (!volumes.given()) return;
    paths.suppliers.resize(suppliers.size());
    constexpr double people = 1e9, yuan = 1e13; // of a country
    std::vector<Followed> followed{
        {"guarantees.houses", "households/year", 0, people, &paths.houses},
        {"policy.stance", "", 0, 1, &paths.stance},
        {"public_transfers.dibao_registered", "share of registered", 0, 1, &paths.dibao_registered}};
    for (std::size_t s = 0; s < suppliers.size(); ++s) {
        const std::string name = "suppliers." + suppliers[s];
        OfSupplier& path = paths.suppliers[s];
        followed.push_back({name + ".employment.posts", "persons", 0, people, &path.posts});
        followed.push_back({name + ".skills.seats", "persons", 0, people, &path.seats});
        followed.push_back({name + ".consumption.budget", "yuan/year", 0, yuan, &path.purchases});
        followed.push_back({name + ".funds.budget", "yuan/year", 0, yuan, &path.grants});
    }
    read_paths(volumes.table(), followed, faults);
}

void give_volumes(District& district, const PolicyParameters& p)
{
    if (!p.volumes.given()) return;
    double places = 0;
    for (const auto& village : district.villages) places += village.quota;
    const double share = places / p.of_register;
    const int year = district.clock.now().year();
    const auto number = [&](const YearlyPath& path) { return std::lround(share * path.in(year, 0)); };
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        const auto& path = p.paths.suppliers[s];
        Supplier& supplier = district.suppliers[s];
        if (path.posts.given()) supplier.offers.posts = number(path.posts);
        if (path.seats.given()) supplier.offers.seats = number(path.seats);
        if (path.purchases.given()) supplier.offers.purchases = share * path.purchases.in(year, 0) / months_of_year;
        if (path.grants.given()) supplier.offers.grants = share * path.grants.in(year, 0) / months_of_year;
        supplier.planned = path.posts.given() || path.seats.given() || path.purchases.given() || path.grants.given();
    }
    auto& environment = district.environment;
    if (p.paths.houses.given()) environment.houses_planned = share * p.paths.houses.in(year, 0);
    if (p.paths.dibao_registered.given())
        environment.dibao_registered = static_cast<float>(p.paths.dibao_registered.in(year, 0));
}

namespace {

/// Mean score of the agencies whose contracts run, or that failed and sit out, relative to a full one; below 0 where
/// none was inspected yet or none is at work any more: what is past makes no name for ever.
float results_at_work(const District& district)
{
    float sum = 0;
    int agencies = 0;
    for (const Agency& agency : district.agencies) {
        const bool counts = agency.score >= 0 && (agency.working || agency.barred_months > 0);
        sum += counts ? agency.score / full_score : 0.0f;
        agencies += counts;
    }
    return agencies > 0 ? sum / static_cast<float>(agencies) : -1.0f;
}

} // namespace

void policy(District& district, const PolicyParameters& p)
{
    give_volumes(district, p);
    const float results = results_at_work(district);
    const bool inspected = results >= 0;
    const int year = district.clock.now().year();
    const float stance = static_cast<float>(p.paths.stance.in(year, p.stance.value()));
    float& legitimacy = district.environment.legitimacy;
    const float weight = inspected ? p.results.real() : 0.0f;
    legitimacy += p.moves.real() * ((1.0f - weight) * stance + weight * results - legitimacy);
    district.environment.tax_relief = 1.0f + p.tax_credit.real();
    district.environment.means = district.environment.tax_relief * (1.0f + p.means.real() * (legitimacy - middle));
    district.environment.ease_of_entry = p.registration_ease.real();
    for (auto& village : district.villages)
        village.branch += p.cadre_training.real() / months_of_year * (1.0f - village.branch);
    if (district.clock.january() && district.clock.step > 0) {
        const double neutral = p.neutral_score / full_score;
        const float above = results - static_cast<float>(neutral), most_above = static_cast<float>(1 - neutral);
        const float rise =
            p.purchase_growth.real() + (inspected ? p.purchase_results.real() * above / most_above : 0.0f);
        district.environment.purchasing = std::clamp(district.environment.purchasing * (1.0f + rise),
                                                     p.purchase_least.real(), p.purchase_most.real());
    }
    auto& h = district.households;
    for (const auto i : district.project) h.trust[i] += p.trust.real() * legitimacy * (1.0f - h.trust[i]);
}

const Mechanism policy_mechanism = mechanism<policy>(
    {.name = "policy",
     .chinese = "税收、资金、管理、行业准入；合法性",
     .section = "三(一)",
     .meaning =
         "The legitimacy of social work and social organisations follows policy, by years where a table tells it, and "
         "the results of projects under way, failures included. With tax relief it decides how much donors and "
         "enterprises give, how easily others join, "
         "and in small part whether households trust. Of what tax relief adds to gifts the treasury bears its part. "
         "Every January the instalments still to come of running projects "
         "rise or fall with the purchase budget, which follows results. Trained cadres strengthen branches. Where a "
         "table "
         "tells a country's programme by years, each county gets its share of posts, purchases, grants, seats, "
         "repaired "
         "houses and dibao.",
     .reads = "its stance, inspection scores",
     .writes = "environment: dibao_registered, ease_of_entry, houses_planned, legitimacy, means, purchasing, "
               "tax_relief; households: trust; suppliers: offered_grants, offered_posts, offered_purchases, "
               "offered_seats, planned; villages: branch"});

} // namespace alleviation
