#include "models/alleviation/recorded/people.h"

#include "models/alleviation/definitions.h"
#include "models/alleviation/population/code_words.h"

#include <algorithm>

namespace alleviation {

namespace {

std::size_t head_of(const District& district, std::size_t household)
{
    return district.households.first_member[household];
}

/// Ability of who counts as labour of a household; what a job takes is `labour.able_from`.
constexpr float able_to_work = 0.5f;

bool has_labour(const District& district, std::size_t household)
{
    const auto& persons = district.persons;
    const std::size_t first = head_of(district, household);
    for (std::size_t j = first; j < first + district.households.members[household]; ++j)
        if (of_working_age(persons.age[j]) && persons.ability[j] >= able_to_work) return true;
    return false;
}

} // namespace

std::string cause_name(std::size_t cause)
{
    const auto found = std::find_if(std::begin(cause_names), std::end(cause_names), [&](const CodeName& name) {
        return name.code == static_cast<int>(cause) && !name.english.empty();
    });
    return std::string(found->english);
}

sim::schema::Dimension people_dimension(const std::vector<People>& some)
{
    sim::schema::Dimension who{
        "who",
        "whose poverty and inequality; arms change who is on the register, so that effects on those two groups compare "
        "different people",
        {},
        {},
        {}};
    for (const auto& group : some) {
        who.labels.push_back(group.label);
        who.about.push_back(group.about);
    }
    return who;
}

const std::vector<People>& people()
{
    static const std::vector<People> all = [] {
        std::vector<People> out;
        const auto all_of_them = [](const District&, std::size_t, std::size_t) { return true; };
        constexpr auto project = StudyGroup::treated;
        out.push_back({std::string(all_households), std::nullopt, all_of_them});
        for (std::size_t c = 0; c < study_group_count; ++c) {
            out.push_back({std::string(study_group_names[c]), static_cast<StudyGroup>(c), all_of_them});
            out.back().about = group_dimension().about[c];
        }
        out.push_back({"project, head a man", project, [](const District& d, std::size_t i, std::size_t) {
                           return d.persons.sex[head_of(d, i)] == 0;
                       }});
        out.push_back({"project, head a woman", project, [](const District& d, std::size_t i, std::size_t) {
                           return d.persons.sex[head_of(d, i)] == 1;
                       }});
        out.push_back({"project, with labour", project,
                       [](const District& d, std::size_t i, std::size_t) { return has_labour(d, i); }});
        out.push_back({"project, without labour", project,
                       [](const District& d, std::size_t i, std::size_t) { return !has_labour(d, i); }});
        out.push_back({"project, on the register", project,
                       [](const District& d, std::size_t i, std::size_t) { return d.households.registered[i] == 1; }});
        out.push_back({"project, off the register", project,
                       [](const District& d, std::size_t i, std::size_t) { return d.households.registered[i] == 0; }});
        for (std::size_t c = 0; c < cause_count; ++c)
            out.push_back(
                {"project, cause " + cause_name(c), project,
                 [](const District& d, std::size_t i, std::size_t cause) { return d.households.cause[i] == cause; },
                 c});
        return out;
    }();
    return all;
}

} // namespace alleviation
