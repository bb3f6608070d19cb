/// Poverty over time: pure functions of a panel.
#pragma once

#include "models/measures/poverty.h"

namespace measures {

/// Welfare of n persons (or households) in T periods, side by side: [person × period]. Weights are of the persons.
struct Panel {
    std::span<const double> welfare;
    std::size_t periods = 0;
    std::span<const double> weights = {};

    std::size_t persons() const { return periods > 0 ? welfare.size() / periods : 0; }
    double weight(std::size_t person) const { return weights.empty() ? 1.0 : weights[person]; }
    std::span<const double> of(std::size_t person) const { return welfare.subspan(person * periods, periods); }
    /// Throws std::invalid_argument when the table is not persons × periods, or values or weights are not as in
    /// Weighted::check().
    void check() const;
};

/// Foster 2009: chronically poor is who is poor in a share of periods of at least `duration`.
struct Chronic {
    double headcount = 0;            ///< H_C: share that is chronically poor
    double mean_duration = 0;        ///< D: mean share of periods in poverty of the chronically poor
    double adjusted = 0;             ///< K_0 = H_C · D
    double adjusted_gap = 0;         ///< K_1: with gaps
    double adjusted_squared_gap = 0; ///< K_2: with squared gaps
};
Chronic chronic(const Panel& panel, Line line, double duration);

/// Jalan & Ravallion 1998: poverty of everyone's mean over time is chronic, the rest of mean poverty is transient.
struct Components {
    double chronic = 0, transient = 0;
};
Components chronic_and_transient(const Panel& panel, Line line, double alpha);

/// Moves across the line from one period to the next, over all pairs of periods.
struct Transitions {
    double exit = 0;    ///< of those poor, share not poor in the next period
    double entry = 0;   ///< of those not poor, share poor in the next
    double relapse = 0; ///< of those poor, then not, share poor again in the period after
};
Transitions transitions(const Panel& panel, Line line);

/// Kaplan–Meier: share of poverty spells that last longer than each number of periods, from 0 (all) on. Spells under
/// way in the first period are left out (their beginning is not known); those under way in the last are censored. The
/// curve ends where nothing is known of longer spells; once at zero it stays there.
std::vector<double> spell_survival(const Panel& panel, Line line);

} // namespace measures
