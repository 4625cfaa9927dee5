#!/usr/bin/env bash
# cmake/coverage_named.sh: what is not named, what is named in vain and what has no reason is told, and nothing else.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
expect() {  # SENTENCE STATUS OUTPUT; asks about branches and named in $work
    local status=0 said
    said=$("$here/../../cmake/coverage_named.sh" "$work/branches" "$work/named.md") || status=$?
    if [[ $status == "$2" && $said == "$3" ]]; then
        echo "ok: $1"
    else
        echo "FAILED: $1: status $status, said: $said" && failed=1
    fi
}
printf 'a.cpp\t3\t    if (x || y)\nb.h\t7\t  one;\n' >"$work/branches"
cat >"$work/named.md" <<'PAGE'
# A page
| where | line | why |
|---|---|---|
| `a.cpp` | `if (x \|\| y)` | a reason with `code` |
| `b.h` | `one;` | another |
PAGE
expect "what is named is found, wherever it moved" 0 ""
printf 'a.cpp\t9\tif (z)\n' >>"$work/branches"
expect "a branch that is not named is told" 1 "not named: a.cpp:9: if (z)"
sed -i '$d' "$work/branches" && sed -i '$d' "$work/branches"
expect "a name without its branch is told" 1 "named, and taken or gone: b.h: one;"
: >"$work/branches"
: >"$work/named.md"
expect "where nothing is left to take, nothing has to be named" 0 ""
printf 'a.cpp\t9\tif (z)\n' >"$work/branches"
expect "an empty page names nothing" 1 "not named: a.cpp:9: if (z)"
cat >"$work/named.md" <<'PAGE'
## Our own mistake
One reason for all of them.
| `a.cpp` | `if (z)` |
PAGE
expect "a row of a table with one reason needs none of its own" 0 ""
for heading in "Each for a reason" "Damage"; do
    sed -i "1s/.*/## $heading/" "$work/named.md"
    expect "a row of another table needs one" 1 "without a reason: a.cpp: if (z)"
    sed -i '$s/$/  |/' "$work/named.md"  # then with an empty column
done
exit $failed
