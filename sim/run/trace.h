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
    std::vector<std::string> came, went; ///< rows that belong to it from now on, or no longer
    std::vector<Payment> payments;
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
    /// Whether an account is the subject's own.
    bool own(Account account) const { return account == account_; }
    std::string account_name(Account account) const;

  private:
    struct Number {
        std::string column, called, unit;
        double value;
    };
    using Numbers = std::map<std::pair<std::string, std::string>, Number>; ///< by row's table and key, and column
    void look(const State& state);

    WatchedWorld world_;
    const Ledger* books_ = nullptr;
    std::size_t district_ = 0;
    std::uint64_t key_ = 0;
    Account account_;
    Numbers numbers_;
    std::map<std::string, std::string> rows_; ///< rows that belong to it, by table and key: what they are called
    std::map<std::pair<std::string, std::uint64_t>, std::string> drawers_; ///< by table and key: what they are called
};

} // namespace sim::run
