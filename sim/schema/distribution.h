/// How far a number could plausibly be off: a distribution that is declared beside the allowed range, written as a
/// scenario writes it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace sim::schema {

/// The value that lies above so much of a distribution: `{0.1, 2}` says that a tenth of it is below 2.
struct Quantile {
    double probability, value;
};

/// What a value plausibly is; nothing is said by default. What would lie outside the parameter's allowed range is cut
/// off; of a whole number what lies between is rounded.
class Distribution {
  public:
    enum class Kind : std::uint8_t { none, uniform, triangular, normal, lognormal, beta, levels };
    constexpr Distribution() = default;
    static constexpr Distribution uniform(double low, double high) { return {Kind::uniform, {low, high}}; }
    static constexpr Distribution triangular(double low, double mode, double high)
    {
        return {Kind::triangular, {low, mode, high}};
    }
    static constexpr Distribution normal(double mean, double sd) { return {Kind::normal, {mean, sd}}; }
    static constexpr Distribution lognormal(Quantile lower, Quantile upper)
    {
        return {Kind::lognormal, {lower.value, upper.value}, {lower.probability, upper.probability}};
    }
    /// Of a share: from 0 to 1.
    static constexpr Distribution beta(Quantile lower, Quantile upper)
    {
        return {Kind::beta, {lower.value, upper.value}, {lower.probability, upper.probability}};
    }
    /// Any of these values of a choice (four at most), each as plausible as the others.
    static constexpr Distribution levels(std::initializer_list<std::string_view> names)
    {
        Distribution out(Kind::levels, {});
        std::size_t i = 0;
        for (const auto name : names) out.levels_.at(i++) = name;
        return out;
    }

    constexpr Kind kind() const { return kind_; }
    constexpr bool given() const { return kind_ != Kind::none; }

    /// The lowest and the highest possible value, infinite where there is none. Of numbers.
    std::pair<double, double> support() const;
    /// The value that lies above the share `probability`, between 0 and 1, of the distribution. Of numbers.
    double quantile(double probability) const;
    /// The share of the distribution below a value. Of numbers.
    double below(double value) const;
    /// The same distribution in terms that are quick to reckon with: the shape of beta is looked for once.
    Distribution solved() const;
    /// Whether the name is among its levels.
    bool has_level(std::string_view name) const;

    /// As in a scenario: `{triangular: [0.1, 0.2, 0.4]}`, `{lognormal: {0.1: 2, 0.9: 9}}`; "" where nothing is said.
    std::string text() const;

    /// What of a list of numbers, or of quantiles, makes no distribution of this kind; "" where all is well.
    std::string problem() const;

  private:
    constexpr Distribution(Kind kind, std::array<double, 3> values, std::array<double, 2> probabilities = {})
        : kind_(kind), values_(values), probabilities_(probabilities)
    {
    }

    Kind kind_ = Kind::none;
    std::array<double, 3> values_{};        // in the order in which they are written
    std::array<double, 2> probabilities_{}; // of values_, where they are quantiles
    std::array<std::string_view, 4> levels_{};
    std::array<double, 2> shape_{}; // of beta, once solved
};

/// The shortest text that reads back as the number.
std::string number_text(double value);

} // namespace sim::schema
