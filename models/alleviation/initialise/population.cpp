#include "models/alleviation/initialise/population.h"

#include "models/alleviation/blocks.h"
#include "models/alleviation/initialise/founding.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process village_draw{"founding village"};
constexpr sim::Process household_state{"founding household's state"};
constexpr sim::Process member_state{"founding member's state"};
constexpr float poor_without_job = 0.4f;

constexpr sim::Process district_size{"size of a district"};

/// Households of the list in a village: the list's villages are dealt out over the pilot villages.
std::vector<std::uint32_t> listed_in(const PopulationParameters& p, std::size_t village)
{
    std::vector<std::uint32_t> out;
    if (village >= p.pilot_villages.size()) return out;
    for (std::uint32_t i = 0; i < p.list.households.size(); ++i)
        if (p.list.households[i].village % p.pilot_villages.size() == village) out.push_back(i);
    return out;
}

void place_villages(District& district, const PopulationParameters& p, const VillageGovernanceParameters& governance)
{
    district.villages.resize(p.villages(district.number));
    district.associations.resize(district.villages.size());
    district.links.assign(district.villages.size() * district.villages.size(), 0.0f);
    std::uint32_t first = 0;
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        Village& village = district.villages[v];
        auto stream = district.draw(village_draw, static_cast<std::uint32_t>(v));
        const std::size_t listed = listed_in(p, v).size();
        village.pilot = v < p.pilot_villages.size();
        village.first_household = first;
        village.households = static_cast<std::uint32_t>(std::max(p.households(district.number, v), listed));
        village.distance = 5.0f + 20.0f * stream.uniform();
        village.price_discount = std::min(0.9f, p.price_discount.real() * (0.6f + 0.8f * stream.uniform()));
        village.unsold_share = std::min(0.9f, p.unsold_share.real() * (0.6f + 0.8f * stream.uniform()));
        village.living = village.households; // nobody is founded without members
        const float spread = governance.branch_spread.real() * stream.normal();
        village.branch = std::clamp(governance.branch_mean.real() + spread, 0.0f, 1.0f);
        const auto teams = governance.teams.as<Teams>();
        village.team = teams == Teams::all || (teams == Teams::pilot && village.pilot);
        const auto places = static_cast<std::uint32_t>(std::lround(p.registered_share * village.households));
        village.quota = std::max(places, static_cast<std::uint32_t>(listed));
        first += village.households;
    }
}

void place_person(District& district, std::uint32_t household, std::uint32_t row, const NewPerson& made,
                  std::uint32_t member)
{
    auto& persons = district.persons;
    // Room for 64 founding members each; the newborn have identities of their own.
    persons.identity[row] = district.households.identity[household] * 64 + member;
    persons.household[row] = household;
    persons.relation[row] = static_cast<std::uint8_t>(made.relation);
    persons.sex[row] = static_cast<std::uint8_t>(made.sex);
    persons.age[row] = static_cast<std::uint8_t>(made.age);
    persons.schooling[row] = static_cast<std::uint8_t>(made.schooling);
    persons.health[row] = static_cast<std::uint8_t>(made.health);
    persons.ability[row] = made.ability;
    persons.activity[row] = made.activity;
}

void place_household(District& district, std::uint32_t row, const NewHousehold& made)
{
    auto& h = district.households;
    h.identity[row] = made.identity;
    h.village[row] = made.village;
    h.circle[row] = made.circle;
    h.members[row] = static_cast<std::uint8_t>(made.members.size());
    h.land[row] = made.land;
    h.capital[row] = made.capital;
    h.productivity[row] = made.productivity;
    h.support[row] = made.support;
    h.cause[row] = made.cause;
    h.registered[row] = made.registered;
    h.safe_housing[row] = made.safe_housing;
    h.safe_water[row] = made.safe_water;
    h.insured[row] = made.insured;
    h.dibao[row] = made.dibao;
    district.ledger.endow(account(Holder::household, row), sim::Fen::from_yuan(made.cash), account(Holder::founding));
}

