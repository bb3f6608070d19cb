#include "sim/random/key.h"

namespace sim {

void draw_batch(Randomness randomness, Process process, std::span<const std::uint32_t> entities, int month,
                std::uint32_t* const words[4])
{
    const std::uint32_t* __restrict entity = entities.data();
    std::uint32_t* __restrict w0 = words[0];
    std::uint32_t* __restrict w1 = words[1];
    std::uint32_t* __restrict w2 = words[2];
    std::uint32_t* __restrict w3 = words[3];
    const std::uint32_t when = static_cast<std::uint32_t>(month) & 0xffffu;
    // Philox4x32-10, written out over plain integers because the library's arrays keep g++ from vectorising.
#pragma GCC ivdep
    for (std::size_t i = 0; i < entities.size(); ++i) {
        std::uint32_t c0 = process.number, c1 = entity[i], c2 = 0, c3 = when;
        std::uint32_t k0 = randomness.seed, k1 = randomness.replicate;
        for (int round = 0; round < 10; ++round) {
            const std::uint64_t p0 = std::uint64_t{0xD2511F53u} * c0;
            const std::uint64_t p1 = std::uint64_t{0xCD9E8D57u} * c2;
            c0 = static_cast<std::uint32_t>(p1 >> 32) ^ c1 ^ k0;
            c1 = static_cast<std::uint32_t>(p1);
            c2 = static_cast<std::uint32_t>(p0 >> 32) ^ c3 ^ k1;
            c3 = static_cast<std::uint32_t>(p0);
            k0 += 0x9E3779B9u;
            k1 += 0xBB67AE85u;
        }
        w0[i] = c0;
        w1[i] = c1;
        w2[i] = c2;
        w3[i] = c3;
    }
}

} // namespace sim
