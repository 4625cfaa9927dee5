#include "runtime/session/page_of.h"

#include <algorithm>

#include "instruments/accept.h"
#include "runtime/words.h"

namespace runtime {

using instruments::Item;
using instruments::ItemIndex;
using instruments::State;
using instruments::Truth;

namespace {

Words words_of(const PageInput& in) {
    return {in.instrument, in.wordings, in.language, in.tags};
}

// `asked_in`: the other language that the question is in. It is said there for its answers too.
std::string label_of(const Words& words, const std::string& key, const std::string& asked_in) {
    std::string came_from;
    std::string label = words.plain(key, &came_from);
    if (came_from.empty() || came_from == asked_in) return label;
    return words.plain(key);
}

std::vector<OptionView> options_of(const PageInput& in, const Words& words, const Item& item,
                                   const std::string& asked_in = {}) {
    const instruments::ChoiceList* list = instruments::choices_of(in.instrument, item);
    if (list == nullptr) return {};
    const auto index = static_cast<ItemIndex>(&item - in.instrument.items.data());
    const instruments::Answer& answer = in.sheet[index];
    std::vector<OptionView> options;
    options.reserve(list->choices.size());
    for (std::size_t i = 0; i < list->choices.size(); ++i) {
        const std::string key = "choice." + list->id + "." + list->choices[i].code;
        OptionView option{list->choices[i].code, label_of(words, key, asked_in),
                          words.plain(key + ".definition"), false, list->choices[i].exclusive};
        if (const auto* one = std::get_if<instruments::Chosen>(&answer)) option.selected = one->choice == i;
        if (const auto* set = std::get_if<instruments::ChosenSet>(&answer)) {
            option.selected = ((set->choices >> i) & 1U) != 0;
        }
        options.push_back(std::move(option));
    }
    return options;
}

// A client alone sees no earlier answer, and nobody does where going back is forbidden: so there is
// neither a rail of what was said nor a list of answers.
bool earlier_answers_show(const PageInput& in) {
    return in.mode == instruments::Mode::staff && in.instrument.going_back == instruments::GoingBack::allowed;
}

QuestionView question_view(const PageInput& in, const Words& words, ItemIndex index) {
    const Item& item = in.instrument.items[index];
    QuestionView view;
    view.item = index;
    view.id = item.id;
    view.text = words.of(item, "", &view.other_language);
    view.help = words.of(item, "help");
    view.unit = words.of(item, "unit");
    if (in.local_names != nullptr && item.entry) {
        const instruments::List& list = in.instrument.lists[item.entry->list];
        view.local_names = in.local_names->of(list.id, list.entries[item.entry->entry], in.language);
    }
    if (in.mode == instruments::Mode::staff) view.note = words.of(item, "note");
    // "The substance named in question 1.", with the name.
    std::string named;
    if (item.entry && earlier_answers_show(in)) {
        const NameGiven name = name_given(in.instrument, in.asked, in.sheet, *item.entry);
        if (name.of != index) named = name.words;
    }
    if (!named.empty()) {
        if (view.help.ends_with('.')) view.help.pop_back();
        view.help += (view.help.empty() ? "" : ": ") + named;
    }
    view.form = &item.form;
    view.options = options_of(in, words, item, view.other_language);
    view.answer = in.sheet[index];
    view.required = item.required;
    view.refusable = item.refusable;
    view.blank_error =
        in.show_blanks && item.required && std::holds_alternative<instruments::Unanswered>(in.sheet[index]);
    return view;
}

std::string short_name(const PageInput& in, const Words& words, const Item& item) {
    if (!item.entry) return words.of(item);
    const instruments::List& list = in.instrument.lists[item.entry->list];
    return words.plain("list." + list.id + "." + list.entries[item.entry->entry] + ".phrase");
}

std::vector<Block> blocks_of(const PageInput& in, const Words& words) {
    std::vector<Block> blocks;
    blocks.reserve(in.instrument.sections.size());
    for (const instruments::Section& section : in.instrument.sections) {
        Block block;
        block.title = words.plain("section." + section.id);
        for (const ItemIndex item : section.items) {
            const bool open = std::holds_alternative<instruments::Unanswered>(in.sheet[item]);
            if (in.asked[item] == Truth::yes && !open) ++block.answered;
            if (in.asked[item] == Truth::yes && open) ++block.fewest;
            if (in.asked[item] != Truth::no && (open || in.asked[item] == Truth::unknown)) ++block.most;
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

std::vector<RailChip> rail_of(const PageInput& in, const Words& words) {
    const Item& here = in.instrument.items[in.at];
    const instruments::Section& section = in.instrument.sections[here.section];
    if (!earlier_answers_show(in) || !here.entry || in.list) return {};
    std::vector<RailChip> rail;
    for (const ItemIndex index : section.items) {
        const Item& item = in.instrument.items[index];
        if (in.asked[index] != Truth::yes || !item.entry) continue;
        rail.push_back({short_name(in, words, item), index,
                        !std::holds_alternative<instruments::Unanswered>(in.sheet[index]), index == in.at});
    }
    return rail;
}

std::optional<CardView> card_of(const PageInput& in, const Words& words) {
    const auto& number = in.instrument.items[in.at].card;
    if (!number) return std::nullopt;
    const instruments::ResponseCard& card = in.instrument.cards[*number];
    const instruments::ChoiceList& list = in.instrument.choice_lists[card.choices];
    CardView view{words.plain("card." + card.id), {}};
    for (const std::uint8_t choice : card.order) {
        const std::string& code = list.choices[choice].code;
        const std::string key = "choice." + list.id + "." + code;
        view.lines.push_back({code, words.plain(key), words.plain(key + ".definition"), false, false});
    }
    return view;
}

std::vector<ReviewLine> review_of(const PageInput& in, const Words& words) {
    std::vector<ReviewLine> lines;
    for (std::size_t i = 0; i < in.instrument.items.size(); ++i) {
        const auto index = static_cast<ItemIndex>(i);
        const Item& item = in.instrument.items[i];
        if (in.asked[i] != Truth::yes) continue;
        const State state = instruments::state_of(in.asked, in.sheet, index);
        const bool blank = state == State::not_answered && item.required;
        if (!earlier_answers_show(in) && !blank) continue;
        lines.push_back({index, words.of(item), answer_in_words(in, index), state == State::refused, blank});
    }
    return lines;
}

}  // namespace

std::string answer_in_words(const PageInput& in, ItemIndex index) {
    const Words words = words_of(in);
    const Item& item = in.instrument.items[index];
    std::string text;
    for (const OptionView& option : options_of(in, words, item)) {
        if (!option.selected) continue;
        if (!text.empty()) text += "; ";
        text += option.label;
    }
    if (!text.empty() || instruments::choices_of(in.instrument, item) != nullptr) return text;
    if (!instruments::is_answered(in.sheet[index])) return {};
    text = instruments::cell_of(in.instrument, item, in.sheet[index]);
    if (const std::string unit = words.of(item, "unit"); !unit.empty()) text += "\u00a0" + unit;
    return text;
}

namespace {

// What an interviewer says is not for a client alone to read; a line may tell how to answer here.
std::string introduction_of(const PageInput& in, const Words& words) {
    std::string introduction = words.plain("introduction");
    if (in.mode != instruments::Mode::self) return introduction;
    if (std::string own = words.plain("introduction.self"); !own.empty()) introduction = std::move(own);
    if (const std::string note = words.plain("introduction.self.note"); !note.empty())
        introduction += (introduction.empty() ? "" : "\n") + note;
    return introduction;
}

// As long as that answer's own question is still to be asked: one other answer here may be enough.
std::optional<SentBack> sent_back_to(int section, const PageInput& in, const Words& words) {
    for (std::size_t i = 0; i < in.instrument.items.size(); ++i) {
        const Item& item = in.instrument.items[i];
        const auto index = static_cast<ItemIndex>(i);
        if (in.asked[i] == Truth::yes && leads_back(item, in.sheet[index]) &&
            item.returns->section == section)
            return SentBack{words.of(item), answer_in_words(in, index)};
    }
    return std::nullopt;
}

}  // namespace

NameGiven name_given(const instruments::Instrument& instrument, const instruments::Flow& asked,
                     const instruments::AnswerSheet& sheet, const instruments::Entry& entry) {
    constexpr std::string_view suffix = ".name";
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const std::string& id = instrument.items[i].id;
        if (!id.ends_with(suffix) || asked[i] != Truth::yes) continue;
        const auto of = instrument.find_item(id.substr(0, id.size() - suffix.size()));
        if (!of || instrument.items[*of].entry != entry) continue;
        if (const auto* text = std::get_if<instruments::Text>(&sheet[static_cast<ItemIndex>(i)]))
            return {text->value, *of};
    }
    return {};
}

bool leads_back(const Item& item, const instruments::Answer& answer) {
    const auto* chosen = std::get_if<instruments::Chosen>(&answer);
    return item.returns && chosen != nullptr && chosen->choice == item.returns->choice;
}

Page page_of(const PageInput& in) {
    const Words words = words_of(in);
    Page page;
    page.kind = in.kind;
    page.instrument_id = in.instrument.full_id();
    page.title = words.plain("title");
    page.subtitle = words.plain("subtitle");
    page.introduction = introduction_of(in, words);
    page.closing = words.plain("closing");
    page.language = in.language;
    for (const auto& [language, wording] : in.wordings)
        page.languages.push_back(language);
    page.translation_status = words.first().status;
    page.mode = in.mode;
    page.can_go_back = in.kind != Page::Kind::introduction && in.can_go_back;

    const instruments::Progress progress = instruments::progress(in.instrument, in.sheet, in.asked);
    page.answered = progress.answered;
    page.fewest = progress.fewest;
    page.most = progress.most;
    page.blocks = blocks_of(in, words);

    if (in.kind == Page::Kind::questions) {
        const Item& item = in.instrument.items[in.at];
        const instruments::Section& section = in.instrument.sections[item.section];
        const std::string key = "section." + section.id;
        page.block = item.section;
        page.section_title = words.plain(key);
        page.section_question = words.plain(key + ".question");
        page.period = words.plain(key + ".period");
        page.instruction = words.plain(key + ".instruction");
        page.list = in.list;
        for (const ItemIndex each : in.here)
            page.questions.push_back(question_view(in, words, each));
        page.sent_back = sent_back_to(item.section, in, words);
        page.rail = rail_of(in, words);
        page.card = card_of(in, words);
        const ItemIndex last = in.here.empty() ? in.at : in.here.back();
        page.last_before_review = std::none_of(in.asked.begin() + last + 1, in.asked.end(),
                                               [](Truth asked) { return asked == Truth::yes; });
    } else if (in.kind == Page::Kind::review) {
        page.review = review_of(in, words);
        page.review_of_blanks = !earlier_answers_show(in);
        page.block = static_cast<int>(page.blocks.size());
    }
    return page;
}

}  // namespace runtime
