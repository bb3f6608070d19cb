#include "sim/store/result_file.h"

#include "sim/core/bytes.h"
#include "sim/store/format.h"
#include "sim/store/scenario_group.h"
#include "sim/store/stretches.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <system_error>

#include <unistd.h>

namespace sim::store {

using hdf5::checked;
using hdf5::Failure;

namespace {

/// The group whose cases are recorded point by point, in the place of months; null where there is none.
const schema::Group* group_of_points(const schema::Layout& layout)
{
    const auto& groups = layout.groups;
    const auto found = std::find_if(groups.begin(), groups.end(), [](const auto& g) { return !g.along.empty(); });
    return found == groups.end() ? nullptr : &*found;
}

void add_case_axes(GroupFile& group, const Header& header)
{
    group.add_axis(arm_axis.name, arm_axis.meaning, header.arms);
    std::vector<std::int64_t> numbers;
    for (int i = 0; i < header.replicates; ++i) numbers.push_back(header.first_replicate + i);
    group.add_axis(replicate_axis.name, replicate_axis.meaning, numbers, "");
}

void add_month_axis(GroupFile& group, const std::vector<int>& months, const Header& header)
{
    std::vector<std::int64_t> days;
    for (const int month : months) days.push_back(days_until(header.start_year, header.start_month, month));
    char first_day[32];
    std::snprintf(first_day, sizeof first_day, "days since %04d-%02d-01", static_cast<int>(header.start_year),
                  header.start_month);
    group.add_axis(month_axis.name, month_axis.meaning, days, first_day, "standard");
}

/// Properties of a file whose root group is one block, so that one write changes its attributes and its groups.
hdf5::Properties new_file(const schema::Layout& layout, const Header& header)
{
    hdf5::Properties properties = ordered_group(H5P_FILE_CREATE);
    checked(H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED), "set the order");
    checked(H5Pset_link_phase_change(properties, 1000, 0), "set how groups are kept");
    checked(H5Pset_attr_phase_change(properties, 1000, 0), "set how attributes are kept");
    // Room is given by the number and length of names. An attribute takes about as much as one and a half; its text
    // is elsewhere. All of it should fit in a page of memory, within which the system does not interrupt a write.
    const std::size_t attributes = 1 + header.text_attributes.size() + header.number_attributes.size();
    const std::size_t names =
        attributes + attributes / 2 + layout.groups.size() + layout.tables.size() + 2 +
        static_cast<std::size_t>(std::count_if(layout.groups.begin(), layout.groups.end(), [](const auto& group) {
            return group.compared || !group.units.empty();
        }));
    checked(H5Pset_est_link_info(properties, static_cast<unsigned>(names), 32), "keep room for names");
    return properties;
}

void set_complete(hid_t file)
{
    const int yes = 1;
    const hdf5::Attribute attribute(checked(H5Aopen(file, "complete", H5P_DEFAULT), "find an attribute"));
    checked(H5Awrite(attribute, H5T_NATIVE_INT, &yes), "write an attribute");
}

/// The system's word that all is on the disk; some file systems tell only now that it is full.
void sync(hid_t file)
{
    void* descriptor = nullptr;
    checked(H5Fget_vfd_handle(file, H5P_DEFAULT, &descriptor), "find the descriptor");
    if (fsync(*static_cast<int*>(descriptor)) != 0 && errno != EINVAL)
        throw Failure(std::generic_category().message(errno), errno);
}

} // namespace

double bytes_of(const schema::Layout& layout, const Header& header)
{
    double bytes = 0;
    for (const auto& group : layout.groups)
        for (const auto& variable : group.variables)
            bytes += static_cast<double>(group.width(variable)) *
                     static_cast<double>(std::max<std::size_t>(1, group.months.size())) *
                     static_cast<double>(H5Tget_size(kept(variable.storage).type));
    return bytes * static_cast<double>(header.arms.size()) * header.replicates;
}

