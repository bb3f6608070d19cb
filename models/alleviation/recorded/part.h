/// A part of the result: the groups it fills, declared, and how a month of them is read off the districts.
#pragma once

#include "models/alleviation/parameters.h"
#include "sim/schedule/model.h"

#include <limits>

namespace alleviation {

constexpr sim::schema::ValueRange at_least(double least)
{
    return {.least = least};
}

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Whom outputs are about (schema::Variable::about) that tell of the households a project serves, or of the help that
/// goes to them: a project may serve so few that one would recognise them.
inline constexpr const char* project_households = circle_names[index(Circle::project)].data();

/// This month's cells of the groups of a part, which stand side by side in the layout.
struct Cells {
    sim::Recording& recording;
    std::size_t first_group;
    const Parameters& parameters;

    std::span<double> of(std::size_t variable, std::size_t group = 0) const
    {
        return recording.cells(first_group + group, variable);
    }
    /// A cell that is a mean: the sum over the weights. Several districts are put together by those weights.
    void put_mean(std::size_t variable, std::size_t cell, double sum, double weights, std::size_t group = 0) const
    {
        of(variable, group)[cell] = weights != 0 ? sum / weights : missing;
        if (const auto kept = recording.weights(first_group + group, variable); !kept.empty()) kept[cell] = weights;
    }
};

/// The first month that ends a year of consumption. The year before the start has no illness and no school, so that
/// twelve months that reach into it are short of the bills for them (schema::Variable::whole_from).
inline constexpr int a_year_of_consumption = 11;

struct Part {
    std::vector<sim::schema::Group> (*groups)(const Parameters&);
    void (*record)(const std::vector<District>&, const Cells&);
    std::size_t count = 1; ///< of the groups
    bool (*wanted)(const Parameters&) = [](const Parameters&) { return true; };
    bool of_many = false; ///< whether it can be put together of several districts, which live on their own
};

/// A variable of the things along an axis: what it is, and how it is read off the n-th of a district.
struct Shown {
    const char *name, *unit, *meaning;
    sim::schema::Storage storage;
    double (*value)(const District&, std::size_t n);
    sim::schema::ValueRange range{}; ///< where it is not what its unit says, as of a share
    const char* about = "";          ///< whom it is about, see schema::Variable
};

/// Their declarations, all along one axis, or along none.
std::vector<sim::schema::Variable> variables_of(std::span<const Shown> all, const std::string& axis = "");
/// Fills the cells of all of them for `count` things of each district, one district after the other.
template <class Count>
void record_shown(std::span<const Shown> all, std::span<const District> districts, const Cells& cells_of, Count count)
{
    for (std::size_t v = 0; v < all.size(); ++v) {
        std::size_t cell = 0;
        for (const auto& district : districts)
            for (std::size_t n = 0; n < count(district); ++n) cells_of.of(v)[cell++] = all[v].value(district, n);
    }
}

/// Whether a run has several districts.
bool of_many_districts(const Parameters& parameters);

extern const Part series_part, poverty_part, multidimensional_part, dynamics_part, vulnerability_part, targeting_part,
    needs_part, ties_part, networks_part, suppliers_part, agencies_part, ledger_part, costs_part, associations_part,
    platform_part, households_part;

sim::schema::RecordTable matches_table();
sim::schema::RecordTable options_table();
/// Adds the month's matches to a table of the layout, and what they were chosen from to another.
void record_matches(const std::vector<District>& districts, sim::Recording& recording, std::size_t table);
void record_options(const std::vector<District>& districts, sim::Recording& recording, std::size_t table);

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
/// The last month of each year of the run, and of the run.
std::vector<int> ends_of_years(const Parameters& parameters);
/// Whether measures of poverty, inequality and reach are asked for.
bool measures_wanted(const Parameters& parameters);
/// How a flow of money is called: "payer > payee: purpose".
std::string route_label(const Route& route);

} // namespace alleviation
