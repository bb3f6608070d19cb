#include "models/alleviation/population/list_words.h"

#include "models/alleviation/population/cell_text.h"
#include "models/alleviation/population/register_fields.h"

#include <algorithm>

namespace alleviation {

ListWords::ListWords(const sim::schema::Node& codes, sim::Faults& faults)
{
    using Node = sim::schema::Node;
    const auto& fields = register_fields();
    std::vector<std::string> coded;
    for (const auto& field : fields)
        if (!field.words.empty()) coded.emplace_back(field.name);
    for (const auto& [name, words] : codes.entries) {
        const std::string path = "population.codes." + name;
        const auto field =
            std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.name == name; });
        if (field == fields.end() || field->words.empty()) {
            faults.add(words.origin, path, {"is no column of codes", "不是有固定填法的列"},
                       {sim::suggestion(name, coded), "可用：" + sim::joined(coded)});
            continue;
        }
        if (words.kind != Node::Kind::map) {
            faults.add(words.origin, path, "is no map", "words of the list and what they stand for: {契子: child}");
            continue;
        }
        for (const auto& [word, stands_for] : words.entries) {
            sim::Said problem;
            if (stands_for.kind == Node::Kind::scalar && field->value(cleaned(stands_for.scalar), problem))
                words_[{static_cast<std::size_t>(field - fields.begin()), cleaned(word)}] = cleaned(stands_for.scalar);
            else
                faults.add(
                    stands_for.origin, path + "." + word,
                    {"'" + stands_for.scalar + "' is not a known code", "“" + stands_for.scalar + "”不是已知的填法"},
                    field->allowed());
        }
    }
}

const std::string* ListWords::of(std::size_t field, const std::string& cell) const
{
    const auto at = words_.find({field, cell});
    return at == words_.end() ? nullptr : &at->second;
}

} // namespace alleviation
