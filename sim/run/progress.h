/// The progress line: how much is done, how fast, how long it will take.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>

namespace sim::run {

/// Counts finished steps from any thread and shows them on standard error: a line that renews itself on a terminal,
/// a line every ten seconds elsewhere, nothing when quiet.
class Progress {
  public:
    /// `before`: how many of `total` were done before it began.
    Progress(std::string unit, long total, bool quiet, long before = 0);
    ~Progress();
    void advance();

  private:
    void show(bool last);

    std::string unit_;
    long total_, before_;
    bool quiet_, terminal_;
    std::atomic<long> done_{0};
    std::atomic<long> next_show_ms_{0};
    std::chrono::steady_clock::time_point start_;
    std::mutex showing_;
};

} // namespace sim::run
