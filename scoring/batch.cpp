#include "scoring/batch.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "instruments/flow.h"
#include "instruments/utf8.h"
#include "scoring/csv.h"
#include "scoring/flat.h"
#include "scoring/header.h"
#include "scoring/read_cell.h"
#include "scoring/row_text.h"
#include "scoring/score.h"

namespace scoring {

using instruments::AnswerSheet;
using instruments::Flow;
using instruments::Instrument;
using instruments::Item;
using instruments::ItemIndex;
using instruments::Severity;
using instruments::State;
using instruments::Truth;

namespace {

constexpr std::array<std::string_view, 1> others = {"id"};

bool has_control(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const instruments::CodePoint point = instruments::code_point_at(text, at);
        if (point.length == 0 || instruments::is_control(point.value)) return true;
        at += point.length;
    }
    return false;
}

class Batch {
  public:
    Batch(const Instrument& instrument, std::istream& in, std::ostream& out, const BatchOptions& options,
          const Report& report)
        : instrument_(instrument),
          options_(options),
          report_(report),
          reader_(in),
          writer_(out),
          sheet_(instrument.items.size()),
          asked_(instrument.items.size()) {}

    BatchSummary run() {
        if (!read_columns()) return summary_;
        write_header();
        auto flat = FlatScorer::make(instrument_, header_, flat_ending());
        while (true) {
            if (flat && !score_plain_rows(*flat)) return unwritable();
            const auto next = reader_.next();
            if (next == CsvReader::Next::end) break;
            if (next == CsvReader::Next::stopped) {
                stop();
                break;
            }
            score_record();
            if (!writer_.flush_if_much()) return unwritable();
        }
        return writer_.finish() ? summary_ : unwritable();
    }

  private:
    using End = BatchSummary::End;

    BatchSummary unwritable() {
        summary_.end = End::unwritable;
        return summary_;
    }

    void report(int line, int column, std::string sentence, Severity severity = Severity::error) {
        report_({severity, {options_.file, line, column}, std::move(sentence)});
    }

    void stop() {
        const CsvFault fault = reader_.fault().value_or(CsvFault{});
        report(fault.line, fault.column, fault.sentence);
        summary_.end = fault.world_failed ? End::unreadable : End::cut_short;
    }

    bool read_columns() {
        const auto next = reader_.next();
        if (next == CsvReader::Next::stopped) {
            stop();
            if (summary_.end == End::cut_short) summary_.end = End::refused;
            return false;
        }
        summary_.end = End::refused;
        if (next == CsvReader::Next::end) {
            report(1, 1, "this file is empty; its first line must name the columns");
            return false;
        }
        if (const auto& fault = reader_.fault()) {
            report(fault->line, fault->column, fault->sentence);
            return false;
        }
        header_ = read_header(instrument_, reader_.cells(), others);
        for (const auto& problem : header_.problems) {
            const auto position = reader_.position(problem.column);
            report(position.line, position.column, problem.sentence);
        }
        if (!header_.problems.empty()) return false;
        id_column_ = header_.find_other(0);
        if (!id_column_) {
            report(reader_.line(), 1,
                   "there is no column 'id'; the rows keep their order, and their id is empty",
                   Severity::warning);
        }
        summary_.end = End::whole;
        return true;
    }

    void write_header() {
        writer_.cell("id");
        result_columns_ = columns(instrument_);
        for (const auto& name : result_columns_)
            writer_.cell(name);
        writer_.cell("ignored");
        writer_.cell("problem");
        if (options_.asked == BatchOptions::Asked::yes) writer_.cell("asked");
        writer_.end_record();
    }

    // Of an instrument that skips nothing: nothing ignored, no problem, everything asked.
    std::string flat_ending() const {
        std::string ending = ",,";
        if (options_.asked == BatchOptions::Asked::yes) {
            char before = ',';
            for (const Item& item : instrument_.items) {
                ending += before;
                ending += item.id;
                before = ' ';
            }
        }
        return ending + '\n';
    }

    bool score_plain_rows(FlatScorer& flat) {
        while (true) {
            const auto done = flat.score(reader_.ahead(), writer_.raw());
            if (done.rows == 0) return true;
            reader_.skip(done.bytes, done.rows);
            summary_.rows += done.rows;
            if (!writer_.flush_if_much()) return false;
        }
    }

