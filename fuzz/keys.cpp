// Any bytes as the key file of a store: a keyring, which can be written and read again, or
// a failure that says so; nothing else leaves.
#include <unistd.h>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "runtime/storage/failure.h"
#include "runtime/storage/keyring.h"

namespace {

std::filesystem::path file() {
    const auto folder = std::filesystem::exists("/dev/shm") ? std::filesystem::path("/dev/shm")
                                                            : std::filesystem::temp_directory_path();
    return folder / ("kiosk-fuzz-" + std::to_string(::getpid()) + ".keys");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace runtime::storage;
    const auto path = file();
    const auto write = [&path](std::string_view bytes) {
        std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    };
    write({reinterpret_cast<const char*>(data), size});
    try {
        const Keyring keyring = Keyring::read(path);
        const std::string again = keyring.written();
        write(again);
        assert(Keyring::read(path).written() == again);
    } catch (const Failure& failure) {
        static_cast<void>(failure);
    }
    std::filesystem::remove(path);
    return 0;
}
