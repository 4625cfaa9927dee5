#include "gui/screens/keeping.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "gui/screens/verified.h"
#include "gui/widgets/button.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

using runtime::SavePlace;

void draw_keeping(KeepingDraft& draft, bool working, Frame& frame, Column& column, Wishes& wishes) {
    column.gap(26);
    column.text(frame.say("keeping"), {.style = Style::title});
    column.gap(12);
    using Work = KeepingDraft::Work;
    if (!working) draft.work = Work::none;
    struct Row {
        const char* name;
        std::string label, hint;
        Icon icon;
    };
    const std::array<Row, 3> rows{
        {{"keeping.backup", frame.say(draft.work == Work::backup ? "backup_running" : "backup"),
          frame.say("backup_hint"), Icon::usb},
         {"keeping.sheet", frame.say("recovery_sheet"), frame.say("recovery_sheet_hint"), Icon::document},
         {"keeping.verify", frame.say(draft.work == Work::check ? "verify_running" : "verify"),
          frame.say("verify_hint"), Icon::check}}};
    const float wide = column.width() - 32;
    std::array<float, rows.size()> highs{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        highs[i] = list_row_height(frame, rows[i].label, wide,
                                   {.detail = rows[i].hint, .before = rows[i].icon, .line_above = i > 0});
    }
    const Rect r = column.take(std::accumulate(highs.begin(), highs.end(), 16.F));
    card(frame, r, CardState::rest, radius::large_card);
    Column inner(frame, r.inset(16, 8));
    std::string_view touched;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RowLook look{.detail = rows[i].hint, .before = rows[i].icon, .line_above = i > 0};
        if (list_row(frame, rows[i].name, rows[i].label, inner.take(highs[i]), look) && !working)
            touched = rows[i].name;
    }
    if (touched == "keeping.backup") wishes.emplace_back(wish::OfferBackup{});
    if (touched == "keeping.verify") {
        draft.work = Work::check;
        wishes.emplace_back(wish::VerifyStore{});
    }
    if (touched == "keeping.sheet") {
        draft.making_sheet = true;
        frame.again();
    }
}

namespace {

void choose_place(KeepingDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.places) return;
    Sheet sheet(frame, "backup", frame.say("backup"), SheetForm::side);
    bool done = sheet.closed();
    {
        ScrollArea area(frame, "backup", sheet.content());
        Column column(frame, flush(area.content()));
        column.text(frame.say("backup_where"), quiet(frame));
        column.gap(20);
        for (std::size_t i = 0; i < draft.places->size(); ++i) {
            const SavePlace& place = draft.places->at(i);
            const bool stick = place.kind == SavePlace::Kind::stick;
            const std::string label =
                stick ? frame.say("save_on_stick", {place.name}) : frame.say("save_in_documents");
            const RowLook look{.before = stick ? Icon::usb : Icon::file, .line_above = i > 0};
            const Rect r = column.take(list_row_height(frame, label, column.width(), look));
            if (list_row(frame, "backup.save." + std::to_string(i + 1), label, r, look)) {
                draft.work = KeepingDraft::Work::backup;
                wishes.emplace_back(wish::BackUp{place.folder});
                done = true;
            }
        }
        if (draft.places->empty()) {
            column.gap(banner(frame, column.rest(), frame.say("backup_no_place"), {.tone = Tone::warn}));
        }
        column.gap(20);
        column.text(frame.say("restore_how"), quiet(frame, Style::caption));
        area.end_at(column.y() + 8);
    }
    if (!done) return;
    draft.places.reset();
    frame.again();
}

// The receipt of a backup; what is copied from it shows later that an older copy was put in the store's
// place.
void receipt(KeepingDraft& draft, Frame& frame) {
    if (!draft.made) return;
    Sheet sheet(frame, "receipt", frame.say("backup_made"), SheetForm::side);
    {
        ScrollArea area(frame, "receipt", sheet.content());
        Column column(frame, flush(area.content()));
        column.gap(banner(frame, column.rest(), frame.say("backup_made_file", {draft.made->name}),
                          {.tone = Tone::ok}));
        column.gap(20);
        store_mark(draft.made->mark, frame, column);
        area.end_at(column.y() + 8);
    }
    if (!sheet.closed()) return;
    draft.made.reset();
    frame.again();
}

}  // namespace

void keeping_sheets(KeepingDraft& draft, Frame& frame, Wishes& wishes) {
    choose_place(draft, frame, wishes);
    receipt(draft, frame);
    if (draft.verified && !draw_verified(*draft.verified, frame)) {
        draft.verified.reset();
        frame.again();
    }
    if (!draft.making_sheet) return;
    const std::string title = frame.say("recovery_sheet_new");
    const std::string text = frame.say("recovery_sheet_new_text");
    const std::string yes = frame.say("recovery_sheet_make");
    const std::string no = frame.say("not_now");
    const DialogAnswer answer = dialog(frame, "sheet", {.title = title, .text = text, .yes = yes, .no = no});
    if (answer == DialogAnswer::none) return;
    if (answer == DialogAnswer::yes) wishes.emplace_back(wish::MakeRecoverySheet{});
    draft.making_sheet = false;
    frame.again();
}

Wishes draw_paper_words(const PaperWords& paper, bool working, const std::string& trouble, Rect page,
                        Frame& frame) {
    Wishes wishes;
    frame.page("recovery-sheet");
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title, .cover = !paper.made}, wishes);
    ScrollArea area(frame, "paper", page);
    Rect content = area.content().inset(frame.margin() - 10, 28);
    const float wide = std::min(content.w, 760.F);
    content = {content.x + (content.w - wide) / 2, content.y, wide, content.h};
    Column column(frame, content);
    column.text(frame.say("recovery_sheet"), {.style = Style::h1, .balanced = true});
    column.gap(12);
    column.text(frame.say("recovery_sheet_why"), quiet(frame, Style::answer));
    column.gap(24);
    const TextLook look{.style = Style::h1, .align = Align::center, .balanced = true};
    const float high = text_height(frame, paper.words, wide - 48, look);
    const Rect panel = column.take(high + 56);
    card(frame, panel, CardState::rest, radius::large_card);
    draw_text(frame, panel.inset(24, 28), paper.words, look);
    column.gap(20);
    const char* const once = paper.made ? "recovery_sheet_once" : "recovery_sheet_until_written";
    column.gap(banner(frame, column.rest(), frame.say(once), {.tone = Tone::warn}));
    if (!trouble.empty()) {
        column.gap(12);
        column.gap(banner(frame, column.rest(), frame.say(trouble), {.tone = Tone::high}));
    }
    column.gap(24);
    if (button(frame, "written", frame.say(working ? "one_moment" : "recovery_sheet_written"),
               column.take(frame.tall(height::button)), {.enabled = !working}))
        wishes.emplace_back(wish::SheetWritten{});
    // No paper at hand: the earlier sheet stays in force.
    if (!paper.made) {
        column.gap(12);
        const ButtonLook later{.kind = ButtonKind::tertiary, .key = Key::escape, .enabled = !working};
        if (button(frame, "not-now", frame.say("not_now"), column.take(frame.tall(height::button)), later))
            wishes.emplace_back(wish::GiveUpSheet{});
    }
    area.end_at(column.y() + 24);
    return wishes;
}

}  // namespace gui
