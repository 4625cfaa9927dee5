// Hearing a page: what is spoken and in which order, what is pointed at, and what ends it.
// The voice is one that only remembers what it was asked.
#include "gui/aloud/aloud.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>

#include "instruments/clips.h"
#include "tests/gui/screens_tablet.h"
#include "tests/support/scenario.h"
#include "tests/support/temporary_folder.h"

namespace {

using gui::Voice;
using What = Voice::Heard::What;

class Remembered : public Voice {
  public:
    [[nodiscard]] bool speaks(const std::string& language) const override { return language == "vi"; }
    [[nodiscard]] bool plays(const std::filesystem::path&) const override { return true; }
    void speak(std::vector<gui::Utterance> list, Listener to) override {
        texts = std::move(list);
        listener = std::move(to);
        ++spoken;
        running = true;
    }
    void stop() override { running = false; }

    std::vector<gui::Utterance> texts;
    Listener listener;
    int spoken = 0;
    bool running = false;
};

// A machine with recordings and a player, and no voice of its own.
class Recordings : public Remembered {
  public:
    [[nodiscard]] bool speaks(const std::string&) const override { return false; }
};

// At the first question of DASS-21, with reading aloud turned on.
struct Heard {
    Heard() : tablet({.voice = &voice}) {
        tablet.sign_in("coordinator");
        tablet.begin("dass-21");
        tablet.tap("next");
        tablet.tap("display");
        tablet.tap("display.aloud");
        tablet.tap("display.done");
    }
    void listen() {
        tablet.tap("listen");
        if (tablet.has("headphones.yes")) tablet.tap("headphones.yes");
    }
    void tell(What what, std::size_t text) {
        voice.listener({what, text});
        tablet.hands().look();
    }

    Remembered voice;
    tests::Tablet tablet;
};

}  // namespace

TEST_CASE("without a voice nothing is offered, and the sheet says why", "[aloud]") {
    tests::Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");

    CHECK_FALSE(tablet.has("listen"));
    tablet.hands().key(gui::Key::f5);
    CHECK_FALSE(tablet.has("headphones.yes"));
    tablet.tap("display");
    CHECK_FALSE(tablet.has("display.aloud"));
    CHECK(tablet.shows("chưa có giọng đọc"));
    CHECK(tests::faults_of(tablet.surface()).empty());
}

TEST_CASE("reading aloud is off until it is turned on", "[aloud]") {
    Remembered voice;
    tests::Tablet tablet({.voice = &voice});
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");

    CHECK_FALSE(tablet.has("listen"));
    tablet.hands().key(gui::Key::f5);
    REQUIRE(tablet.has("headphones.yes"));
    CHECK(tablet.shows("Cần tai nghe để giữ kín"));
    tablet.tap("headphones.no");
    CHECK_FALSE(tablet.has("listen"));
    CHECK(voice.spoken == 0);
    tablet.hands().key(gui::Key::f5);
    tablet.tap("headphones.yes");
    CHECK(tablet.has("listen"));
    CHECK(voice.running);
}

TEST_CASE("a page is spoken from its time frame over its question to its answers", "[aloud]") {
    Heard heard;
    CHECK(heard.tablet.shows("giọng máy"));
    CHECK(tests::faults_of(heard.tablet.surface()).empty());

    heard.listen();

    const auto& texts = heard.voice.texts;
    REQUIRE(texts.size() == 6);
    CHECK(texts[0].words == "Trong một tuần qua");
    CHECK(texts[1].words == "Tôi thấy khó mà thoải mái được");
    CHECK(texts[1].outline.empty());
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(texts[2 + i].outline == "option.q1." + std::to_string(i));
    CHECK(heard.tablet.shows("Dừng đọc"));
}

