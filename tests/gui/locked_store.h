// An invented practice store, and the window on it when it is started: for tests that damage the store
// before.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "gui/app.h"
#include "runtime/practice.h"
#include "runtime/storage/store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/touch.h"

namespace tests {

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_over(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

// An invented practice store that is locked at sign-in.
struct Locked {
    Locked() { REQUIRE(runtime::make_practice_store(file, catalog, clock)); }

    void start() {
        auto kiosk = runtime::Kiosk::start(file, catalog, clock);
        REQUIRE(kiosk);
        surface.resize(1280, 800);
        app.emplace(std::move(*kiosk), surface,
                    [](const std::function<void()>& work, const std::function<void()>& then) {
                        work();
                        then();
                    });
        hands.emplace(surface, [this](gui::Frame& frame) { app->draw(frame); });
    }
    void sign_in(const std::string& name = "coordinator") {
        hands->tap("staff." + name);
        hands->type("practice practice practice practice");
        hands->tap("sign-in");
    }
    bool shows_trouble() { return surface.control("again") != nullptr; }

    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "store.db";
    runtime::Catalog catalog = runtime::Catalog::load(source_dir() + "/instruments");
    ManualClock clock;
    gui::Surface surface;
    std::optional<gui::App> app;
    std::optional<Hands> hands;
};

}  // namespace tests
