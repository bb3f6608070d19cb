#include "sim/scenario/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace sim::scenario {

std::optional<std::string> read_file(const std::string& path, const Origin& origin, const std::string& key,
                                     Faults& faults)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        faults.add(origin, key, "'" + path + "' is a folder", "the name of a file");
        return std::nullopt;
    }
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    std::string text;
    if (in) text.assign(std::istreambuf_iterator<char>(in), {});
    if (!in) {
        const std::string why = errno ? std::strerror(errno) : "it cannot be opened";
        faults.add(origin, key, "'" + path + "' cannot be read: " + why, "");
        return std::nullopt;
    }
    return text;
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
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

void drop_mark(std::string& text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
}

} // namespace sim::scenario
