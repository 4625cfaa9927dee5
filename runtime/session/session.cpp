#include "runtime/session/session.h"

#include <algorithm>
#include <cassert>
#include <type_traits>
#include <utility>

#include "runtime/session/page_of.h"

namespace runtime {

using instruments::Display;
using instruments::Instrument;
using instruments::Item;
using instruments::ItemIndex;
using instruments::Truth;

Session::Session(const Instrument& instrument, Wordings wordings, std::string language,
                 instruments::Mode mode)
    : instrument_(&instrument),
      wordings_(std::move(wordings)),
      language_(std::move(language)),
      mode_(mode),
      sheet_(instrument.items.size()),
      asked_(instruments::flow(instrument, sheet_)) {
    assert(!wordings_.empty() && wordings_.contains(language_));
    if (!has_introduction()) stand_at(0);
}

void Session::restore(instruments::AnswerSheet sheet, const std::string& position) {
    assert(sheet.size() == instrument_->items.size());
    sheet_ = std::move(sheet);
    instruments::flow(*instrument_, sheet_, asked_);
    show_blanks_ = false;
    again_.reset();
    if (position == at_finish) {
        kind_ = Page::Kind::finished;
    } else if (position == at_review) {
        kind_ = Page::Kind::review;
    } else if (const auto item = instrument_->find_item(position)) {
        if (asked_[*item] == Truth::yes) {
            stand_at(first_of_page(*item));
        } else if (const auto before = item_before(*item)) {
            stand_at(first_of_page(*before));
        } else {
            kind_ = Page::Kind::introduction;
        }
    } else {
        kind_ = Page::Kind::introduction;
    }
    if (kind_ == Page::Kind::introduction && !has_introduction()) stand_at(0);
}

std::optional<Refusal> Session::apply(const Intent& intent) {
    if (const auto* language = std::get_if<SwitchLanguage>(&intent)) {
        if (!wordings_.contains(language->language)) return Refusal::no_such_language;
        language_ = language->language;
        return std::nullopt;
    }
    if (finished()) return Refusal::already_finished;
    return std::visit(
        [this](const auto& wish) -> std::optional<Refusal> {
            using Wish = std::decay_t<decltype(wish)>;
            if constexpr (std::is_same_v<Wish, SetAnswer>) {
                return set_answer(wish.item, wish.answer);
            } else if constexpr (std::is_same_v<Wish, Toggle>) {
                return toggle(wish);
            } else if constexpr (std::is_same_v<Wish, Next>) {
                return next();
            } else if constexpr (std::is_same_v<Wish, Back>) {
                return back();
            } else if constexpr (std::is_same_v<Wish, GoTo>) {
                if (wish.item >= sheet_.size() || asked_[wish.item] != Truth::yes) return Refusal::not_asked;
                if (forward_only() && is_given(wish.item)) return Refusal::no_way_back;
                again_.reset();
                if (kind_ == Page::Kind::review) {
                    again_ = Again{first_of_page(wish.item), {}};
                    for (std::size_t i = 0; i < sheet_.size(); ++i)
                        again_->open.push_back(asked_[i] == Truth::yes &&
                                               !is_given(static_cast<ItemIndex>(i)));
                }
                stand_at(first_of_page(wish.item));
                return std::nullopt;
            } else {
                static_assert(std::is_same_v<Wish, Finish> || std::is_same_v<Wish, SwitchLanguage>);
                if (kind_ != Page::Kind::review) return Refusal::not_at_the_review;
                if (const auto open = contradicted()) {
                    stand_at(first_of_page(*open));
                    return Refusal::not_at_the_review;
                }
                kind_ = Page::Kind::finished;
                return std::nullopt;
            }
        },
        intent);
}

std::optional<Refusal> Session::set_answer(ItemIndex item, instruments::Answer answer) {
    const std::vector<ItemIndex> here = items_here();
    if (std::ranges::find(here, item) == here.end()) return Refusal::not_on_this_page;
    if (!instruments::accept(*instrument_, instrument_->items[item], answer)) return Refusal::not_accepted;
    sheet_.set(item, std::move(answer));
    instruments::flow(*instrument_, sheet_, asked_);
    return std::nullopt;
}

std::optional<Refusal> Session::toggle(const Toggle& toggle) {
    if (toggle.item >= sheet_.size()) return Refusal::not_on_this_page;
    const Item& item = instrument_->items[toggle.item];
    const auto* form = std::get_if<instruments::SeveralChoices>(&item.form);
    if (form == nullptr) return Refusal::not_accepted;
    const auto& choices = instrument_->choice_lists[form->choices].choices;
    if (toggle.choice >= choices.size()) return Refusal::not_accepted;

    std::uint64_t exclusive = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i].exclusive) exclusive |= std::uint64_t{1} << i;
    }
    const auto* chosen = std::get_if<instruments::ChosenSet>(&sheet_[toggle.item]);
    const std::uint64_t before = chosen != nullptr ? chosen->choices : 0;
    const std::uint64_t bit = std::uint64_t{1} << toggle.choice;
    std::uint64_t after = before ^ bit;
    if ((after & bit) != 0) after &= (bit & exclusive) != 0 ? bit : ~exclusive;
    if (after == 0) return set_answer(toggle.item, instruments::Unanswered{});
    return set_answer(toggle.item, instruments::ChosenSet{after});
}

