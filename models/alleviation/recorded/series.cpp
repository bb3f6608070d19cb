#include "models/alleviation/close_books/income_and_status.h"
#include "models/alleviation/recorded/part.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

/// A series is a sum over households, or the ratio of two sums.
using Amount = double (*)(const District&, std::size_t household);

double one(const District&, std::size_t)
{
    return 1;
}
double persons(const District& d, std::size_t i)
{
    return d.households.members[i];
}

double gap(const District& d, std::size_t i)
{
    const double line = d.environment.poverty_line;
    const double per_head = static_cast<double>(d.households.income_12[i]) / d.households.members[i];
    return std::max(0.0, (line - per_head) / line);
}

double received(const District& d, std::size_t i, Entry what)
{
    return static_cast<double>(d.ledger.received(kind(Holder::household), entry(what))[i]) / 100;
}

/// Members for whom something holds.
template <class Holds>
double members_who(const District& d, std::size_t i, Holds holds)
{
    double count = 0;
    const std::size_t first = d.households.first_member[i];
    for (std::size_t j = first; j < first + d.households.members[i]; ++j) count += holds(j) ? 1 : 0;
    return count;
}
double adults(const District& d, std::size_t i)
{
    return members_who(d, i, [&](std::size_t j) { return d.persons.age[j] >= 16 && d.persons.age[j] <= 64; });
}

struct Series {
    const char *name, *unit, *meaning;
    Amount amount;
    Amount per = nullptr; ///< the sum of `amount` is divided by the sum of this
};

