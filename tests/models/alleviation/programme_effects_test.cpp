/// Programmes of other places, written as scenarios, have effects of the right sign and order. The same worlds without
/// a programme are the comparison.
#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace alleviation;
using alleviation::testing::Settings;
using alleviation::testing::Town;
using alleviation::testing::with;

namespace {

/// Means over the project's households, and over worlds.
struct Outcome {
    double take_up = 0;  ///< share that draws dibao or claimed medical assistance
    double wages = 0;    ///< yuan a month and household
    double income = 0;   ///< yuan a year and household
    double assets = 0;   ///< yuan a household
    double spending = 0; ///< yuan a year and household
    double members = 0;  ///< share in their village's association
};

constexpr int worlds = 12;

Outcome outcome(const Settings& programme, int months)
{
    Outcome out;
    for (std::uint32_t world = 0; world < worlds; ++world) {
        Settings settings = {{"population.pilot_villages", "3"},
                             {"population.comparison_villages", "0"},
                             {"population.households_per_village", "90"}};
        settings.insert(settings.end(), programme.begin(), programme.end());
        Town town(alleviation::testing::last_arm("yanliu.yaml", settings), {11, world});
        town.live(0, months - 1);
        const auto& d = town.district;
        const auto& h = d.households;
        const double each = 1.0 / (worlds * static_cast<double>(d.project.size()));
        for (const auto i : d.project) {
            out.take_up += each * (h.dibao[i] || h.assisted[i]);
            for (std::size_t j = h.first_member[i]; j < h.first_member[i] + h.members[i]; ++j)
                out.wages += each * double{d.persons.wage[j]};
            out.income += each * double{h.income_12[i]};
            out.assets += each * double{h.capital[i]};
            out.spending += each * double{h.consumption_12[i]};
            out.members += each * (h.membership[i] > 0);
        }
    }
    return out;
}

const Settings nobody_helps = {{"mechanisms.agency", "off"}};
const Settings casework_alone = {{"mechanisms.supplier_offers", "off"},
                                 {"mechanisms.pairing", "off"},
                                 {"agencies.xuri.linking_share", "0"},
                                 {"agencies.xuri.survey_share", "0.2"},
                                 {"agencies.xuri.organising_share", "0"}};

} // namespace

TEST_CASE("casework alone raises take-up by no more than visits did in Chile, and neither income nor wages")
{
    const Outcome nothing = outcome(with(nobody_helps, {{"mechanisms.supplier_offers", "off"}}), 18);
    const Outcome light = outcome(casework_alone, 18);
    CHECK(light.take_up > nothing.take_up + 0.02);
    CHECK(light.take_up < nothing.take_up + 0.17);
    CHECK(light.wages == Approx(nothing.wages).epsilon(0.05));
    CHECK(light.income == Approx(nothing.income).epsilon(0.03));
}

TEST_CASE("assets given with training and coaching outlast the project, and a course alone leaves fewer")
{
    const Settings course = {{"suppliers.vocational_school.skills.seats", "70"},
                             {"suppliers.vocational_school.skills.every", "6"}};
    const Settings package = with(course, {{"suppliers.vocational_school.skills.seed", "8000"}});
    const Outcome nothing = outcome(nobody_helps, 36);
    const Outcome trained = outcome(course, 36);
    const Outcome equipped = outcome(package, 36);
    CHECK(equipped.assets > trained.assets * 1.1);
    CHECK(equipped.spending > nothing.spending * 1.05);
}

TEST_CASE("who knows members joins, so that an association grows where ties weigh more")
{
    const Settings growing = {{"agencies.xuri.organising_share", "0.5"}, {"agencies.xuri.survey_share", "0.2"},
                              {"agencies.xuri.linking_share", "0.1"},    {"agencies.xuri.last_month", "24"},
                              {"agencies.xuri.budget", "800000"},        {"incubation.join_base", "-5"}};
    const Outcome alone = outcome(with(growing, {{"incubation.join_ties", "0"}}), 24);
    const Outcome together = outcome(with(growing, {{"incubation.join_ties", "6"}}), 24);
    CHECK(together.members > alone.members + 0.05);
}

TEST_CASE("effects fade where jobs and claims do not last, and last where they do", "[slow]")
{
    // The jobs of one year's project, followed for three more years.
    const auto effect_after = [](const Settings& settings, int months) {
        return outcome(settings, months).wages - outcome(with(nobody_helps, settings), months).wages;
    };
    const auto jobs_end_at = [](const char* hazard) {
        // Nobody goes on linking, no helper looks after who has a job, nobody comes to know and trust who offers help
        // better than others do, there is no day labour on pooled land, and nobody catches up by jobs found elsewhere.
        // The whole town, for its firms' posts: in a few villages there are posts for everybody.
        Settings out = {{"population.pilot_villages", "6"},
                        {"population.comparison_villages", "8"},
                        {"population.households_per_village", "285"},
                        {"mechanisms.platform_handover", "off"},
                        {"mechanisms.pairing", "off"},
                        {"mechanisms.casework", "off"},
                        {"household_survey.informs", "0"},
                        {"household_survey.wins_trust", "0"},
                        {"mechanisms.publicity", "off"},
                        {"mechanisms.collective", "off"},
                        {"work.offers", "0"},
                        {"work.network_offers", "0"}};
        for (const char* kind :
             {"first_year_away", "first_year_workshop", "first_year_post", "separation_local", "separation_migrant"})
            out.emplace_back(std::string("work.") + kind, hazard);
        return out;
    };
    const Settings short_jobs = jobs_end_at("0.12"), long_jobs = jobs_end_at("0.004");
    const double at_end = effect_after(short_jobs, 12), faded = effect_after(short_jobs, 48);
    const double lasting_at_end = effect_after(long_jobs, 12), lasting = effect_after(long_jobs, 48);
    CHECK(at_end > 0);
    CHECK(faded < 0.5 * at_end); // what is left is of skill and drive
    CHECK(lasting > 0.6 * lasting_at_end);
}
