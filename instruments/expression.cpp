#include "instruments/expression.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

#include "instruments/accept.h"
#include "instruments/dates.h"
#include "instruments/names.h"
#include "instruments/problem.h"
#include "instruments/tokens.h"

namespace instruments {

namespace {

using Kind = Step::Kind;

// Recursive descent; the depth is bounded, so the stack is. A mistake of syntax stops
// it, a mistake of meaning (an unknown name, a wrong code) does not: the author sees all.
class Parser {
  public:
    Parser(std::string_view text, const Scope& scope)
        : text_(text), scope_(scope), instrument_(*scope.instrument) {}

    tl::expected<Condition, std::vector<ExpressionProblem>> run() {
        if (text_.size() > longest_expression) {
            return tl::unexpected(std::vector<ExpressionProblem>{
                {0, fmt::format("a condition has at most {} characters", longest_expression)}});
        }
        tokens_ = cut(text_, problems_);
        if (tokens_.size() == 1 && problems_.empty()) problem(peek(), "the condition is empty");
        if (problems_.empty() && either_of(0) && peek().kind != Token::Kind::end) {
            problem(peek(), fmt::format("{} cannot follow here: 'and', 'or' or the end must", said(peek())));
        }
        if (!problems_.empty()) return tl::unexpected(std::move(problems_));
        condition_.text = filled_text();
        return std::move(condition_);
    }

  private:
    [[nodiscard]] const Token& peek() const { return tokens_[next_]; }
    const Token& take() { return tokens_[peek().kind == Token::Kind::end ? next_ : next_++]; }
    [[nodiscard]] bool is_word(std::string_view word) const {
        return peek().kind == Token::Kind::word && peek().text == word;
    }
    // Always false, so that a mistake of syntax can be returned.
    bool problem(const Token& token, std::string sentence) {
        if (!is_full()) problems_.push_back({token.at, std::move(sentence)});
        return false;
    }
    // Nothing more is said: what would only be said need not be looked for.
    [[nodiscard]] bool is_full() const { return problems_.size() >= most_problems; }
    static std::string said(const Token& token) {
        if (token.kind == Token::Kind::end) return "the end";
        return fmt::format("'{}'", token.text);
    }
    bool expect(Token::Kind kind, std::string_view what) {
        if (peek().kind != kind)
            return problem(peek(), fmt::format("{} must stand before {}", what, said(peek())));
        take();
        return true;
    }
    Step& push(Kind kind) {
        Step& step = condition_.steps.emplace_back();
        step.kind = kind;
        return step;
    }

    bool either_of(int depth) {
        if (!both_of(depth)) return false;
        while (is_word("or")) {
            take();
            if (!both_of(depth)) return false;
            push(Kind::either);
        }
        return true;
    }
    bool both_of(int depth) {
        if (!single(depth)) return false;
        while (is_word("and")) {
            take();
            if (!single(depth)) return false;
            push(Kind::both);
        }
        return true;
    }
    bool single(int depth) {
        if (depth >= deepest_expression) {
            return problem(peek(),
                           fmt::format("parentheses and 'not' stand at most {} deep", deepest_expression));
        }
        const Token token = take();
        if (token.kind == Token::Kind::open) return either_of(depth + 1) && expect(Token::Kind::close, "')'");
        if (token.kind != Token::Kind::word || token.text == "and" || token.text == "or") {
            return problem(token, fmt::format("an item or a function must stand before {}", said(token)));
        }
        if (token.text == "not") {
            if (!single(depth + 1)) return false;
            push(Kind::negate);
            return true;
        }
        if (peek().kind == Token::Kind::open) return function(token);
        return comparison(token);
    }

    bool function(const Token& name) {
        take();
        if (name.text == "asked") return about(Kind::asked);
        if (name.text == "answered") return about(Kind::answered);
        if (name.text == "refused") return about(Kind::refused);
        if (name.text == "has") return has();
        if (name.text == "count") return count();
        return problem(
            name, fmt::format("'{}' is not a function{}", name.text,
                              did_you_mean(name.text, {"asked", "answered", "refused", "has", "count"})));
    }

    bool about(Kind kind) {
        const Token name = take();
        const auto item = item_named(name);
        if (!item.understood || !expect(Token::Kind::close, "')'")) return false;
        push(kind).item = item.index;
        return true;
    }

