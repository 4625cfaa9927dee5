// Passphrases to offer: random words from a list that everybody may know. Each word is one of
// more than 2,048, so four of them are 44 bits and six 66, behind the slow key derivation.
// The words are short Vietnamese ones without marks: any keyboard types them.
#pragma once

#include <string_view>
#include <vector>

#include "runtime/storage/permit.h"
#include "runtime/storage/secret.h"

namespace runtime::storage {

// In alphabetical order.
[[nodiscard]] const std::vector<std::string_view>& passphrase_words();

// How many words a person of this role is offered. A recovery sheet has as many as a supervisor.
[[nodiscard]] int proposed_words(Role role);
// That many words with a space between, always one that refuse_passphrase() takes.
[[nodiscard]] Secret proposed_passphrase(int words);

}  // namespace runtime::storage
