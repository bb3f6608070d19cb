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
        "smallest allowance a head",
        assumption("no figure found; the lowest of three or four classes", lognormal({0.1, 50}, {0.9, 180}))};
    Number dibao_share{
        this,
        "dibao_share",
        0.6,
        {"", 0, 2},
        "share of the gap to the dibao line, as officials see it, that is paid",
        assumption("no figure found; all of the gap by the rules, less by class in practice", triangular(0.4, 0.6, 1))};
    Number dibao_places{
        this,
        "dibao_places",
        0.07,
        {"", 0, 1},
        "households that the county can pay dibao, as a share of all",
        assumption("the Ministry of Civil Affairs counted about 35 m of 560 m rural people in 2018, not verified; poor "
                   "counties have more",
                   triangular(0.045, 0.07, 0.11))};
    Count dibao_delay{this,
                      "dibao_delay",
                      2,
                      {"months", 0, 24},
                      "months from a claim to its decision",
                      assumption("no figure found; inquiry, vote and notice take thirty days by the rules, and longer",
                                 triangular(1, 2, 4))};
    Count dibao_waits{this,
                      "dibao_waits",
                      12,
                      {"months", 1, 250},
                      "months that a claim waits for a place before it lapses",
                      assumption("no figure found; until the next year's places", triangular(6, 12, 18))};
    Number known_error{
        this,
        "known_error",
        1.1,
        {"log points", 0, 3},
        "lasting error of officials about a household's income: what it hides, who its friends are",
        assumption(
            "no figure found; errors of rural dibao are called rather large (Golan, Sicular & Umapathi 2015), the "
            "poorest 40 % get 25 % more than their share in the median programme (Coady, Grosh & Hoddinott 2004)",
            triangular(0.6, 1.1, 1.4))};
    Number yearly_error{this,
                        "yearly_error",
                        0.4,
                        {"log points", 0, 3},
                        "their error that differs from year to year",
                        assumption("no figure found; about what a year's luck makes", triangular(0.2, 0.4, 0.7))};
    Number hardship_counts{
        this,
        "hardship_counts",
        1.5,
        {"log points", 0, 5},
        "by how much a severely ill or disabled member makes a household look poorer",
        assumption(
            "no figure found; officials see hardship better than income (Zhu & Li 2018, sign only): such a member "
            "counts like two or four times less income",
            triangular(0.7, 1.5, 2))};
    Number watched_counts{this,
                          "watched_counts",
                          0.7,
                          {"log points", 0, 5},
                          "the same for a household that is watched for return to poverty",
                          assumption("no figure found; such claims go first by the rules", triangular(0.3, 0.7, 1.2))};
    Number dibao_ends{
        this,
        "dibao_ends",
        1.33,
        {"dibao lines", 1, 10},
        "income a head, without dibao and as officials see it, above which the yearly review lets it fade",
        assumption("no figure found; by the rules at the line, with time to leave it gradually",
                   triangular(1, 1.33, 1.6))};
    Count dibao_fades{this,
                      "dibao_fades",
                      6,
                      {"months", 0, 60},
                      "months in which it fades to nothing then (渐退期)",
                      assumption("no figure found; provinces grant three months to a year", triangular(3, 6, 12))};
};

/// Pays pensions, subsidies and dibao; decides on claims for it and reviews it.
void public_transfers(District& district, const PublicTransferParameters& parameters, const WelfareParameters& welfare);
extern const Mechanism public_transfers_mechanism;

} // namespace alleviation
