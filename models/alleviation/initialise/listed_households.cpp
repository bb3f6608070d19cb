#include "models/alleviation/initialise/listed_households.h"

#include "models/alleviation/definitions.h"
#include "models/alleviation/initialise/founding.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process listed_draw{"founding listed household", "households"};
constexpr sim::Process most_like{"most like a listed household", "households"};

/// What lists and towns are made from.
struct Marginals {
    const InitialPopulationParameters& initial;
    const PopulationParameters& population;
    const WageParameters& wages;
    const FarmingParameters& farming;
    const DemographyParameters& demography;
    const LabourParameters& labour;
    const FamilySupportParameters& support;
    const PublicTransferParameters& transfers;
};

/// Rows of the listed households, in the order of the list.
std::vector<std::pair<std::uint32_t, std::size_t>> rows_of_list(const District& district, const PopulationParameters& p)
{
    std::vector<std::pair<std::uint32_t, std::size_t>> out;
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        std::uint32_t row = district.villages[v].first_household;
        for (const auto listed : p.listed_in(v)) out.emplace_back(row++, listed);
    }
    return out;
}

/// Makes a person what the list says of her.
void place_person(Persons& persons, const Marginals& m, std::size_t row, const ListedPerson& listed)
{
    persons.relation[row] = static_cast<std::uint8_t>(listed.relation);
    persons.sex[row] = static_cast<std::uint8_t>(listed.sex);
    persons.age[row] = static_cast<std::uint8_t>(listed.age);
    persons.schooling[row] = static_cast<std::uint8_t>(listed.schooling_years);
    persons.health[row] = static_cast<std::uint8_t>(listed.health);
    persons.months_ill[row] = 0;
    const float able = listed.able_to_work == WorkAbility::full      ? 1.0f
                       : listed.able_to_work == WorkAbility::partial ? m.initial.listed.partial_ability.real()
                                                                     : 0.0f;
    const bool ages = listed.age > m.demography.ability_falls_from;
    persons.ability[row] = ages ? std::min(able, ability_at(listed.age, m.demography)) : able;
    // A student beyond compulsory school shows only by the schooling that fits the age.
    const bool at_school =
        (listed.age >= school_from && listed.age < senior_high_from) ||
        (listed.age <= school_to && listed.age >= senior_high_from && listed.off_farm_work == OffFarmWork::none &&
         static_cast<int>(listed.schooling_years) >= listed.age - school_from);
    auto& activity = persons.activity[row];
    activity = activity_at_home(m.labour, listed.age, persons.ability[row], at_school);
    if (listed.off_farm_work == OffFarmWork::migrant) activity = Activity::migrant;
    if (listed.off_farm_work == OffFarmWork::local) activity = Activity::local_job;
    if (!earns_wage(activity)) persons.wage[row] = 0;
}

/// Husbands and wives, as relations to the head tell them.
void marry(Persons& persons, std::size_t first, std::size_t end)
{
    const auto pair = [&](Relation one, Relation other) {
        for (std::size_t i = first; i < end; ++i)
            for (std::size_t j = first; j < end && persons.partner[i] == unmarried; ++j)
                if (i != j && static_cast<Relation>(persons.relation[i]) == one &&
                    static_cast<Relation>(persons.relation[j]) == other && persons.sex[i] != persons.sex[j] &&
                    persons.partner[j] == unmarried && persons.age[i] >= women_marry_from) {
                    persons.partner[i] = persons.identity[j];
                    persons.partner[j] = persons.identity[i];
                }
    };
    pair(Relation::head, Relation::spouse);
    pair(Relation::child_in_law, Relation::child);
    pair(Relation::parent, Relation::parent);
}

/// What a list and a town both know of a household.
struct Likeness {
    float members = 0, workers = 0, log_income = 0;

    float far_from(const Likeness& other) const
    {
        return std::abs(members - other.members) + std::abs(workers - other.workers) +
               std::abs(log_income - other.log_income);
    }
};
float log_per_head(float income, float members)
{
    return sim::hot::log(std::max(1.0f, income / std::max(1.0f, members)));
}

Likeness likeness_of(const District& district, const LabourParameters& labour, std::size_t i)
{
    const auto& h = district.households;
    Likeness out{static_cast<float>(h.members[i]), 0, log_per_head(h.income_12[i], static_cast<float>(h.members[i]))};
    for (std::size_t j = h.first_member[i]; j < h.first_member[i] + h.members[i]; ++j)
        out.workers +=
            of_working_age(district.persons.age[j]) && district.persons.ability[j] >= labour.able_from.real();
    return out;
}

