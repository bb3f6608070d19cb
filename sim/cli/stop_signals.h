/// Signals that ask a run to end: it ends the month, closes its file, and tells which one it was.
#pragma once

#include <atomic>

namespace sim::cli {

/// While it lives, SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGXFSZ and SIGUSR1 (by which batch systems warn that a job's time
/// ends) ask to stop instead of ending the program at once; a second SIGINT, SIGTERM or SIGHUP, not sent together with
/// the first, ends it at once. What is ignored when it begins stays ignored (nohup, a job in the background of a
/// script). One at a time.
class StopSignals {
  public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// Whether one of them came; others may set it, too.
    std::atomic<bool>& asked() const;
    /// The first that came, or 0.
    int signal() const;
    /// Its name, such as SIGTERM.
    const char* name() const;
    /// What the program ends with because of it where nothing can be taken up, as shells count: 128 + signal.
    int exit_code() const { return 128 + signal(); }
};

} // namespace sim::cli
