#!/usr/bin/env bash
# clang-tidy over every source of ours that BUILD (a built folder) compiles, and
# only over those that changed since they were last found clean: a source is named
# by the digest of itself, of every header of ours that it read (ninja knows),
# of its compile command, of .clang-tidy and of clang-tidy's version. System
# headers are not part of it: remove BUILD/tidy after upgrading a library.
# Usage: cmake/tidy.sh BUILD. Status 1 when a warning was found.
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
build=$(readlink -f "$1")
stamps=$build/tidy
mkdir -p "$stamps"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rules=$(cat "$root/.clang-tidy" <(clang-tidy-19 --version) "${BASH_SOURCE[0]}" | sha256sum)
cd "$root"
# bench and fuzz may not be there, which find would count as its failure.
{ find instruments scoring runtime gui tests bench fuzz -name '*.cpp' -o -name '*.h' 2>/dev/null || true; } | sort | sed "s|^|$root/|" | xargs -d '\n' sha256sum >"$work/digests"

# One line a source: its path, then the digests of all that it is made of.
ninja -C "$build" -t deps >"$work/deps"
awk -v digests="$work/digests" -v commands="$build/compile_commands.json" '
    BEGIN {
        while ((getline line < digests) > 0) digest[substr(line, 67)] = substr(line, 1, 64)
        while ((getline line < commands) > 0) {
            if (line ~ /^ *"command": /) command = line
            else if (line ~ /^ *"file": /) {
                sub(/^ *"file": "/, "", line); sub(/",?$/, "", line)
                if (line in digest) { gsub(/[\t ]+/, " ", command); made[line] = command }
            }
        }
    }
    /^[^ ].*: #deps / { source = "" }
    /^ / {
        path = substr($0, 5)
        if (source == "" && path in made) source = path
        if (source != "" && path in digest) used[source] = used[source] " " digest[path]
    }
    END { for (source in made) print source "\t" used[source] " " made[source] }' "$work/deps" >"$work/sources"

while IFS=$'\t' read -r source parts; do
    stamp=$stamps/$(printf '%s\n%s\n%s' "$rules" "$source" "$parts" | sha256sum | cut -c1-64)
    if [[ -e $stamp ]]; then touch "$stamp"; else printf '%s\t%s\n' "$source" "$stamp"; fi
done <"$work/sources" | sort >"$work/changed"
find "$stamps" -type f -mtime +30 -delete
printf 'clang-tidy: %d of %d sources changed\n' "$(wc -l <"$work/changed")" "$(wc -l <"$work/sources")"

# The sources are compiled with g++'s warnings as errors already; here only
# clang-tidy's own words count, and g++'s flags that clang does not know are fine.
examine() {
    local source=$1 stamp=$2 build=$3 log
    log=$(mktemp)
    if clang-tidy-19 --quiet -p "$build" --warnings-as-errors='*' \
        --extra-arg=-Wno-error --extra-arg=-Wno-unknown-warning-option "$source" >"$log" 2>&1; then
        : >"$stamp"
        rm -f "$log"
    else
        printf '%s\n' "--- $source" "$(grep -vE '^[0-9]+ warnings? (treated as error|generated)' "$log")"
        rm -f "$log"
        return 1
    fi
}
export -f examine
# shellcheck disable=SC2016
tr '\t' '\n' <"$work/changed" |
    xargs -r -d '\n' -n 2 -P "$(nproc)" bash -c 'examine "$1" "$2" "$0"' "$build" || exit 1
