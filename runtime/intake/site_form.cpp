#include "runtime/intake/site_form.h"

#include <algorithm>

#include "instruments/utf8.h"
#include "runtime/client_code.h"

namespace runtime {

namespace {

constexpr std::size_t name_bytes_max = 100;

std::optional<std::string> part_fault(std::string_view part) {
    if (part.empty()) return "a site is written district/ward, and neither may be empty";
    if (part.size() > name_bytes_max) return "a district or ward is longer than 100 bytes";
    if (part.front() == ' ' || part.back() == ' ') return "a blank stands at the end of its district or ward";
    const bool has_control =
        std::ranges::any_of(part, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (has_control) return "a tab, a line end or another control character stands in it";
    for (std::size_t at = 0; at < part.size();) {
        const instruments::CodePoint point = instruments::code_point_at(part, at);
        if (instruments::is_unseen(point.value))
            return name_of_unseen(point.value) + " stands in it, which nobody sees";
        at += point.length;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> site_fault(std::string_view site) {
    if (site.empty()) return "the site is missing";
    if (!instruments::is_utf8(site)) return "it is not text in UTF-8";
    const std::size_t slash = site.find('/');
    if (slash == std::string_view::npos || site.find('/', slash + 1) != std::string_view::npos) {
        return "a site is written district/ward";
    }
    const auto fault = part_fault(site.substr(0, slash));
    return fault ? fault : part_fault(site.substr(slash + 1));
}

}  // namespace runtime