    // Syntax in order: `understood` false stops the parser; a name that is not known is
    // reported, stands in as nothing (`found` false) and lets it go on.
    struct Named {
        bool understood = false;
        bool found = false;
        ItemIndex index = 0;
    };
    Named item_named(const Token& token) {
        if (token.kind != Token::Kind::word) {
            problem(token, fmt::format("an item must stand before {}", said(token)));
            return {};
        }
        if (is_full()) return {true, false, 0};
        const auto id = fill_entry(token.text, instrument_, scope_.entry);
        if (!id) {
            problem(token, unknown_placeholder(token.text));
            return {true, false, 0};
        }
        const auto item = instrument_.find_item(*id);
        if (!item) {
            const std::vector<std::string> known = ids_of(instrument_.items);
            problem(token, fmt::format("'{}' is not an item{}", *id, did_you_mean(*id, known)));
            return {true, false, 0};
        }
        if (*item >= scope_.known) {
            problem(token, later(*item));
            return {true, false, 0};
        }
        return {true, true, *item};
    }
    [[nodiscard]] std::string later(ItemIndex item) const {
        const Item& found = instrument_.items[item];
        return fmt::format("'{}' stands here or later (line {}); a condition looks only at items before it",
                           found.id, found.line);
    }
    [[nodiscard]] std::string unknown_placeholder(std::string_view text) const {
        const std::string known =
            scope_.entry ? fmt::format("only {{{}}} is known", instrument_.lists[scope_.entry->list].id)
                         : std::string("the item is not repeated over a list");
        return fmt::format("'{}' has a placeholder that stands for nothing here: {}", text, known);
    }

    bool comparison(const Token& name) {
        const Named item = item_named(name);
        if (!item.understood) return false;
        const Token sign = take();
        if (sign.kind != Token::Kind::comparison) {
            return problem(sign, fmt::format("a comparison (= != < <= > >=) must stand between '{}' and {}",
                                             name.text, said(sign)));
        }
        const Token value = take();
        if (value.kind != Token::Kind::word && value.kind != Token::Kind::quoted) {
            return problem(value, fmt::format("a code, number or date must stand before {}", said(value)));
        }
        Step& step = push(Kind::compare);
        step.comparison = sign.comparison;
        step.item = item.index;
        if (item.found) compare_form(name, sign, value, step);
        return true;
    }

    void compare_form(const Token& name, const Token& sign, const Token& value, Step& step) {
        const Form& form = instrument_.items[step.item].form;
        if (std::holds_alternative<OneChoice>(form)) return compare_code(sign, value, step);
        if (std::holds_alternative<NumberForm>(form)) return compare_number(value, step);
        if (std::holds_alternative<DateForm>(form)) return compare_date(value, step);
        if (std::holds_alternative<SeveralChoices>(form)) {
            problem(name, fmt::format("'{0}' takes several choices: write has({0}, 'CODE')", name.text));
        } else {
            problem(name, fmt::format("'{0}' is a text: only asked({0}), answered({0}) are known of it",
                                      name.text));
        }
    }
    void compare_code(const Token& sign, const Token& value, Step& step) {
        if (sign.comparison != Comparison::equal && sign.comparison != Comparison::unequal) {
            problem(sign, "choices have no order: only = and != compare them");
        }
        if (value.kind != Token::Kind::quoted) {
            problem(value, fmt::format("a code stands in single quotes: '{}'", value.text));
        } else if (const auto choice = code_of(step.item, value)) {
            step.value = *choice;
        }
    }
    void compare_number(const Token& value, Step& step) {
        const auto number = value.kind == Token::Kind::word ? parse_decimal(value.text) : std::nullopt;
        if (!number) {
            problem(value,
                    fmt::format(
                        "'{}' is not a number (at most nine digits, a point and four decimals, no quotes)",
                        value.text));
        } else {
            step.value = number->ten_thousandths;
        }
    }
    void compare_date(const Token& value, Step& step) {
        const auto date = value.kind == Token::Kind::quoted ? parse_date(value.text) : std::nullopt;
        if (!date || date->day == 0) {
            problem(value,
                    fmt::format("'{}' is not a date: write '2020-01-31', with the quotes", value.text));
        } else {
            step.value = first_day(*date);
        }
    }
    std::optional<std::uint8_t> code_of(ItemIndex index, const Token& value) {
        const Item& item = instrument_.items[index];
        const ChoiceList& list = *choices_of(instrument_, item);
        const auto choice = list.find(value.text);
        if (!choice) {
            problem(value,
                    fmt::format("'{}' is not a code of {} ({}){}", value.text, item.id,
                                fmt::join(codes_of(list), ", "), did_you_mean(value.text, codes_of(list))));
        }
        return choice;
    }

