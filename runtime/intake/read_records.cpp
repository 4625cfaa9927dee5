#include "runtime/intake/read_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "instruments/dates.h"
#include "instruments/flow.h"
#include "instruments/utf8.h"
#include "runtime/client_code.h"
#include "runtime/intake/lines.h"
#include "runtime/intake/site_form.h"
#include "runtime/record_sheet.h"
#include "scoring/csv.h"
#include "scoring/header.h"
#include "scoring/read_cell.h"

namespace runtime {

namespace {

using instruments::Instrument;
using instruments::Severity;
using scoring::CsvReader;

constexpr std::array<std::string_view, 4> others = {"client", "site", "date", "record"};
enum Other : std::uint8_t { client_column, site_column, date_column, record_column };

// A record from before this is a slip of the keyboard (0205 for 2025).
constexpr std::string_view earliest_date = "1900-01-01";

constexpr std::string_view too_many_rows = "this file has more than 100,000 rows; import it in parts";
static_assert(most_import_rows == 100'000);

bool is_day(const storage::Date& date) {
    return date.size() == 10 && instruments::parse_date(date);
}

// As a store writes it: a UUID.
bool is_record_id(std::string_view text) {
    return text.size() == 36 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
           });
}

std::string sentence(const CodeFault& fault) {
    switch (fault.kind) {
        case CodeFault::Kind::empty:
            return "the client's code is missing";
        case CodeFault::Kind::too_long:
            return fmt::format("the client's code is longer than {} bytes", code_bytes_max);
        case CodeFault::Kind::not_utf8:
            return "the client's code is not text in UTF-8";
        case CodeFault::Kind::unseen:
            return "the client's code has a character in it that nobody sees: " +
                   name_of_unseen(fault.character);
    }
    return {};
}

class Reading {
  public:
    Reading(const Instrument& instrument, std::istream& in, const IntakeRules& rules)
        : instrument_(instrument), rules_(rules), reader_(in) {
        for (const std::string& code : rules.codes) {
            codes_.try_emplace(matching_code(code), code);
            known_codes_.insert(code);
        }
    }

    tl::expected<Intake, IntakeFailure> run() {
        if (read_columns()) read_rows();
        tell_unknown_sites();
        if (kept_out_.count() > 0) {
            warn(
                0, 0,
                fmt::format("{} row{} an answer to an item that was not to be asked; it is kept, and enters "
                            "no score: {}",
                            kept_out_.count(), kept_out_.count() == 1 ? " has" : "s have", kept_out_.text()));
        }
        if (written_otherwise_.count() > 0) {
            warn(0, 0,
                 fmt::format(
                     "{} row{} a code that is another client's but for hyphens and blanks, and stand{} for "
                     "that one: {}. If they are two people, one of them needs another code first",
                     written_otherwise_.count(), written_otherwise_.count() == 1 ? " has" : "s have",
                     written_otherwise_.count() == 1 ? "s" : "", written_otherwise_.text()));
        }
        if (instruments::has_errors(failure_.problems)) return tl::unexpected(std::move(failure_));
        return std::move(intake_);
    }

  private:
    void error(CsvReader::Position place, std::string sentence) {
        if (failure_.problems.size() == instruments::most_problems) {
            scoring::tell_of_further_problems(failure_.problems.back().sentence);
            full_ = true;
            return;
        }
        failure_.problems.push_back(
            {Severity::error, {rules_.file, place.line, place.column}, std::move(sentence)});
    }
    void warn(int line, int column, std::string sentence) {
        intake_.warnings.push_back({Severity::warning, {rules_.file, line, column}, std::move(sentence)});
    }

    void stopped() {
        const scoring::CsvFault fault =
            reader_.fault().value_or(scoring::CsvFault{0, 0, "this file could not be read on", true});
        error({fault.line, fault.column}, fault.sentence);
        failure_.unreadable = fault.world_failed;
    }

