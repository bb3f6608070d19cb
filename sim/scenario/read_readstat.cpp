/// Stata and SPSS files, by ReadStat.
#include "sim/scenario/read_survey.h"

#ifdef QIAO_READSTAT

#include <readstat.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <memory>

namespace sim::scenario {

void read_by_readstat(SurveyTable& survey, const std::string& ending, Faults& faults);

namespace {

/// How a variable's numbers count time.
enum class Time { none, days_since_1960, milliseconds_since_1960, seconds_since_1582 };

Time time_of(const char* written, bool stata)
{
    const std::string format = written ? written : "";
    if (stata)
        return format.starts_with("%td") || format.starts_with("%-td") || format.starts_with("%d")
                   ? Time::days_since_1960
               : format.starts_with("%tc") || format.starts_with("%-tc") || format.starts_with("%tC")
                   ? Time::milliseconds_since_1960
                   : Time::none;
    for (const char* day : {"DATE", "ADATE", "EDATE", "SDATE", "JDATE", "DATETIME", "YMDHMS"})
        if (format.starts_with(day)) return Time::seconds_since_1582;
    return Time::none;
}

std::string number_text(double number)
{
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

std::string text_of(double number, Time time)
{
    using namespace std::chrono;
    constexpr double seconds_a_day = 86'400;
    if (time == Time::none) return number_text(number);
    const double since = time == Time::days_since_1960           ? number
                         : time == Time::milliseconds_since_1960 ? number / 1000 / seconds_a_day
                                                                 : number / seconds_a_day;
    if (!(std::abs(since) < 1e6)) return number_text(number);
    const sys_days first =
        time == Time::seconds_since_1582 ? sys_days(1582y / October / 14) : sys_days(1960y / January / 1);
    const year_month_day day(first + days(static_cast<int>(std::floor(since))));
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text;
}

struct SurveyReader {
    SurveyTable* survey;
    bool stata;
    std::vector<Time> times{};
    std::vector<std::string> label_sets{}; ///< of each variable
    std::map<std::string, std::map<std::string, std::string>> labels{};
    std::exception_ptr thrown{}; ///< no exception may pass through the library

    template <class Action>
    int guarded(Action action)
    {
        try {
            action();
            return READSTAT_HANDLER_OK;
        } catch (...) {
            thrown = std::current_exception();
            return READSTAT_HANDLER_ABORT;
        }
    }

    void variable(readstat_variable_t* about, const char* label_set)
    {
        const char* name = readstat_variable_get_name(about); // none in a damaged file
        survey->table.header.emplace_back(name ? name : "");
        times.push_back(time_of(readstat_variable_get_format(about), stata));
        label_sets.emplace_back(label_set ? label_set : "");
    }

    void value(int row, readstat_variable_t* about, readstat_value_t value)
    {
        auto& rows = survey->table.rows;
        const auto at = static_cast<std::size_t>(row),
                   column = static_cast<std::size_t>(readstat_variable_get_index(about));
        while (rows.size() <= at)
            rows.push_back({static_cast<int>(rows.size()) + 1, std::vector<std::string>(survey->table.header.size())});
        if (column >= rows[at].cells.size() || readstat_value_is_missing(value, about)) return;
        std::string& cell = rows[at].cells[column];
        if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
            const char* text = readstat_string_value(value);
            cell = text ? text : "";
        } else if (const double number = readstat_double_value(value); std::isfinite(number)) {
            cell = text_of(number, times[column]);
        }
    }

    void label(const char* set, readstat_value_t value, const char* text)
    {
        // The letters of missing values have labels, too: those are missing.
        if (set && text && readstat_value_type_class(value) == READSTAT_TYPE_CLASS_NUMERIC &&
            !readstat_value_is_system_missing(value) && !readstat_value_is_tagged_missing(value))
            labels[set][number_text(readstat_double_value(value))] = text;
    }
};

readstat_error_t parse(SurveyReader& reader, const std::string& path, const std::string& ending, const char* encoding)
{
    const std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> parser(readstat_parser_init(),
                                                                                     readstat_parser_free);
    if (!parser) throw std::bad_alloc();
    readstat_set_variable_handler(parser.get(), [](int, readstat_variable_t* about, const char* labels, void* to) {
        auto* all = static_cast<SurveyReader*>(to);
        return all->guarded([&] { all->variable(about, labels); });
    });
    readstat_set_value_handler(parser.get(), [](int row, readstat_variable_t* about, readstat_value_t value, void* to) {
        auto* all = static_cast<SurveyReader*>(to);
        return all->guarded([&] { all->value(row, about, value); });
    });
    readstat_set_value_label_handler(parser.get(),
                                     [](const char* set, readstat_value_t value, const char* text, void* to) {
                                         auto* all = static_cast<SurveyReader*>(to);
                                         return all->guarded([&] { all->label(set, value, text); });
                                     });
    readstat_set_error_handler(parser.get(), [](const char*, void*) {}); // what it says is told by the fault
    if (encoding) readstat_set_file_character_encoding(parser.get(), encoding);
    const auto read = ending == ".dta"   ? readstat_parse_dta
                      : ending == ".por" ? readstat_parse_por
                                         : readstat_parse_sav;
    const auto error = read(parser.get(), path.c_str(), &reader);
    if (reader.thrown) std::rethrow_exception(reader.thrown);
    return error;
}

} // namespace

void read_by_readstat(SurveyTable& survey, const std::string& ending, Faults& faults)
{
    const std::string path = survey.table.file;
    const bool stata = ending == ".dta";
    SurveyReader reader{&survey, stata};
    auto error = parse(reader, path, ending, nullptr);
    if (error == READSTAT_ERROR_CONVERT_BAD_STRING || error == READSTAT_ERROR_UNSUPPORTED_CHARSET ||
        error == READSTAT_ERROR_CONVERT) {
        survey.table = {};
        survey.table.file = path;
        reader = SurveyReader{&survey, stata};
        survey.table.encoding = "GB18030"; // older Chinese files do not say it
        error = parse(reader, path, ending, "GB18030");
    }
    if (error != READSTAT_OK) {
        const char* message = readstat_error_message(error);
        faults.add({path, 0, 0}, "",
                   {std::string("cannot be read as ") + (stata ? "a Stata" : "an SPSS") +
                        " file: " + (message ? message : "it is damaged"),
                    std::string("无法作为 ") + (stata ? "Stata" : "SPSS") + " 文件读取，可能已损坏"});
        survey.table.header.clear();
        survey.table.rows.clear();
        return;
    }
    survey.says_missing = true;
    for (const auto& set : reader.label_sets)
        survey.labels.push_back(set.empty() ? std::map<std::string, std::string>() : reader.labels[set]);
    if (survey.table.rows.empty()) faults.add({path, 0, 0}, "", {"has no rows", "没有数据行"});
}

} // namespace sim::scenario

#endif
