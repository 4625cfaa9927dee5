#!/usr/bin/env bash
# How many tests passed and failed: count_tests.sh FOLDER PASSED FAILED, where the numbers are those of CTest.
# Some CTests are groups; each leaves FOLDER/*.xml as Catch2 writes it. Prints the two numbers after every such group was
# exchanged for the tests in it. A group that ended before it could write its numbers stays the one that CTest counted.
set -euo pipefail
passed=$2
failed=$3
shopt -s nullglob
for file in "$1"/*.xml; do
    counted=$(grep -o '<OverallResultsCases [^>]*' "$file") || continue
    [[ $counted =~ ' successes="'([0-9]+)'" failures="'([0-9]+)'"' ]] || continue
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    if ((BASH_REMATCH[2])); then failed=$((failed - 1)); else passed=$((passed - 1)); fi
done
printf '%d %d\n' "$passed" "$failed"
