#!/usr/bin/env bash
# What ./kiosk and ./check share: which Debian packages are needed, how they are
# installed, and how one preset is built. It ends the program with status 3 and one
# sentence where it cannot go on. Nothing is downloaded but Debian packages, from
# the mirrors the machine uses. Sourced, it only defines; run by itself, it installs
# all the packages and builds nothing: for an administrator, where others build.
# shellcheck disable=SC2034
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")

# `name>=version` where an older Debian has the package too old.
# To build and run the release:
kiosk_packages=(
    g++ cmake ninja-build pkgconf
    libexpected-dev libfmt-dev libcli11-dev nlohmann-json3-dev libpugixml-dev libutf8proc-dev
    libpango1.0-dev libfontconfig-dev libsodium-dev 'libsqlcipher-dev>=4.6'
    libimgui-dev libglfw3-dev libfreetype-dev libpng-dev libgl-dev libgl1-mesa-dri
    fonts-inter fonts-noto-core fonts-material-design-icons-iconfont
)
# To test and examine it as well:
check_packages=(
    "${kiosk_packages[@]}"
    'catch2>=3.4' libbenchmark-dev ccache
    clang-19 libclang-rt-19-dev clang-format-19 clang-tidy-19
    xvfb libxml2-utils gettext procps binutils poppler-utils
)
# What Debian 12 has only in its backports, with what must come along.
backported=(catch2 libsqlcipher-dev)

say() { printf '%s\n' "$*"; }

cannot() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 3
}

# --- what is there -----------------------------------------------------------

# Prints those of the given packages that are not installed, or too old.
missing_packages() {
    local -A installed=()
    local status name version wanted
    while read -r status name version; do
        [[ $status == installed ]] && installed[$name]=$version
    done < <(dpkg-query -W -f='${db:Status-Status} ${Package} ${Version}\n' "${@%%>=*}" 2>/dev/null)
    for wanted in "$@"; do
        name=${wanted%%>=*}
        version=${installed[$name]:-}
        if [[ -z $version ]]; then
            say "$name"
        elif [[ $wanted == *'>='* ]] && dpkg --compare-versions "$version" lt "${wanted##*>=}"; then
            say "$name"
        fi
    done
}

# Prints "12" or "13", or nothing on a system that this set-up does not know.
debian_version() {
    local ID='' VERSION_ID=''
    # shellcheck disable=SC1091
    [[ -r /etc/os-release ]] && . /etc/os-release
    [[ $ID == debian && $VERSION_ID =~ ^1[23]$ ]] && say "$VERSION_ID"
    return 0
}

free_megabytes() { df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }'; }

# --- apt -----------------------------------------------------------------------

