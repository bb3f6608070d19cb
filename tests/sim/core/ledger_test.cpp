#include "sim/core/faults.h"
#include "sim/core/ledger.h"

#include <catch2/catch.hpp>

#include <random>

using sim::Account;
using sim::Fen;

namespace {

enum Kind : std::size_t { farmers, traders, outside };
enum What : std::size_t { harvest, gift };

constexpr sim::AccountKind kinds[] = {{"farmer", "农户", ""}, {"trader", "商户", "", true}, {"outside", "外部", ""}};
constexpr std::string_view entries[] = {"sales", "gifts"};
constexpr sim::Purpose purposes[] = {{"harvest", "收成", "", 0}, {"gift", "赠与", "", 1}};

sim::Ledger village()
{
    sim::Ledger ledger({kinds, purposes, entries});
    ledger.open(farmers, 3);
    ledger.open(traders, 2);
    ledger.open(outside, 1);
    for (std::size_t i = 0; i < 2; ++i) ledger.endow({traders, i}, Fen(1000), {outside, 0});
    return ledger;
}

} // namespace

TEST_CASE("a payment moves money, and both books and the flow know of it")
{
    auto ledger = village();
    ledger.begin_month();
    ledger.pay({traders, 1}, {farmers, 2}, Fen(30), harvest);
    CHECK(ledger.balance({traders, 1}) == Fen(970));
    CHECK(ledger.balance({farmers, 2}) == Fen(30));
    CHECK(ledger.received(farmers, 0)[2] == 30);
    CHECK(ledger.received(farmers, 1)[2] == 0);
    CHECK(ledger.flow(traders, farmers, harvest) == Fen(30));
    CHECK(ledger.total(traders) == Fen(1970));
    CHECK_NOTHROW(ledger.check());
}

TEST_CASE("paying many at once is the same as paying one by one")
{
    auto one = village(), many = village();
    const std::int64_t amounts[] = {5, 0, 17};
    for (std::size_t i = 0; i < 3; ++i) {
        one.pay({traders, 0}, {farmers, i}, Fen(amounts[i]), gift);
        one.pay({farmers, i}, {traders, 1}, Fen(amounts[i]), harvest);
    }
    many.pay_each({traders, 0}, farmers, 0, amounts, gift);
    many.collect(farmers, 0, amounts, {traders, 1}, harvest);
    for (const std::size_t kind : {farmers, traders, outside})
        for (std::size_t i = 0; i < one.accounts(kind); ++i) CHECK(one.balance({kind, i}) == many.balance({kind, i}));
    CHECK(one.flow(traders, farmers, gift) == many.flow(traders, farmers, gift));
    CHECK(one.flow(farmers, traders, harvest) == many.flow(farmers, traders, harvest));
    CHECK_NOTHROW(many.check());
}

TEST_CASE("an exchange among accounts of a kind is the same as its payments one by one, and must come out even")
{
    auto together = village(), singly = village();
    for (auto* ledger : {&together, &singly}) {
        ledger->begin_month();
        ledger->pay({traders, 0}, {farmers, 0}, Fen(100), harvest);
        ledger->pay({traders, 0}, {farmers, 1}, Fen(100), harvest);
    }
    const std::int64_t given[] = {30, 20, 0}, got[] = {0, 10, 40};
    together.exchange(farmers, given, got, gift);
    singly.pay({farmers, 0}, {farmers, 2}, Fen(30), gift);
    singly.pay({farmers, 1}, {farmers, 2}, Fen(10), gift);
    singly.pay({farmers, 1}, {farmers, 1}, Fen(10), gift);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(together.balance({farmers, i}) == singly.balance({farmers, i}));
        CHECK(together.received(farmers, 1)[i] == singly.received(farmers, 1)[i]);
    }
    CHECK(together.flow(farmers, farmers, gift) == singly.flow(farmers, farmers, gift));
    CHECK_NOTHROW(together.check());
    const std::int64_t more[] = {31, 20, 0};
    CHECK_THROWS_AS(together.exchange(farmers, more, got, gift), sim::RunError);
    const std::int64_t negative[] = {60, -10, 0};
    CHECK_THROWS_AS(together.exchange(farmers, negative, got, gift), sim::RunError);
    CHECK_THROWS_AS(singly.exchange(farmers, given, negative, gift), sim::RunError);
}

