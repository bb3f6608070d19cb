#include "sim/experiment/attribution.h"

#include "sim/experiment/derived.h"
#include "sim/inference/effects.h"
#include "sim/inference/statistics.h"

#include <algorithm>
#include <bit>
#include <map>
#include <mutex>
#include <numeric>

namespace sim::experiment {

namespace {

constexpr Process ordering{"order of players"};
using Coalition = std::uint64_t;

/// The arm that is looked into, with and without players; arms are read when they are first asked for.
class Coalitions {
  public:
    explicit Coalitions(const run::Plan& plan)
        : plan_(plan), scenario_(plan.source.tree(
                           plan.source.place_of(run::held_arm(plan, plan.scenario().attribution.arm.value()))))
    {
    }

    const Arm* arm(Coalition present)
    {
        const std::lock_guard lock(reading_);
        auto& out = arms_[present];
        if (!out) {
            Faults faults;
            out = read(present, faults);
            faults.stop_if_any();
        }
        return out.get();
    }

    std::unique_ptr<Arm> read(Coalition present, Faults& faults) const
    {
        schema::Node node = scenario_;
        const auto& players = plan_.scenario().attribution.players.entries();
        const schema::Node& written = *plan_.source.base.find("attribution")->find("players");
        for (std::size_t i = 0; i < players.size(); ++i)
            if (!(present >> i & 1))
                scenario::apply_setting(node, players[i].second, written.find(players[i].first)->origin, faults);
        return run::read_arm(plan_, node, faults);
    }

