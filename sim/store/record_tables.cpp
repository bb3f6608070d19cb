#include "sim/store/record_tables.h"

#include "sim/store/format.h"

#include <algorithm>

namespace sim::store {

using hdf5::checked;
using hdf5::Failure;

schema::Variable months_done_variable()
{
    return {"months_done", "", "months simulated so far, of a sweep at all points", {}, schema::Storage::int32};
}

schema::Variable points_done_variable()
{
    return {"points_done", "", "1 where the world at this point is there", {}, schema::Storage::uint8};
}

std::array<schema::Variable, 2> case_columns()
{
    using schema::Storage;
    return {
        {{"arm", "", "arm of the case: an index from 0 into /progress/arm", {}, Storage::int32, false, "progress/arm"},
         {"replicate",
          "",
          "replicate of the case: an index from 0 into /progress/replicate",
          {},
          Storage::int32,
          false,
          "progress/replicate"}}};
}

void RecordTables::keep(const Slab& slab)
{
    for (std::size_t t = 0; t < slab.rows.size(); ++t) {
        const auto& added = slab.rows[t];
        if (added.empty() || added[0].empty()) continue;
        const auto& table = tables_.at(t);
        const bool fits =
            added.size() == table.columns.size() &&
            std::all_of(added.begin(), added.end(), [&](const auto& c) { return c.size() == added[0].size(); });
        if (!fits) throw Failure("records do not fit the table '" + table.name + "'");
        auto& tables = cases_[{slab.arm, slab.replicate}];
        tables.resize(tables_.size());
        auto& columns = tables[t];
        columns.resize(table.columns.size());
        for (std::size_t c = 0; c < added.size(); ++c)
            columns[c].insert(columns[c].end(), added[c].begin(), added[c].end());
    }
}

GroupFile RecordTables::write(hid_t file, std::size_t t, bool packed) const
{
    const auto& table = tables_[t];
    std::vector<double> arms, replicates;
    for (const auto& [which, tables] : cases_) {
        const std::size_t length = arms.size() + (tables[t].empty() ? 0 : tables[t][0].size());
        arms.resize(length, which.first);
        replicates.resize(length, which.second);
    }
    GroupFile group(file, table.meaning);
    group.add_bare_axis(table.record, arms.size());
    const auto add = [&](const schema::Variable& column, bool may_miss, std::vector<double>& values) {
        const auto dataset = group.add(column, {table.record}, {.may_miss = may_miss, .packed = packed},
                                       column.about.empty() ? table.about : column.about);
        fit_to_storage(values, column);
        if (!values.empty())
            checked(H5Dwrite(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write");
    };
    const auto [arm, replicate] = case_columns();
    add(arm, false, arms);
    add(replicate, false, replicates);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::vector<double> values;
        for (const auto& [which, tables] : cases_)
            if (!tables[t].empty()) values.insert(values.end(), tables[t][c].begin(), tables[t][c].end());
        add(table.columns[c], true, values);
    }
    return group;
}

std::size_t RecordTables::bytes() const
{
    std::size_t values = 0;
    for (const auto& [which, tables] : cases_)
        for (const auto& columns : tables)
            for (const auto& column : columns) values += column.size();
    return values * sizeof(double);
}

std::vector<GroupFile> RecordTables::write(hid_t file, bool packed) const
{
    std::vector<GroupFile> groups;
    for (std::size_t t = 0; t < tables_.size(); ++t) groups.push_back(write(file, t, packed));
    return groups;
}

} // namespace sim::store
