/// Arms that spend the same: what the scenario lets an arm spend is scaled until its ledger agrees with another's.
#pragma once

#include "sim/experiment/figure.h"

#include <string>

namespace sim::experiment {

/// How one arm was brought to spend as much as another.
struct Budgeted {
    std::string arm;
    double factor = 1;                  ///< by which its budget parameters were multiplied
    double spent = 0;                   ///< mean over the replicates tried, in yuan
    double target = 0;                  ///< of the arm that it follows
    bool has_budget_parameters = false; ///< an arm that spends nothing of its own stays as it is
};

/// Scales the budget parameters of each arm until it spends what the arm named by compare.budget spends, as the ledger
/// tells, in some of the replicates; reads the arms anew. What the main run spends is told beside its results.
/// InputError when an arm would have to be scaled below a quarter or above four times of what is written.
std::vector<Budgeted> equalise_budgets(run::Plan& plan, const run::Execution& execution);

/// The group /spending, of models that know what they spend.
schema::Group spending_group(const Costing& costing, const schema::Layout& layout);
/// That group with its values: what each arm spent, and by how much it misses the arm that it should follow.
std::vector<store::Derived> derive_spending(const run::Plan& plan, const store::ReadBack& read);

} // namespace sim::experiment
