/// A number that stands for many: other numbers make another, as good as surely.
#pragma once

#include <bit>
#include <cstdint>

namespace sim {

/// FNV-1a over 64-bit words; the shift brings high bits down, where whole numbers and floats as doubles have none.
class Digest {
  public:
    void add(std::uint64_t word)
    {
        sum_ = (sum_ ^ word) * 1099511628211ull;
        sum_ ^= sum_ >> 32;
    }
    void add_number(double number) { add(std::bit_cast<std::uint64_t>(number)); }
    std::uint64_t value() const { return sum_; }

  private:
    std::uint64_t sum_ = 14695981039346656037ull;
};

} // namespace sim
