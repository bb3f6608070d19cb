#include "sim/core/sha256.h"

#include "sim/core/faults.h"

#include <openssl/evp.h>

#include <array>

namespace sim {

std::string sha256(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw RunError("OpenSSL gives no SHA-256");
    std::string out;
    for (unsigned i = 0; i < length; ++i)
        for (const unsigned digit : {digest[i] / 16u, digest[i] % 16u}) out += "0123456789abcdef"[digit];
    return out;
}

} // namespace sim
