#include "runtime/practice.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "runtime/acceptance.h"
#include "runtime/kiosk.h"
#include "runtime/practice_clients.h"
#include "runtime/storage/store.h"

namespace runtime {

using storage::Role;
using storage::Secret;
using storage::Store;
using storage::Stored;
using storage::StoreError;
using storage::StoreFile;

namespace {

constexpr const char* folder_prefix = "screening-practice-";
constexpr const char* lock_name = "alive";

constexpr std::array sites{"Quận Giả Định (invented)/Phường 1", "Quận Giả Định (invented)/Phường 2"};

// So that whoever practises sees where a client reads it. Invented, and nobody's number.
using SiteText = storage::SiteWords;
const std::array contacts{SiteText{SiteText::Kind::contact, "", "vi",
                                   "Điểm hỗ trợ giả định, số 0 đường Giả Định, điện thoại 0000 000 000"},
                          SiteText{SiteText::Kind::contact, "", "en",
                                   "Invented support point, 0 Invented Street, telephone 0000 000 000"}};

bool usable(const std::filesystem::path& folder) {
    return !folder.empty() && access(folder.c_str(), R_OK | W_OK | X_OK) == 0;
}

// Memory before disk: what is never written need not be wiped.
std::filesystem::path place_for_folders() {
    // The window has one thread yet, and nobody sets the environment.
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");  // NOLINT(concurrency-mt-unsafe)
    if (runtime != nullptr && usable(runtime)) return runtime;
    if (usable("/dev/shm")) return "/dev/shm";
    std::error_code none;
    return std::filesystem::temp_directory_path(none);
}

// Held: the program that made this folder still runs. Nothing: it was killed, or is not a folder of ours.
int take_lock(const std::filesystem::path& folder, int flags) {
    const int lock = open((folder / lock_name).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (lock < 0) return -1;
    if (flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
    close(lock);
    return -1;
}

void clear_away_dead(const std::filesystem::path& within) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(within, error)) {
        if (!entry.path().filename().string().starts_with(folder_prefix)) continue;
        struct stat status{};
        if (lstat(entry.path().c_str(), &status) != 0 || !S_ISDIR(status.st_mode) ||
            status.st_uid != getuid()) {
            continue;
        }
        const int lock = take_lock(entry.path(), 0);
        if (lock < 0) continue;
        std::filesystem::remove_all(entry.path(), error);
        close(lock);
    }
}

tl::unexpected<StoreError> cannot(StoreError::Kind kind, const char* where) {
    return tl::unexpected(StoreError{kind, where});
}

// Somebody stopped after a few questions, so that there is something to go on with.
Stored<void> leave_one_half_way(const std::filesystem::path& file, const Catalog& catalog,
                                const Clock& clock) {
    const CatalogEntry* entry = catalog.find("dass-21");
    if (entry == nullptr) return {};
    auto kiosk = Kiosk::start(file, catalog, clock);
    if (!kiosk) return tl::unexpected(kiosk.error());
    auto opened = kiosk->open_job("coordinator", std::make_shared<Secret>(practice_passphrase))();
    if (!opened) return tl::unexpected(opened.error());
    kiosk->signed_in(std::move(*opened));
    const NewSession wish{.client = "INVENTED-3",
                          .instruments = {entry->instrument.full_id()},
                          .mode = instruments::Mode::staff,
                          .language = "vi",
                          .site = sites[0]};
    if (!kiosk->begin(wish) || !kiosk->agree()) return cannot(StoreError::Kind::wrong_state, "practice");
    constexpr int answered = 6;
    for (int i = 0; i < answered;) {
        const Page page = kiosk->page();
        if (page.kind == Page::Kind::questions) {
            const auto choice = static_cast<std::uint8_t>(i % 3);
            if (kiosk->apply(SetAnswer{page.questions.front().item, instruments::Chosen{choice}})) break;
            ++i;
        }
        if (kiosk->apply(Next{})) break;
    }
    if (!kiosk->leave()) return cannot(StoreError::Kind::wrong_state, "practice");
    return {};
}

}  // namespace

PracticeFolder::PracticeFolder(PracticeFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {
    other.path_.clear();
}

PracticeFolder::~PracticeFolder() {
    if (path_.empty()) return;
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
    if (lock_ >= 0) close(lock_);
}

Stored<PracticeFolder> PracticeFolder::make(const std::filesystem::path& within) {
    const std::filesystem::path place = within.empty() ? place_for_folders() : within;
    clear_away_dead(place);
    std::string name = (place / (std::string(folder_prefix) + "XXXXXX")).string();
    if (mkdtemp(name.data()) == nullptr) return cannot(StoreError::Kind::read_only, "mkdtemp");
    const int lock = take_lock(name, O_CREAT);
    if (lock < 0) {
        std::error_code ignored;
        std::filesystem::remove_all(name, ignored);
        return cannot(StoreError::Kind::io, "lock of the practice folder");
    }
    return PracticeFolder(name, lock);
}

Stored<void> make_practice_store(const std::filesystem::path& file, const Catalog& catalog,
                                 const Clock& clock) {
    const Secret passphrase(practice_passphrase);
    const storage::Moment now = clock.now();
    {
        auto made = StoreFile::create(file, "supervisor", passphrase, storage::Purpose::practice, now);
        if (!made) return tl::unexpected(made.error());
        auto store = Store::open(*made, "supervisor", passphrase);
        if (!store) return tl::unexpected(store.error());
        const std::vector<storage::Site> everywhere(sites.begin(), sites.end());
        Stored<void> done;
        for (const char* site : sites) {
            if (done) done = store->add_site(site, now);
        }
        if (done) done = store->set_site_words(contacts, now);
        if (done) done = store->add_staff("coordinator", Role::coordinator, everywhere, passphrase, now);
        if (done) done = store->add_staff("evaluator", Role::evaluator, everywhere, passphrase, now);
        for (const CatalogEntry* entry : catalog.all()) {
            if (done) done = store->accept(ref_of(entry->instrument), digests_of(*entry), now);
        }
        if (done) done = add_practice_clients(*store, catalog, clock, sites[0], sites[1]);
        if (!done) return done;
    }
    return leave_one_half_way(file, catalog, clock);
}

}  // namespace runtime
