#include "sim/store/result_writer.h"

#include "sim/core/faults.h"
#include "sim/store/cannot_write.h"
#include "sim/store/earlier_result.h"
#include "sim/store/result_file.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace sim::store {

namespace fs = std::filesystem;

namespace {

/// Runs `action`; what goes wrong with the file is told under the name that the user gave it.
template <class Action>
auto telling(const std::string& path, Action action)
{
    try {
        return action();
    } catch (const hdf5::Failure& failure) {
        throw cannot_write(path, failure.what(), failure.system_error());
    }
}

} // namespace

std::size_t bytes_in(const Slab& slab)
{
    std::size_t values = 0;
    for (const auto& part : slab.parts)
        for (const auto& variable : part.values) values += variable.size();
    for (const auto& table : slab.rows)
        for (const auto& column : table) values += column.size();
    return values * sizeof(double) + sizeof(Slab);
}

class ResultWriter::Implementation {
  public:
    Implementation(ResultPlace place, schema::Layout layout, const Header& header)
        : place_(std::move(place)), path_(place_.path()),
          working_path_(place_.source().empty() ? place_.partial_path() : place_.resumed_path()),
          file_(telling(path_, [&] { return ResultFile(working_path_, std::move(layout), header); }))
    {
        // Only a whole layout is given the name asked for, and never over a result.
        std::error_code unknown;
        if (place_.source().empty() && !fs::exists(path_, unknown)) move_to(path_);
        thread_ = std::thread([this] { work(); });
    }

    ~Implementation()
    {
        if (finished_) return;
        stop();
        if (working_path_ == place_.resumed_path()) { // all that is in it stands in the other
            give_up();
            return;
        }
        if (failure_) return;
        try {
            file_.close(false); // the records of what was done are worth keeping
        } catch (...) {         // the file says that it is incomplete, which is all that can be said here
        }
    }

    void submit(Slab slab)
    {
        const std::size_t bytes = bytes_in(slab);
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return queue_.empty() || waiting_ + bytes <= most_bytes_waiting || failure_; });
        if (failure_) std::rethrow_exception(failure_);
        if (closing_) throw cannot_write(path_, "it is finished already");
        queue_.push_back(std::move(slab));
        waiting_ += bytes;
        filled_.notify_one();
    }

    Finished take_over(const std::vector<std::string>& results)
    {
        const auto& header = file_.header();
        const auto& groups = file_.layout().groups;
        const auto along = std::find_if(groups.begin(), groups.end(), [](const auto& g) { return !g.along.empty(); });
        Finished out(header.arms.size(), static_cast<std::size_t>(header.replicates),
                     along == groups.end() ? 1 : along->months.size());
        std::vector<Slab> slabs;
        std::size_t bytes = 0;
        const auto write = [&] {
            telling(path_, [&] { file_.write(std::exchange(slabs, {})); });
            bytes = 0;
        };
        for (const auto& result : results)
            EarlierResult(result, file_.layout(), header).hand_over(out, [&](Slab slab) {
                bytes += bytes_in(slab);
                slabs.push_back(std::move(slab));
                if (bytes >= enough_bytes_waiting) write();
            });
        write();
        if (working_path_ != place_.resumed_path()) return out;
        telling(path_, [&] { file_.settle(); });
        move_to(place_.source());
        return out;
    }

    void finish(const Derive& derive)
    {
        stop();
        if (failure_) std::rethrow_exception(failure_);
        if (finished_) return;
        // What fails here leaves the records to the destructor.
        const std::vector<Derived> derived = telling(path_, [&] {
            hdf5::be_quiet();
            return derive ? derive([&](std::size_t group, std::size_t v) { return file_.read_back(group, v); })
                          : std::vector<Derived>{};
        });
        try {
            telling(path_, [&] { complete(derived); });
        } catch (...) {
            failure_ = std::current_exception();
            throw;
        }
        finished_ = true;
    }

    const std::string& working_path() const { return working_path_; }

  private:
    /// Puts the complete result at its name: packed, unless it is small or there is no room for a second file.
    void complete(const std::vector<Derived>& derived)
    {
        if (file_.worth_packing() && pack(derived)) return;
        file_.close(true, derived);
        std::error_code unknown;
        if (!fs::exists(working_path_, unknown)) {
            drop_journals();
            throw cannot_write(path_,
                               "its file was moved or removed while it was written; where it is now, it is complete");
        }
        if (working_path_ != path_) move_to(path_);
        drop_journals();
    }

    bool pack(const std::vector<Derived>& derived)
    {
        try {
            file_.pack(place_.packed_path(), derived);
        } catch (const hdf5::Failure&) {
            return false;
        }
        std::error_code error;
        fs::rename(place_.packed_path(), path_, error);
        if (error) throw cannot_write(path_, error.message() + "; the result is in '" + place_.packed_path() + "'");
        const std::string unpacked = std::exchange(working_path_, path_);
        if (unpacked != path_) fs::remove(unpacked, error);
        drop_journals();
        return true;
    }

    /// A complete result needs none, nor does what it has replaced.
    void drop_journals()
    {
        file_.drop_journal();
        std::error_code unknown;
        fs::remove(Journal::of(path_), unknown);
    }

    void give_up()
    {
        file_.drop_journal();
        std::error_code unknown;
        fs::remove(working_path_, unknown);
    }

    void move_to(const std::string& path)
    {
        telling(path_, [&] { file_.move_to(path); });
        working_path_ = path;
    }

    void stop()
    {
        {
            const std::lock_guard lock(mutex_);
            closing_ = true;
            filled_.notify_one();
        }
        if (thread_.joinable()) thread_.join();
    }

    /// The writing thread: takes slabs until there are no more, or one cannot be written.
    void work()
    {
        hdf5::be_quiet();
        std::unique_lock lock(mutex_);
        while (true) {
            filled_.wait(lock, [this] { return !queue_.empty() || closing_; });
            if (queue_.empty()) return;
            filled_.wait_for(lock, longest_wait, [this] { return waiting_ >= enough_bytes_waiting || closing_; });
            std::vector<Slab> slabs = std::exchange(queue_, {});
            waiting_ = 0;
            room_.notify_all();
            lock.unlock();
            std::exception_ptr failure;
            try {
                telling(path_, [&] { file_.write(std::move(slabs)); });
            } catch (...) {
                failure = std::current_exception();
            }
            lock.lock();
            if (!failure) continue;
            failure_ = failure;
            queue_.clear();
            room_.notify_all();
            return;
        }
    }

    ResultPlace place_; ///< held until the file is closed
    std::string path_, working_path_;
    ResultFile file_;
    std::mutex mutex_;
    std::condition_variable room_, filled_;
    std::vector<Slab> queue_;
    std::size_t waiting_ = 0; ///< bytes in it
    bool closing_ = false, finished_ = false;
    std::exception_ptr failure_;
    std::thread thread_;
};

ResultWriter::ResultWriter(ResultPlace place, schema::Layout layout, Header header)
    : implementation_(std::make_unique<Implementation>(std::move(place), std::move(layout), header))
{
}

ResultWriter::~ResultWriter() = default;

void ResultWriter::submit(Slab slab)
{
    implementation_->submit(std::move(slab));
}

Finished ResultWriter::take_over(const std::vector<std::string>& results)
{
    return implementation_->take_over(results);
}

void ResultWriter::finish(const Derive& derive)
{
    implementation_->finish(derive);
}

const std::string& ResultWriter::working_path() const
{
    return implementation_->working_path();
}

} // namespace sim::store
