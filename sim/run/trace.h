/// What each mechanism changed for one household, or whoever a model lets one follow; its payments and draws.
#pragma once

#include "sim/run/watched_world.h"

#include <map>
#include <string>
#include <vector>

namespace sim::run {

/// A number of the subject or of a row that belongs to it, before and after a mechanism; NaN where it is missing.
struct NumberChanged {
    std::string column, called, unit;
    double before = 0, after = 0;
};

/// What one mechanism did to the subject.
struct TracedStep {
    int step = 0;
    std::string phase, mechanism;
    std::vector<NumberChanged> numbers;
    std::vector<std::string> came, went;             ///< rows that belong to it from now on, or no longer
    std::optional<Account> account;                  ///< its own, as the mechanism found it
    std::vector<Payment> payments;                   ///< that this account took part in
    std::vector<std::pair<Draw, std::string>> draws; ///< and who drew of those that belong to it; "" itself
};

/// Lives through a world from its first month and tells of one subject.
class Trace {
  public:
    /// InputError where the model can follow nobody, or `subject` means nobody.
    Trace(const Plan& plan, const WorldChosen& chosen, const std::string& subject);

    bool over() const { return world_.over(); }
    /// What mechanisms did to the subject in the next month; those that did nothing are left out.
    std::vector<TracedStep> month();
    const Chart& chart() const { return books_->chart(); }
    std::string account_name(Account account) const;

  private:
    using Key = std::pair<std::string, std::uint64_t>; ///< table, and key of the row
    /// What belongs to the subject as a mechanism left it.
    struct Look {
        std::map<Key, std::string> rows;                                               ///< what they are called
        std::map<std::pair<Key, std::string>, std::pair<double, std::string>> numbers; ///< by column: value and unit
    };
    Look look(const State& state);

    WatchedWorld world_;
    const Ledger* books_ = nullptr;
    std::size_t district_ = 0;
    std::uint64_t key_ = 0;
    std::optional<Account> account_;
    Look now_;
};

} // namespace sim::run
