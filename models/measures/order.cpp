#include "models/measures/order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <numeric>

namespace measures {

namespace {

constexpr unsigned digit_bits = 11;
/// The first digits, which tell nearly all values apart: to two millionths of them.
constexpr std::size_t digits = 3, digit_values = std::size_t{1} << digit_bits;
/// Counting digits is not worth it for fewer.
constexpr std::size_t many = 512;

/// Whole numbers rise as the values do whose keys they are.
struct Keyed {
    std::uint64_t key;
    std::uint32_t place;

    std::uint64_t leading() const { return key >> (64 - digits * digit_bits); }
    std::size_t digit(std::size_t d) const { return (leading() >> (d * digit_bits)) & (digit_values - 1); }
    auto operator<=>(const Keyed&) const = default;
};

std::uint64_t key_of(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0); // of two zeros none is lower
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

/// By the leading digits, from the last of them to the first; each pass keeps the order of those before among equals.
void sort_by_digits(std::vector<Keyed>& rows)
{
    std::array<std::array<std::uint32_t, digit_values>, digits> counts{};
    for (const auto& row : rows)
        for (std::size_t d = 0; d < digits; ++d) ++counts[d][row.digit(d)];
    std::vector<Keyed> sorted(rows.size());
    for (std::size_t d = 0; d < digits; ++d) {
        auto& next = counts[d];
        if (next[rows.front().digit(d)] == rows.size()) continue; // all have the same
        std::exclusive_scan(next.begin(), next.end(), next.begin(), std::uint32_t{0});
        for (const auto& row : rows) sorted[next[row.digit(d)]++] = row;
        rows.swap(sorted);
    }
}

} // namespace

std::vector<std::uint32_t> rising_order(std::span<const double> values)
{
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0u);
    if (std::is_sorted(values.begin(), values.end())) return order;
    if (values.size() < many) {
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return values[a] != values[b] ? values[a] < values[b] : a < b;
        });
        return order;
    }
    std::vector<Keyed> rows(values.size());
    for (const auto place : order) rows[place] = {key_of(values[place]), place};
    sort_by_digits(rows);
    for (auto first = rows.begin(); first != rows.end();) {
        const auto next =
            std::find_if(first, rows.end(), [&](const Keyed& row) { return row.leading() != first->leading(); });
        std::sort(first, next);
        first = next;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) order[i] = rows[i].place;
    return order;
}

} // namespace measures
