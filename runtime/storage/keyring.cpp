#include "runtime/storage/keyring.h"

#include <sodium.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "runtime/storage/failure.h"
#include "runtime/storage/files.h"
#include "runtime/storage/recovery.h"

namespace runtime::storage {

namespace {

using nlohmann::json;
using Kind = StoreError::Kind;

constexpr int format_known = 1;
constexpr std::size_t keyring_size_max = std::size_t{1024} * 1024;
constexpr std::size_t slots_max = 1000;

std::string base64(std::span<const unsigned char> bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the closing zero
    return text;
}

[[noreturn]] void damaged(const char* where) {
    throw Failure(Kind::damaged, where);
}

const json& member(const json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) damaged(name);
    return *found;
}

std::string text_of(const json& object, const char* name) {
    const json& value = member(object, name);
    if (!value.is_string()) damaged(name);
    return value.get<std::string>();
}

std::uint64_t number_of(const json& object, const char* name) {
    const json& value = member(object, name);
    if (!value.is_number_unsigned()) damaged(name);
    return value.get<std::uint64_t>();
}

template <std::size_t Size>
void bytes_of(const json& object, const char* name, std::array<unsigned char, Size>& out) {
    const std::string text = text_of(object, name);
    std::size_t size = 0;
    const int result = sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &size,
                                         nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (result != 0 || size != out.size()) damaged(name);
}

Slot slot_of(const json& object) {
    if (!object.is_object()) damaged("slot");
    Slot slot;
    slot.person = text_of(object, "person");
    slot.name = text_of(object, "name");
    slot.cost = {number_of(object, "passes"), number_of(object, "memory")};
    if (!plausible(slot.cost)) damaged("cost");
    bytes_of(object, "public_key", slot.public_key);
    bytes_of(object, "salt", slot.salt);
    bytes_of(object, "nonce", slot.nonce);
    bytes_of(object, "private_key", slot.locked_private_key);
    bytes_of(object, "data_key", slot.sealed_data_key);
    if (object.contains("next_data_key")) bytes_of(object, "next_data_key", slot.sealed_next_key.emplace());
    if (const auto comes = object.find("comes"); comes != object.end()) {
        if (!comes->is_boolean()) damaged("comes");
        slot.comes = comes->get<bool>();
    }
    return slot;
}

json written_slot(const Slot& slot) {
    json written = {{"person", slot.person},
                    {"name", slot.name},
                    {"kdf", "argon2id13"},
                    {"passes", slot.cost.passes},
                    {"memory", slot.cost.memory},
                    {"public_key", base64(slot.public_key)},
                    {"salt", base64(slot.salt)},
                    {"nonce", base64(slot.nonce)},
                    {"private_key", base64(slot.locked_private_key)},
                    {"data_key", base64(slot.sealed_data_key)}};
    if (slot.sealed_next_key) written["next_data_key"] = base64(*slot.sealed_next_key);
    if (slot.comes) written["comes"] = true;
    return written;
}

}  // namespace

Keyring Keyring::read(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) throw Failure(Kind::keys_missing, "keys");
    return of(read_whole(file, keyring_size_max));
}

Keyring Keyring::of(std::string_view written) {
    const json read = json::parse(written, nullptr, false);
    if (!read.is_object()) damaged("keys");
    const std::uint64_t format = number_of(read, "format");
    if (format > format_known) throw Failure(Kind::from_the_future, "format of the keys");
    Keyring keyring;
    keyring.store = text_of(read, "store");
    const json& practice = member(read, "practice");
    if (!practice.is_boolean()) damaged("practice");
    keyring.practice = practice.get<bool>();
    const json& slots = member(read, "slots");
    if (!slots.is_array() || slots.size() > slots_max) damaged("slots");
    for (const json& slot : slots)
        keyring.slots.push_back(slot_of(slot));
    return keyring;
}

std::string Keyring::written() const {
    json slots_written = json::array();
    for (const Slot& slot : slots)
        slots_written.push_back(written_slot(slot));
    const json all = {
        {"format", format_known}, {"store", store}, {"practice", practice}, {"slots", slots_written}};
    return all.dump(2) + "\n";
}

void Keyring::replace(const std::filesystem::path& file) const {
    replace_durably(file, written());
}

std::string Keyring::context() const {
    return store + (practice ? " practice" : " real");
}

const Slot* Keyring::slot_of_person(std::string_view person) const {
    const auto found = std::ranges::find_if(
        slots, [person](const Slot& slot) { return !slot.comes && slot.person == person; });
    return found == slots.end() ? nullptr : &*found;
}

const Slot* Keyring::slot_named(std::string_view name) const {
    const Slot* sheet = nullptr;
    for (const Slot& slot : slots) {
        if (slot.comes) continue;
        if (slot.name == name) return &slot;
        if (is_recovery_sheet(slot.name)) sheet = &slot;
    }
    return name == recovery_sheet ? sheet : nullptr;
}

std::vector<Slot> Keyring::slots_named(std::string_view name) const {
    std::vector<Slot> found;
    const Slot* present = slot_named(name);
    if (present == nullptr) return found;
    found.push_back(*present);
    const auto comes = std::ranges::find_if(
        slots, [present](const Slot& slot) { return slot.comes && slot.person == present->person; });
    if (comes != slots.end()) found.push_back(*comes);
    return found;
}

std::vector<Slot> Keyring::present() const {
    std::vector<Slot> all = slots;
    std::erase_if(all, [](const Slot& slot) { return slot.comes; });
    return all;
}

bool Keyring::changing() const {
    return std::ranges::any_of(
        slots, [](const Slot& slot) { return slot.sealed_next_key.has_value() || slot.comes; });
}

void Keyring::finish_change() {
    std::erase_if(slots, [](const Slot& slot) { return !slot.sealed_next_key; });
    for (Slot& slot : slots) {
        slot.sealed_data_key = slot.sealed_next_key.value_or(slot.sealed_data_key);
        slot.comes = false;
    }
    drop_change();
}

void Keyring::drop_change() {
    std::erase_if(slots, [](const Slot& slot) { return slot.comes; });
    for (Slot& slot : slots)
        slot.sealed_next_key.reset();
}

void Keyring::put(Slot slot) {
    const auto found = std::find_if(slots.begin(), slots.end(), [&slot](const Slot& other) {
        return other.name == slot.name || other.person == slot.person;
    });
    if (found == slots.end()) {
        slots.push_back(std::move(slot));
    } else {
        *found = std::move(slot);
    }
}

}  // namespace runtime::storage
