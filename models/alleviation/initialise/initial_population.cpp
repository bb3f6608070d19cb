#include "models/alleviation/initialise/initial_population.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/initialise/founding.h"
#include "models/alleviation/livelihoods/generations.h"
#include "models/alleviation/livelihoods/life_chances.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process village_draw{"founding village", "villages"};
constexpr sim::Process household_state{"founding household's state", "households"};
constexpr sim::Process first_family{"first family", "households"};
constexpr sim::Process first_job{"first job", "persons"};

/// A village's share of a loss: evenly between so much below and so much above the mean.
float loss_of_village(const sim::schema::Number& mean, const sim::schema::Number& range, sim::Stream& stream)
{
    const auto least = static_cast<float>(1 - range), width = static_cast<float>(2 * range);
    return std::min(static_cast<float>(PopulationParameters::largest_loss),
                    mean.real() * (least + width * stream.uniform()));
}

void place_villages(District& district, const InitialVillages& initial, const PopulationParameters& p,
                    const VillageGovernanceParameters& governance)
{
    const float nearest = initial.nearest.real(), farthest = initial.farthest.real();
    district.villages.resize(p.villages(district.number));
    district.associations.resize(district.villages.size());
    std::uint32_t first = 0;
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        Village& village = district.villages[v];
        auto stream = district.draw(village_draw, static_cast<std::uint32_t>(v));
        const std::size_t listed = p.listed_in(v).size();
        village.pilot = v < p.pilot_villages.size();
        village.first_household = first;
        village.households = static_cast<std::uint32_t>(std::max(p.households(district.number, v), listed));
        village.distance = nearest + (farthest - nearest) * stream.uniform();
        village.price_discount = loss_of_village(p.price_discount, initial.discount_range, stream);
        village.unsold_share = loss_of_village(p.unsold_share, initial.unsold_range, stream);
        village.living = village.households; // nobody is founded without members
        const float spread = governance.branch_spread.real() * stream.normal();
        village.branch = std::clamp(governance.branch_mean.real() + spread, 0.0f, 1.0f);
        const auto teams = governance.teams.as<Teams>();
        village.team = teams == Teams::all || (teams == Teams::pilot && village.pilot);
        const auto places = static_cast<std::uint32_t>(std::lround(p.registered_share * village.households));
        village.quota = std::max(places, static_cast<std::uint32_t>(listed));
        first += village.households;
    }
}

/// Four standard normal numbers for each entity of a chunk.
struct FourNormals {
    DrawChunk draws;
    std::array<Chunk<float>, 4> number;

    void fill(const District& district, sim::Process process, std::span<const std::uint32_t> entities)
    {
        draws.fill(district, process, entities);
        for (std::size_t n = 0; n < number.size(); ++n)
            sim::normals(std::span(draws.words[n]).first(entities.size()), number[n].data());
    }
};

struct AttitudeSpreads {
    Spread motivation, information, trust, expectation;
    float lowest, highest; ///< of motivation and trust
};

QIAO_TARGET_CLONES void place_states(Households& h, std::size_t first, std::size_t count, const FourNormals& normal,
                                     const AttitudeSpreads a)
{
    float *motivation = h.motivation.data() + first, *information = h.information.data() + first,
          *trust = h.trust.data() + first, *expectation = h.expectation.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        motivation[k] = std::clamp(a.motivation.at(normal.number[0][k]), a.lowest, a.highest);
        information[k] = std::clamp(a.information.at(normal.number[1][k]), 0.0f, 1.0f);
        trust[k] = std::clamp(a.trust.at(normal.number[2][k]), a.lowest, a.highest);
        expectation[k] = std::clamp(a.expectation.at(normal.number[3][k]), 0.0f, 1.0f);
    }
}

void draw_attitudes(District& district, const InitialAttitudes& attitudes)
{
    const AttitudeSpreads spreads{{attitudes.motivation.real(), attitudes.motivation_spread.real()},
                                  {attitudes.information.real(), attitudes.information_spread.real()},
                                  {attitudes.trust.real(), attitudes.trust_spread.real()},
                                  {attitudes.expectation.real(), attitudes.expectation_spread.real()},
                                  attitudes.lowest.real(),
                                  attitudes.highest.real()};
    auto normals = std::make_unique<FourNormals>();
    auto& h = district.households;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        normals->fill(district, household_state, std::span<const std::uint32_t>(h.identity).subspan(first, count));
        place_states(h, first, count, *normals, spreads);
    });
}

/// Ages from the age of marriage on, as frequent as people live to see them; half of those who could have a married
/// child live with it, and are no household of their own.
struct AgesOfCouples {
    int groom, bride;
    std::vector<float> alive; ///< share of grooms that live to each age from theirs on
    std::vector<float> until; ///< shares of couples of their own, added up

