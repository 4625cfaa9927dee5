// What is installed: every definition with its wordings, loaded, proved by its
// golden examples and compared across languages; and the site's occasions, which say when
// whom is asked what. Immutable after loading.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "instruments/load.h"
#include "instruments/occasions.h"
#include "runtime/words.h"

namespace runtime {

struct CatalogEntry {
    instruments::Instrument instrument;
    std::map<std::string, instruments::Wording> wordings;  // by language
    bool offered = false;  // the version that a bare id means: the highest of its id

    [[nodiscard]] Wordings words() const;
    // The instrument's title in this language, else in any, behind it the tag of that one.
    [[nodiscard]] std::string title(const std::string& language, const LanguageTags& tags = {}) const;
};

class Catalog {
  public:
    // Reads DIR/definitions/*.xml, DIR/wording/*.xml and DIR/occasions/*.xml. A file with errors is left
    // out and its problems kept: one broken file never takes the other instruments away.
    static Catalog load(const std::filesystem::path& directory);

    // "assist" (the version offered), "assist@3.0", or nullptr.
    [[nodiscard]] const CatalogEntry* find(const std::string& name) const;
    [[nodiscard]] std::vector<const CatalogEntry*> all()
        const;  // by id, then version; offered ones first of their id
    [[nodiscard]] const instruments::Problems& problems() const { return problems_; }
    // Empty when no list is installed, or the one that is has errors.
    [[nodiscard]] const instruments::OccasionList& occasions() const { return occasions_; }
    // The known name nearest to a misspelt one, or empty.
    [[nodiscard]] std::string nearest(const std::string& name) const;

    // One definition outside the catalogue, from its path: its wordings are ID-VERSION.LANGUAGE.xml beside it
    // or in ../wording. Every problem of all of them, if there is an error.
    struct ReadEntry {
        CatalogEntry entry;
        instruments::Problems warnings;
    };
    static tl::expected<ReadEntry, instruments::Problems> read(const std::filesystem::path& definition);
    // A list of occasions outside the catalogue; its instruments are those of ../definitions, where there
    // are some.
    static tl::expected<instruments::LoadedOccasions, instruments::Problems> read_occasions(
        const std::filesystem::path& file);

  private:
    void load_occasions(const std::filesystem::path& directory);
    [[nodiscard]] std::vector<const instruments::Instrument*> offered() const;

    std::deque<CatalogEntry> entries_;
    instruments::OccasionList occasions_;
    instruments::Problems problems_;
};

}  // namespace runtime
