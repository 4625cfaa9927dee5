#include "tests/support/kiosk_fixture.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/scenario.h"

namespace tests {

using runtime::Kiosk;
using runtime::storage::Role;
using runtime::storage::Secret;

KioskFixture::KioskFixture() : store_(folder_.path() / "store.db") {
    {
        auto kiosk = Kiosk::start(store_, catalog(), clock_);
        REQUIRE(kiosk.has_value());
        REQUIRE(kiosk->stage() == runtime::Stage::first_start);
        auto made =
            kiosk->create_job("supervisor", std::make_shared<Secret>(std::string_view(invented_passphrase)),
                              runtime::storage::Purpose::practice)();
        REQUIRE(made.has_value());
        kiosk->created(std::move(*made));
        kiosk_ = std::move(*kiosk);
    }
    sign_in("supervisor");
    REQUIRE(kiosk_->add_site(invented_site).has_value());
    const Secret passphrase{std::string_view(invented_passphrase)};
    REQUIRE(kiosk_->add_staff("coordinator", Role::coordinator, {invented_site}, passphrase).has_value());
    REQUIRE(kiosk_->add_staff("evaluator", Role::evaluator, {invented_site}, passphrase).has_value());
    for (const runtime::Offer& offer : kiosk_->offers()) {
        REQUIRE(kiosk_->accept(offer.entry->instrument.full_id()).has_value());
    }
    kiosk_->sign_out();
}

void KioskFixture::sign_in(const std::string& name) {
    auto opened = kiosk_->open_job(name, std::make_shared<Secret>(std::string_view(invented_passphrase)))();
    REQUIRE(opened.has_value());
    kiosk_->signed_in(std::move(*opened));
}

void KioskFixture::restart() {
    kiosk_.reset();
    auto kiosk = Kiosk::start(store_, catalog(), clock_);
    REQUIRE(kiosk.has_value());
    kiosk_ = std::move(*kiosk);
}

void KioskFixture::begin(const std::vector<std::string>& instruments, const std::string& client,
                         instruments::Mode mode, const std::string& language) {
    runtime::NewSession wish;
    wish.client = client;
    wish.instruments = instruments;
    wish.mode = mode;
    wish.language = language;
    wish.site = invented_site;
    REQUIRE(kiosk_->begin(wish).has_value());
    REQUIRE(kiosk_->agree().has_value());
}

void KioskFixture::answer_everything_with_first_choice() {
    while (kiosk_->session().position() != runtime::at_review) {
        for (const runtime::QuestionView& question : kiosk_->page().questions) {
            if (question.options.empty()) continue;
            REQUIRE_FALSE(kiosk_->apply(runtime::SetAnswer{question.item, instruments::Chosen{0}}));
        }
        REQUIRE_FALSE(kiosk_->apply(runtime::Next{}));
    }
}

runtime::KioskRefusal refusal_of(const runtime::Done<void>& done) {
    REQUIRE_FALSE(done.has_value());
    REQUIRE(std::holds_alternative<runtime::KioskRefusal>(done.error()));
    return std::get<runtime::KioskRefusal>(done.error());
}

}  // namespace tests
