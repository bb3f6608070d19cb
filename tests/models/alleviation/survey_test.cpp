#include "models/alleviation/share/platform.h"
#include "models/alleviation/survey/household_survey.h"
#include "models/alleviation/survey/needs.h"
#include "models/alleviation/survey/supplier_survey.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace alleviation;
using alleviation::testing::Hamlet;

namespace {

const alleviation::testing::Settings two_agencies_three_suppliers = {
    {"agencies.near.workers", "1"},          {"agencies.office.workers", "1"},
    {"agencies.office.reach", "government"}, {"suppliers.bureau.kind", "government"},
    {"suppliers.bureau.distance", "400"},    {"suppliers.factory.kind", "enterprise"},
    {"suppliers.factory.distance", "300"},   {"suppliers.charity.distance", "500"},
    {"knowledge.acquaintance", "1"},         {"agencies.near.talks_to", "1"}};

void put_to_work(Hamlet& hamlet, std::size_t agency, float survey_hours)
{
    hamlet.district.agencies[agency].working = true;
    hamlet.district.agencies[agency].survey_hours = survey_hours;
    hamlet.district.agencies[agency].survey_hours_used = 0;
}

} // namespace

TEST_CASE("each need is what the household lacks")
{
    Hamlet hamlet(2, {{"needs.sales", "300"},
                      {"needs.skills", "0.7"},
                      {"needs.funds", "200"},
                      {"needs.care", "0.5"},
                      {"credit.income", "0"},
                      {"credit.capital", "0"}});
    auto& h = hamlet.households;
    h.produce[0] = 500;
    h.produce[1] = 299;
    h.motivation[0] = 0.3f;
    h.motivation[1] = 0.9f;
    h.medical_due[0] = 90000;
    hamlet.give_cash(0, 100);
    hamlet.persons.activity[1] = Activity::local_job;
    hamlet.act(needs_mechanism);
    CHECK(hamlet.need(Need::sales, 0) == 500);
    CHECK(hamlet.need(Need::work, 0) == 1);
    CHECK(hamlet.need(Need::skills, 0) == Approx(0.4)); // 0.7 − 0.3
    CHECK(hamlet.need(Need::funds, 0) == Approx(800));
    CHECK(hamlet.need(Need::care, 0) == Approx(0.7));
    for (std::size_t k = 0; k < need_count; ++k) CHECK(h.need[k][1] == 0);
}

TEST_CASE("households well above the poverty line, and those that died out, have no needs")
{
    Hamlet hamlet(2, {{"needs.poor_below", "2"}});
    hamlet.households.income_12[0] = 6001;
    hamlet.households.members[1] = 0;
    hamlet.act(needs_mechanism);
    for (std::size_t i = 0; i < 2; ++i) CHECK(hamlet.need(Need::work, i) == 0);
    hamlet.households.income_12[0] = 5999;
    hamlet.act(needs_mechanism);
    CHECK(hamlet.need(Need::work, 0) == 1);
}

TEST_CASE("an agency visits as many households as its hours allow, its own first")
{
    Hamlet hamlet(9, {{"agencies.near.workers", "1"}, {"household_survey.visit_hours", "3"}});
    hamlet.district.agencies[0].caseload = {4, 7};
    for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u}) hamlet.households.study_group[i] = StudyGroup::spillover;
    hamlet.act(needs_mechanism);
    put_to_work(hamlet, 0, 10);
    hamlet.act(household_survey_mechanism);
    std::size_t visited = 0;
    for (std::size_t i = 0; i < 9; ++i) visited += hamlet.households.record_agency[i] == 0;
    CHECK(visited == 3);
    CHECK(hamlet.households.record_agency[4] == 0);
    CHECK(hamlet.households.record_agency[7] == 0);
    CHECK(hamlet.district.agencies[0].survey_hours_used == 9);
}

