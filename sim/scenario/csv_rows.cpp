#include "sim/scenario/csv_rows.h"

#include "sim/scenario/utf8.h"

#include <csv.h>
#include <iconv.h>

#include <algorithm>

namespace sim::scenario {

namespace {

using schema::TableShape;
using schema::TextTable;

std::optional<std::string> converted(const std::string& bytes, const char* encoding)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string in = bytes, out(bytes.size() * 2 + 16, '\0');
    char *from = in.data(), *to = out.data();
    std::size_t left = in.size(), room = out.size();
    const bool good = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1) && left == 0;
    iconv_close(converter);
    if (!good) return std::nullopt;
    out.resize(out.size() - room);
    return out;
}

/// Whether single letters beyond ASCII stand among ASCII ones, as in Western languages: Chinese comes in pairs of bytes
/// beyond ASCII.
bool looks_western(const std::string& bytes)
{
    const auto beyond = [&](std::size_t i) { return i < bytes.size() && (bytes[i] & 0x80) != 0; };
    std::size_t alone = 0, paired = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (!beyond(i)) continue;
        if (beyond(i + 1)) {
            ++paired;
            ++i;
        } else {
            ++alone;
        }
    }
    return alone > paired;
}

const Said as_utf8{"save it as 'CSV UTF-8'", "请另存为“CSV UTF-8（逗号分隔）”"};

/// The text as UTF-8 without mark, or nothing and a fault. `encoding` is told where it was another.
std::optional<std::string> decoded(std::string bytes, const std::string& path, TableShape shape, std::string& encoding,
                                   Faults& faults)
{
    const Origin file{path, 0, 0};
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        encoding = "UTF-16";
        auto text = shape == TableShape::as_it_is ? converted(bytes, encoding.c_str()) : std::nullopt;
        if (!text) faults.add(file, "", {"is UTF-16 text", "是 UTF-16 文本"}, as_utf8);
        return text;
    }
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) {
        faults.add(file, "", {"is a spreadsheet, not a CSV file", "是电子表格，不是 CSV 文件"}, as_utf8);
        return std::nullopt;
    }
    drop_mark(bytes);
    const std::size_t bad = first_bad_byte(bytes);
    if (bad == std::string::npos) return bytes;
    encoding = looks_western(bytes) ? "Windows-1252" : "GB18030";
    if (auto text = converted(bytes, encoding.c_str())) return text;
    faults.add({path, line_of(bytes, bad), 0}, "",
               {"is neither UTF-8 nor GB18030 text", "既不是 UTF-8 也不是 GB18030 文本"}, as_utf8);
    return std::nullopt;
}

std::string trimmed(const char* data, std::size_t size)
{
    std::string out(data ? data : "", data ? size : 0);
    const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!out.empty() && space(out.back())) out.pop_back();
    std::size_t first = 0;
    while (first < out.size() && space(out[first])) ++first;
    return out.substr(first);
}

/// The separator that the first line has most of, outside quotes; as it is, that which one of the first lines has most
/// of, as a title has none.
char separator_of(const std::string& text, TableShape shape)
{
    constexpr char candidates[3] = {',', ';', '\t'};
    constexpr int most_lines = 12;
    std::size_t most[3] = {}, counts[3] = {};
    int lines = shape == TableShape::tidy ? 1 : most_lines;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == '\n' && !quoted) {
            if (--lines == 0) break;
            std::fill(counts, counts + 3, 0);
        }
        for (std::size_t k = 0; k < 3; ++k) most[k] = std::max(most[k], counts[k] += !quoted && c == candidates[k]);
    }
    return candidates[std::max_element(most, most + 3) - most];
}

/// What the CSV library calls back into. Fed a byte at a time, so that the line of each row is known.
struct Rows {
    std::vector<TextTable::Row> rows;
    std::vector<std::string> cells;
    int line = 1, begins = 0;

    static void cell(void* data, std::size_t size, void* self)
    {
        static_cast<Rows*>(self)->cells.push_back(trimmed(static_cast<const char*>(data), size));
    }
    static void row(int, void* self)
    {
        auto* rows = static_cast<Rows*>(self);
        const bool blank = std::all_of(rows->cells.begin(), rows->cells.end(), [](const auto& c) { return c.empty(); });
        if (!blank) rows->rows.push_back({rows->begins, std::move(rows->cells)});
        rows->cells.clear();
        rows->begins = 0;
    }
};

std::optional<std::vector<TextTable::Row>> parse(const std::string& text, const std::string& path, TableShape shape,
                                                 Faults& faults)
{
    Rows out;
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&parser, static_cast<unsigned char>(separator_of(text, shape)));
    bool good = true;
    for (const char c : text) {
        if (out.begins == 0 && c != '\n' && c != '\r') out.begins = out.line;
        if (csv_parse(&parser, &c, 1, Rows::cell, Rows::row, &out) != 1) {
            faults.add({path, out.line, 0}, "", {"has a quotation mark within a cell", "单元格中间有英文引号"},
                       {"put the cell in quotation marks and double those inside",
                        "请把整个单元格放进引号，并把其中的引号写成两个"});
            good = false;
            break;
        }
        if (c == '\n') ++out.line;
    }
    const int last = out.begins ? out.begins : out.line;
    if (good && csv_fini(&parser, Rows::cell, Rows::row, &out) != 0) {
        faults.add({path, last, 0}, "", {"a quotation mark is opened and not closed", "引号有头无尾"},
                   {"close it", "请补上后引号"});
        good = false;
    }
    csv_free(&parser);
    if (!good) return std::nullopt;
    return std::move(out.rows);
}

} // namespace

std::optional<std::vector<TextTable::Row>> csv_rows(std::string bytes, const std::string& path, TableShape shape,
                                                    std::string& encoding, Faults& faults)
{
    auto text = decoded(std::move(bytes), path, shape, encoding, faults);
    if (!text) return std::nullopt;
    end_lines_alike(*text);
    return parse(*text, path, shape, faults);
}

} // namespace sim::scenario
