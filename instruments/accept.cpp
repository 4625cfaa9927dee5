#include "instruments/accept.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <bit>

#include "instruments/dates.h"
#include "instruments/names.h"
#include "instruments/utf8.h"

namespace instruments {

namespace {

using Checked = tl::expected<void, Rejection>;
using Read = tl::expected<Answer, Rejection>;

Checked reject(Rejection rejection) {
    return tl::unexpected(rejection);
}

Checked accept_set(const ChoiceList& list, const ChosenSet& set) {
    const std::size_t size = list.choices.size();
    if (set.choices == 0 || (size < 64 && (set.choices >> size) != 0)) return reject(Rejection::not_a_code);
    if (std::popcount(set.choices) == 1) return {};
    for (std::size_t choice = 0; choice < size; ++choice) {
        const bool chosen = ((set.choices >> choice) & 1U) != 0;
        if (chosen && list.choices[choice].exclusive) return reject(Rejection::exclusive_choice);
    }
    return {};
}

Checked accept_number(const NumberForm& form, Decimal value) {
    if (value < form.min || value > form.max) return reject(Rejection::out_of_range);
    if (decimals_used(value) > form.decimals) return reject(Rejection::too_many_decimals);
    return {};
}

// A partial date is in the range when some day of it is.
Checked accept_date(const DateForm& form, const Date& date) {
    if (!is_date(date) || (date.day == 0 && !form.partial)) return reject(Rejection::not_a_date);
    const bool outside = last_day(date) < first_day(form.earliest) || first_day(date) > last_day(form.latest);
    return outside ? reject(Rejection::out_of_range) : Checked{};
}

Checked accept_text(const TextForm& form, const std::string& value) {
    if (!is_utf8(value)) return reject(Rejection::not_utf8);
    for (std::size_t at = 0; at < value.size();) {
        const CodePoint point = code_point_at(value, at);
        const bool line_break = point.value == U'\n' || point.value == U'\r';
        if (is_control(point.value) || (line_break && !form.multiline))
            return reject(Rejection::control_character);
        at += point.length;
    }
    const std::string composed = to_nfc(value);
    if (count_code_points(composed) > static_cast<std::size_t>(form.max_length))
        return reject(Rejection::too_long);
    return value.empty() || composed != value ? reject(Rejection::wrong_form) : Checked{};
}

struct Accepter {
    const Instrument& instrument;
    const Item& item;

    Checked operator()(const Unanswered& /*unused*/) const { return {}; }
    Checked operator()(const Refused& /*unused*/) const {
        return item.refusable ? Checked{} : reject(Rejection::not_refusable);
    }
    Checked operator()(const Chosen& chosen) const {
        if (!std::holds_alternative<OneChoice>(item.form)) return reject(Rejection::wrong_form);
        const bool known = chosen.choice < choices_of(instrument, item)->choices.size();
        return known ? Checked{} : reject(Rejection::not_a_code);
    }
    Checked operator()(const ChosenSet& set) const {
        if (!std::holds_alternative<SeveralChoices>(item.form)) return reject(Rejection::wrong_form);
        return accept_set(*choices_of(instrument, item), set);
    }
    Checked operator()(const Number& number) const {
        const auto* form = std::get_if<NumberForm>(&item.form);
        return form != nullptr ? accept_number(*form, number.value) : reject(Rejection::wrong_form);
    }
    Checked operator()(const Date& date) const {
        const auto* form = std::get_if<DateForm>(&item.form);
        return form != nullptr ? accept_date(*form, date) : reject(Rejection::wrong_form);
    }
    Checked operator()(const Text& text) const {
        const auto* form = std::get_if<TextForm>(&item.form);
        return form != nullptr ? accept_text(*form, text.value) : reject(Rejection::wrong_form);
    }
};

Read read_codes(const ChoiceList& list, std::string_view cell) {
    constexpr std::size_t most_codes = 64;  // as many as a list has; more only repeat themselves
    ChosenSet set;
    for (std::size_t codes = 0; codes < most_codes; ++codes) {
        const std::size_t end = cell.find(';');
        const auto choice = list.find(cell.substr(0, end));
        if (!choice) return tl::unexpected(Rejection::not_a_code);
        set.choices |= std::uint64_t{1} << *choice;
        if (end == std::string_view::npos) return set;
        cell.remove_prefix(end + 1);
    }
    return tl::unexpected(Rejection::not_a_code);
}

struct Reader {
    const Instrument& instrument;
    const Item& item;
    std::string_view cell;