const Series series[] = {
    {"households", "households", "households that have members", one},
    {"persons", "persons", "people", persons},
    {"headcount_ratio", "1",
     "share of people whose income of the last twelve months is below the poverty line (strict)",
     [](const District& d, std::size_t i) { return income_poor(d, i) ? persons(d, i) : 0; }, persons},
    {"poor_households", "households", "households below the poverty line by income of the last twelve months",
     [](const District& d, std::size_t i) { return income_poor(d, i) ? 1.0 : 0.0; }},
    {"poor_persons", "persons", "people below the poverty line by income of the last twelve months",
     [](const District& d, std::size_t i) { return income_poor(d, i) ? persons(d, i) : 0; }},
    {"gap_cost", "yuan/year", "what would lift everybody to the poverty line (the poverty gap in money)",
     [](const District& d, std::size_t i) { return persons(d, i) * gap(d, i) * d.environment.poverty_line; }},
    {"sustained_exits", "households",
     "households below the line at the start that have been above it for the last twelve months on end",
     [](const District& d, std::size_t i) {
         return d.households.poor_at_start[i] && d.households.months_above[i] >= 12 ? 1.0 : 0.0;
     }},
    {"poverty_gap", "1", "mean shortfall of income from the poverty line, as a share of the line (FGT 1)",
     [](const District& d, std::size_t i) { return persons(d, i) * gap(d, i); }, persons},
    {"squared_poverty_gap", "1", "mean squared shortfall of income from the poverty line (FGT 2)",
     [](const District& d, std::size_t i) { return persons(d, i) * gap(d, i) * gap(d, i); }, persons},
    {"consumption_headcount_ratio", "1",
     "share of people whose consumption of the last twelve months is below the line",
     [](const District& d, std::size_t i) { return consumption_poor(d, i) ? persons(d, i) : 0; }, persons},
    {"income", "yuan/person/year", "income of the last twelve months a head",
     [](const District& d, std::size_t i) { return double{d.households.income_12[i]}; }, persons},
    {"consumption", "yuan/person/year", "consumption of the last twelve months a head",
     [](const District& d, std::size_t i) { return double{d.households.consumption_12[i]}; }, persons},
    {"income_now", "yuan/month", "income of all this month",
     [](const District& d, std::size_t i) { return double{d.households.income_now[i]}; }},
    {"wage_income", "yuan/person/month", "wages received this month a head",
     [](const District& d, std::size_t i) { return received(d, i, Entry::wage); }, persons},
    {"business_income", "yuan/person/month",
     "business income of this month a head: sales and produce kept for eating, less production costs",
     [](const District& d, std::size_t i) {
         return received(d, i, Entry::business) + double{d.households.own_produce_now[i]} -
                double{d.households.inputs_now[i]};
     },
     persons},
    {"property_income", "yuan/person/month", "interest, rent and dividends of this month a head",
     [](const District& d, std::size_t i) { return received(d, i, Entry::property); }, persons},
    {"public_transfers", "yuan/person/month", "public transfers of this month a head",
     [](const District& d, std::size_t i) { return received(d, i, Entry::public_transfer); }, persons},
    {"private_transfers", "yuan/person/month",
     "private transfers of this month a head, less what was given to neighbours and associations",
     [](const District& d, std::size_t i) {
         return received(d, i, Entry::private_transfer) - double{d.households.given_now[i]};
     },
     persons},
    {"food_share", "1", "food as a share of consumption, this month",
     [](const District& d, std::size_t i) { return double{d.households.food_now[i]}; },
     [](const District& d, std::size_t i) { return double{d.households.consumption_now[i]}; }},
    {"share_in_work", "1", "share of people of 16 to 64 with a wage job",
     [](const District& d, std::size_t i) {
         return members_who(d, i, [&](std::size_t j) {
             return earns_wage(d.persons.activity[j]) && d.persons.age[j] >= 16 && d.persons.age[j] <= 64;
         });
     },
     adults},
    {"arranged_jobs", "persons", "people in a job that was arranged",
     [](const District& d, std::size_t i) {
         return members_who(
             d, i, [&](std::size_t j) { return d.persons.employer[j] != nobody && earns_wage(d.persons.activity[j]); });
     }},
    {"trade_skill", "1", "mean trade skill of people of 16 to 64",
     [](const District& d, std::size_t i) {
         double sum = 0;
         const std::size_t first = d.households.first_member[i];
         for (std::size_t j = first; j < first + d.households.members[i]; ++j)
             if (d.persons.age[j] >= 16 && d.persons.age[j] <= 64) sum += double{d.persons.trade_skill[j]};
         return sum;
     },
     adults},
    {"capital", "yuan/household", "productive assets",
     [](const District& d, std::size_t i) { return double{d.households.capital[i]}; }, one},
    {"cash", "yuan/household", "cash", [](const District& d, std::size_t i) { return double{d.cash(i)}; }, one},
    {"debt", "yuan/household", "debt",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.debt[i]) / 100; }, one},
    {"hungry", "households", "households that could not buy enough food this month",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.hungry[i]); }},
    {"care_forgone", "households", "households that went without medical care this month",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.care_forgone[i]); }},
    {"school_left", "households", "households in which a child left school for want of money this school year",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.school_left[i]); }},
    {"registered", "households", "households on the poverty register",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.registered[i]); }},
    {"exited", "households", "households that left the register at some time and are not on it",
     [](const District& d, std::size_t i) {
         return d.households.ever_exited[i] && !d.households.registered[i] ? 1.0 : 0.0;
     }},
    {"returned", "households", "households that left the register and are on it again (registered return)",
     [](const District& d, std::size_t i) {
         return d.households.ever_exited[i] && d.households.registered[i] ? 1.0 : 0.0;
     }},
    {"above_after_poverty", "households", "households that rose above the line by income and are above it",
     [](const District& d, std::size_t i) { return d.households.rose_above[i] && !income_poor(d, i) ? 1.0 : 0.0; }},
    {"fallen_back", "households",
     "households that rose above the line by income and are below it again (income churn, not registered return)",
     [](const District& d, std::size_t i) { return d.households.rose_above[i] && income_poor(d, i) ? 1.0 : 0.0; }},
    {"wrongly_registered", "households", "households on the register with an income above the line (inclusion error)",
     [](const District& d, std::size_t i) { return d.households.registered[i] && !income_poor(d, i) ? 1.0 : 0.0; }},
    {"missed", "households", "households below the line that are not on the register (exclusion error)",
     [](const District& d, std::size_t i) { return !d.households.registered[i] && income_poor(d, i) ? 1.0 : 0.0; }},
    {"businesses_started", "households", "households in which somebody started a business after a course",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.business_started[i]); }},
    {"dibao", "households", "households that draw dibao",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.dibao[i]); }},
    {"assisted", "households", "households that claimed medical assistance",
     [](const District& d, std::size_t i) { return static_cast<double>(d.households.assisted[i]); }},
    {"paired", "households", "households with a helper one to one",
     [](const District& d, std::size_t i) { return d.households.pair[i] != nobody ? 1.0 : 0.0; }},
    {"pair_strength", "1", "mean strength of the pairs",
     [](const District& d, std::size_t i) { return double{d.households.pair_strength[i]}; },
     [](const District& d, std::size_t i) { return d.households.pair[i] != nobody ? 1.0 : 0.0; }},
    {"motivation", "1", "mean motivation",
     [](const District& d, std::size_t i) { return double{d.households.motivation[i]}; }, one},
    {"information", "1", "mean knowledge of schemes",
     [](const District& d, std::size_t i) { return double{d.households.information[i]}; }, one},
    {"trust", "1", "mean trust in those who offer help",
     [](const District& d, std::size_t i) { return double{d.households.trust[i]}; }, one},
    {"satisfaction", "1 to 5", "mean satisfaction with the help",
     [](const District& d, std::size_t i) { return double{d.households.satisfaction[i]}; }, one},
};

