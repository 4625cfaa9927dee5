#!/usr/bin/env bash
# Start and idleness of the window, as whole processes: from the start to the end of a
# play that quits at the first picture (store there, definitions loaded), beside the
# smallest window of all; and what ten idle seconds cost. Medians of RUNS (default 7).
# Needs the preset `bench` and a display; use `xvfb-run -s "-noreset" bench/start.sh`.
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
build=$root/build/bench
runs=${RUNS:-7}
work=$(mktemp -d)
trap 'kill "${kiosk:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
export LIBGL_ALWAYS_SOFTWARE=${LIBGL_ALWAYS_SOFTWARE:-1}

printf 'practice practice practice practice\n' >"$work/passphrase"
"$build/screening" store create --store "$work/store.db" --name invented --practice --passphrase-file "$work/passphrase"
echo quit >"$work/quit.play"

# median NAME COMMAND...: wall and CPU milliseconds of the whole process.
median() {
    local name=$1 run
    shift
    for ((run = 0; run <= runs; ++run)); do
        TIMEFORMAT='%R %U %S'
        { time "$@" >/dev/null; } 2>>"$work/times"
    done
    # The first run warms the caches and does not count.
    tail -n "+2" "$work/times" | awk '{ print $1 * 1000, ($2 + $3) * 1000 }' | sort -n |
        awk -v name="$name" '{ wall[NR] = $1; cpu[NR] = $2 } END { n = int((NR + 1) / 2); printf "%-34s %5.0f ms wall %5.0f ms CPU\n", name, wall[n], cpu[n] }'
    rm "$work/times"
}
median "empty GLFW and OpenGL window" "$build/bench_empty_window"
median "kiosk to its first picture" "$build/screening-kiosk" --store "$work/store.db" --play "$work/quit.play"

"$build/screening-kiosk" --store "$work/store.db" &
kiosk=$!
sleep 3
usage() {
    awk '{ print $14 + $15 }' "/proc/$kiosk/stat"
    cat "/proc/$kiosk"/task/*/status | awk '/^voluntary_ctxt_switches/ { n += $2 } END { print n }'
}
read -r -d '' cpu_before wakes_before < <(usage) || true
sleep 10
read -r -d '' cpu_after wakes_after < <(usage) || true
tick=$(getconf CLK_TCK)
printf '%-34s %5d ms CPU %5d wake-ups, %d MB (PSS)\n' "kiosk, ten idle seconds" \
    $(((cpu_after - cpu_before) * 1000 / tick)) $((wakes_after - wakes_before)) \
    "$(awk '/^Pss:/ { print int($2 / 1024) }' "/proc/$kiosk/smaps_rollup")"
