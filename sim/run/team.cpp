#include "sim/run/team.h"

#ifdef QIAO_MPI
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <mpi.h>
#include <sched.h>
#include <unistd.h>
#endif

namespace sim::run {

#ifdef QIAO_MPI

namespace {

constexpr std::size_t most_in_a_message = 1 << 30; // MPI counts with an int

/// Gives up what Open MPI bound this process to of itself: with two ranks each gets a single processor, and its threads
/// share it. What was asked for (--bind-to) stays. Returns what is to be said of it.
std::string unbind(int on_this_machine)
{
    const bool by_mpirun = std::getenv("OMPI_COMM_WORLD_SIZE") && !std::getenv("SLURM_STEP_ID");
    const bool asked =
        std::getenv("OMPI_MCA_hwloc_base_binding_policy") || std::getenv("OMPI_MCA_rmaps_base_mapping_policy");
    cpu_set_t mine, all;
    if (!by_mpirun || asked || sched_getaffinity(0, sizeof mine, &mine) != 0 ||
        sched_getaffinity(getppid(), sizeof all, &all) != 0 || CPU_COUNT(&mine) >= CPU_COUNT(&all) ||
        sched_setaffinity(0, sizeof all, &all) != 0)
        return "";
    return "Open MPI had bound each of " + std::to_string(on_this_machine) + " ranks to " +
           std::to_string(CPU_COUNT(&mine)) + " of " + std::to_string(CPU_COUNT(&all)) +
           " processors; now they share all of them (mpirun --bind-to says otherwise)";
}

/// Whether this process was started as one of several that can speak with one another.
bool is_one_of_several()
{
    const auto number = [](const char* name) {
        const char* text = std::getenv(name);
        return text ? std::atoi(text) : 0;
    };
    return number("OMPI_COMM_WORLD_SIZE") > 1 || (std::getenv("PMIX_RANK") && number("SLURM_STEP_NUM_TASKS") > 1);
}

/// Waits for what all do together. MPI's own waiting takes a processor, which the leader's threads may want meanwhile.
void wait_for(MPI_Request request)
{
    int done = 0;
    while (MPI_Test(&request, &done, MPI_STATUS_IGNORE), !done) usleep(500);
}

void from_rank_0(void* data, int count, MPI_Datatype type)
{
    MPI_Request request;
    MPI_Ibcast(data, count, type, 0, MPI_COMM_WORLD, &request);
    wait_for(request);
}

std::string machine_name()
{
    char name[65] = {};
    gethostname(name, sizeof name - 1);
    return name;
}

} // namespace

#endif

Team& Team::here()
{
    static Team team;
    return team;
}

#ifdef QIAO_MPI

void Team::join()
{
    Team& team = here();
    if (team.size_ > 1 || !is_one_of_several()) return;
    int given = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given);
    MPI_Comm_size(MPI_COMM_WORLD, &team.size_);
    MPI_Comm_rank(MPI_COMM_WORLD, &team.rank_);
    MPI_Comm machine;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
    MPI_Comm_size(machine, &team.on_this_machine_);
    MPI_Comm_free(&machine);
    team.told_ = unbind(team.on_this_machine_);
    // Who was started with processors of its own (srun, --bind-to) is bound to fewer than the machine has.
    cpu_set_t mine;
    const bool bound = sched_getaffinity(0, sizeof mine, &mine) == 0 &&
                       CPU_COUNT(&mine) * team.on_this_machine_ <= sysconf(_SC_NPROCESSORS_ONLN);
    team.sharing_ = bound && team.told_.empty() ? 1 : team.on_this_machine_;
}

int Team::leave(int code)
{
    const Team& team = here();
    if (team.size_ == 1 || !team.at_the_end_) return code;
    from_rank_0(&code, 1, MPI_INT);
    MPI_Finalize();
    return code;
}

void Team::agree(const std::function<void()>& action)
{
    std::string failure;
    bool failed = false;
    try {
        action();
    } catch (const InputError& error) {
        failed = true;
        failure = error.what();
    }
    if (size_ == 1) {
        if (failed) throw InputError(failure);
        return;
    }
    const int mine = failed ? rank_ : size_;
    int first = size_;
    MPI_Request request;
    MPI_Iallreduce(&mine, &first, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD, &request);
    wait_for(request);
    if (first == size_) return;
    at_the_end_ = true;
    constexpr int kind = 1000;
    if (first != 0 && rank_ == first) send(0, kind, machine_name() + ": " + failure);
    if (!leads()) throw InputError("");
    if (first == 0) throw InputError(failure);
    Message message;
    while (!receive(message) || message.kind != kind) usleep(1000);
    throw InputError(message.bytes);
}

std::string Team::from_leader(std::string bytes) const
{
    if (size_ == 1) return bytes;
    auto length = static_cast<std::uint64_t>(bytes.size());
    from_rank_0(&length, 1, MPI_UINT64_T);
    bytes.resize(length);
    for (std::size_t at = 0; at < bytes.size(); at += most_in_a_message)
        from_rank_0(bytes.data() + at, static_cast<int>(std::min(most_in_a_message, bytes.size() - at)), MPI_BYTE);
    return bytes;
}

void Team::send(int to, int kind, const std::string& bytes) const
{
    if (bytes.size() > most_in_a_message) throw RunError("what one world records is too much for a message");
    MPI_Request request;
    MPI_Isend(bytes.data(), static_cast<int>(bytes.size()), MPI_BYTE, to, kind, MPI_COMM_WORLD, &request);
    wait_for(request);
}

bool Team::receive(Message& message) const
{
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
    if (!there) return false;
    int length = 0;
    MPI_Get_count(&status, MPI_BYTE, &length);
    message.from = status.MPI_SOURCE;
    message.kind = status.MPI_TAG;
    message.bytes.resize(static_cast<std::size_t>(length));
    MPI_Recv(message.bytes.data(), length, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    return true;
}

#else

void Team::join() {}
int Team::leave(int code)
{
    return code;
}
void Team::agree(const std::function<void()>& action)
{
    action();
}
std::string Team::from_leader(std::string bytes) const
{
    return bytes;
}
void Team::send(int, int, const std::string&) const {}
bool Team::receive(Message&) const
{
    return false;
}

#endif

} // namespace sim::run
