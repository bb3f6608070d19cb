/// The bound that memory sets: reading and writing so many bytes once, measured in the same run as what is held
/// against it.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace bench {

class Streaming {
  public:
    explicit Streaming(std::size_t bytes) : words_(bytes / sizeof(std::uint64_t) + 1, 1) {}

    /// Reads and writes all bytes once.
    std::chrono::duration<double> pass()
    {
        const auto begin = std::chrono::steady_clock::now();
        for (auto& word : words_) word += 3;
        touched_ = words_[words_.size() / 2]; // keeps the loop
        return std::chrono::steady_clock::now() - begin;
    }

  private:
    std::vector<std::uint64_t> words_;
    volatile std::uint64_t touched_ = 0;
};

} // namespace bench
