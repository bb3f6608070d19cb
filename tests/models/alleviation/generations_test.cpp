/// Lives and households over generations: people come of age, marry, divide, leave and die out.
#include "models/alleviation/close_books/family_support.h"
#include "models/alleviation/livelihoods/demography.h"
#include "models/alleviation/livelihoods/newcomers.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

#include <array>

using namespace alleviation;
using alleviation::testing::Hamlet;
using alleviation::testing::Settings;
using alleviation::testing::Town;

namespace {

Settings village_of(std::size_t households, const Settings& more = {})
{
    Settings settings = {{"population.pilot_villages", "1"},
                         {"population.comparison_villages", "1"},
                         {"population.households_per_village", std::to_string(households)},
                         {"population.project_households", "10"},
                         {"mechanisms.agency", "off"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

/// Lets only Januaries of births, deaths, marriages and moves pass.
void live_januaries(Town& town, int years)
{
    for (int year = 1; year <= years; ++year) {
        town.district.clock = {town.parameters.start, 12 * year};
        town.district.ledger.begin_month();
        town.act(demography_mechanism);
        town.district.ledger.check();
        town.district.check_after("demography");
    }
}

double mean_of(const Persons& persons, const sim::Column<float>& column, int from, int to)
{
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < persons.rows(); ++i)
        if (persons.age[i] >= from && persons.age[i] <= to) {
            sum += double{column[i]};
            ++count;
        }
    return sum / count;
}

/// Two brothers of thirty with their wives and a child, and their father, in the first of four households.
void house_two_brothers(Hamlet& hamlet)
{
    auto& persons = hamlet.persons;
    auto& h = hamlet.households;
    const std::vector<std::uint32_t> rows{0, 0, 0, 0, 0, 0, 1, 2, 3};
    persons.rearrange(rows);
    hamlet.district.people = rows.size();
    const auto make = [&](std::size_t i, Relation relation, Sex sex, int age, std::uint32_t partner) {
        persons.identity[i] = static_cast<std::uint32_t>(100 + i);
        persons.relation[i] = static_cast<std::uint8_t>(relation);
        persons.sex[i] = static_cast<std::uint8_t>(sex);
        persons.age[i] = static_cast<std::uint8_t>(age);
        persons.partner[i] = partner;
        persons.ability[i] = age < 16 ? 0.0f : 1.0f;
        persons.activity[i] = age < 6 ? Activity::child : age < 16 ? Activity::student : Activity::farm;
    };
    make(0, Relation::head, Sex::male, 60, unmarried);
    make(1, Relation::child, Sex::male, 32, 102);
    make(2, Relation::child_in_law, Sex::female, 45, 101);
    make(3, Relation::child, Sex::male, 30, 104);
    make(4, Relation::child_in_law, Sex::female, 44, 103);
    make(5, Relation::grandchild, Sex::male, 8, unmarried);
    h.members[0] = 6;
    for (std::uint32_t i = 1; i < 4; ++i) {
        h.first_member[i] = 5 + i;
        persons.household[5 + i] = i;
        persons.age[5 + i] = 45;
        h.study_group[i] = StudyGroup::spillover;
    }
}

const Settings nobody_dies = {{"demography.death_rate_60", "0"},
                              {"demography.death_rate_least", "0"},
                              {"demography.infant_death_rate", "0"},
                              {"demography.leaves", "0"}};

} // namespace

TEST_CASE("the young are able to work from sixteen on, as far as health allows")
{
    Hamlet hamlet(3, nobody_dies);
    for (std::size_t i = 0; i < 3; ++i) {
        hamlet.persons.age[i] = 15;
        hamlet.persons.ability[i] = 0;
        hamlet.persons.activity[i] = Activity::child;
    }
    hamlet.persons.health[1] = static_cast<std::uint8_t>(Health::chronic);
    hamlet.persons.health[2] = static_cast<std::uint8_t>(Health::disabled);
    hamlet.in_month(12);
    hamlet.act(demography_mechanism);
    REQUIRE(hamlet.persons.rows() == 3);
    const auto& labour = hamlet.group<LabourParameters>();
    CHECK(hamlet.persons.ability[0] == 1.0f);
    CHECK(hamlet.persons.ability[1] == labour.chronic_ability.real());
    CHECK(hamlet.persons.ability[2] == labour.disabled_ability.real());
    for (std::size_t i = 0; i < 3; ++i) CHECK(hamlet.persons.activity[i] == Activity::farm);
}

TEST_CASE("a year at school brings the skill in trades that goes with it")
{
    Hamlet hamlet(1, nobody_dies);
    hamlet.persons.age[0] = 9;
    hamlet.persons.schooling[0] = 2;
    hamlet.persons.activity[0] = Activity::student;
    hamlet.in_month(12);
    hamlet.act(demography_mechanism);
    CHECK(hamlet.persons.schooling[0] == 3);
    CHECK(hamlet.persons.trade_skill[0] ==
          Approx(0.3f + hamlet.group<NewcomerParameters>().skills.trade_of_school.real()));
}

TEST_CASE(
    "after forty years the grown are as able, skilled and paid as those founded, though nobody founded is among them")
{
    Town town(village_of(400));
    const auto& persons = town.district.persons;
    const std::array<const sim::Column<float>*, 4> columns{&persons.ability, &persons.farm_skill, &persons.trade_skill,
                                                           &persons.leadership};
    std::array<double, 4> before{};
    for (std::size_t c = 0; c < 4; ++c) before[c] = mean_of(persons, *columns[c], 20, 35);
    live_januaries(town, 40);
    for (std::size_t c = 0; c < 4; ++c) CHECK(mean_of(persons, *columns[c], 20, 35) == Approx(before[c]).margin(0.025));
    double squares = 0, grown = 0;
    for (std::size_t i = 0; i < persons.rows(); ++i)
        if (persons.age[i] >= 20 && persons.age[i] <= 35) {
            squares += double{persons.persistent[i]} * double{persons.persistent[i]};
            ++grown;
        }
    const auto& wages = town.parameters.groups.get<WageParameters>();
    CHECK(squares / grown == Approx(wages.variance * wages.persistent_share).epsilon(0.2));
}

TEST_CASE("newborn are girls as often as the scenario says, and children of the head or of its child by their mother")
{
    Town town(village_of(300, {{"newcomers.girls", "0.3"}}));
    live_januaries(town, 6);
    const auto& persons = town.district.persons;
    double girls = 0, born = 0;
    for (std::size_t i = 0; i < persons.rows(); ++i) {
        if (persons.age[i] >= 6) continue;
        ++born;
        girls += persons.sex[i] == static_cast<std::uint8_t>(Sex::female);
        const auto is = static_cast<Relation>(persons.relation[i]);
        CHECK((is == Relation::child || is == Relation::grandchild || is == Relation::other));
    }
    CHECK(born > 100);
    CHECK(girls / born == Approx(0.3).margin(0.1));
}

TEST_CASE("a son brings a wife home, a daughter leaves for her husband's household, and a widow stays")
{
    Settings settings = nobody_dies;
    settings.insert(settings.end(), {{"demography.men_marry", "1"}, {"demography.women_marry", "1"}});
    Hamlet hamlet(3, settings);
    auto& persons = hamlet.persons;
    for (std::size_t i = 0; i < 3; ++i) persons.age[i] = 24;
    persons.relation[1] = static_cast<std::uint8_t>(Relation::child);
    persons.sex[1] = persons.sex[2] = static_cast<std::uint8_t>(Sex::female);
    hamlet.in_month(12);
    hamlet.act(demography_mechanism);
    const auto& h = hamlet.households;
    REQUIRE(h.members[0] == 2);
    CHECK(persons.sex[1] == static_cast<std::uint8_t>(Sex::female));
    CHECK(persons.partner[1] == persons.identity[0]);
    CHECK(persons.partner[0] == persons.identity[1]);
    CHECK(persons.relation[1] == static_cast<std::uint8_t>(Relation::spouse));
    CHECK(persons.age[1] >= 20);
    CHECK(persons.ability[1] > 0);
    CHECK(h.members[2] == 1); // a woman who is the head stays
}

TEST_CASE(
    "of two married brothers the elder takes the place of a household that died out, and his share of all there is")
{
    Hamlet hamlet(4, nobody_dies);
    house_two_brothers(hamlet);
    auto& h = hamlet.households;
    h.land[0] = 12;
    h.capital[0] = 600;
    h.debt[0] = 1200;
    h.trust[0] = 0.8f;
    hamlet.give_cash(0, 90);
    hamlet.district.year.income.fill(0, 100);
    hamlet.in_month(12);
    // The third household has died out.
    h.members[2] = 0;
    const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4, 5, 6, 8};
    hamlet.persons.rearrange(rows);
    hamlet.district.people = rows.size();
    h.first_member[2] = 7;
    h.first_member[3] = 7;
    hamlet.district.villages[0].free_land = 5;
    --hamlet.district.villages[0].living;
    const auto living = hamlet.district.villages[0].living;
    const auto identity = h.identity[2];
    hamlet.act(demography_mechanism);
    CHECK(h.members[0] == 3);
    REQUIRE(h.members[2] == 3);
    const auto& persons = hamlet.persons;
    const std::size_t first = h.first_member[2];
    CHECK(persons.identity[first] == 101);
    CHECK(persons.relation[first] == static_cast<std::uint8_t>(Relation::head));
    CHECK(persons.relation[first + 1] == static_cast<std::uint8_t>(Relation::spouse));
    CHECK(persons.relation[first + 2] == static_cast<std::uint8_t>(Relation::child));
    CHECK(h.land[0] == 6);
    CHECK(h.land[2] == 6 + 5);
    CHECK(h.capital[2] == 300);
    CHECK(h.debt[0] + h.debt[2] == 1200);
    CHECK(h.debt[2] == 600);
    CHECK(hamlet.cash(0) == 45);
    CHECK(hamlet.cash(2) == 45);
    CHECK(h.income_12[2] == Approx(600));
    CHECK(h.income_12[0] == Approx(600));
    CHECK(h.trust[2] == 0.8f);
    CHECK(h.study_group[2] == StudyGroup::spillover);
    CHECK(h.registered[2] == 0);
    CHECK(h.identity[2] != identity);
    CHECK(hamlet.district.villages[0].living == living + 1);
    CHECK_NOTHROW(hamlet.district.ledger.check());
    CHECK_NOTHROW(hamlet.district.check_after("demography"));
}

TEST_CASE("the place of a project household that died out stays empty, and every other is taken again")
{
    Town town(village_of(200));
    live_januaries(town, 25);
    const auto& h = town.district.households;
    std::size_t empty = 0, treated = 0;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (h.members[i] > 0) continue;
        ++empty;
        treated += h.study_group[i] == StudyGroup::treated;
    }
    CHECK(empty == treated);
    for (const auto& village : town.district.villages) {
        std::uint32_t living = 0;
        each_household(village, [&](std::uint32_t i) { living += h.members[i] > 0; });
        CHECK(village.living == living);
    }
}

