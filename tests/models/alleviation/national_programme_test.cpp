/// The national programme in one small county: who is on the register when it begins, and that what it is said to give
/// is given.
#include "models/alleviation/environment/calendar.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/keep_register/guarantees.h"
#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace alleviation;
using alleviation::testing::last_arm;
using alleviation::testing::Settings;
using alleviation::testing::Town;

namespace {

/// A county of 3,000 households; its register is a share of the country's.
sim::schema::Node county(const Settings& more = {})
{
    Settings settings = {
        {"population.districts", "1"}, {"population.all_villages", "6"}, {"population.all_households", "3000"}};
    settings.insert(settings.end(), more.begin(), more.end());
    return last_arm("national-2014.yaml", settings);
}

constexpr double register_of_country = 29480000;

double places(const District& district)
{
    double out = 0;
    for (const auto& village : district.villages) out += village.quota;
    return out;
}

const Supplier& supplier(const Town& town, const std::string& name)
{
    for (std::size_t s = 0; s < town.parameters.suppliers.size(); ++s)
        if (town.parameters.suppliers.name_of(s) == name) return town.district.suppliers[s];
    throw std::logic_error("no supplier " + name);
}

std::size_t unsafe_houses(const District& district)
{
    std::size_t out = 0;
    for (std::size_t i = 0; i < district.household_count(); ++i)
        out += district.households.supported[i] && district.households.members[i] > 0 &&
               !district.households.safe_housing[i];
    return out;
}

/// The table's lines without its first column's name: one volume.
std::shared_ptr<sim::schema::TextTable> table_of(std::vector<std::vector<std::string>> rows)
{
    auto table = std::make_shared<sim::schema::TextTable>();
    table->file = "a.csv";
    table->header = {"volume", "year", "value", "unit", "mark", "source"};
    int line = 1;
    for (auto& row : rows) table->rows.push_back({++line, std::move(row)});
    return table;
}

} // namespace

TEST_CASE("in January 2014 as many households are on the register as it has places, and the others live beside them")
{
    Town town(county());
    const auto& h = town.district.households;
    double registered = 0, income = 0, income_of_others = 0;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        registered += h.registered[i];
        (h.registered[i] ? income : income_of_others) += double{h.income_12[i]};
    }
    CHECK(registered == places(town.district));
    CHECK(registered / 3000 == Approx(register_of_country / 72800000).margin(0.005));
    // Officials take the poor for poor, with errors.
    CHECK(income / registered < 0.7 * income_of_others / (3000 - registered));
}

TEST_CASE("what a programme gives a county in a year is its share of what the country got")
{
    Town town(county());
    const double share = places(town.district) / register_of_country;
    const auto in_year = [&](int year) {
        town.district.clock = {town.parameters.start, 12 * (year - 2014)};
        town.act(policy_mechanism);
    };
    in_year(2014);
    CHECK(supplier(town, "public_posts").offers.posts == 0);
    CHECK(supplier(town, "leading_enterprises").offers.posts == std::lround(share * 122571));
    CHECK(supplier(town, "buyers").offers.purchases == 0);
    in_year(2020);
    CHECK(supplier(town, "public_posts").offers.posts == std::lround(share * 4948600));
    CHECK(supplier(town, "workshops").offers.posts == std::lround(share * 430000));
    CHECK(supplier(town, "leading_enterprises").offers.posts == std::lround(share * 858000));
    CHECK(supplier(town, "buyers").offers.purchases == Approx(share * 171.5e9 / 12));
    CHECK(supplier(town, "poverty_office").offers.grants == Approx(share * 14.61e9 / 12));
    CHECK(town.district.environment.houses_planned == Approx(share * 1128571));
    CHECK(town.district.environment.dibao_registered == Approx(0.196f));
    in_year(2023); // what is said last holds
    CHECK(supplier(town, "workshops").offers.posts == std::lround(share * 430000));
}

TEST_CASE("posts, houses and dibao of the programme reach the register as they are said")
{
    Town town(county());
    const double share = places(town.district) / register_of_country;
    double houses = 0;
    for (int month = 0; month < 84; ++month) {
        town.live(month, month);
        houses += share * 1128571 / 12;
        for (const auto* name : {"public_posts", "workshops", "leading_enterprises"})
            CHECK(supplier(town, name).staff <= supplier(town, name).offers.posts);
    }
    for (const auto* name : {"public_posts", "workshops", "leading_enterprises"}) {
        INFO(name << ": " << supplier(town, name).staff << " of " << supplier(town, name).offers.posts);
        CHECK(static_cast<double>(supplier(town, name).staff) >
              0.9 * static_cast<double>(supplier(town, name).offers.posts));
    }
    const auto& h = town.district.households;
    double draw = 0, ever = 0;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        const bool counts = h.members[i] > 0 && (h.registered[i] || h.ever_exited[i]);
        ever += counts;
        draw += counts && h.dibao[i];
    }
    CHECK(draw / ever == Approx(0.196).margin(0.02));
}

