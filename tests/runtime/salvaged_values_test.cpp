// What a salvage writes for an import, and what the import makes of it: the very same codes, sites and
// texts, whatever they are. From memory, without a store.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/load.h"
#include "runtime/client_code.h"
#include "runtime/export/record_table.h"
#include "runtime/intake/read_records.h"
#include "scoring/csv.h"
#include "tests/support/places.h"

namespace storage = runtime::storage;

namespace {

const instruments::Instrument& assist() {
    static const auto loaded = instruments::load_instrument(std::filesystem::path(tests::source_dir()) /
                                                            "instruments" / "definitions" / "assist-3.1.xml");
    REQUIRE(loaded);
    return loaded->instrument;
}

struct Values {
    std::string client;
    storage::Site site;
    std::string text;

    friend bool operator==(const Values&, const Values&) = default;
};

storage::Record record_of(const Values& values) {
    storage::Record record;
    record.session.id = "00000000-0000-4000-8000-000000000000";
    record.session.client = values.client;
    record.session.site = values.site;
    record.session.date = "2026-11-22";
    record.answers.push_back({"q1.other", storage::AnswerState::answered, "yes", "en", 1});
    record.answers.push_back({"q1.other.name", storage::AnswerState::answered, values.text, "en", 2});
    return record;
}

std::string salvaged(const std::vector<Values>& all) {
    const runtime::ImportTable table(assist());
    std::ostringstream out;
    scoring::CsvWriter writer(out);
    const auto write = [&](const std::vector<std::string>& cells) {
        for (const std::string& cell : cells)
            writer.cell(cell);
        writer.end_record();
    };
    write(table.columns());
    for (const Values& values : all)
        write(table.cells(record_of(values)));
    REQUIRE(writer.finish());
    return out.str();
}

std::vector<Values> imported(const std::string& csv) {
    std::istringstream in(csv);
    const auto intake = runtime::read_records(assist(), in, {{}, true, "2026-11-22", "en", "in.csv"});
    if (!intake) UNSCOPED_INFO(to_line(intake.error().problems.front()));
    REQUIRE(intake);
    std::vector<Values> all;
    for (const storage::ImportedRecord& record : intake->records) {
        Values values{record.client.value_or(""), record.site, ""};
        for (const storage::StoredAnswer& answer : record.answers) {
            if (answer.item == "q1.other.name") values.text = answer.value;
        }
        all.push_back(values);
    }
    return all;
}

constexpr std::array<std::string_view, 11> pieces = {"'",  "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B",
                                                     "\"", ",", "5", "A"};

// Every word of one to three pieces.
std::vector<std::string> words() {
    std::vector<std::string> words{""};
    std::size_t shorter = 0;
    for (int length = 1; length <= 3; ++length) {
        for (const std::size_t end = words.size(); shorter < end; ++shorter) {
            for (const std::string_view piece : pieces)
                words.push_back(words[shorter] + std::string(piece));
        }
    }
    words.erase(words.begin());
    return words;
}

}  // namespace

TEST_CASE("a code, a site and a text that a spreadsheet would run come back as they were") {
    const std::vector<Values> all = {
        {"=2+5", "=cmd/ward", "+1"},
        {"'=2+5", "'=cmd/ward", "'+1"},
        {"-5", "-5/ward", "-5"},
        {"'-5", "'-5/ward", "'-5"},
        {"-A", "@a/=b", " =1"},
        {"\xEF\xBC\x9D"
         "1",
         "\xEF\xBC\x8B"
         "a/b",
         "\xEF\xBC\xA0"
         "x"},
        {"''@X", "''@a/b", "refused"},
        {"LB-1", "invented/one", "'s-Hertogenbosch"},
    };

    CHECK(imported(salvaged(all)) == all);
}

TEST_CASE("whatever a code, a site and a text begin with, an import reads what a salvage wrote") {
    std::vector<Values> all;
    for (const std::string& word : words())
        all.push_back({word, word + "/ward", word});
    // No code and no site has a tab, but a text may begin with one.
    for (const char* begin : {"\t", "'\t", "''\t"})
        all.push_back({"LB-1", "invented/one", begin + std::string("x")});
    for (const Values& values : all)
        REQUIRE(runtime::checked_code(values.client) == values.client);

    CHECK(all.size() == 11 + 121 + 1331 + 3);
    CHECK(imported(salvaged(all)) == all);
}
