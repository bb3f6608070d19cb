#include "models/report_verb.h"

#include "models/report/page.h"
#include "models/report/sections.h"
#include "sim/core/faults.h"
#include "sim/core/new_file.h"
#include "sim/schedule/model.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

namespace report {

namespace {

namespace options = boost::program_options;

/// `sweep`: the file of a sweep, or "".
Json all_sections(const Recorded& result, const sim::Model& model, const std::string& sweep)
{
    std::vector<sim::schema::ParameterDescription> parameters;
    model.parameters()->describe("", parameters);
    sim::Faults none;
    sim::schema::Reading reading{none, {}};
    return {{"run", run_section(result)},
            {"names", names_section(result, model.read(sim::schema::Node::empty_map(), reading)->layout())},
            {"answer", answer_section(result)},
            {"over_time", over_time_section(result)},
            {"needs", needs_section(result)},
            {"gains", gains_section(result)},
            {"money", money_section(result)},
            {"actors", actors_section(result)},
            {"measures", measures_section(result, model.phases())},
            {"network", network_section(result)},
            {"life_line", life_line_section(result)},
            {"sweep", sweep.empty() ? Json() : sweep_section(result, sweep)},
            {"method", method_section(result, parameters)}};
}

/// JSON that may stand within a <script>: no "<" that could end it.
std::string embeddable(const Json& json)
{
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string out;
    out.reserve(text.size());
    for (const char c : text)
        if (c == '<')
            out += "\\u003c";
        else
            out += c;
    return out;
}

/// Whether a file is a page as this program writes it.
bool is_page(const std::filesystem::path& file)
{
    const auto begins = page_before_data.substr(0, page_before_data.find('\n'));
    std::string there(begins.size(), '\0');
    std::ifstream(file, std::ios::binary).read(there.data(), static_cast<std::streamsize>(there.size()));
    return there == begins;
}

int write_report(const sim::Model& model, const options::variables_map& given, const std::string& path)
{
    namespace fs = std::filesystem;
    if (page_before_data.empty())
        throw sim::RunError("qiao report: this program was built without the chart library, " +
                            std::string(chart_library) +
                            " (Apache ECharts). Install npm, through which the build gets "
                            "it, or give the package as a file: cmake --preset release [-DQIAO_ECHARTS=FILE.tgz]; then "
                            "build again");
    const Recorded result(path);
    fs::path out(given.count("out") ? given["out"].as<std::string>() : fs::path(path).filename().string());
    if (!given.count("out")) {
        if (out.extension() == ".partial") out.replace_extension();
        out.replace_extension(".html");
    }
    std::error_code ignored;
    if (fs::is_directory(out, ignored))
        throw sim::InputError(out.string() + ": is a folder; choose the name of a file with --out");
    if (fs::equivalent(out, path, ignored))
        throw sim::InputError(out.string() + ": is the result itself; choose another name with --out");
    if (fs::exists(out, ignored)) {
        if (!given.count("force"))
            throw sim::InputError(
                out.string() + ": there is a file already; choose another name with --out, or replace it with --force");
        if (!is_page(out))
            throw sim::InputError(out.string() + ": is no page, which alone --force replaces; choose another name with "
                                                 "--out, or remove it");
    }
    const std::string sweep = given.count("sweep") ? given["sweep"].as<std::string>() : "";
    if (!sweep.empty() && fs::equivalent(out, sweep, ignored))
        throw sim::InputError(out.string() + ": is the sweep itself; choose another name with --out");
    const std::string data = embeddable(all_sections(result, model, sweep));
    // A page that finds no room leaves nothing behind, and what it was to replace as it was.
    try {
        sim::NewFile file(out.string());
        std::ofstream page(file.partial(), std::ios::binary);
        page << page_before_data << data << page_after_data;
        page.close();
        if (!page) throw sim::RunError(out.string() + ": could not be written to its end; is the disk full?");
        file.publish(given.count("force") > 0);
    } catch (const std::system_error& refused) {
        throw sim::InputError(out.string() + ": cannot be written: " + refused.code().message() +
                              "; choose another place with --out");
    }
    std::cout << "Written to " << out.string() << "; open it in a browser\n";
    return 0;
}

} // namespace

sim::cli::Verb report_verb(const sim::Model& model)
{
    sim::cli::Verb verb{"report",
                        "RESULT.h5",
                        "one self-contained page with charts, in Chinese and English",
                        options::options_description("Options"),
                        [&model](const options::variables_map& given, const std::string& path) {
                            return write_report(model, given, path);
                        },
                        true};
    verb.options.add_options()("out", options::value<std::string>(), "the page (default: RESULT.html)")(
        "sweep", options::value<std::string>(),
        "what `qiao sweep` wrote of the same scenario: the page then says what the answer hangs on")(
        "force", "replace an existing page");
    return verb;
}

} // namespace report
