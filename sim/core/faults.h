/// Faults in the user's input, collected so that all of them are shown at once.
#pragma once

#include "sim/core/said.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A parameter or a group as dotted path: as it once was written, and as it is called now.
struct Renamed {
    std::string was, now;
};
using Renames = std::vector<Renamed>;

/// Where a piece of input was written. `line` and `column` count from 1; 0 means "the file as a whole".
struct Origin {
    std::string file;
    int line = 0;
    int column = 0;
    /// What is written there under an old key; null where nothing is.
    std::shared_ptr<const Renames> renamed = nullptr;

    /// "file:line", "file" or "" as far as known.
    std::string text() const;
};

/// One thing that is wrong: where, in which key, what, and what is allowed or how to mend it.
struct Fault {
    Origin origin;
    std::string key;
    Said problem;
    Said remedy;

    /// "file:line: key: what is wrong; what is allowed". A key that was written otherwise is told as written, too.
    std::string text(Language language = Language::english) const;
};

/// The faults found so far. Readers add to it and go on; the caller decides when to stop.
class Faults {
  public:
    void add(Origin origin, std::string key, Said problem, Said remedy = {});
    /// Adds all of another's.
    void add(const Faults& others) { list_.insert(list_.end(), others.list_.begin(), others.list_.end()); }
    /// Adds the faults of a table's cells, in any number: those that say the same of the same column become one at
    /// their first line that tells the others; of a column (the key) at most `most` are told, the rest are counted.
    void add_by_column(const Faults& found, std::size_t most = 8);
    bool empty() const { return list_.empty(); }
    const std::vector<Fault>& list() const { return list_; }
    /// Throws InputError when there is any fault.
    void stop_if_any() const;

  private:
    std::vector<Fault> list_;
};

/// The input or the command line is wrong (exit code 2). The message has one fault a line, in language(); what is said
/// in Chinese, too, is told in both where that is English: whose list is Chinese may have no Chinese system.
class InputError : public std::runtime_error {
  public:
    explicit InputError(const std::vector<Fault>& faults);
    explicit InputError(const std::string& message) : std::runtime_error(message) {}
};

/// The run itself failed (exit code 1): the disk is full, the books do not balance, …
class RunError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Text that others wrote, as it may stand in a line of a message: control characters are escaped (\x1B, line ends
/// too), and what is longer than `most` bytes loses its middle. Whole UTF-8 characters stay whole.
std::string printable(std::string_view text, std::size_t most = 400);

/// "on 12 lines: 3, 5, 6, 9, …": the number of some lines of a file, and the first few.
Said lines_text(const std::vector<int>& lines);

/// The words with commas between.
std::string joined(const std::vector<std::string>& words);

/// The one of `known` that is nearest to `word`; null when none is close.
const std::string* nearest(const std::string& word, const std::vector<std::string>& known);
/// "did you mean 'x'?" when one of `known` is close to `word`, otherwise "".
std::string did_you_mean(const std::string& word, const std::vector<std::string>& known);
/// The same, or "allowed: …" with all of them when none is close.
std::string suggestion(const std::string& word, const std::vector<std::string>& known);

} // namespace sim
