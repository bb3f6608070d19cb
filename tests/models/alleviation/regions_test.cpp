#include "models/alleviation/alleviation.h"
#include "sim/run/run.h"
#include "sim/store/slab_bytes.h"
#include "tests/sim/scenario/files.h"

#include <catch2/catch.hpp>

#include <map>
#include <mutex>

namespace {

/// Worlds of one arm by replicate as they are handed over whole, and their districts.
struct Lived {
    std::map<int, sim::store::Slab> worlds;
    std::vector<sim::store::Slab> districts;
    long finished = 0;
};

Lived live_two_districts(const sim::run::Plan& plan, const sim::store::Finished& before)
{
    Lived out;
    std::mutex taking;
    const auto outcome = sim::run::execute(
        plan, {2, true, nullptr},
        [&](sim::store::Slab slab) {
            const std::lock_guard lock(taking);
            if (slab.region < 0)
                out.worlds[slab.replicate] = std::move(slab);
            else
                out.districts.push_back(std::move(slab));
        },
        before);
    out.finished = outcome.finished_cases;
    return out;
}

} // namespace

TEST_CASE("districts that are there already are left out, and their worlds put together where nothing else is left")
{
    const Files files;
    sim::run::Request request;
    request.scenario =
        files.write("a.yaml", "model: alleviation\nmonths: 3\nreplicates: 3\npopulation: {districts: 2, "
                              "pilot_villages: 1, comparison_villages: 1, households_per_village: 20}\n");
    const auto plan = sim::run::read_plan({&alleviation::model()}, request);
    const auto whole = live_two_districts(plan, {});
    REQUIRE(whole.worlds.size() == 3);
    REQUIRE(whole.districts.size() == 6);
    sim::store::Finished before(1, 3);
    for (const auto& district : whole.districts) // all of the first world, one of the second
        if (district.replicate == 0 || (district.replicate == 1 && district.region == 1)) before.add_region(district);
    const auto after = live_two_districts(plan, before);
    CHECK(after.finished == 3);
    CHECK(after.districts.size() == 3);
    REQUIRE(after.worlds.size() == 3);
    for (const auto& [replicate, world] : after.worlds)
        CHECK(sim::store::to_bytes(world) == sim::store::to_bytes(whole.worlds.at(replicate)));
}
