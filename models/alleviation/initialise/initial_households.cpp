#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/initialise/founding.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process household_draw{"founding household", "households"};

/// A lognormal number with mean 1.
float lognormal(const sim::schema::Number& spread, sim::Stream& stream)
{
    return sim::hot::exp(spread.real() * stream.normal() - static_cast<float>(spread * spread / 2));
}

/// Land was dealt out by heads when the generations began; the mean a head is what the scenario says.
void scale_land(District& district, const PopulationParameters& p)
{
    auto& h = district.households;
    double land = 0;
    for (std::size_t i = 0; i < h.rows(); ++i) land += double{h.land[i]};
    for (const auto& village : district.villages) land += double{village.free_land};
    if (land <= 0) return;
    const auto scale = static_cast<float>(p.land_per_person * static_cast<double>(district.persons.rows()) / land);
    for (std::size_t i = 0; i < h.rows(); ++i) h.land[i] *= scale;
    for (auto& village : district.villages) village.free_land *= scale;
}

/// A first guess of the months before, which the years before the start replace: wages, business and crops.
void guess_past_income(District& district, float yields, const WageParameters& wages, const FarmingParameters& farming)
{
    auto& h = district.households;
    const float net = 1.0f - farming.input_share.real();
    for (std::size_t i = 0; i < h.rows(); ++i) {
        const float crops = h.land[i] * farming.yield.real();
        const float business = yearly_yield(farming, h.capital[i]);
        float month =
            h.support[i] + yields * net * (crops + business) * sim::hot::exp(h.productivity[i]) / months_of_year;
        const std::size_t first = h.first_member[i];
        for (std::size_t j = first; j < first + h.members[i]; ++j)
            if (earns_wage(district.persons.activity[j]))
                month += expected_wage(district, wages, j, district.persons.activity[j]);
        district.year.income.fill(i, month);
        district.year.consumption.fill(i, month);
        h.income_12[i] = h.consumption_12[i] = months_of_year * month;
    }
}

/// Cash and debt, by what a household lives on: who has laid up much owes little.
void lay_up(District& district, const PopulationParameters& p, const InitialAssets& assets,
            const std::vector<float>& frugal)
{
    auto& h = district.households;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (h.members[i] == 0) continue;
        const float month = std::max(0.0f, h.income_12[i]) / months_of_year;
        const float luck = sim::hot::exp(assets.cash_spread.real() * frugal[i]);
        const sim::Fen cash(whole_fen(p.cash_months.real() * month * luck)),
            debt(whole_fen(assets.debt_months.real() * month / luck));
        district.ledger.endow(account(Holder::household, i), cash, account(Holder::founding));
        district.ledger.endow(account(Holder::credit), sim::Fen(0) - debt, account(Holder::founding));
        h.debt[i] = debt.count();
    }
}

} // namespace

void initial_households(District& district, const InitialPopulationParameters& initial, const PopulationParameters& p,
                        const WageParameters& wages, const FarmingParameters& farming, const LabourParameters& labour,
                        const FamilySupportParameters& support)
{
    auto& h = district.households;
    const auto& assets = initial.assets;
    scale_land(district, p);
    std::vector<float> frugal(h.rows());
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (h.members[i] == 0) continue;
        auto stream = district.draw(household_draw, h.identity[i]);
        const float own = stream.normal(), productive = stream.normal();
        h.productivity[i] = p.productivity_spread.real() * productive;
        // Who makes more of assets has bought more of them, and who makes too little none.
        const float base = farming.capital_base.real();
        const float of_median =
            sim::hot::exp(p.capital_spread.real() * own + assets.capital_elasticity.real() * h.productivity[i]);
        h.capital[i] = std::max(0.0f, (p.capital_median.real() + base) * of_median - base);
        frugal[i] = stream.normal();
        h.kin_support[i] = p.elder_support.real() * lognormal(assets.support_spread, stream);
        h.support[i] = h.kin_support[i] * supported_members(district, support, labour, i);
        h.safe_housing[i] = stream.uniform() > assets.unsafe_housing.real();
        h.safe_water[i] = stream.uniform() > assets.unsafe_water.real();
        h.insured[i] = stream.uniform() < assets.insured.real();
    }
    guess_past_income(district, initial.first_yields.real(), wages, farming);
    lay_up(district, p, assets, frugal);
}

const Mechanism initial_households_mechanism = mechanism<initial_households>(
    {.name = "initial_households",
     .chinese = "初始农户",
     .section = "",
     .meaning = "What households have when the run-in begins, drawn from marginals: land scaled to its mean, assets, "
                "cash, productivity, relatives who send support, housing, water and insurance; their past incomes are "
                "a first guess.",
     .reads = "marginals, members",
     .writes = "households",
     .levels = {},
     .initial = ""});

} // namespace alleviation
