#include "sim/store/result_place.h"

#include "sim/core/faults.h"
#include "sim/store/cannot_write.h"
#include "sim/store/guarded.h"
#include "sim/store/journal.h"
#include "sim/store/result_reader.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sim::store {

namespace fs = std::filesystem;

namespace {

/// The file that a result is written to. Throws when `path` cannot be the name of a result.
std::string place_of(const std::string& path)
{
    std::error_code unknown;
    if (path.empty()) throw cannot_write(path, "its name is empty");
    const auto status = fs::status(path, unknown);
    if (fs::is_directory(status)) throw cannot_write(path, "it is a folder; add the name of a file");
    if (fs::exists(status) && !fs::is_regular_file(status)) throw cannot_write(path, "it is not an ordinary file");
    const bool link = fs::is_symlink(fs::symlink_status(path, unknown));
    if (link && !fs::exists(status))
        throw cannot_write(path, "it is a link to '" + fs::read_symlink(path, unknown).string() +
                                     "', which is not there; name that file, or remove the link");
    const fs::path folder = fs::path(path).parent_path();
    if (!folder.empty() && fs::status(folder, unknown).type() == fs::file_type::not_found)
        throw cannot_write(path, "there is no folder '" + folder.string() + "'; create it first");
    return link ? fs::canonical(path).string() : path;
}

/// A lock of an open file description: unlike the older ones it is not lost when any other descriptor of the file is
/// closed, and a library that opens files of its own does that. Returns 0, or the system's error.
int lock(int descriptor)
{
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    return fcntl(descriptor, F_OFD_SETLK, &whole) == 0 ? 0 : errno;
}

bool is_locked(int descriptor)
{
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    return fcntl(descriptor, F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
}

bool same_file(int descriptor, const std::string& path)
{
    struct stat open {
    }, named{};
    return fstat(descriptor, &open) == 0 && stat(path.c_str(), &named) == 0 && open.st_dev == named.st_dev &&
           open.st_ino == named.st_ino;
}

std::string first_line(int descriptor)
{
    char text[200] = {};
    const auto length = pread(descriptor, text, sizeof text - 1, 0);
    std::string out(text, length > 0 ? static_cast<std::size_t>(length) : 0);
    return out.substr(0, out.find('\n'));
}

/// Whether this process was started as one of several of the same kind.
bool one_of_several()
{
    for (const char* size : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_STEP_NUM_TASKS"})
        if (const char* text = std::getenv(size); text && std::atoi(text) > 1) return true;
    return false;
}

constexpr std::string_view holds = "process "; ///< how a lock's text begins

std::string this_process()
{
    char host[65] = {};
    gethostname(host, sizeof host - 1);
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    char since[32] = {};
    std::strftime(since, sizeof since, "%Y-%m-%d %H:%M:%S", gmtime_r(&now, &utc));
    return std::string(holds) + std::to_string(getpid()) + " on " + host + ", since " + since + " UTC";
}

/// Whether a file begins as HDF5 begins one, which may not have come further than zeros, or nothing, when it was
/// killed.
bool may_be_begun_by_a_run(const std::string& path)
{
    std::error_code unknown;
    if (!fs::is_regular_file(fs::symlink_status(path, unknown))) return false;
    constexpr std::string_view signature("\x89HDF\r\n\x1a\n");
    char begins[signature.size()] = {};
    std::ifstream(path, std::ios::binary).read(begins, sizeof begins);
    return std::string_view(begins, sizeof begins) == signature ||
           std::string_view(begins, sizeof begins) == std::string(sizeof begins, '\0');
}

/// What is known of a file that may be a result, without risk to this process.
struct Look {
    bool is_result = false;
    int per_cent_begun = 0; ///< of its cases
};

/// Exit codes of the process that looks: no result, or a result and how many per cent of its cases have begun.
Look look_at(const std::string& path)
{
    constexpr int no_result = 101;
    try {
        const int found = guarded(path, [&] {
            try {
                const auto done = ResultReader(path).read("progress", "months_done").values;
                const auto begun = std::count_if(done.begin(), done.end(), [](double months) { return months > 0; });
                return done.empty() ? 0 : static_cast<int>(100 * begun / static_cast<long>(done.size()));
            } catch (const std::exception&) {
                return no_result;
            }
        });
        return {found != no_result, found};
    } catch (const InputError&) {
        return {};
    }
}

/// Of several processes of which one died the others may still be ending when mpirun has ended.
constexpr std::chrono::seconds until_another_has_ended{5};

InputError of_another(const std::string& file)
{
    return InputError(file + ": is no file of qiao, and stands where the result would be written; move it, or choose "
                             "another name with --out");
}

} // namespace

class ResultPlace::Held {
  public:
    /// `patience`: how long it waits for one who holds the name.
    Held(const std::string& wanted, std::chrono::milliseconds patience)
        : path(place_of(wanted)), lock_path_(path + ".lock")
    {
        constexpr std::chrono::milliseconds a_moment{100};
        for (;;) {
            descriptor_ = open(lock_path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
            const bool of_another = descriptor_ < 0 && errno == EACCES; // and perhaps left by a run that was killed
            if (of_another) descriptor_ = open(lock_path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
            if (descriptor_ < 0) throw cannot_write(wanted, std::generic_category().message(errno), errno);
            const std::string by = first_line(descriptor_);
            if (!by.empty() && !by.starts_with(holds)) {
                close(descriptor_);
                throw cannot_write(wanted, "'" + lock_path_ +
                                               "', by which its name would be held, is a file of "
                                               "another kind; choose another name, or move that file");
            }
            if (of_another && !is_locked(descriptor_) && unlink(lock_path_.c_str()) == 0) {
                close(descriptor_);
                continue;
            }
            const int error = of_another ? EACCES : lock(descriptor_);
            if (error == EAGAIN || error == EACCES) {
                close(descriptor_);
                if (patience > patience.zero()) {
                    std::this_thread::sleep_for(a_moment);
                    patience -= a_moment;
                    continue;
                }
                throw InputError(wanted + ": another run is writing it" + (by.empty() ? "" : " (" + by + ")") +
                                 "; wait for its end, or choose another name with --out" +
                                 (one_of_several() ? " (processes work on one result together where qiao was built "
                                                     "with MPI and mpirun or srun --mpi=pmix starts them)"
                                                   : ""));
            }
            // Who held it before may have taken the file away meanwhile; then another run may hold a new one.
            if (error != 0 || same_file(descriptor_, lock_path_)) break;
            close(descriptor_);
        }
        fchmod(descriptor_, 0666); // whoever comes after a run that was killed may take its place
        const std::string text = this_process() + "\n";
        if (ftruncate(descriptor_, 0) != 0 || write(descriptor_, text.data(), text.size()) < 0)
            errno = 0; // it only tells others who holds the lock
    }
    ~Held()
    {
        unlink(lock_path_.c_str());
        close(descriptor_);
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

    const std::string path;

  private:
    std::string lock_path_;
    int descriptor_ = -1;
};

ResultPlace::ResultPlace(const std::string& path, Existing existing)
    : held_(std::make_shared<Held>(path, existing == Existing::continued ? until_another_has_ended
                                                                         : std::chrono::milliseconds{0}))
{
    std::error_code unknown;
    const bool there = fs::exists(held_->path, unknown);
    if (there && existing == Existing::refused)
        throw InputError(path + ": there is a result already; choose another name with --out, go on with it with "
                                "--resume, or replace it with --force");
    if (there) {
        if (access(held_->path.c_str(), R_OK) != 0)
            throw InputError(path + ": is there, and cannot be read: " + std::generic_category().message(errno));
        if (!look_at(held_->path).is_result)
            throw InputError(path + (existing == Existing::continued
                                         ? ": is not a result of qiao, or is cut short or damaged; copy it again"
                                         : ": is there, and is not a result of qiao (or a damaged one), which alone is "
                                           "replaced; choose another name with --out, or remove it"));
    }
    const std::string partial = partial_path();
    for (const auto& mine : {packed_path(), partial, resumed_path()})
        if (fs::exists(mine, unknown) && !may_be_begun_by_a_run(mine)) throw of_another(mine);
    for (const auto& result : {held_->path, partial, resumed_path()})
        if (!Journal::may_stand_at(Journal::of(result))) throw of_another(Journal::of(result));
    for (const auto& left : {packed_path(), resumed_path(), Journal::of(resumed_path())}) fs::remove(left, unknown);
    // A journal without its result is nobody's.
    for (const auto& result : {held_->path, partial})
        if (!fs::exists(result, unknown)) fs::remove(Journal::of(result), unknown);
    if (existing == Existing::continued && there) source_ = held_->path;
    if (!fs::exists(partial, unknown)) return;
    const Look left = look_at(partial);
    if (left.is_result && existing == Existing::refused)
        throw InputError(path + ": there is an unfinished result at " + partial +
                         "; go on with it with --resume, keep it under another name, or replace it with --force");
    if (left.is_result && existing == Existing::continued) {
        source_ = partial;
        return;
    }
    if (!fs::remove(partial, unknown)) throw cannot_write(partial, unknown.message(), unknown.value());
    fs::remove(Journal::of(partial), unknown);
    notice_ = partial + ", left by a run that was stopped, is gone: " +
              (left.is_result ? std::to_string(left.per_cent_begun) + " % of its runs had begun"
                              : "it held nothing that can be read");
}

const std::string& ResultPlace::path() const
{
    return held_->path;
}

} // namespace sim::store
