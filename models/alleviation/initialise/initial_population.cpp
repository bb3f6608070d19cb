#include "models/alleviation/initialise/initial_population.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/initialise/founding.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process village_draw{"founding village"};
constexpr sim::Process household_state{"founding household's state"};
constexpr sim::Process member_state{"founding member's state"};

/// A village's share of a loss: evenly between so much below and so much above the mean.
float loss_of_village(const sim::schema::Number& mean, const sim::schema::Number& range, sim::Stream& stream)
{
    const auto least = static_cast<float>(1 - range), width = static_cast<float>(2 * range);
    return std::min(static_cast<float>(PopulationParameters::largest_loss),
                    mean.real() * (least + width * stream.uniform()));
}

void place_villages(District& district, const InitialVillages& initial, const PopulationParameters& p,
                    const VillageGovernanceParameters& governance)
{
    const float nearest = initial.nearest.real(), farthest = initial.farthest.real();
    district.villages.resize(p.villages(district.number));
    district.associations.resize(district.villages.size());
    std::uint32_t first = 0;
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        Village& village = district.villages[v];
        auto stream = district.draw(village_draw, static_cast<std::uint32_t>(v));
        const std::size_t listed = p.listed_in(v).size();
        village.pilot = v < p.pilot_villages.size();
        village.first_household = first;
        village.households = static_cast<std::uint32_t>(std::max(p.households(district.number, v), listed));
        village.distance = nearest + (farthest - nearest) * stream.uniform();
        village.price_discount = loss_of_village(p.price_discount, initial.discount_range, stream);
        village.unsold_share = loss_of_village(p.unsold_share, initial.unsold_range, stream);
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

/// Room for founding members in the identities of a household's persons; the newborn have identities of their own.
constexpr std::uint32_t identities = 64;
static_assert(PopulationParameters::most_members <= identities);

void place_person(District& district, std::uint32_t household, std::uint32_t row, const NewPerson& made,
                  std::uint32_t member)
{
    auto& persons = district.persons;
    persons.identity[row] = district.households.identity[household] * identities + member;
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
    h.study_group[row] = made.study_group;
    h.members[row] = static_cast<std::uint8_t>(made.members.size());
    h.land[row] = made.land;
    h.capital[row] = made.capital;
    h.productivity[row] = made.productivity;
    h.support[row] = made.support;
    h.cause[row] = made.cause;
    h.registered[row] = h.supported[row] = made.registered;
    h.safe_housing[row] = made.safe_housing;
    h.safe_water[row] = made.safe_water;
    h.insured[row] = made.insured;
    h.dibao[row] = made.dibao;
    district.ledger.endow(account(Holder::household, row), sim::Fen::from_yuan(made.cash), account(Holder::founding));
}

/// Four standard normal numbers for each entity of a chunk.
struct FourNormals {
    DrawChunk draws;
    std::array<Chunk<float>, 4> number;

    void fill(const District& district, sim::Process process, std::span<const std::uint32_t> entities)
    {
        draws.fill(district, process, entities);
        for (std::size_t n = 0; n < number.size(); ++n)
            sim::normals(std::span(draws.words[n]).first(entities.size()), number[n].data());
    }
};

/// A normal distribution.
struct Spread {
    float mean, deviation;
    float at(float normal) const { return mean + deviation * normal; }
};

struct AttitudeSpreads {
    float motivation, motivation_listed, motivation_spread;
    Spread information, trust, expectation;
    float lowest, highest; ///< of motivation and trust
};

QIAO_TARGET_CLONES void place_states(Households& h, std::size_t first, std::size_t count, const FourNormals& normal,
                                     const AttitudeSpreads a)
{
    const std::uint8_t* registered = h.registered.data() + first;
    float *motivation = h.motivation.data() + first, *information = h.information.data() + first,
          *trust = h.trust.data() + first, *expectation = h.expectation.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const float mean = registered[k] ? a.motivation_listed : a.motivation;
        motivation[k] = std::clamp(mean + a.motivation_spread * normal.number[0][k], a.lowest, a.highest);
        information[k] = std::clamp(a.information.at(normal.number[1][k]), 0.0f, 1.0f);
        trust[k] = std::clamp(a.trust.at(normal.number[2][k]), a.lowest, a.highest);
        expectation[k] = std::clamp(a.expectation.at(normal.number[3][k]), 0.0f, 1.0f);
    }
}

struct SkillSpreads {
    Spread farm;
    float trade, trade_of_school, trade_spread;
    Spread leadership;
    float wage_spread;
};

QIAO_TARGET_CLONES void place_states(Persons& persons, std::size_t first, std::size_t count, const FourNormals& normal,
                                     const SkillSpreads s)
{
    const std::uint8_t* schooling = persons.schooling.data() + first;
    float *farm_skill = persons.farm_skill.data() + first, *trade_skill = persons.trade_skill.data() + first,
          *leadership = persons.leadership.data() + first, *persistent = persons.persistent.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        farm_skill[k] = std::clamp(s.farm.at(normal.number[0][k]), 0.0f, 1.0f);
        const float learnt = s.trade_of_school * static_cast<float>(schooling[k]);
        trade_skill[k] = std::clamp(s.trade + learnt + s.trade_spread * normal.number[1][k], 0.0f, 1.0f);
        leadership[k] = std::clamp(s.leadership.at(normal.number[2][k]), 0.0f, 1.0f);
        persistent[k] = s.wage_spread * normal.number[3][k];
    }
}

