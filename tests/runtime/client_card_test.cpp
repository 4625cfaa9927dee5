// The card that a client takes home, and how it leaves the program. Everybody is invented.
#include "runtime/report/client_card.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <iterator>
#include <regex>

#include <catch2/catch_test_macros.hpp>

#include "runtime/report/hand_out.h"
#include "tests/support/screening.h"

namespace fs = std::filesystem;
using tests::read_file;
using tests::TemporaryFolder;
using tests::write_file;

namespace {

runtime::ClientView invented() {
    runtime::ClientView said;
    said.going_well.push_back({.names = {"Rượu bia"},
                               .label = "Nguy cơ thấp",
                               .tone = "ok",
                               .say = "Với cách sử dụng hiện tại, anh/chị có nguy cơ thấp.",
                               .action = "Không cần can thiệp",
                               .next = ""});
    said.matters.push_back({.names = {"Thuốc lá", "Các chất dạng thuốc phiện"},
                            .label = "Nguy cơ cao",
                            .tone = "high",
                            .say = "Nhiều khả năng đã bị lệ thuộc; rễ cây, ngưỡng cửa, ướt đẫm.",
                            .action = "Đánh giá thêm",
                            .next = "Gặp người có chuyên môn."});
    said.next = {"Gặp người có chuyên môn."};
    runtime::LeafletView leaflet{"injecting", "Tiêm chích làm tăng nguy cơ", {}};
    for (int part = 0; part < 12; ++part) {
        leaflet.parts.push_back(
            {"Nếu vẫn tiêm chích:", {"luôn dùng bơm kim tiêm mới", "biết số điện thoại cấp cứu (115)"}});
    }
    said.leaflets.push_back(std::move(leaflet));
    return said;
}

const runtime::CardWords words{.language = "vi",
                               .title = "Kết quả của anh/chị",
                               .not_diagnosis = "Đây là kết quả sàng lọc, không phải chẩn đoán.",
                               .going_well = "Ở mức thấp hoặc bình thường",
                               .matters = "Điều nên cùng trao đổi",
                               .next_step = "Bước tiếp theo",
                               .unclear = "Chưa đủ câu trả lời để nói về: Cần sa.",
                               .contact = "Liên hệ: Trạm Giả Định"};

bool installed(const std::string& program) {
    return fs::exists("/usr/bin/" + program);
}

// What a program of poppler says about the file.
std::string said_by(const std::string& command) {
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");  // NOLINT(cert-env33-c): our own command
    REQUIRE(pipe != nullptr);
    std::string said;
    std::array<char, 4096> part{};
    for (std::size_t n = 0; (n = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
        said.append(part.data(), n);
    ::pclose(pipe);
    return said;
}

std::string one_line(const std::string& text) {
    return std::regex_replace(text, std::regex("[ \n\f]+"), " ");
}

// A program in place of `lp`.
fs::path printer(const TemporaryFolder& folder, const std::string& does) {
    const fs::path program = folder.path() / "lp";
    write_file(program, "#!/bin/sh\n" + does + "\n");
    REQUIRE(::chmod(program.c_str(), 0700) == 0);
    return program;
}

}  // namespace

TEST_CASE("the card says in exact words what the client's view says", "[card]") {
    if (!installed("pdftotext")) SKIP("pdftotext is not installed");
    const TemporaryFolder folder;
    write_file(folder.path() / "card.pdf", runtime::client_card(invented(), words));

    const std::string text = one_line(said_by("pdftotext " + (folder.path() / "card.pdf").string() + " -"));

    for (const char* sentence :
         {"Kết quả của anh/chị", "không phải chẩn đoán.",
          "Ở mức thấp hoặc bình thường Rượu bia Với cách sử dụng hiện tại",
          "Thuốc lá, Các chất dạng thuốc phiện", "rễ cây, ngưỡng cửa, ướt đẫm.", "Cần sa.",
          "Bước tiếp theo Gặp người có chuyên môn. Liên hệ: Trạm Giả Định", "luôn dùng bơm kim tiêm mới"}) {
        INFO(text);
        INFO(sentence);
        CHECK(text.find(sentence) != std::string::npos);
    }
    CHECK(text.find("Ở mức thấp hoặc bình thường") < text.find("Điều nên cùng trao đổi"));
}

TEST_CASE("no number stands on the card but the ambulance's, no band and no word for staff", "[card]") {
    if (!installed("pdftotext")) SKIP("pdftotext is not installed");
    const TemporaryFolder folder;
    write_file(folder.path() / "card.pdf", runtime::client_card(invented(), words));

    std::string text = said_by("pdftotext " + (folder.path() / "card.pdf").string() + " -");

    text = std::regex_replace(text, std::regex("115"), "");
    CHECK(std::ranges::none_of(text, [](unsigned char c) { return std::isdigit(c) != 0; }));
    for (const char* staff : {"Nguy cơ cao", "Nguy cơ thấp", "Đánh giá thêm", "Không cần can thiệp"}) {
        INFO(staff);
        CHECK(text.find(staff) == std::string::npos);
    }
}

TEST_CASE("the file tells neither when nor by whom it was made, and carries its letters", "[card]") {
    if (!installed("pdfinfo")) SKIP("pdfinfo is not installed");
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "card.pdf").string();
    write_file(file, runtime::client_card(invented(), words));

    const std::string info = said_by("TZ=UTC pdfinfo " + file);
    const std::string fonts = said_by("pdffonts " + file);

    for (const char* telling : {"Author", "Title", "Creator", "ModDate"})
        CHECK(info.find(telling) == std::string::npos);
    CHECK(info.find("Sat Jan  1 00:00:00 2000") != std::string::npos);
    CHECK(info.find("A4") != std::string::npos);
    CHECK(std::regex_search(fonts, std::regex("\\+Inter")));
    CHECK(fonts.find(" no  yes ") == std::string::npos);
    CHECK(runtime::client_card(invented(), words) == runtime::client_card(invented(), words));
}

TEST_CASE("a printer gets the whole document and a neutral name of the job", "[card]") {
    const TemporaryFolder folder;
    const fs::path program = printer(folder, "cat > " + (folder.path() / "got").string() +
                                                 "; echo \"$@\" > " + (folder.path() / "told").string());
    const std::string document(300'000, 'x');

    CHECK(runtime::print(program, document));

    CHECK(read_file(folder.path() / "got") == document);
    CHECK(read_file(folder.path() / "told") == "-t card\n");
}

TEST_CASE("a printer that says no, hangs up or is not there has not printed", "[card]") {
    const TemporaryFolder folder;
    const std::string document(300'000, 'x');

    CHECK_FALSE(runtime::print(printer(folder, "cat > /dev/null; exit 1"), document));
    CHECK_FALSE(runtime::print(printer(folder, "exit 0"), document));
    // One that reads nothing and never ends, and one that reads and never ends.
    CHECK_FALSE(runtime::print(printer(folder, "exec sleep 600"), document, std::chrono::milliseconds(100)));
    CHECK_FALSE(runtime::print(printer(folder, "cat > /dev/null; exec sleep 600"), document,
                               std::chrono::milliseconds(100)));
    CHECK_FALSE(runtime::print(folder.path() / "nothing", document));
}

TEST_CASE("a card is saved under a neutral name and never over another file", "[card]") {
    const TemporaryFolder folder;

    const auto first = runtime::save_card(folder.path(), "one");
    const auto second = runtime::save_card(folder.path(), "two");

    REQUIRE(first.has_value());
    REQUIRE(second.has_value());
    CHECK(first->filename() == "card.pdf");
    CHECK(second->filename() == "card-2.pdf");
    CHECK(read_file(*first) == "one");
    CHECK(read_file(*second) == "two");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
    CHECK_FALSE(runtime::save_card(folder.path() / "gone", "three").has_value());
}

TEST_CASE("sticks come first and by name, then the documents; what is not there is not offered", "[card]") {
    const TemporaryFolder folder;
    for (const char* each : {"media/B", "media/A", "Documents"})
        fs::create_directories(folder.path() / each);
    write_file(folder.path() / "media/a-file", "");
    runtime::Surroundings surroundings{.media = {folder.path() / "media", folder.path() / "no-media"},
                                       .documents = folder.path() / "Documents",
                                       .programs = {folder.path()}};

    const auto places = runtime::save_places(surroundings);

    REQUIRE(places.size() == 3);
    CHECK(places[0].name == "A");
    CHECK(places[1].name == "B");
    CHECK(places[2].kind == runtime::SavePlace::Kind::documents);
    surroundings.documents = folder.path() / "gone";
    CHECK(runtime::save_places(surroundings).size() == 2);
    CHECK_FALSE(runtime::printing_program(surroundings));
    CHECK(printer(folder, "") == runtime::printing_program(surroundings));
}