/// Four standard normal numbers for each entity of a block.
struct FourNormals {
    DrawBlock draws;
    std::array<Block<float>, 4> number;

    void fill(const District& district, sim::Process process, std::span<const std::uint32_t> entities)
    {
        draws.fill(district, process, entities);
        for (std::size_t n = 0; n < number.size(); ++n)
            sim::normals(std::span(draws.words[n]).first(entities.size()), number[n].data());
    }
};

QIAO_LEVELS void place_states(Households& h, std::size_t first, std::size_t count, const FourNormals& normal)
{
    const std::uint8_t* registered = h.registered.data() + first;
    float *motivation = h.motivation.data() + first, *information = h.information.data() + first,
          *trust = h.trust.data() + first, *expectation = h.expectation.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const float mean = registered[k] ? 0.42f : 0.55f;
        motivation[k] = std::clamp(mean + 0.15f * normal.number[0][k], 0.05f, 0.95f);
        information[k] = std::clamp(0.25f + 0.12f * normal.number[1][k], 0.0f, 1.0f);
        trust[k] = std::clamp(0.5f + 0.15f * normal.number[2][k], 0.05f, 0.95f);
        expectation[k] = std::clamp(0.4f + 0.1f * normal.number[3][k], 0.0f, 1.0f);
    }
}
QIAO_LEVELS void place_states(Persons& persons, std::size_t first, std::size_t count, const FourNormals& normal,
                              float wage_spread)
{
    const std::uint8_t* schooling = persons.schooling.data() + first;
    float *farm_skill = persons.farm_skill.data() + first, *trade_skill = persons.trade_skill.data() + first,
          *leadership = persons.leadership.data() + first, *persistent = persons.persistent.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        farm_skill[k] = std::clamp(0.4f + 0.15f * normal.number[0][k], 0.0f, 1.0f);
        const float learnt = 0.012f * static_cast<float>(schooling[k]);
        trade_skill[k] = std::clamp(0.22f + learnt + 0.12f * normal.number[1][k], 0.0f, 1.0f);
        leadership[k] = std::clamp(natural_leadership + 0.12f * normal.number[2][k], 0.0f, 1.0f);
        persistent[k] = wage_spread * normal.number[3][k];
    }
}

/// What nobody lists: attitudes of households; skills, leadership and the persistent part of the wage of persons.
void draw_states(District& district, const WageParameters& wages)
{
    const float wage_spread = std::sqrt(wages.variance.real() * wages.persistent_share.real());
    auto normals = std::make_unique<FourNormals>();
    auto& h = district.households;
    by_blocks(h.rows(), [&](std::size_t first, std::size_t count) {
        normals->fill(district, household_state, std::span<const std::uint32_t>(h.identity).subspan(first, count));
        place_states(h, first, count, *normals);
    });
    auto& persons = district.persons;
    by_blocks(persons.rows(), [&](std::size_t first, std::size_t count) {
        normals->fill(district, member_state, std::span<const std::uint32_t>(persons.identity).subspan(first, count));
        place_states(persons, first, count, *normals, wage_spread);
    });
}

/// Moves a listed household's wages to what the list says it earned.
void fit_wages(District& district, const WageParameters& wages, std::uint32_t row, const ListedHousehold& listed)
{
    auto& persons = district.persons;
    const std::size_t first = district.households.first_member[row], end = first + district.households.members[row];
    float expected = 0;
    for (std::size_t i = first; i < end; ++i)
        if (earns_wage(persons.activity[i])) {
            persons.persistent[i] = 0;
            expected += 12.0f * expected_wage(district, wages, i, persons.activity[i]);
        }
    // Who was poor and had no job would not earn the mean in one: that is an assumption.
    for (std::size_t i = first; i < end; ++i)
        if (!earns_wage(persons.activity[i])) persons.persistent[i] -= poor_without_job;
    if (expected <= 0 || listed.income_wage <= 0) return;
    const float shift = std::clamp(sim::hot::log(static_cast<float>(listed.income_wage) / expected), -2.0f, 1.0f);
    for (std::size_t i = first; i < end; ++i)
        if (earns_wage(persons.activity[i])) persons.persistent[i] = shift;
}

