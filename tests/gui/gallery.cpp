#include "tests/gui/gallery.h"

#include <array>

#include "gui/widgets/bars.h"
#include "gui/widgets/button.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/list.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace tests {

using namespace gui;

namespace {

float progress(Frame& frame, Rect place, float third) {
    const std::array<Block, 8> blocks{Block{1}, Block{1}, Block{third}, Block{0, true},
                                      Block{},  Block{},  Block{},      Block{}};
    return progress_blocks(frame, place, blocks, "Phần 3 / 8 · chất 3 / 4", "Đã trả lời 16 · còn 18 câu");
}

// The rail of substances, on one line.
void rail(Frame& frame, Rect place) {
    const std::array<std::pair<const char*, PillState>, 4> chips{
        {{"Thuốc lá", PillState::done},
         {"Rượu, bia", PillState::done},
         {"Chất dạng thuốc phiện", PillState::current},
         {"Chất kích thích", PillState::plain}}};
    int n = 0;
    for (const auto& [label, state] : chips) {
        const Rect r = place.cut_left(pill_width(frame, label, state));
        static_cast<void>(pill(frame, "rail." + std::to_string(++n), label, r, state));
        place.cut_left(10);
    }
}

}  // namespace

void Gallery::draw(Frame& frame) {
    static constexpr std::array<const char*, 6> names{"question", "yes_no", "form",
                                                      "report",   "fields", "review"};
    frame.page(names.at(static_cast<std::size_t>(page)));
    Rect room = frame.window();
    const bool staff = page == Page::form || page == Page::report;
    TopBar bar{.title = "ASSIST", .subtitle = "Phần 3: Thèm muốn", .cover = true};
    if (staff) {
        bar = {.title = page == Page::form ? "Phiên mới" : "Kết quả ASSIST · thử",
               .subtitle = page == Page::form ? "" : "tự trả lời · bản v3.1 · chấm điểm trên máy",
               .back = true,
               .person = "Nguyễn Lan",
               .role = "Điều phối viên"};
    }
    const TopBarTouch touch = top_bar(frame, room, bar);
    if (touch.language) language = touch.language;
    switch (page) {
        case Page::question:
            draw_question(frame, room);
            break;
        case Page::yes_no:
            draw_yes_no(frame, room);
            break;
        case Page::form:
            draw_form(frame, room);
            break;
        case Page::report:
            draw_report(frame, room);
            break;
        case Page::fields:
            draw_fields(frame, room);
            break;
        case Page::review:
            draw_review(frame, room);
            break;
    }
    if (sheet) {
        const Sheet open(frame, "display", "Hiển thị", SheetForm::side);
        Rect place = open.content();
        draw_text(frame, place.cut_top(60), "Chữ, màu và ngôn ngữ của máy này.",
                  {.color = frame.theme().text2});
        static_cast<void>(choice_card(frame, "scheme.light", "Sáng", place.cut_top(66), true));
        place.cut_top(12);
        static_cast<void>(choice_card(frame, "scheme.dark", "Tối", place.cut_top(66), false));
        if (open.closed()) sheet = false;
    }
    if (dialog) {
        const DialogAnswer answer =
            gui::dialog(frame, "discard",
                        {.title = "Bỏ phiên này?",
                         .text = "Các câu trả lời của phiên này sẽ mất. Việc này không hoàn lại được.",
                         .yes = "Bỏ phiên",
                         .no = "Giữ lại",
                         .dangerous = true});
        if (answer != DialogAnswer::none) dialog = false;
    }
}

void Gallery::bottom(Frame& frame, Rect& room) {
    const BottomBarTouch touch =
        bottom_bar(frame, room, {.back = frame.say("back"), .next = frame.say("next")});
    nexts += touch.next ? 1 : 0;
    backs += touch.back ? 1 : 0;
}

