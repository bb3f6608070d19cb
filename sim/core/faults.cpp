#include "sim/core/faults.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace sim {

std::string Origin::text() const
{
    return line > 0 ? file + ":" + std::to_string(line) : file;
}

namespace {

/// What a key was called where it was written, " (written …)"; "" where it was called as it is now.
std::string as_written(const Fault& fault)
{
    if (fault.origin.renamed)
        for (const auto& [was, now] : *fault.origin.renamed)
            if (fault.key == now || fault.key.starts_with(now + "."))
                return " (written " + was + fault.key.substr(now.size()) + ")";
    return "";
}

} // namespace

std::string Fault::text(Language language) const
{
    const bool in_chinese = language == Language::chinese && !problem.chinese.empty();
    const char* const colon = in_chinese ? "：" : ": ";
    std::string out = printable(origin.text());
    if (!out.empty()) out += colon;
    if (!key.empty()) out += printable(key + as_written(*this)) + colon;
    out += printable(problem.in(language));
    if (!remedy.empty()) out += (in_chinese ? "；" : "; ") + printable(remedy.in(language), 4000);
    return out;
}

void Faults::add(Origin origin, std::string key, Said problem, Said remedy)
{
    list_.push_back({std::move(origin), std::move(key), std::move(problem), std::move(remedy)});
}

Said lines_text(const std::vector<int>& lines)
{
    constexpr std::size_t most = 4;
    std::string first, zh;
    for (std::size_t i = 0; i < std::min(lines.size(), most); ++i) {
        first += (i ? ", " : "") + std::to_string(lines[i]);
        zh += (i ? "、" : "") + std::to_string(lines[i]);
    }
    const std::string count = std::to_string(lines.size());
    return {"on " + count + (lines.size() == 1 ? " line: " : " lines: ") + first + (lines.size() > most ? ", …" : ""),
            "共" + count + "行：第" + zh + (lines.size() > most ? "……" : "") + "行"};
}

void Faults::add_by_column(const Faults& found, std::size_t most)
{
    struct Same {
        Fault first;
        std::vector<int> lines;
    };
    std::vector<Same> all;
    std::map<std::string, std::size_t> place;
    for (const auto& fault : found.list()) {
        const auto mark =
            fault.origin.file + '\n' + fault.key + '\n' + fault.problem.english + '\n' + fault.remedy.english;
        const auto [at, is_new] = place.try_emplace(mark, all.size());
        if (is_new) all.push_back({fault, {}});
        all[at->second].lines.push_back(fault.origin.line);
    }
    std::map<std::string, std::size_t> told, kept_back;
    for (auto& [fault, lines] : all) {
        if (told[fault.key]++ >= most) {
            kept_back[fault.key] += lines.size();
            continue;
        }
        if (lines.size() > 1) {
            fault.problem.english += " (" + lines_text(lines).english + ")";
            if (!fault.problem.chinese.empty()) fault.problem.chinese += "（" + lines_text(lines).chinese + "）";
        }
        list_.push_back(std::move(fault));
    }
    for (const auto& [key, count] : kept_back)
        add({found.list().front().origin.file, 0, 0}, key,
            {std::to_string(count) + " more cells are wrong", "还有" + std::to_string(count) + "个单元格有误"});
}

void Faults::stop_if_any() const
{
    if (!empty()) throw InputError(list_);
}

namespace {

std::string one_fault_a_line(const std::vector<Fault>& faults)
{
    std::string out;
    const Language wanted = language();
    for (const auto& fault : faults) {
        out += (out.empty() ? "" : "\n") + fault.text(wanted);
        if (wanted == Language::english && !fault.problem.chinese.empty())
            out += "\n    " + fault.text(Language::chinese);
    }
    return out;
}

/// Number of insertions, deletions and replacements between two words (Levenshtein 1966).
std::size_t edit_distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

bool turns_direction(std::string_view bytes)
{
    return bytes.starts_with("\xE2\x80")
               ? bytes.size() > 2 && bytes[2] >= '\xAA' && bytes[2] <= '\xAE'
               : bytes.starts_with("\xE2\x81") && bytes.size() > 2 && bytes[2] >= '\xA6' && bytes[2] <= '\xA9';
}

} // namespace

InputError::InputError(const std::vector<Fault>& faults) : std::runtime_error(one_fault_a_line(faults)) {}

const std::string* nearest(const std::string& word, const std::vector<std::string>& known)
{
    const std::string* best = nullptr;
    std::size_t least = std::min(std::max<std::size_t>(2, word.size() / 3) + 1, word.size()); // something is kept
    for (const auto& candidate : known) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < least) {
            least = distance;
            best = &candidate;
        }
    }
    return best;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known)
{
    const std::string* best = nearest(word, known);
    return best ? "did you mean '" + *best + "'?" : "";
}

std::string suggestion(const std::string& word, const std::vector<std::string>& known)
{
    const std::string near = did_you_mean(word, known);
    return near.empty() ? "allowed: " + joined(known) : near;
}

std::string printable(std::string_view text, std::size_t most)
{
    const auto inside = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
    if (text.size() > most) {
        std::size_t head = most * 2 / 3, tail = text.size() - most / 3;
        while (head > 0 && inside(head)) --head;
        while (tail < text.size() && inside(tail)) ++tail;
        return printable(text.substr(0, head), most) + " … " + printable(text.substr(tail), most);
    }
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        // C0 and DEL; C1 as UTF-8 writes it; what turns the direction of writing (U+202A to U+202E, U+2066 to U+2069).
        const std::size_t length = byte < 0x20 || byte == 0x7F                   ? 1
                                   : byte == 0xC2 && next < 0xA0 && next >= 0x80 ? 2
                                   : turns_direction(text.substr(i, 3))          ? 3
                                                                                 : 0;
        if (length == 0) {
            out += text[i];
            continue;
        }
        for (std::size_t k = i; k < i + length; ++k) {
            const auto escaped = static_cast<unsigned char>(text[k]);
            out += {'\\', 'x', digits[escaped >> 4], digits[escaped & 15]};
        }
        i += length - 1;
    }
    return out;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

} // namespace sim
