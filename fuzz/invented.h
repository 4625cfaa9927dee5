// A small practice store with one visit of an invented client, for targets that damage its files.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "fuzz/folder.h"
#include "runtime/storage/store.h"

namespace fuzz {

inline constexpr std::string_view supervisor = "supervisor";

inline runtime::storage::Secret passphrase() {
    return runtime::storage::Secret{std::string_view("practice practice practice practice")};
}

template <class T>
T must(runtime::storage::Stored<T>&& stored) {
    if (!stored) std::abort();
    if constexpr (!std::is_void_v<T>) return std::move(*stored);
}

enum class InHands : bool { no, yes };

// Its files, by name: a.store and those beside it. In a client's hands the visit lies in a.store.session.
inline Folder::Files invented_store(const Folder& folder, InHands hands) {
    using namespace runtime::storage;
    const auto file = folder.path() / "a.store";
    {
        const auto held = must(StoreFile::create(file, supervisor, passphrase(), Purpose::practice, {1}));
        Store store = must(Store::open(held, supervisor, passphrase()));
        const InstrumentRef instrument{"dass-21", "1", "digest"};
        must(store.add_site("invented/site", {2}));
        must(store.accept(instrument, {{"vi", "digest"}}, {3}));
        const auto visit = must(store.start_visit(
            {"INVENTED-1", "invented/site", "2026-02-28", Mode::self, "vi", {instrument}}, {4}));
        const std::string session = visit.sessions.front().id;
        must(store.begin_session(session, {"q1", "vi"}, {5}));
        must(store.stand_at(visit.id, {6}));
        const AnswerChange answer{"q1", AnswerChange::Given{AnswerState::answered, "2"}};
        must(store.save(session, {&answer, 1}, {"q2", "vi"}, {7}));
        if (hands == InHands::yes) {
            Store given = must(store.hand_over({8}));
            store = std::move(given);
            const AnswerChange another{"q2", AnswerChange::Given{AnswerState::answered, "1"}};
            must(store.save(session, {&another, 1}, {"q3", "vi"}, {9}));
        }
    }
    return folder.files();
}

}  // namespace fuzz
