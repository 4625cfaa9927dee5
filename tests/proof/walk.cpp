#include "tests/proof/walk.h"

#include <memory>
#include <utility>

#include "tests/support/kiosk_fixture.h"
#include "tests/support/scenario.h"

namespace proof {

using namespace runtime;
using namespace runtime::storage;
namespace fs = std::filesystem;

namespace {

constexpr const char* dass = "dass-21@1";

// Of a supervisor when it is finished, of its coordinator as long as it is not.
std::optional<Record> record_of(Store& store, const std::string& session) {
    if (auto open = store.session(session, Moment{1})) return std::move(*open);
    std::optional<Record> found;
    const auto keep = [&](const Record& record) {
        if (record.session.id == session) found = record;
        return !found;
    };
    static_cast<void>(store.each_record({}, Reading::exporting, keep, Moment{1}));
    return found;
}

std::string compared(const Record& record, const Promise& promise) {
    std::map<std::string, std::string> kept;
    for (const StoredAnswer& answer : record.answers)
        kept[answer.item] = answer.value;
    for (const auto& [item, cell] : promise.answers) {
        const auto found = kept.find(item);
        if (found == kept.end()) return "the answer to " + item + " is lost";
        if (found->second != cell) return "the answer to " + item + " is another";
    }
    for (const auto& [item, cell] : kept) {
        if (cell != intended_cell(item)) return "nobody answered " + item + " so";
    }
    const bool finished = record.session.state == SessionState::finished;
    if (promise.finished && !finished) return "the questionnaire is open again";
    if (finished && record.scorings.size() != 1) return "a finished questionnaire has no scores";
    return {};
}

}  // namespace

fs::path copy_store(const fs::path& store, const fs::path& folder) {
    fs::remove_all(folder);
    fs::create_directory(folder);
    const fs::path copy = folder / store.filename();
    fs::copy_file(store, copy);
    fs::copy_file(store.string() + ".keys", copy.string() + ".keys");
    return copy;
}

std::string intended_cell(std::string_view item) {
    // q1 to q21; each code occurs.
    return std::string(1,
                       static_cast<char>('0' + (item.size() + static_cast<unsigned char>(item.back())) % 4));
}

bool Walk::run(int tries) {
    for (int failures = 0; failures < tries;) {
        if (promise_.visit_finished) return true;
        failures = step() ? 0 : failures + 1;
    }
    return false;
}

// One step from where the kiosk stands; false when it was not done.
bool Walk::step() {
    if (!kiosk_) {
        auto started = Kiosk::start(store_, tests::catalog(), clock_);
        if (started) kiosk_ = std::move(*started);
        return started.has_value();
    }
    switch (kiosk_->stage()) {
        case Stage::first_start:
            // It did not see the store: somebody starts it again.
            kiosk_.reset();
            return false;
        case Stage::sign_in: {
            auto opened = kiosk_->open_job(
                "coordinator", std::make_shared<Secret>(std::string_view(tests::invented_passphrase)))();
            if (opened) kiosk_->signed_in(std::move(*opened));
            return opened.has_value();
        }
        case Stage::home: {
            const auto unfinished = kiosk_->unfinished();
            if (!unfinished.empty()) return kiosk_->resume(unfinished.front().visit).has_value();
            const auto code = kiosk_->register_client(tests::invented_site);
            if (!code) return false;
            const auto mode = alone_ == Alone::yes ? instruments::Mode::self : instruments::Mode::staff;
            return kiosk_->begin({*code, {dass}, mode, "vi", tests::invented_site}).has_value();
        }
        case Stage::consent:
            return kiosk_->agree().has_value();
        case Stage::questions:
            return answer_page();
        case Stage::result:
            note();
            if (kiosk_->in_clients_hands()) {
                kiosk_->sign_out();
                return true;
            }
            if (!kiosk_->finish_visit()) return false;
            promise_.visit_finished = true;
            if (told_) told_(promise_);
            return true;
        case Stage::thanks:
            break;
    }
    return false;
}

bool Walk::answer_page() {
    const Page page = kiosk_->page();
    if (page.kind == Page::Kind::review) {
        if (kiosk_->apply(Finish{})) return false;
        note();
        return true;
    }
    for (const QuestionView& question : page.questions) {
        const auto& item = kiosk_->session().instrument().items[question.item];
        const auto choice = static_cast<std::uint8_t>(intended_cell(item.id).front() - '0');
        if (kiosk_->apply(SetAnswer{question.item, instruments::Chosen{choice}})) return false;
        note();
        if (kiosk_->saving().unsaved > 0) {
            kiosk_->try_saving_again();
            note();
            if (kiosk_->saving().unsaved > 0) return false;
        }
    }
    return !kiosk_->apply(Next{});
}

// What she may believe now: while nothing is unsaved, all that she has entered is kept.
void Walk::note() {
    if (kiosk_->saving().unsaved > 0) return;
    promise_.session = kiosk_->visit().sessions.front().id;
    if (kiosk_->stage() == Stage::result) {
        promise_.finished = true;
    } else {
        const instruments::AnswerSheet& sheet = kiosk_->session().answers();
        const instruments::Instrument& instrument = kiosk_->session().instrument();
        for (std::size_t item = 0; item < sheet.size(); ++item) {
            if (!instruments::is_answered(sheet[static_cast<instruments::ItemIndex>(item)])) continue;
            const std::string& id = instrument.items[item].id;
            promise_.answers[id] = intended_cell(id);
        }
    }
    if (told_) told_(promise_);
}

std::string broken_promise(const fs::path& file, const Promise& promise) {
    const Secret words{std::string_view(tests::invented_passphrase)};
    auto opened = Store::open(file, "supervisor", words);
    if (!opened) return "it does not open: " + std::string(name_of(opened.error().kind));
    const auto report = opened->check();
    if (!report) return "it cannot be checked: " + std::string(name_of(report.error().kind));
    if (!report->whole()) return "it is not whole";
    if (promise.session.empty()) return {};
    auto record = record_of(*opened, promise.session);
    if (!record) {
        opened = tl::unexpected(StoreError{});
        opened = Store::open(file, "coordinator", words);
        if (!opened) return "its coordinator cannot open it";
        record = record_of(*opened, promise.session);
    }
    return record ? compared(*record, promise) : "the session is lost";
}

}  // namespace proof
