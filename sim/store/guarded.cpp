#include "sim/store/guarded.h"

#include "sim/core/faults.h"
#include "sim/store/activity.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <iostream>

#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sim::store {

hdf5::Activity hdf5::activity;

namespace {

/// How a child ends in which the library goes round; nobody else sends it.
constexpr int endless = SIGVTALRM;

/// Within the child: how many calls had ended when it was last looked at.
std::atomic<unsigned> calls_before{0};

/// Comes after every so much processor time: when no call ended meanwhile, the library goes round.
void look(int)
{
    const unsigned calls = hdf5::activity.calls;
    if (calls_before.exchange(calls) == calls && hdf5::activity.readings > 0) raise(endless);
}

[[noreturn]] void be_the_child(pid_t parent, const std::function<int()>& action, double seconds)
{
    std::signal(endless, SIG_DFL);
    std::signal(SIGXFSZ, SIG_IGN);    // a file that grows too large is told as such by who writes it
    prctl(PR_SET_PDEATHSIG, SIGTERM); // nobody waits for it any more
    if (getppid() != parent) _exit(1);
    calls_before = hdf5::activity.calls - 1;
    struct sigaction watch {};
    watch.sa_handler = look;
    watch.sa_flags = SA_RESTART;
    sigaction(SIGPROF, &watch, nullptr);
    itimerval each{};
    // Two looks without a call between them are at least one whole interval apart.
    each.it_interval.tv_sec = static_cast<time_t>(seconds / 2);
    each.it_interval.tv_usec =
        static_cast<suseconds_t>((seconds / 2 - static_cast<double>(each.it_interval.tv_sec)) * 1e6);
    each.it_value = each.it_interval;
    setitimer(ITIMER_PROF, &each, nullptr);
    int code = 1;
    try {
        code = action();
    } catch (const std::exception& error) {
        std::cerr << "qiao: " << error.what() << "\n";
    }
    std::cout.flush();
    std::fflush(nullptr);
    _exit(code);
}

} // namespace

int guarded(const std::string& path, const std::function<int()>& action, double seconds)
{
    std::cout.flush();
    std::fflush(nullptr);
    const pid_t parent = getpid(), child = fork();
    if (child < 0) throw RunError("cannot begin a process to read '" + path + "' in");
    if (child == 0) be_the_child(parent, action, seconds);
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) throw RunError("lost the process that reads '" + path + "'");
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    const int by = WTERMSIG(status);
    const std::string damaged = path + ": is damaged, or was changed by another program: the HDF5 library ";
    if (by == endless) throw InputError(damaged + "comes to no end with it");
    for (const int fault : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
        if (by == fault) throw InputError(damaged + "breaks off at it");
    // Stopped from outside: this process ends the same way.
    std::signal(by, SIG_DFL);
    raise(by);
    return 128 + by;
}

} // namespace sim::store
