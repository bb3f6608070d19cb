#include "models/alleviation/organise/publicity.h"

#include "models/alleviation/organise/organising_hours.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process meeting{"village meeting", "households"};

void hold_meeting(District& district, const PublicityParameters& p, Village& village, float competence)
{
    auto& h = district.households;
    each_household(village, [&](std::size_t i) {
        if (h.members[i] == 0 || district.draw(meeting, h.identity[i]).uniform() >= p.comes.real()) return;
        h.information[i] += p.informs.real() * competence * (1.0f - h.information[i]);
    });
    village.norm += p.wins.real() * competence * (1.0f - village.norm);
}

/// What an association shows by doing it, and what is forgotten.
void move_norms(District& district, const PublicityParameters& p)
{
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        Village& village = district.villages[v];
        const Association& association = district.associations[v];
        const float part = static_cast<float>(association.members) / std::max(1.0f, static_cast<float>(village.living));
        village.norm +=
            p.practised.real() * association.activity * part * (1.0f - village.norm) - p.fades.real() * village.norm;
    }
}

} // namespace

void publicity(District& district, const PublicityParameters& p)
{
    organise_villages(district, p.hours_share.real(), p.meeting_hours.real(),
                      [&](Village& village, float competence) { hold_meeting(district, p, village, competence); });
    move_norms(district, p);
}

const Mechanism publicity_mechanism = mechanism<publicity>(
    {.name = "publicity",
     .chinese = "政策宣讲、公益理念与舆论氛围",
     .section = "二(二), 三",
     .meaning =
         "Agencies spend organising hours on meetings in their villages. Who comes takes home what schemes there are "
         "(政策宣讲); and helping one another becomes a little more of a matter of course (公益理念、舆论氛围), which "
         "an active "
         "association keeps up by its example and time wears down. Where it is, more join associations and more is "
         "given among neighbours. Neglected: who speaks against it.",
     .reads = "organising hours, competence, associations",
     .writes = "agencies: organising_hours_used; households: information; villages: norm"});

} // namespace alleviation
