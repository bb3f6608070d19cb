#include "sim/cli/codebook.h"
#include "sim/cli/csv_file.h"
#include "sim/cli/table_rows.h"
#include "sim/cli/verbs.h"
#include "sim/cli/workbook.h"

#include "sim/store/result_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

namespace sim::cli {

namespace {

namespace fs = std::filesystem;
using store::Table;

constexpr const char* codebook_name = "codebook.csv";

/// The tables that are asked for, in the file's order: by their own names, or by their group's, which means all of it.
std::vector<Table> wanted_tables(const store::ResultReader& result, const ExportOptions& options)
{
    std::vector<Table> all = result.tables(), out;
    std::set<std::string> unknown(options.tables.begin(), options.tables.end());
    std::vector<std::string> known;
    for (auto& table : all) {
        for (const auto& name : {table.name, table.group})
            if (std::find(known.begin(), known.end(), name) == known.end()) known.push_back(name);
        const auto named = [&](const std::string& name) { return name == table.name || name == table.group; };
        if (!options.tables.empty() && std::none_of(options.tables.begin(), options.tables.end(), named)) continue;
        unknown.erase(table.name);
        unknown.erase(table.group);
        out.push_back(std::move(table));
    }
    if (unknown.empty()) return out;
    const std::string remedy = did_you_mean(*unknown.begin(), known);
    throw InputError(options.result + ": there is no table '" + *unknown.begin() + "'; " +
                     (remedy.empty() ? "" : remedy + " ") + "allowed: " + joined(known));
}

/// The files of an earlier export to this folder, by its codebook: it comes first and names them in its first column.
std::set<std::string> exported_before(const fs::path& folder)
{
    std::ifstream in(folder / codebook_name);
    std::string line;
    std::getline(in, line);
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (!line.starts_with("file,column,role,storage,unit,labels,meaning")) return {};
    std::set<std::string> out{codebook_name};
    while (std::getline(in, line)) out.insert(line.substr(0, line.find(',')));
    return out;
}

bool is_workbook(const fs::path& file)
{
    char begins[2] = {};
    std::ifstream(file, std::ios::binary).read(begins, sizeof begins);
    return begins[0] == 'P' && begins[1] == 'K';
}

/// A file that is to be written, and its first line where it is a table's.
struct Target {
    fs::path file;
    std::string heads;
};

bool begins_with(const fs::path& file, const std::string& heads)
{
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return !heads.empty() && (line == heads || line == heads + '\r' || line == "\xEF\xBB\xBF" + heads + '\r');
}

std::string heads_of(const Table& table)
{
    std::string out;
    for (const auto& column : table.index) out += (out.empty() ? "" : ",") + column.name;
    for (const auto& column : table.values) out += (out.empty() ? "" : ",") + column.name;
    return out;
}

/// Throws InputError when one of the files exists and must not be replaced: --force replaces exports, and nothing else.
void keep_what_is_there(const std::vector<Target>& targets, bool force)
{
    std::error_code unknown;
    const auto before = exported_before(targets.front().file.parent_path());
    for (const auto& [file, heads] : targets) {
        if (!fs::exists(file, unknown)) continue;
        if (!force)
            throw InputError(file.string() + ": is there already; choose another folder with --to, or replace what is "
                                             "in it with --force");
        const bool ours = file.extension() == ".xlsx"
                              ? is_workbook(file)
                              : before.contains(file.filename().string()) || begins_with(file, heads);
        if (!ours)
            throw InputError(file.string() +
                             ": was not written by an export, and --force replaces exports only; choose "
                             "another folder with --to, or remove it");
    }
}

void make_folder(const fs::path& folder)
{
    std::error_code refused;
    if (fs::exists(folder, refused) && !fs::is_directory(folder, refused))
        throw InputError(folder.string() + ": is a file; choose a folder with --to");
    refused.clear();
    fs::create_directories(folder, refused);
    if (refused) throw RunError("cannot make the folder '" + folder.string() + "': " + refused.message());
}

void write_sheet(const Sheet& sheet, RowWriter& to)
{
    for (const auto& head : sheet.heads) to.text(head);
    to.end_row();
    for (const auto& row : sheet.rows) {
        for (const auto& cell : row) cell.empty() ? to.number(std::nan(""), schema::Storage::real64) : to.text(cell);
        to.end_row();
    }
}

void say(const ExportOptions& options, const std::string& place, std::size_t rows)
{
    if (!options.quiet) std::cout << fmt::format("{:<60}{:>12} rows\n", place, rows);
}

bool fits_a_sheet(const Table& table)
{
    return table.rows < Workbook::most_rows && table.index.size() + table.values.size() <= Workbook::most_columns;
}

/// A name that Excel accepts for a sheet, and that none has yet: it does not tell capitals from small letters.
std::string sheet_name(const std::string& table, std::set<std::string>& taken)
{
    constexpr std::size_t longest = 31;
    std::string name = table.substr(0, longest);
    for (char& c : name)
        if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = '_';
    const auto small = [](std::string text) {
        for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return text;
    };
    for (int number = 2; !taken.insert(small(name)).second; ++number) {
        const std::string end = "~" + std::to_string(number);
        name = name.substr(0, longest - end.size()) + end;
    }
    return name;
}

using Places = std::vector<std::pair<std::string, Table>>;

void write_csv(const store::ResultReader& result, const ExportOptions& options, const Table& table,
               const fs::path& place)
{
    CsvFile file(place.string(), options.excel);
    const std::size_t rows = TableRows(result).write(table, file);
    file.close();
    say(options, place.string(), rows);
}

void write_files(const store::ResultReader& result, const ExportOptions& options, std::vector<Table> tables)
{
    const fs::path folder = options.to;
    Places places;
    const fs::path book_place = folder / codebook_name;
    std::vector<Target> files{{book_place, ""}};
    for (auto& table : tables) {
        places.emplace_back(table.name + ".csv", std::move(table));
        files.push_back({folder / places.back().first, heads_of(places.back().second)});
    }
    keep_what_is_there(files, options.force);
    make_folder(folder);
    for (const auto& [name, table] : places) write_csv(result, options, table, folder / name);
    const Sheet book = codebook("file", places);
    CsvFile file(book_place.string(), options.excel);
    write_sheet(book, file);
    file.close();
    say(options, book_place.string(), book.rows.size());
}

void write_workbook(const store::ResultReader& result, const ExportOptions& options, std::vector<Table> tables)
{
    const fs::path folder = options.to, place = folder / (fs::path(options.result).stem().string() + ".xlsx");
    Places places;
    std::vector<Target> files{{place, ""}};
    std::set<std::string> taken{"codebook"};
    for (auto& table : tables) {
        const bool fits = fits_a_sheet(table);
        places.emplace_back(fits ? sheet_name(table.name, taken) : table.name + ".csv", std::move(table));
        if (!fits) files.push_back({folder / places.back().first, heads_of(places.back().second)});
    }
    keep_what_is_there(files, options.force);
    make_folder(folder);

    Workbook book(place.string());
    write_sheet(codebook("sheet", places), *book.sheet("codebook"));
    for (const auto& [name, table] : places) {
        if (fits_a_sheet(table)) {
            say(options, place.string() + " " + name, TableRows(result).write(table, *book.sheet(name)));
            continue;
        }
        std::cerr << fmt::format("qiao export: the table '{}' may have {} rows, and a sheet of Excel holds {} with the "
                                 "heads: it is in {} instead\n",
                                 table.name, table.rows, Workbook::most_rows, (folder / name).string());
        write_csv(result, options, table, folder / name);
    }
    book.close();
    if (!options.quiet) std::cout << "Written to " << place.string() << "\n";
}

} // namespace

void export_result(ExportOptions options)
{
    const store::ResultReader result(options.result);
    auto tables = wanted_tables(result, options);
    if (options.to.empty()) options.to = fs::path(options.result).stem().string();
    if (options.xlsx)
        write_workbook(result, options, std::move(tables));
    else
        write_files(result, options, std::move(tables));
    if (!result.complete())
        std::cerr << "qiao export: the result is incomplete: what was simulated so far is exported\n";
}

} // namespace sim::cli
