#pragma once

#include "models/alleviation/chunks.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct BackboneParameters : sim::schema::ParameterGroup {
    explicit BackboneParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "backbone", "村民骨干与领袖", "Training of villagers who can carry an association.")
    {
    }
    Count per_village{this,
                      "per_village",
                      3,
                      {"persons", 0, 1000},
                      "backbones in training in a village",
                      assumption("no figure found; a few, as the paper has it", triangular(1, 3, 6))};
    Number session_hours{
        this,
        "session_hours",
        3,
        {"hours", 0.1, 100},
        "staff time for one backbone in a month of training",
        assumption("no figure found; half a day, with preparation or shared by two", triangular(1.5, 3, 6))};
    Number learns{this,
                  "learns",
                  0.3,
                  {"", 0, 1},
                  "share of the missing leadership that a month of training adds, at full competence",
                  assumption("no figure found; half learnt within one to six sessions", beta({0.1, 0.12}, {0.9, 0.5}))};
    Number fades{
        this,
        "fades",
        0.005,
        {"per month", 0, 1},
        "share of learnt leadership that is lost",
        assumption("no figure found; slowly: half within four years or more", lognormal({0.1, 0.002}, {0.9, 0.015}))};
    Number attends_from{this,
                        "attends_from",
                        0.35,
                        {"", 0, 1},
                        "motivation at which half of the invited come",
                        assumption("no figure found; below what a course needs, or not", triangular(0.2, 0.35, 0.55))};
    Number leader_from{this,
                       "leader_from",
                       0.6,
                       {"", 0, 1},
                       "leadership from which a backbone is a leader, after the study visits",
                       assumption("no figure found; above the middle of the scale", triangular(0.5, 0.6, 0.75))};
    Count study_visits{this,
                       "study_visits",
                       2,
                       {"visits", 0, 100},
                       "study visits that make a leader",
                       assumption("no figure found; within a year of training", triangular(1, 2, 4))};
    Number example{this,
                   "example",
                   0.01,
                   {"per month", 0, 1},
                   "share of missing motivation that a tie to a leader adds",
                   assumption("no figure found; an example may be worth little", lognormal({0.1, 0.003}, {0.9, 0.03}))};
    Count visits_every{this,
                       "visits_every",
                       3,
                       {"months", 1, 120},
                       "months between study visits of who is in training",
                       assumption("no figure found; a quarter, up to half a year", triangular(1, 3, 6))};
    Number attendance_slope{
        this,
        "attendance_slope",
        8,
        {"log odds", 0, 100},
        "rise of the odds to come with motivation from 0 to 1",
        assumption("no figure found; a fifth of motivation more or less decides, or hardly", triangular(3, 8, 14))};
    Number hours_share{this,
                       "hours_share",
                       0.4,
                       {"", 0, 1},
                       "share of the organising hours that may go into training of backbones",
                       assumption("no figure found; as much is left for associations", triangular(0.2, 0.4, 0.6))};
    Count candidate_from{this,
                         "candidate_from",
                         20,
                         {"years", 0, 150},
                         "age from which a villager is chosen for training",
                         assumption("no figure found; grown up, or settled", triangular(18, 20, 30))};
    Count candidate_to{this,
                       "candidate_to",
                       65,
                       {"years", 0, 150},
                       "age up to which a villager is chosen",
                       assumption("no figure found; who is at home is often old", triangular(55, 65, 75))};
    Number candidate_ability{this,
                             "candidate_ability",
                             0.6,
                             {"", 0, 1},
                             "ability from which a villager is chosen",
                             assumption("no figure found; the well and the slightly ill", triangular(0.4, 0.6, 0.8))};
    Number weight_leadership{
        this,
        "weight_leadership",
        3,
        {"", 0, 100},
        "weight of leadership in the choice of candidates; motivation weighs 1",
        assumption("no figure found; who leads already comes first", lognormal({0.1, 1.2}, {0.9, 6}))};
    Number weight_ties{this,
                       "weight_ties",
                       0.05,
                       {"per tie", 0, 100},
                       "weight of each household that the candidate's knows",
                       assumption("no figure found; with eight ties less than motivation, or as much",
                                  lognormal({0.1, 0.02}, {0.9, 0.12}))};
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
    Chunk<std::uint8_t> marks;
    for_each_chunk(end - first, [&](std::size_t offset, std::size_t count) {
        mark_leadership(leadership.subspan(first + offset, count), from, marks.data());
        for_each_set(std::span(marks).first(count), [&](std::size_t k) {
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
void choose_candidates(const District& district, const BackboneParameters& p, const Village& village,
                       std::size_t wanted, std::vector<std::uint32_t>& candidates);

/// Every few months who learns to lead visits a place where it works.
void visit_elsewhere(District& district, const BackboneParameters& p, std::size_t person);

/// Agencies train backbones; leaders set an example to those who know them.
void backbone(District& district, const BackboneParameters& parameters);
extern const Mechanism backbone_mechanism;

} // namespace alleviation