# Prints the apt entry for the backports of SUITE on the mirror from which the
# entries in FOLDER (as /etc/apt) take SUITE itself: its options, its key. The
# first line says which form it has, `sources` or `list`. Prints `present` when
# an entry for the backports exists, and nothing when SUITE is not found.
backports_entry() {
    local folder=$1 suite=$2 file found=''
    local files=("$folder"/sources.list "$folder"/sources.list.d/*.list "$folder"/sources.list.d/*.sources)
    for file in "${files[@]}"; do
        [[ -r $file ]] || continue
        local entry
        if [[ $file == *.sources ]]; then
            entry=$(stanza_for "$suite-backports" "$suite" <"$file")
        else
            entry=$(line_for "$suite-backports" "$suite" <"$file")
        fi
        if [[ $entry == present ]]; then
            say present
            return
        fi
        [[ -z $found && -n $entry ]] && found="${file##*.}"$'\n'"$entry"
    done
    [[ -n $found ]] && say "$found"
    return 0
}

# A deb822 file on standard input; see backports_entry.
stanza_for() {
    awk -v backports="$1" -v suite="$2" '
        BEGIN { RS = ""; FS = "\n" }
        {
            out = ""; field = ""; suites = ""; types = ""; enabled = "yes"; components = ""; uris = ""
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^#/) continue
                if ($i ~ /^[^ \t:]+:/) {
                    field = tolower(substr($i, 1, index($i, ":") - 1))
                    value = substr($i, index($i, ":") + 1)
                } else {
                    value = $i
                }
                if (field == "suites") { suites = suites " " value; continue }
                if (field == "components") { components = components " " value; continue }
                if (field == "types") { types = types " " value; continue }
                if (field == "enabled") { enabled = tolower(value); continue }
                if (field == "uris") uris = uris " " value
                out = out $i "\n"
            }
            gsub(/\t/, " ", suites); gsub(/\t/, " ", types); gsub(/\t/, " ", components)
            if (uris ~ /cdrom:/ || enabled ~ /no|false|off|disable|0/ || (types " ") !~ / deb / ) next
            if ((components " ") !~ / main /) next
            if (index(suites " ", " " backports " ")) { print "present"; done = 1; exit }
            if (!best && index(suites " ", " " suite " "))
                best = "Types: deb\n" out "Suites: " backports "\nComponents: main"
        }
        END { if (!done && best) print best }'
}

# A one-line-style file on standard input; see backports_entry.
line_for() {
    awk -v backports="$1" -v suite="$2" '
        /^[ \t]*deb[ \t]/ {
            sub(/#.*/, "")
            options = ""
            if (match($0, /\[[^]]*\]/)) {
                options = substr($0, RSTART, RLENGTH) " "
                $0 = substr($0, 1, RSTART - 1) " " substr($0, RSTART + RLENGTH)
            }
            if (($0 " ") !~ /[ \t]main[ \t]/) next
            if ($3 == backports) { print "present"; done = 1; exit }
            if (!best && $3 == suite) best = "deb " options $2 " " backports " main"
        }
        END { if (!done && best) print best }'
}

# Becomes root for one command: as root directly, else by sudo.
as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# sudo asks for the passphrase here, once, where somebody can see the question.
need_root() {
    ((EUID == 0)) && return
    local ask="Ask an administrator to run once, as root: $root/cmake/setup.sh"
    command -v sudo >/dev/null ||
        cannot "installing needs root, and there is no sudo here. $ask"
    sudo -n true 2>/dev/null && return
    [[ -t 0 ]] && sudo -v && return
    cannot "installing needs root, and sudo did not let $(id -un) in. $ask"
}

run_apt() {
    as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -q -y \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$setup_log" 2>&1
}

# Says why apt failed, from what it wrote.
apt_failed() {
    tail -n 15 "$setup_log" >&2
    if grep -qiE 'no space left|enough free space' "$setup_log"; then
        cannot "the disk is full: there is no room for the packages."
    elif grep -qE 'Could not resolve|Could not connect|Temporary failure|Unable to connect|Connection (timed out|failed)|Failed to fetch' "$setup_log"; then
        cannot "Debian's packages could not be fetched: is the network there? (details: $setup_log)"
    fi
    cannot "$1 (details: $setup_log)"
}

add_backports() {
    local entry form
    entry=$(backports_entry /etc/apt bookworm)
    [[ $entry == present ]] && return
    [[ -n $entry ]] || cannot "apt has no source for bookworm here, so its backports cannot be added (they hold ${backported[*]})."
    form=${entry%%$'\n'*}
    local file=/etc/apt/sources.list.d/bookworm-backports.$form
    say "Adding the suite bookworm-backports, from the mirror this machine uses, in $file."
    say "${entry#*$'\n'}" | as_root tee "$file" >/dev/null || cannot "$file could not be written."
}

