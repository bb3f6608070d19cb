/// Messages in English and Chinese, side by side where they are written: a catalogue apart from the code would be one
/// more thing to keep in step, and gettext speaks Chinese only where the system has that locale installed.
#pragma once

#include <string>
#include <utility>

namespace sim {

enum class Language { english, chinese };

/// In which language people are told things: as set_language() says, else after LC_ALL, LC_MESSAGES or LANG, the first
/// that is set: Chinese where it begins with zh.
Language language();
void set_language(Language language);

/// A message; `chinese` is empty where it is said in English only.
struct Said {
    std::string english, chinese;

    Said() = default;
    Said(const char* text) : english(text) {}
    Said(std::string text, std::string in_chinese = {}) : english(std::move(text)), chinese(std::move(in_chinese)) {}

    const std::string& in(Language wanted) const
    {
        return wanted == Language::chinese && !chinese.empty() ? chinese : english;
    }
    bool empty() const { return english.empty(); }
    friend bool operator==(const Said&, const Said&) = default;
    friend std::string operator+(const std::string& before, const Said& said) { return before + said.english; }
};

} // namespace sim