TEST_CASE("nobody is visited without hours")
{
    Hamlet hamlet(3, {{"agencies.near.workers", "1"}});
    put_to_work(hamlet, 0, 2);
    hamlet.act(household_survey_mechanism);
    for (std::size_t i = 0; i < 3; ++i) CHECK(hamlet.households.record_agency[i] == nobody);
}

TEST_CASE("a fully competent surveyor records needs as they are, others err and miss some")
{
    const auto survey = [](const char* competence, float trust) {
        Hamlet hamlet(400, {{"agencies.near.competence", competence},
                            {"household_survey.error", "0.5"},
                            {"household_survey.miss", "0.8"}});
        for (std::size_t i = 0; i < 400; ++i) hamlet.households.trust[i] = trust;
        hamlet.act(needs_mechanism);
        put_to_work(hamlet, 0, 4000);
        hamlet.act(household_survey_mechanism);
        int missed = 0, exact = 0;
        for (std::size_t i = 0; i < 400; ++i) {
            const float seen = hamlet.households.observed[index(Need::work)][i];
            missed += seen == 0;
            exact += seen == hamlet.need(Need::work, i);
        }
        return std::pair(missed, exact);
    };
    CHECK(survey("1", 0) == std::pair(0, 400));
    const auto [missed, exact] = survey("0.5", 0);
    CHECK(missed == Approx(160).margin(40)); // 400 · 0.8 · (1 − 0.5)
    CHECK(exact < 5);
    CHECK(survey("0.5", 1).first == 0); // who is trusted is told
}

TEST_CASE("a visit informs the household and wins trust")
{
    Hamlet hamlet(1, {{"agencies.near.competence", "0.5"},
                      {"household_survey.informs", "0.5"},
                      {"household_survey.wins_trust", "0.2"}});
    hamlet.households.information[0] = 0.4f;
    hamlet.households.trust[0] = 0.5f;
    put_to_work(hamlet, 0, 10);
    hamlet.act(household_survey_mechanism);
    CHECK(hamlet.households.information[0] == Approx(0.7));
    CHECK(hamlet.households.trust[0] == Approx(0.55));
}

TEST_CASE("a record loses half its worth in its half-life, and twice as slowly with a helper beside the household")
{
    Hamlet hamlet(2, {{"knowledge.half_life", "4"}});
    hamlet.households.surveyed_month[0] = hamlet.households.surveyed_month[1] = 0;
    hamlet.households.pair[1] = 0;
    hamlet.in_month(4);
    CHECK(freshness(hamlet.district, hamlet.group<KnowledgeParameters>(), 0) == Approx(0.5));
    hamlet.in_month(8);
    CHECK(freshness(hamlet.district, hamlet.group<KnowledgeParameters>(), 0) == Approx(0.25));
    CHECK(freshness(hamlet.district, hamlet.group<KnowledgeParameters>(), 1) == Approx(0.5));
}

TEST_CASE("records that count are those that are fresh enough, asked about one or about many")
{
    for (const char* oldest_record : {"0", "0.1", "0.25", "1"}) {
        Hamlet hamlet(2, {{"knowledge.oldest_record", oldest_record}});
        auto& h = hamlet.households;
        h.record_agency[0] = h.record_agency[1] = 0;
        h.surveyed_month[0] = h.surveyed_month[1] = 0;
        h.pair[1] = 0;
        for (int month = 0; month < 60; ++month) {
            hamlet.in_month(month);
            const auto& knowledge = hamlet.group<KnowledgeParameters>();
            const Freshness fresh(hamlet.district, knowledge);
            for (const std::size_t i : {0u, 1u}) {
                CHECK(fresh(i) == freshness(hamlet.district, knowledge, i));
                CHECK(fresh.counts(i) == has_record(hamlet.district, knowledge, i));
            }
        }
    }
}

