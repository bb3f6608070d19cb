/// The processes that live through one plan together, on one machine or many: the ranks that mpirun or srun started.
/// The only place that knows MPI. A program that was started alone, or was built without MPI, is a team of one.
#pragma once

#include "sim/core/faults.h"

#include <functional>
#include <string>

namespace sim::run {

class Team {
  public:
    /// The team of this process. Before join() it is a team of one.
    static Team& here();
    /// Joins the others, once; what mpirun bound this process to without being asked is given up (see told()).
    static void join();
    /// What all of them come to: the end of a verb, or a fault that all have heard of.
    void come_to_an_end() { at_the_end_ = true; }
    /// Takes leave of the others, and returns what the program ends with: on all what it is on the leader where they
    /// have come to an end together, or else `code`, which makes mpirun end the others.
    static int leave(int code);

    int size() const { return size_; }
    int rank() const { return rank_; }
    /// Whether this is the one that writes and speaks.
    bool leads() const { return rank_ == 0; }
    /// How many of them are on this machine.
    int on_this_machine() const { return on_this_machine_; }
    /// How many of them share the processors of this one: those on this machine, unless each is bound to its own.
    int sharing() const { return sharing_; }
    /// What is worth knowing of how they were started, or "".
    const std::string& told() const { return told_; }

    /// Every member does the same, here or there; where it fails for one, it fails for all. Throws InputError on the
    /// leader, of itself or of the first other that has one, with its machine; on others an InputError without words.
    void agree(const std::function<void()>& action);
    /// What the leader has, for all.
    std::string from_leader(std::string bytes) const;
    bool from_leader(bool yes) const { return from_leader(std::string(yes ? "y" : "n")) == "y"; }

    /// Messages between the leader and the others; called by one thread of each process.
    struct Message {
        int from = 0;
        int kind = 0;
        std::string bytes;
    };
    void send(int to, int kind, const std::string& bytes) const;
    /// The next message that came, if there is one. It does not wait.
    bool receive(Message& message) const;

  private:
    int size_ = 1, rank_ = 0, on_this_machine_ = 1, sharing_ = 1;
    std::string told_;
    bool at_the_end_ = false;
};

} // namespace sim::run
