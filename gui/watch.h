// Tells that an XML file in some folder was written, put in place of another, or taken
// away. Folders are watched and not files, because editors rename a new file over the
// old one. The watch sleeps in the kernel until something happens: nothing is polled.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace gui {

class FolderWatch {
  public:
    // `changed` is called on the watch's own thread, once for a burst of changes. Folders that are
    // not there are left out.
    FolderWatch(const std::vector<std::filesystem::path>& folders, std::function<void()> changed);
    // Not called any more from here on.
    ~FolderWatch();
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

    // False: the system gives no watch (its limit is reached), so nothing will ever be told.
    [[nodiscard]] bool watching() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gui
