// The gallery's pages of staff, of fields and of the review.
#include <array>

#include "gui/widgets/bars.h"
#include "gui/widgets/button.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/list.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "tests/gui/gallery.h"

namespace tests {

using namespace gui;

void Gallery::draw_form(Frame& frame, Rect room) {
    Rect side = frame.portrait() ? Rect{} : room.cut_right(352);
    Rect place = room.inset(frame.margin(), 24);
    place.cut_top(step_heading(frame, place, 1, "Khách hàng"));
    const Rect client = place.cut_top(84);
    card(frame, client);
    avatar(frame, {client.x + 46, client.center().y}, 24, "27");
    draw_text(frame, {client.x + 86, client.y + 13, 300, 0}, "THU-0127", {.style = Style::title});
    draw_text(frame, {client.x + 86, client.y + 44, 300, 0}, "3 phiên trước đây",
              {.style = Style::caption, .color = frame.theme().text2});
    static_cast<void>(button(frame, "client.change", "Đổi",
                             {client.right() - 136, client.center().y - 28, 120, 56},
                             {.kind = ButtonKind::secondary, .style = Style::body_medium, .radius = 14}));
    place.cut_top(28);
    place.cut_top(step_heading(frame, place, 2, "Bộ câu hỏi"));
    Rect row = place.cut_top(110);
    const float width = (row.w - 32) / 3;
    for (const char* name : {"ASSIST", "DASS-21", "Mức độ hài lòng"}) {
        const bool on = name[0] != 'M';
        static_cast<void>(choice_card(frame, std::string("start.") + name, name, row.cut_left(width), on,
                                      {.mark = Mark::square, .detail = "5–15 phút"}));
        row.cut_left(16);
    }
    place.cut_top(28);
    place.cut_top(banner(frame, place,
                         "ASSIST được WHO thẩm định cho hình thức phỏng vấn. Bản tự trả lời nên có bạn ngồi "
                         "cạnh để giải thích.") +
                  20);
    place.cut_top(banner(frame, place, "Dữ liệu chỉ lưu trên máy này và được mã hoá.",
                         {.tone = Tone::plain, .icon = Icon::shield}) +
                  20);
    if (side.empty()) return;
    frame.paint().fill(side, frame.theme().surface);
    frame.paint().line(side.at(), {side.x, side.bottom()}, frame.theme().line);
    Rect summary = side.inset(28, 28);
    summary.cut_top(draw_text(frame, summary, "Tóm tắt", {.style = Style::title}) + 10);
    static_cast<void>(button(frame, "next", "Tiếp: Lời mời tham gia", summary.cut_bottom(68),
                             {.after = Icon::arrow_forward}));
}

void Gallery::draw_report(Frame& frame, Rect room) {
    Rect place = room.inset(frame.margin() - 6, 24);
    Rect left = frame.portrait() ? place.cut_top(640) : place.cut_left(666);
    card(frame, left, CardState::rest, radius::large_card);
    Rect list = left.inset(23, 18);
    list.cut_top(draw_text(frame, list, "Điểm theo từng chất", {.style = Style::h2}) + 14);
    struct Row {
        const char* name;
        float score;
        Tone tone;
        const char* band;
        float low;
    };
    const std::array<Row, 4> rows{{{"Chất dạng thuốc phiện", 29, Tone::high, "Nguy cơ cao", 4},
                                   {"Thuốc lá", 18, Tone::warn, "Nguy cơ trung bình", 4},
                                   {"Rượu, bia", 9, Tone::ok, "Nguy cơ thấp", 11},
                                   {"Chất kích thích (ATS)", 2, Tone::ok, "Nguy cơ thấp", 4}}};
    for (const Row& row : rows) {
        divider(frame, list.x, list.y, list.w);
        Rect r = list.cut_top(134);
        r.cut_top(12);
        Rect head = r.cut_top(32);
        draw_text_middle(frame, head, row.name, {.style = Style::title});
        draw_text_middle(frame, head, std::to_string(static_cast<int>(row.score)),
                         {.style = Style::h2, .align = Align::right});
        const ChipLook look{.tone = row.tone, .with_icon = true};
        chip(frame, {head.right() - 62 - chip_width(frame, row.band, look), head.y}, row.band, look);
        r.cut_top(14);
        const std::array<BandPart, 3> bands{BandPart{0, Tone::ok}, BandPart{row.low, Tone::warn},
                                            BandPart{27, Tone::high}};
        band_bar(frame, r.cut_top(14),
                 {.bands = bands, .least = 0, .most = 39, .score = row.score, .to = {}});
        r.cut_top(8);
        draw_text(frame, r, "Can thiệp ngắn", {.style = Style::caption, .color = frame.theme().text2});
        draw_text(frame, r, "ngưỡng 4 · 27",
                  {.style = Style::caption, .color = frame.theme().text2, .align = Align::right});
    }
    if (!frame.portrait()) place.cut_left(26);
    Rect talk = place.cut_top(240);
    card(frame, talk, CardState::rest, radius::large_card);
    Rect words = talk.inset(22, 18);
    words.cut_top(draw_text(frame, words, "Nói với khách", {.style = Style::title}) + 6);
    words.cut_top(draw_text(frame, words,
                            "Việc bạn đang dùng heroin có nguy cơ cao gây hại cho sức khoẻ và cuộc sống. "
                            "Điểm rượu, bia đã giảm từ 24 xuống 9.") +
                  10);
    banner(frame, {words.x - 8, words.y, words.w + 16, 0},
           "Trao đổi với cán bộ về điều trị methadone hoặc cai nghiện tự nguyện.",
           {.tone = Tone::high, .icon = Icon::hospital});
    Rect buttons = place.cut_bottom(64);
    static_cast<void>(button(frame, "show_client", "Cho khách xem", buttons.cut_left((buttons.w - 16) / 2),
                             {.kind = ButtonKind::secondary, .style = Style::body_medium}));
    buttons.cut_left(16);
    if (button(frame, "done", "Xong", buttons, {.before = Icon::check})) dialog = true;
}

void Gallery::draw_fields(Frame& frame, Rect room) {
    const float bar = bottom_bar_height(frame);
    Rect place = Rect{room.x, room.y, room.w, room.h - bar}.inset(frame.margin(), 20);
    Rect left = place;
    left.w = frame.stacked() ? place.w : 560;
    const FieldLook code_look{.label = "Mã khách hàng",
                              .placeholder = "Tìm theo mã, ví dụ THU-01",
                              .error = errors ? std::string_view("Mã này không đúng ký tự kiểm tra.") : "",
                              .icon = Icon::search};
    const FieldTouch code_touch = text_field(
        frame, "client.code", left.cut_top(field_height(frame, code_look, left.w)), code, code_look);
    nexts += code_touch.submitted ? 100 : 0;
    left.cut_top(16);
    const FieldLook secret{.form = FieldForm::password, .label = "Cụm từ mật khẩu"};
    static_cast<void>(text_field(frame, "passphrase", left.cut_top(field_height(frame, secret, left.w)),
                                 passphrase, secret));
    left.cut_top(16);
    const FieldLook story_look{.form = FieldForm::text_area,
                               .label = "Bạn muốn chương trình thay đổi điều gì?",
                               .limit = 500,
                               .show_count = true};
    static_cast<void>(
        text_field(frame, "story", left.cut_top(field_height(frame, story_look, left.w)), story, story_look));
    left.cut_top(16);
    const FieldLook days{.form = FieldForm::decimal, .label = "Số ngày", .unit = "ngày / tháng"};
    Rect right = frame.stacked() ? left : Rect{place.x + 620, place.y, 340, place.h};
    static_cast<void>(
        text_field(frame, "days", right.cut_top(field_height(frame, days, right.w)), number, days));
    right.cut_top(16);
    if (!frame.stacked()) {
        static_cast<void>(
            number_pad(frame, "days", right.cut_top(number_pad_height(frame)), number, PadForm::decimal));
        static_cast<void>(date_fields(frame, "date", {place.x, left.y, 520, 200}, date, {.pad = false}));
    } else {
        static_cast<void>(date_fields(frame, "date", right, date));
    }
    bottom(frame, room);
}

void Gallery::draw_review(Frame& frame, Rect room) {
    const float bar = bottom_bar_height(frame);
    Rect place = Rect{room.x, room.y, room.w, room.h - bar}.inset(frame.margin(), 24);
    place.cut_top(draw_text(frame, place, "Gần xong rồi", {.style = Style::h1}));
    place.cut_top(
        draw_text(frame, place, "Đã trả lời 27 câu. Còn 1 câu bỏ trống.", {.color = frame.theme().text2}) +
        16);
    ScrollArea area(frame, "review", {place.x - 10, place.y - 10, place.w + 20, place.h + 34});
    Rect list = area.content();
    for (int group = 1; group <= 6; ++group) {
        Rect r = list.cut_top(190);
        card(frame, r);
        r = r.inset(23, 10);
        draw_text_middle(frame, r.cut_top(42), "Thuốc lá", {.style = Style::title});
        for (const char* label : {"Dùng trong 3 tháng qua", "Thèm muốn mạnh"}) {
            const bool blank = group == 2 && label[0] == 'T';
            const RowLook look{.value = blank ? "Chưa trả lời" : "Hàng tuần",
                               .value_tone = blank ? Tone::warn : Tone::plain,
                               .after = Icon::edit,
                               .line_above = true,
                               .quiet_label = true};
            const std::string name = "review.q" + std::to_string(group) + "." + label[0];
            if (list_row(frame, name, label, r.cut_top(gui::row_least), look)) chosen = group;
        }
        list.cut_top(18);
    }
    area.end_at(list.y);
    area.close();
    bottom(frame, room);
}

}  // namespace tests
