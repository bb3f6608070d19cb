/// The same bits in every build: a small town's state, actors among it, and books, month by month, are held against
/// digests that are committed. Levels of the processor, optimisation and sanitizers must not change them; a change of
/// the model does, and then `QIAO_UPDATE_DIGESTS=1 regression_tests` writes them anew.
#include "models/alleviation/state.h"
#include "sim/core/digest.h"
#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <map>

namespace {

using alleviation::District;

constexpr auto path = QIAO_SOURCE_DIR "/tests/regression/yanliu.digests";

using sim::Digest;
using Digests = std::map<std::string, Digest>;

void add_state(Digests& digests, const District& district)
{
    for (const auto& rows : alleviation::state_of(district))
        for (std::size_t c = 0; c < rows->columns(); ++c) {
            Digest& digest = digests[rows->name() + "." + std::string(rows->column(c).name)];
            for (std::size_t i = 0; i < rows->rows(); ++i) digest.add_number(rows->number(c, i));
        }
}

void add_books(Digests& digests, const sim::Ledger& ledger)
{
    Digest& balances = digests["ledger.balances"];
    for (std::size_t kind = 0; kind < std::size(alleviation::holders); ++kind)
        for (const auto fen : ledger.balances(kind)) balances.add(static_cast<std::uint64_t>(fen));
    Digest& flows = digests["ledger.flows"];
    for (const auto& route : alleviation::routes)
        flows.add(static_cast<std::uint64_t>(
            ledger.flow(kind(route.from), kind(route.to), alleviation::purpose(route.what)).count()));
}

Digests of_the_pilot()
{
    Digests digests;
    alleviation::testing::Town town(alleviation::testing::last_arm("yanliu.yaml", {}));
    for (int month = 0; month < 30; ++month) {
        town.live(month, month);
        add_state(digests, town.district);
        add_books(digests, town.district.ledger);
    }
    return digests;
}

std::map<std::string, std::string> as_text(const Digests& digests)
{
    std::map<std::string, std::string> text;
    for (const auto& [name, digest] : digests) {
        char number[17];
        std::snprintf(number, sizeof number, "%016llx", static_cast<unsigned long long>(digest.value()));
        text[name] = number;
    }
    return text;
}

} // namespace

TEST_CASE("thirty months of the pilot give the committed bits")
{
    const auto now = as_text(of_the_pilot());
    if (std::getenv("QIAO_UPDATE_DIGESTS")) {
        std::ofstream file(path);
        for (const auto& [name, digest] : now) file << name << ' ' << digest << '\n';
    }
    std::map<std::string, std::string> committed;
    std::ifstream file(path);
    for (std::string name, digest; file >> name >> digest;) committed[name] = digest;
    CHECK(now.size() == committed.size());
    for (const auto& [name, digest] : now) {
        INFO(name);
        CHECK(digest == committed[name]);
    }
}