TEST_CASE("a programme repairs as many houses as it says, while there are any to repair")
{
    Town town(county());
    const double year = places(town.district) / register_of_country * 1128571;
    const std::size_t before = unsafe_houses(town.district);
    REQUIRE(before > static_cast<std::size_t>(year));
    std::size_t repaired = 0;
    for (int month = 1; month < 12; ++month) { // in January some houses decay, too
        town.district.clock = {town.parameters.start, month};
        town.act(policy_mechanism);
        const std::size_t unsafe = unsafe_houses(town.district);
        town.act(guarantees_mechanism);
        repaired += unsafe - unsafe_houses(town.district);
    }
    CHECK(static_cast<double>(repaired) == Approx(year * 11 / 12).margin(1));
    town.district.environment.houses_planned = 1e6;
    town.act(guarantees_mechanism);
    CHECK(unsafe_houses(town.district) == 0);
}

TEST_CASE("without the programme, or with policy switched off, none of it is given")
{
    for (const Settings& off : {Settings{{"policy.volumes", ""}}, Settings{{"mechanisms.policy", "off"}}}) {
        Town town(county(off));
        town.live(0, 35);
        for (const auto* name : {"public_posts", "workshops", "leading_enterprises", "buyers", "poverty_office"}) {
            const Supplier& each = supplier(town, name);
            INFO(name);
            CHECK(each.staff == 0);
            CHECK(each.offers.posts == 0);
            CHECK(each.offers.purchases == 0);
            CHECK(each.offers.grants == 0);
        }
        CHECK(town.district.environment.houses_planned < 0);
        CHECK(town.district.environment.dibao_registered < 0);
    }
    Town without_office(county({{"suppliers.poverty_office.active", "off"}}));
    without_office.live(0, 0);
    CHECK(supplier(without_office, "poverty_office").grant_budget == sim::Fen(0));
}

TEST_CASE("wages and lines follow the years that a table tells, and go on steadily where it ends")
{
    Town town(county());
    const auto in_month = [&](int year, int month) {
        town.district.clock = {town.parameters.start, 12 * (year - 2014) + month - 1};
        town.act(calendar_mechanism);
        return town.district.environment;
    };
    CHECK(in_month(2014, 1).wage_level == Approx(1));
    CHECK(in_month(2016, 7).wage_level == Approx(3275.0 / 2864));
    CHECK(in_month(2016, 7).poverty_line == Approx(2952));
    CHECK(in_month(2020, 12).poverty_line == Approx(4000));
    CHECK(in_month(2013, 12).poverty_line == Approx(2736));
    CHECK(in_month(2016, 1).price_index == Approx(std::exp(0.020 + 0.014)));
    CHECK(in_month(2022, 1).poverty_line / in_month(2021, 1).poverty_line == Approx(std::exp(0.025)));
    CHECK(in_month(2022, 1).wage_level / in_month(2021, 1).wage_level == Approx(std::exp(0.065)));
}

TEST_CASE("wages and lines that a table tells only after the run's start are refused, as they would be reckoned back")
{
    CHECK_NOTHROW(Town(county()));
    CHECK_THROWS_WITH(Town(county({{"start", "2009-01"}})), Catch::Contains("after the run's start"));
}

TEST_CASE("a table of volumes says of each number how sure it is and where it comes from, or is refused")
{
    YearlyPath posts;
    const Followed followed[] = {{"suppliers.a.employment.posts", "persons", 0, 1e6, &posts}};
    const std::vector<std::string> good = {
        "suppliers.a.employment.posts", "2016", "100", "persons", "verified", "a book"};
    const auto faults_of = [&](std::size_t column, const std::string& cell) {
        auto row = good;
        row[column] = cell;
        sim::Faults faults;
        posts = {};
        read_paths(*table_of({row}), followed, faults);
        return faults.list().size();
    };
    CHECK(faults_of(0, good[0]) == 0);
    CHECK(posts.in(2015, -1) == -1);
    CHECK(posts.in(2016, -1) == 100);
    CHECK(posts.in(2019, -1) == 100);
    CHECK(faults_of(0, "suppliers.b.employment.posts") == 1);
    CHECK(faults_of(1, "soon") == 1);
    CHECK(faults_of(2, "-1") == 1);
    CHECK(faults_of(2, "nan") == 1);
    CHECK(faults_of(3, "yuan") == 1);
    CHECK(faults_of(4, "surely") == 1);
    CHECK(faults_of(5, "") == 1);
    sim::Faults twice;
    posts = {};
    read_paths(*table_of({good, good}), followed, twice);
    CHECK(twice.list().size() == 1);
}