/// A first guess of the months before, which the year before the start replaces: wages, business and crops.
void guess_past_income(District& district, const WageParameters& wages, const FarmingParameters& farming)
{
    auto& h = district.households;
    const float net = 1.0f - farming.input_share.real();
    for (std::size_t i = 0; i < h.rows(); ++i) {
        const float crops = h.land[i] * farming.yield.real();
        const float business = farming.capital_scale.real() *
                               sim::hot::power(std::max(1.0f, h.capital[i]), farming.capital_exponent.real());
        float month = h.support[i] + 0.6f * net * (crops + business) * sim::hot::exp(h.productivity[i]) / 12.0f;
        const std::size_t first = h.first_member[i];
        for (std::size_t j = first; j < first + h.members[i]; ++j)
            if (earns_wage(district.persons.activity[j]))
                month += expected_wage(district, wages, j, district.persons.activity[j]);
        district.year.income.fill(i, month);
        district.year.consumption.fill(i, month);
        h.income_12[i] = h.consumption_12[i] = 12.0f * month;
    }
}

} // namespace

void PopulationParameters::prepare(std::uint32_t seed, sim::Month start, sim::Faults& faults)
{
    // Districts get shares of the villages by a lognormal size; what rounding leaves goes round from the first.
    const std::size_t n = districts.size(), own = pilot_villages.size() + comparison_villages.size();
    const std::size_t total = all_villages.size() > 0 ? all_villages.size() : n * own;
    if (total < n * pilot_villages.size())
        faults.add({}, "population.all_villages", std::to_string(total) + " are fewer than the pilot villages",
                   "at least " + std::to_string(n * pilot_villages.size()));
    std::vector<double> sizes;
    double sum = 0;
    for (std::size_t d = 0; d < n; ++d) {
        sim::Stream stream({seed, 0}, district_size, {static_cast<std::uint32_t>(d), 0}, 0);
        sizes.push_back(std::exp(district_spread * static_cast<double>(stream.normal())));
        sum += sizes.back();
    }
    first_village_.assign(1, 0);
    double share = 0;
    for (const double size : sizes) {
        share += size / sum;
        // The cumulative sum is rounded, so that the villages add up; a district has its pilot villages at least.
        const auto until = static_cast<std::size_t>(std::llround(share * static_cast<double>(total)));
        first_village_.push_back(
            std::max(until, first_village_.back() + std::max<std::size_t>(1, pilot_villages.size())));
    }

    if (register_file.given() && !register_file.table().rows.empty())
        list = read_register(register_file.shared(), columns.entries(), faults, start);
    for (const auto& household : list.households)
        if (household.member_count > 60)
            faults.add({register_file.table().file, household.line, 0}, "",
                       "household '" + household.label + "' has " + std::to_string(household.member_count) + " members",
                       "at most 60");
}

std::size_t PopulationParameters::households(std::size_t district, std::size_t village) const
{
    if (all_households.size() == 0) return households_per_village.size();
    // The cumulative sum is rounded, so that the households add up.
    const std::size_t number = first_village_[district] + village, all = first_village_.back();
    return (number + 1) * all_households.size() / all - number * all_households.size() / all;
}

std::vector<std::string> village_names(const PopulationParameters& p)
{
    std::vector<std::string> out;
    for (std::size_t v = 0; v < p.villages(0); ++v)
        out.push_back((v < p.pilot_villages.size() ? "pilot " : "comparison ") + std::to_string(v + 1));
    return out;
}

std::size_t project_total(const PopulationParameters& p)
{
    return p.list.households.empty() ? p.project_households.size() : p.list.households.size();
}

