#include "gui/screens/layout.h"

#include <algorithm>

#include "gui/widgets/button.h"
#include "runtime/storage/passphrase.h"
#include "runtime/storage/passphrase_words.h"

namespace gui {

namespace storage = runtime::storage;

FieldTouch Column::field(std::string_view name, std::string& text, const FieldLook& look) {
    return text_field(frame_, name, take(field_height(frame_, look, place_.w)), text, look);
}

TextLook quiet(Frame& frame, Style style) {
    return {.style = style, .color = frame.theme().text2};
}

TopBarTouch top(Frame& frame, Rect& page, const TopBar& bar, Wishes& wishes) {
    const TopBarTouch touch = top_bar(frame, page, bar);
    if (touch.display) wishes.emplace_back(wish::OpenDisplay{});
    if (touch.contrast) wishes.emplace_back(wish::NextScheme{});
    if (touch.person) wishes.emplace_back(wish::OpenAccount{});
    if (touch.cover) wishes.emplace_back(wish::Cover{});
    return touch;
}

void practice_ribbon(bool thrown_away, Frame& frame, Rect& page) {
    const std::string words = frame.say(thrown_away ? "practice_ribbon" : "practice_ribbon_kept");
    const float high = text_height(frame, words, frame.window().w - 32, {.style = Style::label});
    const Rect strip = page.cut_top(std::max(frame.tall(32), high + 6));
    const ToneColors colors = frame.theme().tone(Tone::warn);
    frame.paint().fill(strip, colors.ink);
    draw_text_middle(
        frame, strip.inset(16, 0), words,
        {.style = Style::label, .color = colors.background, .align = Align::center, .balanced = true});
}

namespace {
// Above any passphrase that is taken: a draft that never grows leaves no copy behind.
constexpr std::size_t typed_room = storage::passphrase_bytes_max + 8;
}  // namespace

void wipe_typed(std::string& text) {
    text.resize(text.capacity());
    storage::wipe(text.data(), text.size());
    text.clear();
    text.reserve(typed_room);
}

NewPassphrase::NewPassphrase() {
    first.reserve(typed_room);
    second.reserve(typed_room);
    proposal.reserve(typed_room);
}
NewPassphrase::~NewPassphrase() {
    wipe();
}

void NewPassphrase::wipe() {
    wipe_typed(first);
    wipe_typed(second);
    wipe_typed(proposal);
    first_error.clear();
    second_error.clear();
}

bool NewPassphrase::check(storage::Purpose purpose) {
    first_error.clear();
    second_error.clear();
    if (const auto refusal = storage::refuse_passphrase(storage::Secret(first), purpose)) {
        using enum storage::PassphraseRefusal;
        first_error = *refusal == too_short       ? "passphrase_too_short"
                      : *refusal == too_long      ? "passphrase_too_long"
                      : *refusal == one_character ? "passphrase_one_character"
                      : *refusal == of_practice   ? "passphrase_of_practice"
                                                  : "passphrase_characters";
    } else if (first != second) {
        second_error = "passphrase_differs";
    }
    return first_error.empty() && second_error.empty();
}

namespace {

void propose(NewPassphrase& passphrase, int words) {
    wipe_typed(passphrase.proposal);
    passphrase.proposal += storage::proposed_passphrase(words).view();
}

void proposal(Frame& frame, Column& column, const std::string& name, NewPassphrase& passphrase, int words,
              bool enabled) {
    if (std::ranges::count(passphrase.proposal, ' ') != words - 1) propose(passphrase, words);
    const std::string hint = frame.say("passphrase_proposal");
    const std::string use = frame.say("passphrase_use");
    const std::string another = frame.say("passphrase_another");
    const TextLook hint_look = quiet(frame, Style::label);
    const TextLook words_look{.style = Style::title, .balanced = true};
    const ButtonLook use_look{.kind = ButtonKind::secondary, .style = Style::body_medium, .enabled = enabled};
    const ButtonLook another_look{
        .kind = ButtonKind::tertiary, .style = Style::body_medium, .enabled = enabled};
    const float wide = column.width() - 40;
    const float text = text_height(frame, hint, wide, hint_look) + 6 +
                       text_height(frame, passphrase.proposal, wide, words_look);
    const Rect panel = column.take(16 + text + 12 + height::target + 12);
    frame.paint().fill(panel, frame.theme().surface2, radius::card);
    Column inner(frame, panel.inset(20, 16));
    inner.text(hint, hint_look);
    inner.gap(6);
    inner.text(passphrase.proposal, words_look);
    inner.gap(12);
    Rect row = inner.take(height::target);
    if (button(frame, name + ".use", use, row.cut_left(button_width(frame, use, use_look)), use_look)) {
        wipe_typed(passphrase.first);
        passphrase.first += passphrase.proposal;
        passphrase.first_error.clear();
        passphrase.second_error.clear();
        frame.focus(name + ".again");
        frame.again();
    }
    row.cut_left(8);
    if (button(frame, name + ".another", another, row.cut_left(button_width(frame, another, another_look)),
               another_look)) {
        propose(passphrase, words);
        frame.again();
    }
    column.gap(16);
}

}  // namespace

bool passphrase_fields(Frame& frame, Column& column, std::string_view prefix, NewPassphrase& passphrase,
                       int words, bool enabled) {
    const std::string name(prefix);
    proposal(frame, column, name, passphrase, words, enabled);
    const auto error = [&](const std::string& id) { return id.empty() ? std::string() : frame.say(id); };
    const std::string first_label = frame.say("passphrase_new");
    const std::string first_hint = frame.say("passphrase_hint");
    const std::string first_error = error(passphrase.first_error);
    const FieldTouch first = column.field(name + ".passphrase", passphrase.first,
                                          {.form = FieldForm::password,
                                           .label = first_label,
                                           .placeholder = first_hint,
                                           .error = first_error,
                                           .icon = Icon::lock,
                                           .enabled = enabled});
    column.gap(16);
    const std::string second_label = frame.say("passphrase_again");
    const std::string second_error = error(passphrase.second_error);
    const FieldTouch second = column.field(name + ".again", passphrase.second,
                                           {.form = FieldForm::password,
                                            .label = second_label,
                                            .error = second_error,
                                            .icon = Icon::lock,
                                            .enabled = enabled});
    if (first.submitted) frame.focus(name + ".again");
    if (first.changed) passphrase.first_error.clear();
    if (first.changed || second.changed) passphrase.second_error.clear();
    return second.submitted;
}

std::string site_words(std::string_view site) {
    std::string words;
    for (std::size_t i = 0; i < site.size(); ++i) {
        const bool before_number =
            site[i] == ' ' && i + 1 < site.size() && site[i + 1] >= '0' && site[i + 1] <= '9';
        if (site[i] == '/') {
            words += " · ";
        } else if (before_number) {
            words += "\u00A0";
        } else {
            words += site[i];
        }
    }
    return words;
}

std::string date_words(const Frame& frame, std::string_view date) {
    const bool iso = date.size() == 10 && date[4] == '-' && date[7] == '-';
    if (!iso || frame.language() == Language::en) return std::string(date);
    return std::string(date.substr(8)) + "/" + std::string(date.substr(5, 2)) + "/" +
           std::string(date.substr(0, 4));
}

std::string control_word(std::string_view name) {
    // Of two names the words are two: an underscore of its own is written otherwise than a blank.
    std::string word;
    for (const char c : name) {
        if (c == '_' || c == '~') word += '~';
        word += c == ' ' ? '_' : c;
    }
    return word;
}

std::string short_id(std::string_view full_id, bool offered) {
    return std::string(offered ? full_id.substr(0, full_id.find('@')) : full_id);
}

}  // namespace gui
