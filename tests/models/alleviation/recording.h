/// What a town records, month by month, in memory.
#pragma once

#include "models/alleviation/recorded.h"
#include "tests/models/alleviation/town.h"

#include <algorithm>

namespace alleviation::testing {

class TownRecording final : public sim::Recording {
  public:
    explicit TownRecording(const Parameters& parameters) : layout(layout_of(parameters))
    {
        for (const auto& group : layout.groups) {
            values.emplace_back(group.variables.size());
            now_.emplace_back(group.variables.size());
        }
        rows.resize(layout.tables.size());
    }

    /// Lives through a month (counted from the start) and records it.
    void live(Town& town, int month)
    {
        town.live(month, month);
        month_ = month;
        for (std::size_t g = 0; g < layout.groups.size(); ++g)
            for (std::size_t v = 0; v < layout.groups[g].variables.size(); ++v)
                now_[g][v].assign(layout.groups[g].width(layout.groups[g].variables[v]), std::nan(""));
        // The model records of all districts of a world at once.
        std::vector<District> districts{town.district};
        alleviation::write_month(town.parameters, districts, *this);
        for (std::size_t g = 0; g < layout.groups.size(); ++g)
            for (std::size_t v = 0; v < now_[g].size() && due(g); ++v)
                values[g][v].insert(values[g][v].end(), now_[g][v].begin(), now_[g][v].end());
    }
    /// This month's cells of a variable.
    std::span<const double> now(const std::string& group, const std::string& variable) const
    {
        for (std::size_t g = 0; g < layout.groups.size(); ++g)
            for (std::size_t v = 0; v < layout.groups[g].variables.size(); ++v)
                if (layout.groups[g].name == group && layout.groups[g].variables[v].name == variable) return now_[g][v];
        throw std::invalid_argument(group + "/" + variable + " is not recorded");
    }
    /// Calls `visit(group, variable, values)` for each, with all months' cells.
    template <class Visit>
    void each(Visit visit) const
    {
        for (std::size_t g = 0; g < layout.groups.size(); ++g)
            for (std::size_t v = 0; v < layout.groups[g].variables.size(); ++v)
                visit(layout.groups[g], layout.groups[g].variables[v], values[g][v]);
    }

    bool due(std::size_t group) const override
    {
        const auto& months = layout.groups[group].months;
        return months.empty() ? month_ == 0 : std::find(months.begin(), months.end(), month_) != months.end();
    }
    std::span<double> cells(std::size_t group, std::size_t variable) override { return now_[group][variable]; }
    void record(std::size_t table, std::span<const double> row) override
    {
        rows[table].emplace_back(row.begin(), row.end());
    }

    const sim::schema::Layout layout;
    std::vector<std::vector<std::vector<double>>> values; ///< [group][variable], all recorded months
    std::vector<std::vector<std::vector<double>>> rows;   ///< [table][row]

  private:
    int month_ = 0;
    std::vector<std::vector<std::vector<double>>> now_;
};

} // namespace alleviation::testing
