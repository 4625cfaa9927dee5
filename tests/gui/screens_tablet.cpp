#include "tests/gui/screens_tablet.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "runtime/practice.h"
#include "tests/support/no_more_writes.h"
#include "tests/support/scenario.h"

namespace tests {

namespace {

std::string told(const gui::Control& control) {
    std::ostringstream out;
    out << control.name << " at " << control.rect.x << ',' << control.rect.y << ' ' << control.rect.w << 'x'
        << control.rect.h;
    return out.str();
}

// The eye of a passphrase lies inside its field, on purpose.
bool belongs_inside(const gui::Control& control) {
    return control.name.ends_with(".reveal");
}

// The parts of a switch lie edge to edge and are one control, and so are the keys of the keyboard on the
// screen and of the number pad.
bool one_control(const gui::Control& one, const gui::Control& other) {
    if (one.kind == gui::Kind::key && other.kind == gui::Kind::key) return true;
    return !one.part_of.empty() && one.part_of == other.part_of;
}

// From edge to edge.
float between(const gui::Rect& one, const gui::Rect& other) {
    const float beside = std::max(one.x - other.right(), other.x - one.right());
    const float below = std::max(one.y - other.bottom(), other.y - one.bottom());
    return std::hypot(std::max(0.F, beside), std::max(0.F, below));
}

}  // namespace

std::vector<std::string> faults_of(const gui::Surface& surface) {
    constexpr float least = 56;
    constexpr float apart = 8;
    constexpr float slack = 0.5F;
    std::vector<std::string> faults;
    const gui::Size page = surface.size();
    const auto& controls = surface.controls();
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const gui::Control& one = controls[i];

        if (one.rect.w < least - slack || one.rect.h < least - slack) faults.push_back("small: " + told(one));
        if (one.rect.x < -slack || one.rect.right() > page.w + slack)
            faults.push_back("outside: " + told(one));
        const bool scrolls = !one.area.empty();
        if (!scrolls && (one.rect.y < -slack || one.rect.bottom() > page.h + slack)) {
            faults.push_back("outside: " + told(one));
        }
        if (one.label.empty()) faults.push_back("nameless: " + told(one));
        for (std::size_t j = i + 1; j < controls.size(); ++j) {
            const gui::Control& other = controls[j];
            if (belongs_inside(one) || belongs_inside(other)) continue;
            const gui::Rect both = one.visible.meet(other.visible);
            if (both.w > slack && both.h > slack) faults.push_back(told(one) + " overlaps " + told(other));
            const bool seen = !one.visible.empty() && !other.visible.empty();
            if (!seen || one_control(one, other)) continue;
            // What scrolling leaves of a target at the edge of its area comes whole with the next touch.
            const auto cut = [&](const gui::Control& control) {
                return !control.area.empty() && control.visible.h < least - slack;
            };
            if (one.area != other.area && (cut(one) || cut(other))) continue;
            if (between(one.visible, other.visible) < apart - slack)
                faults.push_back("too close: " + told(one) + " and " + told(other));
        }
    }
    return faults;
}

Tablet::Tablet(TabletLook look) : voice_(look.voice), stays_(look.stays) {
    surface_.resize(look.wide, look.high);
    surface_.set_language(look.language);
    surface_.fonts().complete();  // or each new letter would have the atlas built again
    if (look.bare) {
        using namespace runtime::storage;
        REQUIRE(StoreFile::create(folder_.path() / "store.db", "supervisor",
                                  Secret(runtime::practice_passphrase), Purpose::practice, clock_.now()));
    } else if (!look.fresh) {
        const auto made = runtime::make_practice_store(folder_.path() / "store.db", catalog(), clock_);
        REQUIRE(made.has_value());
    }
    clock_.advance_seconds(60);  // what is begun now is newer than what the practice store brings
    start();
}

void Tablet::start() {
    auto kiosk = runtime::Kiosk::start(folder_.path() / "store.db", catalog(), clock_);
    REQUIRE(kiosk.has_value());
    app_ = std::make_unique<gui::App>(
        std::move(*kiosk), surface_,
        [this](const std::function<void()>& work, const std::function<void()>& then) {
            if (held_back_) {
                held_.push_back({work, then});
                return;
            }
            work();
            then();
        },
        voice_);
    if (!stays_) app_->goes_with_program();
    hands_ = std::make_unique<Hands>(surface_, [this](gui::Frame& frame) {
        // All that is stored is stored while a frame is drawn.
        std::optional<NoMoreWrites> full;
        if (disk_is_full_) full.emplace();
        app_->draw(frame);
    });
}