TEST_CASE("land is neither lost nor made when households die out, divide and come back")
{
    Town town(village_of(200));
    const auto land = [&] {
        double sum = 0;
        for (std::size_t i = 0; i < town.district.household_count(); ++i)
            sum += double{town.district.households.land[i]};
        for (const auto& village : town.district.villages) sum += double{village.free_land};
        return sum;
    };
    const double before = land();
    live_januaries(town, 30);
    CHECK(land() == Approx(before).epsilon(1e-4));
}

TEST_CASE("wives and husbands live in one household and name each other, and every household has one head")
{
    Town town(village_of(300));
    live_januaries(town, 30);
    const auto& h = town.district.households;
    const auto& persons = town.district.persons;
    std::size_t married = 0;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        std::size_t heads = 0;
        for (std::size_t j = h.first_member[i]; j < h.first_member[i] + h.members[i]; ++j) {
            heads += persons.relation[j] == static_cast<std::uint8_t>(Relation::head);
            if (j == h.first_member[i]) CHECK(heads == 1); // who stands first
            if (persons.partner[j] == unmarried) continue;
            ++married;
            std::size_t found = 0;
            for (std::size_t k = h.first_member[i]; k < h.first_member[i] + h.members[i]; ++k)
                found += persons.identity[k] == persons.partner[j] && persons.partner[k] == persons.identity[j] &&
                         persons.sex[k] != persons.sex[j];
            CHECK(found == 1);
        }
        CHECK(heads == (h.members[i] > 0 ? 1 : 0));
    }
    CHECK(married > persons.rows() / 3);
}

TEST_CASE("who comes has an identity that follows from where he comes from, so that towns with other fates share it")
{
    Town one(village_of(150)), other(village_of(150));
    live_januaries(one, 1);
    other.district.persons.ability[0] = 0; // somebody's fate differs
    live_januaries(other, 1);
    const auto& a = one.district.persons;
    const auto& b = other.district.persons;
    CHECK(std::vector<std::uint32_t>(a.identity.data(), a.identity.data() + a.rows()) ==
          std::vector<std::uint32_t>(b.identity.data(), b.identity.data() + b.rows()));
}

TEST_CASE("absent relatives support those who are old now, not those who were at the founding")
{
    Town town(village_of(200));
    town.live(0, 12 * 12);
    const auto& h = town.district.households;
    const auto& support = town.parameters.groups.get<FamilySupportParameters>();
    const auto& labour = town.parameters.groups.get<LabourParameters>();
    town.district.clock.step = 144;
    town.district.ledger.begin_month();
    town.act(family_support_mechanism);
    for (std::size_t i = 0; i < h.rows(); ++i)
        if (h.members[i] > 0)
            CHECK(h.support[i] == Approx(h.kin_support[i] * supported_members(town.district, support, labour, i)));
}
