#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/organise/backbone.h"

namespace alleviation {

struct IncubationParameters : sim::schema::ParameterGroup {
    explicit IncubationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "incubation", "互助协会培育", "How mutual-aid associations begin, grow and end.")
    {
    }
    Number assessment_hours{this,
                            "assessment_hours",
                            8,
                            {"hours", 0, 1000},
                            "staff time of a willingness survey and assessment of a village",
                            assumption("no figure found; half a day to some days", lognormal({0.1, 4}, {0.9, 20}))};
    Number coaching_hours{
        this,
        "coaching_hours",
        8,
        {"hours/month", 0.1, 1000},
        "staff time of full coaching of one association",
        assumption("no figure found; half a day to two days a month", lognormal({0.1, 4}, {0.9, 16}))};
    Number weight_willingness{this,
                              "weight_willingness",
                              0.35,
                              {"", 0, 1},
                              "weight of mean willingness in the incubability of a village",
                              assumption("no figure found; the first of five conditions", triangular(0.2, 0.35, 0.5))};
    Number weight_leaders{this,
                          "weight_leaders",
                          0.2,
                          {"", 0, 1},
                          "weight of leaders, full from `enough_leaders` on",
                          assumption("no figure found; one of five conditions", triangular(0.1, 0.2, 0.35))};
    Number weight_ties{this,
                       "weight_ties",
                       0.1,
                       {"", 0, 1},
                       "weight of ties between willing households",
                       assumption("no figure found; the least of five conditions", triangular(0, 0.1, 0.2))};
    Number weight_branch{this,
                         "weight_branch",
                         0.2,
                         {"", 0, 1},
                         "weight of the strength of the Party branch",
                         assumption("no figure found; one of five conditions", triangular(0.1, 0.2, 0.3))};
    Number weight_team{this,
                       "weight_team",
                       0.15,
                       {"", 0, 1},
                       "weight of a resident work team",
                       assumption("no figure found; one of five conditions", triangular(0.05, 0.15, 0.25))};
    Number incubable_from{this,
                          "incubable_from",
                          0.4,
                          {"", 0, 1},
                          "incubability from which an agency incubates",
                          assumption("no figure found; the agency's prudence", triangular(0.3, 0.4, 0.55))};
    Count founders{this,
                   "founders",
                   8,
                   {"households", 1, 1000},
                   "willing households that an association needs to begin",
                   assumption("no figure found; rules of co-operatives ask for five, of registered societies for more",
                              triangular(5, 8, 15))};
    Number join_base{this,
                     "join_base",
                     -7.0,
                     {"log odds", -20, 20},
                     "monthly chance to join of a household without ties to members and without trust",
                     assumption("no figure found; wide, since nobody counted who joins", normal(-7, 0.7))};
    Number join_ties{this,
                     "join_ties",
                     2.5,
                     {"log odds", -20, 20},
                     "rise of that chance with all ties being members",
                     assumption("order of the peer effect on take-up in rural China, 0.485 on the probability scale "
                                "(Cai, de Janvry & Sadoulet 2015)",
                                normal(2.5, 0.5))};
    Number join_trust{this,
                      "join_trust",
                      2.0,
                      {"log odds", -20, 20},
                      "rise of that chance with full trust",
                      assumption("no figure found; about as much as ties", normal(2, 0.6))};
    Number join_benefit{this,
                        "join_benefit",
                        1.0,
                        {"log odds", -20, 20},
                        "rise of that chance where the association runs a mutual-aid fund",
                        assumption("no figure found; less than ties, more than nothing", normal(1, 0.5))};
    Number join_norm{this,
                     "join_norm",
                     0.8,
                     {"log odds", -20, 20},
                     "rise of that chance where helping one another is a matter of course throughout",
                     assumption("no figure found; less than trust", normal(0.8, 0.4))};
    Number leaves{this,
                  "leaves",
                  0.01,
                  {"per month", 0, 1},
                  "chance of a member to leave",
                  assumption("no figure found; 5 to 25 % a year", lognormal({0.1, 0.004}, {0.9, 0.025}))};
    Number leaves_rich{
        this,
        "leaves_rich",
        0.03,
        {"per month", 0, 1},
        "what is added to it for members who are rich by `rich_from` (limited commitment)",
        assumption("no figure found; limited commitment is known by its sign", lognormal({0.1, 0.01}, {0.9, 0.08}))};
    Number coached{
        this,
        "coached",
        0.09,
        {"per month", 0, 1},
        "share of missing maturity that full coaching adds",
        calibrated("maturity 0.5 after about ten months of full coaching; six to fourteen months are conceivable",
                   triangular(0.05, 0.09, 0.16))};
    Number practised{
        this,
        "practised",
        0.04,
        {"per month", 0, 1},
        "growth of maturity by activity of the members",
        assumption("no figure found; nobody measured how associations ripen", lognormal({0.1, 0.012}, {0.9, 0.1}))};
    Number unpractised{
        this,
        "unpractised",
        0.04,
        {"per month", 0, 1},
        "loss of maturity without any activity",
        assumption("no figure found; nobody measured how associations wither", lognormal({0.1, 0.015}, {0.9, 0.1}))};
    Number leaderless{this,
                      "leaderless",
                      0.4,
                      {"", 0, 1},
                      "activity without a leader, relative to with one",
                      assumption("no figure found; most depend on one person", triangular(0.15, 0.4, 0.7))};
    Number company{this,
                   "company",
                   0.3,
                   {"per month", 0, 1},
                   "chance that members of a fully active association meet a member's need for company",
                   assumption("no figure found; members meet weekly at best", beta({0.1, 0.12}, {0.9, 0.5}))};
    Number meetings{this,
                    "meetings",
                    0.01,
                    {"per month", 0, 1},
                    "share of missing motivation and trust that an active association's meetings add in members",
                    assumption("no figure found; half of it won within two years, or within twenty",
                               lognormal({0.1, 0.003}, {0.9, 0.03}))};
    Number linking_hours{
        this,
        "linking_hours",
        0.5,
        {"hours/month", 0, 100},
        "linking hours that a member of a standardised association gives, at full activity",
        assumption("no figure found; a spare evening hour now and then", lognormal({0.1, 0.2}, {0.9, 1.2}))};
    Count dissolves_after{this,
                          "dissolves_after",
                          12,
                          {"months", 1, 600},
                          "months without activity after which an association dissolves",
                          assumption("no figure found; missing one or two yearly inspections", triangular(6, 12, 24))};
    Number willing_from{this,
                        "willing_from",
                        0.25,
                        {"", 0, 1},
                        "motivation times trust from which a household is willing to be among the first members",
                        assumption("no figure found; both at the middle of their scales", triangular(0.15, 0.25, 0.4))};
    Number idle_below{this,
                      "idle_below",
                      0.05,
                      {"", 0, 1},
                      "activity below which an association counts as without any",
                      assumption("no figure found; next to nothing", triangular(0.02, 0.05, 0.15))};
    Number rich_from{this,
                     "rich_from",
                     2,
                     {"mean incomes", 0, 100},
                     "income of a household, in means of its village, above which a member counts as rich",
                     assumption("no figure found; the top tenth, or the top quarter", triangular(1.5, 2, 3))};
    Number willingness_scale{
        this,
        "willingness_scale",
        2,
        {"", 0, 100},
        "what mean willingness is multiplied by in incubability, since it hardly exceeds one half",
        assumption("no figure found; with motivation and trust of 0.7 it is about one half", triangular(1, 2, 3))};
    Count enough_leaders{this,
                         "enough_leaders",
                         2,
                         {"persons", 1, 1000},
                         "leaders that are enough for an association",
                         assumption("no figure found; a head and a deputy", triangular(1, 2, 4))};
};

/// Households, agencies and villages bring associations into being; they grow with coaching and activity, and dissolve
/// without.
void incubation(District& district, const IncubationParameters& parameters, const BackboneParameters& backbone);
extern const Mechanism incubation_mechanism;

/// Begins an association in a village that is ripe for one: returns whether it did.
bool begin_if_ripe(District& district, const IncubationParameters& parameters, const BackboneParameters& backbone,
                   std::size_t village);

/// How ripe a village is for an association, 0 to 1 (可培育性).
float incubability(const District& district, const IncubationParameters& parameters, std::size_t village);

} // namespace alleviation
