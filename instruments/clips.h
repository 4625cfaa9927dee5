// Recordings of an instrument's words, for reading aloud. A recording is bound to the digest
// of the words that it speaks: once the words are others it is stale, is said to be, and is
// never played. Files lie in clips/ID-VERSION.LANGUAGE, beside the folder of the wordings.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/instrument.h"
#include "instruments/problem.h"
#include "instruments/wording.h"

namespace instruments {

// What `of` of a <clip> says: the first 16 hexadecimal digits of the BLAKE2b-256 of the words as they are
// shown, blanks single and in normal form C.
[[nodiscard]] std::string words_digest(std::string_view words);

// The words under a key as they are shown: an item's own ("item.q2.alcohol"), placeholders filled, or a plain
// text. None where the key is unknown or stands for several texts.
[[nodiscard]] std::optional<std::string> shown_words(const Wording& wording, const Instrument& instrument,
                                                     std::string_view key);

// The recording that speaks exactly these words, if there is one and its file is there.
[[nodiscard]] std::optional<std::filesystem::path> clip_of(const Wording& wording, std::string_view key,
                                                           std::string_view words);

// Errors for keys that name no words; warnings for stale recordings and for missing files.
[[nodiscard]] Problems check_clips(const Instrument& instrument, const Wording& wording);

}  // namespace instruments