void project_intake(District& district, const PopulationParameters& p)
{
    auto& h = district.households;
    district.project.clear();
    std::vector<std::uint32_t> poorest;
    for (std::uint32_t i = 0; i < h.rows(); ++i) {
        if (h.circle[i] == Circle::project) {
            h.registered[i] = 1;
            h.ever_exited[i] = h.monitored[i] = 0;
            h.exit_month[i] = never;
            district.project.push_back(i);
        } else if (h.circle[i] == Circle::pilot_villages && h.registered[i]) {
            poorest.push_back(i);
        }
    }
    if (!p.list.households.empty()) return;
    std::stable_sort(poorest.begin(), poorest.end(), [&](std::uint32_t a, std::uint32_t b) {
        return h.income_12[a] / static_cast<float>(h.members[a]) < h.income_12[b] / static_cast<float>(h.members[b]);
    });
    if (poorest.size() > p.project_households.size()) poorest.resize(p.project_households.size());
    std::sort(poorest.begin(), poorest.end());
    for (const auto i : poorest) h.circle[i] = Circle::project;
    district.project = poorest;
}

std::size_t household_total(const PopulationParameters& p, std::size_t district)
{
    std::size_t total = 0;
    for (std::size_t v = 0; v < p.villages(district); ++v)
        total += std::max(p.households(district, v), listed_in(p, v).size());
    return total;
}

void initial_population(District& district, const PopulationParameters& p, const TieParameters& ties,
                        const VillageGovernanceParameters& governance, const WelfareParameters& welfare,
                        const WageParameters& wages, const FarmingParameters& farming,
                        const DemographyParameters& demography, const PublicTransferParameters& transfers)
{
    place_villages(district, p, governance);
    const std::size_t total = household_total(p, district.number);
    district.households.resize(total);
    district.ledger.open(kind(Holder::household), total);
    for (std::size_t holder = kind(Holder::government); holder <= kind(Holder::founding); ++holder)
        district.ledger.open(holder, 1);

    const HouseholdSizes sizes = household_sizes(p.mean_members);
    std::vector<NewHousehold> made;
    made.reserve(total);
    std::vector<const ListedHousehold*> listed_rows(total, nullptr);
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        const auto listed = listed_in(p, v);
        const auto number = static_cast<std::uint16_t>(v);
        for (std::uint32_t k = 0; k < district.villages[v].households; ++k) {
            const auto row = static_cast<std::uint32_t>(made.size());
            if (k < listed.size()) {
                listed_rows[row] = &p.list.households[listed[k]];
                made.push_back(
                    listed_household(district, p, farming, transfers, welfare, row, number, *listed_rows[row]));
            } else {
                made.push_back(synthetic_household(district, p, demography, welfare, row, number, sizes));
                made.back().circle = district.villages[v].pilot ? Circle::pilot_villages : Circle::comparison_villages;
            }
        }
    }

    std::size_t people = 0;
    for (const auto& household : made) people += household.members.size();
    district.persons.resize(people);
    district.people = people;
    std::uint32_t next = 0;
    for (std::uint32_t row = 0; row < total; ++row) {
        place_household(district, row, made[row]);
        district.households.first_member[row] = next;
        for (std::uint32_t m = 0; m < made[row].members.size(); ++m)
            place_person(district, row, next++, made[row].members[m], m);
    }
    draw_states(district, wages);
    for (std::uint32_t row = 0; row < total; ++row)
        if (listed_rows[row]) fit_wages(district, wages, row, *listed_rows[row]);
    district.ties = std::make_shared<const Ties>(initial_ties(district, ties));
    district.grow_scratch();
    guess_past_income(district, wages, farming);
}

const Mechanism initial_population_mechanism = mechanism<initial_population>(
    {.name = "initial_population",
     .chinese = "初始人口",
     .section = "",
     .meaning = "Villages, the listed households, and others drawn from marginals: their members, land, assets, work, "
                "attitudes and ties.",
     .reads = "list, marginals",
     .writes = "persons, households, villages, ties",
     .levels = {},
     .initial = ""});

const Mechanism project_intake_mechanism = mechanism<project_intake>(
    {.name = "project_intake",
     .chinese = "项目户",
     .section = "",
     .meaning = "The listed households are the project's; without a list, the poorest registered ones of the pilot "
                "villages.",
     .reads = "list, register, incomes",
     .writes = "project households",
     .levels = {},
     .initial = ""});

} // namespace alleviation
