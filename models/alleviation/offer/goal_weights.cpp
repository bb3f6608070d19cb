#include "models/alleviation/offer/goal_weights.h"

#include <algorithm>

namespace alleviation {

namespace {

/// How much more tasks draw an agency than process does: by what its contract rewards, and where it fell short.
float drawn_to_tasks(const GoalWeightParameters& p, const Agency& agency)
{
    const auto draws = [&](float missed) { return p.sated.real() + (1.0f - p.sated.real()) * missed; };
    const float tasks = agency.task_weight, process = 1.0f - agency.task_weight;
    return (tasks * draws(agency.tasks_missed) - process * draws(agency.process_missed)) / 2.0f;
}

} // namespace

void goal_weights(District& district, const GoalWeightParameters& p)
{
    for (auto& agency : district.agencies) {
        const long month = district.clock.step + 1 - long{agency.parameters->first_month};
        if (!agency.working || month <= 0 || month % long{p.every} != 0) continue;
        const auto& a = *agency.parameters;
        // Linking makes tasks that can be counted; survey serves both; organising and casework are process.
        const float lean = p.responds.real() * drawn_to_tasks(p, agency);
        const float survey = a.survey_share.real(), linking = a.linking_share.real() * sim::hot::exp(lean),
                    organising = a.organising_share.real() * sim::hot::exp(-lean),
                    casework = std::max(0.0f, 1.0f - a.survey_share.real() - a.linking_share.real() -
                                                  a.organising_share.real()) *
                               sim::hot::exp(-lean);
        const float sum = survey + linking + organising + casework;
        if (sum <= 0) continue;
        agency.survey_share = survey / sum;
        agency.linking_share = linking / sum;
        agency.organising_share = organising / sum;
    }
}

const Mechanism goal_weights_mechanism = mechanism<goal_weights>(
    {.name = "goal_weights",
     .chinese = "任务目标和过程目标的并重考核",
     .section = "三(三)",
     .meaning =
         "From time to time an agency divides its hours by what its contract rewards and where the last inspection "
         "found "
         "it short: what tasks draw more than process moves hours from organising and casework to linking, which "
         "makes numbers; what process draws more the other way. Where both draw alike the division of the scenario "
         "stays.",
     .reads = "weights of the contract, last inspection",
     .writes = "agencies: linking_share, organising_share, survey_share"});

} // namespace alleviation
