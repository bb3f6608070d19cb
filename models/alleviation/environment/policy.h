#pragma once

#include "models/alleviation/environment/yearly_path.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct PolicyParameters : sim::schema::ParameterGroup {
    explicit PolicyParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "policy", "政策环境", "Legitimacy, tax and entry of social organisations.")
    {
    }
    Number stance{
        this,
        "stance",
        0.6,
        {"", 0, 1},
        "legitimacy that policy by itself gives (资金、政策、合法性)",
        assumption("no figure found; strong in these years, from below the middle of the scale to nearly full",
                   triangular(0.4, 0.6, 0.85))};
    Number moves{this,
                 "moves",
                 0.05,
                 {"per month", 0, 1},
                 "speed at which legitimacy follows policy and results",
                 assumption("no figure found; half within half a year to three", lognormal({0.1, 0.02}, {0.9, 0.12}))};
    Number results{
        this,
        "results",
        0.3,
        {"", 0, 1},
        "weight of published results in legitimacy",
        assumption("no figure found; from hardly heard of to as much as policy itself", triangular(0.1, 0.3, 0.5))};
    Number tax_credit{
        this,
        "tax_credit",
        0.1,
        {"", 0, 1},
        "rise of what donors and enterprises give through tax relief",
        assumption("no figure found; at a tax rate of 25 %, and few small firms claim it", triangular(0, 0.1, 0.25))};
    Number means{
        this,
        "means",
        0.5,
        {"", 0, 2},
        "rise of what they give from no to full legitimacy, around the middle",
        assumption(
            "no figure found; from giving that hardly asks for legitimacy to three times as much with it as without",
            triangular(0.2, 0.5, 1))};
    Number registration_ease{
        this,
        "registration_ease",
        0.7,
        {"", 0, 1},
        "ease of registration and entry (行业准入)",
        assumption("no figure found; eased since 2013, not everywhere", triangular(0.4, 0.7, 0.9))};
    Number purchase_growth{
        this,
        "purchase_growth",
        0.0,
        {"per year", -1, 1},
        "yearly rise of what the government pays for services (购买服务资金)",
        assumption("no figure found; budgets rise and are cut, mostly by less than a tenth a year", normal(0, 0.05))};
    Number purchase_results{this,
                            "purchase_results",
                            0.2,
                            {"", -2, 2},
                            "further rise at full score, falling to none at neutral_score and on below it",
                            assumption("no figure found; the sign is likely, not certain", normal(0.2, 0.1))};
    Number neutral_score{this,
                         "neutral_score",
                         60,
                         {"points", 0, 99},
                         "inspection score at which results neither raise nor lower what the government pays",
                         assumption("no figure found; the basic pass in the rules found", triangular(50, 60, 75))};
    Number purchase_least{this,
                          "purchase_least",
                          0.5,
                          {"", 0, 1},
                          "least that it pays, as a share of the contract",
                          assumption("no figure found; from a contract cut to a third to one that nearly holds",
                                     triangular(0.3, 0.5, 0.8))};
    Number purchase_most{this,
                         "purchase_most",
                         2,
                         {"", 1, 10},
                         "most that it pays, as a multiple of the contract",
                         assumption("no figure found; budgets bind somewhere: at a third more, or at three times",
                                    triangular(1.3, 2, 3))};
    Number cadre_training{
        this,
        "cadre_training",
        0.02,
        {"per year", 0, 1},
        "share of a branch's missing strength that the training of cadres adds in every village (干部培训)",
        assumption("no figure found; half of it won within 14 years, or hardly ever",
                   lognormal({0.1, 0.007}, {0.9, 0.05}))};
    Number trust{this,
                 "trust",
                 0.005,
                 {"per month", 0, 1},
                 "share of missing trust that full legitimacy adds in project households",
                 assumption("no figure found; half of it won within four years, or within thirty",
                            lognormal({0.1, 0.002}, {0.9, 0.015}))};
    TableFile volumes{
        this, "volumes",
        "table of a programme's volumes by calendar year, for the whole country: of suppliers "
        "(suppliers.NAME.employment.posts and so on), repaired houses and dibao, none before its first year; "
        "and the stance of policy (policy.stance)",
        setting("the user's own, or scenarios/data/programme-2014.csv; without it suppliers offer what "
                "they say themselves")};
    Number of_register{this,
                       "of_register",
                       29480000,
                       {"households", 1, 1e9},
                       "households on the register of the country that the volumes are told for; a county gets the "
                       "share that its own register has of it",
                       evidence("register of 2014, as told by the State Council's office on 2017-02-28: 29.49 million "
                                "households, 89.62 million people, 128,000 villages; 29.48 in other texts",
                                uniform(29470000, 29490000))};

    /// What the table says of one supplier.
    struct OfSupplier {
        YearlyPath posts, seats, purchases, grants;
    };
    /// What the table says; prepare() fills it once the scenario was read.
    struct Paths {
        std::vector<OfSupplier> suppliers;
        YearlyPath houses, dibao_registered, stance;
    } paths;
    void prepare(const std::vector<std::string>& suppliers, sim::Faults& faults);
};

/// What a county gets this year of what the country's programme gives, where a table says it.
void give_volumes(District& district, const PolicyParameters& parameters);

/// Legitimacy follows policy and results.
void policy(District& district, const PolicyParameters& parameters);
extern const Mechanism policy_mechanism;

} // namespace alleviation