Group series_layout(const Parameters& p)
{
    Group group{"series", "households of the town, month by month, by group", every_month(p), {group_dimension()}, {}};
    for (const auto& s : series) group.variables.push_back({s.name, s.unit, s.meaning, {"group"}, Storage::real64});
    group.compared = true;
    return group;
}

Group villages_layout(const Parameters& p)
{
    Group group{"villages",
                "the same by village",
                every_month(p),
                {{"village", "village, pilot villages first", village_names(p.population), {}, {}}},
                {}};
    for (const auto& s : series) group.variables.push_back({s.name, s.unit, s.meaning, {"village"}, Storage::real32});
    return group;
}

/// Sums of all series over the households of some place.
struct Sums {
    std::vector<double> amounts = std::vector<double>(std::size(series)), divisors = amounts;

    void add(const District& district, std::size_t household)
    {
        for (std::size_t s = 0; s < std::size(series); ++s) {
            amounts[s] += series[s].amount(district, household);
            if (series[s].per) divisors[s] += series[s].per(district, household);
        }
    }
    void add(const Sums& other)
    {
        for (std::size_t s = 0; s < std::size(series); ++s) {
            amounts[s] += other.amounts[s];
            divisors[s] += other.divisors[s];
        }
    }
    double value(std::size_t s) const
    {
        if (!series[s].per) return amounts[s];
        return divisors[s] != 0 ? amounts[s] / divisors[s] : missing;
    }
};

void record_series(const std::vector<District>& districts, const Cells& cells_of)
{
    std::vector<Sums> circles(circle_count), villages;
    for (const auto& district : districts)
        for (const auto& village : district.villages) {
            villages.emplace_back();
            for (std::size_t i = village.first_household; i < village.first_household + village.households; ++i) {
                if (district.households.members[i] == 0) continue;
                villages.back().add(district, i);
                if (district.households.circle[i] == Circle::project) circles[0].add(district, i);
            }
        }
    // The other circles are whole villages, the project's households aside.
    std::size_t v = 0;
    Sums all;
    for (const auto& district : districts)
        for (const auto& village : district.villages) {
            circles[village.pilot ? index(Circle::pilot_villages) : index(Circle::comparison_villages)].add(
                villages[v]);
            all.add(villages[v++]);
        }
    auto& pilot = circles[index(Circle::pilot_villages)];
    for (std::size_t s = 0; s < std::size(series); ++s) {
        pilot.amounts[s] -= circles[0].amounts[s];
        pilot.divisors[s] -= circles[0].divisors[s];
    }
    for (std::size_t s = 0; s < std::size(series); ++s) {
        const auto cells = cells_of.of(s);
        for (std::size_t c = 0; c < circle_count; ++c) cells[c] = circles[c].value(s);
        cells[circle_count] = all.value(s);
        const auto by_village = cells_of.of(s, 1);
        for (std::size_t k = 0; k < villages.size(); ++k) by_village[k] = villages[k].value(s);
    }
}

} // namespace

const Part series_part{[](const Parameters& p) {
                           return std::vector{series_layout(p), villages_layout(p)};
                       },
                       record_series, 2};

} // namespace alleviation
