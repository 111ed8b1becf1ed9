#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Raptor Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check_package.sh BUILD-FOLDER VERSION CPACK: the Debian package as an operator meets it. As root
# (and where it is not installed anyway) it goes through dpkg into this system and out again;
# otherwise it is unpacked into a folder.
set -euo pipefail
build=$1
version=$2
cpack=$3

work=$(mktemp -d)
installed=no
finish()
{
    local code=$?
    [[ $installed == no ]] || dpkg --purge raptor-console >/dev/null 2>&1 || true
    rm -rf "$work"
    exit "$code"
}
trap finish EXIT

fail()
{
    printf 'FAIL: %s\n' "$*" >&2
    exit 1
}

# The programs must not meet anybody's own settings, and leave none.
export HOME="$work/home" XDG_CONFIG_HOME="$work/home/config" XDG_DATA_HOME="$work/home/data"
export XDG_CACHE_HOME="$work/home/cache" XDG_RUNTIME_DIR="$work/home/run"
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
mkdir -p "$HOME"
mkdir -m 0700 "$XDG_RUNTIME_DIR"

make_package()
{
    "$cpack" --config "$build/CPackConfig.cmake" -G DEB -B "$work/cpack" >"$work/cpack.log" 2>&1 || {
        cat "$work/cpack.log" >&2
        fail "cpack made no package"
    }
    deb=$(find "$work/cpack" -maxdepth 1 -name '*.deb')
    [[ $deb == */raptor-console_"$version"-1_*.deb ]] || fail "not one package of that name: $deb"
}

check_content()
{
    local depends path
    [[ $(dpkg-deb -f "$deb" Version) == "$version-1" ]] || fail "wrong version in the package"
    depends=$(dpkg-deb -f "$deb" Depends)
    for path in libqt6widgets6 libqt6sql6-sqlite libqt6charts6 libqt6websockets6 libqt6svg6 libqt6keychain1 libc6; do
        [[ $depends == *"$path"* ]] || fail "the package does not depend on $path: $depends"
    done
    # Every folder and file, as absolute paths.
    dpkg-deb --fsys-tarfile "$deb" | tar -t | sed 's|^\./|/|; s|\(.\)/$|\1|' | grep -v '^/$' >"$work/content"
    for path in bin/{raptor-console,raptorctl,raptor-sim} \
        share/applications/raptor-console.desktop \
        share/metainfo/org.example.RaptorConsole.metainfo.xml \
        share/icons/hicolor/scalable/apps/raptor-console.svg \
        share/raptor-console/profiles/{raptor,guardian,battery}.toml \
        share/man/man1/{raptor-console,raptorctl,raptor-sim}.1.gz \
        share/doc/raptor-console/{copyright,changelog.gz,changelog.Debian.gz}; do
        grep -qxF "/usr/$path" "$work/content" || fail "the package lacks /usr/$path"
    done
    ! grep -vE '^/usr(/(bin|share)(/.*)?)?$' "$work/content" || fail "strays outside /usr/bin and /usr/share"
    ! dpkg-deb -c "$deb" | grep -vE '^[-dl][rwx-]{9} root/root ' || fail "not everything belongs to root"
    ! dpkg-deb -c "$deb" | grep -E '^-.{4}w|^-.{7}w' || fail "others may write to these"
    dpkg-deb -x "$deb" "$work/root"
    appstreamcli validate-tree --no-net "$work/root" || fail "the metadata is not valid"
}

# check_programs PREFIX: they start, say who they are, and the window can be seen.
check_programs()
{
    local bin="$1/usr/bin" program said
    for program in raptor-console raptorctl raptor-sim; do
        said=$("$bin/$program" --version) || fail "$program --version fails"
        [[ $said == *"$version"* ]] || fail "$program --version says: $said"
    done
    timeout 60 "$bin/raptor-console" --config "$work/console.toml" --data "$work/data" \
        --size 1280x720 --screenshot "$work/window.png" --after 2 || fail "raptor-console does not start"
    file "$work/window.png" | grep -q 'PNG image data, 1280 x 720' ||
        fail "no picture of the window: $(file "$work/window.png")"
}

install_and_remove()
{
    # What is not there before must not be there afterwards.
    local path before="$work/before" left=()
    while read -r path; do
        [[ ! -e $path ]] || printf '%s\n' "$path"
    done <"$work/content" >"$before"
    installed=yes
    dpkg -i "$deb" || fail "dpkg cannot install it"
    check_programs ""
    dpkg --purge raptor-console || fail "dpkg cannot remove it"
    installed=no
    while read -r path; do
        [[ ! -e $path ]] || grep -qxF "$path" "$before" || left+=("$path")
    done <"$work/content"
    [[ ${#left[@]} == 0 ]] || fail "left behind: ${left[*]}"
    ! dpkg-query -W raptor-console >/dev/null 2>&1 || fail "dpkg still knows it"
}

make_package
check_content
check_programs "$work/root"
if [[ $(id -u) != 0 ]] || dpkg-query -W raptor-console >/dev/null 2>&1; then
    echo "Unpacked and started; not installed (no root, or an installed one is in use here)."
else
    install_and_remove
    echo "Installed, started and removed."
fi