/// The household of the town that is most like a listed one; among equals chance decides.
std::uint32_t nearest(const District& district, const std::vector<Likeness>& likeness, const Likeness& wanted,
                      std::uint32_t row)
{
    std::uint32_t best = row, best_tie = 0;
    float best_distance = std::numeric_limits<float>::max();
    for (std::uint32_t i = 0; i < likeness.size(); ++i) {
        if (district.households.members[i] == 0) continue;
        const float distance = likeness[i].far_from(wanted);
        if (distance > best_distance) continue;
        const auto tie = district.draw(most_like, row, i)();
        if (distance < best_distance || tie < best_tie) {
            best = i;
            best_distance = distance;
            best_tie = tie;
        }
    }
    return best;
}

/// What a list does not say, of a household that is like the listed one.
struct Unlisted {
    float information, trust, satisfaction, expectation, larder, produce, kin_support;
    std::int64_t cash, debt;
};

Unlisted unlisted_of(const District& district, std::uint32_t i, std::size_t members)
{
    const auto& h = district.households;
    const float share = static_cast<float>(members) / static_cast<float>(std::max<std::uint8_t>(1, h.members[i]));
    const auto part = [&](std::int64_t fen) { return sim::hot::whole(double{share} * sim::hot::real(fen)); };
    return {h.information[i],    h.trust[i],
            h.satisfaction[i],   h.expectation[i],
            share * h.larder[i], share * h.produce[i],
            h.kin_support[i],    part(district.ledger.balance(account(Holder::household, i)).count()),
            part(h.debt[i])};
}

/// Assets and productivity that make the listed business income: what crops leave is put down to assets as far as
/// these may go, and the rest to productivity.
void fit_business(Households& h, const Marginals& m, std::uint32_t row, const ListedHousehold& listed)
{
    const auto& p = m.initial.listed;
    const auto& farming = m.farming;
    const float business = static_cast<float>(listed.income_business), least_business = p.least_business.real();
    const float tended = p.tended.real();
    const float crops = h.land[row] * farming.yield.real() * (1.0f - farming.input_share.real());
    const float rest = std::max(least_business, business - tended * crops);
    const float kept = 1.0f - farming.input_share.real();
    h.capital[row] = std::clamp(assets_that_yield(farming, rest / kept), p.least_capital.real(), p.most_capital.real());
    const float made = kept * yearly_yield(farming, h.capital[row]) + tended * crops;
    const float wanted = std::max(least_business, business);
    h.productivity[row] =
        std::clamp(sim::hot::log(wanted / made), p.least_productivity.real(), p.most_productivity.real());
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

/// A listed household in the place of another.
void place_household(District& district, const Marginals& m, std::uint32_t row, const ListedHousehold& listed,
                     const Unlisted& unlisted)
{
    auto& h = district.households;
    const auto own = account(Holder::household, row), credit = account(Holder::credit),
               founding = account(Holder::founding);
    district.ledger.endow(own, sim::Fen(unlisted.cash) - district.ledger.balance(own), founding);
    district.ledger.endow(credit, sim::Fen(h.debt[row] - unlisted.debt), founding);
    const std::uint32_t first_member = h.first_member[row];
    const std::uint16_t village = h.village[row];
    district.villages[village].living += h.members[row] == 0;
    h.renew(row);
    h.identity[row] = row;
    h.first_member[row] = first_member;
    h.members[row] = static_cast<std::uint8_t>(listed.member_count);
    h.village[row] = village;
    h.study_group[row] = StudyGroup::treated;
    h.registered[row] = h.supported[row] = 1;
    h.cause[row] = static_cast<std::uint8_t>(listed.cause);
    h.safe_housing[row] = listed.safe_housing;
    h.safe_water[row] = listed.safe_water;
    h.land[row] = static_cast<float>(listed.land_mu);
    h.debt[row] = unlisted.debt;
    h.information[row] = unlisted.information;
    h.trust[row] = unlisted.trust;
    h.satisfaction[row] = unlisted.satisfaction;
    h.expectation[row] = unlisted.expectation;
    h.larder[row] = unlisted.larder;
    h.produce[row] = unlisted.produce;
    const auto& attitudes = m.initial.attitudes;
    auto stream = district.draw(listed_draw, row);
    h.motivation[row] =
        std::clamp(Spread{attitudes.motivation_listed.real(), attitudes.motivation_spread.real()}.at(stream.normal()),
                   attitudes.lowest.real(), attitudes.highest.real());
    fit_business(h, m, row, listed);

    float pension = 0;
    for (const auto& member : m.population.list.members_of(listed)) {
        h.dibao[row] |= member.dibao;
        h.insured[row] &= member.medical_insurance;
        pension += member.age >= pension_from ? months_of_year * m.transfers.pension.real() : 0.0f;
    }
    // Transfers beyond pension, subsidy and dibao are support by relatives.
    const float subsidy = h.land[row] * m.transfers.land_subsidy.real();
    const float allowance =
        h.dibao[row] ? months_of_year * m.transfers.dibao_least.real() * static_cast<float>(h.members[row]) : 0.0f;
    h.support[row] =
        std::max(0.0f, static_cast<float>(listed.income_transfer) - pension - subsidy - allowance) / months_of_year;
    const float supported = supported_members(district, m.support, m.labour, row);
    // Where nobody is old yet, what is sent stays what it is.
    h.kin_support[row] = supported > 0 ? h.support[row] / supported : h.support[row] > 0 ? 0.0f : unlisted.kin_support;

    const float month = static_cast<float>(listed.income()) / months_of_year;
    district.year.income.fill(row, month);
    district.year.consumption.fill(row, month);
    h.income_12[row] = h.consumption_12[row] = months_of_year * month;
}

} // namespace

