#include "sim/core/ledger.h"

#include "sim/core/faults.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <numeric>

namespace sim {

namespace {

constexpr std::size_t piece = 512; // of accounts, which stay in cache while several passes go over them

/// The sum of some amounts, and a number below 0 when one of them is.
struct Booked {
    std::int64_t sum = 0, signs = 0;
};

/// Adds amounts to both of two rows.
QIAO_TARGET_CLONES Booked add_to_both(std::size_t count, const std::int64_t* __restrict amounts,
                                      std::int64_t* __restrict one, std::int64_t* __restrict other)
{
    Booked out;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t fen = amounts[i];
        out.signs |= fen;
        out.sum += fen;
        one[i] += fen;
        other[i] += fen;
    }
    return out;
}
QIAO_TARGET_CLONES Booked add_to(std::size_t count, const std::int64_t* __restrict amounts,
                                 std::int64_t* __restrict row)
{
    Booked out;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t fen = amounts[i];
        out.signs |= fen;
        out.sum += fen;
        row[i] += fen;
    }
    return out;
}
QIAO_TARGET_CLONES void take_off(std::size_t count, const std::int64_t* __restrict amounts,
                                 std::int64_t* __restrict balance, std::int64_t* __restrict left)
{
    for (std::size_t i = 0; i < count; ++i) {
        balance[i] -= amounts[i];
        left[i] -= amounts[i];
    }
}

QIAO_TARGET_CLONES std::int64_t sum_of(std::size_t count, const std::int64_t* amounts)
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += amounts[i];
    return sum;
}

/// What a check finds of a run of accounts: what they hold, and bits that are not as they should be.
struct Found {
    std::int64_t held = 0, differences = 0;
};

QIAO_TARGET_CLONES void add_receipts(std::size_t count, const std::int64_t* __restrict received,
                                     std::int64_t* __restrict expected)
{
    for (std::size_t i = 0; i < count; ++i) expected[i] += received[i];
}
QIAO_TARGET_CLONES Found compare(std::size_t count, const std::int64_t* __restrict expected,
                                 const std::int64_t* __restrict balance)
{
    Found out;
    for (std::size_t i = 0; i < count; ++i) {
        out.differences |= expected[i] ^ balance[i];
        out.held += balance[i];
    }
    return out;
}

} // namespace

Ledger::Ledger(const Chart& chart)
    : chart_(chart), kinds_(chart.kinds.size()), purposes_(chart.purposes.size()), books_(kinds_),
      flows_(kinds_ * kinds_ * purposes_)
{
    for (std::size_t kind = 0; kind < kinds_; ++kind) {
        books_[kind].received.resize(chart.entries.size());
        books_[kind].receives.resize(chart.entries.size());
        if (chart.kinds[kind].itemised) books_[kind].paid_for.resize(purposes_);
    }
}

void Ledger::open(std::size_t kind, std::size_t count)
{
    Book& book = books_[kind];
    book.balance.assign(count, 0);
    book.left.assign(count, 0);
    book.opening = 0;
    for (auto& receipts : book.received) receipts.assign(count, 0);
    std::fill(book.receives.begin(), book.receives.end(), std::uint8_t{0});
    for (auto& payments : book.paid_for) payments.assign(count, 0);
}

void Ledger::take_from(Account from, std::int64_t fen, std::size_t purpose)
{
    Book& book = books_[from.kind];
    book.balance[from.number] -= fen;
    book.left[from.number] -= fen;
    if (!book.paid_for.empty()) book.paid_for[purpose][from.number] += fen;
}

void Ledger::endow(Account account, Fen amount, Account outside)
{
    for (const auto& [where, signed_amount] : {std::pair{account, amount}, std::pair{outside, -amount}}) {
        books_[where.kind].balance[where.number] += signed_amount.count();
        books_[where.kind].left[where.number] += signed_amount.count();
        books_[where.kind].opening += signed_amount.count();
    }
}

void Ledger::pay(Account from, Account to, Fen amount, std::size_t purpose)
{
    const std::int64_t fen = amount.count();
    if (fen < 0)
        throw RunError("a negative payment of " + std::to_string(fen) + " fen from " + account_name(from) + " for " +
                       std::string(chart_.purposes[purpose].name));
    take_from(from, fen, purpose);
    give(to, fen, purpose);
    flow_cell(from.kind, to.kind, purpose) += fen;
    PaymentsHeard::note({from, to, amount, purpose});
}

void Ledger::pay_each(Account from, std::size_t kind, std::size_t first, std::span<const std::int64_t> amounts,
                      std::size_t purpose)
{
    const std::int64_t sum = give(kind, first, amounts, purpose);
    take_from(from, sum, purpose);
    flow_cell(from.kind, kind, purpose) += sum;
    if (const auto heard = PaymentsHeard::place_among(kind, first, amounts.size()))
        PaymentsHeard::note({from, {kind, first + *heard}, Fen(amounts[*heard]), purpose});
}

void Ledger::collect(std::size_t kind, std::size_t first, std::span<const std::int64_t> amounts, Account to,
                     std::size_t purpose)
{
    const Collection one{amounts.data(), to, purpose};
    collect(kind, first, amounts.size(), {&one, 1});
}

