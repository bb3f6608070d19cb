#include "sim/cli/stop_signals.h"

#include <array>
#include <csignal>
#include <ctime>

#include <unistd.h>

namespace sim::cli {

namespace {

struct Signal {
    int number;
    const char* name;
    bool ends_at_once; ///< when it is the second; the system repeats the others by itself
    struct sigaction before {};
};
std::array signals{Signal{SIGINT, "SIGINT", true},    Signal{SIGTERM, "SIGTERM", true},
                   Signal{SIGHUP, "SIGHUP", true},    Signal{SIGXCPU, "SIGXCPU", false},
                   Signal{SIGXFSZ, "SIGXFSZ", false}, Signal{SIGUSR1, "SIGUSR1", false}};

std::atomic<bool> is_asked{false};
std::atomic<int> first{0};
std::atomic<long> first_came{0};
static_assert(std::atomic<long>::is_always_lock_free); // or a handler must not touch it

long milliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void ask(int number)
{
    constexpr long together = 200; // batch systems send the same signal to a job and again to its step
    int none = 0;
    if (first.compare_exchange_strong(none, number)) {
        first_came = milliseconds();
        is_asked = true;
        return;
    }
    for (const auto& signal : signals)
        if (signal.number == number && signal.ends_at_once && milliseconds() - first_came > together)
            _exit(128 + number);
}

} // namespace

StopSignals::StopSignals()
{
    is_asked = false;
    first = 0;
    for (auto& signal : signals) {
        sigaction(signal.number, nullptr, &signal.before);
        if (signal.before.sa_handler == SIG_IGN) continue;
        struct sigaction asking {};
        asking.sa_handler = ask;
        asking.sa_flags = SA_RESTART;
        sigaction(signal.number, &asking, nullptr);
    }
}

StopSignals::~StopSignals()
{
    for (const auto& signal : signals) sigaction(signal.number, &signal.before, nullptr);
}

std::atomic<bool>& StopSignals::asked() const
{
    return is_asked;
}

int StopSignals::signal() const
{
    return first;
}

const char* StopSignals::name() const
{
    for (const auto& signal : signals)
        if (signal.number == first) return signal.name;
    return "";
}

} // namespace sim::cli