void Tablet::let_go() {
    held_back_ = false;
    for (const Held& each : std::exchange(held_, {}))
        each.then();
    hands_->look();
}

void Tablet::finish_background() {
    held_back_ = false;
    for (const Held& each : std::exchange(held_, {})) {
        each.work();
        each.then();
    }
    hands_->look();
}

void Tablet::restart() {
    hands_.reset();
    app_.reset();
    start();
}

void Tablet::damage_store() {
    hands_.reset();
    app_.reset();
    std::fstream store(folder_.path() / "store.db", std::ios::in | std::ios::out | std::ios::binary);
    store.seekg(-2000, std::ios::end);  // in its last page
    const auto place = store.tellg();
    const int byte = store.get();
    store.seekp(place);
    store.put(static_cast<char>(byte ^ 1));
    store.close();
    REQUIRE(store.good());
    start();
}

void Tablet::register_clients(int count, const std::string& named) {
    hands_.reset();
    app_.reset();
    {
        auto store = runtime::storage::Store::open(folder_.path() / "store.db", "coordinator",
                                                   runtime::storage::Secret(runtime::practice_passphrase));
        REQUIRE(store.has_value());
        const std::string site = store->sites()->front();
        for (int i = 1; i <= count; ++i) {
            REQUIRE(store->register_client(named + std::to_string(i), site, clock_.today(), clock_.now()));
        }
    }
    start();
}

void Tablet::finish_dass() {
    sign_in("coordinator");
    begin("dass-21");
    finish_dass("3");
}

void Tablet::finish_dass(const std::string& code) {
    answer_until("review.q21", {code});
    tap("next");
    tap("next");
    tap("finish.yes");
    REQUIRE(kiosk().stage() == runtime::Stage::home);
}

void Tablet::stand_at_question(const std::string& mode) {
    sign_in("coordinator");
    begin("dass-21", mode);
    tap("next");
    tap("option.q1.2");
    tap("next");
    REQUIRE(has("option.q2.0"));
}

runtime::storage::Record Tablet::finished_record() {
    REQUIRE(kiosk().visit().sessions.size() == 1);
    const std::string session = kiosk().visit().sessions.front().id;
    hands_.reset();
    app_.reset();
    auto store = runtime::storage::Store::open(folder_.path() / "store.db", "coordinator",
                                               runtime::storage::Secret(runtime::practice_passphrase));
    REQUIRE(store.has_value());
    auto record = store->session(session, clock_.now());
    REQUIRE(record.has_value());
    CHECK(record->session.state == runtime::storage::SessionState::finished);
    return std::move(*record);
}

void Tablet::speak(gui::Language language) {
    const char* const name = language == gui::Language::vi ? "lang.vi" : "lang.en";
    if (surface_.language() != language) tap(name);
}

void Tablet::sign_in(const std::string& name) {
    if (has("unlock")) tap("unlock");
    tap("staff." + name);
    hands_->type(runtime::practice_passphrase);
    tap("sign-in");
}

void Tablet::sign_in_again(const std::string& name) {
    tap("person");
    tap("sign-out.yes");
    sign_in(name);
}

void Tablet::plan(const std::string& instrument, const std::string& mode) {
    tap("start." + instrument);
    if (has("client.new")) tap("client.new");
    tap("mode." + mode);
    const auto& controls = surface_.controls();
    const auto site =
        std::ranges::find_if(controls, [](const auto& control) { return control.name.starts_with("site."); });
    REQUIRE(site != controls.end());
    tap(std::string(site->name));
    tap("next");
    REQUIRE(has("agree"));
}

void Tablet::begin(const std::string& instrument, const std::string& mode) {
    plan(instrument, mode);
    tap("agree");
    REQUIRE(kiosk().stage() == runtime::Stage::questions);
}

void Tablet::answer_until(const std::string& name, const std::vector<std::string>& codes) {
    constexpr int pages_at_most = 120;
    for (int page = 0; page < pages_at_most && !has(name); ++page) {
        std::vector<std::string> names;
        for (const auto& question : kiosk().page().questions) {
            for (const std::string& code : codes) {
                const std::string option = "option." + question.id + "." + code;
                if (!has(option)) continue;
                names.push_back(option);
                break;
            }
        }
        for (const std::string& option : names)
            tap(option);
        tap("next");
    }
    INFO("page " << surface_.page());
    REQUIRE(has(name));
}

}  // namespace tests
