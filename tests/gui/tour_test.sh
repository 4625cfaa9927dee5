#!/usr/bin/env bash
# docs/tour.md: shows what its play takes, each picture in both languages; what is bold there, and what is
# in quotation marks, stands on the screen in these words.
set -euo pipefail
root=$(readlink -f "$(dirname "$(readlink -f "$0")")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
same() {  # SENTENCE FILE FILE
    if diff "$2" "$3"; then
        echo "ok: $1"
    else
        echo "FAILED: $1" && failed=1
    fi
}
tour=$root/docs/tour.md
sed -n 's/^shot //p' "$root/tests/gui/plays/tour.play" | sort >"$work/taken"
sed -n 's/^!\[.*](pictures\/tour\/\(.*\))$/\1/p' "$tour" | sort >"$work/shown"
(cd "$root/docs/pictures/tour" && printf '%s\n' *) | sort >"$work/there"
same "the tour shows every picture that its play takes" "$work/taken" "$work/shown"
same "no picture is left over, and none is missing" "$work/taken" "$work/there"
for language in vi en; do
    sed -n "s/\.$language\.png$//p" "$work/taken" >"$work/$language"
done
same "each picture is there in both languages" "$work/vi" "$work/en"
sed -n 's/^msgstr\(\[.\]\)\? "\(.*\)"$/\2/p' "$root"/assets/phrases/{vi,en}.po >"$work/phrases"
tr '\n' ' ' <"$tour" >"$work/words"
# What the tour has between these marks, each once.
between() {
    grep -o "$1" "$work/words" | sed 's/^\(\*\*\|“\)//; s/\(\*\*\|”\)$//' | sort -u
}
: >"$work/nothing"
between '\*\*[^*]*\*\*' | grep -vxFf "$work/phrases" >"$work/unknown" || true
same "every name in the tour is one on the screen" "$work/nothing" "$work/unknown"
between '“[^”]*”' | while read -r words; do
    grep -qF -- "$words" "$work/phrases" || echo "$words"
done >"$work/unknown"
same "every message in the tour is one on the screen" "$work/nothing" "$work/unknown"
exit $failed
