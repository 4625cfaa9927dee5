// The result of a visit: what staff see, how a score is explained, what the client sees.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"
#include "tests/support/temporary_folder.h"

using runtime::Stage;
using tests::Tablet;

namespace {

// DASS-21 up to its result; one code a question, `r` where it is refused. Invented.
void dass(Tablet& tablet, std::string_view codes, const std::string& mode = "staff") {
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", mode);
    tablet.tap("next");
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::string item = "q" + std::to_string(i + 1);
        tablet.tap(codes[i] == 'r' ? "refuse." + item : "option." + item + "." + codes[i]);
        tablet.tap("next");
    }
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == Stage::result);
}

constexpr std::string_view all_normal = "000000000000000000000";
constexpr std::string_view severe = "333333333333333333333";

// ASSIST up to its result: opioids alone, every answer one of these codes; `refused` is not answered.
void assist(Tablet& tablet, const std::vector<std::string>& codes, const std::string& refused = "") {
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.tap("next");
    for (const char* other : {"tobacco", "alcohol", "cannabis", "cocaine", "amphetamines", "inhalants",
                              "sedatives", "hallucinogens", "other"}) {
        tablet.tap(std::string("option.q1.") + other + ".no");
    }
    const bool first = refused == "q1.opioids";
    tablet.tap(first ? "refuse.q1.opioids" : "option.q1.opioids.yes");
    tablet.tap("next");
    if (!refused.empty() && !first) {
        tablet.answer_until("refuse." + refused, codes);
        tablet.tap("refuse." + refused);
        tablet.tap("next");
    }
    tablet.answer_until("review.q8", codes);
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == Stage::result);
}

}  // namespace

TEST_CASE("each scale says its band, its score, what it leads to and where its bands begin", "[result]") {
    Tablet tablet;
    dass(tablet, severe);

    CHECK(tablet.shows("Rất nặng"));
    CHECK(tablet.shows("42"));
    CHECK(tablet.shows("Sớm trao đổi với người được đào tạo về sức khỏe tâm thần"));
    for (const char* where : {"0", "14", "28"})
        CHECK(std::ranges::count(tablet.surface().texts(), where) > 0);
    CHECK(tablet.shows("Đây là kết quả sàng lọc, không phải chẩn đoán."));
    CHECK(tablet.shows("DASS-21 không có câu hỏi về tự sát"));
}

TEST_CASE("beside a result stands who is signed in, and nothing to touch that does nothing", "[result]") {
    Tablet tablet;
    dass(tablet, all_normal);

    CHECK_FALSE(tablet.has("person"));
    CHECK(tablet.shows("coordinator"));
}

TEST_CASE("every band of every bar has its name, in both languages and either way up", "[result]") {
    Tablet tablet;
    dass(tablet, all_normal);
    for (const gui::Language language : {gui::Language::vi, gui::Language::en}) {
        tablet.speak(language);
        for (const auto& [wide, high] : {std::pair{1280, 800}, std::pair{800, 1280}}) {
            tablet.surface().resize(wide, high);
            tablet.hands().look();
            const auto results = tablet.kiosk().results(language == gui::Language::vi ? "vi" : "en");
            for (const auto& band : results.front().scales.front().bands) {
                const auto bars = std::ranges::count_if(tablet.surface().texts(), [&](const auto& text) {
                    return text == band.label || text.ends_with("  " + band.label);
                });
                INFO(band.label << " at " << wide << 'x' << high);
                CHECK(bars >= 3);
            }
        }
    }
}

TEST_CASE("a severe band is told to staff by name, a normal one is not", "[result]") {
    SECTION("severe") {
        Tablet tablet;
        dass(tablet, severe);
        CHECK(tablet.shows("Cần lưu ý trước khi khách về: Trầm cảm (Rất nặng)"));
    }
    SECTION("normal") {
        Tablet tablet;
        dass(tablet, all_normal);
        CHECK_FALSE(tablet.shows("Cần lưu ý trước khi khách về"));
        CHECK(tablet.shows("Các câu trả lời của anh/chị ở phần này nằm trong mức mà nhiều người gặp."));
    }
}

TEST_CASE("an estimate and a missing score are told as what they are", "[result]") {
    Tablet tablet;
    //             one of stress refused (1), two of anxiety (2, 4)
    dass(tablet, "rr0r00000000000000000");

    CHECK(tablet.shows("Thiếu 1 trong 7 câu: điểm được ước tính."));
    CHECK(tablet.shows("Không tính được"));
    CHECK(tablet.shows("Thiếu 2 trong 7 câu. Chạm để xem câu nào."));
    tablet.tap("scale.anxiety");
    CHECK(tablet.shows("Tôi bị khô miệng"));
    CHECK(tablet.shows("Thiếu quá nhiều câu nên không tính điểm."));
}

