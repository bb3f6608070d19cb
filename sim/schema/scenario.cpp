#include "sim/schema/scenario.h"

namespace sim::schema {

void Target::check(const Node& node, const std::string& path, Faults& faults) const
{
    if (low <= -open && high >= open)
        faults.add(node.origin, path, "has no end", "low, high or both");
    else if (low > high)
        faults.add(node.find("low") ? node.find("low")->origin : node.origin, path + ".low",
                   "'" + low.text() + "' lies above high", "at most " + high.text());
}

void Fact::check(const Node& node, const std::string& path, Faults& faults) const
{
    const std::pair<const Text*, const char*> needed[] = {{&en, "a sentence in English"},
                                                          {&zh, "a sentence in Chinese"},
                                                          {&source, "where the fact was found"},
                                                          {&figure, "GROUP/VARIABLE, see qiao describe output"}};
    for (const auto& [text, remedy] : needed)
        if (text->value().empty()) faults.add(node.origin, path + "." + text->name(), "is missing", remedy);
    if (!node.find("target")) faults.add(node.origin, path + ".target", "is missing", "{low: …, high: …, unit: …}");
    if (as.as<ToldAs>() == ToldAs::relative && since == 0 && against.value().empty())
        faults.add(node.find("as")->origin, path + ".as", "is relative to nothing", "name `since` or `against`");
    if (as.as<ToldAs>() == ToldAs::relative && times != 1)
        faults.add(node.find("times")->origin, path + ".times", "changes nothing of what is relative", "leave it out");
    if (prediction && !fitted.values().empty())
        faults.add(node.find("prediction")->origin, path + ".prediction", "cannot be: parameters were fitted to it",
                   "fitted or prediction");
    const bool divided = !per.values().empty(), spreads = !spread.value().empty();
    if ((divided || spreads) && against.value().empty())
        faults.add(node.find(divided ? "per" : "spread")->origin, path + (divided ? ".per" : ".spread"),
                   "divides the difference between two arms", "name `against`");
    if (divided + spreads + (as.as<ToldAs>() == ToldAs::relative) > 1)
        faults.add(node.origin, path, "divides a difference twice", "one of `per`, `spread` and `as: relative`");
}

} // namespace sim::schema