ResultFile::ResultFile(const std::string& path, schema::Layout layout, const Header& header, bool packed)
    : path_(path), layout_(std::move(layout)), records_(layout_.tables), header_(header), arms_(header.arms.size()),
      replicates_(static_cast<hsize_t>(std::max(0, header.replicates))), packed_(packed)
{
    hdf5::be_quiet();
    std::error_code unknown;
    bool ours = !std::filesystem::exists(path, unknown);
    try {
        file_ = hdf5::File(checked(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, new_file(layout_, header), hdf5::access()),
                                   "create the file"));
        ours = true;
        // Records have no place before the end: until then the journal has them.
        if (!packed && !layout_.tables.empty()) journal_ = std::make_unique<Journal>(Journal::of(path_));
        create(header);
    } catch (...) {
        if (journal_) journal_->remove();
        if (ours) std::filesystem::remove(path, unknown);
        throw;
    }
}

void ResultFile::create(const Header& header)
{
    const double bytes = bytes_of(layout_, header);
    std::error_code unknown;
    const auto space = std::filesystem::space(path_, unknown);
    if (!packed_ && !unknown && bytes > static_cast<double>(space.available)) {
        throw Failure("it needs " + bytes_text(bytes) + ", and " + bytes_text(static_cast<double>(space.available)) +
                          " are free",
                      ENOSPC);
    }
    write_header(header);
    GroupFile progress(file_, "progress", "how far each case has come");
    add_case_axes(progress, header);
    const Cells cells{.reserve = !packed_, .packed = packed_};
    months_done_ = progress.add(months_done_variable(), {arm_axis.name, replicate_axis.name}, cells);
    if (const auto* points = group_of_points(layout_)) {
        progress.add_axis(*points->dimension(points->along));
        points_done_ = progress.add(points_done_variable(), {arm_axis.name, replicate_axis.name, points->along}, cells);
        count_of_points_.resize(arms_ * replicates_);
    }
    for (const auto& group : layout_.groups) create_group(group, header);
    for (const auto& known : header.known) write_derived(known).link(file_, known.group.name);
    checked(H5Fflush(file_, H5F_SCOPE_LOCAL), "flush");
}

void ResultFile::write_header(const Header& header) const
{
    hdf5::write_attribute(file_, "complete", 0);
    for (const auto& [name, text] : header.text_attributes) hdf5::write_attribute(file_, name, text);
    for (const auto& [name, number] : header.number_attributes) hdf5::write_attribute(file_, name, number);

    write_scenario(file_, header);
}

void ResultFile::create_group(const schema::Group& group, const Header& header)
{
    GroupFile made(file_, group.name, group.meaning);
    add_case_axes(made, header);
    std::vector<std::string> axes{"arm", "replicate"};
    if (!group.along.empty()) {
        axes.push_back(group.along);
    } else if (!group.months.empty()) {
        add_month_axis(made, group.months, header);
        axes.push_back("month");
    }
    for (const auto& dimension : group.dimensions) made.add_axis(dimension);
    auto& variables = variables_.emplace_back();
    for (const auto& variable : group.variables) {
        auto all_axes = axes;
        all_axes.insert(all_axes.end(), variable.dimensions.begin(), variable.dimensions.end());
        const Cells cells{.may_miss = true, .reserve = !packed_, .packed = packed_};
        variables.push_back({made.add(variable, all_axes, cells, about(group, variable)), group.width(variable)});
    }
}

void ResultFile::write(std::vector<Slab> slabs)
{
    for (const auto& slab : slabs) {
        check(slab);
        if (slab.region >= 0) keep_beside(slab);
    }
    std::erase_if(slabs, [](const Slab& slab) { return slab.region >= 0; });
    std::stable_sort(slabs.begin(), slabs.end(), [](const Slab& a, const Slab& b) {
        return std::pair(a.arm, a.replicate) < std::pair(b.arm, b.replicate);
    });
    for (std::size_t g = 0; g < layout_.groups.size(); ++g) write_group(g, slabs);
    for (const auto& slab : slabs) {
        records_.keep(slab);
        if (journal_) keep_beside(slab);
    }
    // What is said to be done stands there already.
    for (const auto& slab : slabs) write_progress(slab);
}

/// Adds to the journal what has no place in the file: a region, or the records of a slab.
void ResultFile::keep_beside(const Slab& slab)
{
    if (!journal_) journal_ = std::make_unique<Journal>(Journal::of(path_));
    if (slab.region >= 0) {
        has_regions_ = true;
        return journal_->add(slab);
    }
    const auto has_records = [](const auto& table) { return !table.empty() && !table.front().empty(); };
    if (std::none_of(slab.rows.begin(), slab.rows.end(), has_records)) return;
    Slab records;
    records.arm = slab.arm;
    records.replicate = slab.replicate;
    records.rows = slab.rows;
    journal_->add(records);
}

