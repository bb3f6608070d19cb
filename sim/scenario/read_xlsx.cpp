/// Workbooks of Excel 2007 and later, WPS and others (ECMA-376, part 1, 18): libzip unpacks, expat parses. Of a sheet,
/// what cells hold and which are merged is read; of styles, which formats show dates.
#include "sim/scenario/workbook.h"

#ifdef QIAO_XLSX

#include "sim/scenario/xlsx_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace sim::scenario {

namespace {

using schema::TextTable;
using xlsx::Attributes;
using xlsx::Damaged;

constexpr int most_rows = 1'048'576;
constexpr std::size_t most_columns = 16'384;
constexpr std::size_t most_text = 1'000'000'000; // of all sheets: a small file can repeat a long text for ever

/// Text of <t>, readings of Chinese and Japanese words (<rPh>) left out.
class TextRuns {
  public:
    void begin(std::string_view name) { phonetic_ += name == "rPh", inside_ = name == "t" && phonetic_ == 0; }
    void end(std::string_view name) { phonetic_ -= name == "rPh", inside_ = false; }
    bool inside() const { return inside_; }

  private:
    int phonetic_ = 0;
    bool inside_ = false;
};

std::vector<std::string> shared_strings(const std::string& xml)
{
    std::vector<std::string> out;
    TextRuns runs;
    xlsx::parse(
        xml,
        [&](std::string_view name, const Attributes&) {
            if (name == "si") out.emplace_back();
            runs.begin(name);
        },
        [&](std::string_view name) { runs.end(name); },
        [&](std::string_view text) {
            if (runs.inside() && !out.empty()) out.back() += text;
        });
    return out;
}

/// The formats that a workbook need not write (ECMA-376 18.8.30), those of Chinese systems among them.
bool is_date_format(int number)
{
    return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) || number == 36 ||
           (number >= 50 && number <= 58);
}

/// Of each style of cells, whether it shows a date.
std::vector<bool> date_styles(const std::string& xml)
{
    std::map<int, bool> own;
    std::vector<bool> out;
    bool in_cells = false;
    xlsx::parse(
        xml,
        [&](std::string_view name, const Attributes& attributes) {
            in_cells = in_cells || name == "cellXfs";
            if (name == "numFmt")
                own[attributes.number("numFmtId", -1)] = workbook::shows_date(attributes.text("formatCode"));
            if (name == "xf" && in_cells) {
                const int number = attributes.number("numFmtId", 0);
                const auto known = own.find(number);
                out.push_back(known != own.end() ? known->second : is_date_format(number));
            }
        },
        [&](std::string_view name) { in_cells = in_cells && name != "cellXfs"; }, [](std::string_view) {});
    return out;
}

/// B12 → column 1, line 12; nothing where it is no place of a sheet.
struct Place {
    std::size_t column = 0;
    int line = 0;
};
std::optional<Place> place_of(std::string_view reference)
{
    Place out;
    std::size_t i = 0, column = 0;
    for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && column <= most_columns; ++i)
        column = column * 26 + static_cast<std::size_t>(reference[i] - 'A') + 1;
    const auto [end, error] = std::from_chars(reference.data() + i, reference.data() + reference.size(), out.line);
    if (error != std::errc() || end != reference.data() + reference.size() || column < 1 || column > most_columns ||
        out.line < 1 || out.line > most_rows)
        return {};
    out.column = column - 1;
    return out;
}

class SheetReader {
  public:
    SheetReader(const std::vector<std::string>& strings, const std::vector<bool>& dates, bool since_1904,
                std::size_t& room)
        : strings_(strings), dates_(dates), since_1904_(since_1904), room_(room)
    {
    }

    TextTable read(const std::string& xml)
    {
        xlsx::parse(
            xml, [&](std::string_view name, const Attributes& attributes) { begin(name, attributes); },
            [&](std::string_view name) { end(name); },
            [&](std::string_view text) {
                if (in_value_ || (in_cell_ && runs_.inside())) value_ += text;
            });
        return std::move(sheet_);
    }

  private:
    void begin(std::string_view name, const Attributes& attributes)
    {
        runs_.begin(name);
        in_value_ = name == "v";
        if (name == "row") {
            row_ = {attributes.number("r", line_ + 1), {}};
            if (row_.line <= line_ || row_.line > most_rows) throw Damaged("its rows are out of order");
            line_ = row_.line;
            column_ = 0;
        } else if (name == "c") {
            if (const auto place = place_of(attributes.text("r"))) column_ = place->column;
            type_ = attributes.text("t");
            style_ = attributes.number("s", 0);
            value_.clear();
            in_cell_ = true;
        } else if (name == "mergeCell") {
            const std::string range(attributes.text("ref"));
            const auto colon = range.find(':');
            const auto first = place_of(range.substr(0, colon)),
                       last = place_of(colon == range.npos ? range : range.substr(colon + 1));
            if (first && last) sheet_.merged.push_back({first->line, last->line, first->column, last->column});
        }
    }