    explicit AgesOfCouples(const DemographyParameters& p)
        : groom(men_marry_from + waits(p.men_marry)), bride(women_marry_from + waits(p.women_marry))
    {
        float living = 1, sum = 0;
        for (int age = groom; age <= oldest_age; ++age) {
            alive.push_back(living);
            sum += age < groom + p.mother_at.value() ? living : living / 2;
            until.push_back(sum);
            living *= 1.0f - death_chance(age, p);
        }
    }
    int draw(sim::Stream& stream) const
    {
        const float u = stream.uniform() * until.back();
        return groom + static_cast<int>(std::lower_bound(until.begin(), until.end(), u) - until.begin());
    }

  private:
    static int waits(const sim::schema::Number& rate) { return static_cast<int>(1.0f / std::max(0.1f, rate.real())); }
};

/// A couple of any age, the children that it has had and who are not married yet, and often the man's parents: where
/// the generations begin, near to what they lead to.
void couple(sim::Stream& stream, const DemographyParameters& p, const AgesOfCouples& of_couples, float girls,
            std::vector<Arrival>& out)
{
    out.clear();
    const auto add = [&](Relation relation, Sex sex, int age) {
        out.push_back({.identity = stream(),
                       .relation = relation,
                       .sex = sex,
                       .age = std::clamp(age, 0, oldest_age),
                       .schooling = years_at_school(std::min(age, senior_high_from))});
    };
    const auto marry = [&](std::size_t one, std::size_t other) {
        out[one].partner = out[other].identity;
        out[other].partner = out[one].identity;
    };
    const int man = of_couples.draw(stream);
    const int wife = man - between(stream, p.wife_younger_from.value(), p.wife_younger_to.value());
    add(Relation::head, Sex::male, man);
    add(Relation::spouse, Sex::female, wife);
    marry(0, 1);
    const auto bear = [&](Relation relation, int age_of_mother) {
        for (int at = of_couples.bride; at <= std::min(age_of_mother, p.mothers_to.value()); ++at) {
            if (stream.uniform() >= p.birth_rate) continue;
            const Sex sex = stream.uniform() < girls ? Sex::female : Sex::male;
            const int age = age_of_mother - at;
            if (age < (sex == Sex::male ? of_couples.groom : of_couples.bride)) add(relation, sex, age);
            at += p.birth_spacing.value();
        }
    };
    bear(Relation::child, wife);
    const int mother = man + p.mother_at.value();
    if (mother <= oldest_age &&
        stream.uniform() < of_couples.alive[static_cast<std::size_t>(mother - of_couples.groom)] / 2) {
        add(Relation::parent, Sex::female, mother);
        add(Relation::parent, Sex::male, mother);
        marry(out.size() - 1, out.size() - 2);
        bear(Relation::other, mother);
    }
}

/// The people that the rates of demography make: couples, and then generations of births, deaths, marriages and moves.
LifeCourses generations(District& district, int years, int until, const DemographyParameters& p, float girls)
{
    auto& h = district.households;
    LifeCourses people;
    Generation first;
    const AgesOfCouples of_couples(p);
    district.clock.step = until - months_of_year * (years + 1);
    std::vector<Arrival> family;
    first.arrivals.reserve(static_cast<std::size_t>(district.usual_members * static_cast<float>(h.rows())));
    for (std::uint32_t i = 0; i < h.rows(); ++i) {
        auto stream = district.draw(first_family, i);
        couple(stream, p, of_couples, girls, family);
        for (auto member : family) {
            member.row = first.people++;
            first.arrivals.push_back(member);
        }
        first.members.push_back(static_cast<std::uint8_t>(family.size()));
        h.land[i] = static_cast<float>(family.size());
    }
    sim::Table::append(first.rows, sim::Table::fresh, first.people);
    succeed(district, people, first);
    for (int year = 0; year < years; ++year) {
        district.clock.step += months_of_year;
        grow_older(district, p, people);
        succeed(district, people, next_generation(district, p, girls, people));
    }
    return people;
}

/// The people of a founded town are numbered by household, who comes later is not.
void number_people(const District& district, LifeCourses& people)
{
    const auto& h = district.households;
    std::vector<std::uint32_t> married(people.rows(), unmarried);
    for (std::uint32_t i = 0; i < h.rows(); ++i)
        for (std::uint32_t j = h.first_member[i], end = j + h.members[i]; j < end; ++j)
            for (std::uint32_t k = h.first_member[i]; k < end && people.partner[j] != unmarried; ++k)
                if (people.identity[k] == people.partner[j]) married[j] = founding_identity(i, k - h.first_member[i]);
    for (std::uint32_t j = 0; j < people.rows(); ++j) {
        const std::uint32_t i = people.household[j];
        people.identity[j] = founding_identity(i, j - h.first_member[i]);
        people.partner[j] = married[j];
    }
}