std::optional<Refusal> Session::next() {
    if (kind_ == Page::Kind::introduction) {
        if (may_stand_at(0)) {
            stand_at(first_of_page(0));
        } else if (const auto first = item_after(0)) {
            stand_at(first_of_page(*first));
        } else {
            kind_ = Page::Kind::review;
        }
        return std::nullopt;
    }
    if (kind_ != Page::Kind::questions) return Refusal::not_on_this_page;

    const std::vector<ItemIndex> here = items_here();
    for (const ItemIndex item : here) {
        if (instrument_->items[item].required && !is_given(item)) {
            show_blanks_ = true;
            return Refusal::blank_required;
        }
    }
    for (const ItemIndex item : here) {
        const instruments::Item& asked = instrument_->items[item];
        if (!leads_back(asked, sheet_[item])) continue;
        stand_at(first_of_page(instrument_->sections[asked.returns->section].items.front()));
        return std::nullopt;
    }
    const ItemIndex last = here.empty() ? at_ : here.back();
    if (const auto after = again_ ? opened_after(last) : item_after(last)) {
        stand_at(first_of_page(*after));
    } else if (const auto open = contradicted()) {
        stand_at(first_of_page(*open));
    } else {
        kind_ = Page::Kind::review;
        show_blanks_ = false;
        again_.reset();
    }
    return std::nullopt;
}

// What was answered anew may ask more than before: that is asked before the review comes back.
std::optional<ItemIndex> Session::opened_after(ItemIndex item) const {
    for (std::size_t i = item + std::size_t{1}; i < sheet_.size(); ++i) {
        const auto next = static_cast<ItemIndex>(i);
        if (asked_[i] == Truth::yes && !is_given(next) && !again_->open[i]) return next;
    }
    return std::nullopt;
}

// An answer that leads back to a section, and was gone past: what was answered there was changed afterwards,
// and neither is the whole truth.
std::optional<ItemIndex> Session::contradicted() const {
    if (only_forward_) return std::nullopt;
    for (std::size_t i = 0; i < sheet_.size(); ++i) {
        const auto item = static_cast<ItemIndex>(i);
        if (asked_[i] == Truth::yes && leads_back(instrument_->items[i], sheet_[item])) return item;
    }
    return std::nullopt;
}

bool Session::next_is_review() const {
    if (kind_ != Page::Kind::questions || !again_ || contradicted()) return false;
    const std::vector<ItemIndex> here = items_here();
    return !opened_after(here.empty() ? at_ : here.back());
}

std::optional<Refusal> Session::back() {
    if (kind_ == Page::Kind::introduction) return Refusal::at_the_start;
    if (forward_only()) return Refusal::no_way_back;
    if (kind_ == Page::Kind::questions && again_ && again_->item == at_) {
        kind_ = Page::Kind::review;
        show_blanks_ = false;
        again_.reset();
        return std::nullopt;
    }
    const std::optional<ItemIndex> before =
        kind_ == Page::Kind::review ? item_before(static_cast<ItemIndex>(sheet_.size())) : item_before(at_);
    if (before) {
        stand_at(first_of_page(*before));
    } else if (has_introduction()) {
        kind_ = Page::Kind::introduction;
        show_blanks_ = false;
    } else {
        return Refusal::at_the_start;
    }
    return std::nullopt;
}

