#include "sim/run/trace.h"

#include "sim/core/faults.h"
#include "sim/random/key.h"

#include <cmath>

namespace sim::run {

namespace {

bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

Trace::Trace(const Plan& plan, const WorldChosen& chosen, const std::string& subject) : world_(plan, chosen)
{
    std::optional<std::uint64_t> key;
    for (district_ = 0; district_ < world_.world().districts() && !key;) {
        key = world_.world().subject_meant(district_, subject);
        if (!key) ++district_;
    }
    if (!key)
        throw InputError("'" + subject +
                         "' is nobody whom one can follow in this scenario; allowed: a number in its list, from 1, or "
                         "village/number");
    key_ = *key;
    books_ = world_.world().books(district_);
    now_ = look(world_.state(district_));
}

Trace::Look Trace::look(const State& state)
{
    Look out;
    const Subject subject = world_.world().subject(district_, key_);
    account_ = subject.account;
    for (const auto& [table, row, called] : subject.rows) {
        const Rows& rows = *state[table];
        const Key key{rows.name(), rows.key(row)};
        out.rows[key] = called;
        for (std::size_t c = 0; c < rows.columns(); ++c) {
            const auto about = rows.column(c);
            out.numbers[{key, std::string(about.name)}] = {rows.number(c, row), std::string(about.unit)};
        }
    }
    return out;
}

std::vector<TracedStep> Trace::month()
{
    std::vector<TracedStep> out;
    PaymentsHeard payments(account_);
    DrawsHeard draws;
    world_.month([&](const Acted& acted) {
        auto drawn = draws.take();
        if (acted.district != district_) return;
        TracedStep step;
        step.account = account_;
        const Look before = std::exchange(now_, look(acted.state));
        payments.listen_to(account_);
        step.step = acted.clock.step;
        step.phase = acted.phase;
        step.mechanism = acted.mechanism.description.name;
        for (const auto& [place, number] : now_.numbers) {
            const auto then = before.numbers.find(place);
            if (then == before.numbers.end() || same(then->second.first, number.first)) continue;
            step.numbers.push_back(
                {place.second, now_.rows.at(place.first), number.second, then->second.first, number.first});
        }
        for (const auto& [key, called] : now_.rows)
            if (!before.rows.contains(key)) step.came.push_back(called);
        for (const auto& [key, called] : before.rows)
            if (!now_.rows.contains(key)) step.went.push_back(called.empty() ? "itself" : called);
        step.payments = payments.take();
        for (const auto& draw : drawn) {
            const auto who = before.rows.find({std::string(draw.process.of), draw.who.entity});
            if (who != before.rows.end()) step.draws.emplace_back(draw, who->second);
        }
        if (!step.numbers.empty() || !step.came.empty() || !step.went.empty() || !step.payments.empty() ||
            !step.draws.empty())
            out.push_back(std::move(step));
    });
    return out;
}

std::string Trace::account_name(Account account) const
{
    if (account.number == anybody) return "other " + std::string(chart().kinds[account.kind].name);
    return world_.world().account_name(district_, account);
}

} // namespace sim::run
