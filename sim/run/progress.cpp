#include "sim/run/progress.h"

#include <cstdio>
#include <unistd.h>

namespace sim::run {

namespace {

std::string duration_text(double seconds)
{
    char text[32];
    if (seconds < 90)
        std::snprintf(text, sizeof text, "%.0f s", seconds);
    else if (seconds < 5400)
        std::snprintf(text, sizeof text, "%.0f min", seconds / 60);
    else
        std::snprintf(text, sizeof text, "%.1f h", seconds / 3600);
    return text;
}

} // namespace

Progress::Progress(std::string unit, long total, bool quiet, long before)
    : unit_(std::move(unit)), total_(total), before_(before), quiet_(quiet), terminal_(isatty(STDERR_FILENO) != 0),
      done_(before), start_(std::chrono::steady_clock::now())
{
    next_show_ms_ = terminal_ ? 100 : 10000;
}

Progress::~Progress()
{
    if (!quiet_ && terminal_) show(true);
}

void Progress::advance()
{
    ++done_;
    if (quiet_) return;
    const auto elapsed = std::chrono::steady_clock::now() - start_;
    const long now = std::chrono::duration_cast<std::chrono::milliseconds>(elapsed).count();
    long due = next_show_ms_;
    // One thread wins the turn; the others go on.
    if (now >= due && next_show_ms_.compare_exchange_strong(due, now + (terminal_ ? 200 : 10000))) show(false);
}

void Progress::show(bool last)
{
    const std::lock_guard lock(showing_);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    const auto done = static_cast<double>(done_.load());
    const double rate = seconds > 0 ? (done - static_cast<double>(before_)) / seconds : 0;
    const double left = rate > 0 ? (static_cast<double>(total_) - done) / rate : 0;
    std::fprintf(stderr, "%s%ld of %ld %s (%.0f %%), %.1f a second, %s%s", terminal_ ? "\r\033[K" : "", done_.load(),
                 total_, unit_.c_str(), total_ ? 100.0 * done / static_cast<double>(total_) : 100.0, rate,
                 last ? ("took " + duration_text(seconds)).c_str() : (duration_text(left) + " left").c_str(),
                 terminal_ && !last ? "" : "\n");
    std::fflush(stderr);
}

} // namespace sim::run
