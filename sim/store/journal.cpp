#include "sim/store/journal.h"

#include "sim/store/hdf5_handles.h"
#include "sim/store/slab_bytes.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace sim::store {

namespace fs = std::filesystem;
using hdf5::Failure;

namespace {

constexpr std::string_view signature("qiao journal 1\r\n");

/// FNV-1a over words of eight bytes: told from what a crash left half-written.
std::uint64_t checksum(std::string_view bytes)
{
    std::uint64_t out = 14695981039346656037u;
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, std::min<std::size_t>(8, bytes.size() - i));
        out = (out ^ word) * 1099511628211u;
    }
    return out;
}

/// What stands before an entry: its length and checksum.
using Head = std::array<std::uint64_t, 2>;

} // namespace

Journal::Journal(std::string path) : path_(std::move(path))
{
    descriptor_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor_ < 0) throw Failure(std::generic_category().message(errno), errno);
    write(signature);
}

Journal::~Journal()
{
    close(descriptor_);
}

void Journal::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw Failure(std::generic_category().message(errno), errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Journal::add(const Slab& slab)
{
    const std::string bytes = to_bytes(slab);
    const Head head{bytes.size(), checksum(bytes)};
    write(std::string(reinterpret_cast<const char*>(head.data()), sizeof head) + bytes);
}

void Journal::move_to(const std::string& path)
{
    std::error_code error;
    fs::rename(path_, path, error);
    if (error) throw Failure(error.message(), error.value());
    path_ = path;
}

void Journal::remove()
{
    std::error_code unknown;
    fs::remove(path_, unknown);
}

bool Journal::may_stand_at(const std::string& path)
{
    std::error_code unknown;
    const auto status = fs::symlink_status(path, unknown);
    if (!fs::exists(status)) return true;
    if (!fs::is_regular_file(status)) return false;
    char begins[signature.size()] = {};
    std::ifstream in(path, std::ios::binary);
    in.read(begins, sizeof begins);
    return signature.starts_with(std::string_view(begins, static_cast<std::size_t>(in.gcount())));
}

std::vector<Slab> Journal::read(const std::string& path)
{
    std::vector<Slab> out;
    std::ifstream in(path, std::ios::binary);
    std::string begins(signature.size(), '\0');
    if (!in.read(begins.data(), static_cast<std::streamsize>(begins.size())) || begins != signature) return out;
    std::error_code unknown;
    const std::uint64_t size = fs::file_size(path, unknown);
    for (Head head{}; in.read(reinterpret_cast<char*>(head.data()), sizeof head);) {
        if (unknown || head[0] > size) return out;
        std::string bytes(head[0], '\0');
        if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || checksum(bytes) != head[1])
            return out;
        try {
            out.push_back(from_bytes(bytes));
        } catch (const std::length_error&) {
            return out;
        }
    }
    return out;
}

} // namespace sim::store
