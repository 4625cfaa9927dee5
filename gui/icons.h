// The icons, by what they mean; the values are code points of Material Icons.
// All lie in the Basic Multilingual Plane: ImGui's characters are 16 bits wide.
#pragma once

#include <array>
#include <cstdint>

namespace gui {

enum class Icon : std::uint16_t {
    none = 0,
    add = 0xE145,
    aggregates = 0xE26B,
    arrow_back = 0xE5C4,
    arrow_forward = 0xE5C8,
    arrow_up = 0xE5D8,
    assignment = 0xE85D,
    backspace = 0xE14A,
    chat = 0xE0B7,
    check = 0xE5CA,
    check_circle = 0xE86C,
    chevron_down = 0xE5CF,
    chevron_left = 0xE5CB,
    chevron_right = 0xE5CC,
    close = 0xE5CD,
    contrast = 0xE427,
    document = 0xE873,
    download = 0xE2C4,
    edit = 0xE3C9,
    error = 0xE000,
    file = 0xE24D,
    filter = 0xE152,
    flag = 0xE153,
    healing = 0xE3F3,
    heart = 0xE87E,
    help = 0xE8FD,
    hide = 0xE8F5,
    history = 0xE889,
    home = 0xE88A,
    hospital = 0xE548,
    info = 0xE88E,
    keyboard_caps = 0xE318,
    keyboard_enter = 0xE31B,
    keyboard_hide = 0xE31A,
    language = 0xE894,
    lock = 0xE897,
    logout = 0xE9BA,
    more = 0xE5D4,
    pause = 0xE034,
    people = 0xE7FB,
    person = 0xE7FD,
    person_add = 0xE7FE,
    print = 0xE8AD,
    schedule = 0xE8B5,
    search = 0xE8B6,
    settings = 0xE8B8,
    shield = 0xE8E8,
    show = 0xE8F4,
    speaker = 0xE050,
    table = 0xE265,
    tablet = 0xE330,
    text_size = 0xE262,
    usb = 0xE1E0,
    warning = 0xE002,
};

// All but none, so that the atlas can have them before a page needs one: a new icon belongs here too.
inline constexpr std::array every_icon{
    Icon::add,           Icon::aggregates,   Icon::arrow_back,    Icon::arrow_forward,
    Icon::arrow_up,      Icon::assignment,   Icon::backspace,     Icon::chat,
    Icon::check,         Icon::check_circle, Icon::chevron_down,  Icon::chevron_left,
    Icon::chevron_right, Icon::close,        Icon::contrast,      Icon::document,
    Icon::download,      Icon::edit,         Icon::error,         Icon::file,
    Icon::filter,        Icon::flag,         Icon::healing,       Icon::heart,
    Icon::help,          Icon::hide,         Icon::history,       Icon::home,
    Icon::hospital,      Icon::info,         Icon::keyboard_caps, Icon::keyboard_enter,
    Icon::keyboard_hide, Icon::language,     Icon::lock,          Icon::logout,
    Icon::more,          Icon::pause,        Icon::people,        Icon::person,
    Icon::person_add,    Icon::print,        Icon::schedule,      Icon::search,
    Icon::settings,      Icon::shield,       Icon::show,          Icon::speaker,
    Icon::table,         Icon::tablet,       Icon::text_size,     Icon::usb,
    Icon::warning};

enum class IconSize { small, medium, large, huge };  // 20, 24, 32, 60 dp

}  // namespace gui
