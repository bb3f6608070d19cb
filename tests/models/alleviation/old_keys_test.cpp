#include "models/alleviation/old_keys.h"

#include "models/alleviation/alleviation.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

TEST_CASE("every old key leads to a key of today, and none is one of today")
{
    std::vector<sim::schema::ParameterDescription> today;
    alleviation::model().parameters()->describe("", today);
    const auto known = [&](const std::string& path) {
        return std::any_of(today.begin(), today.end(),
                           [&](const auto& p) { return p.path == path || p.path.starts_with(path + "."); });
    };
    std::set<std::string> once;
    for (const auto& [was, now] : alleviation::old_keys) {
        INFO(was << " is now called " << now);
        CHECK_FALSE(known(was));
        CHECK(known(now));
        CHECK(once.insert(was).second);
    }
}