TEST_CASE("headphones are asked for once, and again of the next person", "[aloud]") {
    Heard heard;
    heard.tablet.tap("listen");
    REQUIRE(heard.tablet.has("headphones.yes"));
    heard.tablet.tap("headphones.yes");
    heard.tell(What::done, 0);
    heard.tablet.tap("listen");
    CHECK_FALSE(heard.tablet.has("headphones.yes"));
    CHECK(heard.voice.spoken == 2);
    heard.tell(What::done, 0);

    heard.tablet.tap("leave");
    heard.tablet.tap("leave.save");
    heard.tablet.tap("resume.1");
    heard.tablet.tap("listen");
    CHECK(heard.tablet.has("headphones.yes"));
}

TEST_CASE("a page can be heard again after the cover that comes by itself", "[aloud]") {
    Remembered voice;
    tests::Tablet tablet({.voice = &voice});
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "self");
    tablet.tap("next");
    tablet.tap("display");
    tablet.tap("display.aloud");
    tablet.tap("display.done");
    REQUIRE(tablet.has("listen"));
    tablet.hands().wait(std::chrono::seconds(61));
    REQUIRE(tablet.surface().page() == "cover");

    tablet.tap("uncover");

    CHECK(tablet.has("listen"));
}

TEST_CASE("the outline follows what is spoken", "[aloud]") {
    Heard heard;
    heard.listen();
    heard.tell(What::begins, 1);
    const auto question = heard.tablet.surface().fingerprint();

    heard.tell(What::begins, 2);
    const auto first = heard.tablet.surface().fingerprint();
    heard.tell(What::begins, 3);
    const auto second = heard.tablet.surface().fingerprint();

    CHECK(first != question);
    CHECK(second != first);
    heard.tell(What::begins, 2);
    CHECK(heard.tablet.surface().fingerprint() == first);
}

TEST_CASE("any touch or key ends it; the same touch does not begin it anew", "[aloud]") {
    Heard heard;
    heard.listen();
    REQUIRE(heard.voice.running);

    SECTION("a finger beside everything") {
        heard.tablet.hands().press({700, 690});
        CHECK_FALSE(heard.voice.running);
        heard.tablet.hands().lift({700, 690});
    }
    SECTION("an answer, which counts") {
        heard.tablet.tap("option.q1.2");
        CHECK_FALSE(heard.voice.running);
        CHECK(heard.tablet.hands().control("option.q1.2").selected);
    }
    SECTION("the button") {
        heard.tablet.tap("listen");
        CHECK_FALSE(heard.voice.running);
        CHECK(heard.voice.spoken == 1);
        heard.tablet.tap("listen");
        CHECK(heard.voice.spoken == 2);
    }
    SECTION("its key") {
        heard.tablet.hands().key(gui::Key::f5);
        CHECK_FALSE(heard.voice.running);
        CHECK(heard.voice.spoken == 1);
        heard.tablet.hands().key(gui::Key::f5);
        CHECK(heard.voice.spoken == 2);
    }
    SECTION("a key") {
        heard.tablet.hands().key(gui::Key::down);
        CHECK_FALSE(heard.voice.running);
    }
    SECTION("another language, which this voice does not speak") {
        heard.tablet.tap("lang.en");
        CHECK_FALSE(heard.voice.running);
        CHECK_FALSE(heard.tablet.has("listen"));
    }
}

TEST_CASE("when a voice fails it is said", "[aloud]") {
    Heard heard;
    heard.listen();

    heard.tell(What::failed, 0);

    CHECK(heard.tablet.shows("Không đọc được thành tiếng"));
    CHECK(heard.tablet.shows("Nghe giọng máy"));
}

TEST_CASE("a list is spoken row by row, pointing at each row's first answer", "[aloud]") {
    Remembered voice;
    tests::Tablet tablet({.voice = &voice});
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.tap("next");
    tablet.hands().key(gui::Key::f5);

    tablet.tap("headphones.yes");

    REQUIRE(voice.texts.size() >= 11);
    CHECK(voice.texts.back().outline == "option.q1.other.yes");
    CHECK(tests::faults_of(tablet.surface()).empty());
}

