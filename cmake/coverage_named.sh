#!/usr/bin/env bash
# Whether every branch that no test takes both ways is named: coverage_named.sh BRANCHES NAMED.
#   BRANCHES  a line for each such branch: FILE, a tab, the line's number, a tab, the line itself
#   NAMED     a page with rows "| `FILE` | `the line` | the reason |"; a pipe within the line is written \|
# A line is found by its words, so that one that only moved stays named. Prints what is not named, what is named
# and is taken now or not there any more, and what has no reason; status 1 when there is any.
set -euo pipefail
awk -F '\t' '
    function trimmed(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }
    BEGIN {
        # Their tables have one reason, which stands above them.
        one_reason["The system fails, or has no memory"]
        one_reason["Our own mistake"]
        one_reason["Comparisons that the compiler writes"]
    }
    FILENAME == ARGV[1] {
        if (/^## /) section = substr($0, 4)
        if ($0 !~ /^\| `[^`]+` \| `.*` \|/) next
        row = $0; sub(/^\| `/, "", row)
        file = row; sub(/`.*/, "", file)
        code = substr(row, length(file) + 1); sub(/^` \| `/, "", code)
        reason = substr(code, index(code, "` |") + 3); code = substr(code, 1, index(code, "` |") - 1)
        gsub(/\\\|/, "|", code)
        named[file "\t" trimmed(code)] = 1
        if (reason !~ /[^ |]/ && !(section in one_reason)) { print "without a reason: " file ": " trimmed(code); bad = 1 }
        next
    }
    {
        key = $1 "\t" trimmed($3)
        seen[key] = 1
        if (!(key in named) && !($1 ":" $2 in told)) { told[$1 ":" $2] = 1; print "not named: " $1 ":" $2 ": " trimmed($3); bad = 1 }
    }
    END {
        for (key in named) if (!(key in seen)) { split(key, part, "\t"); print "named, and taken or gone: " part[1] ": " part[2]; bad = 1 }
        exit bad
    }' "$2" "$1"
