#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct RegistrationParameters : sim::schema::ParameterGroup {
    explicit RegistrationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "registration", "建档立卡", "Who is put on the poverty register, and who leaves it.")
    {
    }
    Number income_error{this,
                        "income_error",
                        0.35,
                        {"log points", 0, 3},
                        "error with which village officials know incomes",
                        assumption("income accuracy is low (Zhu & Li 2018), sign only", triangular(0.2, 0.35, 0.6))};
    Number deprivation_weight{
        this,
        "deprivation_weight",
        0.3,
        {"", 0, 10},
        "weight of a visible deprivation against a poverty line of income",
        assumption("no figure found; rules name deprivations before incomes", triangular(0.1, 0.3, 0.6))};
    Number vote_noise{this,
                      "vote_noise",
                      0.15,
                      {"", 0, 10},
                      "spread of the community vote",
                      assumption("no figure found; less than the error of incomes", triangular(0.05, 0.15, 0.35))};
    Number cadre_tie{this,
                     "cadre_tie",
                     0.1,
                     {"poverty lines", 0, 10},
                     "what a tie with the family of a village cadre adds to the score (优亲厚友)",
                     assumption("capture by ties is reported; no figure found", triangular(0, 0.1, 0.3))};
    Number exit_checked{
        this,
        "exit_checked",
        0.7,
        {"", 0, 1},
        "chance that the third-party check finds out that a household taken off has an income below the line",
        assumption("Shou County's own exits, announced 2019: wrong exits below 2 %; the lower the chance, the more "
                   "were wrong at first",
                   beta({0.1, 0.5}, {0.9, 0.9}))};
    Number exits_planned{
        this,
        "exits_planned",
        1,
        {"", 0, 1},
        "places on a county's register that a year's plan lets go, as a share of all (年度脱贫计划); 1: whoever may "
        "leave",
        setting("the plan for the country was ten million people a year, about a ninth of the register of 2014 (told "
                "for 2016 by the State Council's office); a scenario of another register says its own")};
    Number entries_planned{
        this,
        "entries_planned",
        1,
        {"", 0, 1},
        "places on a county's register that may be taken anew in a year, as a share of all; 1: whatever is free",
        setting("in the great review of 2015 and 2016 (回头看) 8.07 million people were put on a register of 89.62, "
                "commonly quoted")};
    Number monitored_below{
        this,
        "monitored_below",
        1.5,
        {"poverty lines", 1, 10},
        "income below which a household that left is watched",
        assumption("lines of the monitoring rules of 2020 differ by province", triangular(1.2, 1.5, 2))};
    Number readmits{
        this,
        "readmits",
        0.04,
        {"", 0, 1},
        "chance that a household that left, and is seen below the line again, is put back on the register instead of "
        "being helped while it is watched",
        assumption(
            "official returns were 1.4 % of exits in 2016, 0.4 % in 2017 and 0.07 % in 2018, while survey panels "
            "find 20 to 45 % of the poor in and out within a year",
            lognormal({0.1, 0.015}, {0.9, 0.08}))};
    Count support_after{this,
                        "support_after",
                        36,
                        {"months", 0, 600},
                        "months for which a household that left goes on to get what registered households get "
                        "(脱贫不脱政策)",
                        assumption("rules of 2016 to 2020 kept policies until 2020, those of 2021 for five years more",
                                   triangular(24, 36, 60))};
    Choice all_places{this,
                      "all_places",
                      "off",
                      {"off", "on"},
                      "whether all places on the register are taken at the start, also by households that officials do "
                      "not see below the line",
                      setting("on where a scenario's register is the national one, which was full")};
    Number trained_judges{this,
                          "trained_judges",
                          0.3,
                          {"", 0, 1},
                          "share of the error in incomes that a fully trained village worker avoids",
                          assumption("no figure found; less than a team that lives there", triangular(0.1, 0.3, 0.6))};
    Number team_knows{this,
                      "team_knows",
                      0.5,
                      {"", 0, 1},
                      "share of the error in incomes that a resident team in a village with a strong branch removes "
                      "from the register",
                      assumption("no figure found; a quarter to three quarters", beta({0.1, 0.25}, {0.9, 0.75}))};
};

/// The household of a village whose family holds office; the same in all months.
std::uint32_t cadre_household(const District& district, const Village& village);

/// How much of the officials' error about incomes remains in a village: 1 without a team or a branch.
float income_error_left(const District& district, const RegistrationParameters& parameters, const Village& village);

/// December: households leave and enter the register, within the villages' quotas.
void registration(District& district, const RegistrationParameters& parameters);
extern const Mechanism registration_mechanism;

} // namespace alleviation
