// One instrument's records as a table: which columns there are, and the cells of one
// record. Codes, `refused`, `not_asked`, and nothing for an item that was asked and not
// answered: the states stay distinct.
#pragma once

#include <string>
#include <vector>

#include "instruments/instrument.h"
#include "runtime/export/disguise.h"
#include "runtime/storage/records.h"

namespace runtime {

class RecordTable {
  public:
    // The instrument must outlive this.
    RecordTable(const instruments::Instrument& instrument, Level level);

    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    [[nodiscard]] std::vector<std::string> cells(const storage::Record& record, Disguise& disguise) const;

  private:
    void append_answers(const storage::Record& record, const Disguise& disguise,
                        std::vector<std::string>& cells) const;

    const instruments::Instrument* instrument_;
    Level level_;
    std::vector<std::string> columns_;
    std::vector<std::string> result_columns_;
};

// The same records as `screening import` takes them, and so without what it does not take: scores,
// language, and that a text was refused. With their ids, by which it knows what a store has already. Answers
// that were kept out are in it, as that reads them. What a spreadsheet would run has an apostrophe, which the
// import takes off again.
class ImportTable {
  public:
    // The instrument must outlive this.
    explicit ImportTable(const instruments::Instrument& instrument);

    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    [[nodiscard]] std::vector<std::string> cells(const storage::Record& record) const;

  private:
    const instruments::Instrument* instrument_;
    std::vector<std::string> columns_;
};

}  // namespace runtime
