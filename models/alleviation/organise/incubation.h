#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/organise/backbone.h"

namespace alleviation {

struct IncubationParameters : sim::schema::ParameterGroup {
    explicit IncubationParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "incubation", "互助协会培育", "How mutual-aid associations begin, grow and end.")
    {
    }
    sim::schema::Number assessment_hours{this,
                                         "assessment_hours",
                                         8,
                                         {"hours", 0, 1000},
                                         "staff time of a willingness survey and assessment of a village",
                                         sim::schema::assumption("no figure found")};
    sim::schema::Number coaching_hours{this,
                                       "coaching_hours",
                                       8,
                                       {"hours/month", 0.1, 1000},
                                       "staff time of full coaching of one association",
                                       sim::schema::assumption("no figure found")};
    sim::schema::Number weight_willingness{this,
                                           "weight_willingness",
                                           0.35,
                                           {"", 0, 1},
                                           "weight of mean willingness in the incubability of a village",
                                           sim::schema::assumption("no figure found")};
    sim::schema::Number weight_leaders{this,
                                       "weight_leaders",
                                       0.2,
                                       {"", 0, 1},
                                       "weight of leaders, full from two on",
                                       sim::schema::assumption("no figure found")};
    sim::schema::Number weight_ties{this,
                                    "weight_ties",
                                    0.1,
                                    {"", 0, 1},
                                    "weight of ties between willing households",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number weight_branch{this,
                                      "weight_branch",
                                      0.2,
                                      {"", 0, 1},
                                      "weight of the strength of the Party branch",
                                      sim::schema::assumption("no figure found")};
    sim::schema::Number weight_team{this,
                                    "weight_team",
                                    0.15,
                                    {"", 0, 1},
                                    "weight of a resident work team",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number incubable_from{this,
                                       "incubable_from",
                                       0.4,
                                       {"", 0, 1},
                                       "incubability from which an agency incubates",
                                       sim::schema::assumption("no figure found")};
    sim::schema::Count founders{this,
                                "founders",
                                8,
                                {"households", 1, 1000},
                                "willing households that an association needs to begin",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number join_base{this,
                                  "join_base",
                                  -7.0,
                                  {"log odds", -20, 20},
                                  "monthly chance to join of a household without ties to members and without trust",
                                  sim::schema::assumption("no figure found")};
    sim::schema::Number join_ties{this,
                                  "join_ties",
                                  2.5,
                                  {"log odds", -20, 20},
                                  "rise of that chance with all ties being members",
                                  sim::schema::assumption("order of the peer effect on take-up in rural China, 0.485 "
                                                          "on the probability scale (Cai, de Janvry & Sadoulet 2015)")};
    sim::schema::Number join_trust{this,
                                   "join_trust",
                                   2.0,
                                   {"log odds", -20, 20},
                                   "rise of that chance with full trust",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number join_benefit{this,
                                     "join_benefit",
                                     1.0,
                                     {"log odds", -20, 20},
                                     "rise of that chance where the association runs a mutual-aid fund",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number leaves{this,
                               "leaves",
                               0.01,
                               {"per month", 0, 1},
                               "chance of a member to leave",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number leaves_rich{
        this,
        "leaves_rich",
        0.03,
        {"per month", 0, 1},
        "what is added to it for members with twice the village's mean income (limited commitment)",
        sim::schema::assumption("no figure found")};
    sim::schema::Number coached{this,
                                "coached",
                                0.09,
                                {"per month", 0, 1},
                                "share of missing maturity that full coaching adds",
                                sim::schema::calibrated("maturity 0.5 after about ten months of full coaching")};
    sim::schema::Number practised{this,
                                  "practised",
                                  0.04,
                                  {"per month", 0, 1},
                                  "growth of maturity by activity of the members",
                                  sim::schema::assumption("no figure found")};
    sim::schema::Number unpractised{this,
                                    "unpractised",
                                    0.04,
                                    {"per month", 0, 1},
                                    "loss of maturity without any activity",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number leaderless{this,
                                   "leaderless",
                                   0.4,
                                   {"", 0, 1},
                                   "activity without a leader, relative to with one",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number company{this,
                                "company",
                                0.3,
                                {"per month", 0, 1},
                                "chance that members of a fully active association meet a member's need for company",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number meetings{
        this,
        "meetings",
        0.01,
        {"per month", 0, 1},
        "share of missing motivation and trust that an active association's meetings add in members",
        sim::schema::assumption("no figure found")};
    sim::schema::Number linking_hours{
        this,
        "linking_hours",
        0.5,
        {"hours/month", 0, 100},
        "linking hours that a member of a standardised association gives, at full activity",
        sim::schema::assumption("no figure found")};
    sim::schema::Count dissolves_after{this,
                                       "dissolves_after",
                                       12,
                                       {"months", 1, 600},
                                       "months without activity after which an association dissolves",
                                       sim::schema::assumption("no figure found")};
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