    bool read_columns() {
        const auto next = reader_.next();
        if (next == CsvReader::Next::stopped) {
            stopped();
            return false;
        }
        if (next == CsvReader::Next::end) {
            error({1, 1}, "this file is empty; its first line must name the columns");
            return false;
        }
        if (const auto& fault = reader_.fault()) {
            error({fault->line, fault->column}, fault->sentence);
            return false;
        }
        header_ = scoring::read_header(instrument_, reader_.cells(), others);
        for (const scoring::HeaderProblem& problem : header_.problems)
            error(reader_.position(problem.column), problem.sentence);
        if (!header_.columns.empty()) need_columns();
        return failure_.problems.empty();
    }

    // No further problem would be listed. A site that is not known is a problem once the last row is read.
    bool is_full() const {
        return full_ || failure_.problems.size() + unknown_sites_.size() > instruments::most_problems;
    }

    void need_columns() {
        for (const Other other : {client_column, site_column, date_column}) {
            const auto column = header_.find_other(other);
            if (other == client_column && instrument_.anonymous) {
                if (!column) continue;
                const auto place = reader_.position(*column);
                warn(place.line, place.column,
                     fmt::format("{} is anonymous: the column 'client' is left out", instrument_.full_id()));
            } else if (!column) {
                error({reader_.line(), 1}, fmt::format("the column '{}' is missing", others[other]));
            }
        }
        if (std::ranges::none_of(header_.columns,
                                 [](const auto& column) { return column.item.has_value(); })) {
            error({reader_.line(), 1}, fmt::format("no column is an item of {}, so there is no answer here",
                                                   instrument_.full_id()));
        }
    }

    void read_rows() {
        std::int64_t rows = 0;
        while (!is_full()) {
            const auto next = reader_.next();
            if (next == CsvReader::Next::end) break;
            if (next == CsvReader::Next::stopped) {
                stopped();
                break;
            }
            if (++rows > most_import_rows) {
                error({reader_.line(), 1}, std::string(too_many_rows));
                break;
            }
            read_row();
        }
        if (rows == 0 && failure_.problems.empty()) warn(0, 0, "this file has no rows");
    }

    void read_row() {
        const auto cells = reader_.cells();
        if (const auto& fault = reader_.fault()) return error({fault->line, fault->column}, fault->sentence);
        if (cells.size() != header_.columns.size()) {
            return error({reader_.line(), 1}, scoring::wrong_width(cells.size(), header_));
        }
        storage::ImportedRecord record;
        record.instrument = {instrument_.id, instrument_.version, instrument_.digest};
        record.language = rules_.language;
        instruments::AnswerSheet sheet(instrument_.items.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (const auto item = header_.columns[i].item) {
                read_answer(i, *item, cells[i], sheet);
            } else {
                read_other(i, static_cast<Other>(header_.columns[i].other), cells[i], record);
            }
        }
        check_site(cells, record);
        // A file with a problem is refused, and its other rows are only looked at.
        if (!failure_.problems.empty() || !unknown_sites_.empty()) return;
        finish(std::move(record), sheet);
    }

    void read_answer(std::size_t column, instruments::ItemIndex index, std::string_view cell,
                     instruments::AnswerSheet& sheet) {
        const instruments::Item& item = instrument_.items[index];
        auto answer = scoring::read_cell(instrument_, item, cell);
        if (answer) {
            sheet.set(index, *std::move(answer));
        } else {
            error(reader_.position(column), std::move(answer.error()));
        }
    }

    void read_other(std::size_t column, Other other, std::string_view cell, storage::ImportedRecord& record) {
        const auto place = reader_.position(column);
        const std::string_view text = scoring::text_of_safe_cell(cell);
        switch (other) {
            case client_column:
                if (instrument_.anonymous) return;
                if (auto code = checked_code(text)) {
                    const auto known = codes_.try_emplace(matching_code(*code), *code).first;
                    // The check character of one of ours says that it is meant.
                    if (known->second != *code && !known_codes_.contains(*code) && !has_valid_check(*code))
                        written_otherwise_.add(place.line);
                    record.client = *std::move(code);
                } else {
                    error(place, sentence(code.error()));
                }
                return;
            case site_column:
                record.site = instruments::to_nfc(text);
                return;
            case date_column:
                record.date = std::string(cell);
                return check_date(place, record.date);
            case record_column:
                record.salvaged_as = std::string(cell);
                if (!cell.empty() && !is_record_id(cell))
                    error(place, "this is no record's id, as `screening salvage` writes it into this column");
                return;
        }
    }

