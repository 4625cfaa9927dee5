#include "instruments/file.h"

#include <fmt/format.h>
#include <sodium.h>
#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "instruments/xml_scan.h"

namespace instruments {

namespace {

tl::unexpected<Problems> refuse(const std::filesystem::path& file, std::string sentence) {
    return tl::unexpected(Problems{{Severity::error, {file.string(), 0, 0}, std::move(sentence)}});
}

}  // namespace

tl::expected<std::string, Problems> read_file(const std::filesystem::path& file) {
    std::error_code failure;
    const auto status = std::filesystem::status(file, failure);
    if (!std::filesystem::exists(status)) return refuse(file, "there is no such file");
    if (!std::filesystem::is_regular_file(status)) return refuse(file, "this is not a regular file");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return refuse(file, "the file cannot be opened");
    // One byte more than it has, or than is allowed: what grows while it is read is seen, and refused.
    const std::uintmax_t size = std::filesystem::file_size(file, failure);
    if (failure) return refuse(file, "the file cannot be read");
    std::string bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(size, most_bytes)) + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (stream.bad()) return refuse(file, "the file cannot be read");
    const auto read = static_cast<std::size_t>(stream.gcount());
    if (read > most_bytes) return refuse(file, fmt::format("the file is larger than {} bytes", most_bytes));
    if (read == bytes.size()) return refuse(file, "the file grew while it was read: try it again");
    bytes.resize(read);
    return bytes;
}

std::string digest_of(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    static_assert(crypto_generichash_BYTES == 32);
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size(), nullptr, 0);
    std::string hex;
    hex.reserve(digest.size() * 2);
    for (const unsigned char byte : digest)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

}  // namespace instruments
