/// The name of a result that is to be written: checked before anything is simulated, and held by one run alone.
#pragma once

#include <memory>
#include <string>

namespace sim::store {

/// Holds the name of a result for one run, from its construction until the last copy is gone: by an exclusive lock on
/// a file beside it, `path` + ".lock", which dies with its process however that ends. Where the file system knows no
/// locks, names are not held.
class ResultPlace {
  public:
    /// What becomes of a result that stands there already.
    enum class Existing { refused, replaced, continued };

    /// Follows a link to the file that it names. Throws RunError when no result can be written there (no such folder,
    /// no permission, a folder, a device, a link to nothing), and InputError when another run is writing it (and, where
    /// it is to be continued, does not end within some seconds), when a
    /// result is there that is not to be replaced, or something that is no result. What a run that was killed left
    /// under `path` + ".partial" goes, and notice() says so, unless it is to be continued; what it left under
    /// `path` + ".packed" or ".resumed" goes without a word: all that is in it stands in another file as well.
    ResultPlace(const std::string& path, Existing existing = Existing::replaced);

    /// Where the finished result will stand.
    const std::string& path() const;
    /// Where it is written while something else stands there.
    std::string partial_path() const { return path() + ".partial"; }
    /// Where a result that goes on from another is written until it has all that the other has.
    std::string resumed_path() const { return path() + ".resumed"; }
    /// The result to go on from: one that stands at path(), or that a run was to replace it by; "" where there is none,
    /// or nothing is to be continued.
    const std::string& source() const { return source_; }
    /// Where it is packed once all is recorded.
    std::string packed_path() const { return path() + ".packed"; }
    /// What was taken away because a run that was stopped had left it; or "".
    const std::string& notice() const { return notice_; }

  private:
    class Held;
    std::shared_ptr<const Held> held_;
    std::string notice_, source_;
};

} // namespace sim::store
