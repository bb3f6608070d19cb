#include "models/alleviation/knowledge.h"
#include "models/alleviation/members.h"
#include "models/alleviation/share/platform.h"

#include <catch2/catch.hpp>

#include <random>

using namespace alleviation;

namespace {

/// A district of households with none to `most` members each.
District peopled(std::size_t households, unsigned most)
{
    District district;
    district.households.resize(households);
    std::mt19937 generator(7);
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < households; ++i) {
        district.households.first_member[i] = next;
        district.households.members[i] = static_cast<std::uint8_t>(generator() % (most + 1));
        next += district.households.members[i];
    }
    district.persons.resize(next);
    for (std::size_t j = 0; j < next; ++j)
        district.persons.ability[j] = static_cast<float>(generator() % 1000) / 999.0f - 0.2f;
    return district;
}

} // namespace

TEST_CASE("households' sums and greatest are those of their members one by one, however many they are")
{
    for (const unsigned most : {0u, 1u, 4u, 5u, 12u, 255u}) {
        const District district = peopled(1500, most);
        const auto& h = district.households;
        MemberNumbers each;
        Chunk<float> sums, greatest;
        std::size_t next = 0;
        bool same = true;
        for_each_family_chunk(district, [&](const Families& families) {
            REQUIRE(families.first == next);
            next += families.households;
            std::copy_n(district.persons.ability.data() + families.first_person, families.persons, each.data());
            families.sum(each, sums.data());
            families.greatest(each, greatest.data());
            for (std::size_t k = 0; k < families.households; ++k) {
                const std::size_t i = families.first + k, first = h.first_member[i];
                float sum = 0, most_able = 0;
                for (std::size_t j = first; j < first + h.members[i]; ++j) {
                    sum += district.persons.ability[j];
                    most_able = std::max(most_able, district.persons.ability[j]);
                }
                same = same && sums[k] == sum && greatest[k] == most_able;
            }
        });
        CHECK(same);
        CHECK(next == h.rows());
    }
}

TEST_CASE("marked members are counted household by household, however many they are")
{
    for (const unsigned most : {0u, 1u, 8u, 9u, 255u}) {
        const District district = peopled(1500, most);
        const auto& h = district.households;
        Mask marks;
        Chunk<std::uint8_t> counts;
        std::size_t next = 0;
        bool same = true;
        for_each_household_chunk(district, [&](const HouseholdChunk& chunk) {
            REQUIRE(chunk.first == next);
            next += chunk.households;
            marks.fill(1); // what stands behind the chunk must not count
            for (std::size_t k = 0; k < chunk.persons; ++k)
                marks[k] = district.persons.ability[chunk.first_person + k] > 0.3f;
            count_marked(h, chunk, marks, counts.data());
            for (std::size_t k = 0; k < chunk.households; ++k) {
                const std::size_t i = chunk.first + k, first = h.first_member[i];
                unsigned count = 0;
                for (std::size_t j = first; j < first + h.members[i]; ++j) count += district.persons.ability[j] > 0.3f;
                same = same && counts[k] == count;
            }
        });
        CHECK(same);
        CHECK(next == h.rows());
    }
}

TEST_CASE("every mark is visited once, in order, wherever it stands")
{
    std::mt19937 generator(3);
    for (const std::size_t size : {0u, 1u, 7u, 8u, 9u, 1000u})
        for (const unsigned one_in : {1u, 3u, 40u}) {
            std::vector<std::uint8_t> marks(size);
            std::vector<std::size_t> expected, visited;
            for (std::size_t k = 0; k < size; ++k) {
                marks[k] = generator() % one_in == 0 ? static_cast<std::uint8_t>(1 + generator() % 255) : 0;
                if (marks[k]) expected.push_back(k);
            }
            for_each_set(marks, [&](std::size_t k) { visited.push_back(k); });
            CHECK(visited == expected);
        }
}

TEST_CASE("the households that somebody keeps a record of are visited, and no others")
{
    District district = peopled(37, 3);
    for (const std::size_t i : {0u, 5u, 6u, 35u, 36u}) district.households.record_agency[i] = 1;
    std::vector<std::uint32_t> visited;
    each_recorded(district.households, [&](std::uint32_t i) { visited.push_back(i); });
    CHECK(visited == std::vector<std::uint32_t>{0, 5, 6, 35, 36});
}
