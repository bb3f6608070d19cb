#include "models/alleviation/deliver/cash_transfer.h"

namespace alleviation {

namespace {

constexpr sim::Process lot{"lot for cash", "households"};

bool belongs(const District& district, const CashTransferParameters& p, std::size_t i)
{
    const auto& h = district.households;
    switch (p.to.as<CashTo>()) {
    case CashTo::project:
        return h.study_group[i] == StudyGroup::treated;
    case CashTo::registered:
        return h.registered[i] != 0;
    case CashTo::poor:
        return h.income_poor[i] != 0;
    case CashTo::all:
        break;
    }
    return true;
}

} // namespace

void cash_transfer(District& district, const CashTransferParameters& p)
{
    const int since = district.clock.step + 1 - p.month.value();
    if (p.month.value() == 0 || since < 0 || since >= p.months.value()) return;
    auto& h = district.households;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (since == 0) {
            const bool gets = h.members[i] > 0 && belongs(district, p, i) && h.capital[i] < p.assets_below.real() &&
                              district.draw(lot, h.identity[i]).uniform() < p.share.real();
            const float whole = p.amount.real() + p.of_consumption.real() * h.consumption_12[i];
            h.cash_part[i] = gets ? whole / static_cast<float>(p.months.value()) : 0.0f;
        }
        if (h.members[i] == 0) continue;
        h.cash_given[i] += h.cash_part[i];
        district.pay(account(Holder::donors), account(Holder::household, i), sim::Fen(whole_fen(h.cash_part[i])),
                     For::cash_transfer);
    }
}

const Mechanism cash_transfer_mechanism = mechanism<cash_transfer>(
    {.name = "cash_transfer",
     .chinese = "一次性现金转移",
     .section = "",
     .meaning = "Donors give cash to households of a kind, once or in parts, without asking for "
                "anything: for holding programmes against what cash alone would do. Nothing "
                "unless a month is said. Literature: Haushofer & Shapiro 2016.",
     .reads = "register, incomes, assets, consumption",
     .writes = "households: cash, cash_given, cash_part"});

} // namespace alleviation