    void score_record() {
        ++summary_.rows;
        problem_.clear();
        const auto cells = reader_.cells();
        if (const auto& fault = reader_.fault()) {
            add_problem({fault->line, fault->column}, item_before(*fault) + fault->sentence);
        } else if (cells.size() != header_.columns.size()) {
            add_problem({reader_.line(), 1}, wrong_width(cells.size(), header_));
        } else {
            check_id(cells);
            read_answers(cells);
        }
        if (!problem_.empty()) {
            ++summary_.rows_with_problems;
            return write_unscored();
        }
        instruments::flow(instrument_, sheet_, asked_);
        score(instrument_, sheet_, asked_, result_);
        write_result();
    }

    // "q3: " where the fault stands in the cell of an item.
    std::string item_before(const CsvFault& fault) const {
        const std::size_t cells = std::min(reader_.cells().size(), header_.columns.size());
        std::optional<ItemIndex> item;
        for (std::size_t i = 0; i < cells; ++i) {
            const auto [line, column] = reader_.position(i);
            if (line > fault.line || (line == fault.line && column > fault.column)) break;
            item = header_.columns[i].item;
        }
        return item ? instrument_.items[*item].id + ": " : std::string();
    }

    void check_id(std::span<const std::string_view> cells) {
        if (!id_column_ || !has_control(cells[*id_column_])) return;
        add_problem(reader_.position(*id_column_), "the id has a control character in it");
    }

    void read_answers(std::span<const std::string_view> cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto index = header_.columns[i].item;
            if (!index) continue;
            const Item& item = instrument_.items[*index];
            auto answer = read_cell(instrument_, item, cells[i]);
            if (answer) {
                sheet_.set(*index, *std::move(answer));
            } else {
                add_problem(reader_.position(i), answer.error());
            }
        }
    }

    void add_problem(CsvReader::Position position, const std::string& sentence) {
        report(position.line, position.column, sentence);
        if (!problem_.empty()) problem_ += "; ";
        problem_ += sentence;
    }

    void write_id() {
        std::string& out = writer_.raw();
        if (!id_column_ || *id_column_ >= reader_.cells().size()) return;
        const std::string_view id = reader_.cells()[*id_column_];
        // Of a row with broken UTF-8 it cannot be said which of its cells can be trusted; and an id that
        // cannot be shown whole is not shown at all.
        if (reader_.fault() || has_control(id)) return;
        // Read by the rule of every text, so that an id out of an export stands in the results as it stood
        // there, and the two can be joined.
        append_csv_cell(out, safe_cell(text_of_safe_cell(id)));
    }

    void write_unscored() {
        write_id();
        std::string& out = writer_.raw();
        out.append(result_columns_.size() + 2, ',');
        append_csv_cell(out, problem_);
        if (options_.asked == BatchOptions::Asked::yes) out += ',';
        writer_.end_record();
    }

    void write_result() {
        write_id();
        std::string& out = writer_.raw();
        for (std::size_t i = 0; i < instrument_.scales.size(); ++i) {
            append_outcome(instrument_.scales[i], result_.scales[i], out);
        }
        for (std::size_t i = 0; i < instrument_.findings.size(); ++i) {
            out += ',';
            out += instrument_.findings[i].values[result_.findings[i]].id;
        }
        write_ids(
            [&](ItemIndex item) { return instruments::state_of(asked_, sheet_, item) == State::kept_out; });
        out += ',';
        if (options_.asked == BatchOptions::Asked::yes) {
            write_ids([&](ItemIndex item) { return asked_[item] == Truth::yes; });
        }
        writer_.end_record();
    }

    template <typename Which>
    void write_ids(Which which) {
        std::string& out = writer_.raw();
        out += ',';
        bool first = true;
        for (std::size_t i = 0; i < instrument_.items.size(); ++i) {
            if (!which(static_cast<ItemIndex>(i))) continue;
            if (!first) out += ' ';
            first = false;
            out += instrument_.items[i].id;
        }
    }

    const Instrument& instrument_;
    const BatchOptions& options_;
    const Report& report_;
    CsvReader reader_;
    CsvWriter writer_;
    Header header_;
    std::optional<std::size_t> id_column_;
    std::vector<std::string> result_columns_;
    AnswerSheet sheet_;
    Flow asked_;
    Result result_;
    std::string problem_;
    BatchSummary summary_;
};

}  // namespace

BatchSummary score_csv(const Instrument& instrument, std::istream& in, std::ostream& out,
                       const BatchOptions& options, const Report& report) {
    return Batch(instrument, in, out, options, report).run();
}

}  // namespace scoring
