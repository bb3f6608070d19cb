/// Random numbers by key. A draw is a function of (seed, replicate, process, entity, other entity, month, draw number)
/// and of nothing else: no order, no thread and no other mechanism changes it, and all arms of a scenario share it
/// (Salmon et al. 2011, counter-based generators).
#pragma once

#include "sim/core/hot_math.h"

#include <Random123/philox.h>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace sim {

/// A named purpose of draws, e.g. `inline constexpr Process illness{"illness", "persons"};`. The name is the identity:
/// two processes draw independently, and adding one changes no other's draws.
struct Process {
    std::string_view name;
    std::string_view of; ///< the table whose rows draw, by their keys; empty for what draws alone
    std::uint32_t number;

    constexpr explicit Process(std::string_view text, std::string_view whose = {})
        : name(text), of(whose), number(2166136261u)
    {
        for (const char c : text) number = (number ^ static_cast<unsigned char>(c)) * 16777619u; // FNV-1a
    }
};

/// The world that draws belong to: one replicate of one seed.
struct Randomness {
    std::uint32_t seed = 0;
    std::uint32_t replicate = 0;
};

/// The draws of one part of a world whose entities are numbered on their own (a county of a country). The first part's
/// are the world's.
inline Randomness of_part(Randomness world, std::uint32_t part)
{
    if (part == 0) return world;
    return {r123::Philox4x32()({{part, 0, 0, 0}}, {{world.seed, 0x7061727430u & 0xffffffffu}})[0], world.replicate};
}

/// Who draws, when: an entity, possibly together with a second one (a pair), in a month of the run.
struct Who {
    std::uint32_t entity = 0;
    std::uint32_t other = 0;
};

/// A draw, as it was begun: whose, for what, and the first number.
struct Draw {
    Process process;
    Who who;
    float uniform = 0;
};

namespace random_detail {
/// Where this thread's draws are noted while somebody listens.
inline constinit thread_local std::vector<Draw>* noted = nullptr;

using Philox = r123::Philox4x32;

inline Philox::ctr_type counter(Process process, Who who, std::uint32_t month, std::uint32_t draw_block)
{
    return {{process.number, who.entity, who.other, (draw_block << 16) | (month & 0xffffu)}};
}
inline Philox::key_type key(Randomness randomness)
{
    return {{randomness.seed, randomness.replicate}};
}
} // namespace random_detail

/// A standard uniform random bit generator over the draws of one key: Boost.Random's distributions take it.
/// Holds up to 4 × 65,536 draws; making one costs nothing until the first draw.
class Stream {
  public:
    using result_type = std::uint32_t;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return 0xffffffffu; }

    Stream(Randomness randomness, Process process, Who who, int month)
        : key_(random_detail::key(randomness)),
          counter_(random_detail::counter(process, who, static_cast<std::uint32_t>(month), 0))
    {
        if (random_detail::noted) [[unlikely]]
            random_detail::noted->push_back({process, who, hot::unit(random_detail::Philox()(counter_, key_)[0])});
    }

    result_type operator()()
    {
        if (used_ == 4) {
            block_ = random_detail::Philox()(counter_, key_);
            counter_[3] += 1u << 16;
            used_ = 0;
        }
        return block_[used_++];
    }
    /// Uniform in (0, 1).
    float uniform() { return hot::unit((*this)()); }
    /// Standard normal.
    float normal() { return hot::normal_quantile(uniform()); }

  private:
    random_detail::Philox::key_type key_;
    random_detail::Philox::ctr_type counter_;
    random_detail::Philox::ctr_type block_{};
    unsigned used_ = 4;
};

/// Notes all draws of this thread while it lives.
class DrawsHeard {
  public:
    DrawsHeard() : before_(std::exchange(random_detail::noted, &draws_)) {}
    ~DrawsHeard() { random_detail::noted = before_; }
    DrawsHeard(const DrawsHeard&) = delete;
    DrawsHeard& operator=(const DrawsHeard&) = delete;

    /// Those since it was asked last.
    std::vector<Draw> take() { return std::exchange(draws_, {}); }

  private:
    std::vector<Draw> draws_, *before_;
};

} // namespace sim