void place_people(District& district, const LifeCourses& people)
{
    auto& persons = district.persons;
    persons.resize(people.rows());
    district.people = people.rows();
    const auto take = [&](auto& to, const auto& from) { std::copy_n(from.data(), people.rows(), to.data()); };
    take(persons.identity, people.identity);
    take(persons.household, people.household);
    take(persons.partner, people.partner);
    take(persons.relation, people.relation);
    take(persons.sex, people.sex);
    take(persons.age, people.age);
    take(persons.schooling, people.schooling);
    take(persons.activity, people.activity);
}

/// Skills, health and a first guess of who works where.
void complete_people(District& district, const InitialPopulationParameters& initial, const PopulationParameters& p,
                     const DemographyParameters& demography, const LabourParameters& labour, const NewcomerLaw& law)
{
    auto& persons = district.persons;
    const auto& work = initial.work;
    for (std::size_t i = 0; i < persons.rows(); ++i) {
        const int age = persons.age[i];
        const float fewer = initial.schooling.later_born.real() * static_cast<float>(std::max(0, age - school_to - 1));
        persons.schooling[i] =
            static_cast<std::uint8_t>(std::max(0, static_cast<int>(persons.schooling[i]) - static_cast<int>(fewer)));
        law.draw(district, i, ability_at(age, demography));
        auto& activity = persons.activity[i];
        activity = activity_at_home(labour, age, persons.ability[i], activity == Activity::student);
        if (activity != Activity::farm || persons.ability[i] < labour.able_from.real() || age > working_age_to)
            continue;
        const float away = p.migrant_share.real() * (age < work.fewer_migrate_from ? 1.0f : work.older_migrants.real());
        const float local = p.local_share.real() * (age < work.fewer_local_from ? 1.0f : work.older_local.real());
        const float fate = district.draw(first_job, persons.identity[i]).uniform();
        if (fate < away)
            activity = Activity::migrant;
        else if (fate < away + local)
            activity = Activity::local_job;
    }
}

} // namespace

Activity activity_at_home(const LabourParameters& labour, int age, float ability, bool at_school)
{
    if (at_school) return Activity::student;
    if (age < working_age_from) return Activity::child;
    return ability < labour.active_from.real() ? Activity::retired : Activity::farm;
}

void initial_population(District& district, const InitialPopulationParameters& initial, const PopulationParameters& p,
                        const TieParameters& ties, const LeadershipParameters& leadership,
                        const VillageGovernanceParameters& governance, const WageParameters& wages,
                        const DemographyParameters& demography, const NewcomerParameters& newcomers,
                        const HealthParameters& health, const LabourParameters& labour)
{
    place_villages(district, initial.villages, p, governance);
    const std::size_t total = household_total(p, district.number);
    auto& h = district.households;
    h.resize(total);
    district.ledger.open(kind(Holder::household), total);
    for (std::size_t holder = kind(Holder::government); holder <= kind(Holder::founding); ++holder)
        district.ledger.open(holder, 1);
    for (std::size_t v = 0; v < district.villages.size(); ++v)
        each_household(district.villages[v], [&](std::uint32_t i) {
            h.identity[i] = i;
            h.village[i] = static_cast<std::uint16_t>(v);
            h.study_group[i] = district.villages[v].pilot ? StudyGroup::spillover : StudyGroup::comparison;
        });

    district.usual_members = p.mean_members.real();
    const int start = district.clock.step;
    LifeCourses people = generations(district, initial.generations.value(), start, demography, newcomers.girls.real());
    district.clock.step = start;
    number_people(district, people);
    place_people(district, people);
    complete_people(district, initial, p, demography, labour,
                    NewcomerLaw(newcomers, health, labour, leadership, wages));
    draw_attitudes(district, initial.attitudes);
    for (auto& village : district.villages) {
        village.living = 0;
        each_household(village, [&](std::uint32_t i) { village.living += h.members[i] > 0; });
    }
    district.ties = std::make_shared<const Ties>(initial_ties(district, ties));
    district.grow_scratch();
}

const Mechanism initial_population_mechanism = mechanism<initial_population>(
    {.name = "initial_population",
     .chinese = "初始人口",
     .section = "",
     .meaning =
         "Villages with their ties, and the people that the rates of demography make: couples, and then years of "
         "births, deaths, marriages and moves alone. Health follows from the hazards of illness; skills, "
         "leadership and attitudes are drawn; who works where is a first guess.",
     .reads = "sizes of villages, rates of demography",
     .writes = "persons, households, villages, ties",
     .levels = {},
     .initial = ""});

} // namespace alleviation
