#include "sim/run/parting.h"

#include "sim/core/digest.h"
#include "sim/core/faults.h"

#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>

namespace sim::run {

namespace {

constexpr std::string_view first_line = "qiao digests 1";

/// What is no longer as it was known, which it is from now on.
std::map<std::string, std::uint64_t> news(std::map<std::string, std::uint64_t>& known, const State& state)
{
    std::map<std::string, std::uint64_t> out;
    for (const auto& [column, digest] : digests_of(state)) {
        const auto [at, fresh] = known.try_emplace(column, digest);
        if (!fresh && at->second == digest) continue;
        at->second = digest;
        out.emplace(column, digest);
    }
    return out;
}

} // namespace

std::map<std::string, std::uint64_t> digests_of(const State& state)
{
    std::map<std::string, std::uint64_t> out;
    for (const auto& rows : state)
        for (std::size_t c = 0; c < rows->columns(); ++c) {
            Digest digest;
            for (std::size_t r = 0; r < rows->rows(); ++r) digest.add_number(rows->number(c, r));
            out.emplace(rows->name() + "." + std::string(rows->column(c).name), digest.value());
        }
    return out;
}

Changes::Changes(const Plan& plan, const WorldChosen& chosen) : world_(plan, chosen), known_(world_.world().districts())
{
}

std::vector<Change> Changes::next()
{
    std::vector<Change> out;
    if (!founded_) {
        founded_ = true;
        for (std::size_t d = 0; d < known_.size(); ++d)
            out.push_back({-1, d, "", "", news(known_[d], world_.state(d))});
        return out;
    }
    if (world_.over()) return out;
    world_.month([&](const Acted& acted) {
        auto columns = news(known_[acted.district], acted.state);
        if (columns.empty()) return;
        out.push_back({acted.clock.step, acted.district, std::string(acted.phase),
                       std::string(acted.mechanism.description.name), std::move(columns)});
    });
    return out;
}

void write_changes(std::ostream& out, Changes changes)
{
    out << first_line << "\nstep district phase mechanism column digest\n" << std::hex;
    for (auto some = changes.next(); !some.empty(); some = changes.next())
        for (const auto& change : some)
            for (const auto& [column, digest] : change.columns)
                out << std::dec << change.step << ' ' << change.district << ' '
                    << (change.phase.empty() ? "-" : change.phase) << ' '
                    << (change.mechanism.empty() ? "-" : change.mechanism) << ' ' << column << ' ' << std::hex << digest
                    << '\n';
}

bool holds_changes(const std::string& path)
{
    std::ifstream file(path);
    std::string line;
    return std::getline(file, line) && line == first_line;
}

std::vector<Change> read_changes(const std::string& path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    std::getline(file, line);
    std::vector<Change> out;
    for (std::size_t number = 3; std::getline(file, line); ++number) {
        std::istringstream words(line);
        Change change;
        std::string column;
        std::uint64_t digest = 0;
        if (!(words >> change.step >> change.district >> change.phase >> change.mechanism >> column >> std::hex >>
              digest))
            throw InputError(path + ":" + std::to_string(number) +
                             ": is not a line of digests; write the file anew with qiao trace --digests");
        if (change.phase == "-") change.phase = change.mechanism = "";
        const bool goes_on = !out.empty() && out.back().step == change.step && out.back().district == change.district &&
                             out.back().phase == change.phase && out.back().mechanism == change.mechanism;
        if (!goes_on) out.push_back(change);
        out.back().columns.emplace(column, digest);
    }
    return out;
}

std::optional<Parting> first_parting(const std::vector<Change>& a, const std::vector<Change>& b)
{
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        const auto at = [i](const std::vector<Change>& of) { return i < of.size() ? &of[i] : nullptr; };
        const Change *in_a = at(a), *in_b = at(b);
        const auto same_place = [](const Change& x, const Change& y) {
            return x.step == y.step && x.district == y.district && x.phase == y.phase && x.mechanism == y.mechanism;
        };
        if (in_a && in_b && same_place(*in_a, *in_b)) {
            if (in_a->columns == in_b->columns) continue;
            Parting out{in_a->step, in_a->district, in_a->phase, in_a->mechanism, {}};
            auto all = in_a->columns;
            all.insert(in_b->columns.begin(), in_b->columns.end());
            const auto digest = [](const Change& of, const std::string& column) {
                const auto found = of.columns.find(column);
                return found == of.columns.end() ? std::optional<std::uint64_t>{} : found->second;
            };
            for (const auto& [column, ignored] : all)
                if (digest(*in_a, column) != digest(*in_b, column)) out.columns.push_back(column);
            return out;
        }
        // One of them did nothing where the other did: the one that the other has nothing like in what is left of this
        // month and district.
        const auto missing_in = [&](const Change& change, const std::vector<Change>& other) {
            return std::none_of(other.begin() + static_cast<std::ptrdiff_t>(std::min(i, other.size())), other.end(),
                                [&](const Change& of) { return same_place(change, of); });
        };
        const Change& alone = !in_b || (in_a && missing_in(*in_a, b)) ? *in_a : *in_b;
        Parting out{alone.step, alone.district, alone.phase, alone.mechanism, {}};
        for (const auto& [column, digest] : alone.columns) out.columns.push_back(column);
        return out;
    }
    return {};
}

ColumnThen column_then(const Plan& plan, const WorldChosen& chosen, const Parting& when, const std::string& column)
{
    WatchedWorld world(plan, chosen);
    ColumnThen out;
    const auto keep = [&](const State& state) {
        for (const auto& rows : state)
            for (std::size_t c = 0; c < rows->columns(); ++c) {
                if (rows->name() + "." + std::string(rows->column(c).name) != column) continue;
                out = {rows->column(c), {}, {}};
                for (std::size_t r = 0; r < rows->rows(); ++r) {
                    out.numbers.push_back(rows->number(c, r));
                    out.keys.push_back(rows->key(r));
                }
            }
    };
    if (when.step < 0) return keep(world.state(when.district)), out;
    // A mechanism that acts in one of two worlds alone may be off here: then it counts what those before it left.
    std::vector<std::pair<std::string_view, std::string_view>> before;
    for (const auto& phase : plan.model->phases())
        for (const auto& mechanism : phase.mechanisms) before.emplace_back(phase.name, mechanism.name);
    before.erase(std::find(before.begin(), before.end(),
                           std::pair<std::string_view, std::string_view>(when.phase, when.mechanism)) +
                     1,
                 before.end());
    while (!world.over() && world.clock().step < when.step) world.month([](const Acted&) {});
    keep(world.state(when.district));
    if (world.over()) return out;
    world.month([&](const Acted& acted) {
        const std::pair<std::string_view, std::string_view> now(acted.phase, acted.mechanism.description.name);
        if (acted.district == when.district && std::find(before.begin(), before.end(), now) != before.end())
            keep(acted.state);
    });
    return out;
}

} // namespace sim::run
