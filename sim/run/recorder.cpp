#include "sim/run/recorder.h"

#include "sim/run/run.h"

#include <algorithm>
#include <limits>

namespace sim::run {

CaseRecorder::CaseRecorder(const schema::Layout& layout, int arm, int replicate, bool weighted,
                           const std::atomic<bool>* stop)
    : layout_(layout), due_(layout.groups.size()), next_(layout.groups.size()), weighted_(weighted), stop_(stop),
      rows_then_(layout.tables.size())
{
    slab_.arm = arm;
    slab_.replicate = replicate;
    slab_ = empty_slab();
}

store::Slab CaseRecorder::empty_slab() const
{
    store::Slab slab;
    slab.arm = slab_.arm;
    slab.replicate = slab_.replicate;
    slab.months_done = slab_.months_done;
    for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
        slab.parts.push_back({g, next_[g], 0, {}, {}});
        slab.parts.back().values.resize(layout_.groups[g].variables.size());
        if (weighted_) slab.parts.back().weights.resize(layout_.groups[g].variables.size());
    }
    for (const auto& table : layout_.tables) slab.rows.emplace_back(table.columns.size());
    return slab;
}

void CaseRecorder::begin_group(std::size_t group)
{
    const auto& layout = layout_.groups[group];
    const std::size_t left = std::max<std::size_t>(1, layout.months.size()) - next_[group];
    const std::size_t most = std::min<std::size_t>(left, months_between_hand_overs);
    ++next_[group];
    auto& part = slab_.parts[group];
    ++part.count;
    for (std::size_t v = 0; v < layout.variables.size(); ++v) {
        const std::size_t width = layout.width(layout.variables[v]);
        if (part.count == 1) part.values[v].reserve(most * width);
        part.values[v].resize(part.count * width, std::numeric_limits<double>::quiet_NaN());
        if (weighted_ && layout.variables[v].mean) part.weights[v].resize(part.count * width);
    }
}

void CaseRecorder::begin_founding()
{
    for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
        due_[g] = layout_.groups[g].months.empty();
        if (due_[g]) begin_group(g);
    }
}

void CaseRecorder::take_founding(const store::Slab& founding)
{
    for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
        if (!layout_.groups[g].months.empty()) continue;
        slab_.parts[g] = founding.parts[g];
        next_[g] = 1;
    }
}

void CaseRecorder::begin_month(int month)
{
    for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
        const auto& months = layout_.groups[g].months;
        due_[g] = months.empty() ? month == 0 && next_[g] == 0 : next_[g] < months.size() && months[next_[g]] == month;
        if (due_[g]) begin_group(g);
    }
    slab_.months_done = month + 1;
    cut_short_ = false;
    for (std::size_t t = 0; t < rows_then_.size(); ++t)
        rows_then_[t] = slab_.rows[t].empty() ? 0 : slab_.rows[t][0].size();
}

bool CaseRecorder::end_month()
{
    if (!cut_short_) return true;
    for (std::size_t g = 0; g < layout_.groups.size(); ++g) {
        if (!due_[g]) continue;
        --next_[g];
        auto& part = slab_.parts[g];
        --part.count;
        for (std::size_t v = 0; v < part.values.size(); ++v) {
            const std::size_t size = part.count * layout_.groups[g].width(layout_.groups[g].variables[v]);
            part.values[v].resize(size);
            if (weighted_ && layout_.groups[g].variables[v].mean) part.weights[v].resize(size);
        }
    }
    for (std::size_t t = 0; t < rows_then_.size(); ++t)
        for (auto& column : slab_.rows[t]) column.resize(rows_then_[t]);
    --slab_.months_done;
    return false;
}

bool CaseRecorder::stopped()
{
    cut_short_ |= stop_ && stop_->load(std::memory_order_relaxed);
    return cut_short_;
}

store::Slab CaseRecorder::take()
{
    store::Slab full = std::move(slab_);
    slab_.arm = full.arm;
    slab_.replicate = full.replicate;
    slab_.months_done = full.months_done;
    slab_ = empty_slab();
    return full;
}

std::span<double> CaseRecorder::cells(std::size_t group, std::size_t variable)
{
    auto& part = slab_.parts[group];
    auto& values = part.values[variable];
    return std::span(values).last(values.size() / part.count);
}

std::span<double> CaseRecorder::weights(std::size_t group, std::size_t variable)
{
    if (!weighted_ || !layout_.groups[group].variables[variable].mean) return {};
    auto& part = slab_.parts[group];
    auto& weights = part.weights[variable];
    return std::span(weights).last(weights.size() / part.count);
}

void CaseRecorder::record(std::size_t table, std::span<const double> row)
{
    for (std::size_t c = 0; c < row.size(); ++c) slab_.rows[table][c].push_back(row[c]);
}

} // namespace sim::run
