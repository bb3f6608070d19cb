/// Letters between districts. A district posts while it lives through its month; all letters are delivered between
/// months, in the order of the senders' numbers, so that nothing depends on who ran first.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

namespace sim {

/// What one district sends in a month. Letters are flat bytes, fit to be sent to another process.
template <class Letter>
class Outbox {
    static_assert(std::is_trivially_copyable_v<Letter>);

  public:
    void post(std::uint32_t to, const Letter& letter) { letters_.push_back({to, letter}); }

    struct Envelope {
        std::uint32_t to;
        Letter letter;
    };
    const std::vector<Envelope>& letters() const { return letters_; }
    void clear() { letters_.clear(); }

  private:
    std::vector<Envelope> letters_;
};

/// Hands the letters of all outboxes to `receive(receiver, sender, letter)` and empties the outboxes.
template <class Districts, class Receive>
void deliver_letters(Districts& districts, Receive receive)
{
    for (std::uint32_t sender = 0; sender < districts.size(); ++sender) {
        for (const auto& envelope : districts[sender].outbox.letters()) receive(envelope.to, sender, envelope.letter);
        districts[sender].outbox.clear();
    }
}

} // namespace sim
