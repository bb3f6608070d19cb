#include "models/alleviation/deliver/teaching.h"
#include "models/alleviation/match/employment.h"
#include "models/alleviation/offer/supplier_capability.h"
#include "tests/models/alleviation/market_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

TEST_CASE("suppliers learn by cases that an agency arranges and by its assessments, and forget")
{
    Market market(2, {{"suppliers.fund.funds.budget", "1000"},
                      {"supplier_capability.joint_work", "0.2"},
                      {"supplier_capability.training", "0.1"},
                      {"supplier_capability.fades", "0.5"}});
    const float& capability = market.district.suppliers[0].capability;
    market.in_month(5); // assessed five months ago
    market.district.matches.push_back({0, 0, 0, 0, Need::funds, 100, 0, Linker::agency});
    market.act(supplier_capability_mechanism);
    CHECK(capability == Approx(0.2));
    market.district.matches.back().linker = Linker::household; // came by itself
    market.act(supplier_capability_mechanism);
    CHECK(capability == Approx(0.1));
    market.district.agencies[0].supplier_assessed[0] = 5;
    market.act(supplier_capability_mechanism);
    CHECK(capability == Approx(0.145)); // half of it, and a tenth of what is missing
}

TEST_CASE("the capable see for themselves who fits, and teach better")
{
    const auto hired = [](float capability) {
        Market market(2, {{"suppliers.factory.kind", "enterprise"},
                          {"suppliers.factory.employment.posts", "1"},
                          {"suppliers.factory.employment.wage", "5000"},
                          {"suppliers.factory.employment.skill", "0.3"},
                          {"requests.judged", "0"},
                          {"requests.capable_judges", "1"},
                          {"matching.weight_urgency", "0"}});
        market.persons.trade_skill[0] = 0.9f; // fits less, but is trusted more
        market.households.trust[0] = 1;
        market.open();
        market.households.record_agency[0] = market.households.record_agency[1] = nobody;
        market.district.suppliers[0].capability = capability;
        for (std::size_t i = 0; i < 2; ++i) request(market.district, i, Need::work, 0, Linker::household, -1);
        market.act(employment_mechanism);
        REQUIRE(market.matched() == 1);
        return market.district.matches[0].household;
    };
    CHECK(hired(0) == 0);
    CHECK(hired(1) == 1);

    const auto taught = [](float capability) {
        Hamlet hamlet(1, {{"suppliers.school.skills.seats", "1"},
                          {"suppliers.school.skills.length", "2"},
                          {"suppliers.school.skills.quality", "0.4"},
                          {"suppliers.school.skills.field", "trade"},
                          {"suppliers.school.skills.cost", "0"},
                          {"suppliers.school.skills.allowance", "0"},
                          {"teaching.capable_teaches", "0.5"}});
        hamlet.district.suppliers[0].capability = capability;
        hamlet.persons.activity[0] = Activity::trainee;
        hamlet.persons.employer[0] = 0;
        hamlet.persons.course_months[0] = 2;
        hamlet.act(teaching_mechanism);
        return hamlet.persons.trade_skill[0];
    };
    CHECK(taught(0) == Approx(0.3 + 0.2 * 0.7));
    CHECK(taught(1) == Approx(0.3 + 0.3 * 0.7));
}