TEST_CASE("while a scale is not known nothing is green, and the visit does not end without a word of it",
          "[result]") {
    const bool known = GENERATE(true, false);
    Tablet tablet;
    dass(tablet, known ? all_normal : "0r0r00000000000000000");

    const auto& texts = tablet.surface().texts();
    const auto told = std::ranges::count_if(texts, [](const std::string& text) {
        return text.starts_with("Không có gợi ý thêm từ thang đo này");
    });
    CHECK(told == (known ? 3 : 2));  // beside each scale that is known, and not to be said to anybody
    tablet.tap("next");
    REQUIRE(tablet.has("finish.yes"));
    CHECK(tablet.shows("Không tính được điểm: DASS-21: Lo âu.") != known);
}

TEST_CASE("the explanation adds up to the score, with rule, bands and sources", "[result]") {
    Tablet tablet;
    dass(tablet, "r22222222222222222222");
    tablet.tap("lang.en");

    tablet.tap("scale.stress");

    CHECK(tablet.shows("The score is the sum of the lines below, times 2."));
    CHECK(tablet.shows("A missing answer counts as the mean of the answered ones."));
    CHECK(tablet.shows("Estimated for 7 answers: 12 : 6 × 7"));
    CHECK(tablet.shows("Times 2"));
    CHECK(tablet.shows("28"));
    CHECK(tablet.shows("from 34"));
    CHECK(tablet.shows("From secondary sources"));
    CHECK(tablet.shows("Not verified"));  // the rule for a missing answer
    tablet.tap("explain.close");
    CHECK_FALSE(tablet.has("explain.close"));
}

TEST_CASE("bounds are told with the bands that they allow", "[result]") {
    SECTION("several bands") {
        Tablet tablet;
        assist(tablet, {"never", "no_never"}, "q7.opioids");
        CHECK(tablet.shows("Thiếu 1 trong"));
        CHECK(tablet.shows("điểm từ 0 đến 6. Mức có thể là: Nguy cơ thấp, Nguy cơ trung bình."));
        CHECK(tablet.shows("Chưa rõ mức"));
        CHECK(tablet.shows("0–6"));
    }
    SECTION("all of them: nothing is known, and no bounds look like a score") {
        Tablet tablet;
        assist(tablet, {"no_never"}, "q1.opioids");
        CHECK_FALSE(tablet.shows("0–39"));
        CHECK(tablet.shows("Không tính được"));
        CHECK(tablet.shows("Chạm để xem câu nào."));
    }
    SECTION("one band") {
        Tablet tablet;
        assist(tablet, {"daily_or_almost_daily", "no_never"}, "q7.opioids");
        CHECK(tablet.shows("điểm từ 27 đến 33. Trả lời thêm cũng không đổi mức này."));
        CHECK(tablet.shows("Nguy cơ cao"));
        CHECK(tablet.shows("Đánh giá thêm và điều trị chuyên sâu hơn*"));
    }
}

TEST_CASE("every button of the page does what it says", "[result]") {
    Tablet tablet;
    assist(tablet, {"daily_or_almost_daily", "no_never"});

    tablet.tap("scale.opioids");
    CHECK(tablet.has("explain.close"));
    tablet.tap("explain.close");
    tablet.tap("unused");
    tablet.tap("scale.tobacco");
    CHECK(tablet.has("explain.close"));
    tablet.tap("explain.close");
    tablet.tap("unused");
    CHECK_FALSE(tablet.has("scale.tobacco"));
    tablet.tap("leaflet.harms.opioids");
    CHECK(tablet.shows("Quá liều và tử vong do suy hô hấp"));
    tablet.tap("leaflet.close");
    tablet.tap("client-view");
    CHECK(tablet.has("client-view.back"));
    tablet.tap("client-view.back");
    tablet.tap("give-back.yes");
    tablet.sign_in("coordinator");
    tablet.tap("next");
    tablet.tap("finish.no");
    CHECK(tablet.kiosk().stage() == Stage::result);
    tablet.tap("back");
    CHECK(tablet.kiosk().stage() == Stage::home);
    tablet.tap("resume.1");
    CHECK(tablet.kiosk().stage() == Stage::result);
    tablet.tap("next");
    tablet.tap("finish.yes");
    CHECK(tablet.kiosk().stage() == Stage::home);
}

TEST_CASE("the client reads plain words: no code, no number, no name of staff, no word for staff",
          "[result]") {
    Tablet tablet;
    dass(tablet, severe);
    const std::string code = tablet.kiosk().visit().client.value_or("none");
    REQUIRE(tablet.shows(code));

    tablet.tap("client-view");

    CHECK(tablet.shows("Kết quả của anh/chị"));
    CHECK(tablet.shows("không phải chẩn đoán"));
    CHECK(tablet.shows("Anh/chị không phải tự xoay xở một mình."));
    CHECK(tablet.shows("Anh/chị nên sớm nói chuyện với người được đào tạo về sức khỏe tâm thần."));
    CHECK(tablet.shows("Liên hệ: Điểm hỗ trợ giả định"));
    for (const std::string& staff : {code, std::string("42"), std::string("coordinator"),
                                     std::string("Rất nặng"), std::string("Cần lưu ý")}) {
        INFO(staff);
        CHECK_FALSE(tablet.shows(staff));
    }
}

