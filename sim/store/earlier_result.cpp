#include "sim/store/earlier_result.h"

#include "sim/store/format.h"
#include "sim/store/hdf5_reading.h"
#include "sim/store/journal.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <numeric>

namespace sim::store {

using hdf5::checked;

namespace {

std::vector<std::string> texts_of(std::int64_t first, std::size_t count)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(std::to_string(first + static_cast<std::int64_t>(i)));
    return out;
}

} // namespace

EarlierResult::EarlierResult(const std::string& path, const schema::Layout& layout, const Header& header)
    : path_(path), layout_(layout), header_(header), file_(path)
{
    arms_ = places_of("progress", arm_axis.name, header.arms);
    replicates_ = places_of("progress", replicate_axis.name,
                            texts_of(header.first_replicate, static_cast<std::size_t>(header.replicates)));
    for (const auto& group : layout.groups) {
        if (!group.along.empty()) {
            std::vector<std::string> points;
            for (const auto number : group.dimension(group.along)->numbers) points.push_back(std::to_string(number));
            points_ = places_of(group.name, group.along, points);
        }
        auto& datasets = variables_.emplace_back();
        file_.reading([&] {
            const auto in = file_.group(group.name);
            for (const auto& variable : group.variables)
                datasets.push_back(file_.dataset(in, group.name, variable.name));
        });
    }
    check_shapes();
}

EarlierResult::Places EarlierResult::places_of(const std::string& group, const std::string& axis,
                                               const std::vector<std::string>& wanted) const
{
    std::map<std::string, std::size_t> place;
    for (const auto& label : wanted) place.emplace(label, place.size());
    Places out;
    for (const auto& label : ResultReader(path_).labels(group, axis)) {
        const auto found = place.find(label);
        out.push_back(found == place.end() ? std::nullopt : std::optional(found->second));
    }
    return out;
}

void EarlierResult::check_shapes() const
{
    for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
        const auto& group = layout_.groups[g];
        for (std::size_t v = 0; v < group.variables.size(); ++v) {
            std::vector<hsize_t> wanted{arms_.size(), replicates_.size()};
            if (!group.along.empty())
                wanted.push_back(points_.size());
            else if (!group.months.empty())
                wanted.push_back(group.months.size());
            for (const auto& name : group.variables[v].dimensions) wanted.push_back(group.dimension(name)->size());
            if (file_.reading([&] { return hdf5::shape_of(variables_[g][v]); }) != wanted)
                throw file_.damaged("'" + group.variables[v].name + "' in group '" + group.name +
                                    "' is of another shape than this scenario records");
        }
    }
}

std::vector<double> EarlierResult::read(hid_t dataset, const std::vector<hsize_t>& start,
                                        const std::vector<hsize_t>& count) const
{
    return file_.reading([&] {
        const hdf5::Space place(checked(H5Dget_space(dataset), "read a shape"));
        checked(H5Sselect_hyperslab(place, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
                "choose a place");
        std::vector<double> out(std::accumulate(count.begin(), count.end(), std::size_t{1}, std::multiplies<>()));
        if (!out.empty())
            checked(
                H5Dread(dataset, H5T_NATIVE_DOUBLE, hdf5::space_of({out.size()}), place, hdf5::transfer(), out.data()),
                "read numbers");
        std::replace(out.begin(), out.end(), hdf5::missing_number(dataset), std::numeric_limits<double>::quiet_NaN());
        return out;
    });
}

/// All that the file holds of a case, which is whole.
Slab EarlierResult::slab_of(std::size_t arm, std::size_t replicate) const
{
    Slab out;
    out.months_done = header_.months;
    for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
        auto& part = out.parts.emplace_back();
        part.group = g;
        part.count = std::max<std::size_t>(1, layout_.groups[g].months.size());
        for (const auto& dataset : variables_[g]) {
            auto count = file_.reading([&] { return hdf5::shape_of(dataset); });
            std::vector<hsize_t> start(count.size(), 0);
            start[0] = arm;
            start[1] = replicate;
            count[0] = count[1] = 1;
            part.values.push_back(read(dataset, start, count));
        }
    }
    return out;
}

void EarlierResult::hand_over(Finished& finished, const std::function<void(Slab)>& take) const
{
    if (points_.empty())
        hand_over_cases(finished, take);
    else
        hand_over_points(finished, take);
}

/// The records of one case where the file has its tables, in any of them.
void EarlierResult::add_rows_of_file(const ResultReader& result, Rows& rows) const
{
    const auto [arm, replicate] = case_columns();
    for (std::size_t t = 0; t < layout_.tables.size(); ++t) {
        const auto& table = layout_.tables[t];
        const auto arms = result.read(table.name, arm.name).values;
        const auto replicates = result.read(table.name, replicate.name).values;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const auto values = result.read(table.name, table.columns[c].name).values;
            if (values.size() != arms.size() || values.size() != replicates.size())
                throw file_.damaged("columns of '" + table.name + "' are of different lengths");
            for (std::size_t i = 0; i < values.size(); ++i)
                column_of(rows, static_cast<std::size_t>(arms[i]), static_cast<std::size_t>(replicates[i]), t, c)
                    .push_back(values[i]);
        }
    }
}