void Ledger::collect(std::size_t kind, std::size_t first, std::size_t count, std::span<const Collection> collections)
{
    if (const auto heard = PaymentsHeard::place_among(kind, first, count))
        for (const auto& [amounts, to, purpose] : collections)
            PaymentsHeard::note({{kind, first + *heard}, to, Fen(amounts[*heard]), purpose});
    Book& book = books_[kind];
    std::array<std::int64_t, piece> together;
    for (std::size_t done = 0; done < count; done += piece) {
        const std::size_t some = std::min(piece, count - done);
        std::fill_n(together.begin(), some, 0);
        for (const auto& [amounts, to, purpose] : collections) {
            const Booked booked = add_to(some, amounts + done, together.data());
            refuse_negative(booked.signs, purpose);
            give(to, booked.sum, purpose);
            flow_cell(kind, to.kind, purpose) += booked.sum;
            if (book.paid_for.empty()) continue;
            for (std::size_t i = 0; i < some; ++i) book.paid_for[purpose][first + done + i] += amounts[done + i];
        }
        take_off(some, together.data(), book.balance.data() + first + done, book.left.data() + first + done);
    }
}

void Ledger::exchange(std::size_t kind, std::span<const std::int64_t> given, std::span<const std::int64_t> got,
                      std::size_t purpose)
{
    Book& book = books_[kind];
    const std::int64_t back = give(kind, 0, got, purpose);
    std::int64_t sum = 0, signs = 0;
    for (const std::int64_t fen : given) {
        sum += fen;
        signs |= fen;
    }
    refuse_negative(signs, purpose);
    if (sum != back)
        throw RunError("what was given for " + std::string(chart_.purposes[purpose].name) + " makes " +
                       std::to_string(sum) + " fen, what was got " + std::to_string(back));
    take_off(given.size(), given.data(), book.balance.data(), book.left.data());
    flow_cell(kind, kind, purpose) += sum;
    if (const auto heard = PaymentsHeard::place_among(kind, 0, given.size())) {
        PaymentsHeard::note({{kind, *heard}, {kind, anybody}, Fen(given[*heard]), purpose});
        PaymentsHeard::note({{kind, anybody}, {kind, *heard}, Fen(got[*heard]), purpose});
    }
}

std::int64_t Ledger::give(std::size_t kind, std::size_t first, std::span<const std::int64_t> amounts,
                          std::size_t purpose)
{
    Book& book = books_[kind];
    const std::size_t entry = chart_.purposes[purpose].entry;
    book.receives[entry] = 1;
    const Booked booked =
        add_to_both(amounts.size(), amounts.data(), book.balance.data() + first, book.received[entry].data() + first);
    refuse_negative(booked.signs, purpose);
    return booked.sum;
}

void Ledger::give(Account to, std::int64_t fen, std::size_t purpose)
{
    Book& book = books_[to.kind];
    const std::size_t entry = chart_.purposes[purpose].entry;
    book.receives[entry] = 1;
    book.balance[to.number] += fen;
    book.received[entry][to.number] += fen;
}

void Ledger::refuse_negative(std::int64_t signs, std::size_t purpose) const
{
    if (signs < 0) throw RunError("a negative payment for " + std::string(chart_.purposes[purpose].name));
}

Fen Ledger::total(std::size_t kind) const
{
    const auto& balance = books_[kind].balance;
    return Fen(std::accumulate(balance.begin(), balance.end(), std::int64_t{0}));
}

void Ledger::check() const
{
    std::int64_t everything = 0;
    for (std::size_t kind = 0; kind < kinds_; ++kind) {
        const Book& book = books_[kind];
        std::int64_t held = 0;
        std::array<std::int64_t, piece> expected;
        for (std::size_t first = 0; first < book.balance.size(); first += piece) {
            const std::size_t count = std::min(piece, book.balance.size() - first);
            const std::int64_t* balance = book.balance.data() + first;
            std::copy_n(book.left.data() + first, count, expected.data());
            for (std::size_t entry = 0; entry < book.received.size(); ++entry)
                if (book.receives[entry]) add_receipts(count, book.received[entry].data() + first, expected.data());
            const Found found = compare(count, expected.data(), balance);
            held += found.held;
            if (found.differences == 0) continue;
            for (std::size_t i = 0; i < count; ++i)
                if (expected[i] != balance[i])
                    throw RunError("the books do not balance: " + account_name({kind, first + i}) + " holds " +
                                   std::to_string(balance[i]) + " fen, its receipts and payments make " +
                                   std::to_string(expected[i]));
        }
        everything += held;
        const std::int64_t change = held - book.opening;
        std::int64_t net = 0;
        for (std::size_t other = 0; other < kinds_; ++other)
            net += sum_of(purposes_, flows_.data() + flow_place(other, kind, 0)) -
                   sum_of(purposes_, flows_.data() + flow_place(kind, other, 0));
        if (net != change)
            throw RunError("the books do not balance: " + std::string(chart_.kinds[kind].name) + " changed by " +
                           std::to_string(change) + " fen, the recorded flows make " + std::to_string(net));
    }
    if (everything != 0)
        throw RunError("the books do not balance: all accounts together hold " + std::to_string(everything) +
                       " fen instead of none");
}

void Ledger::begin_month()
{
    for (auto& book : books_) {
        std::copy(book.balance.begin(), book.balance.end(), book.left.begin());
        book.opening = std::accumulate(book.balance.begin(), book.balance.end(), std::int64_t{0});
        for (std::size_t entry = 0; entry < book.received.size(); ++entry)
            if (book.receives[entry]) std::fill(book.received[entry].begin(), book.received[entry].end(), 0);
        std::fill(book.receives.begin(), book.receives.end(), std::uint8_t{0});
        for (auto& payments : book.paid_for) std::fill(payments.begin(), payments.end(), 0);
    }
    std::fill(flows_.begin(), flows_.end(), 0);
}

std::string Ledger::account_name(Account account) const
{
    return std::string(chart_.kinds[account.kind].name) + " #" + std::to_string(account.number);
}

} // namespace sim
