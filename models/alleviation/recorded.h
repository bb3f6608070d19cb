/// What is recorded, declared once: the layout of the result, and how each figure is read off the districts.
#pragma once

#include "models/alleviation/district.h"
#include "sim/schedule/model.h"
#include "sim/schema/layout.h"
#include "sim/schema/parameter.h"

namespace alleviation {

struct RecordParameters : sim::schema::ParameterGroup {
    explicit RecordParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "record", "记录", "What goes into the result besides the series.")
    {
    }
    Choice households{
        this, "households", "yearly", {"off", "yearly", "monthly"}, "panel of the project's households", setting()};
    Count sample{this,
                 "sample",
                 10,
                 {"households", 0, 100000},
                 "project households of each district in the panel, where there are several districts",
                 setting()};
    Choice measures{this,
                    "measures",
                    "monthly",
                    {"off", "yearly", "monthly"},
                    "measures of poverty and inequality, by groups of people",
                    setting()};
    Choice matches{this, "matches", "all", {"off", "all"}, "log of all matches of a single district", setting()};
    Choice options{
        this,     "options", "off", {"off", "all"}, "log of all possible matches that the rule chose from (large)",
        setting()};
};

struct Parameters;

sim::schema::Layout layout_of(const Parameters& parameters);
std::vector<sim::Headline> headlines_of(const Parameters& parameters);
/// What costs are held against.
sim::Costing costing_of(const Parameters& parameters);
/// Writes a month of a world into its recording.
void write_month(const Parameters& parameters, const std::vector<District>& districts, sim::Recording& recording);

} // namespace alleviation
