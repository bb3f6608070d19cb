#include "sim/store/result_writer.h"

#include "sim/core/faults.h"
#include "sim/store/result_file.h"

#include <cerrno>
#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>

namespace sim::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_queue = 64;

RunError cannot_write(const std::string& path, const std::string& reason, int system_error = 0)
{
    std::string remedy;
    if (system_error == ENOSPC || system_error == EFBIG || system_error == EDQUOT)
        remedy = "; make room there, or write the result elsewhere";
    if (system_error == EACCES || system_error == EPERM || system_error == EROFS)
        remedy = "; write the result to a folder of your own";
    return RunError("cannot write result '" + path + "': " + reason + remedy);
}

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

/// A name for the file while it is made. Throws when `path` cannot be the name of a result.
std::string name_while_created(const std::string& path)
{
    std::error_code unknown;
    const auto status = fs::status(path, unknown);
    if (fs::is_directory(status)) throw cannot_write(path, "it is a folder; add the name of a file");
    if (fs::exists(status) && !fs::is_regular_file(status)) throw cannot_write(path, "it is not an ordinary file");
    const fs::path folder = fs::path(path).parent_path();
    if (!folder.empty() && fs::status(folder, unknown).type() == fs::file_type::not_found)
        throw cannot_write(path, "there is no folder '" + folder.string() + "'; create it first");
    return path + ".partial";
}

} // namespace

class ResultWriter::Implementation {
  public:
    Implementation(std::string path, schema::Layout layout, const Header& header)
        : path_(std::move(path)), working_path_(name_while_created(path_)),
          file_(telling(path_, [&] { return ResultFile(working_path_, std::move(layout), header); }))
    {
        // Only a whole layout is given the name asked for, and never over a result.
        std::error_code unknown;
        if (!fs::exists(path_, unknown)) move_to_path();
        thread_ = std::thread([this] { work(); });
    }

    ~Implementation()
    {
        if (finished_) return;
        stop();
        if (failure_) return;
        try {
            file_.close(false); // the records of what was done are worth keeping
        } catch (...) {         // the file says that it is incomplete, which is all that can be said here
        }
    }

    void submit(Slab slab)
    {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return queue_.size() < longest_queue || failure_; });
        if (failure_) std::rethrow_exception(failure_);
        if (closing_) throw cannot_write(path_, "it is finished already");
        queue_.push_back(std::move(slab));
        filled_.notify_one();
    }

    void finish(const Derive& derive)
    {
        stop();
        if (failure_) std::rethrow_exception(failure_);
        if (finished_) return;
        try {
            telling(path_, [&] { file_.close(true, derive); });
            if (working_path_ != path_) move_to_path();
        } catch (...) {
            failure_ = std::current_exception();
            throw;
        }
        finished_ = true;
    }

    const std::string& working_path() const { return working_path_; }

  private:
    void move_to_path()
    {
        std::error_code error;
        fs::rename(working_path_, path_, error);
        if (error) throw cannot_write(path_, error.message() + "; the result is in '" + working_path_ + "'");
        working_path_ = path_;
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
            Slab slab = std::move(queue_.front());
            queue_.pop_front();
            room_.notify_one();
            lock.unlock();
            std::exception_ptr failure;
            try {
                telling(path_, [&] { file_.write(std::move(slab)); });
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

    std::string path_, working_path_;
    ResultFile file_;
    std::mutex mutex_;
    std::condition_variable room_, filled_;
    std::deque<Slab> queue_;
    bool closing_ = false, finished_ = false;
    std::exception_ptr failure_;
    std::thread thread_;
};

ResultWriter::ResultWriter(std::string path, schema::Layout layout, Header header)
    : implementation_(std::make_unique<Implementation>(std::move(path), std::move(layout), header))
{
}

ResultWriter::~ResultWriter() = default;

void ResultWriter::submit(Slab slab)
{
    implementation_->submit(std::move(slab));
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
