/// Nothing is allocated in a month's steady state: once lists and scratch space have grown to what the months need,
/// living through the same months again asks for no memory. January is apart: people are born and rows move then.
#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

void* counted(std::size_t bytes, std::size_t alignment)
{
    ++allocations;
    const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    if (void* memory = std::aligned_alloc(alignment, rounded)) return memory;
    throw std::bad_alloc();
}

} // namespace

void* operator new(std::size_t bytes)
{
    return counted(bytes, alignof(std::max_align_t));
}
void* operator new(std::size_t bytes, std::align_val_t alignment)
{
    return counted(bytes, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept
{
    std::free(memory);
}

TEST_CASE("months from February to December allocate nothing once the district has grown to what they need")
{
    using alleviation::testing::Town;
    Town town(alleviation::testing::last_arm("yanliu.yaml", {}));
    const std::size_t founded = allocations;
    town.live(0, 12);
    CHECK(allocations > founded); // growing takes memory: what the count sees is real
    const alleviation::District after_january = town.district;
    const auto live = [&](int month) {
        const std::size_t before = allocations;
        town.live(month, month);
        return allocations - before;
    };
    for (int month = 13; month < 24; ++month) live(month);
    // Copying a district keeps the room that its vectors have.
    town.district = after_january;
    for (int month = 13; month < 24; ++month) {
        INFO("month " << month);
        CHECK(live(month) == 0);
    }
}
