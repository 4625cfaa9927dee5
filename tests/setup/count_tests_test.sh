#!/usr/bin/env bash
# cmake/count_tests.sh: a group counts as the tests in it, and never as passed when it ended early.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
expect() {  # SENTENCE OUTPUT PASSED FAILED
    local said
    said=$("$here/../../cmake/count_tests.sh" "$work" "$3" "$4")
    if [[ $said == "$2" ]]; then
        echo "ok: $1"
    else
        echo "FAILED: $1: said: $said" && failed=1
    fi
}
counted() { printf '<Catch2TestRun>\n  <OverallResults successes="90" failures="7"/>\n  <OverallResultsCases successes="%d" failures="%d" expectedFailures="0" skips="1"/>\n</Catch2TestRun>\n' "$1" "$2"; }

expect "without a group CTest's numbers stand" "5 1" 5 1
counted 40 0 >"$work/one.xml"
expect "a group that passed is so many tests" "44 1" 5 1
counted 38 2 >"$work/two.xml"
expect "of a group that failed some passed" "82 2" 5 1
printf '<Catch2TestRun>\n  <TestCase name="it ends here">\n' >"$work/three.xml"
expect "a group that ended early is one that failed" "82 3" 5 2
exit "$failed"
