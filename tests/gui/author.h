// An author at a window, with one instrument in one folder: a copy of a shipped one, changed here.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "gui/preview.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/touch.h"

namespace tests {

std::string text_of(const std::filesystem::path& file);
// With `by` wherever `words` stood.
std::string replaced(std::string text, const std::string& words, const std::string& by);

struct Author {
    // Not sound: with an error at every item, which only DASS-21 gets.
    explicit Author(const std::string& name, bool sound = true, gui::Size size = {1280, 800});

    void write(const std::string& text) const;
    void spoil() const;
    void mend() const { write(well); }
    void read_again();
    [[nodiscard]] bool has(std::string_view name) const { return surface.control(name) != nullptr; }
    [[nodiscard]] const runtime::Preview& preview() const { return app->preview(); }

    TemporaryFolder folder;
    std::filesystem::path file;
    std::string well;
    gui::Surface surface;
    std::optional<gui::PreviewApp> app;
    std::optional<Hands> hands;
};

}  // namespace tests
