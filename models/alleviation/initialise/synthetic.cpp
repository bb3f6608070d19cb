#include "models/alleviation/definitions.h"
#include "models/alleviation/initialise/founding.h"

#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process household_draw{"founding household"};
constexpr sim::Process member_draw{"founding member"};

int between(sim::Stream& stream, const sim::schema::Count& low, const sim::schema::Count& high)
{
    return boost::random::uniform_int_distribution<int>(low.value(), high.value())(stream);
}

/// A lognormal number with mean 1.
float lognormal(const sim::schema::Number& spread, sim::Stream& stream)
{
    return sim::hot::exp(spread.real() * stream.normal() - static_cast<float>(spread * spread / 2));
}

constexpr std::size_t most_members = 7;
// How the tilt of household sizes is sought: a mean nearer to the usual one than it is told is that; else between
// tilts that are steep enough for any mean, by halvings until a double can tell no more.
constexpr double told_to = 0.01, steepest = 100;
constexpr int halvings = 60;

/// Head, spouse, then children, children's families or parents, as the head's age has it.
std::vector<NewPerson> family(sim::Stream& stream, const FamilyParameters& p, const HouseholdSizes& sizes)
{
    const int size = sizes(stream) + 1;
    std::vector<NewPerson> out;
    out.reserve(static_cast<std::size_t>(size));
    const int head_age = size == 1   ? between(stream, p.alone_from, p.alone_to)
                         : size == 2 ? between(stream, p.pair_from, p.pair_to)
                                     : between(stream, p.head_from, p.head_to);
    const bool woman = stream.uniform() < (size == 1 ? p.woman_alone : p.woman_head).real();
    out.push_back({Relation::head, woman ? Sex::female : Sex::male, head_age});
    const auto add = [&](Relation relation, Sex sex, int age) {
        if (static_cast<int>(out.size()) < size) out.push_back({relation, sex, std::clamp(age, 0, p.oldest.value())});
    };
    if (stream.uniform() < p.married.real())
        add(Relation::spouse, woman ? Sex::male : Sex::female,
            head_age - between(stream, p.spouse_younger_from, p.spouse_younger_to));
    const auto either = [&] { return stream.uniform() < p.girls.real() ? Sex::female : Sex::male; };
    const int first_child = head_age - between(stream, p.first_child_from, p.first_child_to);
    if (first_child < p.grown_from) {
        add(Relation::child, either(), first_child);
        add(Relation::child, either(), first_child - between(stream, p.next_child_from, p.next_child_to));
        if (head_age < p.parents_until) {
            add(Relation::parent, Sex::female, head_age + between(stream, p.mother_older_from, p.mother_older_to));
            add(Relation::parent, Sex::male, head_age + between(stream, p.father_older_from, p.father_older_to));
        }
    } else {
        add(Relation::child, Sex::male, first_child);
        add(Relation::child_in_law, Sex::female, first_child - between(stream, p.wife_younger_from, p.wife_younger_to));
        add(Relation::grandchild, either(), first_child - between(stream, p.grandchild_from, p.grandchild_to));
        add(Relation::grandchild, either(),
            first_child - between(stream, p.next_grandchild_from, p.next_grandchild_to));
    }
    while (static_cast<int>(out.size()) < size)
        add(Relation::other, either(), between(stream, p.other_from, p.other_to));
    return out;
}

/// Schooling, health and work of one member.
void complete(const District& district, const Marginals& marginals, NewPerson& person, std::uint32_t household,
              std::uint32_t member)
{
    const auto& p = marginals.population;
    const auto& d = marginals.demography;
    const auto& schooling = marginals.initial.schooling;
    const auto& health = marginals.initial.health;
    const auto& work = marginals.initial.work;
    auto stream = district.draw(member_draw, household, member);
    const int age = person.age;
    const float mean = p.schooling_mean.real() +
                       schooling.later_born.real() * static_cast<float>(PopulationParameters::schooling_mean_at - age);
    const int longest = std::max(0, std::min(schooling.longest.value(), age - school_from));
    person.schooling = std::clamp(static_cast<int>(mean + schooling.spread.real() * stream.normal()), 0, longest);

    const float u = stream.uniform();
    const int chronic_from = health.chronic_from.value();
    const float chronic = age < chronic_from ? health.chronic_child.real()
                                             : health.chronic_adult.real() +
                                                   health.chronic_rise.real() * static_cast<float>(age - chronic_from);
    const float disabled = health.disabled_birth.real() + health.disabled_rise.real() * static_cast<float>(age);
    person.health = u < disabled ? Health::disabled : u < disabled + chronic ? Health::chronic : Health::well;
    person.ability = ability_at(age, d);
    if (person.health == Health::disabled) person.ability *= marginals.labour.disabled_ability.real();
    if (person.health == Health::chronic) person.ability *= health.chronic_ability.real();

    const bool at_school = (age >= school_from && age < senior_high_from) ||
                           (age >= senior_high_from && age < college_from && stream.uniform() < d.senior_high) ||
                           (age >= college_from && age <= school_to && stream.uniform() < d.college * d.senior_high);
    if (at_school) person.schooling = std::max(0, age - school_from);
    person.activity = activity_at_home(marginals.labour, age, person.ability, at_school);
    if (person.activity != Activity::farm || person.ability < marginals.labour.able_from.real() || age > working_age_to)
        return;
    const float away = p.migrant_share.real() * (age < work.fewer_migrate_from ? 1.0f : work.older_migrants.real());
    const float local = p.local_share.real() * (age < work.fewer_local_from ? 1.0f : work.older_local.real());
    const float fate = stream.uniform();
    if (fate < away)
        person.activity = Activity::migrant;
    else if (fate < away + local)
        person.activity = Activity::local_job;
}

} // namespace

