#include "runtime/export/record_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "instruments/accept.h"
#include "instruments/flow.h"
#include "runtime/record_sheet.h"
#include "scoring/csv.h"
#include "scoring/score.h"

namespace runtime {

using instruments::Instrument;
using instruments::Item;
using instruments::State;

namespace {

bool is_text(const Item& item) {
    return std::holds_alternative<instruments::TextForm>(item.form);
}

std::string_view name_of(storage::Mode mode) {
    switch (mode) {
        case storage::Mode::staff:
            return "staff";
        case storage::Mode::self:
            return "self";
        case storage::Mode::imported:
            return "imported";
    }
    return "";
}

// The state as a cell; an answered item has its answer there.
std::string_view cell_of(State state) {
    switch (state) {
        case State::answered:
            return "answered";
        case State::refused:
            return "refused";
        case State::not_answered:
            return "";
        case State::not_asked:
        case State::kept_out:
            return "not_asked";
    }
    return "";
}

std::string stored_score(const storage::Record& record, const std::string& column) {
    if (record.scorings.empty()) return "";
    const auto& scores = record.scorings.back().scores;
    const auto found = std::ranges::find(scores, column, &storage::Score::name);
    return found == scores.end() ? "" : found->value;
}

// Answers that the definition does not have: of a damaged record only. Named, not shown.
std::string problem_of(const Instrument& instrument, const storage::Record& record) {
    std::vector<std::string> items;
    for (const storage::StoredAnswer& answer : record.answers) {
        const auto item = instrument.find_item(answer.item);
        const bool known =
            item && (answer.state == storage::AnswerState::refused ||
                     instruments::answer_from_cell(instrument, instrument.items[*item], answer.value));
        if (!known) items.push_back(answer.item);
    }
    if (items.empty()) return "";
    return fmt::format("the stored answer does not fit the definition: {}", fmt::join(items, " "));
}

}  // namespace

RecordTable::RecordTable(const Instrument& instrument, Level level)
    : instrument_(&instrument), level_(level), result_columns_(scoring::columns(instrument)) {
    columns_ = {"record", "site", "date", "mode", "language"};
    if (!instrument.anonymous) columns_.insert(columns_.begin() + 1, "client");
    for (const Item& item : instrument.items) {
        if (is_text(item)) columns_.push_back(item.id + ".state");
        if (!is_text(item) || level != Level::deidentified) columns_.push_back(item.id);
    }
    columns_.insert(columns_.end(), result_columns_.begin(), result_columns_.end());
    columns_.insert(columns_.end(), {"ignored", "problem"});
}

std::vector<std::string> RecordTable::cells(const storage::Record& record, Disguise& disguise) const {
    const storage::SessionSummary& session = record.session;
    std::vector<std::string> cells;
    cells.reserve(columns_.size());
    disguise.begin_record(session.client, session.date);
    cells.push_back(disguise.record_id(session.id));
    if (!instrument_->anonymous) {
        cells.push_back(session.client ? scoring::safe_cell(disguise.client(*session.client)) : "");
    }
    cells.push_back(scoring::safe_cell(session.site));
    cells.push_back(disguise.day(session.date));
    cells.emplace_back(name_of(session.mode));
    cells.push_back(session.standing.language);
    append_answers(record, disguise, cells);
    return cells;
}

void RecordTable::append_answers(const storage::Record& record, const Disguise& disguise,
                                 std::vector<std::string>& cells) const {
    const instruments::AnswerSheet sheet = sheet_of(*instrument_, record.answers);
    const instruments::Flow asked = instruments::flow(*instrument_, sheet);
    std::vector<std::string> ignored;
    for (std::size_t i = 0; i < instrument_->items.size(); ++i) {
        const auto index = static_cast<instruments::ItemIndex>(i);
        const Item& item = instrument_->items[i];
        const State state = instruments::state_of(asked, sheet, index);
        if (state == State::kept_out) ignored.push_back(item.id);
        if (is_text(item)) {
            cells.emplace_back(cell_of(state));
            if (level_ == Level::deidentified) continue;
            cells.push_back(state == State::answered
                                ? scoring::safe_cell(instruments::cell_of(*instrument_, item, sheet[index]))
                                : "");
        } else if (state != State::answered) {
            cells.emplace_back(cell_of(state));
        } else if (const auto* date = std::get_if<instruments::Date>(&sheet[index])) {
            cells.push_back(instruments::cell_of(*instrument_, item, disguise.day(*date)));
        } else {
            cells.push_back(instruments::cell_of(*instrument_, item, sheet[index]));
        }
    }
    for (const std::string& column : result_columns_)
        cells.push_back(stored_score(record, column));
    cells.push_back(fmt::to_string(fmt::join(ignored, " ")));
    cells.push_back(problem_of(*instrument_, record));
}

ImportTable::ImportTable(const Instrument& instrument) : instrument_(&instrument) {
    columns_ = {"record", "site", "date"};
    if (!instrument.anonymous) columns_.insert(columns_.begin() + 1, "client");
    for (const Item& item : instrument.items)
        columns_.push_back(item.id);
}

std::vector<std::string> ImportTable::cells(const storage::Record& record) const {
    const instruments::AnswerSheet sheet = sheet_of(*instrument_, record.answers);
    std::vector<std::string> cells;
    cells.reserve(columns_.size());
    cells.push_back(record.session.id);
    if (!instrument_->anonymous) cells.push_back(scoring::safe_cell(record.session.client.value_or("")));
    cells.push_back(scoring::safe_cell(record.session.site));
    cells.push_back(record.session.date);
    for (std::size_t i = 0; i < instrument_->items.size(); ++i) {
        const Item& item = instrument_->items[i];
        const instruments::Answer& answer = sheet[static_cast<instruments::ItemIndex>(i)];
        const bool refused = std::holds_alternative<instruments::Refused>(answer);
        if (is_text(item)) {
            // "refused" would be taken for a text.
            cells.push_back(refused ? ""
                                    : scoring::safe_cell(instruments::cell_of(*instrument_, item, answer)));
        } else {
            cells.push_back(instruments::cell_of(*instrument_, item, answer));
        }
    }
    return cells;
}

}  // namespace runtime
