#include "models/alleviation/organise/backbone.h"

#include "models/alleviation/members.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process attendance{"backbone attendance", "persons"};

bool at_home(const Persons& persons, std::size_t person)
{
    return persons.activity[person] != Activity::migrant && persons.activity[person] != Activity::student;
}

/// How well members of a household would do as a backbone: who leads already, is known by many and has drive.
struct Promise {
    float by_leadership, by_ties;
    float known, motivation;

    float of(float leadership) const { return by_leadership * leadership + by_ties * known + motivation; }
};

/// The most that anybody of each household may promise; returns the greatest of them.
QIAO_TARGET_CLONES float bound_promises(const District& district, const Families& families, float by_leadership,
                                        float by_ties, const float* __restrict leadership, float* __restrict bound)
{
    const std::uint32_t* ties = district.ties->first.data() + families.first;
    const float* motivation = district.households.motivation.data() + families.first;
    for (std::size_t k = 0; k < families.households; ++k) {
        const auto known = static_cast<float>(static_cast<std::int32_t>(ties[k + 1] - ties[k]));
        bound[k] = Promise{by_leadership, by_ties, known, motivation[k]}.of(leadership[k]);
    }
    std::int32_t greatest = 0; // none is below zero, so that the bits of numbers are in the order of the numbers
    for (std::size_t k = 0; k < families.households; ++k)
        greatest = std::max(greatest, std::bit_cast<std::int32_t>(bound[k]));
    return std::bit_cast<float>(greatest);
}

QIAO_TARGET_CLONES void mark_bound(std::size_t count, const float* __restrict bound, float least,
                                   std::uint8_t* __restrict marks)
{
    for (std::size_t k = 0; k < count; ++k) marks[k] = bound[k] >= least;
}

Promise promise_of_household(const District& district, const BackboneParameters& p, std::size_t household)
{
    return {p.weight_leadership.real(), p.weight_ties.real(), static_cast<float>(district.ties->of(household).size()),
            district.households.motivation[household]};
}

float promise(const District& district, const BackboneParameters& p, std::size_t person)
{
    const auto& persons = district.persons;
    return promise_of_household(district, p, persons.household[person]).of(persons.leadership[person]);
}

/// Able, of an age to be trained, and at home.
bool may_be_trained(const Persons& persons, const BackboneParameters& p, std::size_t person)
{
    return persons.age[person] >= long{p.candidate_from} && persons.age[person] <= long{p.candidate_to} &&
           persons.ability[person] >= p.candidate_ability.real() && at_home(persons, person);
}

QIAO_TARGET_CLONES void mark_from(std::size_t count, const float* __restrict leadership, float from,
                                  std::uint8_t* __restrict marks)
{
    for (std::size_t k = 0; k < count; ++k) marks[k] = (leadership[k] >= from) & (leadership[k] > 0);
}

void train(District& district, const BackboneParameters& p, Agency& agency, std::uint32_t person)
{
    auto& persons = district.persons;
    const float drive = district.households.motivation[persons.household[person]];
    const float u = district.draw(attendance, persons.identity[person]).uniform();
    if (u >= sim::hot::logistic(p.attendance_slope.real() * (drive - p.attends_from.real()))) return;
    learn(persons.leadership[person], persons.leadership_taught[person], p.learns.real() * agency.competence);
    visit_elsewhere(district, p, person);
}

void set_example(District& district, const BackboneParameters& p)
{
    const float example = p.example.real();
    each_leader(district, p, [&](std::size_t person) {
        for (const auto i : district.ties->of(district.persons.household[person])) {
            float& motivation = district.households.motivation[i];
            motivation += example * (1.0f - motivation);
        }
    });
}

} // namespace

void visit_elsewhere(District& district, const BackboneParameters& p, std::size_t person)
{
    auto& visits = district.persons.study_visits[person];
    const long every = p.visits_every;
    if (district.clock.step % every == every - 1 && visits < std::numeric_limits<std::uint8_t>::max()) ++visits;
}

