#include "models/alleviation/offer/supplier_offers.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/labour.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

/// Tops a supplier's cash up to what it may spend this month, from where its money comes from: the public for social
/// organisations, the treasury for offices, customers for enterprises.
void refill(District& district, std::size_t supplier, sim::Fen wanted)
{
    const auto own = account(Holder::supplier, supplier);
    const sim::Fen missing = wanted - district.ledger.balance(own);
    switch (district.suppliers[supplier].parameters->kind.as<SupplierKind>()) {
    case SupplierKind::government:
        return district.pay(account(Holder::government), own, missing, For::allocation);
    case SupplierKind::enterprise:
        return district.pay(account(Holder::market), own, missing, For::sales_revenue);
    case SupplierKind::social_organisation: {
        district.pay(account(Holder::donors), own, missing, For::donation);
        // What relief adds to gifts, the treasury does without.
        const double forgone = 1 - 1 / static_cast<double>(district.environment.tax_relief);
        if (district.suppliers[supplier].relieved)
            district.pay(account(Holder::government), account(Holder::donors),
                         sim::Fen::from_yuan(std::max(0.0, missing.yuan()) * forgone), For::tax_relief);
        return;
    }
    }
}

/// What a supplier gives this month, relative to what the scenario says it can.
double given_share(const District& district, const SupplierOfferParameters& p, const Supplier& supplier)
{
    if (supplier.parameters->is_government() || supplier.planned) return 1;
    const float means = district.environment.means / (supplier.relieved ? 1.0f : district.environment.tax_relief);
    return static_cast<double>(std::min(p.most_means.real(), supplier.standing * means) * supplier.effort);
}

} // namespace

void supplier_offers(District& district, const SupplierOfferParameters& p)
{
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        Supplier& supplier = district.suppliers[s];
        const auto& can = *supplier.parameters;
        const Offers& offers = supplier.offers;
        supplier.vacancies = supplier.seats = 0;
        supplier.purchase_budget = supplier.grant_budget = supplier.gift_budget = sim::Fen(0);
        supplier.helped = 0;
        if (can.active && supplier.joined) {
            const double means = given_share(district, p, supplier);
            const auto scaled = [&](long most) {
                return static_cast<long>(std::lround(means * static_cast<double>(most)));
            };
            // Posts are there whether anybody links households with them or not: firms hire as they always do.
            supplier.vacancies = static_cast<std::uint32_t>(std::max(0L, scaled(offers.posts) - supplier.staff));
            if (district.on(skills_mechanism) && district.clock.step % long{can.skills.every} == 0)
                supplier.seats = static_cast<std::uint32_t>(scaled(offers.seats));
            if (district.on(consumption_mechanism))
                supplier.purchase_budget = sim::Fen::from_yuan(means * offers.purchases);
            if (district.on(funds_mechanism)) supplier.grant_budget = sim::Fen::from_yuan(means * offers.grants);
        }
        if (takes_part(supplier)) // its helpers' own purses
            supplier.gift_budget = sim::Fen::from_yuan(can.helper.gift * static_cast<double>(supplier.effort) *
                                                       static_cast<double>(supplier.pairs));
        // Next month's wages of everyone it may employ by then, courses side by side, purchases and grants; at the
        // most that a good grade and legitimacy may make of what the scenario says.
        const double seat =
            static_cast<double>(long{p.courses_at_once}) * (can.skills.cost + can.skills.allowance) + can.skills.seed;
        const double most = supplier.planned ? 1 : p.most_means.value();
        const double courses = most * static_cast<double>(offers.seats) * seat;
        const double posts =
            std::max(static_cast<double>(supplier.staff), std::ceil(most * static_cast<double>(offers.posts)));
        refill(district, s,
               supplier.purchase_budget + supplier.grant_budget + supplier.gift_budget +
                   sim::Fen::from_yuan(posts * static_cast<double>(offered_wage(district, s)) +
                                       (can.active ? courses : 0.0)));
    }
}

const Mechanism supplier_offers_mechanism = mechanism<supplier_offers>(
    {.name = "supplier_offers",
     .chinese = "多元供给主体",
     .section = "二(一), 三(四)",
     .meaning =
         "Social organisations, enterprises and government offices make this month's offers: budgets for produce "
         "and grants, open posts, seats in courses. Their money comes from donors, customers and the treasury. "
         "What they can offer is the scenario's; their grade, legitimacy and strategy decide how much of it they do.",
     .reads = "staff, grades, legitimacy, effort",
     .writes = "suppliers: cash, gift_budget, grant_budget, helped, purchase_budget, seats, vacancies",
     .asks = {&skills_mechanism, &consumption_mechanism, &funds_mechanism}});

} // namespace alleviation