TEST_CASE("what a client turned on goes when the tablet is handed back", "[aloud]") {
    Remembered voice;
    tests::Tablet tablet({.voice = &voice});
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "self");
    tablet.tap("next");
    tablet.hands().key(gui::Key::f5);
    tablet.tap("headphones.yes");
    REQUIRE(voice.running);

    tablet.tap("leave");
    CHECK_FALSE(voice.running);
    tablet.tap("leave.save");

    CHECK(tablet.surface().display().aloud == gui::ReadAloud::off);
}

TEST_CASE("before the first question its introduction can be heard", "[aloud]") {
    Remembered voice;
    tests::Tablet tablet({.voice = &voice});
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "self");
    const runtime::Page page = tablet.kiosk().page();
    REQUIRE(page.kind == runtime::Page::Kind::introduction);
    tablet.hands().key(gui::Key::f5);
    tablet.tap("headphones.yes");

    REQUIRE(tablet.has("listen"));
    REQUIRE(voice.running);
    CHECK(voice.texts.front().words == page.title);
    CHECK(page.introduction.ends_with("\n" + voice.texts.back().words));
    CHECK(tests::faults_of(tablet.surface()).empty());
    tablet.tap("next");
    CHECK_FALSE(voice.running);
}

TEST_CASE("a review reads what has no answer, points at it, and reads no answer out", "[aloud]") {
    const auto& entry = *tests::catalog().find("dass-21");
    runtime::Session session(entry.instrument, entry.words(), "vi", instruments::Mode::staff);
    instruments::AnswerSheet sheet(entry.instrument.items.size());
    for (instruments::ItemIndex item = 1; item < sheet.size(); ++item)
        sheet.set(item, instruments::Chosen{3});
    session.restore(std::move(sheet), runtime::at_review);

    const auto texts = gui::utterances_of(session.page(), entry.instrument, entry.words());

    REQUIRE_FALSE(texts.empty());
    CHECK(texts.back().words == "Tôi thấy khó mà thoải mái được");
    CHECK(texts.back().outline == "answer.q1");
    for (const auto& text : texts)
        CHECK(text.outline != "answer.q2");
}

TEST_CASE("a machine that only plays recordings offers a page whose every word is recorded", "[aloud]") {
    const auto& entry = *tests::catalog().find("dass-21");
    const tests::TemporaryFolder folder;
    instruments::Wording recorded = entry.wordings.at("vi");
    recorded.file = (folder.path() / "wording" / "dass-21-1.vi.xml").string();
    std::filesystem::create_directories(folder.path() / "clips" / "dass-21-1.vi");
    for (const char* key : {"title", "subtitle", "introduction", "introduction.self.note"}) {
        const std::string* words = recorded.find(key);
        if (words == nullptr) continue;
        recorded.clips[key] = {
            .file = std::string(key) + ".wav", .of = instruments::words_digest(*words), .place = {}};
        std::ofstream(folder.path() / "clips" / "dass-21-1.vi" / (std::string(key) + ".wav")) << "invented";
    }
    const runtime::Wordings words{{"vi", &recorded}};
    runtime::Session session(entry.instrument, words, "vi", instruments::Mode::self);
    Recordings voice;
    gui::Surface surface;
    gui::Aloud aloud(&voice, surface);

    aloud.offer(session.page(), entry.instrument, words);
    CHECK(aloud.possible());
    surface.set_display({.aloud = gui::ReadAloud::on});
    CHECK(aloud.view().offered);
    CHECK_FALSE(aloud.view().machine);
    REQUIRE_FALSE(session.apply(runtime::Next{}));
    aloud.offer(session.page(), entry.instrument, words);

    CHECK_FALSE(aloud.possible());
    CHECK_FALSE(aloud.view().offered);
}
