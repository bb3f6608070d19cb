/// The parts of an .xlsx file: a ZIP archive of XML files that name one another by relations (ECMA-376, part 2).
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sim::scenario::xlsx {

/// What is wrong with the file, as the end of a sentence.
class Damaged : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Of an element. Names are given without their prefix: relations write `r:id`.
class Attributes {
  public:
    explicit Attributes(const char** pairs) : pairs_(pairs) {}
    std::string_view text(std::string_view name) const;
    int number(std::string_view name, int otherwise) const;

  private:
    const char** pairs_;
};

/// Parses XML; elements are told without their prefix. Throws Damaged where it is none.
void parse(const std::string& xml, const std::function<void(std::string_view, const Attributes&)>& begin,
           const std::function<void(std::string_view)>& end, const std::function<void(std::string_view)>& text);

class Parts {
  public:
    explicit Parts(const std::string& bytes);
    ~Parts();
    /// What a part holds, at most 1 GB.
    std::string text(const std::string& place) const;
    /// The part that `from` ("": the file as a whole) has a relation of a type to, of several the one of an identity;
    /// "" where there is none.
    std::string target(const std::string& from, std::string_view type, std::string_view identity = {}) const;

  private:
    struct Archive;
    std::unique_ptr<Archive> archive_;
};

} // namespace sim::scenario::xlsx
