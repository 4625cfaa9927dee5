#include "tests/proof/power_cut.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <vector>

#include "tests/support/screening.h"

namespace proof {

namespace fs = std::filesystem;

namespace {

using Kind = Operation::Kind;

constexpr std::size_t sector = 512;

struct Content {
    std::string durable{};
    std::vector<const Operation*> pending{};
};

// Names and contents are two things: a file can be written through and its name still be lost.
struct Name {
    std::shared_ptr<Content> now{};      // none: removed
    std::shared_ptr<Content> durable{};  // none: not there after a cut
};

void put(std::string& file, std::uint64_t at, std::string_view bytes) {
    const auto offset = static_cast<std::size_t>(at);
    if (file.size() < offset + bytes.size()) file.resize(offset + bytes.size(), '\0');
    file.replace(offset, bytes.size(), bytes);
}

void apply(std::string& file, const Operation& operation) {
    if (operation.kind == Kind::write) put(file, operation.at, operation.bytes);
    if (operation.kind == Kind::truncate) file.resize(static_cast<std::size_t>(operation.at), '\0');
}

// Each sector by itself was written or not.
void apply_torn(std::string& file, const Operation& operation, std::minstd_rand& random) {
    if (operation.kind != Kind::write) return;
    const std::string_view bytes = operation.bytes;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.size(), (at / sector + 1) * sector);
        if (random() % 2 == 0) put(file, operation.at + at, bytes.substr(at, end - at));
        at = end;
    }
}

// How the machine behaves in one cut: most cuts are one of the plain ones, which hit hardest.
enum class Temper : std::uint8_t { loses_all, keeps_all, loses_one, keeps_one, anything };

std::string survived(const Content& content, Temper temper, std::minstd_rand& random) {
    std::string file = content.durable;
    auto pending = content.pending;
    const std::size_t one = pending.empty() ? 0 : random() % pending.size();
    if (temper == Temper::anything) std::shuffle(pending.begin(), pending.end(), random);
    for (std::size_t index = 0; index < pending.size(); ++index) {
        switch (temper) {
            case Temper::loses_all:
                break;
            case Temper::keeps_all:
                apply(file, *pending[index]);
                break;
            case Temper::loses_one:
                if (index != one) apply(file, *pending[index]);
                break;
            case Temper::keeps_one:
                if (index == one) apply(file, *pending[index]);
                break;
            case Temper::anything:
                if (const auto luck = random() % 3; luck == 0) {
                    apply(file, *pending[index]);
                } else if (luck == 1) {
                    apply_torn(file, *pending[index], random);
                }
                break;
        }
    }
    return file;
}

class Folder {
  public:
    explicit Folder(const Files& before) {
        for (const auto& [name, bytes] : before) {
            auto content = std::make_shared<Content>(Content{bytes});
            names_[name] = {content, content};
        }
    }

    void happens(const Operation& operation, Syncs syncs) {
        Name& name = names_[operation.file];
        switch (operation.kind) {
            case Kind::create:
                name.now = std::make_shared<Content>();
                break;
            case Kind::write:
            case Kind::truncate:
                if (name.now) name.now->pending.push_back(&operation);
                break;
            case Kind::sync:
                if (name.now && syncs != Syncs::none) sync(*name.now);
                break;
            case Kind::rename:
                names_[operation.bytes].now = std::move(names_[operation.file].now);
                names_[operation.file].now = nullptr;
                break;
            case Kind::remove:
                name.now = nullptr;
                break;
            case Kind::sync_folder:
                if (syncs != Syncs::all) break;
                for (auto& [each, of] : names_)
                    of.durable = of.now;
                break;
            case Kind::mark:
                break;
        }
    }

    [[nodiscard]] Files survivors(std::minstd_rand& random) const {
        const auto temper = static_cast<Temper>(random() % 5);
        Files files;
        for (const auto& [name, of] : names_) {
            const bool newest =
                temper == Temper::keeps_all || (temper != Temper::loses_all && random() % 2 == 0);
            const auto& content = newest ? of.now : of.durable;
            if (content) files[name] = survived(*content, temper, random);
        }
        return files;
    }

  private:
    static void sync(Content& content) {
        for (const Operation* operation : content.pending)
            apply(content.durable, *operation);
        content.pending.clear();
    }

    std::map<std::string, Name> names_;
};

}  // namespace

Files after_power_cut(const Files& before, std::span<const Operation> run, Syncs syncs,
                      std::minstd_rand& random) {
    Folder folder(before);
    for (const Operation& operation : run)
        folder.happens(operation, syncs);
    return folder.survivors(random);
}

Files files_of(const fs::path& folder) {
    Files files;
    for (const auto& entry : fs::directory_iterator(folder))
        files[entry.path().filename().string()] = tests::read_file(entry.path());
    return files;
}

void put_files(const Files& files, const fs::path& folder) {
    fs::remove_all(folder);
    fs::create_directory(folder);
    for (const auto& [name, bytes] : files)
        std::ofstream(folder / name, std::ios::binary) << bytes;
}

}  // namespace proof
