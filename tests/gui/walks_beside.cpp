// The walks through what the others pass by: a programme at its beginning, names and texts that are as
// long as they may be, an author's window, and the questions that our questionnaires do not have.
#include <chrono>
#include <string>

#include "runtime/practice.h"
#include "tests/gui/walks.h"

namespace tests {

namespace {

// All invented, and as long as people write them.
constexpr const char* long_name = "Nguyễn Phan Hoàng Thị Giả Định Tên Rất Dài Không Có Thật Đâu";
constexpr const char* long_district = "Thành phố Giả Định trực thuộc Tỉnh Không Có Thật (invented)";
constexpr const char* long_ward = "Phường Nguyễn Thị Tưởng Tượng Đông Bắc mở rộng số 12";
constexpr const char* long_consent =
    "Chúng tôi mời anh/chị trả lời một số câu hỏi giả định về sức khỏe và về những thứ anh/chị dùng. Anh/chị "
    "có thể bỏ qua bất kỳ câu nào, hoặc dừng lại lúc nào cũng được, mà không ảnh hưởng gì đến việc chăm "
    "sóc mà anh/chị đang nhận.\n\nCâu trả lời được giữ kín trong máy này. Chỉ những người làm việc tại điểm "
    "hỗ trợ giả định mới đọc được. Chúng tôi không hỏi tên, không hỏi địa chỉ và không hỏi số giấy tờ.\n\n"
    "Sau khi trả lời xong, cán bộ sẽ nói với anh/chị về kết quả và hỏi anh/chị muốn làm gì tiếp. Toàn bộ "
    "văn bản này là giả định, chỉ để thử xem một văn bản dài đứng trên màn hình như thế nào, và không ai "
    "bị hỏi gì bằng văn bản này bao giờ.";

// The control whose name begins so; there is one.
std::string beginning(Tablet& tablet, std::string_view name) {
    for (const std::string& each : tablet.hands().names()) {
        if (each.starts_with(name)) return each;
    }
    FAIL("no control begins with " << name);
    return {};
}

void write(Tablet& tablet, const char* field, std::string_view words) {
    tablet.tap(field);
    tablet.hands().type(words);
}

void add_long_names(Tablet& tablet, const Look& look) {
    tablet.tap("part.sites");
    look("no site yet");
    write(tablet, "district", long_district);
    write(tablet, "ward", long_ward);
    tablet.tap("add");
    tablet.hands().wait(std::chrono::seconds(5));
    look("sites, a long name");
    tablet.tap("part.staff");
    tablet.tap("staff.add");
    write(tablet, "new.name", long_name);
    tablet.tap("role.coordinator");
    tablet.tap(beginning(tablet, "site."));
    look("new staff, a long name");
    write(tablet, "new.passphrase", runtime::practice_passphrase);
    write(tablet, "new.again", runtime::practice_passphrase);
    tablet.tap("add");
    tablet.hands().wait(std::chrono::seconds(5));
    look("staff, a long name");
    tablet.tap(beginning(tablet, "member.Nguy"));
    look("a member of staff, a long name");
    tablet.tap("member.close");
}

// At home, of whom nobody knows yet.
void ask_without_two_answers(Tablet& tablet, const Look& look) {
    tablet.plan("dass-21");
    look("consent, a long text");
    tablet.tap("agree");
    tablet.tap("next");
    for (int i = 1; i <= 21; ++i) {
        const std::string item = "q" + std::to_string(i);
        // Two of depression.
        tablet.tap(i == 3 || i == 5 ? "refuse." + item : "option." + item + ".1");
        tablet.tap("next");
    }
    tablet.tap("next");
    look("result that cannot be scored");
    tablet.tap("scale.depression");
    look("why it cannot be scored");
    tablet.tap("explain.close");
    tablet.tap("next");
    tablet.tap("finish.yes");
    tablet.hands().wait(std::chrono::seconds(5));
}

}  // namespace

void walk_of_a_new_programme(Tablet& tablet, const Look& look) {
    tablet.sign_in("supervisor");
    look("supervisor's home, nothing there yet");
    tablet.tap("part.sessions");
    look("no sessions yet");
    add_long_names(tablet, look);
    tablet.tap("part.instruments");
    tablet.tap("instrument.dass-21");
    tablet.tap("accept.dass-21");
    tablet.tap("part.settings");
    tablet.tap("settings.consent");
    write(tablet, "settings.consent.vi", long_consent);
    look("consent text, a long one");
    tablet.tap("settings.save");
    tablet.hands().wait(std::chrono::seconds(5));
    tablet.tap("person");
    tablet.tap("sign-out.yes");

    tablet.tap(beginning(tablet, "staff.Nguy"));
    look("sign-in, a long name chosen");
    write(tablet, "passphrase", runtime::practice_passphrase);
    tablet.tap("sign-in");
    look("home without clients");
    ask_without_two_answers(tablet, look);
    look("home, a long name");
    tablet.sign_in_again("supervisor");
    tablet.tap("part.sessions");
    look("sessions, a long name");
    tablet.tap("session.1");
    look("record, a long name");
    tablet.tap("part.history");
    look("history, a long name");
}

void walk_of_an_author(Author& author, const Look& look) {
    author.hands->look();
    look("preview, a file that cannot be read");
    author.mend();
    author.read_again();
    author.hands->tap("next");
    author.hands->tap("option.q1.1");
    author.hands->wait(std::chrono::seconds(5));
    look("preview, a question");
    author.hands->tap("preview.items");
    look("preview, the items");
    author.hands->tap("items.close");
    author.spoil();
    author.read_again();
    look("preview, errors beside the last sound file");
    author.mend();
    author.read_again();
    author.hands->wait(std::chrono::seconds(5));
    author.hands->tap("preview.result");
    look("preview, the result");
}

void walk_of_other_questions(Asked& asked, const Look& look) {
    asked.go_to("several");
    asked.tap("option.several.b");
    asked.tap("option.several.d");
    look("several choices");
    asked.go_to("since");
    asked.tap("field.since.day");
    asked.tap("field.since.key.3");
    asked.tap("field.since.key.1");
    look("date");
    asked.go_to("one");
    asked.spoken = "option.one.c";
    asked.hands.look();
    look("question, being read aloud");
}

}  // namespace tests
