#include "sim/core/new_file.h"

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sim {

namespace {

[[noreturn]] void fail(const std::string& path)
{
    throw std::system_error(errno, std::generic_category(), path);
}

} // namespace

NewFile::NewFile(std::string path)
    : path_(std::move(path)), partial_(path_ + "." + std::to_string(getpid()) + ".partial")
{
    const int descriptor = open(partial_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0) fail(path_);
    close(descriptor);
}

NewFile::~NewFile()
{
    if (!published_) unlink(partial_.c_str());
}

void NewFile::publish(bool replace)
{
    int refused = 0;
    if (replace) {
        refused = rename(partial_.c_str(), path_.c_str());
    } else {
        refused = renameat2(AT_FDCWD, partial_.c_str(), AT_FDCWD, path_.c_str(), RENAME_NOREPLACE);
        if (refused != 0 && errno == EINVAL) { // a file system that cannot: the moment between is as short as may be
            struct stat there {};
            errno = EEXIST;
            refused = lstat(path_.c_str(), &there) == 0 ? -1 : rename(partial_.c_str(), path_.c_str());
        }
    }
    if (refused != 0) fail(path_);
    published_ = true;
}

} // namespace sim
