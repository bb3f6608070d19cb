#include "models/alleviation/outline.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/environment/agency.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/list_outline.h"
#include "models/alleviation/parameters.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace alleviation {

namespace {

using Lines = std::vector<std::string>;

/// 62741 as 62,741.
std::string whole(double number)
{
    std::string digits = std::to_string(std::llround(number));
    for (std::size_t i = digits.size(); i > 3 && digits[i - 4] != '-';) digits.insert(i -= 3, ",");
    return digits;
}

std::string count(std::size_t number, const std::string& one, const std::string& many)
{
    return whole(static_cast<double>(number)) + " " + (number == 1 ? one : many);
}

/// An agency that is at work in some month of the run, and what its project is planned to cost until then.
struct Project {
    std::string name;
    const AgencyParameters* agency;
    long first, last;
    double pay, overhead;

    double planned() const { return pay + overhead; }
    double budget() const { return agency->budget; }
};

std::vector<Project> projects_of(const Parameters& p)
{
    std::vector<Project> out;
    for (std::size_t a = 0; p.mechanisms.on(agency_mechanism) && a < p.agencies.size(); ++a) {
        const auto& agency = p.agencies[a];
        const long first = agency.first_month, last = std::min(long{agency.last_month}, long{p.months});
        if (!agency.active || first > last) continue;
        const auto months = static_cast<double>(last - first + 1);
        out.push_back({p.agencies.name_of(a), &agency, first, last, months * agency.workers * agency.salary,
                       months * agency.overhead});
    }
    return out;
}

std::size_t households_of_run(const PopulationParameters& population)
{
    std::size_t out = 0;
    for (std::size_t d = 0; d < population.districts.size(); ++d) out += household_total(population, d);
    return out;
}

std::string people_line(const Parameters& p)
{
    const auto& population = p.population;
    const std::size_t districts = population.districts.size(), households = households_of_run(population);
    std::size_t villages = 0;
    for (std::size_t d = 0; d < districts; ++d) villages += population.villages(d);
    const std::size_t listed = population.list.households.size() * districts;
    const double members = static_cast<double>(population.list.members.size() * districts) +
                           population.mean_members * static_cast<double>(households - std::min(households, listed));
    std::string out = "population: " + count(households, "household", "households") + " with about " + whole(members) +
                      " members in " + count(villages, "village", "villages");
    if (districts > 1) out += " of " + count(districts, "district", "districts");
    out += ", " + count(population.pilot_villages.size() * districts, "pilot village", "pilot villages");
    return out + "; the project's: " +
           (listed > 0 ? count(listed, "household", "households") + " of the list"
                       : "up to " + whole(static_cast<double>(project_total(population) * districts)) + " households");
}

Lines agency_lines(const Parameters& p)
{
    Lines out;
    const auto projects = projects_of(p);
    double planned = 0, budget = 0;
    for (const auto& each : projects) {
        out.push_back("agency " + each.name + ": " + each.agency->workers.text() + " workers in months " +
                      std::to_string(each.first) + " to " + std::to_string(each.last) + ", budget " +
                      whole(each.budget()) + " yuan; planned " + whole(each.planned()) + " yuan (pay " +
                      whole(each.pay) + ", overhead " + whole(each.overhead) + ")");
        planned += std::min(each.planned(), each.budget());
        budget += each.budget();
    }
    if (projects.empty()) return {"agencies: none at work"};
    out.push_back("public money for projects: " + whole(planned) + " yuan planned of " + whole(budget) +
                  " yuan budgeted" + (p.population.districts.size() > 1 ? ", in each district" : ""));
    return out;
}

std::string supplier_line(const Parameters& p)
{
    std::size_t active = 0, reserve = 0;
    for (std::size_t s = 0; s < p.suppliers.size(); ++s) {
        if (!p.suppliers[s].active) continue;
        ++(p.suppliers[s].joins.as<Joins>() == Joins::start ? active : reserve);
    }
    return "suppliers: " + whole(static_cast<double>(active)) + " from the start, " +
           whole(static_cast<double>(reserve)) + " in reserve";
}

/// The choices of a scenario that nobody made.
std::string defaults_line(const Parameters& p)
{
    Lines out;
    const auto add = [&](const std::string& path, const sim::schema::AnyParameter& parameter) {
        if (!parameter.written()) out.push_back(path + " " + parameter.text());
    };
    const auto& population = p.population;
    add("start", p.start);
    add("months", p.months);
    add("replicates", p.replicates);
    add("seed", p.seed);
    add("population.pilot_villages", population.pilot_villages);
    if (population.all_villages.size() == 0) add("population.comparison_villages", population.comparison_villages);
    if (population.all_households.size() == 0)
        add("population.households_per_village", population.households_per_village);
    if (population.list.households.empty()) add("population.project_households", population.project_households);
    for (const auto& each : projects_of(p)) {
        const std::string path = "agencies." + each.name + ".";
        if (!each.agency->budget.written()) out.push_back(path + "budget " + whole(each.budget()));
        add(path + "workers", each.agency->workers);
        add(path + "first_month", each.agency->first_month);
        add(path + "last_month", each.agency->last_month);
    }
    return out.empty() ? "" : "defaults in force: " + sim::joined(out);
}

} // namespace

