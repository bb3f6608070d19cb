#include "sim/core/said.h"

#include <cstdlib>
#include <optional>

namespace sim {

namespace {

std::optional<Language>& chosen()
{
    static std::optional<Language> language;
    return language;
}

} // namespace

Language language()
{
    if (chosen()) return *chosen();
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(variable); value && *value)
            return std::string(value).starts_with("zh") ? Language::chinese : Language::english;
    return Language::english;
}

void set_language(Language language)
{
    chosen() = language;
}

} // namespace sim
