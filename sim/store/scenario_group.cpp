#include "sim/store/scenario_group.h"

#include "sim/store/file_layout.h"
#include "sim/store/format.h"

namespace sim::store {

void write_scenario(hid_t file, const Header& header)
{
    GroupFile scenario(file, "scenario", "what was simulated, as text");
    std::vector<std::string> names, texts;
    for (const auto& [name, text] : header.scenario_files) {
        names.push_back(name);
        texts.push_back(text);
    }
    scenario.add_bare_axis("file", names.size());
    scenario.add_texts("file_name", "name of the file", "file", names);
    scenario.add_texts("file_text", "the file as written", "file", texts);
    scenario.add_axis(arm_axis.name, arm_axis.meaning, header.arms);
    const auto of_arms = [&](const char* name, const char* meaning, std::vector<std::string> values) {
        values.resize(header.arms.size());
        scenario.add_texts(name, meaning, arm_axis.name, values);
    };
    of_arms("effective", "all parameters of the arm, as used", header.effective_scenarios);
    of_arms("arm_title", "what the arm is called; empty where the scenario does not say", header.arm_titles);
    of_arms("arm_title_zh", "the same in Chinese", header.arm_titles_zh);
    of_arms("found", "what the run found for the arm before it began, such as equal budgets, as YAML; or empty",
            header.found);
    scenario.add_bare_axis("setting", header.settings.size());
    scenario.add_texts("setting_text", "path=value, as the command line set it; the later over the earlier", "setting",
                       header.settings);
    scenario.add_bare_axis("table", header.tables.size());
    names.clear();
    texts.clear();
    for (const auto& [name, digest] : header.tables) {
        names.push_back(name);
        texts.push_back(digest);
    }
    scenario.add_texts("table_name", "name of a table that the scenario names", "table", names);
    scenario.add_texts("table_digest", "SHA-256 of its bytes, as sha256sum prints it", "table", texts);
}

} // namespace sim::store
