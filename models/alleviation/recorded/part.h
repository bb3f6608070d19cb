/// A part of the result: the groups it fills, and how a month of them is read off the districts.
#pragma once

#include "models/alleviation/recorded/output.h"

namespace alleviation {

/// The groups that a run records, in their order in the layout.
std::vector<const OutputGroup*> recorded_groups(const Parameters& parameters);

/// This month's cells of all groups.
class MonthCells {
  public:
    MonthCells(sim::Recording& recording, const std::vector<const OutputGroup*>& recorded)
        : recording_(&recording), recorded_(&recorded)
    {
    }
    /// Of a group that is recorded.
    Cells of(const OutputGroup& group) const;
    bool due(const OutputGroup& group) const;
    bool stopped() const { return recording_->stopped(); }

  private:
    std::size_t place_of(const OutputGroup& group) const;

    sim::Recording* recording_;
    const std::vector<const OutputGroup*>* recorded_;
};

struct Part {
    /// Those that are recorded are due in the same months.
    std::vector<const OutputGroup*> groups;
    /// Fills those that are recorded; all districts of a world at once.
    void (*write)(const Parameters&, const std::vector<District>&, const MonthCells&);
};

extern const Part series_part, poverty_part, multidimensional_part, dynamics_part, vulnerability_part, targeting_part,
    needs_part, ties_part, networks_part, suppliers_part, agencies_part, ledger_part, costs_part, associations_part,
    platform_part, households_part;
extern const OutputTable matches_table, options_table;

// ---- when something is recorded ----

/// Districts live on their own: what cannot be put together of several is recorded of a single one.
bool of_many_districts(const Parameters& parameters);
bool of_one_district(const Parameters& parameters);
bool always(const Parameters& parameters);
/// Measures of poverty, inequality and reach are asked for, and there is one district.
bool measures_wanted(const Parameters& parameters);

std::vector<int> every_month(const Parameters& parameters);
/// The last month of each year of the run, and of the run.
std::vector<int> ends_of_years(const Parameters& parameters);

// ---- what the declarations share ----

template <class Names>
std::vector<std::string> texts(const Names& names)
{
    std::vector<std::string> out;
    for (const auto& name : names) out.emplace_back(name);
    return out;
}

template <class Named>
std::vector<std::string> names_of_all(const Named& named)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < named.size(); ++i) out.push_back(named.name_of(i));
    return out;
}

/// The axis of the study groups of households, and the whole town.
sim::schema::Dimension group_dimension();
/// The axis of the villages of a single district.
sim::schema::Dimension village_dimension(const Parameters& parameters);
/// How a flow of money is called: "payer > payee: purpose".
std::string route_label(const Route& route);

} // namespace alleviation
