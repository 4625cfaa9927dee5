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
    static_cast<void>(top_bar(frame, room, bar));
    if (frame.language_wanted()) language = frame.language_wanted();
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

}  // namespace tests
