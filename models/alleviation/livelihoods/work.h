#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct WorkParameters : sim::schema::ParameterGroup {
    explicit WorkParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "work", "务工", "Finding and losing jobs without help.")
    {
    }
    sim::schema::Number separation_local{this,
                                         "separation_local",
                                         0.025,
                                         {"per month", 0, 1},
                                         "hazard of losing a local job",
                                         sim::schema::assumption("no figure found")};
    sim::schema::Number separation_migrant{this,
                                           "separation_migrant",
                                           0.03,
                                           {"per month", 0, 1},
                                           "hazard of coming home from migrant work",
                                           sim::schema::assumption("no figure found")};
    sim::schema::Number separation_helped{this,
                                          "separation_helped",
                                          0.04,
                                          {"per month", 0, 1},
                                          "hazard of leaving a job that was arranged",
                                          sim::schema::assumption("no figure found")};
    sim::schema::Number pairing_support{this,
                                        "pairing_support",
                                        0.3,
                                        {"", 0, 1},
                                        "fall of the hazard with a helper of full strength beside the household",
                                        sim::schema::assumption("no figure found")};
    sim::schema::Number offers{
        this,
        "offers",
        0.0095,
        {"per month", 0, 1},
        "chance of a job offer by one's own search",
        sim::schema::calibrated("keeps the shares in work of the founding: wage and transfer shares of income in poor "
                                "areas, 2019: 35.3 and 27.3 %")};
    sim::schema::Number network_offers{
        this,
        "network_offers",
        0.012,
        {"per month", 0, 1},
        "further chance per share of the village's adults who have a job",
        sim::schema::assumption("job networks: Calvó-Armengol & Jackson 2004, conceptual")};
    sim::schema::Number drive{this,
                              "drive",
                              0.4,
                              {"", 0, 1},
                              "how much the chance rises or falls at full or no motivation, as a share",
                              sim::schema::assumption("small: casework alone left heads' employment and income "
                                                      "unchanged in Chile Solidario")};
    sim::schema::Number offers_away{this,
                                    "offers_away",
                                    0.65,
                                    {"", 0, 1},
                                    "share of offers that are for migrant work",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number reservation{this,
                                    "reservation",
                                    0.45,
                                    {"", 0, 3},
                                    "reservation wage as a share of what the person could earn in a local job",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number care_reservation{this,
                                         "care_reservation",
                                         0.3,
                                         {"", 0, 3},
                                         "added to that share when somebody at home needs care",
                                         sim::schema::assumption("no figure found")};
};

inline constexpr float able_from = 0.5f; ///< ability to work that a job takes
/// Whether a person is of working age, not ill, at school, in a course or in a job.
inline bool unoccupied(const Persons& persons, std::size_t person)
{
    // Without branches, for loops over everyone.
    return (persons.activity[person] == Activity::farm) & (persons.age[person] >= 16) & (persons.age[person] <= 64) &
           (persons.months_ill[person] == 0) & (persons.promised[person] == 0);
}
/// Whether a person could take a job: unoccupied and able.
inline bool idle(const Persons& persons, std::size_t person)
{
    return unoccupied(persons, person) & (persons.ability[person] >= able_from);
}
/// Whether somebody of the household needs care at home (small child, severely ill or disabled).
bool care_burden(const District& district, std::size_t household);
/// The lowest monthly wage that a person accepts, in yuan.
float reservation_wage(const District& district, std::size_t person);
void start_job(Persons& persons, std::size_t person, Activity activity, std::int16_t employer);
void end_job(District& district, std::size_t person);

/// Jobs end; offers by search and by neighbours arrive.
void work(District& district);
extern const Mechanism work_mechanism;

} // namespace alleviation
