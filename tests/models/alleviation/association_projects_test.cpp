#include "models/alleviation/organise/association_projects.h"
#include "tests/models/alleviation/association_setup.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

namespace {

const Settings one_project = {{"association_projects.wins", "1"},      {"association_projects.price", "12000"},
                              {"association_projects.pay", "20"},      {"association_projects.paid_out", "0.6"},
                              {"association_projects.linking", "0.5"}, {"association_projects.company", "1"},
                              {"association_projects.passes", "0"},    {"backbone.leader_from", "0.6"}};

/// Ten member households, the first of which has a leader; records and finances are perfect.
class Members : public Hamlet {
  public:
    explicit Members(const Settings& settings = {}) : Hamlet(10, with(one_project, settings))
    {
        found_association(*this, Association::operating);
        district.associations[0].standards.fill(1);
        make_leader(*this, 0);
        association().leaders = 1;
    }
    Association& association() { return district.associations[0]; }
    void december()
    {
        in_month(11);
        act(association_projects_mechanism);
    }
};

} // namespace

TEST_CASE("an association that operates, with good records, wins a project, and no other")
{
    Members good, early, careless;
    good.december();
    CHECK(good.association().project_months == 12);
    early.association().stage = Association::incubating;
    early.december();
    CHECK(early.association().project_months == 0);
    careless.association().standards.fill(0);
    careless.december();
    CHECK(careless.association().project_months == 0);
}

TEST_CASE("a project's month pays leaders' households for hours that link members and keep them company")
{
    Members hamlet;
    hamlet.december();
    hamlet.in_month(12);
    for (std::size_t i = 0; i < 10; ++i) {
        hamlet.need(Need::care, i) = 1;
        hamlet.district.outcome[index(Need::care)][i] = NeedOutcome::not_known;
    }
    hamlet.act(association_projects_mechanism);
    CHECK(hamlet.association().project_months == 11);
    CHECK(hamlet.cash(0) == Approx(600)); // 60 % of 1,000 yuan
    CHECK(hamlet.paid(Holder::government, Holder::association, For::tranche) == Approx(1000));
    CHECK(hamlet.paid(Holder::association, Holder::market, For::activities) == Approx(400));
    CHECK(fund(hamlet) == Approx(0).margin(0.01));
    CHECK(hamlet.association().linking_hours == Approx(15)); // half of 30 hours
    for (std::size_t i = 0; i < 10; ++i) CHECK(hamlet.outcome(Need::care, i) == NeedOutcome::met);
}

TEST_CASE("a project lasts for the twelve months of a year, and another may follow")
{
    Members hamlet;
    hamlet.december();
    int paid = 0;
    for (int month = 12; month < 24; ++month) {
        hamlet.in_month(month);
        hamlet.act(association_projects_mechanism);
        paid += hamlet.paid(Holder::government, Holder::association, For::tranche) > 0;
    }
    CHECK(paid == 12);
    CHECK(hamlet.association().project_months == 12);
}

TEST_CASE("where nobody leads any more nothing is done, and nothing is paid")
{
    Members hamlet;
    hamlet.december();
    hamlet.persons.activity[0] = Activity::migrant;
    hamlet.association().leaders = 0;
    hamlet.in_month(12);
    hamlet.act(association_projects_mechanism);
    CHECK(hamlet.paid(Holder::government, Holder::association, For::tranche) == 0);
    CHECK(hamlet.association().linking_hours == 0);
}

TEST_CASE("a leader with the schooling who passes makes it a local agency, whose projects are larger")
{
    const Settings passes = {{"association_projects.passes", "1"},
                             {"association_projects.schooling", "9"},
                             {"association_projects.licensed_price", "3"}};
    Members schooled(passes), unschooled(passes);
    schooled.persons.schooling[0] = 9;
    schooled.december();
    unschooled.december();
    CHECK(schooled.association().licensed);
    CHECK_FALSE(unschooled.association().licensed);
    schooled.in_month(12);
    schooled.act(association_projects_mechanism);
    CHECK(schooled.cash(0) == Approx(1800));
}
