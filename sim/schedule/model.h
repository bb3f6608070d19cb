/// What the engine asks of a model. A model is read from a scenario once per arm; an arm founds worlds; a world is a
/// list of districts that live through months on their own and exchange letters in between.
#pragma once

#include "sim/core/calendar.h"
#include "sim/random/key.h"
#include "sim/schedule/mechanism.h"
#include "sim/schedule/state.h"
#include "sim/schema/layout.h"
#include "sim/schema/renames.h"
#include "sim/schema/scenario.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sim {

/// Where a world writes what it records of a month.
class Recording {
  public:
    virtual ~Recording() = default;
    /// Whether this month is recorded in a group of the layout.
    virtual bool due(std::size_t group) const = 0;
    /// This month's cells of a variable (row-major over its dimensions); all must be filled.
    virtual std::span<double> cells(std::size_t group, std::size_t variable) = 0;
    /// The weights of those cells where they are means that are taken together over regions; empty where nobody asks.
    virtual std::span<double> weights(std::size_t, std::size_t) { return {}; }
    /// Adds a record to a table of the layout.
    virtual void record(std::size_t table, std::span<const double> row) = 0;
    /// Whether the run was asked to end. What takes seconds asks between its pieces and leaves out the rest: the month
    /// is then not recorded.
    virtual bool stopped() { return false; }
};

/// One world under way: an arm in one replicate, or one region of it.
class World {
  public:
    virtual ~World() = default;
    virtual std::size_t districts() const = 0;
    /// One month of one district. Called for all districts at the same time, from several threads.
    /// `after_each` is told of each mechanism that has acted.
    virtual void month(std::size_t district, Clock clock, const AfterEach* after_each = nullptr) = 0;
    /// What a district consists of, by name.
    virtual State state(std::size_t) const { return {}; }
    /// Whom a text means, e.g. a household by its number, as a key that it keeps; none where it means nobody.
    virtual std::optional<std::uint64_t> subject_meant(std::size_t, const std::string&) const { return {}; }
    /// Where somebody is now, by that key.
    virtual Subject subject(std::size_t, std::uint64_t) const { return {}; }
    /// The books of a district, where it has any.
    virtual const Ledger* books(std::size_t) const { return nullptr; }
    /// What an account is called, e.g. the name of a supplier.
    virtual std::string account_name(std::size_t district, Account account) const
    {
        return books(district)->account_name(account);
    }
    /// Delivers what districts sent one another, in the order of their numbers. Called alone, after all districts.
    virtual void exchange(Clock clock) = 0;
    virtual void record(Recording& recording, Clock clock) const = 0;
};

/// A figure of the comparison table that `qiao run` and `qiao show` print.
struct Headline {
    std::string label, unit;
    std::string group, variable;     ///< where it stands in the result
    std::vector<std::string> labels; ///< one label for each further dimension of the variable
    int month = -1;                  ///< counted from the start; -1 is the last
    double scale = 1;
    int decimals = 1;
    bool sum_over_months = false; ///< instead of the value at `month`: the sum over all months
};

/// An outcome that is worth money to who lives through it: its monthly amount times a value a unit, with the lowest
/// and the highest value that one could defend.
struct Valued {
    Headline amount; ///< a monthly figure; its own `month` and `sum_over_months` are not used
    double low = 0, central = 0, high = 0;
};

/// What cost and effect of an arm are held against each other by. Without outcomes nothing is reckoned.
struct Costing {
    Headline cost;                  ///< in yuan, for every month
    Headline spent;                 ///< in yuan: what arms of equal budgets spend the same of
    std::vector<Headline> outcomes; ///< more is better: a bad one has a negative scale
    std::vector<Valued> valued;     ///< of the social return on investment
    double discount = 0;            ///< a year, of valued outcomes and their cost
};

/// A number of a scenario that decides what an arm spends: where it stands, and its value.
struct BudgetParameter {
    std::string path;
    double value = 0;
};

/// The checked parameters of one arm.
class Arm {
  public:
    virtual ~Arm() = default;
    virtual const schema::Scenario& scenario() const = 0;
    virtual schema::Layout layout() const = 0;
    virtual std::vector<Headline> headlines() const = 0;
    virtual Costing costing() const { return {}; }
    /// What it will run, a line each, for who looks before running: who is in it, with what means, by which data.
    virtual std::vector<Said> outline() const { return {}; }
    /// How the user's own data were read, a line each: what was read, repaired, left out and taken by default; not
    /// `whole`: without what was read as it stands.
    virtual std::vector<Said> reading([[maybe_unused]] bool whole) const { return {}; }
    /// What in it may not be what was meant, a line each, told before it is run.
    virtual std::vector<Said> notices() const { return {}; }
    /// What is multiplied to make the arm spend more or less; empty when it spends nothing of its own.
    virtual std::vector<BudgetParameter> budget_parameters() const { return {}; }
    /// Arms with the same key found the same worlds, so that a world is founded once for all of them.
    virtual std::string founding_key() const = 0;
    /// Regions of a world: districts of different regions never send one another anything, so that each region is
    /// founded and lives on its own.
    virtual std::size_t regions() const { return 1; }
    /// How large a region is, in whatever unit: the largest are begun first.
    virtual double size_of_region(std::size_t) const { return 1; }
    /// Bytes that the largest region takes while it lives; 0 when not known.
    virtual double bytes_of_region() const { return 0; }
    virtual std::unique_ptr<World> found(Randomness randomness, std::size_t region) const = 0;
    /// The founded world (made by an arm with the same founding key) as this arm begins it. `founded` stays as it is.
    virtual std::unique_ptr<World> begin(const World& founded) const = 0;
};

class Model {
  public:
    virtual ~Model() = default;
    virtual std::string name() const = 0;
    virtual std::string meaning() const = 0;
    virtual std::vector<PhaseDescription> phases() const = 0;
    /// The parameters with their defaults, for documentation.
    virtual std::unique_ptr<schema::Scenario> parameters() const = 0;
    /// What scenarios once called otherwise: they are read as if they wrote the names of today.
    virtual schema::Renames renames() const { return {}; }
    /// Reads one arm. Faults are added to `reading`; the arm is used only when there were none.
    virtual std::unique_ptr<Arm> read(const schema::Node& scenario, schema::Reading& reading) const = 0;
};

} // namespace sim
