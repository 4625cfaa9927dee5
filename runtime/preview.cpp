#include "runtime/preview.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "instruments/accept.h"

namespace runtime {

namespace fs = std::filesystem;
using instruments::AnswerSheet;
using instruments::ItemIndex;
using instruments::Mode;
using instruments::Problem;
using instruments::Truth;

namespace {

std::string language_for(const CatalogEntry& entry, const std::string& wanted) {
    return entry.wordings.contains(wanted) ? wanted : entry.wordings.begin()->first;
}

Mode mode_for(const instruments::Instrument& instrument, Mode wanted) {
    const bool known =
        std::ranges::any_of(instrument.modes, [&](const auto& rule) { return rule.mode == wanted; });
    return known || instrument.modes.empty() ? wanted : instrument.modes.front().mode;
}

fs::path beside(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// An answer as the other version's item takes it, or none.
instruments::Answer carried(const instruments::Instrument& from, ItemIndex item,
                            const instruments::Answer& answer, const instruments::Instrument& to,
                            ItemIndex there) {
    if (instruments::is_refused(answer)) {
        return to.items[there].refusable ? answer : instruments::Answer{};
    }
    const std::string cell = instruments::cell_of(from, from.items[item], answer);
    return instruments::answer_from_cell(to, to.items[there], cell).value_or(instruments::Unanswered{});
}

}  // namespace

Preview::Version::Version(CatalogEntry read, const std::string& language, Mode mode)
    : entry(std::move(read)), session(entry.instrument, entry.words(), language, mode) {}

Preview::Preview(fs::path definition, std::string language)
    : file_(std::move(definition)), language_(std::move(language)) {
    read_again();
}

std::unique_ptr<Preview::Version> Preview::version_of(CatalogEntry entry, Mode mode) const {
    const std::string language = language_for(entry, language_);
    const Mode taken = mode_for(entry.instrument, mode);
    return std::make_unique<Version>(std::move(entry), language, taken);
}

std::string Preview::as_read() const {
    std::string all;
    for (const Problem& problem : problems_)
        all += instruments::to_line(problem) + '\n';
    if (!up_to_date() || !version_) return all;
    all += version_->entry.instrument.digest;
    for (const auto& [language, wording] : version_->entry.wordings)
        all += wording.digest;
    return all;
}

bool Preview::read_again() {
    const std::string before = as_read();
    auto read = Catalog::read(file_);
    problems_ = read ? std::move(read->warnings) : std::move(read.error());
    if (read && read->entry.wordings.empty()) {
        const auto& instrument = read->entry.instrument;
        problems_.push_back({instruments::Severity::error,
                             {file_.string(), 0, 0},
                             "there are no words for it: " + instrument.id + "-" + instrument.version +
                                 ".LANGUAGE.xml is looked for beside it and in ../wording"});
    }
    std::ranges::stable_sort(problems_, {}, [this](const Problem& problem) {
        return std::tuple(problem.severity, problem.place.file != file_.string(), problem.place.file,
                          problem.place.line, problem.place.column);
    });
    if (!up_to_date()) return as_read() != before;
    auto next = version_of(std::move(read->entry), version_ ? version_->session.mode() : Mode::staff);
    std::string seen;
    if (version_) {
        carry_over(*version_, *next);
        if (looked_at_) seen = version_->entry.instrument.items[*looked_at_].id;
    }
    version_ = std::move(next);
    looked_at_.reset();
    if (const auto item = version_->entry.instrument.find_item(seen)) look_at(*item);
    return as_read() != before;
}

void Preview::carry_over(const Version& from, Version& to) const {
    const auto& before = from.entry.instrument;
    const auto& after = to.entry.instrument;
    AnswerSheet sheet(after.items.size());
    for (std::size_t i = 0; i < before.items.size(); ++i) {
        const auto item = static_cast<ItemIndex>(i);
        if (const auto there = after.find_item(before.items[i].id)) {
            sheet.set(*there, carried(before, item, from.session.answers()[item], after, *there));
        }
    }
    to.session.restore(std::move(sheet), from.session.position());
}

Page Preview::page(const LanguageTags& tags) const {
    return looked_at_ ? version_->session.page_of_item(*looked_at_, tags) : version_->session.page(tags);
}

ResultView Preview::result(const LanguageTags& tags) const {
    return result_view(version_->entry.instrument, version_->entry.words(), version_->session.language(),
                       version_->session.answers(), tags);
}

std::optional<Refusal> Preview::apply(const Intent& intent) {
    if (const auto* language = std::get_if<SwitchLanguage>(&intent)) language_ = language->language;
    if (const auto* there = std::get_if<GoTo>(&intent)) {
        if (there->item >= version_->entry.instrument.items.size()) return Refusal::not_asked;
        look_at(there->item);
        return std::nullopt;
    }
    if (!looked_at_ || std::holds_alternative<SwitchLanguage>(intent)) return version_->session.apply(intent);
    const ItemIndex here = *looked_at_;
    if (std::holds_alternative<Back>(intent) && here > 0) {
        look_at(static_cast<ItemIndex>(here - 1));
    } else if (std::holds_alternative<Next>(intent) &&
               here + std::size_t{1} < version_->entry.instrument.items.size()) {
        look_at(static_cast<ItemIndex>(here + 1));
    } else {
        return Refusal::not_asked;
    }
    return std::nullopt;
}

void Preview::look_at(ItemIndex item) {
    looked_at_.reset();
    if (version_->session.asked()[item] != Truth::yes) {
        looked_at_ = item;
    } else {
        // Whatever the instrument lets a client do, its author goes anywhere.
        Session& session = version_->session;
        session.restore(AnswerSheet(session.answers()), version_->entry.instrument.items[item].id);
    }
}

void Preview::set_mode(Mode mode) {
    auto next = version_of(CatalogEntry(version_->entry), mode);
    carry_over(*version_, *next);
    version_ = std::move(next);
}

void Preview::start_over() {
    version_ = version_of(CatalogEntry(version_->entry), version_->session.mode());
    looked_at_.reset();
}

std::vector<fs::path> Preview::folders() const {
    std::vector<fs::path> found{beside(file_)};
    const fs::path words = (beside(file_) / ".." / "wording").lexically_normal();
    std::error_code unknown;
    if (fs::is_directory(words, unknown)) found.push_back(words);
    return found;
}

}  // namespace runtime
