// For the tests of both methods: keys, and the word that they must make.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "gui/typing/composer.h"
#include "gui/utf8.h"

namespace tests {

struct Typed {
    std::string_view keys;
    std::string_view word;
};

inline std::string made(std::string_view keys, gui::typing::Method method,
                        gui::typing::TonePlacement tones = gui::typing::TonePlacement::old_style) {
    return gui::typing::compose(std::string(keys), {.method = method, .tones = tones});
}

inline void type_all(gui::typing::Method method, std::initializer_list<Typed> table) {
    for (const Typed& typed : table) {
        INFO(typed.keys);
        CHECK(made(typed.keys, method) == typed.word);
    }
}

}  // namespace tests
