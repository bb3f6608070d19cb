/// What a factor could be, as a scenario writes it or a parameter declares it.
#pragma once

#include "sim/experiment/factors.h"

#include <optional>

namespace sim::experiment {

/// A text that is a finite number and nothing else.
std::optional<double> number_in(const std::string& text);

/// Gives a factor what its declaration says. False where that says nothing.
bool as_declared(Factor& factor, const schema::ParameterDescription& declared);

/// Gives a factor what is written: [low, high], {uniform|triangular|normal|lognormal|beta: …}, {levels: […]}, or
/// nothing for what its declaration says. Faults are added under `key`; then false.
bool read_values(Factor& factor, const schema::ParameterDescription& declared, const schema::Node& value,
                 const std::string& key, Faults& faults);

} // namespace sim::experiment
