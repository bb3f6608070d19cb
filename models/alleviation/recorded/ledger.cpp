#include "models/alleviation/recorded/part.h"

#include <array>

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
bool helps(const Route& route)
{
    return route.from == Holder::supplier;
}

/// Of all districts together, in fen.
struct Books {
    std::array<double, std::size(routes)> paid{};
    std::array<double, std::size(holders)> held{};
};

const Output<double(const Books&, std::size_t flow)> of_flows[] = {
    {.what = {"amount", "支付额", "fen", "paid this month"},
     .value = [](const Books& books, std::size_t flow) { return books.paid[flow]; },
     .storage = Storage::int64},
};
const Output<double(const Books&, std::size_t holder)> of_holders[] = {
    {.what = {"balance", "月末余额", "fen", "held at the end of the month"},
     .value = [](const Books& books, std::size_t holder) { return books.held[holder]; },
     .storage = Storage::int64},
};

const OutputGroup ledger_group(
    [](const Parameters& p) {
        sim::schema::Dimension flow{"flow", "payer > payee: purpose", {}, {}, {}};
        for (const auto& route : routes) {
            flow.labels.push_back(route_label(route));
            flow.about.emplace_back(helps(route) ? project_households : "");
        }
        sim::schema::Dimension holder{"holder", "kind of account", {}, {}, {}};
        for (const auto& h : holders) holder.labels.emplace_back(h.name);
        return Group{"ledger",
                     "all payments of the month, and what each kind of account holds at its end; balances sum to zero, "
                     "and change by the flows alone",
                     every_month(p),
                     {flow, holder}};
    },
    {{of_flows, {"flow"}}, {of_holders, {"holder"}}}, always);

void write_ledger(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    Books books;
    for (const auto& district : districts) {
        for (std::size_t r = 0; r < std::size(routes); ++r)
            books.paid[r] += static_cast<double>(
                district.ledger.flow(kind(routes[r].from), kind(routes[r].to), purpose(routes[r].what)).count());
        for (std::size_t h = 0; h < std::size(holders); ++h)
            books.held[h] += static_cast<double>(district.ledger.total(h).count());
    }
    const Cells cells = month.of(ledger_group);
    cells.fill_each(of_flows, 0, books.paid.size(), books);
    cells.fill_each(of_holders, 0, books.held.size(), books);
}

} // namespace

const Part ledger_part{{&ledger_group}, write_ledger};

} // namespace alleviation