TEST_CASE("suppliers are assessed within reach, the nearest first, and again after a year")
{
    Hamlet hamlet(1, two_agencies_three_suppliers);
    const auto& near = hamlet.district.agencies[0].supplier_assessed;
    const float one_visit = hamlet.group<SupplierSurveyParameters>().visit_hours.real();
    put_to_work(hamlet, 0, one_visit);
    put_to_work(hamlet, 1, 10 * one_visit);
    hamlet.act(supplier_survey_mechanism);
    CHECK(near[1] == 0); // the factory, at 300 km
    CHECK(near[0] == never);
    CHECK(hamlet.district.agencies[1].supplier_assessed == std::vector<LastMonth>{0, never, never});
    for (int month = 1; month <= 12; ++month) {
        hamlet.in_month(month);
        put_to_work(hamlet, 0, one_visit);
        hamlet.act(supplier_survey_mechanism);
    }
    CHECK(near[1] == 12);
    CHECK(near[0] == 1);
    CHECK(near[2] == 2);
}

TEST_CASE("who can see a need depends on how far records are shared")
{
    const auto seen_by = [](const char* sharing) {
        auto settings = two_agencies_three_suppliers;
        settings.emplace_back("mechanisms.platform", sharing);
        Hamlet hamlet(1, settings);
        auto& district = hamlet.district;
        for (auto& agency : district.agencies) agency.working = true;
        district.agencies[0].supplier_assessed = {0, never, 0};
        district.agencies[1].supplier_assessed = {0, never, never};
        if (district.on(platform_mechanism)) hamlet.act(platform_mechanism);
        std::string seen;
        const auto& knowledge = hamlet.group<KnowledgeParameters>();
        CHECK_FALSE(has_record(district, knowledge, 0));
        hamlet.households.record_agency[0] = 1;
        hamlet.households.surveyed_month[0] = 0;
        for (std::size_t s = 0; s < 3; ++s) seen += can_see(district, knowledge, 0, s) ? "1" : "0";
        return seen;
    };
    CHECK(seen_by("off") == "000");
    CHECK(seen_by("agency") == "100"); // the office has assessed the bureau only
    CHECK(seen_by("county") == "101"); // the other agency has assessed the charity too; nobody the factory
}

TEST_CASE("near suppliers know some households anyway, and a paired one always")
{
    Hamlet hamlet(2000, {{"suppliers.shop.distance", "5"},
                         {"knowledge.acquaintance", "5"},
                         {"mechanisms.platform", "off"},
                         {"agencies.near.workers", "1"}});
    hamlet.record_everyone();
    int known = 0;
    for (std::size_t i = 0; i < 2000; ++i) known += can_see(hamlet.district, hamlet.group<KnowledgeParameters>(), i, 0);
    CHECK(known == Approx(2000 * std::exp(-1.0)).margin(90));
    for (std::size_t i = 0; i < 2000; ++i) hamlet.households.pair[i] = 0;
    for (std::size_t i = 0; i < 2000; ++i) CHECK(can_see(hamlet.district, hamlet.group<KnowledgeParameters>(), i, 0));
}

TEST_CASE("the platform closes when nobody works")
{
    Hamlet hamlet(1, {{"agencies.near.workers", "1"}});
    hamlet.district.agencies[0].working = true;
    hamlet.act(platform_mechanism);
    CHECK(hamlet.district.platform_open);
    hamlet.district.agencies[0].working = false;
    hamlet.act(platform_mechanism);
    CHECK_FALSE(hamlet.district.platform_open);
}

TEST_CASE("a month in which something last happened is a number, never is none, and lies before all")
{
    CHECK(static_cast<double>(LastMonth(-3)) == -3);
    CHECK(std::isnan(static_cast<double>(never)));
    CHECK(never < LastMonth(-12));
    CHECK(LastMonth(4).ago(10) == 6);
    Households households;
    households.resize(1);
    CHECK(std::isnan(households.surveyed_month.number(0)));
    CHECK(std::isnan(households.exit_month.number(0)));
}
