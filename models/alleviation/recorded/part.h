/// A part of the result: the groups it fills, declared, and how a month of them is read off the districts.
#pragma once

#include "models/alleviation/parameters.h"
#include "sim/schedule/model.h"

#include <limits>

namespace alleviation {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// This month's cells of the groups of a part, which stand side by side in the layout.
struct Cells {
    sim::Recording& recording;
    std::size_t first_group;

    std::span<double> of(std::size_t variable, std::size_t group = 0) const
    {
        return recording.cells(first_group + group, variable);
    }
};

struct Part {
    std::vector<sim::schema::Group> (*groups)(const Parameters&);
    void (*record)(const std::vector<District>&, const Cells&);
    std::size_t count = 1; ///< of the groups
    bool (*wanted)(const Parameters&) = [](const Parameters&) { return true; };
};

extern const Part series_part, needs_part, suppliers_part, agencies_part, ledger_part, associations_part, platform_part,
    households_part;

sim::schema::RecordTable matches_table();
/// Adds the month's matches to the table, which is the layout's first.
void record_matches(const District& district, sim::Recording& recording);

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

/// The axis of the circles of households, and the whole town.
sim::schema::Dimension group_dimension();
std::vector<int> every_month(const Parameters& parameters);
/// How a flow of money is called: "payer > payee: purpose".
std::string route_label(const Route& route);

} // namespace alleviation
