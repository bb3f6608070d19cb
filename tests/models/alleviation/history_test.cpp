#include "models/alleviation/recorded/deprived.h"
#include "tests/models/alleviation/hamlet.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using alleviation::testing::Hamlet;

namespace {

Hamlet with_a_supplier(std::size_t households)
{
    return Hamlet(households, {{"suppliers.foundation.funds.budget", "1000"}, {"agencies.xuri.active", "on"}});
}

float received(const Hamlet& hamlet, Benefit benefit, std::size_t household)
{
    return hamlet.district.history.received[static_cast<std::size_t>(benefit)][household];
}

} // namespace

TEST_CASE("what a household received is counted from the beginning of the year")
{
    auto hamlet = with_a_supplier(3);
    for (int month = 0; month < 13; ++month) {
        hamlet.in_month(month);
        hamlet.district.matches.clear();
        if (month == 11 || month == 12) hamlet.district.matches.push_back({1, 1, 0, 0, Need::funds, 200, 0});
        append_history(hamlet.district);
        if (month == 11) CHECK(received(hamlet, Benefit::funds, 1) == 200);
    }
    CHECK(received(hamlet, Benefit::funds, 1) == 200); // of January alone
    CHECK(received(hamlet, Benefit::funds, 0) == 0);
}

TEST_CASE("whom help reaches is judged by how they stood before the year began")
{
    auto hamlet = with_a_supplier(2);
    hamlet.households.income_12[0] = 1500;
    hamlet.households.income_12[1] = 6000;
    begin_history(hamlet.district, hamlet.parameters);
    hamlet.households.income_12[0] = 9000;
    append_history(hamlet.district);
    CHECK(hamlet.district.history.welfare_before[0] == Approx(0.5));
    CHECK(hamlet.district.history.welfare_before[1] == Approx(2));
}

TEST_CASE("a relation lasts from its first delivery as long as the post that came of it")
{
    auto hamlet = with_a_supplier(2);
    for (int month = 0; month < 8; ++month) {
        hamlet.in_month(month);
        hamlet.district.matches.clear();
        if (month == 2) hamlet.district.matches.push_back({0, 0, 0, 0, Need::work, 1, 0, Linker::association});
        hamlet.persons.employer[0] = month >= 2 && month < 6 ? std::int16_t{0} : nobody;
        append_history(hamlet.district);
    }
    const auto& relation = hamlet.district.history.relations[0];
    CHECK(relation.deliveries == 1);
    CHECK(relation.by_associations == 1);
    CHECK(relation.of_pair == 0);
    CHECK(relation.first == 2);
    CHECK(relation.last == 5);
    CHECK(hamlet.district.history.relations[1].deliveries == 0);
}

TEST_CASE("deprivations are told one by one, and support by whoever a household could turn to")
{
    auto hamlet = with_a_supplier(4);
    auto& h = hamlet.households;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        h.income_12[i] = 9000;
        h.consumption_12[i] = 9000;
        h.income_poor[i] = 1;
        h.insured[i] = h.safe_housing[i] = h.safe_water[i] = 1;
    }
    CHECK(deprived_share(hamlet.district, 0) == Approx(1.0 / 9)); // nobody above the line to turn to
    h.membership[0] = 1;
    CHECK(deprived_share(hamlet.district, 0) == 0);
    h.safe_water[0] = 0;
    h.hungry_months[0] = 1;
    h.income_12[0] = 100;
    const auto of = deprived(hamlet.district, 0);
    CHECK(of == std::array<bool, deprivation_count>{true, false, false, false, false, true, true, false, false});
}
