#include "scoring/flat.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "scoring/row_text.h"
#include "scoring/tally.h"

namespace scoring {

using instruments::Instrument;
using instruments::MissingRule;
using instruments::OneChoice;
using instruments::Scale;

namespace {

constexpr int rows_at_once = 1024;
constexpr std::size_t longest_id = 64;
// Sums of weights stay below this, so that packing them with a count cannot overflow.
constexpr std::int64_t greatest_sum = std::int64_t{1} << 46;

bool is_flat(const Instrument& instrument) {
    if (!instrument.findings.empty()) return false;
    const bool plain_items = std::ranges::all_of(instrument.items, [](const instruments::Item& item) {
        return item.ask_if.always() && std::holds_alternative<OneChoice>(item.form);
    });
    const bool plain_scales = std::ranges::all_of(instrument.scales, [](const Scale& scale) {
        std::int64_t sum = 0;
        for (const auto& term : scale.terms) {
            for (const auto weight : term.weights)
                sum += std::abs(weight.ten_thousandths);
        }
        // Each term another item, and nothing else to wait for.
        return scale.missing != MissingRule::bounds && scale.waits_for.size() == scale.terms.size() &&
               scale.terms.size() < 0x10000 && sum < greatest_sum;
    });
    return plain_items && plain_scales;
}

// What an id may hold without quotes and without being looked at as UTF-8.
constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x7F; ++c)
        plain.at(c) = c != ',' && c != '"';
    return plain;
}();

// What an id may begin with and surely be no formula to a spreadsheet; the others are looked at.
constexpr std::array<bool, 256> plain_first = [] {
    std::array<bool, 256> plain = plain_bytes;
    for (const char c : {'=', '+', '-', '@', ' ', '\''})
        plain.at(static_cast<unsigned char>(c)) = false;
    return plain;
}();

std::size_t byte(char c) {
    return static_cast<unsigned char>(c);
}

}  // namespace

std::optional<FlatScorer> FlatScorer::make(const Instrument& instrument, const Header& header,
                                           std::string ending) {
    if (!is_flat(instrument)) return std::nullopt;
    FlatScorer scorer(instrument);
    scorer.ending_ = std::move(ending);
    scorer.add_codes();
    if (!scorer.add_columns(header)) return std::nullopt;
    scorer.sums_.resize(instrument.scales.size());
    scorer.kept_.resize(instrument.scales.size() * kept_per_scale);
    return scorer;
}

// A list with a longer code stays without: its columns are not for the quick way.
void FlatScorer::add_codes() {
    for (const auto& list : instrument_->choice_lists) {
        auto codes = std::make_unique<Codes>();
        codes->fill(no_code);
        for (std::size_t i = 0; codes && i < list.choices.size(); ++i) {
            const std::string& code = list.choices[i].code;
            if (code.size() == 1 && plain_bytes[byte(code[0])]) {
                (*codes)[byte(code[0])] = static_cast<std::uint8_t>(i);
            } else {
                codes.reset();
            }
        }
        codes_.push_back(std::move(codes));
    }
}

bool FlatScorer::add_columns(const Header& header) {
    for (const auto& named : header.columns) {
        Column column;
        column.is_id = !named.item;
        if (named.item) {
            const auto& item = instrument_->items[*named.item];
            column.codes = codes_[std::get<OneChoice>(item.form).choices].get();
            if (column.codes == nullptr) return false;
        }
        columns_.push_back(std::move(column));
    }
    add_parts(header);
    return true;
}

// Term by term: an instrument may have as many items as a scale has terms.
void FlatScorer::add_parts(const Header& header) {
    constexpr std::size_t none = ~std::size_t{0};
    std::vector<std::size_t> column_of(instrument_->items.size(), none);
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        if (const auto item = header.columns[i].item) column_of[*item] = i;
    }
    for (std::size_t i = 0; i < instrument_->scales.size(); ++i) {
        for (const auto& term : instrument_->scales[i].terms) {
            if (column_of[term.item] == none) continue;
            Part part;
            part.scale = static_cast<std::uint32_t>(i);
            for (std::size_t choice = 0; choice < term.weights.size(); ++choice) {
                part.add.at(choice) = term.weights[choice].ten_thousandths * 0x10000 + 1;
            }
            columns_[column_of[term.item]].parts.push_back(part);
        }
    }
}

// The start of the next row, with this row's sums in sums_; or nothing if the row is not plain.
const char* FlatScorer::read_row(const char* at, std::string_view& id) {
    std::ranges::fill(sums_, 0);
    const Column* const last = &columns_.back();
    for (const Column* column = columns_.data();; ++column) {
        if (column->is_id) {
            const char* const begin = at;
            while (plain_bytes[byte(*at)])
                ++at;
            id = {begin, static_cast<std::size_t>(at - begin)};
            if (id.size() > longest_id || (!id.empty() && !plain_first[byte(id.front())])) return nullptr;
        } else if (const std::uint8_t choice = (*column->codes)[byte(*at)]; choice != no_code) {
            for (const Part& part : column->parts)
                sums_[part.scale] += part.add[choice];
            ++at;
        }
        if (column == last) break;
        if (*at++ != ',') return nullptr;
    }
    if (*at == '\r') ++at;
    return *at == '\n' ? at + 1 : nullptr;
}

const FlatScorer::Kept& FlatScorer::outcome(std::size_t scale) {
    const Packed sum = sums_[scale];
    const std::uint64_t mixed = static_cast<std::uint64_t>(sum) * 0x9E3779B97F4A7C15U;
    Kept& kept = kept_[scale * kept_per_scale + (mixed >> 56U)];
    if (kept.length != 0 && kept.sum == sum) return kept;

    const Scale& rule = instrument_->scales[scale];
    Tally tally;
    tally.sum = sum >> 16;
    tally.asked = static_cast<int>(rule.terms.size());
    tally.answered = static_cast<int>(sum & 0xFFFF);
    tally.missing = tally.asked - tally.answered;
    std::string text;
    append_outcome(rule, outcome_of(rule, tally), text);
    kept.sum = sum;
    kept.length = static_cast<std::uint32_t>(std::min(text.size(), kept.text.size()));
    std::memcpy(kept.text.data(), text.data(), kept.length);
    return kept;
}

FlatScorer::Done FlatScorer::score(std::string_view text, std::string& out) {
    Done done;
    const char* at = text.data();
    std::string_view id;
    while (done.rows < rows_at_once) {
        const char* const next = read_row(at, id);
        if (next == nullptr) break;
        out += id;
        for (std::size_t scale = 0; scale < sums_.size(); ++scale) {
            const Kept& kept = outcome(scale);
            out.append(kept.text.data(), kept.length);
        }
        out += ending_;
        ++done.rows;
        at = next;
    }
    done.bytes = static_cast<std::size_t>(at - text.data());
    return done;
}

}  // namespace scoring