void EarlierResult::add_rows_of_journal(const std::vector<Slab>& journal, Rows& rows) const
{
    for (const auto& slab : journal)
        for (std::size_t t = 0; t < slab.rows.size(); ++t)
            for (std::size_t c = 0; c < slab.rows[t].size(); ++c) {
                auto& to =
                    column_of(rows, static_cast<std::size_t>(slab.arm), static_cast<std::size_t>(slab.replicate), t, c);
                to.insert(to.end(), slab.rows[t][c].begin(), slab.rows[t][c].end());
            }
}

std::vector<double>& EarlierResult::column_of(Rows& rows, std::size_t arm, std::size_t replicate, std::size_t table,
                                              std::size_t column) const
{
    auto& of_case = rows[{arm, replicate}];
    if (of_case.empty())
        for (const auto& declared : layout_.tables) of_case.emplace_back(declared.columns.size());
    return of_case.at(table).at(column);
}

void EarlierResult::hand_over_cases(Finished& finished, const std::function<void(Slab)>& take) const
{
    const ResultReader result(path_);
    const auto done = result.read("progress", months_done_variable().name).values;
    if (done.size() != arms_.size() * replicates_.size()) throw file_.damaged("its progress is of another shape");
    const std::string journal_path = Journal::of(path_);
    std::vector<Slab> journal = result.complete() ? std::vector<Slab>{} : Journal::read(journal_path);

    // Records stand in tables once a file is closed in order; of a run that was killed its journal has them.
    const auto groups = result.groups();
    const bool tables =
        layout_.tables.empty() || std::find(groups.begin(), groups.end(), layout_.tables.front().name) != groups.end();
    Rows rows;
    if (tables)
        add_rows_of_file(result, rows);
    else
        add_rows_of_journal(journal, rows);
    if (tables || std::filesystem::exists(journal_path))
        for (std::size_t a = 0; a < arms_.size(); ++a)
            for (std::size_t r = 0; r < replicates_.size(); ++r) {
                const bool whole = done[a * replicates_.size() + r] == header_.months;
                if (!whole || !arms_[a] || !replicates_[r] || finished.has(*arms_[a], *replicates_[r])) continue;
                Slab slab = slab_of(a, r);
                slab.arm = static_cast<int>(*arms_[a]);
                slab.replicate = static_cast<int>(*replicates_[r]);
                slab.rows = std::move(rows[{a, r}]);
                finished.add(*arms_[a], *replicates_[r]);
                take(std::move(slab));
            }
    for (auto& slab : journal) {
        if (slab.region < 0) continue;
        const auto &arm = arms_.at(static_cast<std::size_t>(slab.arm)),
                   &replicate = replicates_.at(static_cast<std::size_t>(slab.replicate));
        if (!arm || !replicate || finished.has(*arm, *replicate)) continue;
        slab.arm = static_cast<int>(*arm);
        slab.replicate = static_cast<int>(*replicate);
        finished.add_region(slab);
        take(std::move(slab));
    }
}

void EarlierResult::hand_over_points(Finished& finished, const std::function<void(Slab)>& take) const
{
    const auto done = ResultReader(path_).read("progress", points_done_variable().name).values;
    if (done.size() != arms_.size() * replicates_.size() * points_.size())
        throw file_.damaged("its progress is of another shape");
    std::size_t width = 1;
    for (const auto& variable : layout_.groups.front().variables)
        width = std::max(width, layout_.groups.front().width(variable));
    const std::size_t most = std::max<std::size_t>(1, most_in_a_row / width);
    for (std::size_t a = 0; a < arms_.size(); ++a)
        for (std::size_t r = 0; r < replicates_.size(); ++r) {
            if (!arms_[a] || !replicates_[r]) continue;
            const auto wanted = [&](std::size_t p) {
                return points_[p] && done[(a * replicates_.size() + r) * points_.size() + p] == 1 &&
                       !finished.has(*arms_[a], *replicates_[r], *points_[p]);
            };
            for (std::size_t first = 0, last = 0; first < points_.size(); first = last) {
                last = first + 1;
                if (!wanted(first)) continue;
                // As many that follow one another, there and here, as are wanted.
                while (last < points_.size() && last - first < most && wanted(last) &&
                       *points_[last] == *points_[last - 1] + 1)
                    ++last;
                for (std::size_t p = first; p < last; ++p) finished.add(*arms_[a], *replicates_[r], *points_[p]);
                take(slab_of_points(a, r, first, last));
            }
        }
}

/// Points of an arm and replicate that follow one another.
Slab EarlierResult::slab_of_points(std::size_t arm, std::size_t replicate, std::size_t first, std::size_t last) const
{
    Slab out;
    out.arm = static_cast<int>(*arms_[arm]);
    out.replicate = static_cast<int>(*replicates_[replicate]);
    out.months_done = header_.months;
    auto& part = out.parts.emplace_back();
    part.first = *points_[first];
    part.count = last - first;
    for (const auto& dataset : variables_.front()) {
        auto count = file_.reading([&] { return hdf5::shape_of(dataset); });
        std::vector<hsize_t> start(count.size(), 0);
        start[0] = arm;
        start[1] = replicate;
        start[2] = first;
        count[0] = count[1] = 1;
        count[2] = part.count;
        part.values.push_back(read(dataset, start, count));
    }
    return out;
}

} // namespace sim::store
