#include "sim/cli/scenario_folder.h"

#include "sim/experiment/questions.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace sim::cli {

namespace fs = std::filesystem;

namespace {

/// A folder of its own for results that nobody keeps.
class ScratchFolder {
  public:
    ScratchFolder() : path_((fs::temp_directory_path() / "qiao-XXXXXX").string())
    {
        if (!mkdtemp(path_.data())) throw RunError("cannot make a folder in " + fs::temp_directory_path().string());
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    std::string file(const std::string& name) const { return (fs::path(path_) / name).string(); }

  private:
    std::string path_;
};

} // namespace

std::vector<std::string> scenarios_at(const std::string& place)
{
    if (!fs::is_directory(place)) return {place};
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(place))
        if (entry.path().extension() == ".yaml") out.push_back(entry.path().string());
    if (out.empty()) throw InputError(place + ": has no scenarios (*.yaml)");
    std::sort(out.begin(), out.end());
    return out;
}

void check_all(const Models& models, const std::vector<std::string>& scenarios, const run::Request& request,
               const std::function<std::string(const run::Plan&)>& missing)
{
    std::string faults;
    for (const auto& scenario : scenarios) {
        run::Request one = request;
        one.scenario = scenario;
        try {
            if (const std::string fault = missing(experiment::make_plan(models, one)); !fault.empty())
                faults += scenario + ": " + fault + "\n";
        } catch (const InputError& error) {
            faults += std::string(error.what()) + "\n";
        }
    }
    if (!faults.empty()) throw InputError(faults.substr(0, faults.size() - 1));
}

int run_alone(const Models& models, const std::vector<std::string>& scenarios, const FolderOptions& options,
              int (*run)(const Models&, const RunOptions&),
              const std::function<void(const std::string& scenario, const store::ResultReader& result)>& look)
{
    const ScratchFolder scratch;
    int highest = 0;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        if (!options.quiet)
            std::cerr << i + 1 << " of " << scenarios.size() << ": " << fs::path(scenarios[i]).stem().string() << "\n";
        RunOptions one;
        one.request = options.request;
        one.request.scenario = scenarios[i];
        one.out = scratch.file("result.h5");
        one.threads = options.threads;
        one.quiet = true;
        one.existing = store::ResultPlace::Existing::replaced;
        one.kept = false;
        const int code = run(models, one);
        if (code > 1) return code;
        highest = std::max(highest, code);
        look(scenarios[i], store::ResultReader(one.out));
    }
    return highest;
}

std::string alone(const std::string& verb, const std::string& place)
{
    return "qiao " + verb + " " + (fs::is_directory(place) ? place + "/NAME.yaml" : place);
}

std::string without_slash(std::string place)
{
    while (place.size() > 1 && place.back() == '/') place.pop_back();
    return place;
}

} // namespace sim::cli