    Read operator()(const OneChoice& form) const {
        const auto choice = instrument.choice_lists[form.choices].find(cell);
        if (!choice) return tl::unexpected(Rejection::not_a_code);
        return Chosen{*choice};
    }
    Read operator()(const SeveralChoices& form) const {
        return read_codes(instrument.choice_lists[form.choices], cell);
    }
    Read operator()(const NumberForm& /*unused*/) const {
        const auto number = parse_decimal(cell);
        if (!number) return tl::unexpected(Rejection::not_a_number);
        return Number{*number};
    }
    Read operator()(const DateForm& /*unused*/) const {
        const auto date = parse_date(cell);
        if (!date) return tl::unexpected(Rejection::not_a_date);
        return *date;
    }
    Read operator()(const TextForm& /*unused*/) const {
        if (!is_utf8(cell)) return tl::unexpected(Rejection::not_utf8);
        return Text{to_nfc(cell)};
    }
};

struct Writer {
    const Instrument& instrument;
    const Item& item;

    std::string operator()(const Unanswered& /*unused*/) const { return {}; }
    std::string operator()(const Refused& /*unused*/) const { return "refused"; }
    std::string operator()(const Chosen& chosen) const {
        return choices_of(instrument, item)->choices[chosen.choice].code;
    }
    std::string operator()(const ChosenSet& set) const {
        const ChoiceList& list = *choices_of(instrument, item);
        std::string codes;
        for (std::size_t choice = 0; choice < list.choices.size(); ++choice) {
            if (((set.choices >> choice) & 1U) == 0) continue;
            if (!codes.empty()) codes += ';';
            codes += list.choices[choice].code;
        }
        return codes;
    }
    std::string operator()(const Number& number) const { return to_string(number.value); }
    std::string operator()(const Date& date) const { return to_string(date); }
    std::string operator()(const Text& text) const { return text.value; }
};

std::string range_of(const Item& item) {
    if (const auto* number = std::get_if<NumberForm>(&item.form)) {
        return fmt::format("{} to {}", to_string(number->min), to_string(number->max));
    }
    if (const auto* date = std::get_if<DateForm>(&item.form)) {
        return fmt::format("{} to {}", to_string(date->earliest), to_string(date->latest));
    }
    return {};
}

}  // namespace

tl::expected<Answer, Rejection> answer_from_cell(const Instrument& instrument, const Item& item,
                                                 std::string_view cell) {
    if (cell.empty()) return Unanswered{};
    const bool refusal = cell == "refused" && !std::holds_alternative<TextForm>(item.form);
    Read read = refusal ? Read{Refused{}} : std::visit(Reader{instrument, item, cell}, item.form);
    if (!read) return read;
    if (const Checked checked = accept(instrument, item, *read); !checked)
        return tl::unexpected(checked.error());
    return read;
}

std::string cell_of(const Instrument& instrument, const Item& item, const Answer& answer) {
    return std::visit(Writer{instrument, item}, answer);
}

tl::expected<void, Rejection> accept(const Instrument& instrument, const Item& item, const Answer& answer) {
    return std::visit(Accepter{instrument, item}, answer);
}

std::string sentence(Rejection rejection, const Instrument& instrument, const Item& item) {
    switch (rejection) {
        case Rejection::not_a_code: {
            const ChoiceList* list = choices_of(instrument, item);
            return fmt::format(
                "is not a code of {} ({})", item.id,
                list != nullptr ? fmt::to_string(fmt::join(codes_of(*list), ", ")) : std::string{});
        }
        case Rejection::not_a_number:
            return fmt::format("is not a number, which {} takes", item.id);
        case Rejection::out_of_range:
            return fmt::format("is out of the range of {} ({})", item.id, range_of(item));
        case Rejection::too_many_decimals: {
            const auto* number = std::get_if<NumberForm>(&item.form);
            return fmt::format("has more decimals than {} takes ({})", item.id,
                               number != nullptr ? number->decimals : 0);
        }
        case Rejection::not_a_date: {
            const auto* date = std::get_if<DateForm>(&item.form);
            return fmt::format(
                "is not a date, which {} takes ({})", item.id,
                date != nullptr && date->partial ? "2020-01-31, 2020-01 or 2020" : "2020-01-31");
        }
        case Rejection::too_long: {
            const auto* text = std::get_if<TextForm>(&item.form);
            return fmt::format("is longer than {} takes ({} characters)", item.id,
                               text != nullptr ? text->max_length : 0);
        }
        case Rejection::not_utf8:
            return fmt::format("is not UTF-8 text, which {} takes", item.id);
        case Rejection::control_character:
            return fmt::format("has a control character or a line break, which {} does not take", item.id);
        case Rejection::exclusive_choice:
            return fmt::format("joins a choice of {} that stands alone with another", item.id);
        case Rejection::wrong_form:
            return fmt::format("is not an answer of the form that {} takes", item.id);
        case Rejection::not_refusable:
            return fmt::format("is a refusal, which {} does not take", item.id);
    }
    return {};
}

}  // namespace instruments
