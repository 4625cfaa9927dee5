#include "gui/preview.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "gui/glyph_check.h"
#include "gui/language_tags.h"
#include "gui/screens/display_sheet.h"
#include "gui/screens/home.h"

namespace gui {

PreviewApp::PreviewApp(runtime::Preview preview, Surface& surface, Voice* voice)
    : preview_(std::move(preview)), surface_(surface), aloud_(voice, surface) {
    draft_.problems_open = !preview_.up_to_date();
    find_problems();
}

void PreviewApp::find_problems() {
    problems_ = preview_.problems();
    // Of an older version the lines would be wrong.
    if (!preview_.usable() || !preview_.up_to_date()) return;
    for (const auto& [language, wording] : preview_.entry().wordings)
        std::ranges::move(undrawable(wording, surface_.fonts()), std::back_inserter(problems_));
}

bool PreviewApp::read_again() {
    const bool was_well = preview_.up_to_date();
    if (!preview_.read_again()) return false;
    find_problems();
    const bool well = preview_.up_to_date();
    if (was_well != well) draft_.problems_open = !well;
    if (well) say("preview_read", Tone::ok);  // errors stand on the screen themselves
    forget_typing();
    stale_ = true;
    return true;
}

void PreviewApp::draw(Frame& frame) {
    if (std::exchange(stale_, false) && preview_.usable()) {
        const runtime::LanguageTags tags = language_tags(surface_.phrases(), surface_.language());
        page_ = preview_.page(tags);
        shown_result_.reset();
        if (at_result_) shown_result_ = preview_.result(tags);
        aloud_.offer(preview_.page(), preview_.entry().instrument, preview_.entry().words());
        if (at_result_) aloud_.offer_nothing();
    }
    aloud_.begin_frame(frame);
    PreviewTouch touch;
    const PreviewView view{.preview = preview_, .problems = problems_, .at_result = at_result_};
    Rect page = frame.window();
    preview_strip(view, draft_, page, frame, touch);
    Wishes wishes;
    preview_problems(view, draft_, page, frame, wishes);
    if (preview_.usable()) {
        if (!at_result_) kept_out_note(view, page, frame);
        frame.lay_out_in(page);
        wishes = draw_instrument(page, frame);
        frame.lay_out_in({});
        preview_items(view, draft_, frame, touch);
    }
    draw_display(frame);
    if (aloud_.end_frame(frame)) {
        DisplayChoice choice = surface_.display();
        choice.aloud = ReadAloud::on;
        surface_.set_display(choice);
        aloud_.begin();
    }
    if (const auto language = frame.language_wanted()) {
        surface_.set_language(*language);
        if (preview_.usable()) tell(runtime::SwitchLanguage{code_of(*language)});
        stale_ = true;
        frame.again();
    }
    carry_out(touch);
    for (const Wish& wish : wishes)
        carry_out(wish);
    if (touch.any() || !wishes.empty()) {
        stale_ = true;
        frame.again();
    }
    if (toast_) {
        frame.toast(std::move(*toast_));
        toast_.reset();
    }
}

Wishes PreviewApp::draw_instrument(Rect page, Frame& frame) {
    if (shown_result_) {
        return draw_result({.results = {*shown_result_},
                            .client = {},
                            .date = {},
                            .person = {},
                            .role = {},
                            .stage = ResultStage::preview},
                           result_, page, frame);
    }
    return draw_questionnaire({.page = *page_,
                               .instrument = preview_.entry().instrument,
                               .session = "preview",
                               .saving = saving_,
                               .with_client = preview_.session().mode() == instruments::Mode::self,
                               .anonymous = preview_.entry().instrument.anonymous,
                               .leavable = false,
                               .aloud = aloud_.view()},
                              question_, page, frame);
}

void PreviewApp::draw_display(Frame& frame) {
    if (!display_open_) return;
    const DisplayTouch touch =
        draw_display_sheet(surface_.display(), aloud_.possible() ? Reader::here : Reader::missing, frame);
    if (touch.choice) surface_.set_display(*touch.choice);
    if (touch.done) display_open_ = false;
    if (touch.choice || touch.done) frame.again();
}

void PreviewApp::carry_out(const PreviewTouch& touch) {
    if (touch.result) at_result_ = !at_result_;
    if (touch.mode) {
        const bool self = preview_.session().mode() == instruments::Mode::self;
        preview_.set_mode(self ? instruments::Mode::staff : instruments::Mode::self);
        forget_typing();
    }
    if (touch.start_over) {
        preview_.start_over();
        at_result_ = false;
        forget_typing();
    }
    if (touch.item) {
        preview_.look_at(*touch.item);
        at_result_ = false;
        draft_.items_open = false;
    }
}

void PreviewApp::carry_out(const Wish& wish) {
    if (const auto* told = std::get_if<wish::Tell>(&wish)) {
        tell(told->intent);
    } else if (std::holds_alternative<wish::OpenDisplay>(wish)) {
        display_open_ = true;
    } else if (std::holds_alternative<wish::NextScheme>(wish)) {
        DisplayChoice choice = surface_.display();
        choice.scheme = next_of(schemes, choice.scheme);
        surface_.set_display(choice);
    } else if (std::holds_alternative<wish::Listen>(wish)) {
        aloud_.listen();
    } else if (std::holds_alternative<wish::Leave>(wish)) {
        at_result_ = false;
    }
}

void PreviewApp::tell(const runtime::Intent& intent) {
    // The session stays open: an author goes on looking after the result.
    if (std::holds_alternative<runtime::Finish>(intent)) {
        at_result_ = true;
        return;
    }
    const auto refusal = preview_.apply(intent);
    if (!refusal) return;
    if (*refusal == runtime::Refusal::blank_required) question_.focus_blank = true;
    if (*refusal == runtime::Refusal::not_asked) say("preview_not_asked_now", Tone::plain);
}

}  // namespace gui