    void check_site(std::span<const std::string_view> cells, const storage::ImportedRecord& record) {
        const storage::Site& site = record.site;
        if (rules_.sites.contains(site) || new_sites_.contains(site)) return;
        const auto place = reader_.position(*header_.find_other(site_column));
        if (auto fault = site_fault(site)) {
            error(place, *std::move(fault));
        } else if (rules_.add_sites) {
            intake_.new_sites.push_back(site);
            new_sites_.insert(site);
        } else if (stands_in_its_column(cells, record)) {
            auto& unknown = unknown_sites_.try_emplace(site, UnknownSite{place, {}}).first->second;
            unknown.lines.add(place.line);
        } else {
            error(place,
                  fmt::format("this site is not known{}; --add-sites would add it", nearest_site(site)));
        }
    }

    // Only then is a site named: in a shifted row, or where two columns are swapped, it may be a
    // client's code.
    bool stands_in_its_column(std::span<const std::string_view> cells,
                              const storage::ImportedRecord& record) const {
        const auto client = header_.find_other(client_column);
        const bool client_is_none = client && cells[*client].find('/') != std::string_view::npos;
        return is_day(record.date) && !client_is_none;
    }

    void tell_unknown_sites() {
        for (const auto& [site, unknown] : unknown_sites_) {
            error(unknown.place, fmt::format("the site '{}' is not known{}; --add-sites would add it ({})",
                                             site, nearest_site(site), unknown.lines.text()));
        }
    }

    std::string nearest_site(const storage::Site& site) const {
        const std::string nearest = instruments::nearest(site, {rules_.sites.begin(), rules_.sites.end()});
        return nearest.empty() ? "" : fmt::format(" (did you mean '{}'?)", nearest);
    }

    void check_date(CsvReader::Position place, const storage::Date& date) {
        if (date.empty()) {
            error(place, "the date is missing");
        } else if (!is_day(date)) {
            error(place, "this is no date; it is written year-month-day, 2026-11-22");
        } else if (date < earliest_date) {
            error(place, "this date is before 1900; is its year mistyped?");
        } else if (date > rules_.today) {
            error(place, "this date is still to come");
        }
    }

    void finish(storage::ImportedRecord record, const instruments::AnswerSheet& sheet) {
        const instruments::Flow asked = instruments::flow(instrument_, sheet);
        bool kept_out = false;
        for (std::size_t i = 0; i < instrument_.items.size(); ++i) {
            const auto index = static_cast<instruments::ItemIndex>(i);
            kept_out = kept_out || instruments::state_of(asked, sheet, index) == instruments::State::kept_out;
            auto change = change_of(instrument_, sheet, index);
            if (!change.given) continue;
            record.answers.push_back({std::move(change.item), change.given->state,
                                      std::move(change.given->value), rules_.language, 0});
        }
        record.answers
            .shrink_to_fit();  // every row is kept, and growing leaves up to half of the room unused
        if (kept_out) kept_out_.add(reader_.line());
        record.scoring = scoring_of(instrument_, sheet);
        intake_.records.push_back(std::move(record));
    }

    const Instrument& instrument_;
    const IntakeRules& rules_;
    CsvReader reader_;
    scoring::Header header_;
    Intake intake_;
    IntakeFailure failure_;
    struct UnknownSite {
        CsvReader::Position place;  // where it stands first
        Lines lines;
    };
    std::map<storage::Site, UnknownSite> unknown_sites_;
    std::set<storage::Site> new_sites_;  // those of intake_, to be found fast
    bool full_ = false;                  // a problem was not listed
    Lines kept_out_;
    std::map<std::string, std::string> codes_;  // by what matches, as it was first written
    std::set<std::string> known_codes_;
    Lines written_otherwise_;
};

}  // namespace

tl::expected<Intake, IntakeFailure> read_records(const Instrument& instrument, std::istream& in,
                                                 const IntakeRules& rules) {
    return Reading(instrument, in, rules).run();
}

}  // namespace runtime
