#include "runtime/cli/questionnaire.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "runtime/cli/text.h"

namespace runtime::cli {

namespace {

using instruments::Choice;
using instruments::ChoiceList;
using instruments::Instrument;
using instruments::Item;

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};

void put(const Sheet& sheet, std::string_view text, std::string_view first) {
    if (!text.empty()) sheet.console.print(wrapped(text, first, sheet.console.width()));
}

// A paragraph of its own, after an empty line.
void put_apart(const Sheet& sheet, std::string_view text) {
    if (text.empty()) return;
    sheet.console.print("\n");
    put(sheet, text, "");
}

void put_fact(const Sheet& sheet, const char* name, std::string_view text) {
    put(sheet, text, fmt::format("  {:<11}", name));
}

std::string iso(const instruments::Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

const char* on_its_choices(const Item& item) {
    return std::holds_alternative<instruments::SeveralChoices>(item.form) ? "any of" : "one of";
}

// "a number from 0 to 31, one decimal allowed"; empty for choices, which are listed.
std::string form_in_words(const Item& item) {
    return std::visit(
        Overloaded{
            [](const instruments::OneChoice&) -> std::string { return ""; },
            [](const instruments::SeveralChoices&) -> std::string { return ""; },
            [](const instruments::NumberForm& form) {
                const std::string decimals = form.decimals == 0 ? "whole"
                                             : form.decimals == 1
                                                 ? "one decimal allowed"
                                                 : fmt::format("{} decimals allowed", form.decimals);
                return fmt::format("a number from {} to {}, {}", to_string(form.min), to_string(form.max),
                                   decimals);
            },
            [](const instruments::DateForm& form) {
                return fmt::format("a date from {} to {}{}", iso(form.earliest), iso(form.latest),
                                   form.partial ? "; the day, or day and month, may be unknown" : "");
            },
            [](const instruments::TextForm& form) {
                return fmt::format("text of at most {} characters", form.max_length);
            },
        },
        item.form);
}

void print_choices(const Sheet& sheet, const ChoiceList& list, const std::string& indent) {
    int widest = 0;
    for (const Choice& choice : list.choices)
        widest = std::max(widest, width_of(choice.code));
    for (std::size_t i = 0; i < list.choices.size(); ++i) {
        const Choice& choice = list.choices[i];
        std::string text = sheet.words.plain(fmt::format("choice.{}.{}", list.id, choice.code));
        const std::string definition =
            sheet.words.plain(fmt::format("choice.{}.{}.definition", list.id, choice.code));
        if (!definition.empty()) text += " – " + definition;
        if (choice.exclusive) text += " (excludes the others)";
        put(sheet, text, indent + padded(choice.code, widest) + "  ");
    }
}

std::vector<std::string> remarks(const Sheet& sheet, const Item& item) {
    std::vector<std::string> all;
    if (!item.ask_if.always()) all.push_back("asked if " + item.ask_if.text);
    if (!item.required) all.push_back("may be left blank");
    if (!item.refusable) all.push_back("refusing is not offered");
    if (item.returns) {
        const ChoiceList* list = choices_of(sheet.entry.instrument, item);
        all.push_back(fmt::format("'{}' leads back to section {}",
                                  list == nullptr ? "?" : list->choices[item.returns->choice].code,
                                  sheet.entry.instrument.sections[item.returns->section].id));
    }
    return all;
}

bool same_choices(const Instrument& instrument, const Item& left, const Item& right) {
    return left.form.index() == right.form.index() && choices_of(instrument, left) != nullptr &&
           choices_of(instrument, left) == choices_of(instrument, right);
}

// Items in a row with the same options have them listed once, above the first.
void print_items(const Sheet& sheet, const instruments::Section& section) {
    const Instrument& instrument = sheet.entry.instrument;
    int widest = 0;
    for (const instruments::ItemIndex index : section.items)
        widest = std::max(widest, width_of(instrument.items[index].id));
    const std::string under(static_cast<std::size_t>(widest) + 4, ' ');
    for (std::size_t i = 0; i < section.items.size(); ++i) {
        const Item& item = instrument.items[section.items[i]];
        const ChoiceList* list = choices_of(instrument, item);
        const bool begins = i == 0 || !same_choices(instrument, instrument.items[section.items[i - 1]], item);
        const bool shared = i + 1 < section.items.size() &&
                            same_choices(instrument, item, instrument.items[section.items[i + 1]]);
        if (list != nullptr && begins && shared) {
            sheet.console.print(fmt::format("\n  Answers, {}:\n", on_its_choices(item)));
            print_choices(sheet, *list, "    ");
        }
        if (begins) sheet.console.print("\n");
        put(sheet, sheet.words.of(item), "  " + padded(item.id, widest) + "  ");
        put(sheet, sheet.words.of(item, ".help"), under);
        if (list != nullptr && begins && !shared) {
            sheet.console.print(fmt::format("{}{}:\n", under, on_its_choices(item)));
            print_choices(sheet, *list, under + "  ");
        }
        const std::string unit = sheet.words.of(item, ".unit");
        if (const std::string form = form_in_words(item); !form.empty()) {
            put(sheet, unit.empty() ? form : fmt::format("{} ({})", form, unit), under);
        }
        for (const std::string& remark : remarks(sheet, item))
            put(sheet, remark, under + "· ");
        if (const std::string note = sheet.words.of(item, ".note"); !note.empty()) {
            put(sheet, "for staff: " + note, under + "· ");
        }
    }
}

}  // namespace

void print_head(const Sheet& sheet) {
    const Instrument& instrument = sheet.entry.instrument;
    sheet.console.print(sheet.console.heading(sheet.words.plain("title")) + "   " + instrument.full_id() +
                        "\n");
    put(sheet, sheet.words.plain("subtitle"), "");
    sheet.console.print("\n");
    std::vector<std::string> modes;
    for (const instruments::ModeRule& mode : instrument.modes) {
        modes.emplace_back(mode.mode == instruments::Mode::staff ? "by staff" : "answered alone");
        if (mode.warns) modes.back() += " (with a warning)";
    }
    put_fact(sheet, "for",
             fmt::format("{}; run by the {}; {}", instrument.anonymous ? "anonymous respondents" : "clients",
                         instrument.role == instruments::Role::evaluator ? "evaluator" : "coordinator",
                         fmt::join(modes, " or ")));
    if (instrument.going_back == instruments::GoingBack::forbidden) {
        put_fact(sheet, "forward", "nobody goes back to an earlier question");
    }
    std::vector<std::string> languages;
    languages.reserve(sheet.entry.wordings.size());
    for (const auto& [language, wording] : sheet.entry.wordings)
        languages.push_back(fmt::format("{} ({})", language, wording.status));
    put_fact(sheet, "languages", fmt::to_string(fmt::join(languages, ", ")));
    put_fact(sheet, "size",
             fmt::format("{}, {}, {}", counted(instrument.items.size(), "item"),
                         counted(instrument.scales.size(), "scale"),
                         counted(instrument.findings.size(), "finding")));
    put_fact(sheet, "terms", instrument.terms);
    const instruments::Wording& wording = sheet.words.first();
    sheet.console.print(fmt::format("\n  The words in {}, {}:\n", wording.language, wording.status));
    put_fact(sheet, "owner", wording.owner);
    put_fact(sheet, "licence", wording.licence);
    put_fact(sheet, "translator", wording.translator);
    put_fact(sheet, "terms", wording.terms);
    put_apart(sheet, sheet.words.plain("introduction"));
}

void print_questions(const Sheet& sheet) {
    const Instrument& instrument = sheet.entry.instrument;
    int number = 0;
    for (const instruments::Section& section : instrument.sections) {
        const std::string key = "section." + section.id;
        const std::string title = sheet.words.plain(key);
        const std::string period = sheet.words.plain(key + ".period");
        sheet.console.print("\n" + sheet.console.heading(
                                       fmt::format("{}. {}", ++number, title.empty() ? section.id : title)));
        sheet.console.print(fmt::format("   [{}{}{}]\n", section.id, period.empty() ? "" : " · ", period));
        put(sheet, sheet.words.plain(key + ".question"), "  ");
        put(sheet, sheet.words.plain(key + ".instruction"), "  ");
        print_items(sheet, section);
    }
    put_apart(sheet, sheet.words.plain("closing"));
}

void print_sources(const Sheet& sheet) {
    sheet.console.print("\n" + sheet.console.heading("Sources") + "\n");
    for (const instruments::Source& source : sheet.entry.instrument.sources) {
        put(sheet, source.text, fmt::format("  {} [{}]  ", source.id, source.certainty));
    }
}

}  // namespace runtime::cli
