#include "runtime/intake/read_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "instruments/accept.h"
#include "instruments/dates.h"
#include "instruments/flow.h"
#include "instruments/utf8.h"
#include "runtime/client_code.h"
#include "runtime/record_sheet.h"
#include "scoring/csv.h"
#include "scoring/header.h"

namespace runtime {

namespace {

using instruments::Instrument;
using instruments::Severity;
using scoring::CsvReader;

constexpr std::array<std::string_view, 3> others = {"client", "site", "date"};
enum Other : std::uint8_t { client_column, site_column, date_column };

constexpr std::size_t name_bytes_max = 100;

// As the store takes names and codes: one line, nothing at its ends that nobody sees.
bool is_one_line(std::string_view text) {
    return !text.empty() && text.size() <= name_bytes_max && text.front() != ' ' && text.back() != ' ' &&
           std::ranges::none_of(text,
                                [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool is_site(std::string_view site) {
    const std::size_t slash = site.find('/');
    return slash != std::string_view::npos && site.find('/', slash + 1) == std::string_view::npos &&
           is_one_line(site.substr(0, slash)) && is_one_line(site.substr(slash + 1));
}

class Reading {
  public:
    Reading(const Instrument& instrument, std::istream& in, const IntakeRules& rules)
        : instrument_(instrument), rules_(rules), reader_(in) {}

    tl::expected<Intake, IntakeFailure> run() {
        if (read_columns()) read_rows();
        if (kept_out_rows_ > 0) {
            warn(
                0, 0,
                fmt::format(
                    "{} row{} an answer to an item that was not to be asked; it is kept, and enters no score",
                    kept_out_rows_, kept_out_rows_ == 1 ? " has" : "s have"));
        }
        if (instruments::has_errors(failure_.problems)) return tl::unexpected(std::move(failure_));
        return std::move(intake_);
    }

  private:
    void error(CsvReader::Position place, std::string sentence) {
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
            error({0, 0}, "this file is empty; its first line must name the columns");
            return false;
        }
        if (const auto& fault = reader_.fault()) {
            error({fault->line, fault->column}, fault->sentence);
            return false;
        }
        header_ = scoring::read_header(instrument_, reader_.cells(), others);
        for (const scoring::HeaderProblem& problem : header_.problems)
            error(reader_.position(problem.column), problem.sentence);
        need_columns();
        return failure_.problems.empty();
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
    }

    void read_rows() {
        while (true) {
            const auto next = reader_.next();
            if (next == CsvReader::Next::end) break;
            if (next == CsvReader::Next::stopped) {
                stopped();
                break;
            }
            read_row();
        }
        if (intake_.records.empty() && failure_.problems.empty()) {
            warn(0, 0, "this file has no rows");
        }
    }

    void read_row() {
        const auto cells = reader_.cells();
        if (const auto& fault = reader_.fault()) return error({fault->line, fault->column}, fault->sentence);
        if (cells.size() != header_.columns.size()) {
            return error({reader_.line(), 1}, fmt::format("this row has {} cells, and the header has {}",
                                                          cells.size(), header_.columns.size()));
        }
        const std::size_t problems_before = failure_.problems.size();
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
        if (failure_.problems.size() != problems_before) return;
        finish(std::move(record), sheet);
    }

    void read_answer(std::size_t column, instruments::ItemIndex index, std::string_view cell,
                     instruments::AnswerSheet& sheet) {
        const instruments::Item& item = instrument_.items[index];
        auto answer = instruments::answer_from_cell(instrument_, item, cell);
        if (answer) {
            sheet.set(index, *std::move(answer));
        } else {
            error(reader_.position(column),
                  "the answer " + instruments::sentence(answer.error(), instrument_, item));
        }
    }

    void read_other(std::size_t column, Other other, std::string_view cell, storage::ImportedRecord& record) {
        const auto place = reader_.position(column);
        switch (other) {
            case client_column:
                if (instrument_.anonymous) return;
                record.client = normalised_code(cell);
                if (!is_one_line(*record.client)) {
                    error(place, cell.empty() ? "the client's code is missing"
                                              : "the client's code is not one line of at most 100 bytes");
                }
                return;
            case site_column:
                record.site = instruments::to_nfc(cell);
                return check_site(place, record.site);
            case date_column:
                record.date = std::string(cell);
                return check_date(place, record.date);
        }
    }

    void check_site(CsvReader::Position place, const storage::Site& site) {
        if (rules_.sites.contains(site) ||
            std::ranges::find(intake_.new_sites, site) != intake_.new_sites.end())
            return;
        if (!is_site(site)) {
            error(place, site.empty() ? "the site is missing" : "a site is written district/ward");
        } else if (!rules_.add_sites) {
            // What stands here is not repeated: in a shifted row it may be a client's code.
            error(place,
                  fmt::format("this site is not known{}; --add-sites would add it", nearest_site(site)));
        } else {
            intake_.new_sites.push_back(site);
        }
    }

    std::string nearest_site(const storage::Site& site) const {
        const std::string nearest = instruments::nearest(site, {rules_.sites.begin(), rules_.sites.end()});
        return nearest.empty() ? "" : fmt::format(" (did you mean '{}'?)", nearest);
    }

    void check_date(CsvReader::Position place, const storage::Date& date) {
        if (date.empty()) {
            error(place, "the date is missing");
        } else if (date.size() != 10 || !instruments::parse_date(date)) {
            error(place, "this is no date; it is written year-month-day, 2026-11-22");
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
        kept_out_rows_ += kept_out ? 1 : 0;
        record.scoring = scoring_of(instrument_, sheet);
        intake_.records.push_back(std::move(record));
    }

    const Instrument& instrument_;
    const IntakeRules& rules_;
    CsvReader reader_;
    scoring::Header header_;
    Intake intake_;
    IntakeFailure failure_;
    int kept_out_rows_ = 0;
};

}  // namespace

tl::expected<Intake, IntakeFailure> read_records(const Instrument& instrument, std::istream& in,
                                                 const IntakeRules& rules) {
    return Reading(instrument, in, rules).run();
}

}  // namespace runtime