void choose_candidates(const District& district, const BackboneParameters& p, const Village& village,
                       std::size_t wanted, std::vector<std::uint32_t>& candidates)
{
    candidates.clear();
    if (wanted == 0) return;
    const auto& persons = district.persons;
    const auto& h = district.households;
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        const float x = promise(district, p, a), y = promise(district, p, b);
        return x != y ? x > y : persons.identity[a] < persons.identity[b];
    };
    // As many as are wanted are kept in order; whoever promises less than the last of them is passed by at once.
    float least = -1;
    const auto look_at = [&](std::uint32_t i) {
        const Promise promising = promise_of_household(district, p, i);
        std::uint32_t best = sim::Table::fresh;
        float most = least;
        for (std::uint32_t j = h.first_member[i]; j < h.first_member[i] + h.members[i]; ++j) {
            const float promised = promising.of(persons.leadership[j]);
            if (promised < most || (promised == most && best != sim::Table::fresh)) continue;
            if (!may_be_trained(persons, p, j)) continue;
            best = j;
            most = promised;
        }
        if (best == sim::Table::fresh) return;
        candidates.insert(std::upper_bound(candidates.begin(), candidates.end(), best, better), best);
        if (candidates.size() > wanted) candidates.pop_back();
        if (candidates.size() == wanted) least = promise(district, p, candidates.back());
    };
    const float by_leadership = p.weight_leadership.real(), by_ties = p.weight_ties.real();
    MemberNumbers leadership;
    Chunk<float> greatest, bound;
    Chunk<std::uint8_t> marks;
    for_each_family_chunk(district, village.first_household, village.households, [&](const Families& families) {
        std::copy_n(persons.leadership.data() + families.first_person, families.persons, leadership.data());
        families.greatest(leadership, greatest.data());
        const float most = bound_promises(district, families, by_leadership, by_ties, greatest.data(), bound.data());
        if (most < least) return;
        // Where the bound is greatest first: that leaves the fewest others to look at.
        const auto some = std::span(bound).first(families.households);
        const auto top = static_cast<std::size_t>(std::find(some.begin(), some.end(), most) - some.begin());
        look_at(static_cast<std::uint32_t>(families.first + top));
        mark_bound(families.households, bound.data(), least, marks.data());
        marks[top] = 0;
        for_each_set(std::span(marks).first(families.households), [&](std::size_t k) {
            if (bound[k] >= least) look_at(static_cast<std::uint32_t>(families.first + k));
        });
    });
}

void mark_leadership(std::span<const float> leadership, float from, std::uint8_t* marks)
{
    mark_from(leadership.size(), leadership.data(), from, marks);
}

bool is_leader(const District& district, const BackboneParameters& p, std::size_t person)
{
    const auto& persons = district.persons;
    return persons.leadership[person] >= p.leader_from.real() && persons.study_visits[person] >= long{p.study_visits} &&
           at_home(persons, person);
}

void backbone(District& district, const BackboneParameters& p)
{
    auto& persons = district.persons;
    const float lost = p.fades.real();
    float *leadership = persons.leadership.data(), *taught = persons.leadership_taught.data();
    for (std::size_t j = 0; j < persons.rows(); ++j) {
        leadership[j] -= lost * taught[j];
        taught[j] -= lost * taught[j];
    }
    auto& candidates = district.scratch.list;
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        Agency& agency = district.agencies[a];
        if (!agency.working) continue;
        const float most = organising_up_to(agency, p.hours_share.real());
        for (const auto& village : district.villages) {
            if (village.agency != static_cast<std::int16_t>(a) ||
                agency.organising_hours_used + p.session_hours.real() > most)
                continue;
            choose_candidates(district, p, village, p.per_village.size(), candidates);
            for (const auto person : candidates) {
                if (agency.organising_hours_used + p.session_hours.real() > most) break;
                agency.organising_hours_used += p.session_hours.real();
                train(district, p, agency, person);
            }
        }
    }
    set_example(district, p);
}

const Mechanism backbone_mechanism = mechanism<backbone>(
    {.name = "backbone",
     .chinese = "村民骨干、村民领袖培育",
     .section = "二(二)",
     .meaning = "Agencies spend organising hours on training the most promising villagers at home: who is known by "
                "many, has drive, and leads already. Training and study visits make leaders; who migrates is lost to "
                "the village meanwhile. A leader encourages the households that know it.",
     .reads = "organising hours, ties, motivation",
     .writes = "agencies: organising_hours_used; households: motivation; persons: leadership, leadership_taught, "
               "study_visits"});

} // namespace alleviation
