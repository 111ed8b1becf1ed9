#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Raptor Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check_mqtt_dev.sh CMAKE BUILD-FOLDER SOURCE-FOLDER: the component mqtt-dev as another program meets
# it. Installed, moved elsewhere, found, and the program of the README built with it and run against
# a mosquitto.
set -euo pipefail
cmake=$1
build=$2
source=$3

work=$(mktemp -d)
broker=""
finish()
{
    local code=$?
    [[ -z $broker ]] || kill "$broker" 2>/dev/null || true
    rm -rf "$work"
    exit "$code"
}
trap finish EXIT

fail()
{
    printf 'FAIL: %s\n' "$*" >&2
    exit 1
}

# quietly WHAT COMMAND...: what the command says is shown only if it fails.
quietly()
{
    local what=$1
    shift
    "$@" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        fail "$what"
    }
}

install_elsewhere()
{
    quietly "cannot be installed" "$cmake" --install "$build" --component mqtt-dev --prefix "$work/first"
    mv "$work/first" "$work/prefix"
    prefix="$work/prefix"
    [[ -z $(find "$prefix" -name '*_p.h' -o -path '*/core/*') ]] || fail "private headers are installed"
    ! grep -rnE "$work/first|$build|$source" "$prefix/lib"/*/cmake "$prefix/lib/cmake" 2>/dev/null ||
        fail "the package knows where it was made"
    ! grep -rnE 'Werror|QT_NO_|fvisibility|fsanitize|raptor_build_flags' "$prefix" --include='*.cmake' ||
        fail "flags of the project go along"
}

# block LANGUAGE MARK: the ```LANGUAGE block of the README that contains MARK.
block()
{
    awk -v fence="\`\`\`$1" -v mark="$2" '
        $0 == fence { inside = 1; text = ""; next }
        inside && $0 == "```" { inside = 0; if (index(text, mark)) printf "%s", text }
        inside { text = text $0 "\n" }' "$source/README.md"
}

build_program()
{
    mkdir "$work/hello"
    block cmake RaptorMqtt >"$work/hello/CMakeLists.txt"
    block cpp QMqttClient >"$work/hello/main.cpp"
    [[ -s $work/hello/CMakeLists.txt && -s $work/hello/main.cpp ]] || fail "the README shows no program"
    quietly "an outside program cannot be configured" "$cmake" -G Ninja -S "$work/hello" \
        -B "$work/hello/build" -DCMAKE_PREFIX_PATH="$prefix"
    quietly "an outside program does not build" "$cmake" --build "$work/hello/build"
}

# free_port: nobody listens there, and the system gives it to nobody for a while.
free_port()
{
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_broker()
{
    local mosquitto
    mosquitto=$(PATH="$PATH:/usr/sbin" command -v mosquitto) || fail "mosquitto is not installed"
    port=$(free_port)
    printf 'listener %s 127.0.0.1\nallow_anonymous true\npersistence false\n' "$port" >"$work/broker.conf"
    "$mosquitto" -c "$work/broker.conf" >"$work/broker.log" 2>&1 &
    broker=$!
    until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        kill -0 "$broker" 2>/dev/null || fail "mosquitto ends: $(cat "$work/broker.log")"
    done
}

run_program()
{
    local said
    said=$(timeout 30 "$work/hello/build/hello" 127.0.0.1 "$port") || fail "it ends with an error: $said"
    [[ $said == "hello/world: Hello" ]] || fail "it says: $said"
}

# Other ways to find it, and everything that there is to include and to link.
find_otherwise()
{
    mkdir "$work/all"
    cp "$source/tests/integration/mqtt-dev/all_headers.cpp" "$work/all"
    cat >"$work/all/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(headers LANGUAGES CXX)
if(WAY STREQUAL "component")
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Mqtt)
else()
    find_package(Qt6Mqtt 6.4 REQUIRED)
    find_package(Qt6Mqtt 6.4 REQUIRED) # twice is no error
    find_package(RaptorMqtt REQUIRED)
endif()
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_EXTENSIONS OFF)
add_executable(headers all_headers.cpp)
target_compile_options(headers PRIVATE -Wall -Wextra -Wpedantic -Werror)
target_link_libraries(headers PRIVATE Qt6::Mqtt)
if(TARGET RaptorMqtt::WebSocket)
    target_link_libraries(headers PRIVATE RaptorMqtt::WebSocket)
    target_compile_definitions(headers PRIVATE WITH_WEBSOCKET)
endif()
END
    quietly "not found as a component of Qt" "$cmake" -G Ninja -S "$work/all" -B "$work/all/component" \
        -DWAY=component -DQT_ADDITIONAL_PACKAGES_PREFIX_PATH="$prefix"
    quietly "not found as Qt6Mqtt" "$cmake" -G Ninja -S "$work/all" -B "$work/all/package" \
        -DCMAKE_PREFIX_PATH="$prefix"
    quietly "does not build in C++17" "$cmake" --build "$work/all/package"
    "$work/all/package/headers" || fail "not everything is in the library"
}

# The switch of this project says in one line what is missing.
miss_it()
{
    ! "$cmake" -G Ninja -S "$source" -B "$work/missing" -DRAPTOR_SYSTEM_QTMQTT=ON -DBUILD_TESTING=OFF \
        -DRAPTOR_BUILD_GUI=OFF -DCMAKE_DISABLE_FIND_PACKAGE_Qt6Mqtt=ON >"$work/log" 2>&1 ||
        fail "RAPTOR_SYSTEM_QTMQTT does without Qt6::Mqtt"
    grep -qE '^ *RAPTOR_SYSTEM_QTMQTT is on, but no package Qt6Mqtt was found$' "$work/log" || {
        cat "$work/log" >&2
        fail "a missing module is not told in one line"
    }
}

install_elsewhere
build_program
start_broker
run_program
find_otherwise
miss_it
echo "Installed, found in three ways, and used by a program from outside."