TEST_CASE("part of the accounts can be paid, from any first one on")
{
    auto ledger = village();
    const std::int64_t amounts[] = {8};
    ledger.pay_each({traders, 0}, farmers, 2, amounts, gift);
    CHECK(ledger.balance({farmers, 0}) == Fen(0));
    CHECK(ledger.balance({farmers, 2}) == Fen(8));
}

TEST_CASE("a negative payment is refused and names payer and purpose")
{
    auto ledger = village();
    CHECK_THROWS_WITH(ledger.pay({traders, 1}, {farmers, 0}, Fen(-1), gift),
                      Catch::Contains("trader #1") && Catch::Contains("gift"));
    const std::int64_t amounts[] = {3, -1, 0};
    CHECK_THROWS_AS(ledger.pay_each({traders, 0}, farmers, 0, amounts, gift), sim::RunError);
    CHECK_THROWS_AS(ledger.collect(farmers, 0, amounts, {traders, 0}, gift), sim::RunError);
}

TEST_CASE("money that appears on an account stops the month, and the account is named")
{
    auto ledger = village();
    ledger.begin_month();
    ledger.pay({traders, 0}, {farmers, 1}, Fen(10), gift);
    // A span over a balance is read-only for everyone; only a slip like this one could write to it.
    const_cast<std::int64_t&>(ledger.balances(farmers)[1]) += 4;
    CHECK_THROWS_WITH(ledger.check(), Catch::Contains("farmer #1") && Catch::Contains("holds 14 fen"));
}

TEST_CASE("a month that begins in imbalance is noticed although its payments are right")
{
    auto ledger = village();
    const_cast<std::int64_t&>(ledger.balances(farmers)[0]) += 4;
    ledger.begin_month();
    CHECK_THROWS_WITH(ledger.check(), Catch::Contains("all accounts together hold 4 fen"));
}

TEST_CASE("whatever is paid, all balances sum to zero and each month's books balance")
{
    auto ledger = village();
    std::mt19937 generator(4);
    const auto below = [&](std::size_t n) { return generator() % n; };
    for (int month = 0; month < 12; ++month) {
        ledger.begin_month();
        for (int payment = 0; payment < 40; ++payment) {
            const std::size_t from = below(3), to = below(3);
            ledger.pay({from, below(ledger.accounts(from))}, {to, below(ledger.accounts(to))},
                       Fen(static_cast<std::int64_t>(below(500))), below(2));
        }
        REQUIRE_NOTHROW(ledger.check());
        REQUIRE(ledger.total(farmers) + ledger.total(traders) + ledger.total(outside) == Fen(0));
    }
}

TEST_CASE("a copied ledger goes its own way")
{
    auto ledger = village();
    auto copy = ledger;
    copy.pay({traders, 0}, {farmers, 0}, Fen(10), gift);
    CHECK(ledger.balance({farmers, 0}) == Fen(0));
    CHECK_NOTHROW(ledger.check());
    CHECK_NOTHROW(copy.check());
}

TEST_CASE("an itemised account's payments are kept by purpose, whatever way they are made, until the month's end")
{
    auto ledger = village();
    ledger.begin_month();
    const std::vector<std::int64_t> each = {5, 7};
    ledger.pay({traders, 1}, {farmers, 2}, Fen(30), harvest);
    ledger.pay({traders, 1}, {farmers, 2}, Fen(4), gift);
    ledger.pay_each({traders, 1}, farmers, 1, each, harvest);
    ledger.collect(traders, 0, each, {farmers, 0}, gift);
    CHECK(ledger.paid(traders, harvest)[0] == 0);
    CHECK(ledger.paid(traders, harvest)[1] == 42);
    CHECK(ledger.paid(traders, gift)[0] == 5);
    CHECK(ledger.paid(traders, gift)[1] == 11);
    CHECK_NOTHROW(ledger.check());
    ledger.begin_month();
    CHECK(ledger.paid(traders, gift)[1] == 0);
}
