#include "gui/phrases.h"

#include <array>
#include <cassert>
#include <optional>

#include "gui/phrases_text.h"

namespace gui {
namespace {

// One line of a .po file after another; msgid and msgstr may go on over several lines.
class PoReader {
  public:
    explicit PoReader(std::string_view text) : rest_(text) {}

    tl::expected<PoText, std::vector<PoProblem>> read() {
        while (!rest_.empty()) {
            ++line_;
            const std::size_t end = rest_.find('\n');
            std::string_view line = rest_.substr(0, end);
            rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            take(line);
        }
        finish_entry();
        if (!problems_.empty()) return tl::unexpected(problems_);
        return std::move(found_);
    }

  private:
    void take(std::string_view line) {
        if (line.empty() || line.front() == '#') return;
        std::string* target = nullptr;
        if (starts(line, "msgid_plural ")) {
            plural_.clear();
            target = &plural_;
        } else if (starts(line, "msgid ")) {
            finish_entry();
            began_ = line_;
            id_.emplace();
            target = &*id_;
        } else if (starts(line, "msgstr ")) {
            target = &forms_.emplace_back();
        } else if (line.size() > 9 && line.starts_with("msgstr[") && line.substr(8, 2) == "] ") {
            line.remove_prefix(10);
            target = &forms_.emplace_back();
        } else if (line.front() == '"' && current_ != nullptr) {
            target = current_;
        }
        if (target == nullptr) {
            problems_.push_back({line_, "neither a comment nor msgid, msgstr or a continued text"});
            return;
        }
        // forms_ may have moved its strings: only the newest is ever continued.
        current_ = target;
        if (!unquote(line, *current_))
            problems_.push_back({line_, "a text is not closed by a quotation mark"});
    }

    static bool starts(std::string_view& line, std::string_view word) {
        if (!line.starts_with(word)) return false;
        line.remove_prefix(word.size());
        return true;
    }

    static bool unquote(std::string_view quoted, std::string& out) {
        if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return false;
        quoted = quoted.substr(1, quoted.size() - 2);
        for (std::size_t i = 0; i < quoted.size(); ++i) {
            if (quoted[i] != '\\') {
                out.push_back(quoted[i]);
                continue;
            }
            if (++i == quoted.size()) return false;
            out.push_back(quoted[i] == 'n' ? '\n' : quoted[i] == 't' ? '\t' : quoted[i]);
        }
        return true;
    }

    void finish_entry() {
        if (id_ && !id_->empty()) {
            const bool empty = forms_.empty() || forms_.front().empty();
            if (!empty && !found_.emplace(*id_, forms_).second) {
                problems_.push_back({began_, "\"" + *id_ + "\" stands here a second time"});
            }
        }
        id_.reset();
        forms_.clear();
        current_ = nullptr;
    }

    std::string_view rest_;
    int line_ = 0;
    int began_ = 0;
    std::optional<std::string> id_;
    std::string plural_;
    std::vector<std::string> forms_;
    std::string* current_ = nullptr;
    PoText found_;
    std::vector<PoProblem> problems_;
};

std::string filled(std::string_view phrase, std::initializer_list<std::string_view> arguments) {
    if (arguments.size() == 0) return std::string(phrase);
    std::string out;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        const bool place =
            phrase[i] == '%' && i + 1 < phrase.size() && phrase[i + 1] >= '1' && phrase[i + 1] <= '9';
        const auto which = place ? static_cast<std::size_t>(phrase[i + 1] - '1') : 0;
        if (place && which < arguments.size()) {
            out += arguments.begin()[which];
            ++i;
        } else {
            out.push_back(phrase[i]);
        }
    }
    return out;
}

PoText compiled_in(std::string_view text) {
    auto read = read_po(text);
    assert(read && "assets/phrases holds a broken file; tests/gui/phrases names the line");
    return read ? std::move(*read) : PoText{};
}

}  // namespace

tl::expected<PoText, std::vector<PoProblem>> read_po(std::string_view text) {
    return PoReader(text).read();
}

Phrases::Phrases() : vi_(compiled_in(phrases_text::vi())), en_(compiled_in(phrases_text::en())) {}

const PoText& Phrases::all(Language language) const {
    return language == Language::vi ? vi_ : en_;
}

const std::vector<std::string>* Phrases::forms(Language language, std::string_view id) const {
    const Language other = language == Language::vi ? Language::en : Language::vi;
    for (const Language each : {language, other}) {
        const auto& phrases = all(each);
        if (const auto found = phrases.find(id); found != phrases.end()) return &found->second;
    }
    return nullptr;
}

std::string Phrases::say(Language language, std::string_view id,
                         std::initializer_list<std::string_view> arguments) const {
    const auto* const found = forms(language, id);
    return filled(found == nullptr ? id : std::string_view(found->front()), arguments);
}

std::string Phrases::count(Language language, std::string_view id, long n) const {
    const auto* const found = forms(language, id);
    const std::string number = std::to_string(n);
    if (found == nullptr) return number + " " + std::string(id);
    // Vietnamese has one form; English a second for every number but 1.
    return filled(found->size() > 1 && n != 1 ? found->at(1) : found->front(), {number});
}

}  // namespace gui
