#include "sim/run/trace.h"

#include "sim/core/faults.h"
#include "sim/random/key.h"

#include <cmath>

namespace sim::run {

namespace {

std::string key_text(const std::string& table, std::uint64_t key)
{
    return table + " " + std::to_string(key);
}

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
    look(world_.state(district_));
}

void Trace::look(const State& state)
{
    numbers_.clear();
    rows_.clear();
    drawers_.clear();
    const Subject subject = world_.world().subject(district_, key_);
    account_ = subject.account;
    for (const auto& [table, row, called] : subject.rows) {
        const Rows& rows = *state[table];
        const std::string key = key_text(rows.name(), rows.key(row));
        rows_[key] = called;
        drawers_[{rows.name(), rows.key(row)}] = called;
        for (std::size_t c = 0; c < rows.columns(); ++c) {
            const auto about = rows.column(c);
            numbers_[{key, std::string(about.name)}] = {std::string(about.name), called, std::string(about.unit),
                                                        rows.number(c, row)};
        }
    }
}

std::vector<TracedStep> Trace::month()
{
    std::vector<TracedStep> out;
    PaymentsHeard payments(account_);
    DrawsHeard draws;
    world_.month([&](const Acted& acted) {
        auto drawn = draws.take();
        if (acted.district != district_) return;
        const auto before = numbers_;
        const auto rows_before = rows_;
        const auto drawers_before = drawers_;
        look(acted.state);
        payments.listen_to(account_);
        TracedStep step;
        step.step = acted.clock.step;
        step.phase = acted.phase;
        step.mechanism = acted.mechanism.description.name;
        for (const auto& [place, now] : numbers_) {
            const auto then = before.find(place);
            if (then == before.end() || same(then->second.value, now.value)) continue;
            step.numbers.push_back({now.column, now.called, now.unit, then->second.value, now.value});
        }
        for (const auto& [key, called] : rows_)
            if (!rows_before.contains(key)) step.came.push_back(called.empty() ? key : called);
        for (const auto& [key, called] : rows_before)
            if (!rows_.contains(key)) step.went.push_back(called.empty() ? key : called);
        step.payments = payments.take();
        for (const auto& draw : drawn) {
            const auto who = drawers_before.find({std::string(draw.process.of), draw.who.entity});
            if (who != drawers_before.end()) step.draws.emplace_back(draw, who->second);
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
