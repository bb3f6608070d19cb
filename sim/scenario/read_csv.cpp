#include "sim/core/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/utf8.h"

#include <csv.h>
#include <iconv.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace sim::scenario {

namespace {

using schema::TextTable;

constexpr std::size_t most_of_table = 1'000'000'000;

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

/// The text as UTF-8 without mark, or nothing and a fault. `encoding` is told where it was another.
std::optional<std::string> decoded(std::string bytes, const std::string& path, std::string& encoding, Faults& faults)
{
    const Origin file{path, 0, 0};
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        faults.add(file, "", "is UTF-16 text", "save it as 'CSV UTF-8'");
        return std::nullopt;
    }
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) {
        faults.add(file, "", "is a spreadsheet, not a CSV file", "save it as 'CSV UTF-8'");
        return std::nullopt;
    }
    drop_mark(bytes);
    const std::size_t bad = first_bad_byte(bytes);
    if (bad == std::string::npos) return bytes;
    encoding = looks_western(bytes) ? "Windows-1252" : "GB18030";
    if (auto text = converted(bytes, encoding.c_str())) return text;
    faults.add({path, line_of(bytes, bad), 0}, "", "is neither UTF-8 nor GB18030 text", "save it as 'CSV UTF-8'");
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

/// The separator that the first line has most of, outside quotes.
char separator_of(const std::string& text)
{
    std::size_t counts[3] = {};
    constexpr char candidates[3] = {',', ';', '\t'};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == '\n' && !quoted) break;
        for (std::size_t k = 0; k < 3; ++k) counts[k] += !quoted && c == candidates[k];
    }
    return candidates[std::max_element(counts, counts + 3) - counts];
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

Rows parse(const std::string& text, const std::string& path, Faults& faults)
{
    Rows out;
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&parser, static_cast<unsigned char>(separator_of(text)));
    bool good = true;
    for (const char c : text) {
        if (out.begins == 0 && c != '\n' && c != '\r') out.begins = out.line;
        if (csv_parse(&parser, &c, 1, Rows::cell, Rows::row, &out) != 1) {
            faults.add({path, out.line, 0}, "", "has a quotation mark within a cell",
                       "put the cell in quotation marks and double those inside");
            good = false;
            break;
        }
        if (c == '\n') ++out.line;
    }
    const int last = out.begins ? out.begins : out.line;
    if (good && csv_fini(&parser, Rows::cell, Rows::row, &out) != 0)
        faults.add({path, last, 0}, "", "a quotation mark is opened and not closed", "close it");
    csv_free(&parser);
    return out;
}

/// Where a table lies that is named at `origin`.
std::string placed(const std::string& path, const Origin& origin)
{
    namespace fs = std::filesystem;
    const bool from_file = !origin.file.empty() && origin.file != "--set";
    return from_file && fs::path(path).is_relative() ? (fs::path(origin.file).parent_path() / path).string() : path;
}

void check_header(const TextTable& table, int line, Faults& faults)
{
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        const auto& name = table.header[c];
        if (name.empty())
            faults.add({table.file, line, 0}, "", "column " + std::to_string(c + 1) + " has no name",
                       "name every column");
        else if (std::find(table.header.begin(), table.header.begin() + static_cast<std::ptrdiff_t>(c), name) !=
                 table.header.begin() + static_cast<std::ptrdiff_t>(c))
            faults.add({table.file, line, 0}, name, "two columns have this name", "rename one");
    }
}

TextTable nothing_of(const std::string& file)
{
    TextTable out;
    out.file = file;
    return out;
}

/// Reads a table out of a file's bytes.
TextTable table_of(std::string bytes, const std::string& file, Faults& faults)
{
    TextTable table = nothing_of(file);
    auto text = decoded(std::move(bytes), table.file, table.encoding, faults);
    if (!text) return table;
    end_lines_alike(*text);
    const std::size_t faults_before = faults.list().size();
    Rows rows = parse(*text, table.file, faults);
    if (faults.list().size() > faults_before) return table;
    if (rows.rows.empty()) {
        faults.add({table.file, 0, 0}, "", "is empty", "a line of column names, and rows");
        return table;
    }
    table.header = std::move(rows.rows.front().cells);
    check_header(table, rows.rows.front().line, faults);
    Faults ragged;
    for (std::size_t r = 1; r < rows.rows.size(); ++r) {
        auto& row = rows.rows[r];
        if (row.cells.size() != table.header.size()) {
            ragged.add({table.file, row.line, 0}, "", "has " + std::to_string(row.cells.size()) + " cells",
                       "as many as there are columns, " + std::to_string(table.header.size()));
            continue;
        }
        table.rows.push_back(std::move(row));
    }
    faults.add_by_column(ragged);
    if (rows.rows.size() == 1) faults.add({table.file, 0, 0}, "", "has column names and no rows", "at least one row");
    return table;
}

} // namespace

std::shared_ptr<const TextTable> Tables::load(const std::string& path, const Origin& origin, Faults& faults)
{
    const std::string file = placed(path, origin);
    auto& table = read_[file];
    if (table) return table;
    auto bytes = read_file(file, origin, "", most_of_table, faults);
    if (!bytes) return table = std::make_shared<TextTable>(nothing_of(file));
    const std::string digest = sha256(*bytes);
    if (archive_)
        if (const auto known = archive_->digests.find(file);
            known != archive_->digests.end() && known->second != digest)
            faults.add({file, 0, 0}, "", "is not what it was: its SHA-256 is " + digest + ", and was " + known->second,
                       "the file as it was when the result was begun");
    digests_[file] = digest;
    return table = std::make_shared<TextTable>(table_of(std::move(*bytes), file, faults));
}

schema::TextTable read_csv(const std::string& path, const Origin& origin, Faults& faults)
{
    const std::string file = placed(path, origin);
    auto bytes = read_file(file, origin, "", most_of_table, faults);
    if (bytes) return table_of(std::move(*bytes), file, faults);
    return nothing_of(file);
}

} // namespace sim::scenario
