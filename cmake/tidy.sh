#!/usr/bin/env bash
# clang-tidy over every source of ours that BUILD (a built folder) compiles, and
# only over those that changed since they were last found clean: a source is named
# by the digest of itself, of every header of ours that it read (ninja knows),
# of its compile command, of .clang-tidy and of clang-tidy's version. System
# headers are not part of it: remove BUILD/tidy after upgrading a library.
#
# Nearly all of clang-tidy's time goes into the system headers, which its checks walk
# through for every source anew. So sources that are compiled alike are looked at
# together, up to 24 as one (tidy_groups.awk); a group that does not compile, in halves.
# Usage: cmake/tidy.sh BUILD. Status 1 when a warning was found.
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
build=$(readlink -f "$1")
stamps=$build/tidy
mkdir -p "$stamps"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export work

rules=$(cat "$root/.clang-tidy" <(clang-tidy-19 --version) "${BASH_SOURCE[0]}" | sha256sum)
cd "$root"
# bench and fuzz may not be there, which find would count as its failure.
{ find instruments scoring runtime gui tests bench fuzz -name '*.cpp' -o -name '*.h' 2>/dev/null || true; } | sort | sed "s|^|$root/|" | xargs -d '\n' sha256sum >"$work/digests"

# One line a source: its path, then the digests of all that it is made of and its compile command.
ninja -C "$build" -t deps >"$work/deps"
awk -v root="$root" -v digests="$work/digests" -v commands="$build/compile_commands.json" '
    BEGIN {
        while ((getline line < digests) > 0) digest[substr(line, 67)] = substr(line, 1, 64)
        while ((getline line < commands) > 0) {
            if (line ~ /^ *"command": /) command = line
            else if (line ~ /^ *"file": /) {
                sub(/^ *"file": "/, "", line); sub(/",?$/, "", line)
                sub(/^ *"command": "/, "", command); sub(/",?$/, "", command)
                sub(/ -o [^ ]+ -c [^ ]+$/, "", command)
                if (line in digest) made[line] = command
            }
        }
    }
    /^[^ ].*: #deps / { source = "" }
    /^ / {
        path = substr($0, 5)
        if (path !~ /^\//) { sub(/^(\.\.\/)+/, "", path); path = root "/" path }
        if (source == "" && path in made) source = path
        if (source != "" && path in digest) used[source] = used[source] " " digest[path]
    }
    END { for (source in made) print source "\t" (source in used ? used[source] : "unbuilt") "\t" made[source] }' "$work/deps" >"$work/sources"

while IFS=$'\t' read -r source parts command; do
    stamp=$stamps/$(printf '%s\n%s\n%s\n%s' "$rules" "$source" "$parts" "$command" | sha256sum | cut -c1-64)
    if [[ -e $stamp ]]; then touch "$stamp"; else printf '%s\t%s\t%s\n' "$command" "$source" "$stamp"; fi
done <"$work/sources" | sort >"$work/changed"
find "$stamps" -type f -mtime +30 -delete
awk -f "$root/cmake/tidy_groups.awk" "$work/changed" >"$work/grouped"
printf 'clang-tidy: %d of %d sources changed, in %d groups\n' "$(wc -l <"$work/changed")" "$(wc -l <"$work/sources")" \
    "$(cut -f 1 "$work/grouped" | sort -u | wc -l)"

# look NAME COMMAND SOURCE...: clang-tidy over these as one. Only its own words count; warnings are the compilers'.
look() {
    local folder=$work/$1 command=$2 source
    shift 2
    mkdir "$folder"
    for source in "$@"; do printf '#include "%s"\n' "$source"; done >"$folder/all.cpp"
    printf '[{"directory": "%s", "file": "%s", "command": "%s -c %s"}]\n' \
        "$folder" "$folder/all.cpp" "$command" "$folder/all.cpp" >"$folder/compile_commands.json"
    clang-tidy-19 --quiet -p "$folder" --config-file="$root/.clang-tidy" --warnings-as-errors='*' \
        --extra-arg=-Wno-error --extra-arg=-Wno-unknown-warning-option "$folder/all.cpp" >"$folder/log" 2>&1
}

say() { grep -vE '^[0-9]+ warnings? (treated as error|generated)|^Suppressed |^Use -header-filter' "$work/$1/log"; }

# halve NAME COMMAND SOURCE STAMP SOURCE STAMP...: these as one, or in halves when they do not compile together.
halve() {
    local name=$1 command=$2 sources=() stamps=() status=0 half
    shift 2
    local pairs=("$@")
    while (($#)); do
        sources+=("$1") stamps+=("$2")
        shift 2
    done
    if look "$name" "$command" "${sources[@]}"; then
        touch "${stamps[@]}"
    elif ((${#sources[@]} == 1)) || ! grep -q 'clang-diagnostic-error' "$work/$name/log"; then
        say "$name"
        status=1
    else
        half=$((${#sources[@]} / 2 * 2))
        halve "$name.a" "$command" "${pairs[@]:0:half}" || status=1
        halve "$name.b" "$command" "${pairs[@]:half}" || status=1
    fi
    return "$status"
}

examine() {
    local group=$1 pairs command
    mapfile -t pairs < <(awk -F '\t' -v group="$group" '$1 == group { print $3; print $4 }' "$work/grouped")
    command=$(awk -F '\t' -v group="$group" '$1 == group { print $2; exit }' "$work/grouped")
    halve "$group" "$command" "${pairs[@]}"
}
export -f look say halve examine
export root
# shellcheck disable=SC2016
cut -f 1 "$work/grouped" | sort -nu | xargs -r -n 1 -P "$(nproc)" bash -c 'examine "$1"' _ || exit 1
