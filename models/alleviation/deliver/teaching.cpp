#include "models/alleviation/deliver/teaching.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process start_up{"business start", "persons"};

/// Who has learnt, and has drive and savings, may put them into a business of the household's own (创业). What it
/// brings follows from its assets, like all business income; no gain is given.
void try_to_start_business(District& district, const TeachingParameters& p, const SavingParameters& saving,
                           std::size_t person)
{
    const auto& persons = district.persons;
    auto& h = district.households;
    const std::size_t i = persons.household[person];
    const float skill = std::max(persons.trade_skill[person], persons.farm_skill[person]);
    const float chance = p.starts.real() * skill * h.motivation[i];
    const float savings = district.cash(i) - kept_back(saving.buffer.real(), h.expected_income[i]);
    if (savings <= 0 || district.draw(start_up, persons.identity[person]).uniform() >= chance) return;
    const auto own = account(Holder::household, i);
    const sim::Fen invested = std::min(sim::Fen(whole_fen(savings)), district.ledger.balance(own));
    district.pay(own, account(Holder::market), invested, For::investment);
    h.capital[i] += savings;
    h.business_started[i] = 1;
}

void attend(District& district, const TeachingParameters& p, const SavingParameters& saving, std::size_t person)
{
    auto& persons = district.persons;
    const auto supplier = static_cast<std::size_t>(persons.employer[person]);
    const auto& course = district.suppliers[supplier].parameters->skills;
    const auto school = account(Holder::supplier, supplier);
    district.pay(school, account(Holder::market), course.cost.fen(), For::course_cost);
    district.pay(school, account(Holder::household, persons.household[person]), course.allowance.fen(),
                 For::training_allowance);

    const float better = 1.0f + p.capable_teaches.real() * district.suppliers[supplier].capability;
    const float share = std::min(1.0f, better * course.quality.real() / static_cast<float>(long{course.length}));
    float& farm_skill = persons.farm_skill[person];
    if (course.field.as<Field>() == Field::farm)
        farm_skill += share * (1.0f - farm_skill);
    else
        learn(persons.trade_skill[person], persons.trade_taught[person], share);
    if (--persons.course_months[person] == 0) {
        persons.activity[person] = Activity::farm;
        persons.employer[person] = nobody;
        district.pay(school, account(Holder::market), course.seed.fen(), For::seed_assets);
        district.households.capital[persons.household[person]] += course.seed.real();
        try_to_start_business(district, p, saving, person);
    }
}

/// What courses taught of trades fades in who has no job to use it in.
QIAO_TARGET_CLONES void fade(std::size_t count, float lost, const Activity* __restrict activity,
                             float* __restrict skill, float* __restrict taught)
{
    Chunk<std::int32_t> unused;
    for (std::size_t k = 0; k < count; ++k) unused[k] = !(earns_wage(activity[k]) | (activity[k] == Activity::trainee));
    for (std::size_t k = 0; k < count; ++k) {
        const float faded = unused[k] != 0 ? lost * taught[k] : 0.0f;
        skill[k] -= faded;
        taught[k] -= faded;
    }
}
QIAO_TARGET_CLONES void mark_trainees(std::size_t count, const Activity* __restrict activity,
                                      std::uint8_t* __restrict marks)
{
    for (std::size_t k = 0; k < count; ++k) marks[k] = activity[k] == Activity::trainee;
}

} // namespace

void teaching(District& district, const TeachingParameters& p, const SavingParameters& saving)
{
    auto& persons = district.persons;
    const float lost = p.decay.real();
    Chunk<std::uint8_t> marks;
    for_each_chunk(persons.rows(), [&](std::size_t first, std::size_t count) {
        const Activity* activity = persons.activity.data() + first;
        fade(count, lost, activity, persons.trade_skill.data() + first, persons.trade_taught.data() + first);
        mark_trainees(count, activity, marks.data());
        for_each_set(std::span(marks).first(count), [&](std::size_t k) { attend(district, p, saving, first + k); });
    });
}

const Mechanism teaching_mechanism = mechanism<teaching>(
    {.name = "teaching",
     .chinese = "技能培训",
     .section = "二(一)",
     .meaning =
         "Each month of a course teaches a share of what is missing, pays an allowance and costs the school money. "
         "What they taught of trades fades in who has no job to use it in. At the end of a course some are given "
         "productive assets, and who has drive and savings may put them into a business.",
     .reads = "courses under way, motivation, savings",
     .writes = "households: business_started, capital, cash; persons: activity, course_months, employer, farm_skill, "
               "trade_skill, trade_taught; suppliers: cash",
     .levels = {},
     .initial = ""});

} // namespace alleviation
