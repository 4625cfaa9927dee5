// An instrument under work, as its author looks at it: read from its file with the words
// beside it, gone through like any session, and read again when something changed. While
// the file has errors the last version that had none stays. Nothing of it is stored, and
// no store is known here.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/catalog.h"
#include "runtime/result_view.h"
#include "runtime/session/session.h"

namespace runtime {

class Preview {
  public:
    // `language` and not another where there are words in it.
    Preview(std::filesystem::path definition, std::string language);

    // Answers and place are carried over by item id as far as the new version takes them. False: the
    // files say what they said before.
    bool read_again();
    // Of the files as they are now, warnings too, errors first. Sorted by file and place.
    [[nodiscard]] const instruments::Problems& problems() const { return problems_; }
    // False: the file has errors, and what can be seen is older or nothing.
    [[nodiscard]] bool up_to_date() const { return !instruments::has_errors(problems_); }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    // Whether a version was ever read. All below only then.
    [[nodiscard]] bool usable() const { return version_ != nullptr; }

    [[nodiscard]] const CatalogEntry& entry() const { return version_->entry; }
    [[nodiscard]] const Session& session() const { return version_->session; }
    [[nodiscard]] Page page(const LanguageTags& tags = {}) const;
    [[nodiscard]] ResultView result(const LanguageTags& tags = {}) const;  // for the answers so far
    [[nodiscard]] std::optional<Refusal> apply(const Intent& intent);

    // To any item. One that is not asked with these answers can be looked at, not answered; from it
    // Back and Next go item by item, in the definition's order.
    void look_at(instruments::ItemIndex item);
    [[nodiscard]] std::optional<instruments::ItemIndex> looked_at() const { return looked_at_; }
    void set_mode(instruments::Mode mode);
    void start_over();  // no answers, from the beginning

    // Where a change may be made: the definition's folder and that of its words.
    [[nodiscard]] std::vector<std::filesystem::path> folders() const;

  private:
    // The session borrows from the entry: a version is made once and never moved.
    struct Version {
        Version(CatalogEntry read, const std::string& language, instruments::Mode mode);
        CatalogEntry entry;
        Session session;
    };

    [[nodiscard]] std::unique_ptr<Version> version_of(CatalogEntry entry, instruments::Mode mode) const;
    void carry_over(const Version& from, Version& to) const;

    [[nodiscard]] std::string as_read() const;  // all that was read and found, to be compared

    std::filesystem::path file_;
    std::string language_;
    instruments::Problems problems_;
    std::unique_ptr<Version> version_;
    std::optional<instruments::ItemIndex> looked_at_;
};

}  // namespace runtime
