# SPDX-FileCopyrightText: 2026 The Raptor Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
#
# What ./run, ./test and packaging/screenshots share: install what is missing, build a preset, and
# have a display. Sourced, never run; the caller has set ROOT and `set -euo pipefail`.

# To compile everything. libqt6opengl6-dev is asked for by Qt6Charts, but only recommended by Debian.
BUILD_PACKAGES=(
    g++ cmake ninja-build pkg-config python3
    qt6-base-dev qt6-svg-dev qt6-charts-dev qt6-websockets-dev libqt6opengl6-dev libgl1-mesa-dev
    qt6-tools-dev qt6-l10n-tools
    qcoro-qt6-dev qtkeychain-qt6-dev libsimdjson-dev libtomlplusplus-dev)
# To run the demo: its private broker, the audit trail's database, and the fonts that the window asks for.
DEMO_PACKAGES=(mosquitto libqt6sql6-sqlite fonts-inter fonts-dejavu-core)
# To have a window where there is no screen.
DISPLAY_PACKAGES=(xvfb)
# To run the tests, the one of the Debian package included.
TEST_PACKAGES=(mosquitto mosquitto-clients libqt6sql6-sqlite libsqlite3-dev openssl dpkg-dev file appstream hicolor-icon-theme
    dbus gnome-keyring libsecret-1-0)
# For the full test: the fuzzers' compiler, what makes building twice bearable, and what the
# benchmarks compare ours with.
FULL_TEST_PACKAGES=(clang libclang-rt-14-dev llvm ccache mold libmosquitto-dev libpaho-mqtt-dev
    libqcustomplot-dev)

say()
{
    printf '%s\n' "$*"
}

die()
{
    printf 'Raptor Console: %s\n' "$*" >&2
    exit 1
}

# missing_packages NAME...: those of the names that dpkg does not know as installed.
missing_packages()
{
    local installed name
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
        sed -n 's/^installed //p' || true)
    for name in "$@"; do
        grep -qxF -- "$name" <<<"$installed" || printf '%s\n' "$name"
    done
}

# as_root COMMAND...: directly, or by sudo.
as_root()
{
    if [[ $(id -u) == 0 ]]; then
        "$@"
    else
        sudo "$@"
    fi
}

# need_packages NAME...: installs what is missing. Without anything missing it neither asks for
# rights nor for a network.
need_packages()
{
    local missing log
    command -v dpkg-query >/dev/null || {
        say "This is no Debian: taking for granted that the libraries named in README.md are there."
        return 0
    }
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0
    if [[ $(id -u) != 0 ]] && ! command -v sudo >/dev/null; then
        die "some packages are missing, and there is neither root nor sudo. As root:
  apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "Installing what is missing: ${missing[*]}"
    mkdir -p "$ROOT/build"
    log="$ROOT/build/apt.log"
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o Dpkg::Use-Pty=0
        -o DPkg::Lock::Timeout=120)
    if ! { as_root "${install[@]}" update &&
        as_root "${install[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        die "apt could not install them; all it said is in build/apt.log"
    fi
}

# need_node: any Node.js from 18 with npm will do; Debian's only where there is none.
need_node()
{
    local major=0
    if command -v node >/dev/null; then
        major=$(node -p 'process.versions.node.split(".")[0]')
    fi
    if [[ $major -lt 18 ]]; then
        need_packages nodejs npm
    elif ! command -v npm >/dev/null; then
        need_packages npm
    fi
}

# npm_install FOLDER: what its package-lock.json says, again only when that has changed.
npm_install()
{
    local folder=$1
    local seen="$folder/node_modules/.raptor-installed-lock"
    cmp -s "$folder/package-lock.json" "$seen" && return 0
    say "Fetching the test broker of ${folder#"$ROOT"/} with npm"
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error ||
        die "npm could not fetch the test broker"
    cp "$folder/package-lock.json" "$seen"
}

# build_preset NAME [CMAKE ARGUMENT...]: configures and builds build/NAME; all of it, or $BUILD_TARGET.
build_preset()
{
    local preset=$1
    shift
    local folder="$ROOT/build/$preset"
    if command -v ccache >/dev/null; then
        # Paths count from here, so that a fresh clone finds what another one compiled.
        # Without the sloppiness it leaves alone what has precompiled headers, which are the tests.
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$ROOT" CCACHE_NOHASHDIR=1
        export CCACHE_SLOPPINESS=pch_defines,time_macros
    fi
    mkdir -p "$folder"
    if [[ -f $folder/build.ninja ]]; then
        say "Building '$preset'"
    else
        say "Building '$preset' (some minutes the first time)"
    fi
    (cd "$ROOT" && cmake --preset "$preset" "$@") >"$folder/configure.log" 2>&1 || {
        tail -n 30 "$folder/configure.log" >&2
        die "cmake could not configure '$preset'; all it said is in build/$preset/configure.log"
    }
    # One changing line on a terminal; elsewhere only what goes wrong.
    local quiet=()
    [[ -t 1 ]] || quiet=(--quiet)
    cmake --build "$folder" --parallel "$(nproc)" --target "${BUILD_TARGET:-all}" -- "${quiet[@]}" || die "'$preset' does not build"
}

has_display()
{
    [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]
}

# start_virtual_display: an X server without a screen, gone when the script ends. Exports DISPLAY.
start_virtual_display()
{
    local number=""
    coproc VIRTUAL_DISPLAY { exec Xvfb -displayfd 1 -screen 0 1920x1200x24 -nolisten tcp 2>/dev/null; }
    # shellcheck disable=SC2153 # coproc sets it; a copy outlives the process for the trap
    VIRTUAL_DISPLAY_ID=$VIRTUAL_DISPLAY_PID
    VIRTUAL_RUNTIME=$(mktemp -d)
    trap 'kill "$VIRTUAL_DISPLAY_ID" 2>/dev/null || true; rm -rf "$VIRTUAL_RUNTIME"' EXIT
    read -r -t 30 number <&"${VIRTUAL_DISPLAY[0]}" || true
    [[ -n $number ]] || die "Xvfb did not start"
    export DISPLAY=":$number" QT_QPA_PLATFORM=xcb
    export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$VIRTUAL_RUNTIME}"
    unset WAYLAND_DISPLAY
}
