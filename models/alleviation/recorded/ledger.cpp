#include "models/alleviation/recorded/part.h"

#include <algorithm>

namespace alleviation {

std::string route_label(const Route& route)
{
    return std::string(holders[kind(route.from)].name) + " > " + std::string(holders[kind(route.to)].name) + ": " +
           std::string(purposes[purpose(route.what)].name);
}

namespace {

using sim::schema::Group;
using sim::schema::Storage;

/// Whether it is what suppliers of help pay, hardly ever for others than the project's households.
bool of_help(const Route& route)
{
    return route.from == Holder::supplier;
}

Group ledger_layout(const Parameters& p)
{
    sim::schema::Dimension flow{"flow", "payer > payee: purpose", {}, {}, {}};
    for (const auto& route : routes) {
        flow.labels.push_back(route_label(route));
        flow.about.emplace_back(of_help(route) ? project_households : "");
    }
    sim::schema::Dimension holder{"holder", "kind of account", {}, {}, {}};
    for (const auto& h : holders) holder.labels.emplace_back(h.name);
    return {"ledger",
            "all payments of the month, and what each kind of account holds at its end; balances sum to zero, and "
            "change by the flows alone",
            every_month(p),
            {flow, holder},
            {{"amount", "fen", "paid this month", {"flow"}, Storage::int64},
             {"balance", "fen", "held at the end of the month", {"holder"}, Storage::int64}}};
}

void record_ledger(const std::vector<District>& districts, const Cells& cells_of)
{
    const auto amounts = cells_of.of(0);
    const auto balances = cells_of.of(1);
    std::fill(amounts.begin(), amounts.end(), 0.0);
    std::fill(balances.begin(), balances.end(), 0.0);
    for (const auto& district : districts) {
        for (std::size_t r = 0; r < std::size(routes); ++r)
            amounts[r] += static_cast<double>(
                district.ledger.flow(kind(routes[r].from), kind(routes[r].to), purpose(routes[r].what)).count());
        for (std::size_t h = 0; h < std::size(holders); ++h)
            balances[h] += static_cast<double>(district.ledger.total(h).count());
    }
}

} // namespace

const Part ledger_part{.groups = [](const Parameters& p) { return std::vector{ledger_layout(p)}; },
                       .record = record_ledger,
                       .of_many = true};

} // namespace alleviation