# Installs those of the given packages that are missing, and says so first.
install_missing() {
    command -v dpkg-query >/dev/null ||
        cannot "this set-up knows Debian 12 and 13 only. Needed are: ${*%%>=*}"
    local missing debian name
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0

    debian=$(debian_version)
    [[ -n $debian ]] || cannot "this set-up knows Debian 12 and 13 only. Install by hand: ${missing[*]}"
    say "These Debian packages are missing; they and what they need are to be installed:"
    say "${missing[*]}" | fold -s -w 76 | sed 's/^/    /'
    need_root

    # Not in build/, which then would be root's where an administrator installs.
    setup_log=$(mktemp -t screening-kiosk-setup.XXXXXX) || cannot "no file can be made in ${TMPDIR:-/tmp}: is the disk full?"
    local wanted=()
    for name in "${missing[@]}"; do
        if [[ $debian == 12 && " ${backported[*]} " == *" $name "* ]]; then
            wanted+=("$name/bookworm-backports")
        else
            wanted+=("$name")
        fi
    done
    [[ "${wanted[*]}" == */bookworm-backports* ]] && add_backports

    say "Reading Debian's package lists ..."
    run_apt update || apt_failed "Debian's package lists could not be read."
    # apt calls it a success when no mirror answered, and then tries every package.
    grep -qE '^(Get|Hit):' "$setup_log" || apt_failed "no mirror answered."
    local size
    # --assume-no: apt works everything out, says how much it is, and stops.
    size=$(LC_ALL=C apt-get -o Debug::NoLocking=1 install --assume-no --no-install-recommends "${wanted[@]}" 2>>"$setup_log" </dev/null |
        sed -n 's/^After this operation, \(.*\) of additional disk space will be used.*/\1/p') || true
    [[ -n $size ]] && need_room_for_packages "$size"
    say "Installing${size:+ ($size on disk)}; this takes some minutes ..."
    run_apt install --no-install-recommends "${wanted[@]}" || apt_failed "the packages could not be installed."
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} == 0)) || cannot "still missing or too old after installing: ${missing[*]} (details: $setup_log)"
    rm -f "$setup_log"
}

# apt's "1,234 MB" against what /usr has left.
need_room_for_packages() {
    local megabytes
    megabytes=$(awk '{ gsub(/,/, "", $1); print int($1 * ($2 == "GB" ? 1000 : $2 == "kB" ? 0.001 : 1)) }' <<<"$1")
    (($(free_megabytes /usr) > megabytes + 100)) ||
        cannot "the disk is too full: the packages need $1, and /usr has $(free_megabytes /usr) MB left."
}

# --- building ------------------------------------------------------------------

make_build_folder() {
    # The redirection is tried in a subshell, so that its failure is ours to word.
    { mkdir -p "$root/build" && (: >"$root/build/.lock"); } 2>/dev/null ||
        cannot "cannot write in $root/build: it belongs to somebody else, or the disk is full or read-only."
}

# Configures and builds one preset; the log is shown when it fails. Ends the
# program only when the disk is the reason; else returns what the build returned.
build_preset() {
    local preset=$1 megabytes=$2 status=0
    make_build_folder
    local folder=$root/build/$preset log=$root/build/$preset.log
    if [[ ! -e $folder/build.ninja ]] && (($(free_megabytes "$root/build") < megabytes)); then
        cannot "the disk is too full: building needs $megabytes MB, and $root has $(free_megabytes "$root/build") MB left."
    fi
    local fresh=()
    # A project folder that was moved or copied brings a cache that names its old place.
    if [[ -e $folder/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        fresh=(--fresh)
    fi
    (
        cd "$root" || exit 1
        # What another checkout on this machine has compiled is not compiled again.
        export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
        # One build at a time in one folder.
        exec 9>build/.lock
        flock 9
        cmake --preset "$preset" "${fresh[@]}" && cmake --build "build/$preset" -- -k 0
    ) >"$log" 2>&1 </dev/null || status=$?
    if ((status)); then
        grep -E -A8 'error:|undefined reference|CMake Error' "$log" | cut -c 1-400 | head -n 120 >&2 || tail -n 40 "$log" >&2
        grep -q 'No space left on device' "$log" && cannot "the disk is full: building stopped."
    fi
    return "$status"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    set -uo pipefail
    install_missing "${check_packages[@]}"
    say "All packages are installed."
fi