void ResultFile::write_progress(const Slab& slab)
{
    const auto arm = static_cast<hsize_t>(slab.arm), replicate = static_cast<hsize_t>(slab.replicate);
    int months = slab.months_done;
    if (points_done_ >= 0) {
        if (months == 0) return; // something failed there
        const hdf5::Space place(checked(H5Dget_space(points_done_), "read a shape"));
        for (const auto& part : slab.parts) {
            if (part.count == 0) continue;
            const hsize_t start[3] = {arm, replicate, part.first}, count[3] = {1, 1, part.count};
            const std::vector<int> yes(part.count, 1);
            checked(H5Sselect_hyperslab(place, H5S_SELECT_SET, start, nullptr, count, nullptr), "choose a place");
            checked(H5Dwrite(points_done_, H5T_NATIVE_INT, hdf5::space_of({part.count}), place, transfer_, yes.data()),
                    "write");
            count_of_points_[arm * replicates_ + replicate] += part.count;
        }
        months *= static_cast<int>(count_of_points_[arm * replicates_ + replicate]);
    }
    const hdf5::Space place(checked(H5Dget_space(months_done_), "read a shape"));
    const hsize_t cell[2] = {arm, replicate};
    checked(H5Sselect_elements(place, H5S_SELECT_SET, 1, cell), "choose a place");
    checked(H5Dwrite(months_done_, H5T_NATIVE_INT, hdf5::space_of({1}), place, transfer_, &months), "write");
}

void ResultFile::check(const Slab& slab) const
{
    if (slab.arm < 0 || static_cast<hsize_t>(slab.arm) >= arms_ || slab.replicate < 0 ||
        static_cast<hsize_t>(slab.replicate) >= replicates_)
        throw Failure("there is no case (" + std::to_string(slab.arm) + ", " + std::to_string(slab.replicate) + ")");
    if (slab.region >= 0) return; // of another layout
    for (const auto& part : slab.parts) {
        if (part.count == 0) continue;
        const auto& group = layout_.groups.at(part.group);
        const std::size_t months = std::max<std::size_t>(1, group.months.size());
        if (part.first + part.count > months || part.values.size() != group.variables.size())
            throw Failure("a slab does not fit the group '" + group.name + "'");
        for (std::size_t v = 0; v < group.variables.size(); ++v)
            if (part.values[v].size() != part.count * variables_[part.group][v].width)
                throw Failure("a slab does not fit the variable '" + group.name + "/" + group.variables[v].name + "'");
    }
}

void ResultFile::write_group(std::size_t group, const std::vector<Slab>& slabs)
{
    const auto& layout = layout_.groups[group];
    const std::size_t months = std::max<std::size_t>(1, layout.months.size());
    const std::vector<Stretch> stretches = stretches_of(slabs, group, months);
    std::vector<double> values;
    for (std::size_t v = 0; v < layout.variables.size(); ++v) {
        const hid_t dataset = variables_[group][v].dataset;
        const auto shape = hdf5::shape_of(dataset);
        const hdf5::Space place = hdf5::space_of(shape);
        for (const auto& stretch : stretches) {
            values.clear();
            for (const auto* part : stretch.parts)
                values.insert(values.end(), part->values[v].begin(), part->values[v].end());
            if (values.empty()) continue;
            fit_to_storage(values, layout.variables[v]);
            auto count = shape;
            std::vector<hsize_t> start(count.size(), 0);
            start[0] = stretch.arm;
            start[1] = stretch.replicate;
            count[0] = 1;
            count[1] = stretch.cases;
            if (!layout.months.empty()) {
                start[2] = stretch.first;
                count[2] = stretch.count;
            }
            checked(H5Sselect_hyperslab(place, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
                    "choose a place");
            checked(
                H5Dwrite(dataset, H5T_NATIVE_DOUBLE, hdf5::space_of({values.size()}), place, transfer_, values.data()),
                "write");
        }
    }
}

std::vector<double> ResultFile::read_back(std::size_t group, std::size_t variable) const
{
    const hid_t dataset = variables_.at(group).at(variable).dataset;
    std::size_t size = 1;
    for (const auto extent : hdf5::shape_of(dataset)) size *= extent;
    std::vector<double> out(size);
    if (size > 0) checked(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, transfer_, out.data()), "read back");
    const Kept form = kept(layout_.groups[group].variables[variable].storage);
    for (double& value : out)
        if (value == form.missing) value = std::numeric_limits<double>::quiet_NaN();
    return out;
}