TEST_CASE("who used nothing reads that it was said, and staff that none was used", "[result]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.answer_until("review.q1.probe", {"no"});
    tablet.tap("next");
    CHECK(tablet.shows("Chưa từng dùng chất nào trong 10 chất"));

    tablet.tap("client-view");

    CHECK(tablet.shows("Anh/chị cho biết chưa từng dùng chất nào"));
    CHECK_FALSE(tablet.shows("Kết quả của anh/chị"));
}

TEST_CASE("what is going well comes first on the client's page", "[result]") {
    Tablet tablet;
    // Depression and anxiety 0; stress 2 for each of its seven.
    dass(tablet, "200002020022020002000");

    tablet.tap("client-view");

    const auto& texts = tablet.surface().texts();
    const auto at = [&](std::string_view words) {
        return std::ranges::find_if(texts, [&](const std::string& text) { return text.starts_with(words); });
    };
    REQUIRE(at("Ở mức thấp hoặc bình thường") != texts.end());
    REQUIRE(at("Điều nên cùng trao đổi") != texts.end());
    CHECK(at("Ở mức thấp hoặc bình thường") < at("Điều nên cùng trao đổi"));
    CHECK(at("Điều nên cùng trao đổi") < at("Bước tiếp theo"));
}

TEST_CASE("only a passphrase leads from the client's view back to the staff's page", "[result]") {
    Tablet tablet;
    dass(tablet, severe);
    tablet.tap("client-view");
    for (const gui::Key key : {gui::Key::enter, gui::Key::escape, gui::Key::backspace})
        tablet.hands().key(key);
    REQUIRE(tablet.has("client-view.back"));

    tablet.tap("client-view.back");
    tablet.tap("give-back.no");
    CHECK(tablet.has("client-view.back"));
    tablet.tap("client-view.back");
    tablet.tap("give-back.yes");

    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    CHECK_FALSE(tablet.has("scale.stress"));
    CHECK_FALSE(tablet.has("staff.coordinator"));
    tablet.sign_in("coordinator");
    CHECK(tablet.has("scale.stress"));
}

TEST_CASE("whoever answered alone reads the result and staff sign in to have it back", "[result]") {
    Tablet tablet;
    dass(tablet, severe, "self");
    tablet.tap("unlock");
    tablet.sign_in("coordinator");
    REQUIRE(tablet.has("scale.stress"));

    tablet.tap("client-view");
    tablet.tap("client-view.back");
    tablet.tap("give-back.yes");

    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    tablet.sign_in("coordinator");
    CHECK(tablet.has("scale.stress"));
}

TEST_CASE("the client's page speaks the client's language, and staff find theirs again", "[result]") {
    Tablet tablet;
    dass(tablet, all_normal);
    tablet.tap("lang.en");
    REQUIRE(tablet.shows("Show the client"));

    tablet.tap("client-view");
    CHECK(tablet.shows("Kết quả của anh/chị"));
    tablet.tap("lang.en");
    CHECK(tablet.shows("Your result"));
    tablet.tap("lang.vi");
    tablet.tap("client-view.back");
    tablet.tap("give-back.yes");
    CHECK(tablet.shows("Cảm ơn anh/chị"));
    tablet.sign_in("coordinator");

    CHECK(tablet.shows("Show the client"));
}

TEST_CASE("the client's card is saved where staff choose, and nowhere else", "[result]") {
    const tests::TemporaryFolder documents;
    REQUIRE(::setenv("XDG_DOCUMENTS_DIR", documents.path().c_str(), 1) == 0);
    Tablet tablet;
    dass(tablet, severe);

    tablet.tap("print-card");
    REQUIRE(tablet.shows("Thẻ không ghi tên, mã, ngày hay điểm số."));
    tablet.tap("card.close");
    CHECK(std::filesystem::is_empty(documents.path()));
    tablet.tap("print-card");
    std::string last;
    for (const std::string& name : tablet.hands().names())
        if (name.starts_with("card.save.")) last = name;  // the documents come after any stick
    REQUIRE_FALSE(last.empty());
    tablet.tap(last);

    CHECK(tablet.shows("Đã lưu thẻ."));
    CHECK_FALSE(tablet.has("card.close"));
    CHECK(std::filesystem::file_size(documents.path() / "card.pdf") > 5000);
    ::unsetenv("XDG_DOCUMENTS_DIR");
}

TEST_CASE("the client's view of a result is covered by a button and by a key", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    tablet.answer_until("option.q21.3", {"3"});
    tablet.tap("option.q21.3");
    tablet.tap("next");
    tablet.tap("next");
    tablet.tap("client-view");
    REQUIRE(tablet.surface().page() == "client-view");

    tablet.tap("cover");
    CHECK(tablet.surface().page() == "cover");
    tablet.tap("uncover");
    REQUIRE(tablet.surface().page() == "client-view");
    tablet.hands().key(gui::Key::f9);
    CHECK(tablet.surface().page() == "cover");
    tablet.tap("give-back");
    CHECK(tablet.has("unlock"));
}
