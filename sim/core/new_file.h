/// A file that gets its name when it is whole.
#pragma once

#include <string>

namespace sim {

/// Written beside `path` under a name that no other process uses, and gone with its owner unless it was published.
class NewFile {
  public:
    /// Creates the file. Throws std::system_error.
    explicit NewFile(std::string path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    /// Where it is written.
    const std::string& partial() const { return partial_; }
    /// Gives it its name; over what stands there only if so wished. Throws std::system_error, EEXIST among others.
    void publish(bool replace);

  private:
    std::string path_, partial_;
    bool published_ = false;
};

} // namespace sim
