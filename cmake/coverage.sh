#!/usr/bin/env bash
# Which branches of scoring, storage, keyring and sealing the tests come to: builds the preset `coverage`, runs the
# tests of scoring and runtime, and writes a table, the lines with a branch that was never taken
# (build/coverage/branches.txt), and pages to look at (build/coverage/html). docs/coverage.md names each with the reason
# why it is not taken; status 1 when one is not named there, one that is named is taken now or gone, or one has no
# reason. Needs Debian's llvm-19 besides what ./check needs. Some ten minutes on two cores.
set -euo pipefail
cd "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")"
command -v llvm-cov-19 >/dev/null || { echo "coverage.sh: llvm-cov-19 is missing: apt-get install llvm-19" >&2 && exit 3; }
build=build/coverage
cmake --preset coverage >/dev/null
cmake --build --preset coverage
rm -rf "$build/profiles" && mkdir -p "$build/profiles"
# Processes that are killed write nothing; all others of a program merge into its files.
export LLVM_PROFILE_FILE=$PWD/$build/profiles/%4m.profraw
status=0
"$build/tests/test_scoring" || status=1
"$build/tests/test_runtime" || status=1
llvm-profdata-19 merge -sparse -o "$build/all.profdata" "$build"/profiles/*.profraw
programs=("$build/tests/test_runtime" -object "$build/tests/test_scoring" -object "$build/screening")
sources=(scoring runtime/storage)
llvm-cov-19 report "${programs[@]}" -instr-profile="$build/all.profdata" -show-branch-summary -show-region-summary=false \
    -show-functions=false "${sources[@]}" | tee "$build/report.txt"
llvm-cov-19 show "${programs[@]}" -instr-profile="$build/all.profdata" -show-branches=count -format=html \
    -output-dir="$build/html" "${sources[@]}" >/dev/null
# A branch that was never taken: file, number and words of its line.
llvm-cov-19 show "${programs[@]}" -instr-profile="$build/all.profdata" -show-branches=count "${sources[@]}" |
    awk -v OFS='\t' -v root="$PWD/" '
         /^\/.*:$/ { file = $0; sub(/:$/, "", file); if (index(file, root) == 1) file = substr(file, length(root) + 1) }
         /^ *[0-9]+\|/ { number = $0; sub(/\|.*/, "", number); gsub(/ /, "", number)
                         words = $0; sub(/^ *[0-9]+\|[^|]*\|/, "", words); gsub(/^ +| +$/, "", words); line[file, number] = words }
         /Branch \(/ && /(True|False): 0[],]/ { at = $0; sub(/.*Branch \(/, "", at); sub(/:.*/, "", at)
                                               print file, at, line[file, at] }' |
    sort -u >"$build/branches.txt"
echo "$(wc -l <"$build/branches.txt") lines have a branch that is not taken both ways: $build/branches.txt"
cmake/coverage_named.sh "$build/branches.txt" docs/coverage.md || status=1
exit "$status"
