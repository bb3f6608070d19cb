/// The books: every account, and every payment between two accounts with its purpose, exact to the fen.
#pragma once

#include "sim/core/money.h"

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sim {

/// A kind of account that a model declares, e.g. households. Its accounts are numbered from 0.
struct AccountKind {
    std::string_view name, chinese, meaning;
    bool itemised = false; ///< whether each account's payments are also kept by purpose (for kinds with few accounts)
};

/// What money is paid for. `entry` is the class under which an account's own book keeps what it received.
struct Purpose {
    std::string_view name, chinese, meaning;
    std::size_t entry = 0;
};

/// The fixed part of a ledger, declared once by a model.
struct Chart {
    std::span<const AccountKind> kinds;
    std::span<const Purpose> purposes;
    std::span<const std::string_view> entries; ///< classes of receipts, e.g. wage, business, public transfer
};

struct Account {
    std::size_t kind = 0;
    std::size_t number = 0;

    friend bool operator==(Account, Account) = default;
};

/// What each of a run of accounts pays to one account for one purpose.
struct Collection {
    const std::int64_t* amounts; ///< in fen, none negative
    Account to;
    std::size_t purpose = 0;
};

/// A payment as it is made. Where many pay one another at once, the other side is the kind's account `anybody`.
struct Payment {
    Account from, to;
    Fen amount;
    std::size_t purpose = 0;
};
inline constexpr std::size_t anybody = std::numeric_limits<std::size_t>::max();

/// Notes the payments of this thread that an account takes part in, while it lives; none without an account.
class PaymentsHeard {
  public:
    explicit PaymentsHeard(std::optional<Account> of) : of_(of), before_(std::exchange(listening, this)) {}
    ~PaymentsHeard() { listening = before_; }
    PaymentsHeard(const PaymentsHeard&) = delete;
    PaymentsHeard& operator=(const PaymentsHeard&) = delete;

    /// Whose payments are noted from now on.
    void listen_to(std::optional<Account> of) { of_ = of; }
    /// Those since it was asked last.
    std::vector<Payment> take() { return std::exchange(payments_, {}); }

    /// A payment, for who listens.
    static void note(const Payment& payment)
    {
        if (listening && payment.amount > Fen(0) && (payment.from == listening->of_ || payment.to == listening->of_))
            listening->payments_.push_back(payment);
    }
    /// The place among accounts from `first` on of the one that is listened to; nothing where it is not there.
    static std::optional<std::size_t> place_among(std::size_t kind, std::size_t first, std::size_t count)
    {
        if (!listening || !listening->of_ || listening->of_->kind != kind) return {};
        const std::size_t place = listening->of_->number - first;
        return place < count ? std::optional(place) : std::nullopt;
    }

  private:
    inline static constinit thread_local PaymentsHeard* listening = nullptr;

    std::optional<Account> of_;
    std::vector<Payment> payments_;
    PaymentsHeard* before_;
};

/// Sum of the payments of one month from one kind of account to another for one purpose.
struct Flow {
    std::size_t from = 0, to = 0, purpose = 0;
    Fen amount;
};

/// Balances change by payments only. Each account also keeps a book of the month: what it received by class, and what
/// its payments left of the opening balance. `close_month` holds the two against each other, account by account.
class Ledger {
  public:
    explicit Ledger(const Chart& chart);

    /// Opens `count` accounts of a kind, all empty.
    void open(std::size_t kind, std::size_t count);
    std::size_t accounts(std::size_t kind) const { return books_[kind].balance.size(); }

    /// Puts a founding balance into an account. `outside` is debited, so that all balances always sum to zero.
    void endow(Account account, Fen amount, Account outside);

    /// Moves money. Negative amounts are a programming error (RunError): pay the other way round.
    void pay(Account from, Account to, Fen amount, std::size_t purpose);
    /// One payment from `from` to each account of a kind, starting at account `first`. Amounts in fen, none negative.
    void pay_each(Account from, std::size_t kind, std::size_t first, std::span<const std::int64_t> amounts,
                  std::size_t purpose);
    /// One payment from each account of a kind to `to`.
    void collect(std::size_t kind, std::size_t first, std::span<const std::int64_t> amounts, Account to,
                 std::size_t purpose);
    /// Several of them, from the same `count` accounts.
    void collect(std::size_t kind, std::size_t first, std::size_t count, std::span<const Collection> collections);

    /// Many payments among the accounts of a kind at once: what each gives, and what each gets. RunError unless both
    /// come to the same.
    void exchange(std::size_t kind, std::span<const std::int64_t> given, std::span<const std::int64_t> got,
                  std::size_t purpose);

    Fen balance(Account account) const { return Fen(books_[account.kind].balance[account.number]); }
    std::span<const std::int64_t> balances(std::size_t kind) const { return books_[kind].balance; }
    /// What accounts of a kind received this month under an entry class, in fen.
    std::span<const std::int64_t> received(std::size_t kind, std::size_t entry) const
    {
        return books_[kind].received[entry];
    }
    /// What each account of an itemised kind paid this month for one purpose, in fen.
    std::span<const std::int64_t> paid(std::size_t kind, std::size_t purpose) const
    {
        return books_[kind].paid_for.at(purpose);
    }

    Fen total(std::size_t kind) const;
    Fen flow(std::size_t from, std::size_t to, std::size_t purpose) const
    {
        return Fen(flows_[flow_place(from, to, purpose)]);
    }

    /// Checks that every account's balance is its opening balance plus its receipts less its payments, that each kind
    /// agrees with the flows, and that all balances sum to zero. Throws RunError naming the first account that does
    /// not.
    void check() const;
    /// Begins a month's books: today's balances become the opening balances.
    void begin_month();

    const Chart& chart() const { return chart_; }
    std::string account_name(Account account) const;

  private:
    struct Book {
        std::vector<std::int64_t> balance;
        std::vector<std::int64_t> left; ///< opening balance less what was paid this month: what receipts come on top of
        std::int64_t opening = 0;       ///< what all together held when the month began
        std::vector<std::vector<std::int64_t>> received; ///< [entry][account]
        std::vector<std::uint8_t> receives;              ///< 1 for entries under which anybody received this month
        std::vector<std::vector<std::int64_t>> paid_for; ///< [purpose][account]; empty unless itemised
    };
    void take_from(Account from, std::int64_t fen, std::size_t purpose);
    /// Payments to accounts of a kind, without who pays; returns the sum.
    std::int64_t give(std::size_t kind, std::size_t first, std::span<const std::int64_t> amounts, std::size_t purpose);
    void give(Account to, std::int64_t fen, std::size_t purpose);
    void refuse_negative(std::int64_t signs, std::size_t purpose) const;
    std::size_t flow_place(std::size_t from, std::size_t to, std::size_t purpose) const
    {
        return (from * kinds_ + to) * purposes_ + purpose;
    }
    std::int64_t& flow_cell(std::size_t from, std::size_t to, std::size_t purpose)
    {
        return flows_[flow_place(from, to, purpose)];
    }

    Chart chart_;
    std::size_t kinds_, purposes_;
    std::vector<Book> books_;
    std::vector<std::int64_t> flows_;
};

} // namespace sim
