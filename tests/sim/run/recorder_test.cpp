#include "sim/run/recorder.h"

#include <catch2/catch.hpp>

using sim::run::CaseRecorder;

namespace {

sim::schema::Layout layout()
{
    sim::schema::Layout out;
    out.groups.push_back({"series", "", {0, 1, 2}, {}, {{"income", "yuan", "", {}}}});
    out.groups.push_back({"yearly", "", {1}, {}, {{"gini", "1", "", {}}}});
    out.tables.push_back({"matches", "match", "", {{"household", "", ""}}});
    return out;
}

} // namespace

TEST_CASE("a month that was not recorded to its end is taken back, and those before it stay")
{
    const auto whole = layout();
    std::atomic<bool> stop{false};
    CaseRecorder recorder(whole, 1, 2, false, &stop);
    const double row[] = {7};
    for (int month = 0; month < 2; ++month) {
        recorder.begin_month(month);
        recorder.cells(0, 0)[0] = 10 + month;
        recorder.record(0, row);
        if (month == 1) {
            stop = true;
            CHECK(recorder.stopped());
        }
        CHECK(recorder.end_month() == (month == 0));
    }
    const auto slab = recorder.take();
    CHECK(slab.months_done == 1);
    CHECK(slab.parts[0].count == 1);
    CHECK(slab.parts[0].values[0] == std::vector<double>{10});
    CHECK(slab.parts[1].count == 0);
    CHECK(slab.parts[1].values[0].empty());
    CHECK(slab.rows[0][0] == std::vector<double>{7});
}

TEST_CASE("a month that was recorded whole counts, even where the run was asked to end meanwhile")
{
    const auto whole = layout();
    std::atomic<bool> stop{false};
    CaseRecorder recorder(whole, 0, 0, false, &stop);
    recorder.begin_month(0);
    recorder.cells(0, 0)[0] = 10;
    CHECK_FALSE(recorder.stopped());
    stop = true;
    CHECK(recorder.end_month());
    CHECK(recorder.take().months_done == 1);
}
