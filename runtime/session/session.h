// One person's way through one instrument: pure, without storage, clock or window.
// It holds where the person stands and what was answered, and decides what comes
// next. Kiosk saves each accepted intent before the next frame is drawn.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "instruments/accept.h"
#include "instruments/flow.h"
#include "instruments/instrument.h"
#include "runtime/session/intent.h"
#include "runtime/session/page.h"
#include "runtime/site_words.h"
#include "runtime/words.h"
#include "scoring/score.h"

namespace runtime {

// A "no" that the domain expects.
enum class Refusal : std::uint8_t {
    not_on_this_page,
    not_asked,
    not_accepted,    // the item does not take this answer
    blank_required,  // Next while a required item of the page has no answer; the page marks it
    at_the_start,
    no_such_language,
    not_at_the_review,
    already_finished,
    no_way_back,  // the instrument forbids it
    not_saved,    // the kiosk could not store earlier answers: it goes no further until it can
};

// Where the person stands, as it is stored: an item's id, or one of the pages without items.
inline constexpr const char* at_introduction = "@introduction";
inline constexpr const char* at_review = "@review";
inline constexpr const char* at_finish = "@finished";

class Session {
  public:
    // The instrument and wordings must outlive the session. A stored position that no longer
    // is asked stands at the nearest item before it.
    Session(const instruments::Instrument& instrument, Wordings wordings, std::string language,
            instruments::Mode mode);
    void restore(instruments::AnswerSheet sheet, const std::string& position);
    // What substances are called at this site: help beside the instrument's own words.
    void set_local_names(LocalNames names) { local_names_ = std::move(names); }

    [[nodiscard]] std::optional<Refusal> apply(const Intent& intent);
    [[nodiscard]] Page page(const LanguageTags& tags = {}) const;  // no tags: as it is read aloud
    // What this item's page would show, asked or not, wherever the person stands: for an author's eyes.
    [[nodiscard]] Page page_of_item(instruments::ItemIndex item, const LanguageTags& tags = {}) const;

    // From here on there is no way back, and nothing that was given is shown again, as where the instrument
    // forbids going back: another person may have had the tablet in between. Stands at the next question
    // that has no answer yet.
    void go_only_forward();

    [[nodiscard]] const instruments::Instrument& instrument() const { return *instrument_; }
    [[nodiscard]] const instruments::AnswerSheet& answers() const { return sheet_; }
    [[nodiscard]] const instruments::Flow& asked() const { return asked_; }
    // Those on the page, in order; none but at questions.
    [[nodiscard]] std::vector<instruments::ItemIndex> page_items() const { return items_here(); }
    [[nodiscard]] scoring::Result result() const;
    [[nodiscard]] std::string position() const;
    [[nodiscard]] const std::string& language() const { return language_; }
    [[nodiscard]] instruments::Mode mode() const { return mode_; }
    [[nodiscard]] bool finished() const { return kind_ == Page::Kind::finished; }

  private:
    std::optional<Refusal> set_answer(instruments::ItemIndex item, instruments::Answer answer);
    std::optional<Refusal> toggle(const Toggle& toggle);
    std::optional<Refusal> next();
    std::optional<Refusal> back();
    [[nodiscard]] std::vector<instruments::ItemIndex> items_here() const;
    // Whether this item shares its page with the other rows of its section. A client alone is asked one
    // question a page, and so is whoever goes on after her: a row that was answered would be shown.
    [[nodiscard]] bool on_a_list(instruments::ItemIndex item) const;
    [[nodiscard]] std::optional<instruments::ItemIndex> item_after(instruments::ItemIndex item) const;
    // An answer leads back to this item's section (ASSIST's probe): every row of it comes again.
    [[nodiscard]] bool is_asked_again(instruments::ItemIndex item) const;
    [[nodiscard]] std::optional<instruments::ItemIndex> item_before(instruments::ItemIndex item) const;
    [[nodiscard]] instruments::ItemIndex first_of_page(instruments::ItemIndex item) const;
    [[nodiscard]] bool has_introduction() const;
    [[nodiscard]] bool forward_only() const;
    [[nodiscard]] bool is_given(instruments::ItemIndex item) const;  // answered or refused
    void stand_at(instruments::ItemIndex item);
    [[nodiscard]] std::optional<instruments::ItemIndex> opened_after(instruments::ItemIndex item) const;
    [[nodiscard]] std::optional<instruments::ItemIndex> contradicted() const;
    // Asked, and on the way forward not what was gone on from.
    [[nodiscard]] bool may_stand_at(instruments::ItemIndex item) const;
    [[nodiscard]] bool next_is_review() const;

    const instruments::Instrument* instrument_;
    Wordings wordings_;
    std::string language_;
    instruments::Mode mode_;
    LocalNames local_names_;
    instruments::AnswerSheet sheet_;
    instruments::Flow asked_;
    Page::Kind kind_ = Page::Kind::introduction;
    instruments::ItemIndex at_ = 0;  // first item of the page, while kind_ is questions
    bool only_forward_ = false;
    bool show_blanks_ = false;  // Next was pressed on a page with a blank required item
    // While an item is looked at again from the review, to which Next leads back: which one, and what
    // had no answer then. After a restart Next goes on through the items, as it does without this.
    struct Again {
        instruments::ItemIndex item = 0;
        std::vector<bool> open;
    };
    std::optional<Again> again_;
};

}  // namespace runtime
