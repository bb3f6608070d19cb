/// Every number and every choice of the model does something: moved to its ends it changes what some household lives
/// through, in one of a few small worlds in which much happens. What changes nothing is named.
#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <bit>
#include <map>
#include <set>

using namespace alleviation;
using alleviation::testing::last_arm;
using alleviation::testing::read_parameters;
using alleviation::testing::Settings;
using alleviation::testing::with;

namespace {

/// A world, and for how long it is watched.
struct Place {
    Settings settings;
    int months;
};

const Settings small = {{"population.register", ""},
                        {"population.pilot_villages", "2"},
                        {"population.comparison_villages", "1"},
                        {"population.households_per_village", "40"},
                        {"population.project_households", "30"},
                        {"population.registered_share", "0.4"},
                        {"village_governance.teams", "all"}};

/// A project of two years as it is meant to be, and the year after it; one that fails its inspections, with late money;
/// villages full of associations; and households who have little and are ill.
const std::map<std::string, Place> places = {{"project", {with(small, {{"agencies.xuri.last_month", "24"}}), 36}},
                                             {"failing",
                                              {with(small, {{"agencies.xuri.last_month", "48"},
                                                            {"agencies.xuri.budget", "1200000"},
                                                            {"agencies.xuri.salary", "9000"},
                                                            {"agencies.xuri.diverts", "0.3"},
                                                            {"agencies.xuri.task_weight", "0.9"},
                                                            {"agencies.xuri.late", "3"},
                                                            {"supervision.pass_mark", "70"},
                                                            {"supervision.tasks", "40"},
                                                            {"supervision.renewed", "0"},
                                                            {"policy.purchase_growth", "0.1"},
                                                            {"annual_evaluation.contract_from", "1"},
                                                            {"expected_income.from", "last_year"},
                                                            {"farming.returns", "threshold"}}),
                                               48}},
                                             {"associations",
                                              {with(small, {{"agencies.xuri.last_month", "18"},
                                                            {"agencies.xuri.organising_share", "0.4"},
                                                            {"population.comparison_villages", "2"},
                                                            {"incubation.incubable_from", "0.1"},
                                                            {"incubation.willing_from", "0.05"},
                                                            {"incubation.founders", "3"},
                                                            {"incubation.coached", "0.2"},
                                                            {"standardisation.learns", "0.05"},
                                                            {"collective.adopts", "0.5"},
                                                            {"backbone.leader_from", "0.3"},
                                                            {"platform_handover.government_adopts", "0"}}),
                                               48}},
                                             {"hardship",
                                              {with(small, {{"health.severe_at_40", "0.1"},
                                                            {"population.capital_median", "2000"},
                                                            {"population.cash_months", "0.2"},
                                                            {"register_visits.helpers", "on"},
                                                            {"application.applies", "0.5"},
                                                            {"cash_transfer.amount", "500"},
                                                            {"demography.divides", "0.5"}}),
                                               36}}};

sim::schema::Node tree_of(const Place& place, const Settings& more)
{
    static const auto base = last_arm("yanliu.yaml", {});
    auto tree = base;
    for (const auto& [path, value] : with(place.settings, more)) tree.set(path, sim::schema::Node::text(value));
    return tree;
}

/// What households live through in a month, as one number.
std::uint64_t lived(const District& district)
{
    static const std::set<std::string_view> columns = {
        "members",     "income_now",   "consumption_now", "food_now",   "hungry",      "care_forgone",
        "school_left", "debt",         "capital",         "land",       "produce",     "safe_housing",
        "safe_water",  "insured",      "dibao",           "registered", "motivation",  "trust",
        "information", "satisfaction", "contact_hours",   "pair",       "months_above"};
    std::uint64_t sum = 14695981039346656037ull;
    const auto& h = district.households;
    for (std::size_t c = 0; c < h.columns(); ++c)
        if (columns.contains(h.column(c).description().name))
            for (std::size_t i = 0; i < h.rows(); ++i)
                sum = (sum ^ std::bit_cast<std::uint64_t>(h.column(c).number(i))) * 1099511628211ull;
    return sum;
}

/// Worlds month by month, each founded once.
class Worlds {
  public:
    /// Whether a world with more settings differs from itself in any month; nothing where they are not allowed.
    bool differs(const std::string& name, const Settings& more)
    {
        Parameters parameters;
        try {
            read_parameters(parameters, tree_of(places.at(name), more));
        } catch (const sim::InputError&) {
            return false;
        }
        return !same(parameters, places.at(name).months, usual(name));
    }

