#include "sim/core/bytes.h"

#include <catch2/catch.hpp>

using sim::bytes_text;

TEST_CASE("a size is told in a unit in which it does not vanish")
{
    CHECK(bytes_text(0) == "0 bytes");
    CHECK(bytes_text(999) == "999 bytes");
    CHECK(bytes_text(3240) == "3.2 kB");
    CHECK(bytes_text(43e6) == "43 MB");
    CHECK(bytes_text(999.9e6) == "1.0 GB");
    CHECK(bytes_text(24.6e9) == "25 GB");
}
