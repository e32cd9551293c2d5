#include "base/sha256.h"

#include "base/readfile.h"
#include "base/text.h"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

namespace tessera {

struct Sha256::State {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_state(std::make_unique<State>()) { EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr); }

Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::byte> bytes) { EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size()); }

std::string Sha256::hex()
{
    std::array<unsigned char, 32> digest{};
    EVP_DigestFinal_ex(m_state->context, digest.data(), nullptr);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Result<std::string> sha256OfFile(const std::filesystem::path &path)
{
    if (const Result<int64_t> size = checkedFileSize(path); !size)
        return passOn(size.error());
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file)
        return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno));
    Sha256 hash;
    std::vector<std::byte> buffer(1 << 20);
    for (;;) {
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get());
        hash.add(std::span(buffer).first(count));
        if (count < buffer.size())
            break;
    }
    if (std::ferror(file.get()))
        return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno));
    return hash.hex();
}

} // namespace tessera
