// Files beside the database: written whole or not at all, and a lock that keeps a second
// program out. Failures are thrown as Failure. SQLite's own file is not touched here.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace runtime::storage {

// The detail of `bad_value` where a new file would have a name that is_name_beside().
inline constexpr std::string_view name_beside = "name beside";

// A path with something added to the name: FILE -> FILE.keys.
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& file, std::string_view suffix);

// Something of this name, a link that leads nowhere too.
[[nodiscard]] bool is_there(const std::filesystem::path& file);

// A name that a store of another name would take for a file of its own (FILE.keys, FILE.restored, …), or
// whose own files it would: nothing new is written under it.
[[nodiscard]] bool is_name_beside(const std::filesystem::path& file);

// What a link leads to, so that a store has one name: its keys lie beside it, and what is written anew takes
// its place there. A link that leads nowhere, and whatever is no link, as it is.
[[nodiscard]] std::filesystem::path behind_links(const std::filesystem::path& file);

// What a killed program left under this name goes, if there is anything. `in_the_way` where that is a folder.
void remove_leftover(const std::filesystem::path& file);

// The whole of a small file; `damaged` when it is larger than `size_max`.
[[nodiscard]] std::string read_whole(const std::filesystem::path& file, std::size_t size_max);

// A new file of mode 0600 with this content, on the disk when it returns.
void write_new(const std::filesystem::path& file, std::string_view content);
// Renames within a folder, and waits until the folder is on the disk.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);
// A new file of mode 0600, written piece by piece; removed again unless it was finished.
class NewFile {
  public:
    explicit NewFile(std::filesystem::path file);
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile();
    void write(std::span<const unsigned char> bytes);
    void finish();  // on the disk when it returns

  private:
    std::filesystem::path file_;
    int descriptor_ = -1;
    bool finished_ = false;
};
// Whoever reads `file`, at whatever moment the power fails, finds the old or the new content.
void replace_durably(const std::filesystem::path& file, std::string_view content);

// Held while it or a copy() lives; ends with the process, however that ends.
class FileLock {
  public:
    // Makes the file if need be; `in_use` when another program has it, `read_only` when the
    // folder cannot be written.
    explicit FileLock(const std::filesystem::path& file);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();
    // The same hold, which then ends when both are gone.
    [[nodiscard]] FileLock copy() const;

  private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

}  // namespace runtime::storage