HouseholdSizes household_sizes(const HouseholdSizeParameters& p, double mean_members)
{
    const std::array<double, most_members> usual{p.one, p.two, p.three, p.four, p.five, p.six, p.seven};
    const auto tilted = [&](double tilt) {
        std::array<double, most_members> out = usual;
        for (std::size_t k = 0; k < out.size(); ++k) out[k] *= std::pow(tilt, static_cast<double>(k));
        return out;
    };
    const auto mean = [](const std::array<double, most_members>& shares) {
        double sum = 0, all = 0;
        for (std::size_t k = 0; k < shares.size(); ++k) {
            sum += shares[k] * static_cast<double>(k + 1);
            all += shares[k];
        }
        return sum / all;
    };
    const auto distribution = [](const std::array<double, most_members>& shares) {
        return HouseholdSizes(shares.begin(), shares.end());
    };
    if (std::abs(mean_members - mean(usual)) < told_to) return distribution(usual);
    double low = 1 / steepest, high = steepest;
    for (int halving = 0; halving < halvings; ++halving) {
        const double middle = std::sqrt(low * high);
        (mean(tilted(middle)) < mean_members ? low : high) = middle;
    }
    return distribution(tilted(low));
}

float ability_at(int age, const DemographyParameters& demography)
{
    if (age < working_age_from) return 0;
    const int beyond = age - demography.ability_falls_from.value();
    return beyond < 0 ? 1.0f : std::max(0.0f, 1.0f - demography.ability_loss.real() * static_cast<float>(beyond));
}

Activity activity_at_home(const LabourParameters& labour, int age, float ability, bool at_school)
{
    if (at_school) return Activity::student;
    if (age < working_age_from) return Activity::child;
    return ability < labour.active_from.real() ? Activity::retired : Activity::farm;
}

NewHousehold synthetic_household(const District& district, const Marginals& marginals, std::uint32_t identity,
                                 std::uint16_t village, const HouseholdSizes& sizes)
{
    const auto& p = marginals.population;
    const auto& assets = marginals.initial.assets;
    const float able_from = marginals.labour.able_from.real();
    auto stream = district.draw(household_draw, identity);
    NewHousehold out;
    out.identity = identity;
    out.village = village;
    out.members = family(stream, marginals.initial.families, sizes);
    bool worker = false;
    float elders = 0;
    for (std::uint32_t m = 0; m < out.members.size(); ++m) {
        auto& member = out.members[m];
        complete(district, marginals, member, identity, m);
        worker |= member.age >= working_age_from && member.age < pension_from && member.ability >= able_from;
        elders += member.age >= pension_from ? 1.0f : 0.0f;
    }
    const auto size = static_cast<float>(out.members.size());
    out.land = p.land_per_person.real() * size * lognormal(assets.land_spread, stream);
    out.capital = p.capital_median.real() * sim::hot::exp(p.capital_spread.real() * stream.normal());
    out.productivity = p.productivity_spread.real() * stream.normal();
    const float months = p.cash_months.real() * sim::hot::exp(assets.cash_spread.real() * stream.normal());
    out.cash = static_cast<double>(months * marginals.welfare.subsistence.real() * size);
    const float support = p.elder_support.real() * lognormal(assets.support_spread, stream);
    out.support = (worker ? assets.support_with_worker.real() : 1.0f) * support * elders;
    out.safe_housing = stream.uniform() > assets.unsafe_housing.real();
    out.safe_water = stream.uniform() > assets.unsafe_water.real();
    out.insured = stream.uniform() < assets.insured.real();
    return out;
}

} // namespace alleviation
