#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/welfare.h"

namespace alleviation {

struct PublicTransferParameters : sim::schema::ParameterGroup {
    explicit PublicTransferParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "public_transfers", "转移性收入", "Pensions, subsidies and dibao.")
    {
    }
    Number pension{
        this,
        "pension",
        110,
        {"yuan/month", 0, 1e5},
        "rural basic pension from 60",
        assumption(
            "about the standard of 2018; not verified; the least was about 90, provinces and contributions add to it",
            triangular(90, 110, 140))};
    Number land_subsidy{
        this,
        "land_subsidy",
        90,
        {"yuan/mu/year", 0, 1e5},
        "agricultural subsidy, paid once a year",
        assumption("no figure found; counties differ by their area and what is counted", triangular(60, 90, 130))};
    Count subsidy_month{
        this,
        "subsidy_month",
        5,
        {"month of the year", 1, 12},
        "month in which the agricultural subsidy is paid",
        assumption("no figure found; provinces are to pay before the middle of the year", triangular(3, 5, 7))};
    Number dibao_least{
        this,
        "dibao_least",
        100,
        {"yuan/person/month", 0, 1e5},
        "smallest allowance",
        assumption("no figure found; the lowest of three or four classes", lognormal({0.1, 50}, {0.9, 180}))};
    Number dibao_share{
        this,
        "dibao_share",
        0.6,
        {"", 0, 2},
        "share of the gap to the dibao line that is paid",
        assumption("no figure found; all of the gap by the rules, less by class in practice", triangular(0.4, 0.6, 1))};
    Number dibao_ends{this,
                      "dibao_ends",
                      1.33,
                      {"dibao lines", 1, 10},
                      "income a head above which the yearly check ends it (渐退)",
                      assumption("no figure found; by the rules at the line, with time to leave it gradually",
                                 triangular(1, 1.33, 1.6))};
};

/// Pays pensions, subsidies and dibao.
void public_transfers(District& district, const PublicTransferParameters& parameters);
extern const Mechanism public_transfers_mechanism;

} // namespace alleviation
