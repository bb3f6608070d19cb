#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Who gets a cash transfer.
enum class CashTo : std::uint8_t { project, registered, poor, all };

struct CashTransferParameters : sim::schema::ParameterGroup {
    explicit CashTransferParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "cash_transfer", "一次性现金转移",
                         "Cash that donors give once, without conditions, as trials of it do.")
    {
    }
    Count month{this, "month", 0, {"month", 0, 1200}, "month of the run in which it begins; 0: never", setting()};
    Count months{this, "months", 1, {"months", 1, 120}, "equal parts in which it comes, one a month", setting()};
    Number amount{this, "amount", 0, {"yuan", 0, 1e6}, "what a household gets altogether", setting()};
    Number of_consumption{this,
                          "of_consumption",
                          0,
                          {"", 0, 10},
                          "and beside that, as a share of its consumption of the last twelve months",
                          setting("0.39 in the trial of cash in Kenya")};
    Choice to{this,
              "to",
              "project",
              {"project", "registered", "poor", "all"},
              "whom: households of the project, on the register, below the line when it begins, or all",
              setting()};
    Number assets_below{this,     "assets_below", 1e7, {"yuan", 0, 1e7}, "only households with fewer productive assets",
                        setting()};
    Number share{this, "share", 1, {"", 0, 1}, "share of these households, drawn by lot", setting()};
};

/// Donors give cash to some households.
void cash_transfer(District& district, const CashTransferParameters& parameters);
extern const Mechanism cash_transfer_mechanism;

} // namespace alleviation
