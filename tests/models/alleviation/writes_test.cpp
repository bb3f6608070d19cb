/// Each mechanism writes what it says it writes: the state is looked at before and after it acts.
#include "models/alleviation/state.h"
#include "sim/run/parting.h"
#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace alleviation;
using alleviation::testing::last_arm;
using alleviation::testing::Town;

namespace {

using Columns = std::set<std::string>;

/// Columns that each mechanism changed, by its name.
void add_what_changes(std::map<std::string, Columns>& changed, Town& town, int months)
{
    auto known = sim::run::digests_of(state_of(town.district));
    const sim::AfterEach after_each = [&](std::string_view, const sim::AnyMechanism& mechanism) {
        auto now = sim::run::digests_of(state_of(town.district));
        for (const auto& [column, digest] : now)
            if (known[column] != digest) changed[std::string(mechanism.description.name)].insert(column);
        known = std::move(now);
    };
    for (int month = 0; month < months; ++month)
        advance_month(town.district, town.parameters.groups, {town.parameters.start, month}, nullptr, &after_each);
}

/// "households: cash, produce; requests: all" as columns.
Columns columns_of(std::string_view written, const District& district)
{
    Columns out;
    const auto state = state_of(district);
    const auto trimmed = [](std::string_view text) {
        while (text.starts_with(' ')) text.remove_prefix(1);
        return std::string(text);
    };
    const auto split = [](std::string_view text, char at) {
        std::vector<std::string_view> parts;
        for (std::size_t end = 0; !text.empty(); text.remove_prefix(std::min(text.size(), end + 1))) {
            end = std::min(text.find(at), text.size());
            parts.push_back(text.substr(0, end));
        }
        return parts;
    };
    for (const auto part : split(written, ';')) {
        const auto colon = part.find(':');
        REQUIRE(colon != part.npos);
        const std::string table = trimmed(part.substr(0, colon));
        for (const auto one : split(part.substr(colon + 1), ',')) {
            const std::string name = trimmed(one);
            bool found = false;
            for (const auto& rows : state)
                for (std::size_t c = 0; c < rows->columns(); ++c)
                    if (rows->name() == table && (name == "all" || name == rows->column(c).name)) {
                        out.insert(table + "." + std::string(rows->column(c).name));
                        found = true;
                    }
            INFO(table << "." << name << " is a column of the state");
            CHECK(found);
        }
    }
    return out;
}

/// What newcomers to an agency, goals missed in part, old associations or a plan that says more from one year to the
/// next bring, which these worlds have not.
const Columns rare = {"agency agencies.joining_hours",       "agency_capacity agencies.joining_hours",
                      "agency_capacity agencies.cash",       "supervision agencies.task_weight",
                      "project_end agencies.pay_owed",       "incubation associations.linking_hours",
                      "platform_handover associations.cash", "policy suppliers.planned",
                      "policy suppliers.offered_purchases",  "policy suppliers.offered_seats",
                      "policy environment.houses_planned"};

} // namespace

TEST_CASE("mechanisms write the columns that they say they write, and no others", "[slow]")
{
    std::map<std::string, Columns> changed;
    Town pilot(last_arm("yanliu.yaml", {{"population.households_per_village", "90"},
                                        {"cash_transfer.month", "3"},
                                        {"cash_transfer.amount", "100"},
                                        {"association_projects.wins", "1"},
                                        {"association_projects.price", "10001"},
                                        {"association_projects.passes", "1"},
                                        {"agencies.xuri.last_month", "24"}}));
    add_what_changes(changed, pilot, 30);
    Town as_it_is(last_arm("yanliu.yaml", {{"population.households_per_village", "90"}}));
    add_what_changes(changed, as_it_is, 36);
    Town under_strain(last_arm("yanliu.yaml", {{"population.households_per_village", "90"},
                                               {"agencies.xuri.last_month", "36"},
                                               {"agencies.xuri.late", "4"},
                                               {"agencies.xuri.salary", "3600"},
                                               {"agencies.xuri.diverts", "0.5"},
                                               {"supervision.every", "3"},
                                               {"agencies.xuri.workers", "2"},
                                               {"agency_capacity.quits", "0.2"},
                                               {"supervision.tasks", "2"},
                                               {"supervision.audit", "1"}}));
    add_what_changes(changed, under_strain, 36);
    Town county(last_arm(
        "national-2014.yaml",
        {{"population.districts", "1"}, {"population.all_villages", "6"}, {"population.all_households", "1000"}}));
    add_what_changes(changed, county, 14);
    for (const auto* phase : phases())
        for (const auto* mechanism : phase->mechanisms) {
            const std::string name(mechanism->description.name), written(mechanism->description.writes);
            const Columns said = columns_of(written, pilot.district);
            for (const auto& column : changed[name]) {
                INFO(name << " changed " << column);
                CHECK(said.contains(column));
            }
            // Where it did not act in these worlds, nothing is known.
            if (changed[name].empty() || written.find(": all") != written.npos) continue;
            for (const auto& column : said) {
                INFO(name << " says that it writes " << column);
                CHECK((changed[name].contains(column) || rare.contains(name + " " + column)));
            }
        }
}