std::vector<sim::Said> outline_of(const Parameters& p)
{
    std::vector<sim::Said> out{people_line(p)};
    for (auto& line : agency_lines(p)) out.emplace_back(std::move(line));
    out.push_back(supplier_line(p));
    if (auto line = defaults_line(p); !line.empty()) out.push_back(std::move(line));
    return out;
}

/// What may keep a table of volumes from doing what was meant.
Lines volume_notices(const Parameters& p)
{
    const auto& policy = p.groups.get<PolicyParameters>();
    if (!policy.volumes.given()) return {};
    if (!p.mechanisms.on(policy_mechanism)) return {"policy.volumes gives nothing while mechanisms.policy is off"};
    constexpr double small = 0.001; // of the country
    const auto households = static_cast<double>(households_of_run(p.population));
    if (households >= small * policy.of_register) return {};
    return {"policy.volumes tells what a country with " + whole(policy.of_register) +
            " registered households gets (policy.of_register); of that this run's " + whole(households) +
            " households get what is theirs of the register, which may be nothing"};
}

std::vector<sim::Said> notices_of(const Parameters& p)
{
    std::vector<sim::Said> out;
    for (auto& line : volume_notices(p)) out.emplace_back(std::move(line));
    for (auto& line : list_notices(p.population)) out.push_back(std::move(line));

    const auto projects = projects_of(p);
    double money = 0;
    Lines names;
    bool together = false;
    for (const auto& each : projects) {
        for (const auto& other : projects)
            together = together || (&other != &each && other.first <= each.last && each.first <= other.last);
        names.push_back(each.name);
        money += std::min(each.planned(), each.budget());
    }
    if (together)
        out.push_back("several agencies are at work at the same time: " + sim::joined(names) + "; together they cost " +
                      whole(money) + " yuan of public money. agencies.NAME.active: off takes one out");
    for (const auto& each : projects) {
        const std::string path = "agencies." + each.name;
        if (each.agency->last_month > p.months)
            out.push_back(path + " goes on until month " + each.agency->last_month.text() +
                          ", the run ends with month " + p.months.text());
        else if (each.planned() < 0.99 * each.budget())
            out.push_back(path + ": of its budget of " + whole(each.budget()) + " yuan " + whole(each.planned()) +
                          " are spent on pay and overhead; the rest goes back");
        else if (each.planned() > 1.01 * each.budget())
            out.push_back(
                path + ": its budget of " + whole(each.budget()) + " yuan does not reach for the " +
                whole(each.planned()) + " yuan of pay and overhead; " +
                (p.mechanisms.on(agency_capacity_mechanism) ? "fewer are hired" : "work ends when it is used up"));
        constexpr double far_below = 0.8;
        if (p.mechanisms.on(agency_capacity_mechanism) &&
            each.agency->salary < far_below * each.agency->usual_pay.value())
            out.push_back(path + ": pay of " + whole(each.agency->salary) + " yuan is far below the usual " +
                          whole(each.agency->usual_pay) + "; posts stay empty, and their money unspent");
        if (!each.agency->budget.written() || !each.agency->workers.written())
            out.push_back(path + ": budget or workers are not written; " + whole(each.budget()) + " yuan and " +
                          each.agency->workers.text() + " workers are the defaults");
    }
    return out;
}

} // namespace alleviation
