/// The economy without any programme against facts of rural China: 2,000 households for ten years.
#include "models/alleviation/labour.h"
#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <numeric>

using namespace alleviation;
using alleviation::testing::Town;

namespace {

constexpr int years_lived = 10;
constexpr int replicates = 4;

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    const double mean_a = mean(a), mean_b = mean(b);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean_a) * (b[i] - mean_b);
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return ab / std::sqrt(aa * bb);
}

/// What households of one replicate lived through.
struct Decade {
    /// Log of a year's mean wage, by year and person; NaN without a wage in all months.
    std::vector<std::vector<double>> log_wage;
    double yield_spread = 0;                                    ///< of a farm about its own mean
    double catastrophic = 0;                                    ///< share of household-years
    double wage = 0, business = 0, property = 0, transfers = 0; ///< shares of income
    double food_share = 0;
};

/// Takes out what the year, the kind of job, schooling and skill explain.
double log_residual(const District& district, const WageParameters& p, std::size_t person, double wage)
{
    const auto& persons = district.persons;
    return std::log(wage / double{mean_wage(district, p, persons.activity[person])}) -
           double{p.schooling} * persons.schooling[person] - double{p.skill} * double{persons.trade_skill[person]};
}

Decade live_decade(std::uint32_t replicate)
{
    Town town(alleviation::testing::last_arm("base/rural-anhui-2018.yaml", {{"population.pilot_villages", "1"},
                                                                            {"population.comparison_villages", "6"},
                                                                            {"mechanisms.agency", "off"}}),
              {7, replicate});
    const auto& district = town.district;
    const auto& h = district.households;
    const auto& persons = district.persons;
    const std::size_t n = district.household_count();
    Decade out;
    std::vector<std::vector<double>> yields(n);
    std::map<std::uint32_t, std::size_t> number; // of each person, by identity
    double income[5] = {}, food = 0, consumption = 0, catastrophic = 0, household_years = 0;
    for (int year = 0; year < years_lived; ++year) {
        std::vector<double> medical(n), spent(n), eaten(n);
        std::map<std::uint32_t, std::pair<double, int>> wages;
        for (int m = 0; m < 12; ++m) {
            town.live(12 * year + m, 12 * year + m);
            for (std::size_t i = 0; i < n; ++i) {
                if (h.members[i] == 0) continue;
                if (!h.care_forgone[i]) medical[i] += static_cast<double>(h.medical_due[i]) / 100.0;
                spent[i] += double{h.consumption_now[i]};
                eaten[i] += double{h.food_now[i]};
                for (std::size_t e = 0; e < 5; ++e)
                    income[e] += static_cast<double>(district.ledger.received(kind(Holder::household), e)[i]) / 100.0;
                income[1] += double{h.own_produce_now[i]} - double{h.inputs_now[i]};
                if (district.environment.season_share > 0) yields[i].push_back(double{h.yield_shock[i]});
            }
            for (std::size_t i = 0; i < persons.rows(); ++i)
                if (persons.wage[i] > 0) {
                    auto& [sum, months] = wages[persons.identity[i]];
                    sum += std::exp(log_residual(district, town.parameters.groups.get<WageParameters>(), i,
                                                 double{persons.wage[i]}));
                    ++months;
                }
        }
        out.log_wage.emplace_back();
        for (const auto& [identity, wage] : wages) {
            const std::size_t person = number.emplace(identity, number.size()).first->second;
            if (out.log_wage.back().size() <= person) out.log_wage.back().resize(person + 1, std::nan(""));
            if (wage.second == 12) out.log_wage.back()[person] = std::log(wage.first / 12);
        }
        for (std::size_t i = 0; i < n; ++i) {
            if (h.members[i] == 0) continue;
            catastrophic += medical[i] >= 0.4 * (spent[i] - eaten[i]);
            household_years += 1;
            food += eaten[i];
            consumption += spent[i];
        }
    }
    double squares = 0, seasons = 0;
    for (const auto& of_farm : yields) {
        if (of_farm.size() < 2) continue;
        for (const double y : of_farm) squares += (y - mean(of_farm)) * (y - mean(of_farm));
        seasons += static_cast<double>(of_farm.size() - 1);
    }
    out.yield_spread = std::sqrt(squares / seasons);
    out.catastrophic = catastrophic / household_years;
    const double all = std::accumulate(income, income + 5, 0.0);
    out.wage = income[0] / all;
    out.business = income[1] / all;
    out.property = income[2] / all;
    out.transfers = (income[3] + income[4]) / all;
    out.food_share = food / consumption;
    return out;
}

/// Correlation of log wages over so many years, over all persons and pairs of years with a wage in both.
double wage_correlation(const Decade& decade, std::size_t apart)
{
    std::vector<double> earlier, later;
    for (std::size_t year = 0; year + apart < decade.log_wage.size(); ++year) {
        const auto &a = decade.log_wage[year], &b = decade.log_wage[year + apart];
        for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
            if (std::isfinite(a[i]) && std::isfinite(b[i])) {
                earlier.push_back(a[i]);
                later.push_back(b[i]);
            }
    }
    return correlation(earlier, later);
}

} // namespace

TEST_CASE("the economy without a programme has the stylised facts of rural China")
{
    std::vector<Decade> decades;
    for (std::uint32_t r = 0; r < replicates; ++r) decades.push_back(live_decade(r));
    const auto over_replicates = [&](auto value) {
        std::vector<double> values;
        for (const auto& decade : decades) values.push_back(value(decade));
        return mean(values);
    };
    for (std::size_t apart = 1; apart < years_lived - 1; ++apart) {
        INFO(apart << " years apart");
        const double found = over_replicates([&](const Decade& d) { return wage_correlation(d, apart); });
        CHECK(found == Approx(0.55 * std::pow(0.924, double(apart))).margin(0.05));
    }
    CHECK(over_replicates([](const Decade& d) { return d.yield_spread; }) == Approx(0.34).margin(0.05));
    const double catastrophic = over_replicates([](const Decade& d) { return d.catastrophic; });
    CHECK(catastrophic > 0.09);
    CHECK(catastrophic < 0.13);
    CHECK(over_replicates([](const Decade& d) { return d.wage; }) == Approx(0.353).margin(0.03));
    CHECK(over_replicates([](const Decade& d) { return d.business; }) == Approx(0.36).margin(0.03));
    CHECK(over_replicates([](const Decade& d) { return d.property; }) == Approx(0.014).margin(0.03));
    CHECK(over_replicates([](const Decade& d) { return d.transfers; }) == Approx(0.273).margin(0.03));
    CHECK(over_replicates([](const Decade& d) { return d.food_share; }) == Approx(0.30).margin(0.04));
}