    bool code_and_close(Token& code) {
        if (!expect(Token::Kind::comma, "','")) return false;
        code = take();
        if (code.kind != Token::Kind::quoted) {
            return problem(code, fmt::format("a code in single quotes must stand before {}", said(code)));
        }
        return expect(Token::Kind::close, "')'");
    }

    bool has() {
        const Token name = take();
        const Named item = item_named(name);
        Token code;
        if (!item.understood || !code_and_close(code)) return false;
        Step& step = push(Kind::has);
        step.item = item.index;
        if (!item.found) return true;
        if (!std::holds_alternative<SeveralChoices>(instrument_.items[item.index].form)) {
            problem(name,
                    fmt::format("has() looks at items of several choices, and '{}' is none", name.text));
        } else if (const auto choice = code_of(item.index, code)) {
            step.value = *choice;
        }
        return true;
    }

    bool count() {
        const Token name = take();
        if (name.kind != Token::Kind::word) {
            return problem(name, fmt::format("a repeated item must stand before {}", said(name)));
        }
        Token code;
        if (!code_and_close(code)) return false;
        const Token sign = take();
        if (sign.kind != Token::Kind::comparison) {
            return problem(sign,
                           fmt::format("a comparison (= != < <= > >=) must stand before {}", said(sign)));
        }
        const Token limit = take();
        const auto number = limit.kind == Token::Kind::word ? parse_decimal(limit.text) : std::nullopt;
        if (!number || *number < Decimal{} || decimals_used(*number) != 0) {
            return problem(limit,
                           fmt::format("{} is not a whole number to compare the count with", said(limit)));
        }
        Step& step = push(Kind::count);
        step.comparison = sign.comparison;
        step.limit = number->ten_thousandths / Decimal::one;
        step.items = items_repeated(name);
        if (step.items.empty()) return true;
        step.item = step.items.front();
        if (!std::holds_alternative<OneChoice>(instrument_.items[step.item].form)) {
            problem(name, fmt::format("count() looks at items of one choice, and '{}' is none", name.text));
        } else if (const auto choice = code_of(step.item, code)) {
            step.value = *choice;
        }
        return true;
    }
    // Inside count(), `{list}` is every entry, whatever the item that asks stands for.
    std::vector<ItemIndex> items_repeated(const Token& name) {
        std::vector<ItemIndex> items;
        if (is_full()) return items;
        std::vector<std::string> keys;
        for (std::size_t index = 0; index < instrument_.items.size(); ++index) {
            const Item& item = instrument_.items[index];
            if (!item.entry) continue;
            if (item.key == name.text) items.push_back(static_cast<ItemIndex>(index));
            if (keys.empty() || keys.back() != item.key) keys.push_back(item.key);
        }
        if (items.empty()) {
            problem(name,
                    fmt::format("'{}' is not a repeated item{}", name.text, did_you_mean(name.text, keys)));
        } else if (items.back() >= scope_.known) {
            problem(name, later(items.back()));
            items.clear();
        }
        return items;
    }

    // As written, with the entry in the place of its placeholder, except where a count means them all.
    [[nodiscard]] std::string filled_text() const {
        std::string filled;
        std::size_t copied = 0;
        for (std::size_t index = 0; index < tokens_.size(); ++index) {
            const Token& token = tokens_[index];
            const bool counted = index >= 2 && tokens_[index - 2].text == "count";
            if (token.kind != Token::Kind::word || counted) continue;
            filled += text_.substr(copied, token.at - copied);
            filled += fill_entry(token.text, instrument_, scope_.entry).value_or(std::string(token.text));
            copied = token.at + token.text.size();
        }
        filled += text_.substr(copied);
        return filled;
    }

    std::string_view text_;
    const Scope& scope_;
    const Instrument& instrument_;
    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    Condition condition_;
    std::vector<ExpressionProblem> problems_;
};

}  // namespace

tl::expected<Condition, std::vector<ExpressionProblem>> compile(std::string_view text, const Scope& scope) {
    return Parser(text, scope).run();
}

std::optional<std::string> fill_entry(std::string_view text, const Instrument& instrument,
                                      const std::optional<Entry>& entry) {
    std::string filled;
    while (true) {
        const std::size_t open = text.find_first_of("{}");
        filled += text.substr(0, open);
        if (open == std::string_view::npos) return filled;
        const std::size_t close = text.find('}', open);
        if (!entry || close == std::string_view::npos) return std::nullopt;
        const List& list = instrument.lists[entry->list];
        if (text.substr(open, close - open) != "{" + list.id) return std::nullopt;
        filled += list.entries[entry->entry];
        text.remove_prefix(close + 1);
    }
}

}  // namespace instruments
