#include "models/alleviation/close_books/informal_aid.h"
#include "models/alleviation/organise/incubation.h"
#include "models/alleviation/organise/publicity.h"
#include "tests/models/alleviation/association_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

TEST_CASE("a meeting tells who comes of schemes and wins the village for helping, which fades")
{
    Hamlet hamlet(500, with(an_agency, {{"publicity.hours_share", "1"},
                                        {"publicity.comes", "0.2"},
                                        {"publicity.informs", "0.5"},
                                        {"publicity.wins", "0.1"},
                                        {"publicity.fades", "0.5"}}));
    give_organising_hours(hamlet, 10);
    hamlet.act(publicity_mechanism);
    int told = 0;
    for (std::size_t i = 0; i < 500; ++i) {
        const float information = hamlet.households.information[i];
        CHECK((information == 0.3f || information == Approx(0.65)));
        told += information > 0.3f;
    }
    CHECK(told == Approx(100).margin(30));
    CHECK(hamlet.district.villages[0].norm == Approx(0.05)); // 0.1, of which half is lost
    hamlet.district.agencies[0].working = false;
    hamlet.act(publicity_mechanism);
    CHECK(hamlet.district.villages[0].norm == Approx(0.025));
}

TEST_CASE("an association keeps the norm up by its example")
{
    Hamlet hamlet(4, {{"publicity.practised", "0.1"}, {"publicity.fades", "0"}});
    found_association(hamlet, Association::operating);
    hamlet.district.associations[0].activity = 0.5f;
    hamlet.act(publicity_mechanism);
    CHECK(hamlet.district.villages[0].norm == Approx(0.05));
    hamlet.district.associations[0].members = 0;
    hamlet.act(publicity_mechanism);
    CHECK(hamlet.district.villages[0].norm == Approx(0.05));
}

TEST_CASE("where helping is a matter of course more is given to neighbours, and more join an association")
{
    const auto given = [](float norm) {
        Hamlet hamlet(2, {{"informal_aid.altruism", "0.2"}, {"informal_aid.norm_gives", "0.5"}});
        all_know_all(hamlet);
        hamlet.give_cash(0, 100000);
        hamlet.households.medical_due[1] = 100000;
        hamlet.district.villages[0].norm = norm;
        hamlet.act(informal_aid_mechanism);
        return hamlet.cash(1);
    };
    CHECK(given(0) > 0);
    CHECK(given(1) == Approx(1.5 * given(0)).epsilon(1e-3));

    const auto join = [](float norm) {
        Hamlet hamlet(2000, {{"incubation.join_base", "-3"}, {"incubation.join_norm", "2"}});
        found_association(hamlet, Association::incubating);
        for (std::size_t i = 8; i < 2000; ++i) hamlet.households.membership[i] = 0;
        for (std::size_t i = 0; i < 2000; ++i) hamlet.households.trust[i] = 0;
        hamlet.district.villages[0].norm = norm;
        hamlet.act(incubation_mechanism);
        int members = 0;
        for (std::size_t i = 8; i < 2000; ++i) members += hamlet.households.membership[i] > 0;
        return members;
    };
    const int few = join(0);
    CHECK(few > 50);
    CHECK(join(1) > 3 * few);
}
