#include "sim/cli/world_chosen.h"
#include "sim/run/parting.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace sim::cli {

namespace {

constexpr std::size_t most_columns = 12, most_rows = 5; ///< that are shown

/// One of the two: a world of a scenario that is lived through, or the digests of one that was.
class Side {
  public:
    Side(const Models& models, const WorldOptions& options)
    {
        if (run::holds_changes(options.request.scenario)) {
            for (const auto& change : run::read_changes(options.request.scenario)) read_[change.step].push_back(change);
            return;
        }
        chosen_.emplace(chosen_world(models, options));
        changes_.emplace(chosen_->plan, chosen_->which);
    }

    /// What was changed in a month; −1 the founding.
    std::vector<run::Change> in(int step)
    {
        if (changes_) return changes_->next();
        const auto found = read_.find(step);
        return found == read_.end() ? std::vector<run::Change>{} : found->second;
    }
    bool over(int step) const { return changes_ ? changes_->over() : read_.empty() || read_.rbegin()->first < step; }
    const ChosenWorld* chosen() const { return chosen_ ? &*chosen_ : nullptr; }

  private:
    std::optional<ChosenWorld> chosen_;
    std::optional<run::Changes> changes_;
    std::map<int, std::vector<run::Change>> read_;
};

std::string exact_text(double value)
{
    return std::isnan(value) ? "–" : fmt::format("{:.17g}", value);
}

/// The rows of a column in which two worlds are not the same, as one line.
std::string rows_that_differ(const run::ColumnThen& a, const run::ColumnThen& b)
{
    if (a.numbers.size() != b.numbers.size())
        return fmt::format("{} rows in the first, {} in the second", a.numbers.size(), b.numbers.size());
    std::size_t count = 0;
    std::string shown;
    for (std::size_t r = 0; r < a.numbers.size(); ++r) {
        const double x = a.numbers[r], y = b.numbers[r];
        if (x == y || (std::isnan(x) && std::isnan(y))) continue;
        if (count++ < most_rows)
            shown += fmt::format("\n      row {} (key {}): {} and {}{}", r, a.keys[r], exact_text(x), exact_text(y),
                                 a.about.unit.empty() ? "" : " " + std::string(a.about.unit));
    }
    return fmt::format("{} of {} rows{}", count, a.numbers.size(), shown);
}

void print_parting(const run::Parting& parting, const ChosenWorld* a, const ChosenWorld* b)
{
    const ChosenWorld* any = a ? a : b;
    const std::string when =
        parting.step < 0
            ? "as they are founded"
            : fmt::format("in month {}{}, {} · {}", parting.step + 1,
                          any ? " (" + any->plan.scenario().start.value().plus(parting.step).text() + ")" : "",
                          parting.phase, parting.mechanism);
    std::cout << fmt::format("They part {}{}:\n", when,
                             parting.district > 0 ? fmt::format(", district {}", parting.district + 1) : "");
    for (std::size_t i = 0; i < std::min(most_columns, parting.columns.size()); ++i) {
        const auto& column = parting.columns[i];
        std::cout << "  " << column;
        if (a && b)
            std::cout << ": "
                      << rows_that_differ(run::column_then(a->plan, a->which, parting, column),
                                          run::column_then(b->plan, b->which, parting, column));
        std::cout << "\n";
    }
    if (parting.columns.size() > most_columns)
        std::cout << fmt::format("  and {} more columns\n", parting.columns.size() - most_columns);
}

} // namespace

int diff_worlds(const Models& models, const WorldOptions& a, const WorldOptions& b)
{
    Side first(models, a), second(models, b);
    for (int step = -1; step < 0 || (!first.over(step) && !second.over(step)); ++step)
        if (const auto parting = run::first_parting(first.in(step), second.in(step))) {
            print_parting(*parting, first.chosen(), second.chosen());
            return 1;
        }
    std::cout
        << "They do not part: the same bits in every column, after every mechanism of every month that both have.\n";
    return 0;
}

} // namespace sim::cli
