#include "gui/watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

#include "gui/descriptor.h"

namespace gui {
namespace {

// An editor writes, renames and sets times in one go: told once when it has been quiet this long.
constexpr int quiet_milliseconds = 60;
constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;

// Takes what the kernel has to tell; true if any of it is about an XML file.
bool take_changes(int watch) {
    alignas(inotify_event) std::array<char, 4096> bytes{};
    bool any = false;
    for (;;) {
        const ssize_t size = read(watch, bytes.data(), bytes.size());
        if (size <= 0) return any;
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(size);) {
            inotify_event event{};
            std::memcpy(&event, bytes.data() + at, sizeof event);
            // The name is padded with zeros to the length that the event says.
            const char* const name = bytes.data() + at + sizeof event;
            const std::string_view padded(name, event.len);
            any = any || (event.mask & IN_Q_OVERFLOW) != 0 ||
                  padded.substr(0, padded.find('\0')).ends_with(".xml");
            at += sizeof event + event.len;
        }
    }
}

}  // namespace

struct FolderWatch::State {
    explicit State(std::function<void()> told)
        : watch(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)),
          stop(eventfd(0, EFD_CLOEXEC)),
          changed(std::move(told)) {}

    // True: something is there to be read; false: time is up, or it is time to stop.
    bool wait(int milliseconds) {
        std::array<pollfd, 2> both{pollfd{watch.get(), POLLIN, 0}, pollfd{stop.get(), POLLIN, 0}};
        if (poll(both.data(), both.size(), milliseconds) < 0) return errno == EINTR;
        stopped = both[1].revents != 0;
        return !stopped && both[0].revents != 0;
    }

    void run() {
        while (!stopped) {
            const bool told = wait(-1) && take_changes(watch.get());
            if (!told) continue;
            while (wait(quiet_milliseconds)) {
                static_cast<void>(take_changes(watch.get()));
            }
            if (!stopped) changed();
        }
    }

    Descriptor watch;
    Descriptor stop;
    std::function<void()> changed;
    bool stopped = false;  // the thread's own
    bool any = false;      // a folder is watched
    std::jthread thread;
};

FolderWatch::FolderWatch(const std::vector<std::filesystem::path>& folders, std::function<void()> changed)
    : state_(std::make_unique<State>(std::move(changed))) {
    if (state_->watch.get() < 0 || state_->stop.get() < 0) return;
    for (const auto& folder : folders) {
        state_->any |= inotify_add_watch(state_->watch.get(), folder.c_str(), changes) >= 0;
    }
    if (state_->any) state_->thread = std::jthread([state = state_.get()] { state->run(); });
}

FolderWatch::~FolderWatch() {
    const std::uint64_t one = 1;
    static_cast<void>(write(state_->stop.get(), &one, sizeof one) == sizeof one);
}

bool FolderWatch::watching() const {
    return state_->any;
}

}  // namespace gui