std::vector<ItemIndex> Session::items_here() const {
    if (kind_ != Page::Kind::questions) return {};
    if (!on_a_list(at_)) return {at_};
    const instruments::Section& section = instrument_->sections[instrument_->items[at_].section];
    std::vector<ItemIndex> here;
    std::ranges::copy_if(section.items, std::back_inserter(here),
                         [this](ItemIndex item) { return asked_[item] == Truth::yes; });
    return here;
}

bool Session::on_a_list(ItemIndex item) const {
    const instruments::Section& section = instrument_->sections[instrument_->items[item].section];
    return section.display == Display::list && mode_ == instruments::Mode::staff && !only_forward_;
}

// What was gone on from does not come again where going back is forbidden, not even on the way forward.
std::optional<ItemIndex> Session::item_after(ItemIndex item) const {
    for (std::size_t i = item + std::size_t{1}; i < sheet_.size(); ++i) {
        if (may_stand_at(static_cast<ItemIndex>(i))) return static_cast<ItemIndex>(i);
    }
    return std::nullopt;
}

bool Session::may_stand_at(ItemIndex item) const {
    if (asked_[item] != Truth::yes) return false;
    return !forward_only() || !is_given(item) || is_asked_again(item);
}

bool Session::is_asked_again(ItemIndex item) const {
    if (only_forward_) return false;
    for (std::size_t i = 0; i < sheet_.size(); ++i) {
        const instruments::Item& other = instrument_->items[i];
        if (leads_back(other, sheet_[static_cast<ItemIndex>(i)]) &&
            other.returns->section == instrument_->items[item].section)
            return true;
    }
    return false;
}

std::optional<ItemIndex> Session::item_before(ItemIndex item) const {
    for (std::size_t i = item; i > 0; --i) {
        if (asked_[i - 1] == Truth::yes) return static_cast<ItemIndex>(i - 1);
    }
    return std::nullopt;
}

ItemIndex Session::first_of_page(ItemIndex item) const {
    if (!on_a_list(item)) return item;
    const instruments::Section& section = instrument_->sections[instrument_->items[item].section];
    const auto first =
        std::ranges::find_if(section.items, [this](ItemIndex i) { return asked_[i] == Truth::yes; });
    return first == section.items.end() ? item : *first;
}

bool Session::forward_only() const {
    return only_forward_ || instrument_->going_back == instruments::GoingBack::forbidden;
}

void Session::go_only_forward() {
    only_forward_ = true;
    if (kind_ != Page::Kind::questions || !is_given(at_)) return;
    if (const auto next = item_after(at_)) {
        stand_at(*next);
    } else {
        kind_ = Page::Kind::review;
    }
}

bool Session::is_given(ItemIndex item) const {
    return !std::holds_alternative<instruments::Unanswered>(sheet_[item]);
}

bool Session::has_introduction() const {
    return std::ranges::any_of(wordings_,
                               [](const auto& each) { return each.second->find("introduction") != nullptr; });
}

void Session::stand_at(ItemIndex item) {
    kind_ = Page::Kind::questions;
    at_ = item;
    show_blanks_ = false;
}

scoring::Result Session::result() const {
    return scoring::score(*instrument_, sheet_, asked_);
}

std::string Session::position() const {
    switch (kind_) {
        case Page::Kind::introduction:
            return at_introduction;
        case Page::Kind::review:
            return at_review;
        case Page::Kind::finished:
            return at_finish;
        case Page::Kind::questions:
            break;
    }
    return instrument_->items[at_].id;
}

Page Session::page(const LanguageTags& tags) const {
    const bool back = !forward_only() && (item_before(at_).has_value() || has_introduction());
    Page page = page_of(PageInput{*instrument_, wordings_, language_, mode_, sheet_, asked_, kind_, at_,
                                  items_here(), kind_ == Page::Kind::questions && on_a_list(at_),
                                  show_blanks_, back, &local_names_, &tags});
    page.back_to_review = next_is_review();
    page.last_before_review = page.last_before_review || page.back_to_review;
    return page;
}

Page Session::page_of_item(ItemIndex item, const LanguageTags& tags) const {
    return page_of(PageInput{*instrument_,
                             wordings_,
                             language_,
                             mode_,
                             sheet_,
                             asked_,
                             Page::Kind::questions,
                             item,
                             {item},
                             on_a_list(item),
                             false,
                             item > 0,
                             nullptr,
                             &tags});
}

}  // namespace runtime