  private:
    const std::vector<std::uint64_t>& usual(const std::string& name)
    {
        auto& out = usual_[name];
        if (!out.empty()) return out;
        Parameters parameters;
        read_parameters(parameters, tree_of(places.at(name), {}));
        District district = founded_.emplace(founding_key(parameters), founded(parameters)).first->second;
        out.push_back(lived(district));
        add_actors(district, parameters);
        for (int month = 0; month < places.at(name).months; ++month) {
            advance_month(district, parameters.groups, {parameters.start, month});
            out.push_back(lived(district));
        }
        return out;
    }
    bool same(const Parameters& parameters, int months, const std::vector<std::uint64_t>& as)
    {
        District district = founded(parameters);
        if (lived(district) != as[0]) return false;
        add_actors(district, parameters);
        for (int month = 0; month < months; ++month) {
            advance_month(district, parameters.groups, {parameters.start, month});
            if (lived(district) != as[static_cast<std::size_t>(month) + 1]) return false;
        }
        return true;
    }
    District founded(const Parameters& parameters) const
    {
        const auto found = founded_.find(founding_key(parameters));
        if (found != founded_.end()) return found->second;
        return initial_town(parameters, {1, 0}, 0);
    }

    std::map<std::string, std::vector<std::uint64_t>> usual_;
    std::map<std::string, District> founded_;
};

/// What is said of a run or of its record, of other lists and tables, and of how large the world is.
bool of_the_study(std::string_view path)
{
    for (const auto* part : {"claim",
                             "facts",
                             "precision",
                             "attribution",
                             "record.",
                             "costs.",
                             "sweep",
                             "compare",
                             "qiao",
                             "months",
                             "replicates",
                             "seed",
                             "start",
                             "model",
                             "population.districts",
                             "population.all_",
                             "poverty.",
                             "multidimensional.",
                             "vulnerability.",
                             "registration.exits",
                             "registration.entries"})
        if (path.starts_with(part)) return true;
    return false;
}

/// The values that a parameter is moved to; none where it is no number and no choice.
std::vector<std::string> ends_of(const sim::schema::ParameterDescription& p)
{
    if (p.type == "choice") return p.allowed;
    if (p.type != "number" && p.type != "integer") return {};
    double low = p.low, high = p.high;
    if (p.plausible.given()) {
        low = std::max(low, p.plausible.quantile(0.001));
        high = std::min(high, p.plausible.quantile(0.999));
    }
    const auto text = [&](double value) {
        return p.type == "integer" ? std::to_string(std::lround(value)) : std::to_string(value);
    };
    return {text(low), text(high)};
}

} // namespace

TEST_CASE("every number and choice, moved to its ends, changes what some household lives through", "[slow]")
{
    Worlds worlds;
    const auto tree = tree_of(places.at("project"), {});
    Parameters parameters;
    std::vector<sim::schema::ParameterDescription> described;
    parameters.describe("", described);
    std::vector<std::string> idle;
    for (const auto& p : described) {
        if (of_the_study(p.path)) continue;
        const auto values = ends_of(p);
        if (values.empty()) continue;
        std::vector<std::string> paths{p.path};
        if (const std::size_t named = p.path.find("<name>"); named != std::string::npos) {
            paths.clear();
            for (const auto& [name, group] : tree.find(p.path.substr(0, named - 1))->entries)
                paths.push_back(p.path.substr(0, named) + name + p.path.substr(named + 6));
        }
        const auto moves = [&] {
            for (const auto& [world, place] : places)
                for (const auto& path : paths)
                    for (const auto& value : values)
                        if (worlds.differs(world, {{path, value}})) return true;
            return false;
        };
        if (!moves()) idle.push_back(p.path);
    }
    CHECK(idle == std::vector<std::string>{});
}
