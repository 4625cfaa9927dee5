#!/usr/bin/env bash
# Tests of cmake/setup.sh that need neither root nor a network: which mirror the
# backports are taken from, and which packages count as missing. The mirrors and
# keys are invented.
set -uo pipefail
# shellcheck source=../../cmake/setup.sh disable=SC2317
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../cmake/setup.sh"
failed=0

# apt_folder_with FILE TEXT...: a folder as /etc/apt, with these files.
apt_folder_with() {
    folder=$(mktemp -d)
    mkdir "$folder/sources.list.d"
    while (($#)); do
        printf '%s\n' "$2" >"$folder/$1"
        shift 2
    done
}

expect() {
    local sentence=$1 expected=$2 found=$3
    if [[ $found != "$expected" ]]; then
        printf 'FAILED: %s\n  expected: %q\n  found:    %q\n' "$sentence" "$expected" "$found"
        failed=1
    fi
}

# expect_entry SENTENCE EXPECTED: of the folder laid last, which is then removed.
expect_entry() {
    expect "$1" "$2" "$(backports_entry "$folder" bookworm)"
    rm -r "$folder"
}

modern='Types: deb deb-src
URIs: https://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /keys/invented.gpg'

apt_folder_with sources.list.d/debian.sources "$modern"
expect_entry "the mirror and the key of a stanza are kept" 'sources
Types: deb
URIs: https://mirror.example/debian
Signed-By: /keys/invented.gpg
Suites: bookworm-backports
Components: main'

apt_folder_with sources.list.d/debian.sources '# Of a comment nothing stays.
Types: deb
URIs: http://mirror.example/debian
Suites:
 bookworm
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 aW52ZW50ZWQ=
 -----END PGP PUBLIC KEY BLOCK-----'
expect_entry "a key of several lines is kept whole" 'sources
Types: deb
URIs: http://mirror.example/debian
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 aW52ZW50ZWQ=
 -----END PGP PUBLIC KEY BLOCK-----
Suites: bookworm-backports
Components: main'

apt_folder_with sources.list.d/debian.sources 'Types: deb
URIs: http://security.mirror.example/debian
Suites: bookworm-security
Components: main

Enabled: no
Types: deb
URIs: http://old.mirror.example/debian
Suites: bookworm
Components: main

Types: deb
URIs: cdrom:[Debian, invented disc]/
Suites: bookworm
Components: main

Types: deb-src
URIs: http://source.mirror.example/debian
Suites: bookworm
Components: main

Types: deb
URIs: http://extra.mirror.example/debian
Suites: bookworm
Components: contrib

Types: deb
URIs: http://mirror.example/debian
Suites: bookworm
Components: main'
expect_entry "security, disabled, source-only and other components are passed over, discs too" 'sources
Types: deb
URIs: http://mirror.example/debian
Suites: bookworm-backports
Components: main'

apt_folder_with sources.list '# deb http://commented.mirror.example/debian bookworm main
deb cdrom:[Debian, invented disc]/ bookworm main
deb-src http://source.mirror.example/debian bookworm main
deb http://security.mirror.example/debian bookworm-security main
deb [arch=amd64 signed-by=/keys/invented.gpg] http://mirror.example/debian bookworm main contrib # ours
deb http://second.mirror.example/debian bookworm main'
expect_entry "the mirror and the options of a line are kept" 'list
deb [arch=amd64 signed-by=/keys/invented.gpg] http://mirror.example/debian bookworm-backports main'

apt_folder_with sources.list 'deb http://mirror.example/debian bookworm main' \
    sources.list.d/more.sources "${modern/Suites: bookworm bookworm-updates/Suites: bookworm-backports}"
expect_entry "backports that are there already are left alone" present

apt_folder_with sources.list 'deb http://mirror.example/debian bookworm main' \
    sources.list.d/more.sources "Enabled: no
${modern/Suites: bookworm bookworm-updates/Suites: bookworm-backports}"
expect_entry "backports that are switched off do not count" 'list
deb http://mirror.example/debian bookworm-backports main'

apt_folder_with sources.list 'deb http://mirror.example/debian trixie main'
expect_entry "another Debian's sources give nothing" ''

# Stands in for dpkg's own answer.
dpkg-query() {
    printf 'installed cmake 3.25.1-1\ninstalled catch2 3.7.1-0.4~bpo12+1\n'
    printf 'installed libsqlcipher-dev 4.5.3-1\nconfig-files ccache 4.8\n'
}
expect "absent, too old and half removed packages are missing" $'libsqlcipher-dev\nccache\nninja-build' \
    "$(missing_packages cmake 'catch2>=3.4' 'libsqlcipher-dev>=4.6' ccache ninja-build)"
expect "nothing is missing when all is there" '' "$(missing_packages cmake 'catch2>=3.4')"

exit "$failed"
