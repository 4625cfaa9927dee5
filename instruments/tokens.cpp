#include "instruments/tokens.h"

#include <fmt/format.h>

#include "instruments/utf8.h"

namespace instruments {

namespace {

bool is_word(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_' || character == '.' ||
           character == '-' || character == '{' || character == '}';
}

bool is_blank(char character) {
    return character == ' ' || character == '\n' || character == '\t';
}

class Cutter {
  public:
    Cutter(std::string_view text, std::vector<ExpressionProblem>& problems)
        : text_(text), problems_(problems) {}

    std::vector<Token> run() {
        while (at_ < text_.size()) {
            if (is_blank(text_[at_])) {
                ++at_;
            } else {
                token();
            }
        }
        tokens_.push_back({Token::Kind::end, Comparison::equal, {}, text_.size()});
        return std::move(tokens_);
    }

  private:
    void push(Token::Kind kind, std::size_t length, Comparison comparison = Comparison::equal) {
        tokens_.push_back({kind, comparison, text_.substr(at_, length), at_});
        at_ += length;
    }
    [[nodiscard]] bool starts(std::string_view start) const { return text_.substr(at_).starts_with(start); }

    void token() {
        const char first = text_[at_];
        if (is_word(first)) {
            std::size_t end = at_;
            while (end < text_.size() && is_word(text_[end]))
                ++end;
            return push(Token::Kind::word, end - at_);
        }
        if (first == '(') return push(Token::Kind::open, 1);
        if (first == ')') return push(Token::Kind::close, 1);
        if (first == ',') return push(Token::Kind::comma, 1);
        if (first == '\'') return quoted();
        if (starts("!=")) return push(Token::Kind::comparison, 2, Comparison::unequal);
        if (starts("<=")) return push(Token::Kind::comparison, 2, Comparison::at_most);
        if (starts(">=")) return push(Token::Kind::comparison, 2, Comparison::at_least);
        if (first == '<') return push(Token::Kind::comparison, 1, Comparison::less);
        if (first == '>') return push(Token::Kind::comparison, 1, Comparison::more);
        if (starts("==")) return unknown(2, "write '=' to compare");
        if (first == '=') return push(Token::Kind::comparison, 1, Comparison::equal);
        if (starts("&&")) return unknown(2, "write 'and'");
        if (starts("||")) return unknown(2, "write 'or'");
        if (first == '!') return unknown(1, "write 'not'");
        if (first == '"') return unknown(1, "codes stand in single quotes");
        unknown(code_point_at(text_, at_).length, "it is not part of a condition");
    }

    void quoted() {
        const std::size_t close = text_.find('\'', at_ + 1);
        if (close == std::string_view::npos) {
            problems_.push_back({at_, "this quote is never closed"});
            at_ = text_.size();
            return;
        }
        tokens_.push_back(
            {Token::Kind::quoted, Comparison::equal, text_.substr(at_ + 1, close - at_ - 1), at_});
        at_ = close + 1;
    }

    void unknown(std::size_t length, std::string_view advice) {
        length = std::max<std::size_t>(length, 1);
        problems_.push_back(
            {at_, fmt::format("'{}' cannot stand here: {}", text_.substr(at_, length), advice)});
        at_ += length;
    }

    std::string_view text_;
    std::vector<ExpressionProblem>& problems_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> cut(std::string_view text, std::vector<ExpressionProblem>& problems) {
    return Cutter(text, problems).run();
}

}  // namespace instruments
