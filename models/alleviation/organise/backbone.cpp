#include "models/alleviation/organise/backbone.h"

#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process attendance{"backbone attendance"};
constexpr int months_between_visits = 3;

bool at_home(const Persons& persons, std::size_t person)
{
    return persons.activity[person] != Activity::migrant && persons.activity[person] != Activity::student;
}

/// How well members of a household would do as a backbone: who leads already, is known by many and has drive.
struct Promise {
    float known, motivation;

    Promise(const District& district, std::size_t household)
        : known(static_cast<float>(district.ties->of(household).size())),
          motivation(district.households.motivation[household])
    {
    }
    float of(float leadership) const { return 3.0f * leadership + 0.05f * known + motivation; }
};

float promise(const District& district, std::size_t person)
{
    return Promise(district, district.persons.household[person]).of(district.persons.leadership[person]);
}

void train(District& district, Agency& agency, std::uint32_t person)
{
    const auto& p = district.parameters->backbone;
    auto& persons = district.persons;
    const float drive = district.households.motivation[persons.household[person]];
    const float u = district.draw(attendance, persons.identity[person]).uniform();
    if (u >= sim::hot::logistic(8.0f * (drive - p.attends_from.real()))) return;
    float& leadership = persons.leadership[person];
    leadership += p.learns.real() * agency.competence * (1.0f - leadership);
    visit_elsewhere(district, person);
}

void set_example(District& district)
{
    const float example = district.parameters->backbone.example.real();
    each_leader(district, [&](std::size_t person) {
        for (const auto i : district.ties->of(district.persons.household[person])) {
            float& motivation = district.households.motivation[i];
            motivation += example * (1.0f - motivation);
        }
    });
}

} // namespace

void visit_elsewhere(District& district, std::size_t person)
{
    auto& visits = district.persons.study_visits[person];
    if (district.clock.step % months_between_visits == months_between_visits - 1 && visits < 255) ++visits;
}

void choose_candidates(const District& district, const Village& village, std::size_t wanted,
                       std::vector<std::uint32_t>& candidates)
{
    candidates.clear();
    if (wanted == 0) return;
    const auto& persons = district.persons;
    const auto& h = district.households;
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        const float x = promise(district, a), y = promise(district, b);
        return x != y ? x > y : persons.identity[a] < persons.identity[b];
    };
    // As many as are wanted are kept in order; whoever promises less than the last of them is passed by at once.
    float least = -1;
    for (std::uint32_t i = village.first_household; i < village.first_household + village.households; ++i) {
        const Promise promising(district, i);
        std::uint32_t best = sim::Table::fresh;
        float most = least;
        for (std::uint32_t j = h.first_member[i]; j < h.first_member[i] + h.members[i]; ++j) {
            const float promised = promising.of(persons.leadership[j]);
            if (promised < most || (promised == most && best != sim::Table::fresh)) continue;
            if (persons.age[j] < 20 || persons.age[j] > 65 || persons.ability[j] < 0.6f || !at_home(persons, j))
                continue;
            best = j;
            most = promised;
        }
        if (best == sim::Table::fresh) continue;
        candidates.insert(std::upper_bound(candidates.begin(), candidates.end(), best, better), best);
        if (candidates.size() > wanted) candidates.pop_back();
        if (candidates.size() == wanted) least = promise(district, candidates.back());
    }
}

float leader_from(const District& district)
{
    return district.parameters->backbone.leader_from.real();
}

bool is_leader(const District& district, std::size_t person)
{
    const auto& p = district.parameters->backbone;
    const auto& persons = district.persons;
    return persons.leadership[person] >= p.leader_from.real() && persons.study_visits[person] >= long{p.study_visits} &&
           at_home(persons, person);
}

void backbone(District& district)
{
    const auto& p = district.parameters->backbone;
    auto& persons = district.persons;
    const float lost = p.fades.real();
    float* leadership = persons.leadership.data();
    for (std::size_t j = 0; j < persons.rows(); ++j)
        leadership[j] -= lost * std::max(0.0f, leadership[j] - natural_leadership);
    auto& candidates = district.scratch.list;
    for (auto& agency : district.agencies) {
        if (!agency.working) continue;
        // Half of the hours at most: the rest is for the associations themselves.
        const float most = 0.5f * agency.organising_hours;
        for (const auto& village : district.villages) {
            if (!village.pilot || agency.organising_hours_used + p.session_hours.real() > most) continue;
            choose_candidates(district, village, p.per_village.size(), candidates);
            for (const auto person : candidates) {
                if (agency.organising_hours_used + p.session_hours.real() > most) break;
                agency.organising_hours_used += p.session_hours.real();
                train(district, agency, person);
            }
        }
    }
    set_example(district);
}

const Mechanism backbone_mechanism{
    {.name = "backbone",
     .chinese = "村民骨干、村民领袖培育",
     .section = "二(二)",
     .meaning = "Agencies spend organising hours on training the most promising villagers at home: who is known by "
                "many, has drive, and leads already. Training and study visits make leaders; who migrates is lost to "
                "the village meanwhile. A leader encourages the households that know it.",
     .reads = "organising hours, ties, motivation",
     .writes = "leadership, motivation"},
    backbone};

} // namespace alleviation
