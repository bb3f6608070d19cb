#include "sim/run/spread.h"

#include "sim/run/machine.h"
#include "sim/run/tasks.h"
#include "sim/run/team.h"
#include "sim/store/slab_bytes.h"

#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace sim::run {

namespace {

/// Kinds of messages. To the leader: give me a piece, this was recorded, I am done, this went wrong. From it: here is a
/// piece, there are no more, stop.
enum Kind { ask, recorded, done, failed, piece_to_do, no_more, stop_now };

using Work = std::function<void(std::size_t, const HandOver&)>;

std::string bytes_of(std::uint64_t number)
{
    return std::string(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint64_t number_of(const std::string& bytes)
{
    std::uint64_t out = 0;
    std::memcpy(&out, bytes.data(), sizeof out);
    return out;
}

/// Runs `loop` on as many threads as are wanted, beside the thread that speaks with the others. Inside a loop a thread
/// helps with tasks of a piece, its own or another's.
class Workers {
  public:
    Workers(int threads, const std::function<void()>& loop)
        : thread_([this, threads, loop] {
              try {
                  const auto count = static_cast<std::size_t>(threads > 0 ? threads : processors_given());
                  with_threads(threads, [&] { for_each_task_in_order(count, [&](std::size_t) { loop(); }); });
              } catch (...) {
                  error_ = std::current_exception();
              }
              over_ = true;
          })
    {
    }
    ~Workers() { thread_.join(); }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    bool over() const { return over_; }
    /// What went wrong, once it is over.
    std::exception_ptr error() const { return error_; }

  private:
    std::exception_ptr error_;
    std::atomic<bool> over_{false};
    std::thread thread_;
};

void wait_a_moment()
{
    std::this_thread::sleep_for(std::chrono::microseconds(200));
}

/// The leader takes part itself, hands out pieces to the others, and takes what they recorded.
void lead(Team& team, std::size_t count, const Execution& execution, const Work& piece, const HandOver& take)
{
    std::atomic<std::size_t> next{0};
    std::exception_ptr error;
    std::string failure;
    {
        const Workers mine(execution.threads, [&] {
            for (std::size_t i; !execution.stopped() && (i = next++) < count;) piece(i, take);
        });
        int left = team.size() - 1;
        bool told_to_stop = false;
        while (left > 0 || !mine.over()) {
            if (mine.over() && mine.error()) execution.stop_all();
            if (execution.stopped() && !told_to_stop) {
                told_to_stop = true;
                for (int rank = 1; rank < team.size(); ++rank) team.send(rank, stop_now, "");
            }
            Team::Message message;
            if (!team.receive(message)) {
                wait_a_moment();
                continue;
            }
            switch (message.kind) {
            case ask: {
                const std::size_t i = execution.stopped() ? count : next++;
                team.send(message.from, i < count ? piece_to_do : no_more, bytes_of(i));
                break;
            }
            case recorded:
                try {
                    if (!error) take(store::from_bytes(message.bytes));
                } catch (...) {
                    error = std::current_exception();
                    execution.stop_all();
                }
                break;
            case failed:
                if (failure.empty()) failure = message.bytes;
                execution.stop_all();
                break;
            case done:
                if (message.bytes == "stopped") execution.stop_all();
                --left;
                break;
            default:
                break;
            }
        }
        if (mine.error()) error = mine.error();
    }
    const bool wrong = team.from_leader(error || !failure.empty());
    (void)team.from_leader(execution.stopped());
    if (wrong) team.come_to_an_end();
    if (error) std::rethrow_exception(error);
    if (wrong) throw RunError(failure);
}

/// Another member asks for pieces, a few ahead, and hands on what they recorded.
class Member {
  public:
    Member(Team& team, const Execution& execution, const Work& piece)
        : team_(team), execution_(execution), piece_(piece)
    {
    }

    void work()
    {
        std::string failure;
        {
            const Workers mine(execution_.threads, [this] { live(); });
            while (!mine.over() || !outbox_is_empty()) {
                bool idle = send_what_is_recorded();
                idle &= ask_for_more();
                Team::Message message;
                if (team_.receive(message)) {
                    take_in(message);
                    idle = false;
                }
                if (idle) wait_a_moment();
            }
            if (mine.error()) {
                try {
                    std::rethrow_exception(mine.error());
                } catch (const std::exception& problem) {
                    failure = problem.what();
                }
                team_.send(0, failed, failure);
            }
        }
        // An answer may be under way: what was asked for and will not be done.
        while (asked_ > 0) {
            Team::Message message;
            if (team_.receive(message))
                take_in(message);
            else
                wait_a_moment();
        }
        team_.send(0, done, execution_.stopped() ? "stopped" : "");
        const bool wrong = team_.from_leader(false);
        if (team_.from_leader(false)) execution_.stop_all();
        Team::Message late; // a word to stop may have crossed the last one
        while (team_.receive(late)) {
        }
        if (!wrong) return;
        team_.come_to_an_end();
        throw InputError("");
    }

  private:
    void live()
    {
        while (const auto i = next_piece()) {
            try {
                piece_(*i, [this](store::Slab slab) {
                    const std::lock_guard lock(mutex_);
                    outbox_.push_back(store::to_bytes(slab));
                });
            } catch (...) {
                execution_.stop_all();
                came_.notify_all();
                throw;
            }
        }
    }

    std::optional<std::size_t> next_piece()
    {
        std::unique_lock lock(mutex_);
        ++waiting_;
        came_.wait(lock, [this] { return !pieces_.empty() || no_more_ || execution_.stopped(); });
        --waiting_;
        if (pieces_.empty() || execution_.stopped()) return {};
        const std::size_t out = pieces_.front();
        pieces_.pop_front();
        return out;
    }

    bool outbox_is_empty()
    {
        const std::lock_guard lock(mutex_);
        return outbox_.empty();
    }

    /// Returns whether there was nothing to do.
    bool send_what_is_recorded()
    {
        std::deque<std::string> out;
        {
            const std::lock_guard lock(mutex_);
            out.swap(outbox_);
        }
        for (const auto& bytes : out) team_.send(0, recorded, bytes);
        return out.empty();
    }

    bool ask_for_more()
    {
        {
            const std::lock_guard lock(mutex_);
            if (execution_.stopped()) came_.notify_all();
            if (no_more_ || execution_.stopped() || asked_ + static_cast<int>(pieces_.size()) >= waiting_) return true;
        }
        ++asked_;
        team_.send(0, ask, "");
        return false;
    }

    void take_in(const Team::Message& message)
    {
        const std::lock_guard lock(mutex_);
        if (message.kind == piece_to_do) pieces_.push_back(number_of(message.bytes));
        if (message.kind == no_more) no_more_ = true;
        if (message.kind == stop_now) execution_.stop_all();
        if (message.kind != stop_now) --asked_;
        came_.notify_all();
    }

    Team& team_;
    const Execution& execution_;
    const Work& piece_;
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<std::size_t> pieces_;
    std::deque<std::string> outbox_;
    int waiting_ = 0, asked_ = 0;
    bool no_more_ = false;
};

} // namespace

void spread(std::size_t count, const Execution& execution, const Work& piece, const HandOver& take)
{
    Team& team = Team::here();
    if (team.size() == 1)
        with_threads(execution.threads, [&] { for_each_task_in_order(count, [&](std::size_t i) { piece(i, take); }); });
    else if (team.leads())
        lead(team, count, execution, piece, take);
    else
        Member(team, execution, piece).work();
}

} // namespace sim::run