void Gallery::draw_question(Frame& frame, Rect room) {
    const float bar = bottom_bar_height(frame);
    Rect page_room{room.x, room.y, room.w, room.h - bar};
    Rect place = page_room.inset(frame.margin(), 20);
    place.cut_top(progress(frame, place, 0.5F) + 14);
    rail(frame, place.cut_top(44));
    place.cut_top(26);
    const Theme& theme = frame.theme();
    Rect words = place;
    Rect answers = place;
    if (!frame.stacked()) {
        words.w = 490;
        answers.cut_left(520);
    }
    const float top = words.y;
    words.cut_top(
        draw_text(frame, words, "TRONG 3 THÁNG QUA", {.style = Style::label, .color = theme.primary}) + 4);
    words.cut_top(
        draw_text(frame, words,
                  "Bạn có thường xuyên thèm muốn mạnh phải dùng heroin hoặc chất dạng thuốc phiện không?",
                  {.style = frame.stacked() ? Style::question : Style::h1, .balanced = true}) +
        8);
    words.cut_top(draw_text(frame, words, "Heroin, thuốc phiện, morphin, methadone không theo đơn.",
                            {.color = theme.text2}) +
                  14);
    if (frame.stacked()) answers.cut_top(words.y - top + 12);
    ScrollArea area(frame, "answers", {answers.x - 10, answers.y - 10, answers.w + 20, answers.h + 30});
    Rect list = area.content();
    if (errors) {
        list.cut_top(banner(frame, list, "Hãy chọn một câu trả lời, hoặc chọn “Không muốn trả lời”.",
                            {.tone = Tone::high, .strong = true}) +
                     14);
    }
    const std::array<const char*, 5> labels{"Không lần nào", "1 hoặc 2 lần", "Hàng tháng", "Hàng tuần",
                                            "Hàng ngày hoặc gần như hàng ngày"};
    for (int i = 0; i < 5; ++i) {
        const ChoiceLook look{.digit = i + 1};
        const std::string_view label = labels.at(static_cast<std::size_t>(i));
        const float high = choice_height(frame, label, list.w, look, frame.portrait() ? 90 : 64);
        if (choice_card(frame, "option.q2." + std::to_string(i + 1), label, list.cut_top(high),
                        chosen == i + 1, look)) {
            chosen = i + 1;
        }
        list.cut_top(frame.portrait() ? 16 : 12);
    }
    const ButtonLook quiet{.kind = ButtonKind::tertiary, .style = Style::body_medium, .align = Align::left};
    const std::string refuse = frame.say("refused");
    if (button(frame, "refuse", refuse, {list.x - 4, list.y, button_width(frame, refuse, quiet), 56}, quiet))
        chosen = 0;
    list.cut_top(56);
    area.end_at(list.y);
    area.close();
    bottom(frame, room);
}

void Gallery::draw_yes_no(Frame& frame, Rect room) {
    const float bar = bottom_bar_height(frame);
    Rect place = Rect{room.x, room.y, room.w, room.h - bar}.inset(frame.margin(), 20);
    place.cut_top(progress(frame, place, 0.3F) + 20);
    place.cut_top(
        draw_text(frame, place, "Trong đời, bạn đã từng dùng chất nào sau đây?", {.style = Style::h1}));
    place.cut_top(draw_text(frame, place,
                            "Chỉ tính khi không dùng theo đơn bác sĩ. Chạm Có hoặc Không cho từng dòng.",
                            {.color = frame.theme().text2}) +
                  10);
    const std::array<const char*, 10> names{"Thuốc lá",
                                            "Rượu, bia",
                                            "Cần sa",
                                            "Cocain",
                                            "Chất kích thích",
                                            "Chất hít",
                                            "Thuốc an thần, ngủ",
                                            "Chất gây ảo giác",
                                            "Chất dạng thuốc phiện",
                                            "Chất khác"};
    ScrollArea area(frame, "list", {place.x - 10, place.y - 4, place.w + 20, place.h + 24});
    const Rect list = area.content();
    const bool two = !frame.stacked();
    const float width = two ? (list.w - 16) / 2 : list.w;
    const auto parts_of = [&](std::size_t i) {
        const std::string id = "option.q1." + std::to_string(i);
        return std::array<Part, 2>{Part{id + ".yes", frame.say("yes")}, Part{id + ".no", frame.say("no")}};
    };
    const auto look_of = [&](std::size_t i) {
        return YesNoLook{.hint = "ví dụ, gọi là gì",
                         .error = errors && !used.at(i) ? std::string_view("Chưa trả lời") : ""};
    };
    float high = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        high = std::max(high, yes_no_row_height(frame, names.at(i), parts_of(i), width, look_of(i)));
    }
    float end = list.y;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto column = static_cast<float>(two ? i / 5 : 0);
        const auto row = static_cast<float>(two ? i % 5 : i);
        const Rect r{list.x + column * (width + 16), list.y + row * (high + 10), width, high};
        if (const auto touched = yes_no_row(frame, names.at(i), parts_of(i), r, used.at(i), look_of(i))) {
            used.at(i) = touched;
        }
        end = std::max(end, r.bottom());
    }
    area.end_at(end);
    area.close();
    bottom(frame, room);
}

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
    static_cast<void>(
        button(frame, "next", "Tiếp: Đồng ý", summary.cut_bottom(68), {.after = Icon::arrow_forward}));
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
        Rect r = list.cut_top(182);
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
            if (list_row(frame, name, label, r.cut_top(62), look)) chosen = group;
        }
        list.cut_top(18);
    }
    area.end_at(list.y);
    area.close();
    bottom(frame, room);
}

}  // namespace tests
