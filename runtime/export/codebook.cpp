#include "runtime/export/codebook.h"

#include <fmt/format.h>

#include <functional>

#include "runtime/export/record_table.h"
#include "runtime/words.h"
#include "scoring/csv.h"

namespace runtime {

namespace {

using instruments::ChoiceList;
using instruments::Item;
using instruments::Scale;

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};

std::string kind_of(const Item& item) {
    return std::visit(Overloaded{[](const instruments::OneChoice&) { return "one choice"; },
                                 [](const instruments::SeveralChoices&) { return "several choices"; },
                                 [](const instruments::NumberForm&) { return "number"; },
                                 [](const instruments::DateForm&) { return "date"; },
                                 [](const instruments::TextForm&) { return "text"; }},
                      item.form);
}

std::string note_of(const Item& item) {
    std::string note;
    if (const auto* number = std::get_if<instruments::NumberForm>(&item.form)) {
        note = fmt::format("{} to {}", to_string(number->min), to_string(number->max));
    } else if (std::holds_alternative<instruments::SeveralChoices>(item.form)) {
        note = "codes joined by ;";
    }
    if (item.ask_if.always()) return note;
    return note + (note.empty() ? "" : "; ") + "asked if " + item.ask_if.text;
}

class Codebook {
  public:
    Codebook(const CatalogEntry& entry, Level level, std::ostream& out)
        : entry_(entry), level_(level), wordings_(entry.words()), writer_(out) {}

    bool write() {
        head();
        frame();
        for (const Item& item : entry_.instrument.items)
            write_item(item);
        for (const Scale& scale : entry_.instrument.scales)
            write_scale(scale);
        for (const instruments::Finding& finding : entry_.instrument.findings)
            write_finding(finding);
        plain("ignored", "items", "items whose answers the skip logic keeps out");
        plain("problem", "text",
              "why a record could not be read as its definition says; empty when all is well");
        return writer_.finish();
    }

  private:
    using InWords = std::function<std::string(const Words&)>;

    void head() {
        for (const char* name : {"column", "kind", "code"})
            writer_.cell(name);
        for (const auto& [language, wording] : wordings_)
            writer_.cell(language);
        writer_.cell("note");
        writer_.end_record();
    }

    void line(std::string_view column, std::string_view kind, std::string_view code, const InWords& in_words,
              std::string_view note) {
        writer_.cell(column);
        writer_.cell(kind);
        writer_.cell(code);
        for (const auto& [language, wording] : wordings_) {
            const Words words(entry_.instrument, wordings_, language);
            writer_.cell(scoring::safe_cell(in_words(words)));
        }
        writer_.cell(scoring::safe_cell(note));
        writer_.end_record();
    }

    void plain(std::string_view column, std::string_view kind, std::string_view note,
               std::string_view code = "") {
        line(column, kind, code, [](const Words&) { return std::string(); }, note);
    }

    void frame() {
        const bool hidden = level_ == Level::deidentified;
        plain("record", "id", hidden ? "made for this export" : "the record's own id");
        if (!entry_.instrument.anonymous) {
            plain("client", "id",
                  level_ == Level::full ? "the client's code"
                                        : "a pseudonym, the same in every file of this export");
        }
        plain("site", "text", "district/ward");
        plain("date", "date",
              hidden ? "moved back by a secret number of days, one number for each client"
                     : "the day at the site");
        plain("mode", "code", "asked by staff", "staff");
        plain("mode", "code", "answered alone", "self");
        plain("mode", "code", "collected elsewhere and imported", "imported");
        plain("language", "code", "in which it was finished");
        plain("(any item)", "state", "asked and not answered", "");
        plain("(any item)", "state",
              "\"No answer\": the respondent did not want to, or whoever records about her does not know",
              "refused");
        plain("(any item)", "state", "not asked, or its answer was kept out by a later change", "not_asked");
    }

    void codes(std::string_view column, const ChoiceList& list) {
        for (const instruments::Choice& choice : list.choices) {
            const std::string key = fmt::format("choice.{}.{}", list.id, choice.code);
            line(column, "code", choice.code, [&key](const Words& words) { return words.plain(key); }, "");
        }
    }

    void write_item(const Item& item) {
        const InWords question = [&item](const Words& words) { return words.of(item); };
        const bool is_text = std::holds_alternative<instruments::TextForm>(item.form);
        if (is_text) {
            line(item.id + ".state", "state", "", question, "answered, refused, not_asked, or nothing");
            if (level_ == Level::deidentified) return;
        }
        line(item.id, kind_of(item), "", question, note_of(item));
        if (const ChoiceList* list = choices_of(entry_.instrument, item)) codes(item.id, *list);
    }

    void write_scale(const Scale& scale) {
        line(
            scale.id, "score", "",
            [&scale](const Words& words) { return words.of("scale", scale.id, scale.key, scale.entry); },
            fmt::format("{} to {}; empty when it cannot be given", to_string(scale.min),
                        to_string(scale.max)));
        const std::string band_column = scale.id + ".band";
        plain(band_column, "band", "empty when it cannot be given");
        for (const instruments::Band& band : scale.bands) {
            line(
                band_column, "code", band.id,
                [&](const Words& words) { return words.of("band", band.id, band.id, scale.entry); },
                fmt::format("from {}", to_string(band.from)));
        }
        plain(scale.id + ".missing", "number",
              "asked items that the score waits for and that have no answer");
        if (scale.missing != instruments::MissingRule::bounds) return;
        plain(scale.id + ".min", "number", "the least score that the missing answers allow");
        plain(scale.id + ".max", "number", "the greatest score that the missing answers allow");
    }

    void write_finding(const instruments::Finding& finding) {
        const std::string key = "finding." + finding.id;
        line(finding.id, "finding", "", [&key](const Words& words) { return words.plain(key); }, "");
        for (const instruments::FindingValue& value : finding.values) {
            line(
                finding.id, "code", value.id,
                [&](const Words& words) { return words.plain(key + "." + value.id); },
                value.when.always() ? "otherwise" : "if " + value.when.text);
        }
    }

    const CatalogEntry& entry_;
    Level level_;
    Wordings wordings_;
    scoring::CsvWriter writer_;
};

}  // namespace

bool write_codebook(const CatalogEntry& entry, Level level, std::ostream& out) {
    return Codebook(entry, level, out).write();
}

}  // namespace runtime