    void end(std::string_view name)
    {
        runs_.end(name);
        in_value_ = false;
        if (name == "c") {
            in_cell_ = false;
            if (column_ >= most_columns) throw Damaged("a row has too many cells");
            if (!value_.empty()) {
                row_.cells.resize(std::max(row_.cells.size(), column_ + 1));
                row_.cells[column_] = cell_text();
                if (row_.cells[column_].size() > room_) throw Damaged("it holds more than 1 GB of text");
                room_ -= row_.cells[column_].size();
            }
            ++column_;
        } else if (name == "row" && !row_.cells.empty()) {
            sheet_.rows.push_back(std::move(row_));
        }
    }

    std::string cell_text() const
    {
        if (type_ == "s") {
            std::size_t number = 0;
            const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), number);
            if (read.ec != std::errc() || number >= strings_.size()) throw Damaged("a text that it names is missing");
            return strings_[number];
        }
        if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
        if (!type_.empty() && type_ != "n") return value_; // text, a formula's text, an error, a date of ISO 8601
        double number = 0;
        const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), number);
        if (read.ec != std::errc() || read.ptr != value_.data() + value_.size() || !std::isfinite(number))
            return value_;
        const auto style = static_cast<std::size_t>(std::max(style_, 0));
        if (style < dates_.size() && dates_[style])
            if (const auto date = workbook::date_text(number, since_1904_)) return *date;
        return workbook::number_text(number);
    }

    const std::vector<std::string>& strings_;
    const std::vector<bool>& dates_;
    const bool since_1904_;
    std::size_t& room_;
    TextTable sheet_;
    TextTable::Row row_;
    TextRuns runs_;
    int line_ = 0, style_ = 0;
    std::size_t column_ = 0;
    std::string type_, value_;
    bool in_value_ = false, in_cell_ = false;
};

std::vector<TextTable> sheets_of(const std::string& bytes)
{
    const xlsx::Parts parts(bytes);
    const std::string workbook = parts.target("", "officeDocument");
    struct Named {
        std::string name, relation;
    };
    std::vector<Named> named;
    bool since_1904 = false;
    xlsx::parse(
        parts.text(workbook),
        [&](std::string_view name, const Attributes& attributes) {
            if (name == "sheet")
                named.push_back({std::string(attributes.text("name")), std::string(attributes.text("id"))});
            if (name == "workbookPr")
                since_1904 = attributes.text("date1904") == "1" || attributes.text("date1904") == "true";
        },
        [](std::string_view) {}, [](std::string_view) {});

    const auto part_of = [&](const char* type) {
        const std::string place = parts.target(workbook, type);
        return place.empty() ? std::string() : parts.text(place);
    };
    const std::string strings_xml = part_of("sharedStrings"), styles_xml = part_of("styles");
    const auto strings = strings_xml.empty() ? std::vector<std::string>() : shared_strings(strings_xml);
    const auto dates = styles_xml.empty() ? std::vector<bool>() : date_styles(styles_xml);
    std::vector<TextTable> sheets;
    std::size_t room = most_text;
    for (const auto& [name, relation] : named) {
        const std::string place = parts.target(workbook, "worksheet", relation);
        if (place.empty()) continue; // a sheet of charts
        sheets.push_back(SheetReader(strings, dates, since_1904, room).read(parts.text(place)));
        sheets.back().sheet = name;
    }
    return sheets;
}

} // namespace

void read_xlsx(const std::string& bytes, TextTable& table, Faults& faults)
{
    try {
        workbook::take_sheets(sheets_of(bytes), table, faults);
    } catch (const Damaged& damage) {
        faults.add(
            {table.file, 0, 0}, "",
            {std::string("cannot be read as .xlsx: ") + damage.what(), "无法作为 .xlsx 读取：文件已损坏或不是工作簿"},
            {"open it in a spreadsheet program and save it again", "请用电子表格软件打开后重新保存"});
    }
}

} // namespace sim::scenario

#else

namespace sim::scenario {

void read_xlsx(const std::string&, schema::TextTable& table, Faults& faults)
{
    faults.add({table.file, 0, 0}, "",
               {"is an .xlsx workbook, and this qiao was built without libzip and expat, which read them",
                "是 .xlsx 工作簿，而本程序编译时没有 libzip 和 expat，不能读取"},
               {"install libzip-dev and libexpat1-dev and build again (./qiao does both), or save it as 'CSV UTF-8'",
                "请安装 libzip-dev 和 libexpat1-dev 后重新编译（./qiao 会自动完成），或另存为“CSV UTF-8”"});
}

} // namespace sim::scenario

#endif