/// What nobody lists: attitudes of households; skills, leadership and the persistent part of the wage of persons.
void draw_states(District& district, const InitialAttitudes& attitudes, const InitialSkills& skills,
                 const LeadershipParameters& leadership, const WageParameters& wages)
{
    const AttitudeSpreads of_households{attitudes.motivation.real(),
                                        attitudes.motivation_listed.real(),
                                        attitudes.motivation_spread.real(),
                                        {attitudes.information.real(), attitudes.information_spread.real()},
                                        {attitudes.trust.real(), attitudes.trust_spread.real()},
                                        {attitudes.expectation.real(), attitudes.expectation_spread.real()},
                                        attitudes.lowest.real(),
                                        attitudes.highest.real()};
    const SkillSpreads of_persons{{skills.farm.real(), skills.farm_spread.real()},
                                  skills.trade.real(),
                                  skills.trade_of_school.real(),
                                  skills.trade_spread.real(),
                                  {leadership.untrained.real(), leadership.spread.real()},
                                  std::sqrt(wages.variance.real() * wages.persistent_share.real())};
    auto normals = std::make_unique<FourNormals>();
    auto& h = district.households;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        normals->fill(district, household_state, std::span<const std::uint32_t>(h.identity).subspan(first, count));
        place_states(h, first, count, *normals, of_households);
    });
    auto& persons = district.persons;
    for_each_chunk(persons.rows(), [&](std::size_t first, std::size_t count) {
        normals->fill(district, member_state, std::span<const std::uint32_t>(persons.identity).subspan(first, count));
        place_states(persons, first, count, *normals, of_persons);
    });
}

/// Moves a listed household's wages to what the list says it earned.
void fit_wages(District& district, const ListedHouseholdParameters& p, const WageParameters& wages, std::uint32_t row,
               const ListedHousehold& listed)
{
    auto& persons = district.persons;
    const std::size_t first = district.households.first_member[row], end = first + district.households.members[row];
    const float jobless = p.jobless_wage.real();
    float expected = 0;
    for (std::size_t i = first; i < end; ++i)
        if (earns_wage(persons.activity[i])) {
            persons.persistent[i] = 0;
            expected += months_of_year * expected_wage(district, wages, i, persons.activity[i]);
        }
    for (std::size_t i = first; i < end; ++i)
        if (!earns_wage(persons.activity[i])) persons.persistent[i] -= jobless;
    if (expected <= 0 || listed.income_wage <= 0) return;
    const float shift = std::clamp(sim::hot::log(static_cast<float>(listed.income_wage) / expected),
                                   p.least_wage_shift.real(), p.most_wage_shift.real());
    for (std::size_t i = first; i < end; ++i)
        if (earns_wage(persons.activity[i])) persons.persistent[i] = shift;
}

/// A first guess of the months before, which the year before the start replaces: wages, business and crops.
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

} // namespace

void initial_population(District& district, const InitialPopulationParameters& initial, const PopulationParameters& p,
                        const TieParameters& ties, const LeadershipParameters& leadership,
                        const VillageGovernanceParameters& governance, const WelfareParameters& welfare,
                        const WageParameters& wages, const FarmingParameters& farming,
                        const DemographyParameters& demography, const LabourParameters& labour,
                        const PublicTransferParameters& transfers)
{
    place_villages(district, initial.villages, p, governance);
    const std::size_t total = household_total(p, district.number);
    district.households.resize(total);
    district.ledger.open(kind(Holder::household), total);
    for (std::size_t holder = kind(Holder::government); holder <= kind(Holder::founding); ++holder)
        district.ledger.open(holder, 1);

    const Marginals marginals{initial, p, welfare, farming, demography, labour, transfers};
    const HouseholdSizes sizes = household_sizes(initial.household_sizes, p.mean_members);
    std::vector<NewHousehold> made;
    made.reserve(total);
    std::vector<const ListedHousehold*> listed_rows(total, nullptr);
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        const auto listed = p.listed_in(v);
        const auto number = static_cast<std::uint16_t>(v);
        for (std::uint32_t k = 0; k < district.villages[v].households; ++k) {
            const auto row = static_cast<std::uint32_t>(made.size());
            if (k < listed.size()) {
                listed_rows[row] = &p.list.households[listed[k]];
                made.push_back(listed_household(district, marginals, row, number, *listed_rows[row]));
            } else {
                made.push_back(synthetic_household(district, marginals, row, number, sizes));
                made.back().study_group = district.villages[v].pilot ? StudyGroup::spillover : StudyGroup::comparison;
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
    draw_states(district, initial.attitudes, initial.skills, leadership, wages);
    for (std::uint32_t row = 0; row < total; ++row)
        if (listed_rows[row]) fit_wages(district, initial.listed, wages, row, *listed_rows[row]);
    district.ties = std::make_shared<const Ties>(initial_ties(district, ties));
    district.grow_scratch();
    guess_past_income(district, initial.first_yields.real(), wages, farming);
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

} // namespace alleviation
