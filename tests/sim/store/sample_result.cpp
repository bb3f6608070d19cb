#include "sample_result.h"

#include <algorithm>
#include <atomic>

#include <unistd.h>

namespace sample {

namespace fs = std::filesystem;
using sim::schema::Storage;

Folder::Folder()
{
    static std::atomic<int> number{0};
    path_ = fs::temp_directory_path() / ("qiao-store-" + std::to_string(getpid()) + "-" + std::to_string(number++));
    fs::create_directory(path_);
}

Folder::~Folder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

sim::schema::Layout layout()
{
    sim::schema::Layout out;
    out.groups.push_back({"series",
                          "monthly sums",
                          {0, 1, 2, 3},
                          {{"village", "village", {"炎刘", "Yanliu, east"}}},
                          {{"income", "yuan", "mean income"},
                           {"people", "1", "people by village", {"village"}, Storage::int32},
                           {"share", "", "share below the line", {}, Storage::real32},
                           {"work", "hours", "hours worked", {}, Storage::uint8}}});
    sim::schema::Dimension household{"household", "number of the household"};
    household.numbers = {101, 105, 230};
    sim::schema::Dimension day{"day", "day of the survey"};
    day.numbers = {0, 59};
    day.units = "days since 2018-01-01";
    out.groups.push_back({"households",
                          "some households in some months",
                          {0, 3},
                          {household},
                          {{"money", "fen", "cash", {"household"}, Storage::int64}}});
    out.groups.push_back({"district", "what does not change", {}, {day}, {{"area", "km2", "area surveyed", {"day"}}}});
    out.tables.push_back({"matches",
                          "match",
                          "needs that were met",
                          {{"month", "", "month of the match", {}, Storage::int32},
                           {"amount", "fen", "what was given", {}, Storage::int64}}});
    out.tables.push_back({"inspections", "inspection", "visits", {{"score", "1", "score given"}}});
    return out;
}

sim::store::Header header()
{
    sim::store::Header out;
    out.arms = {"no project", "桥"};
    out.replicates = replicates;
    out.months = months;
    out.start_year = 2017;
    out.start_month = 12;
    out.text_attributes = {{"qiao_format", "1"}, {"title", "炎刘镇试点"}, {"empty", ""}, {"Conventions", "CF-1.8"}};
    out.text_attributes.emplace_back("long", std::string(100'000, 'x'));
    for (int i = 0; i < 20; ++i) out.text_attributes.emplace_back("attribute " + std::to_string(i), "a value");
    out.number_attributes = {{"seed", 9007199254740993}, {"months", months}};
    out.scenario_files = {{"pilot.yaml", "title: 试点\n"}, {"base.yaml", ""}};
    out.effective_scenarios = {"arm: 0\n", "arm: 1\n"};
    return out;
}

double income(int arm, int replicate, int month)
{
    return 1000.25 * (arm + 1) + 10 * replicate + month;
}

double people(int arm, int replicate, int month, int village)
{
    return 1000 * arm + 100 * replicate + 10 * month + village;
}

sim::store::Slab slab(int arm, int replicate, int first, int last)
{
    sim::store::Slab out;
    out.arm = arm;
    out.replicate = replicate;
    out.months_done = last;
    sim::store::Slab::Part series, households, district;
    series.group = 0;
    series.first = static_cast<std::size_t>(first);
    series.count = static_cast<std::size_t>(last - first);
    series.values.resize(4);
    households.group = 1;
    households.values.resize(1);
    out.rows = {{{}, {}}, {{}}};
    for (int m = first; m < last; ++m) {
        series.values[0].push_back(income(arm, replicate, m));
        for (int v = 0; v < 2; ++v) series.values[1].push_back(people(arm, replicate, m, v));
        series.values[2].push_back(m == 1 ? missing : 0.5);
        series.values[3].push_back(m == 1 ? missing : m);
        if (m == 0 || m == 3) {
            if (households.count++ == 0) households.first = m == 0 ? 0 : 1;
            for (int h = 0; h < 3; ++h) households.values[0].push_back(h == 2 ? missing : -1 - h + 1e15 * m);
        }
        for (int i = 0; i < 2 && replicate > 0; ++i) {
            out.rows[0][0].push_back(m);
            out.rows[0][1].push_back(100 * m + i);
        }
    }
    out.parts = {series, households};
    if (first == 0) {
        district.group = 2;
        district.count = 1;
        district.values = {{12.5, 13.5}};
        out.parts.push_back(district);
    }
    return out;
}

void write_all(sim::store::ResultWriter& writer, bool backwards)
{
    for (int i = 0; i < arms * replicates; ++i) {
        const int at = backwards ? arms * replicates - 1 - i : i;
        writer.submit(slab(at / replicates, at % replicates, 0, 2));
        writer.submit(slab(at / replicates, at % replicates, 2, 4));
    }
}

void write_result(const std::string& path, const sim::store::Header& header, bool backwards)
{
    sim::store::ResultWriter writer(path, layout(), header);
    write_all(writer, backwards);
    writer.finish();
}

} // namespace sample