void listed_households(District& district, const InitialPopulationParameters& initial, const PopulationParameters& p,
                       const WageParameters& wages, const FarmingParameters& farming,
                       const DemographyParameters& demography, const LabourParameters& labour,
                       const FamilySupportParameters& support, const PublicTransferParameters& transfers,
                       const NewcomerParameters& newcomers, const HealthParameters& health,
                       const LeadershipParameters& leadership)
{
    if (p.list.households.empty()) return;
    const Marginals marginals{initial, p, wages, farming, demography, labour, support, transfers};
    auto& h = district.households;
    auto& persons = district.persons;
    const auto rows = rows_of_list(district, p);
    const auto place_people = [&](std::uint32_t row, const ListedHousehold& listed) {
        std::size_t person = h.first_member[row];
        for (const auto& member : p.list.members_of(listed)) place_person(persons, marginals, person++, member);
    };
    if (h.study_group[rows.front().first] == StudyGroup::treated) {
        for (const auto& [row, number] : rows) place_people(row, p.list.households[number]);
        return;
    }

    std::vector<Likeness> likeness;
    for (std::size_t i = 0; i < h.rows(); ++i) likeness.push_back(likeness_of(district, labour, i));
    std::vector<Unlisted> unlisted;
    std::vector<std::uint32_t> members(h.members.data(), h.members.data() + h.rows());
    for (const auto& [row, number] : rows) {
        const auto& listed = p.list.households[number];
        Likeness wanted{static_cast<float>(listed.member_count), 0,
                        log_per_head(static_cast<float>(listed.income()), static_cast<float>(listed.member_count))};
        for (const auto& member : p.list.members_of(listed))
            wanted.workers += of_working_age(member.age) && member.able_to_work == WorkAbility::full;
        unlisted.push_back(unlisted_of(district, nearest(district, likeness, wanted, row), listed.member_count));
        members[row] = listed.member_count;
    }

    // The people of the list stand where others did.
    std::vector<bool> is_listed(h.rows(), false);
    for (const auto& [row, number] : rows) is_listed[row] = true;
    std::vector<std::uint32_t> places, first(h.rows());
    for (std::uint32_t i = 0; i < h.rows(); ++i) {
        first[i] = static_cast<std::uint32_t>(places.size());
        for (std::uint32_t k = 0; k < members[i]; ++k)
            places.push_back(is_listed[i] ? sim::Table::fresh : h.first_member[i] + k);
    }
    persons.rearrange(places);
    district.people = persons.rows();
    std::copy(first.begin(), first.end(), h.first_member.data());

    const NewcomerLaw law(newcomers, health, labour, leadership, wages);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const auto [row, number] = rows[k];
        const auto& listed = p.list.households[number];
        for (std::uint32_t m = 0; m < listed.member_count; ++m) {
            const std::size_t person = h.first_member[row] + m;
            persons.identity[person] = founding_identity(row, m);
            persons.household[person] = row;
            persons.schooling[person] = static_cast<std::uint8_t>(p.list.members_of(listed)[m].schooling_years);
            law.draw(district, person, 0);
        }
        place_people(row, listed);
        marry(persons, h.first_member[row], h.first_member[row] + listed.member_count);
        place_household(district, marginals, row, listed, unlisted[k]);
        fit_wages(district, initial.listed, wages, row, listed);
    }
    for (std::uint32_t i = 0; i < h.rows(); ++i) h.members[i] = static_cast<std::uint8_t>(members[i]);
}

const Mechanism listed_households_mechanism = mechanism<listed_households>(
    {.name = "listed_households",
     .chinese = "名册农户",
     .section = "",
     .meaning = "The listed households take the place of others of the pilot villages a year before the start. Assets, "
                "productivity, wages and family support make the listed incomes as nearly as bounds allow; cash, debt, "
                "stocks, information, trust and expectation are those of the household of the town that is most like "
                "them in size, able workers and income a head. At the start their members are as listed once more.",
     .reads = "list, households after a year of the run-in",
     .writes = "listed households and their members",
     .levels = {},
     .initial = ""});

} // namespace alleviation
