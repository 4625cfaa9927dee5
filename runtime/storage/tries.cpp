#include "runtime/storage/tries.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/storage/failure.h"
#include "runtime/storage/files.h"

namespace runtime::storage {

namespace {

using nlohmann::json;
using std::chrono::seconds;

constexpr std::size_t size_max = std::size_t{256} * 1024;
// Counting goes no further: the wait has long been the longest. A client's goes on in threes.
constexpr int tries_max = 999;
static_assert(tries_max % client_tries == 0);

int one_more(int tries) {
    return tries < tries_max ? tries + 1 : tries_max - client_tries + 1;
}

seconds wait_after(const std::string& who, int tries) {
    if (who == Tries::client) return tries > 0 && tries % client_tries == 0 ? client_wait : seconds(0);
    if (tries < free_tries) return seconds(0);
    seconds wait = first_wait;
    for (int more = free_tries; more < tries && wait < longest_wait; ++more)
        wait *= 2;
    return std::min(wait, longest_wait);
}

}  // namespace

SinceBoot since_boot() {
    SinceBoot now{{}, seconds(0)};
    timespec time{};
    if (::clock_gettime(CLOCK_BOOTTIME, &time) == 0) now.at = seconds(time.tv_sec);
    std::ifstream id("/proc/sys/kernel/random/boot_id");
    std::getline(id, now.boot);
    return now;
}

Tries Tries::read(const std::filesystem::path& file) {
    Tries tries;
    if (!std::filesystem::exists(file)) return tries;
    std::string content;
    try {
        content = read_whole(file, size_max);
    } catch (const Failure& failure) {
        if (failure.error().kind != StoreError::Kind::damaged) throw;
    }
    const json read = json::parse(content, nullptr, false);
    if (!read.is_object()) return tries;
    for (const auto& [who, each] : read.items()) {
        const auto number = [&each](const char* name) -> std::int64_t {
            const auto found = each.find(name);
            const bool good = found != each.end() && found->is_number_unsigned();
            return good ? static_cast<std::int64_t>(
                              std::min<std::uint64_t>(found->get<std::uint64_t>(), std::uint64_t{1} << 40U))
                        : 0;
        };
        if (!each.is_object()) continue;
        const auto boot = each.find("boot");
        tries.counts_[who] = {static_cast<int>(std::min<std::int64_t>(number("tries"), tries_max)),
                              boot != each.end() && boot->is_string() ? boot->get<std::string>() : "",
                              number("at"),
                              static_cast<int>(std::min<std::int64_t>(number("unnoted"), tries_max))};
    }
    return tries;
}

std::string Tries::written() const {
    json all = json::object();
    for (const auto& [who, count] : counts_)
        all[who] = {
            {"tries", count.tries}, {"boot", count.boot}, {"at", count.at}, {"unnoted", count.unnoted}};
    return all.dump(2) + "\n";
}

void Tries::replace(const std::filesystem::path& file) const {
    replace_durably(file, written());
}

seconds Tries::wait(const std::string& who, const SinceBoot& now) const {
    const auto found = counts_.find(who);
    if (found == counts_.end()) return seconds(0);
    const Count& last = found->second;
    // A time of this boot that is still to come was never written by this program.
    const bool same_boot = !now.boot.empty() && last.boot == now.boot && seconds(last.at) <= now.at;
    const seconds passed = same_boot ? now.at - seconds(last.at) : now.at;
    return std::max(seconds(0), wait_after(who, last.tries) - passed);
}

void Tries::count(const std::string& who, const SinceBoot& now) {
    Count& count = counts_[who];
    count = {one_more(count.tries), now.boot, now.at.count(), count.unnoted};
}

void Tries::was_right(const std::string& who) {
    const auto found = counts_.find(who);
    if (found == counts_.end()) return;
    const int wrong = found->second.unnoted + std::max(0, found->second.tries - 1);
    found->second = {0, {}, 0, std::min(wrong, tries_max)};
    if (wrong == 0) counts_.erase(found);
}

void Tries::noted(const std::string& who) {
    const auto found = counts_.find(who);
    if (found == counts_.end()) return;
    found->second.unnoted = 0;
    if (found->second.tries == 0) counts_.erase(found);
}

int Tries::counted(const std::string& who) const {
    const auto found = counts_.find(who);
    return found == counts_.end() ? 0 : found->second.tries;
}

int Tries::unnoted(const std::string& who) const {
    const auto found = counts_.find(who);
    return found == counts_.end() ? 0 : found->second.unnoted;
}

int Tries::counted() const {
    int all = 0;
    for (const auto& [who, count] : counts_)
        all += count.tries + count.unnoted;
    return all;
}

int Tries::counted_at_restoring() const {
    int all = 0;
    for (const auto& [who, count] : counts_)
        all += who.starts_with(restoring) ? count.tries + count.unnoted : 0;
    return all;
}

std::vector<std::string> Tries::boots() const {
    std::set<std::string> boots;
    for (const auto& [who, count] : counts_) {
        if (!count.boot.empty()) boots.insert(count.boot);
    }
    return {boots.begin(), boots.end()};
}

}  // namespace runtime::storage
