#include "models/alleviation/initialise/founding.h"

#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process household_draw{"founding household"};
constexpr sim::Process member_draw{"founding member"};

// Shares of households with one to seven members: an assumption, mean 3.57 persons.
constexpr std::array<double, 7> usual_shares{0.08, 0.22, 0.20, 0.22, 0.15, 0.09, 0.04};

int between(sim::Stream& stream, int low, int high)
{
    return boost::random::uniform_int_distribution<int>(low, high)(stream);
}

/// Head, spouse, then children, children's families or parents, as the head's age has it.
std::vector<NewPerson> family(sim::Stream& stream, const HouseholdSizes& sizes)
{
    const int size = sizes(stream) + 1;
    std::vector<NewPerson> out;
    out.reserve(static_cast<std::size_t>(size));
    const int head_age = size == 1   ? between(stream, 45, 82)
                         : size == 2 ? between(stream, 38, 78)
                                     : between(stream, 28, 66);
    const bool woman = stream.uniform() < (size == 1 ? 0.4f : 0.12f);
    out.push_back({Relation::head, woman ? Sex::female : Sex::male, head_age});
    const auto add = [&](Relation relation, Sex sex, int age) {
        if (static_cast<int>(out.size()) < size) out.push_back({relation, sex, std::clamp(age, 0, 95)});
    };
    if (stream.uniform() < 0.9f)
        add(Relation::spouse, woman ? Sex::male : Sex::female, head_age - between(stream, -3, 5));
    const auto either = [&] { return stream.uniform() < 0.5f ? Sex::female : Sex::male; };
    const int first_child = head_age - between(stream, 22, 28);
    if (first_child < 24) {
        add(Relation::child, either(), first_child);
        add(Relation::child, either(), first_child - between(stream, 2, 6));
        if (head_age < 55) {
            add(Relation::parent, Sex::female, head_age + between(stream, 20, 28));
            add(Relation::parent, Sex::male, head_age + between(stream, 22, 30));
        }
    } else {
        add(Relation::child, Sex::male, first_child);
        add(Relation::child_in_law, Sex::female, first_child - between(stream, 0, 3));
        add(Relation::grandchild, either(), first_child - between(stream, 22, 27));
        add(Relation::grandchild, either(), first_child - between(stream, 25, 32));
    }
    while (static_cast<int>(out.size()) < size) add(Relation::other, either(), between(stream, 5, 70));
    for (auto& person : out) person.age = std::max(0, person.age);
    return out;
}

/// Schooling, health and work of one member.
void complete(const District& district, const PopulationParameters& p, const DemographyParameters& d, NewPerson& person,
              std::uint32_t household, std::uint32_t member)
{
    auto stream = district.draw(member_draw, household, member);
    const int age = person.age;
    // The young have more schooling: about a year more for every seven years.
    const float mean = p.schooling_mean.real() + 0.14f * static_cast<float>(45 - age);
    person.schooling =
        std::clamp(static_cast<int>(mean + 2.8f * stream.normal()), 0, std::max(0, std::min(16, age - 6)));

    const float u = stream.uniform();
    const float chronic = age < 15 ? 0.01f : 0.03f + 0.0045f * static_cast<float>(age - 15);
    const float disabled = 0.01f + 0.0007f * static_cast<float>(age);
    person.health = u < disabled ? Health::disabled : u < disabled + chronic ? Health::chronic : Health::well;
    person.ability = age < 16   ? 0.0f
                     : age < 60 ? 1.0f
                                : std::max(0.0f, 1.0f - d.ability_loss.real() * static_cast<float>(age - 60));
    if (person.health == Health::disabled) person.ability *= 0.4f;
    if (person.health == Health::chronic) person.ability *= 0.85f;

    const bool at_school = (age >= 6 && age <= 15) || (age >= 16 && age <= 18 && stream.uniform() < d.senior_high) ||
                           (age >= 19 && age <= 21 && stream.uniform() < d.college * d.senior_high);
    if (at_school) person.schooling = std::max(0, age - 6);
    person.activity = activity_at_home(age, person.ability, at_school);
    if (person.activity != Activity::farm || person.ability < 0.5f || age > 64) return;
    const float away = p.migrant_share.real() * (age < 50 ? 1.0f : 0.4f);
    const float local = p.local_share.real() * (age < 60 ? 1.0f : 0.4f);
    const float work = stream.uniform();
    if (work < away)
        person.activity = Activity::migrant;
    else if (work < away + local)
        person.activity = Activity::local_job;
}

} // namespace

HouseholdSizes household_sizes(double mean_members)
{
    const auto tilted = [](double tilt) {
        std::array<double, 7> out = usual_shares;
        for (std::size_t k = 0; k < out.size(); ++k) out[k] *= std::pow(tilt, static_cast<double>(k));
        return out;
    };
    const auto mean = [](const std::array<double, 7>& shares) {
        double sum = 0, all = 0;
        for (std::size_t k = 0; k < shares.size(); ++k) {
            sum += shares[k] * static_cast<double>(k + 1);
            all += shares[k];
        }
        return sum / all;
    };
    const auto distribution = [](const std::array<double, 7>& shares) {
        return HouseholdSizes(shares.begin(), shares.end());
    };
    if (std::abs(mean_members - mean(usual_shares)) < 0.01) return distribution(usual_shares);
    double low = 0.01, high = 100;
    for (int halvings = 0; halvings < 60; ++halvings) {
        const double middle = std::sqrt(low * high);
        (mean(tilted(middle)) < mean_members ? low : high) = middle;
    }
    return distribution(tilted(low));
}

Activity activity_at_home(int age, float ability, bool at_school)
{
    if (at_school) return Activity::student;
    if (age < 16) return Activity::child;
    return ability < 0.3f ? Activity::retired : Activity::farm;
}

NewHousehold synthetic_household(const District& district, const PopulationParameters& p,
                                 const DemographyParameters& demography, const WelfareParameters& welfare,
                                 std::uint32_t identity, std::uint16_t village, const HouseholdSizes& sizes)
{
    auto stream = district.draw(household_draw, identity);
    NewHousehold out;
    out.identity = identity;
    out.village = village;
    out.members = family(stream, sizes);
    bool working_age = false;
    float elders = 0;
    for (std::uint32_t m = 0; m < out.members.size(); ++m) {
        complete(district, p, demography, out.members[m], identity, m);
        working_age |= out.members[m].age >= 16 && out.members[m].age < 60 && out.members[m].ability >= 0.5f;
        elders += out.members[m].age >= 60 ? 1.0f : 0.0f;
    }
    const auto size = static_cast<float>(out.members.size());
    out.land = p.land_per_person.real() * size * sim::hot::exp(0.4f * stream.normal() - 0.08f);
    out.capital = p.capital_median.real() * sim::hot::exp(p.capital_spread.real() * stream.normal());
    out.productivity = p.productivity_spread.real() * stream.normal();
    const float months = p.cash_months.real() * sim::hot::exp(1.0f * stream.normal());
    out.cash = static_cast<double>(months * welfare.subsistence.real() * size);
    const float support = p.elder_support.real() * sim::hot::exp(0.6f * stream.normal() - 0.18f);
    out.support = (working_age ? 0.5f : 1.0f) * support * elders;
    out.safe_housing = stream.uniform() > 0.02f;
    out.safe_water = stream.uniform() > 0.02f;
    out.insured = stream.uniform() < 0.98f;
    return out;
}

} // namespace alleviation
