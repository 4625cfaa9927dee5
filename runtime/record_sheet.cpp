#include "runtime/record_sheet.h"

#include "instruments/accept.h"
#include "scoring/score.h"

namespace runtime {

using storage::AnswerState;

instruments::AnswerSheet sheet_of(const instruments::Instrument& instrument,
                                  const std::vector<storage::StoredAnswer>& answers) {
    instruments::AnswerSheet sheet(instrument.items.size());
    for (const storage::StoredAnswer& stored : answers) {
        const auto item = instrument.find_item(stored.item);
        if (!item) continue;
        if (stored.state == AnswerState::refused) {
            sheet.set(*item, instruments::Refused{});
        } else if (auto answer =
                       instruments::answer_from_cell(instrument, instrument.items[*item], stored.value)) {
            sheet.set(*item, std::move(*answer));
        }
    }
    return sheet;
}

storage::AnswerChange change_of(const instruments::Instrument& instrument,
                                const instruments::AnswerSheet& sheet, instruments::ItemIndex index) {
    const instruments::Item& item = instrument.items[index];
    const instruments::Answer& answer = sheet[index];
    if (std::holds_alternative<instruments::Unanswered>(answer)) return {item.id, std::nullopt};
    if (instruments::is_refused(answer))
        return {item.id, storage::AnswerChange::Given{AnswerState::refused, ""}};
    return {item.id, storage::AnswerChange::Given{AnswerState::answered,
                                                  instruments::cell_of(instrument, item, answer)}};
}

storage::Scoring scoring_of(const instruments::Instrument& instrument,
                            const instruments::AnswerSheet& sheet) {
    const instruments::Flow asked = instruments::flow(instrument, sheet);
    std::vector<std::string> cells;
    scoring::append_cells(instrument, scoring::score(instrument, sheet, asked), cells);
    const std::vector<std::string> columns = scoring::columns(instrument);
    storage::Scoring stored{std::to_string(scoring::scorer_version), {}};
    for (std::size_t i = 0; i < columns.size(); ++i)
        stored.scores.push_back({columns[i], cells[i]});
    return stored;
}

}  // namespace runtime
