// For readers of whole files: a folder in memory that goes with the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

namespace fuzz {

namespace fs = std::filesystem;

class Folder {
  public:
    Folder() {
        const fs::path memory("/dev/shm");
        const fs::path place = fs::exists(memory) ? memory : fs::temp_directory_path();
        std::string pattern = (place / "kiosk-fuzz-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) std::abort();
        path_ = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    [[nodiscard]] const fs::path& path() const { return path_; }

    using Files = std::map<std::string, std::string>;  // by name

    [[nodiscard]] Files files() const {
        Files files;
        for (const auto& entry : fs::directory_iterator(path_))
            files[entry.path().filename().string()] = read(entry.path());
        return files;
    }
    // These and no others.
    void set(const Files& files) const {
        for (const auto& entry : fs::directory_iterator(path_)) {
            if (!files.contains(entry.path().filename().string())) fs::remove(entry.path());
        }
        for (const auto& [name, bytes] : files)
            write(path_ / name, bytes);
    }

    static std::string read(const fs::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    static void write(const fs::path& file, std::string_view bytes) {
        std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }

  private:
    fs::path path_;
};

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// The first two bytes say where in the file the others are written, over what is there; from 0xffff on they
// are the whole file.
inline std::string damaged(std::string whole, std::string_view input) {
    if (input.size() < 2) return std::string(input);
    const auto low = static_cast<unsigned char>(input[0]);
    const auto high = static_cast<unsigned char>(input[1]);
    const std::size_t place = low + (std::size_t{high} << 8U);
    const std::string_view bytes = input.substr(2);
    if (place == 0xffff) return std::string(bytes);
    if (whole.size() < place + bytes.size()) whole.resize(place + bytes.size());
    whole.replace(place, bytes.size(), bytes);
    return whole;
}

}  // namespace fuzz
