#include "gui/surface.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "gui/frame.h"
#include "gui/widgets/keyboard.h"
#include "runtime/private_memory.h"

namespace gui {
namespace {

constexpr int rounds_to_settle = 8;
constexpr float pixels_of_reveal = 24;  // dp kept between what is brought into view and the edge

// Eight bytes at a time: the picture of a page is 150 KB and is hashed for every touch.
std::uint64_t mixed(std::uint64_t hash, const void* data, std::size_t size) {
    const auto* bytes = static_cast<const char*>(data);
    std::uint64_t word = 0;
    for (; size >= sizeof word; size -= sizeof word, bytes += sizeof word) {
        std::memcpy(&word, bytes, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 29;
    }
    word = 0;
    std::memcpy(&word, bytes, size);
    return (hash ^ word ^ size) * 0x9E3779B97F4A7C15U;
}

// What ImGui draws and types is wiped when it lets go of it. The atlas may have been made before:
// both allocators are malloc's.
ImGuiContext* private_context(ImFontAtlas& atlas) {
    ImGui::SetAllocatorFunctions(runtime::private_alloc, runtime::private_free);
    return ImGui::CreateContext(&atlas);
}

}  // namespace

struct Surface::Context {
    explicit Context(ImFontAtlas& atlas) : imgui(private_context(atlas)) {
        ImGui::SetCurrentContext(imgui);
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().LogFilename = nullptr;
        ImGui::GetStyle().CircleTessellationMaxError = 0.15F;
        ImGui::GetStyle().AntiAliasedLinesUseTex = false;
    }
    ~Context() { ImGui::DestroyContext(imgui); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    ImGuiContext* imgui;
};

Surface::Surface() : context_(std::make_unique<Context>(fonts_.atlas())) {}
Surface::~Surface() = default;

void Surface::resize(int pixels_wide, int pixels_high) {
    if (pixels_wide == pixels_wide_ && pixels_high == pixels_high_) return;
    keep_place();
    pixels_wide_ = pixels_wide;
    pixels_high_ = pixels_high;
    stale_ = true;
}

void Surface::set_scale(Scale scale) {
    if (scale == scale_) return;
    keep_place();
    scale_ = scale;
    fonts_.set_scale(scale);
    stale_ = true;
}

void Surface::set_scheme(Scheme scheme) {
    stale_ = stale_ || scheme != scheme_;
    scheme_ = scheme;
}

void Surface::set_display(const DisplayChoice& choice) {
    set_scheme(choice.scheme);
    set_scale({.dp = scale_.dp, .text = choice.text});
    motion_ = choice.motion;
    stale_ = stale_ || choice.aloud != aloud_;
    aloud_ = choice.aloud;
}

void Surface::set_language(Language language) {
    if (language != language_) keep_place();
    stale_ = stale_ || language != language_;
    language_ = language;
}

void Surface::set_typing(typing::TypingChoice choice) {
    stale_ = stale_ || choice != typing_;
    typing_ = choice;
}

void Surface::choose_typing(typing::TypingChoice choice, Language words) {
    typing::TypingChoice& present = words == Language::en ? english_typing_ : typing_;
    stale_ = stale_ || choice != present;
    present = choice;
}

Size Surface::size() const {
    return {static_cast<float>(pixels_wide_) / scale_.dp, static_cast<float>(pixels_high_) / scale_.dp};
}

bool Surface::settle(Moment now, const Draw& draw) {
    const bool due = wake_ && *wake_ <= now;
    if (!stale_ && events_.empty() && !due) return false;
    bool first = true;
    while (take_event(now) || std::exchange(first, false)) {
        first = false;
        stale_ = false;
        one_frame(now, draw);
        forget_event();
        // The event may have changed what is shown: the next one must meet the new page.
        for (int round = 0; round < rounds_to_settle; ++round) {
            const auto before = fingerprint_;
            stale_ = false;
            one_frame(now, draw);
            if (fingerprint_ == before && !stale_) break;
        }
        place_lost_ = false;
        reveal_ = {};
    }
    stale_ = false;
    return true;
}

void Surface::one_frame(Moment now, const Draw& draw) {
    ImGui::SetCurrentContext(context_->imgui);
    if (fonts_.refresh()) stale_ = true;
    line_breaks_.begin_frame(fonts_.generation());
    glide(now);
    auto& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(pixels_wide_), static_cast<float>(pixels_high_)};
    io.DeltaTime = 1.F / 60;
    ImGui::NewFrame();
    {
        Frame frame(*this, now);
        draw(frame);
        screen_keyboard(frame);
    }
    ImGui::Render();
    fingerprint_ = hash_of_picture();
    last_frame_ = now;
    if (!reveal_.control.empty() && follow_reveal()) stale_ = true;
    if (place_lost_ && back_in_place()) stale_ = true;
    if (fonts_.refresh()) stale_ = true;
}

void Surface::forget_event() {
    clicked_.clear();
    activated_.clear();
    shortcut_ = Key::none;
    digit_ = -1;
    field_events_.clear();
}

std::optional<Moment> Surface::deadline() const {
    return wake_;
}

const Control* Surface::control(std::string_view name) const {
    const auto found =
        std::find_if(controls_.begin(), controls_.end(), [&](const Control& c) { return c.name == name; });
    return found == controls_.end() ? nullptr : &*found;
}

void Surface::reveal(std::string_view name) {
    if (bring_into_view(name)) stale_ = true;
}

// Again after each frame: a strip or the keyboard on the screen may have taken room meanwhile.
bool Surface::follow_reveal() {
    const Control* const control = this->control(reveal_.control);
    if (control == nullptr) return false;
    if (!reveal_.with.empty() && !reveal_.about)
        reveal_.about = reveal_.with.moved(-control->rect.x, -control->rect.y);
    if (!reveal_.about && reveal_.line) return bring_line_into_view(*control, *reveal_.line);
    if (!reveal_.about) return bring_into_view(reveal_.control);
    return bring_into_view(reveal_.control, reveal_.about->moved(control->rect.x, control->rect.y));
}

bool Surface::bring_into_view(std::string_view name, Rect with) {
    const Control* const control = this->control(name);
    if (control == nullptr) return false;
    const auto area = scrolls_.find(control->area);
    if (area == scrolls_.end()) return false;
    Scroll& scroll = area->second;
    const bool alone = with.empty();
    const float top = alone ? control->rect.y : std::min(control->rect.y, with.y);
    const float bottom = alone ? control->rect.bottom() : std::max(control->rect.bottom(), with.bottom());
    const float above = scroll.view.y + pixels_of_reveal - top;
    const float below = bottom - (scroll.view.bottom() - pixels_of_reveal);
    const float before = scroll.offset;
    if (above > 0) {
        scroll.offset -= above;
    } else if (below > 0) {
        scroll.offset += alone ? below : std::min(below, -above);
    }
    scroll.offset = std::clamp(scroll.offset, 0.F, scroll.reach);
    scroll.velocity = 0;
    return scroll.offset != before;
}

bool Surface::bring_line_into_view(const Control& field, Rect line) {
    const auto area = scrolls_.find(field.area);
    if (area == scrolls_.end()) return false;
    Scroll& scroll = area->second;
    if (field.rect.h + 2 * pixels_of_reveal <= scroll.view.h) return bring_into_view(field.name);
    constexpr float edge = 10;  // the field's own, and the fade above and below
    const float before = scroll.offset;
    float down = field.rect.y - (scroll.view.y + edge);
    down += std::max(0.F, line.bottom() - down - (scroll.view.bottom() - edge));
    scroll.offset = std::clamp(scroll.offset + down, 0.F, scroll.reach);
    scroll.velocity = 0;
    return scroll.offset != before;
}

// The control with the keyboard, where it can be seen; else the uppermost of an area that is scrolled.
void Surface::keep_place() {
    if (place_lost_) return;
    place_lost_ = true;
    anchors_.clear();
    for (const auto& [name, scroll] : scrolls_) {
        if (scroll.view.h <= 0) continue;
        const Control* top = nullptr;
        for (const Control& one : layers_ == 0 ? controls_ : under_) {
            if (one.area != name || one.visible.h <= one.rect.h / 2) continue;
            const bool above = top == nullptr || one.rect.y < top->rect.y;
            if (one.name == focus_ || (above && (top == nullptr || top->name != focus_))) top = &one;
        }
        const bool typed_here = top != nullptr && top->name == focus_;
        if (scroll.offset <= 0 && !typed_here) continue;
        if (top == nullptr) {
            anchors_.push_back({name, {}, scroll.offset / std::max(1.F, scroll.reach)});
        } else {
            anchors_.push_back({name, top->name, (top->rect.y - scroll.view.y) / scroll.view.h});
        }
    }
}

const Control* Surface::drawn_control(std::string_view name) const {
    const Control* const above = control(name);
    if (above != nullptr) return above;
    const auto found = std::ranges::find(under_, name, &Control::name);
    return found == under_.end() ? nullptr : &*found;
}

bool Surface::back_in_place() {
    bool moved = false;
    for (const Anchor& anchor : anchors_) {
        const auto found = scrolls_.find(anchor.area);
        if (found == scrolls_.end()) continue;
        Scroll& scroll = found->second;
        const float before = scroll.offset;
        if (anchor.control.empty()) {
            scroll.offset = anchor.share * scroll.reach;
        } else if (const Control* const control = drawn_control(anchor.control)) {
            const float lowest = scroll.view.h - control->rect.h - pixels_of_reveal;
            const float wanted = std::clamp(anchor.share * scroll.view.h, 0.F, std::max(0.F, lowest));
            scroll.offset += control->rect.y - (scroll.view.y + wanted);
        }
        scroll.offset = std::clamp(scroll.offset, 0.F, scroll.reach);
        moved |= std::abs(scroll.offset - before) > 0.5F;
    }
    return moved;
}

void Surface::glide(Moment now) {
    const float passed = last_frame_ ? std::chrono::duration<float>(now - *last_frame_).count() : 0.F;
    wake_.reset();
    for (auto& [name, scroll] : scrolls_) {
        if (scroll.velocity == 0 || (press_ && press_->scrolling)) continue;
        scroll.offset = std::clamp(scroll.offset + scroll.velocity * passed, 0.F, scroll.reach);
        scroll.velocity *= std::exp(-4.5F * passed);
        const bool at_end = scroll.offset <= 0 || scroll.offset >= scroll.reach;
        if (std::abs(scroll.velocity) < 20 || at_end) scroll.velocity = 0;
        if (scroll.velocity != 0) wake_ = now + std::chrono::milliseconds(16);
    }
}

ImDrawData* Surface::picture() {
    ImGui::SetCurrentContext(context_->imgui);
    return ImGui::GetDrawData();
}

std::uint64_t Surface::hash_of_picture() {
    const ImDrawData* const data = ImGui::GetDrawData();
    std::uint64_t hash = fonts_.generation() * 4 + static_cast<std::uint64_t>(scheme_);
    for (int i = 0; i < data->CmdListsCount; ++i) {
        const ImDrawList* const list = data->CmdLists[i];
        hash = mixed(hash, list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
        hash = mixed(hash, list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list->CmdBuffer) {
            hash = mixed(hash, &command.ClipRect, sizeof command.ClipRect);
        }
    }
    return hash + static_cast<std::uint64_t>(pixels_wide_) * 65536 + static_cast<std::uint64_t>(pixels_high_);
}

}  // namespace gui
