/// The sections of the report: each reads what it tells off a result and returns it as JSON, or null where the result
/// does not hold it. Arms, groups and months are in the file's order; money is in yuan.
#pragma once

#include "models/report/recorded.h"
#include "sim/schedule/mechanism.h"
#include "sim/schema/layout.h"
#include "sim/schema/parameter.h"

namespace report {

/// What was run, how far it came, how to run it again.
Json run_section(const Recorded& result);
/// Which arm brings most, and every headline by arm with its paired effect.
Json answer_section(const Recorded& result);
/// Series month by month: mean and 10–90 % band by arm and group of households.
Json over_time_section(const Recorded& result);
/// Needs by outcome, mean over replicates: [arm][group][modality][outcome][month].
Json needs_section(const Recorded& result);
/// Winners, losers, tenths, and effects by who people are.
Json gains_section(const Recorded& result);
/// Costs by payer and purpose, cost against effect, social return.
Json money_section(const Recorded& result);
/// Associations, platform, agencies and organisations.
Json actors_section(const Recorded& result);
/// What variables are called in Chinese, by "group/variable": as the file says, else as the model does.
Json names_section(const Recorded& result, const sim::schema::Layout& layout);
/// Measures that stand beside the series: every variable of a group by place and arm.
/// `phases` say what mechanisms are called.
Json measures_section(const Recorded& result, const std::vector<sim::PhaseDescription>& phases);
/// Who gave what to whom: help by supplier and modality, money by flow.
Json network_section(const Recorded& result);
/// What happened to one household in each arm.
Json life_line_section(const Recorded& result);
/// What the answer hangs on: both intervals, whose the spread is, factors, turns, what knowing more is worth; by the
/// sweep in the file `path`. Throws InputError when it is no sweep of what the result is of.
Json sweep_section(const Recorded& result, const std::string& path);
/// Every parameter with its value in force.
Json method_section(const Recorded& result, const std::vector<sim::schema::ParameterDescription>& parameters);

} // namespace report
