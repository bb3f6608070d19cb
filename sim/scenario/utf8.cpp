#include "sim/scenario/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace sim::scenario {

std::optional<std::string> read_file(const std::string& path, const Origin& origin, const std::string& key,
                                     std::size_t most, Faults& faults)
{
    const auto fault = [&](const std::string& problem, std::string remedy) {
        faults.add(origin, key, "'" + path + "' " + problem, std::move(remedy));
        return std::nullopt;
    };
    const auto unreadable = [&] { return fault(std::string("cannot be read: ") + std::strerror(errno), ""); };
    const auto too_large = [&] {
        return fault("is larger than " + std::to_string(most / 1'000'000) + " MB", "a smaller file");
    };
    struct stat about = {};
    if (::stat(path.c_str(), &about) != 0) return unreadable();
    if (S_ISDIR(about.st_mode)) return fault("is a folder", "the name of a file");
    if (!S_ISREG(about.st_mode)) return fault("is a device or a pipe, not a file", "save it as a file first");
    if (static_cast<std::size_t>(about.st_size) > most) return too_large();

    // What it is may have changed since: opening must not wait, and reading must end.
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return unreadable();
    const struct Closing {
        int file;
        ~Closing() { ::close(file); }
    } closing{file};
    std::string text;
    std::vector<char> block(1 << 16);
    for (;;) {
        const ssize_t count = ::read(file, block.data(), block.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadable();
        if (count == 0) return text;
        if (text.size() + static_cast<std::size_t>(count) > most) return too_large();
        text.append(block.data(), static_cast<std::size_t>(count));
    }
}

std::size_t first_bad_byte(const std::string& text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned lead = byte(i);
        const std::size_t length = lead < 0x80                   ? 1
                                   : lead >= 0xC2 && lead < 0xE0 ? 2
                                   : lead >= 0xE0 && lead < 0xF0 ? 3
                                   : lead >= 0xF0 && lead < 0xF5 ? 4
                                                                 : 0;
        if (length == 0 || i + length > text.size()) return i;
        for (std::size_t k = 1; k < length; ++k)
            if ((byte(i + k) & 0xC0) != 0x80) return i;
        // Overlong forms, surrogates and what lies beyond the last code point.
        if (length == 3 && ((lead == 0xE0 && byte(i + 1) < 0xA0) || (lead == 0xED && byte(i + 1) >= 0xA0))) return i;
        if (length == 4 && ((lead == 0xF0 && byte(i + 1) < 0x90) || (lead == 0xF4 && byte(i + 1) >= 0x90))) return i;
        i += length;
    }
    return std::string::npos;
}

int line_of(const std::string& text, std::size_t byte)
{
    std::string before = text.substr(0, byte);
    end_lines_alike(before);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

void drop_mark(std::string& text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
}

void end_lines_alike(std::string& text)
{
    if (text.find('\r') == std::string::npos) return;
    std::size_t to = 0;
    for (std::size_t from = 0; from < text.size(); ++from) {
        const bool cr = text[from] == '\r';
        text[to++] = cr ? '\n' : text[from];
        if (cr && from + 1 < text.size() && text[from + 1] == '\n') ++from;
    }
    text.resize(to);
}

} // namespace sim::scenario
