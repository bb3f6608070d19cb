#pragma once

#include "models/alleviation/close_books/public_transfers.h"
#include "models/alleviation/farm.h"
#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

/// What households take for lasting: what they know of their prospects, or what the last twelve months brought.
enum class Lasting : std::uint8_t { prospects, last_year };

struct ExpectedIncomeParameters : sim::schema::ParameterGroup {
    explicit ExpectedIncomeParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "expected_income", "预期收入",
                         "What households take for lasting of their income: their permanent income.")
    {
    }
    Choice from{
        this,
        "from",
        "prospects",
        {"prospects", "last_year"},
        "what income is expected from: what members' jobs, land, assets and entitlements are likely to bring, or "
        "the last twelve months",
        assumption("households know more of their jobs and fields than a year's accounts show (Friedman 1957); "
                   "those who judge by the last year take luck for lasting",
                   levels({"prospects", "last_year"}))};
    Number job_counts{this,
                      "job_counts",
                      0.85,
                      {"", 0, 1},
                      "share of a present job's usual wage that is counted on, as jobs may end",
                      assumption("no figure found; a job that lasts years, less what is lost between two jobs",
                                 triangular(0.65, 0.85, 0.98))};
    Number farm_counts{this,
                       "farm_counts",
                       0.95,
                       {"", 0, 1},
                       "share of what land and assets yield in a normal year that is counted on",
                       assumption("no figure found; losses of animals and unsold produce are reckoned with",
                                  triangular(0.8, 0.95, 1))};
};

/// What each household takes for lasting of its income, a month.
void expected_income(District& district, const ExpectedIncomeParameters& parameters, const WageParameters& wages,
                     const FarmingParameters& farming, const PublicTransferParameters& transfers);
extern const Mechanism expected_income_mechanism;

} // namespace alleviation
