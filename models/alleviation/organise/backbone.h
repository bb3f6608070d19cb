#pragma once

#include "models/alleviation/blocks.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct BackboneParameters : sim::schema::ParameterGroup {
    explicit BackboneParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "backbone", "村民骨干与领袖", "Training of villagers who can carry an association.")
    {
    }
    sim::schema::Count per_village{this,
                                   "per_village",
                                   3,
                                   {"persons", 0, 1000},
                                   "backbones in training in a village",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number session_hours{this,
                                      "session_hours",
                                      3,
                                      {"hours", 0.1, 100},
                                      "staff time for one backbone in a month of training",
                                      sim::schema::assumption("no figure found")};
    sim::schema::Number learns{this,
                               "learns",
                               0.3,
                               {"", 0, 1},
                               "share of the missing leadership that a month of training adds, at full competence",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number fades{this,
                              "fades",
                              0.005,
                              {"per month", 0, 1},
                              "share of learnt leadership that is lost",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number attends_from{this,
                                     "attends_from",
                                     0.35,
                                     {"", 0, 1},
                                     "motivation at which half of the invited come",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number leader_from{this,
                                    "leader_from",
                                    0.6,
                                    {"", 0, 1},
                                    "leadership from which a backbone is a leader, after the study visits",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Count study_visits{this,
                                    "study_visits",
                                    2,
                                    {"visits", 0, 100},
                                    "study visits that make a leader; one every third month of training",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number example{this,
                                "example",
                                0.01,
                                {"per month", 0, 1},
                                "share of missing motivation that a tie to a leader adds",
                                sim::schema::assumption("no figure found")};
};

/// Whether a person is a leader now: trained, with study visits made, and at home.
bool is_leader(const District& district, const BackboneParameters& p, std::size_t person);
/// Marks with 1 who of some persons has the leadership of a leader; few have.
void mark_leadership(std::span<const float> leadership, float from, std::uint8_t* marks);
/// Calls `visit(person)` for every leader among some rows of persons.
template <class Visit>
void each_leader(const District& district, const BackboneParameters& p, std::size_t first, std::size_t end, Visit visit)
{
    const float from = p.leader_from.real();
    const std::span<const float> leadership = district.persons.leadership;
    Block<std::uint8_t> marks;
    by_blocks(end - first, [&](std::size_t offset, std::size_t count) {
        mark_leadership(leadership.subspan(first + offset, count), from, marks.data());
        each_marked(std::span(marks).first(count), [&](std::size_t k) {
            if (is_leader(district, p, first + offset + k)) visit(first + offset + k);
        });
    });
}
/// Those of the district.
template <class Visit>
void each_leader(const District& district, const BackboneParameters& p, Visit visit)
{
    each_leader(district, p, 0, district.persons.rows(), visit);
}
/// Those of a village.
template <class Visit>
void each_leader(const District& district, const BackboneParameters& p, const Village& village, Visit visit)
{
    if (village.households == 0) return;
    const auto& h = district.households;
    const std::size_t last = village.first_household + village.households - 1;
    each_leader(district, p, h.first_member[village.first_household], h.first_member[last] + h.members[last], visit);
}

/// The most promising able adults at home in a village, best first; one of a household at most.
void choose_candidates(const District& district, const Village& village, std::size_t wanted,
                       std::vector<std::uint32_t>& candidates);

/// Every third month who learns to lead visits a place where it works.
void visit_elsewhere(District& district, std::size_t person);

/// Agencies train backbones; leaders set an example to those who know them.
void backbone(District& district, const BackboneParameters& parameters);
extern const Mechanism backbone_mechanism;

} // namespace alleviation
