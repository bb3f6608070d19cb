/// Money as an exact integer number of fen (1 yuan = 100 fen).
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace sim {

/// An amount of money. It is no double and does not become one by accident.
class Fen {
  public:
    constexpr Fen() = default;
    constexpr explicit Fen(std::int64_t fen) : fen_(fen) {}

    /// The nearest fen; the amount must be finite and below 9e16 fen.
    static Fen from_yuan(double yuan) { return Fen(std::llround(yuan * 100.0)); }

    constexpr std::int64_t count() const { return fen_; }
    constexpr double yuan() const { return static_cast<double>(fen_) / 100.0; }

    constexpr Fen& operator+=(Fen other)
    {
        fen_ += other.fen_;
        return *this;
    }
    constexpr Fen& operator-=(Fen other)
    {
        fen_ -= other.fen_;
        return *this;
    }
    friend constexpr Fen operator+(Fen a, Fen b) { return Fen(a.fen_ + b.fen_); }
    friend constexpr Fen operator-(Fen a, Fen b) { return Fen(a.fen_ - b.fen_); }
    friend constexpr Fen operator-(Fen a) { return Fen(-a.fen_); }
    friend constexpr auto operator<=>(Fen, Fen) = default;

  private:
    std::int64_t fen_ = 0;
};

} // namespace sim
