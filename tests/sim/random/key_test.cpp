#include "sim/random/batch.h"

#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

namespace {

constexpr sim::Process rain{"test: rain"}, wind{"test: wind"};

std::array<std::uint32_t, 8> eight(sim::Randomness randomness, sim::Process process, sim::Who who, int month)
{
    sim::Stream stream(randomness, process, who, month);
    std::array<std::uint32_t, 8> out;
    for (auto& word : out) word = stream();
    return out;
}

} // namespace

TEST_CASE("the generator gives the numbers published for Philox4x32-10")
{
    // The known answers of Salmon et al. (2011), distributed with Random123.
    const auto zeros = r123::Philox4x32()({{0, 0, 0, 0}}, {{0, 0}});
    CHECK(zeros[0] == 0x6627e8d5u);
    CHECK(zeros[3] == 0x9b00dbd8u);
    const auto ones = r123::Philox4x32()({{~0u, ~0u, ~0u, ~0u}}, {{~0u, ~0u}});
    CHECK(ones[0] == 0x408f276du);
    CHECK(ones[3] == 0x6d5451fdu);
}

TEST_CASE("a draw depends on every part of its key and on nothing else")
{
    const auto base = eight({1, 2}, rain, {3, 4}, 5);
    CHECK(eight({1, 2}, rain, {3, 4}, 5) == base);
    CHECK(eight({9, 2}, rain, {3, 4}, 5) != base);
    CHECK(eight({1, 9}, rain, {3, 4}, 5) != base);
    CHECK(eight({1, 2}, wind, {3, 4}, 5) != base);
    CHECK(eight({1, 2}, rain, {9, 4}, 5) != base);
    CHECK(eight({1, 2}, rain, {3, 9}, 5) != base);
    CHECK(eight({1, 2}, rain, {3, 4}, 9) != base);
}

TEST_CASE("streams of neighbouring months and pairs share no draw")
{
    std::set<std::uint32_t> seen;
    for (int month = -12; month < 36; ++month)
        for (std::uint32_t other = 0; other < 4; ++other)
            for (const auto word : eight({1, 0}, rain, {7, other}, month)) seen.insert(word);
    // 1,536 words of 32 bits: about 0.0003 repetitions are expected.
    CHECK(seen.size() == 48 * 4 * 8);
}

TEST_CASE("the batch form gives the first four draws of every stream")
{
    std::vector<std::uint32_t> entities;
    for (std::uint32_t i = 0; i < 131; ++i) entities.push_back(i * 977u + (i % 3 ? 0 : 0xfffff000u));
    std::array<std::vector<std::uint32_t>, 4> words;
    for (auto& column : words) column.resize(entities.size());
    std::uint32_t* const out[4] = {words[0].data(), words[1].data(), words[2].data(), words[3].data()};
    for (const int month : {-3, 0, 41}) {
        sim::draw_batch({11, 5}, rain, entities, month, out);
        for (std::size_t i = 0; i < entities.size(); ++i) {
            const auto stream = eight({11, 5}, rain, {entities[i], 0}, month);
            for (std::size_t k = 0; k < 4; ++k) REQUIRE(words[k][i] == stream[k]);
        }
    }
}

TEST_CASE("Boost's distributions take a stream, and have the moments they should")
{
    double sum = 0, squares = 0, counts = 0;
    std::map<int, int> faces;
    const int people = 20000;
    for (std::uint32_t person = 0; person < people; ++person) {
        sim::Stream stream({3, 0}, rain, {person, 0}, 0);
        const double x = boost::random::normal_distribution<double>(10, 2)(stream);
        sum += x;
        squares += x * x;
        counts += boost::random::poisson_distribution<int>(1.5)(stream);
        ++faces[boost::random::uniform_int_distribution<int>(1, 6)(stream)];
    }
    const double mean = sum / people;
    CHECK(mean == Approx(10).margin(0.06)); // four standard errors
    CHECK(squares / people - mean * mean == Approx(4).margin(0.16));
    CHECK(counts / people == Approx(1.5).margin(0.035));
    REQUIRE(faces.size() == 6);
    for (const auto& [face, times] : faces) CHECK(times == Approx(people / 6.0).margin(215));
}

TEST_CASE("the batch form of pairs gives the first draw of every pair's stream")
{
    std::vector<std::uint32_t> entities, others;
    for (std::uint32_t i = 0; i < 77; ++i) {
        entities.push_back(1000 + 7 * i);
        others.push_back(i % 5);
    }
    std::vector<std::uint32_t> words(entities.size());
    for (const int month : {-3, 0, 95}) {
        sim::draw_first({11, 5}, rain, entities, others, month, words.data());
        for (std::size_t i = 0; i < words.size(); ++i)
            CHECK(words[i] == sim::Stream({11, 5}, rain, {entities[i], others[i]}, month)());
    }
}

TEST_CASE("uniform draws fill the unit interval evenly and never reach its ends")
{
    CHECK(sim::hot::unit(0) > 0.0f);
    CHECK(sim::hot::unit(0xffffffffu) < 1.0f);
    std::array<int, 16> bins{};
    const int people = 16000;
    for (std::uint32_t person = 0; person < people; ++person)
        ++bins[static_cast<std::size_t>(sim::Stream({8, 1}, wind, {person, 0}, 3).uniform() * 16)];
    double chi_square = 0;
    for (const int count : bins) chi_square += (count - 1000.0) * (count - 1000.0) / 1000.0;
    CHECK(chi_square < 37.7); // 15 degrees of freedom, p = 0.001
}

TEST_CASE("no two processes of the program share their draws")
{
    // Found in the sources themselves, so that a new process cannot be forgotten here.
    const std::regex declaration("Process\\s+\\w+\\{\\s*\"([^\"]+)\"");
    std::map<std::uint32_t, std::string> names;
    for (const char* folder : {"/sim", "/models"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(QIAO_SOURCE_DIR + std::string(folder))) {
            const auto extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".h") continue;
            std::ifstream file(entry.path());
            std::string text;
            for (std::string line; std::getline(file, line);)
                if (line.find("///") == std::string::npos) text += line + "\n";
            for (std::sregex_iterator match(text.begin(), text.end(), declaration), end; match != end; ++match) {
                const std::string name = (*match)[1];
                INFO(entry.path() << ": " << name);
                const auto [before, fresh] = names.emplace(sim::Process(name).number, name);
                CHECK(fresh);
            }
        }
    CHECK(names.size() > 15);
}
