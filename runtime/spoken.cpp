#include "runtime/spoken.h"

#include <utility>

#include "instruments/clips.h"

namespace runtime {

namespace {

class Parts {
  public:
    Parts(const Page& page, const instruments::Instrument& instrument, const Wordings& wordings)
        : page_(page),
          instrument_(instrument),
          wordings_(wordings),
          words_(instrument, wordings, page.language) {}

    std::vector<SpokenPart> introduction() {
        add(page_.title, "title");
        add(page_.subtitle, "subtitle");
        const std::string key = page_.mode == instruments::Mode::self && !plain("introduction.self").empty()
                                    ? "introduction.self"
                                    : "introduction";
        add(plain(key), key);
        if (page_.mode == instruments::Mode::self)
            add(plain("introduction.self.note"), "introduction.self.note");
        return std::move(parts_);
    }
    // What is still to be answered; no answer is read out.
    std::vector<SpokenPart> review() {
        add(page_.closing, "closing");
        for (const ReviewLine& line : page_.review) {
            if (!line.blank) continue;
            const instruments::Item& item = instrument_.items[line.item];
            add(line.question, "item." + item.id, language_of(item), item.id);
        }
        return std::move(parts_);
    }
    std::vector<SpokenPart> questions() {
        const std::string section =
            "section." + instrument_.sections[static_cast<std::size_t>(page_.block)].id;
        add(page_.period, section + ".period");
        add(page_.section_question, section + ".question");
        if (page_.list) {
            add(page_.instruction, section + ".instruction");
            for (const QuestionView& question : page_.questions)
                add(question.text, "item." + question.id, language_of(question), question.id);
        } else {
            const QuestionView& question = page_.questions.front();
            add(question.text, "item." + question.id, language_of(question));
            add(question.help, "item." + question.id + ".help",
                language_of(instrument_.items[question.item], "help"));
            add(page_.instruction, section + ".instruction");
        }
        if (!page_.list) add_options(page_.questions.front());
        return std::move(parts_);
    }

  private:
    // In the page's language, else in any, as the page has it.
    [[nodiscard]] std::string plain(std::string_view key) const { return words_.plain(key); }
    // The voice is that of the language which the words are in.
    [[nodiscard]] std::string language_of(std::string_view key) const {
        std::string other;
        static_cast<void>(words_.plain(key, &other));
        return other.empty() ? page_.language : other;
    }
    [[nodiscard]] std::string language_of(const QuestionView& question) const {
        return question.other_language.empty() ? page_.language : question.other_language;
    }
    [[nodiscard]] std::string language_of(const instruments::Item& item, std::string_view suffix = "") const {
        std::string other;
        static_cast<void>(words_.of(item, suffix, &other));
        return other.empty() ? page_.language : other;
    }
    void add(const std::string& words, const std::string& key) { add(words, key, language_of(key)); }
    void add(const std::string& words, const std::string& key, const std::string& language,
             const std::string& item = {}, const std::string& choice = {}) {
        if (words.empty()) return;
        const auto wording = wordings_.find(language);
        SpokenPart part{.words = words, .language = language, .clip = {}, .item = item, .choice = choice};
        if (wording != wordings_.end()) part.clip = instruments::clip_of(*wording->second, key, words);
        parts_.push_back(std::move(part));
    }
    void add_options(const QuestionView& question) {
        const auto* list = instruments::choices_of(instrument_, instrument_.items[question.item]);
        if (list == nullptr) return;
        for (const OptionView& option : question.options) {
            const std::string key = "choice." + list->id + "." + option.code;
            add(option.label, key, language_of(key), question.id, option.code);
        }
    }

    const Page& page_;
    const instruments::Instrument& instrument_;
    const Wordings& wordings_;
    Words words_;
    std::vector<SpokenPart> parts_;
};

}  // namespace

std::vector<SpokenPart> spoken_parts(const Page& page, const instruments::Instrument& instrument,
                                     const Wordings& wordings) {
    Parts parts(page, instrument, wordings);
    switch (page.kind) {
        case Page::Kind::introduction:
            return parts.introduction();
        case Page::Kind::questions:
            return page.questions.empty() ? std::vector<SpokenPart>{} : parts.questions();
        case Page::Kind::review:
            return parts.review();
        case Page::Kind::finished:
            break;
    }
    return {};
}

}  // namespace runtime
