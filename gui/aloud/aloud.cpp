#include "gui/aloud/aloud.h"

#include <algorithm>
#include <utility>

#include "gui/widgets/sheet.h"

namespace gui {

namespace {

// A row of a list is pointed at by its first answer, a line of the review by the way to its question.
std::string control_of(const runtime::SpokenPart& part, const runtime::Page& page) {
    if (part.item.empty()) return {};
    if (page.kind == runtime::Page::Kind::review) return "answer." + part.item;
    const auto question = std::ranges::find(page.questions, part.item, &runtime::QuestionView::id);
    if (question == page.questions.end() || question->options.empty()) return {};
    const std::string& code = part.choice.empty() ? question->options.front().code : part.choice;
    return "option." + part.item + "." + code;
}

bool is_recorded(const Voice& voice, const Utterance& text) {
    return text.clip && voice.plays(*text.clip);
}

// All of a page, or none of it is offered.
bool can_be_heard(const Voice& voice, const std::vector<Utterance>& texts) {
    return !texts.empty() && std::ranges::all_of(texts, [&voice](const Utterance& text) {
        return is_recorded(voice, text) || voice.speaks(text.language);
    });
}

}  // namespace

std::vector<Utterance> utterances_of(const runtime::Page& page, const instruments::Instrument& instrument,
                                     const runtime::Wordings& wordings) {
    std::vector<Utterance> texts;
    for (runtime::SpokenPart& part : runtime::spoken_parts(page, instrument, wordings)) {
        std::string control = control_of(part, page);
        texts.push_back(
            {std::move(part.words), std::move(part.language), std::move(part.clip), std::move(control)});
    }
    return texts;
}

// A machine without a voice still plays recordings.
bool Aloud::possible() const {
    return voice_ != nullptr &&
           (voice_->speaks("vi") || voice_->speaks("en") || can_be_heard(*voice_, texts_));
}

AloudView Aloud::view() const {
    if (voice_ == nullptr || surface_.display().aloud == ReadAloud::off || texts_.empty()) return {};
    const bool machine =
        !std::ranges::all_of(texts_, [this](const Utterance& text) { return is_recorded(*voice_, text); });
    return {.offered = can_be_heard(*voice_, texts_), .speaking = speaking_, .machine = machine};
}

void Aloud::offer(const runtime::Page& page, const instruments::Instrument& instrument,
                  const runtime::Wordings& wordings) {
    if (voice_ == nullptr) return;
    const std::string key =
        page.instrument_id + "/" + page.language + "/" +
        (page.questions.empty() ? std::to_string(static_cast<int>(page.kind)) : page.questions.front().id);
    if (key != page_) stop();
    page_ = key;
    texts_ = utterances_of(page, instrument, wordings);
}

void Aloud::offer_nothing() {
    stop();
    texts_.clear();
    page_.clear();
    asking_ = false;
}

void Aloud::listen() {
    if (speaking_) return stop();
    if (ended_by_ == surface_.touches() || voice_ == nullptr || texts_.empty()) return;
    if (headphones_ && view().offered) {
        begin();
    } else {
        asking_ = possible();
    }
}

void Aloud::begin() {
    if (!view().offered) return;
    speaking_ = true;
    now_ = 0;
    touches_ = surface_.touches();
    voice_->speak(texts_, [this](const Voice::Heard& what) { heard(what); });
}

void Aloud::stop() {
    if (!std::exchange(speaking_, false)) return;
    voice_->stop();
    surface_.touch_up();
}

void Aloud::forget_person() {
    stop();
    headphones_ = false;
    asking_ = false;
}

void Aloud::heard(const Voice::Heard& what) {
    if (what.what == Voice::Heard::What::begins) {
        now_ = what.text;
        if (now_ < texts_.size()) surface_.reveal(texts_[now_].outline);
    } else {
        speaking_ = false;
        failed_ = what.what == Voice::Heard::What::failed;
    }
    surface_.touch_up();
}

void Aloud::begin_frame(Frame& frame) {
    if (speaking_ && surface_.touches() != touches_) {
        ended_by_ = surface_.touches();
        stop();
    }
    if (speaking_ && now_ < texts_.size()) frame.point_out(texts_[now_].outline);
}

bool Aloud::end_frame(Frame& frame) {
    if (std::exchange(failed_, false)) frame.toast({"aloud_failed", Tone::warn});
    if (!asking_) return false;
    const std::string title = frame.say("aloud_headphones");
    const std::string text = frame.say("aloud_headphones_why");
    const std::string yes = frame.say("aloud_read");
    const std::string no = frame.say("not_yet");
    const DialogAnswer answer =
        dialog(frame, "headphones", {.title = title, .text = text, .yes = yes, .no = no});
    if (answer == DialogAnswer::none) return false;
    asking_ = false;
    headphones_ = headphones_ || answer == DialogAnswer::yes;
    frame.again();
    return answer == DialogAnswer::yes;
}

}  // namespace gui
