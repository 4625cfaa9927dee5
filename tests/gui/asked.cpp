#include "tests/gui/asked.h"

#include "instruments/load.h"

namespace tests {

namespace {

constexpr std::string_view definition = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<instrument id="forms" version="1" respondent="client" role="coordinator">
  <terms>Invented for tests.</terms>
  <mode id="staff"/>
  <mode id="self"/>
  <source id="ours" certainty="ours">Invented for tests.</source>
  <choices id="yes_no">
    <choice code="yes"/>
    <choice code="no"/>
  </choices>
  <choices id="five">
    <choice code="a"/>
    <choice code="b"/>
    <choice code="c"/>
    <choice code="d"/>
    <choice code="e"/>
  </choices>
  <card id="five" choices="five"/>
  <section id="pages">
    <item id="one" form="one" choices="five" card="five"/>
    <item id="several" form="several" choices="five"/>
    <item id="number" form="number" min="0" max="31"/>
    <item id="since" form="date" earliest="1950-01-01" latest="2026-12-31" partial="yes"/>
    <item id="last" form="date" earliest="1950-01-01" latest="2026-12-31"/>
    <item id="text" form="text" max-length="100" lines="many" required="no" refusable="no"/>
  </section>
  <section id="list" display="list">
    <item id="list.a" form="one" choices="yes_no"/>
    <item id="list.b" form="one" choices="yes_no"/>
    <item id="list.c" form="one" choices="yes_no"/>
    <item id="list.d" form="one" choices="yes_no"/>
    <item id="list.e" form="one" choices="yes_no"/>
    <item id="list.f" form="one" choices="yes_no"/>
  </section>
</instrument>
)xml";

// The same words in both languages: what is looked at is the interface.
std::string wording(std::string_view language) {
    std::string xml = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<wording instrument="forms" version="1" language=")xml";
    xml += language;
    xml += R"xml(" status="ours">
  <owner>Invented</owner>
  <licence>Invented</licence>
  <text key="title">Bảng hỏi thử</text>
  <text key="introduction">Bảng này chỉ để thử, không hỏi ai bao giờ.</text>
  <text key="closing">Hết.</text>
  <text key="section.pages">Phần một</text>
  <text key="section.list">Phần hai</text>
  <text key="section.list.question">Trong tuần qua, anh/chị có uống những thứ này không?</text>
  <text key="item.one">Trong tuần qua, anh/chị uống trà bao nhiêu lần?</text>
  <text key="item.one.help">Tính cả trà đá.</text>
  <text key="item.several">Anh/chị uống trà vào những lúc nào trong ngày?</text>
  <text key="item.number">Trong tháng qua, anh/chị uống trà bao nhiêu ngày?</text>
  <text key="item.number.unit">ngày</text>
  <text key="item.since">Anh/chị bắt đầu uống trà từ ngày nào?</text>
  <text key="item.last">Lần gần nhất anh/chị uống trà là ngày nào?</text>
  <text key="item.text">Anh/chị muốn nói thêm điều gì về trà?</text>
  <text key="item.list.a">Trà xanh</text>
  <text key="item.list.b">Trà đen</text>
  <text key="item.list.c">Cà phê</text>
  <text key="item.list.d">Nước lọc</text>
  <text key="item.list.e">Nước cam</text>
  <text key="item.list.f">Sữa</text>
  <text key="choice.yes_no.yes">Có</text>
  <text key="choice.yes_no.no">Không</text>
  <text key="choice.five.a">Không lần nào</text>
  <text key="choice.five.b">Một hoặc hai lần</text>
  <text key="choice.five.c">Ba hoặc bốn lần</text>
  <text key="choice.five.d">Hàng ngày</text>
  <text key="choice.five.d.definition">Ít nhất một lần mỗi ngày</text>
  <text key="choice.five.e">Nhiều lần mỗi ngày</text>
  <text key="card.five.heading">Uống trà</text>
</wording>
)xml";
    return xml;
}

template <typename Loaded>
std::string problems_of(const Loaded& loaded) {
    std::string lines;
    if (!loaded) {
        for (const auto& problem : loaded.error())
            lines += instruments::to_line(problem) + "\n";
    }
    return lines;
}

instruments::Instrument loaded_instrument() {
    auto loaded = instruments::parse_instrument(definition, "forms.xml");
    INFO(problems_of(loaded));
    REQUIRE(loaded.has_value());
    return std::move(loaded->instrument);
}

instruments::Wording loaded_wording(std::string_view language) {
    auto loaded = instruments::parse_wording(wording(language), "forms.xml");
    INFO(problems_of(loaded));
    REQUIRE(loaded.has_value());
    return std::move(loaded->wording);
}

}  // namespace

Asked::Asked(AskedLook how)
    : look(how),
      instrument(loaded_instrument()),
      vi(loaded_wording("vi")),
      en(loaded_wording("en")),
      session(instrument, {{"vi", &vi}, {"en", &en}}, how.language == gui::Language::vi ? "vi" : "en",
              how.with_client ? instruments::Mode::self : instruments::Mode::staff),
      hands(surface, [this](gui::Frame& frame) { draw(frame); }) {
    surface.resize(how.wide, how.high);
    surface.set_language(how.language);
    surface.set_scale({.dp = 1, .text = how.text});
    surface.fonts().complete();
    hands.look();
}

void Asked::draw(gui::Frame& frame) {
    const runtime::Page page = session.page();
    frame.point_out(spoken);
    const gui::QuestionView view{
        .page = page,
        .instrument = instrument,
        .session = "invented",
        .saving = saving,
        .with_client = look.with_client,
        .aloud = {.offered = look.aloud, .speaking = !spoken.empty(), .machine = look.aloud}};
    for (const gui::Wish& wish : gui::draw_questionnaire(view, draft, frame.window(), frame)) {
        if (std::holds_alternative<gui::wish::Listen>(wish)) ++listened;
        const auto* tell = std::get_if<gui::wish::Tell>(&wish);
        if (tell == nullptr) continue;
        const auto refusal = session.apply(tell->intent);
        if (refusal == runtime::Refusal::blank_required) draft.focus_blank = true;
        frame.again();
    }
    if (const auto language = frame.language_wanted()) {
        surface.set_language(*language);
        static_cast<void>(
            session.apply(runtime::SwitchLanguage{*language == gui::Language::vi ? "vi" : "en"}));
        frame.again();
    }
}

void Asked::go_to(std::string_view item) {
    const auto index = instrument.find_item(item);
    REQUIRE(index.has_value());
    REQUIRE_FALSE(session.apply(runtime::GoTo{*index}).has_value());
    hands.wait(std::chrono::milliseconds(300));
    hands.look();
}

const instruments::Answer& Asked::answer(std::string_view item) const {
    return session.answers()[*instrument.find_item(item)];
}

}  // namespace tests
