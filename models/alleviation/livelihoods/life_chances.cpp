#include "models/alleviation/livelihoods/life_chances.h"

#include "models/alleviation/chunks.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process leaving_school{"leaving school", "persons"};

/// A chunk of people is a year older; marks with 1 who goes to school now.
QIAO_TARGET_CLONES void add_year(std::size_t count, std::uint8_t* __restrict age, Activity* __restrict activity,
                                 std::uint8_t* __restrict at_school)
{
    for (std::size_t k = 0; k < count; ++k) age[k] = static_cast<std::uint8_t>(age[k] + (age[k] < oldest_age));
    for (std::size_t k = 0; k < count; ++k) activity[k] = age[k] == school_from ? Activity::student : activity[k];
    for (std::size_t k = 0; k < count; ++k) {
        const bool of_age = (activity[k] == Activity::child) & (age[k] >= working_age_from);
        activity[k] = of_age ? Activity::farm : activity[k];
    }
    for (std::size_t k = 0; k < count; ++k) at_school[k] = activity[k] == Activity::student;
}

void spend_year_at_school(const District& district, const DemographyParameters& p, LifeCourses& people,
                          std::size_t person)
{
    const int age = people.age[person];
    people.schooling[person] = static_cast<std::uint8_t>(years_at_school(age));
    const float stays = age == senior_high_from ? p.senior_high.real()
                        : age == college_from   ? p.college.real()
                        : age > school_to       ? 0.0f
                                                : 1.0f;
    if (stays < 1 && district.draw(leaving_school, people.identity[person]).uniform() >= stays)
        people.activity[person] = Activity::farm;
}

QIAO_TARGET_CLONES void mark_all(std::size_t count, const float* __restrict fate, const float* __restrict move,
                                 const float* __restrict bearing, const Chances& chances, float birth_rate,
                                 int mothers_to, int hands_over_at, const std::uint8_t* __restrict age,
                                 const std::uint8_t* __restrict sex, const std::uint8_t* __restrict relation,
                                 const Activity* __restrict activity, const std::uint32_t* __restrict partner,
                                 std::uint8_t* __restrict marks)
{
    const float *of_death = chances.of_death.data(), *moving = chances.moves.data();
    Chunk<std::int32_t> is_dying, is_moving;
    for (std::size_t k = 0; k < count; ++k) is_dying[k] = fate[k] < of_death[age[k]];
    for (std::size_t k = 0; k < count; ++k)
        is_moving[k] = move[k] < moving[sex[k] * std::int32_t{possible_ages} + age[k]];
    for (std::size_t k = 0; k < count; ++k) {
        const bool single = partner[k] == unmarried, woman = static_cast<Sex>(sex[k]) == Sex::female;
        const bool of_age = (age[k] >= women_marry_from) & (age[k] <= mothers_to);
        const bool gives_birth = !single & woman & of_age & (bearing[k] < birth_rate);
        const bool old_head = (static_cast<Relation>(relation[k]) == Relation::head) & (age[k] == hands_over_at);
        const bool goes = (is_moving[k] != 0) & single & (activity[k] != Activity::student);
        const bool child = static_cast<Relation>(relation[k]) == Relation::child,
                   other = static_cast<Relation>(relation[k]) == Relation::other;
        const bool of_couple = (single == false) & (child | (other & (woman == false)));
        marks[k] = static_cast<std::uint8_t>((is_dying[k] ? dies : 0) | (goes ? moves : 0) | (gives_birth ? bears : 0) |
                                             (old_head ? hands_over : 0) | (of_couple ? couple : 0));
    }
}

} // namespace

Chances chances_of(const DemographyParameters& p, float crowded)
{
    Chances out{};
    for (std::size_t a = 0; a < possible_ages; ++a) {
        const int age = static_cast<int>(a);
        out.of_death[a] = death_chance(age, p);
        for (const Sex sex : {Sex::male, Sex::female}) {
            const std::size_t row = static_cast<std::size_t>(sex) * possible_ages + a;
            const bool young = age >= working_age_from && age < p.leaves_before.value();
            out.leaves[row] = young ? std::min(1.0f, crowded * p.leaves.real()) : 0.0f;
            // Who comes from college at this age leaves more often. Others may keep from it by the same draw.
            if (age == school_to + 1) out.leaves[row] = std::max(out.leaves[row], p.graduates_leave.real());
            const bool may = age >= (sex == Sex::male ? men_marry_from : women_marry_from) && age < p.marry_before;
            const float marries = sex == Sex::male ? p.men_marry.real() : p.women_marry.real();
            out.moves[row] = out.leaves[row] + (may ? (1.0f - out.leaves[row]) * marries : 0.0f);
        }
    }
    return out;
}

void mark_chunk(const LifeCourses& people, std::size_t first, std::size_t count, const DemographyParameters& p,
                const Chances& chances, const float* fate, const float* move, const float* bearing, std::uint8_t* marks)
{
    mark_all(count, fate, move, bearing, chances, p.birth_rate.real(), p.mothers_to.value(), p.hands_over_at.value(),
             people.age.data() + first, people.sex.data() + first, people.relation.data() + first,
             people.activity.data() + first, people.partner.data() + first, marks);
}

float death_chance(int age, const DemographyParameters& p)
{
    constexpr int reference_age = 60;
    const auto beyond = static_cast<float>(age - reference_age);
    const float chance = p.death_rate_60.real() * sim::hot::exp(p.death_slope.real() * beyond);
    return std::min(1.0f, age < 1 ? p.infant_death_rate.real() : std::max(p.death_rate_least.real(), chance));
}

int years_at_school(int age)
{
    return std::clamp(age - school_from - 1, 0, schooling_to); // the first begins in the year after the birthday
}

void grow_older(const District& district, const DemographyParameters& p, LifeCourses& people)
{
    Chunk<std::uint8_t> at_school;
    for_each_chunk(people.rows(), [&](std::size_t first, std::size_t count) {
        add_year(count, people.age.data() + first, people.activity.data() + first, at_school.data());
        for_each_set(std::span(at_school).first(count),
                     [&](std::size_t k) { spend_year_at_school(district, p, people, first + k); });
    });
}

} // namespace alleviation