GroupFile ResultFile::write_derived(const Derived& derived) const
{
    GroupFile made(file_, derived.group.meaning);
    std::vector<std::string> axes;
    if (derived.group.by_arm) {
        axes.emplace_back("arm");
        made.add_axis(arm_axis.name, arm_axis.meaning, header_.arms);
    }
    if (!derived.group.months.empty()) {
        add_month_axis(made, derived.group.months, header_);
        axes.push_back("month");
    }
    for (const auto& dimension : derived.group.dimensions) made.add_axis(dimension);
    for (std::size_t v = 0; v < derived.group.variables.size(); ++v) {
        const auto& variable = derived.group.variables[v];
        auto all_axes = axes;
        all_axes.insert(all_axes.end(), variable.dimensions.begin(), variable.dimensions.end());
        const auto dataset =
            made.add(variable, all_axes, {.may_miss = true, .packed = packed_}, about(derived.group, variable));
        auto values = derived.values.at(v);
        fit_to_storage(values, variable);
        if (!values.empty())
            checked(H5Dwrite(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, transfer_, values.data()), "write");
    }
    for (std::size_t t = 0; t < derived.group.texts.size(); ++t) {
        const auto& [name, meaning, axis] = derived.group.texts[t];
        made.add_texts(name, meaning, axis, derived.texts.at(t));
    }
    return made;
}

void ResultFile::settle() const
{
    checked(H5Fflush(file_, H5F_SCOPE_LOCAL), "flush");
    sync(file_);
}

void ResultFile::move_to(const std::string& path)
{
    // The journal first: until the file follows, it goes with the one that this goes on from as well.
    if (journal_) journal_->move_to(Journal::of(path));
    std::error_code error;
    std::filesystem::rename(path_, path, error);
    if (error) throw Failure(error.message() + "; the result is in '" + path_ + "'", error.value());
    path_ = path;
}

void ResultFile::drop_journal()
{
    if (journal_) journal_->remove();
    journal_.reset();
}

bool ResultFile::worth_packing() const
{
    constexpr double least_bytes = 4 << 20;
    return bytes_of(layout_, header_) + static_cast<double>(records_.bytes()) >= least_bytes;
}

void ResultFile::pack(const std::string& path, const std::vector<Derived>& derived) const
{
    ResultFile packed(path, layout_, header_, true);
    try {
        copy_values(months_done_, packed.months_done_);
        if (points_done_ >= 0) copy_values(points_done_, packed.points_done_);
        for (std::size_t g = 0; g < variables_.size(); ++g)
            for (std::size_t v = 0; v < variables_[g].size(); ++v)
                copy_values(variables_[g][v].dataset, packed.variables_[g][v].dataset);
        packed.end(records_, true, derived);
    } catch (...) {
        std::error_code unknown;
        std::filesystem::remove(path, unknown);
        throw;
    }
}

void ResultFile::end(const RecordTables& records, bool complete, const std::vector<Derived>& derived)
{
    hdf5::be_quiet();
    std::vector<GroupFile> tables = records.write(file_, packed_);
    for (const auto& one : derived) tables.push_back(write_derived(one));
    // First all that is new, which nothing leads to yet; then, in the block of the root group, the way there.
    checked(H5Fflush(file_, H5F_SCOPE_LOCAL), "flush");
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const std::size_t recorded = layout_.tables.size();
        tables[t].link(file_, t < recorded ? layout_.tables[t].name : derived[t - recorded].group.name);
    }
    if (complete) set_complete(file_);
    checked(H5Fflush(file_, H5F_SCOPE_LOCAL), "flush");
    sync(file_);
    tables.clear();
    variables_.clear();
    months_done_ = {};
    points_done_ = {};
    checked(H5Fclose(file_.release()), "close the file");
    if (!has_regions_) drop_journal(); // all that is in it stands in the tables now
}

} // namespace sim::store