  private:
    const run::Plan& plan_;
    const schema::Node scenario_;
    std::mutex reading_;
    std::map<Coalition, std::unique_ptr<Arm>> arms_;
};

Coalition everyone(std::size_t players)
{
    return (Coalition{1} << players) - 1;
}

/// Orders in which players come in, each followed by its reverse, of one replicate.
std::vector<std::vector<std::size_t>> sampled_orders(std::size_t players, long count, std::uint32_t seed,
                                                     std::uint32_t replicate)
{
    std::vector<std::vector<std::size_t>> out;
    Stream draw({seed, replicate}, ordering, {static_cast<std::uint32_t>(players), 0}, 0);
    for (long k = 0; k < count; ++k) {
        std::vector<std::size_t> order(players);
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t i = players - 1; i > 0; --i)
            std::swap(order[i], order[(static_cast<std::uint64_t>(draw()) * (i + 1)) >> 32]);
        out.push_back(order);
        out.emplace_back(order.rbegin(), order.rend());
    }
    return out;
}

/// The coalitions that grow in these orders, and those without one player and with one alone; rising, each once.
std::vector<Coalition> coalitions_of(const std::vector<std::vector<std::size_t>>& orders, std::size_t players)
{
    const Coalition all = everyone(players);
    std::vector<Coalition> out{0, all};
    for (std::size_t i = 0; i < players; ++i) {
        out.push_back(Coalition{1} << i);
        out.push_back(all & ~(Coalition{1} << i));
    }
    for (const auto& order : orders) {
        Coalition present = 0;
        for (const auto player : order) out.push_back(present |= Coalition{1} << player);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// All but the Shapley shares, which are nought.
template <class Value>
Shares without_shapley(std::size_t players, Value value)
{
    const Coalition all = everyone(players);
    Shares out{value(all) - value(0), std::vector<double>(players), {}, {}};
    for (std::size_t i = 0; i < players; ++i) {
        out.leave_one_out.push_back(value(all) - value(all & ~(Coalition{1} << i)));
        out.alone.push_back(value(Coalition{1} << i) - value(0));
    }
    return out;
}

/// `value(coalition)` is known for those of coalitions_of().
template <class Value>
Shares shares_by_orders(const std::vector<std::vector<std::size_t>>& orders, std::size_t players, Value value)
{
    Shares out = without_shapley(players, value);
    for (const auto& order : orders) {
        Coalition present = 0;
        for (const auto player : order) {
            const double before = value(present);
            present |= Coalition{1} << player;
            out.shapley[player] += (value(present) - before) / static_cast<double>(orders.size());
        }
    }
    return out;
}

} // namespace

schema::Group attribution_group(const schema::Attribution& asked, const schema::Layout& layout)
{
    schema::Dimension player{"player", "what was taken out and put in", {}, {}, ""}, figure = effect_axis();
    for (const auto& [name, setting] : asked.players.entries()) player.labels.push_back(name);
    schema::Group out{
        "attribution",
        "effect of the arm's players on " + asked.figure.value() + " (" + joined(asked.of.values()) +
            "): with all of them less with none, divided; missing for the other arms",
        {},
        {player, figure},
        {{"shapley",
          "of the figure",
          "mean contribution over all orders in which players come in (Shapley 1953); adds up to together",
          {"player", "figure"}},
         {"leave_one_out", "of the figure", "with all less with all but this one", {"player", "figure"}},
         {"alone", "of the figure", "with this one alone less with none", {"player", "figure"}},
         {"together", "of the figure", "with all less with none", {"figure"}}}};
    out.by_replicate = false;
    const std::string& whole = asked.figure.value();
    const std::size_t slash = std::min(whole.find('/'), whole.size());
    out.about =
        layout.about(whole.substr(0, slash), whole.substr(std::min(slash + 1, whole.size())), asked.of.values());
    return out;
}

Shares exact_shares(std::span<const double> values, std::size_t players)
{
    Shares out = without_shapley(players, [&](Coalition present) { return values[present]; });
    std::vector<double> factorial{1};
    for (std::size_t k = 1; k <= players; ++k) factorial.push_back(factorial.back() * static_cast<double>(k));
    for (Coalition present = 0; present <= everyone(players); ++present) {
        const auto size = static_cast<std::size_t>(std::popcount(present));
        for (std::size_t i = 0; i < players; ++i) {
            if (present >> i & 1) continue;
            const double weight = factorial[size] * factorial[players - size - 1] / factorial[players];
            out.shapley[i] += weight * (values[present | Coalition{1} << i] - values[present]);
        }
    }
    return out;
}

namespace {

/// Each player by itself, so that one that is written wrongly hides no other.
void check_players(const run::Plan& plan, const Origin& origin, Faults& faults)
{
    const auto& players = plan.scenario().attribution.players.entries();
    const Coalitions coalitions(plan);
    const Coalition all = everyone(players.size());
    Faults none;
    const std::string with_all = coalitions.read(all, none)->scenario().effective().flat_text();
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < players.size(); ++i) {
        const std::string key = "attribution.players." + players[i].first;
        Faults of_player;
        const auto without = coalitions.read(all & ~(Coalition{1} << i), of_player);
        faults.add(of_player);
        if (!of_player.empty()) {
            seen.emplace_back();
            continue;
        }
        const auto& theirs = without->scenario();
        if (theirs.start.value() != plan.scenario().start.value() || theirs.months.value() != plan.months() ||
            theirs.replicates.value() != plan.replicates() || long{theirs.seed} != long{plan.scenario().seed})
            faults.add(origin, key, "changes start, months, replicates or seed", "what takes an actor out");
        else if (!run::same_axes(without->layout(), plan.layout))
            faults.add(origin, key, "changes what is recorded, or for how long",
                       "switch mechanisms and actors off instead (active: off)");
        const std::string text = theirs.effective().flat_text();
        const auto twin = std::find(seen.begin(), seen.end(), text);
        if (twin != seen.end() && text != with_all) // who changes nothing is a player of its own
            faults.add(origin, key,
                       "takes out the same as " + players[static_cast<std::size_t>(twin - seen.begin())].first,
                       "each player once");
        seen.push_back(text);
    }
    // What each can be without may not be what all can be without.
    if (faults.empty()) (void)coalitions.read(0, faults);
}

} // namespace

void check_attribution(const run::Plan& plan, Faults& faults)
{
    const auto& asked = plan.scenario().attribution;
    const auto& players = asked.players.entries();
    if (players.empty()) return;
    const Origin origin = run::written_at(plan, "attribution");
    if (players.size() > 30)
        faults.add(origin, "attribution.players", "names " + std::to_string(players.size()) + " players", "at most 30");
    const std::string arm = run::held_arm(plan, asked.arm.value());
    const bool known = plan.source.place_of(arm) < plan.source.arms.size();
    if (arm.empty())
        run::add_unnamed_arm(origin, "attribution", plan.arm_names, faults);
    else if (!known)
        faults.add(origin, "attribution.arm", "there is no arm '" + arm + "'", "arms: " + joined(plan.arm_names));
    else if (plan.arm_names.size() > 1 && arm == plan.arm_names[plan.baseline])
        faults.add(origin, "attribution.arm", "is the baseline", "an arm whose effect is divided");
    find_figure(plan, asked, "attribution", faults);
    if (players.size() <= 30 && known) check_players(plan, origin, faults);
}

std::vector<store::Derived> attribute(const run::Plan& plan, const run::Execution& execution)
{
    const auto& asked = plan.scenario().attribution;
    const std::size_t players = asked.players.entries().size();
    if (players == 0) return {};
    Faults faults;
    const Figure figure = *find_figure(plan, asked, "attribution", faults);
    const bool exact = players <= most_exact_players;
    const auto seed = static_cast<std::uint32_t>(long{plan.scenario().seed});
    const int replicates =
        asked.replicates > 0 ? std::min(asked.replicates.value(), plan.replicates()) : plan.replicates();
    Coalitions coalitions(plan);
    const auto orders_of = [&](int replicate) {
        return sampled_orders(players, asked.orders, seed, static_cast<std::uint32_t>(replicate));
    };
    const auto wanted = [&](int replicate) {
        if (!exact) return coalitions_of(orders_of(replicate), players);
        std::vector<Coalition> all(everyone(players) + 1);
        std::iota(all.begin(), all.end(), Coalition{0});
        return all;
    };
    const auto tried = try_out(
        plan, figure, 0, replicates,
        [&](int replicate) {
            std::vector<const Arm*> arms;
            for (const auto present : wanted(replicate)) arms.push_back(coalitions.arm(present));
            return arms;
        },
        execution, "worlds for attribution");

    // By replicate: shapley, leave-one-out and alone of each player, then together.
    const std::size_t columns = 3 * players + 1;
    std::vector<double> by_replicate;
    for (int r = 0; r < replicates; ++r) {
        const auto& values = tried[static_cast<std::size_t>(r)];
        if (values.empty()) continue;
        const auto present = wanted(r);
        const Shares shares =
            exact ? exact_shares(values, players) : shares_by_orders(orders_of(r), players, [&](Coalition c) {
                return values[static_cast<std::size_t>(std::lower_bound(present.begin(), present.end(), c) -
                                                       present.begin())];
            });
        for (const auto* part : {&shares.shapley, &shares.leave_one_out, &shares.alone})
            by_replicate.insert(by_replicate.end(), part->begin(), part->end());
        by_replicate.push_back(shares.together);
    }
    const std::vector<double> nothing(by_replicate.size(), 0.0);
    const auto effects = inference::Bootstrap(seed).effects(by_replicate, nothing, columns);

    store::Derived out{attribution_group(asked, plan.layout), std::vector<std::vector<double>>(4)};
    const std::string name = run::held_arm(plan, asked.arm.value());
    for (const auto& arm : plan.arm_names)
        for (std::size_t c = 0; c < columns; ++c)
            for (const double value : inference::figures(effects[c]))
                out.values[c / players < 3 ? c / players : 3].push_back(arm == name ? value : inference::nan);
    return {out};
}

} // namespace sim::experiment
