# SPDX-FileCopyrightText: 2026 The Raptor Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One function per kind of target. A folder is a target is a namespace: the link line is the architecture.

# Every flag of the project stands here, and nowhere else.
add_library(raptor_build_flags INTERFACE)
target_compile_features(raptor_build_flags INTERFACE cxx_std_20)
target_compile_definitions(raptor_build_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_MESSAGELOGCONTEXT)
target_compile_options(raptor_build_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wswitch-enum -Wnon-virtual-dtor -Woverloaded-virtual
    -fvisibility=hidden -fvisibility-inlines-hidden
    $<$<BOOL:${RAPTOR_WERROR}>:-Werror>
    $<$<CONFIG:Release>:-fstack-protector-strong -D_FORTIFY_SOURCE=2>)
target_link_options(raptor_build_flags INTERFACE $<$<CONFIG:Release>:-Wl,-z,relro,-z,now>)
target_include_directories(raptor_build_flags INTERFACE "${PROJECT_SOURCE_DIR}")
# Quicker by a second for each of a hundred tests; what is shipped is linked by the usual one.
find_program(RAPTOR_MOLD mold)
if(RAPTOR_MOLD AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(raptor_build_flags INTERFACE -fuse-ld=mold)
endif()
if(RAPTOR_SANITIZE)
    target_compile_options(raptor_build_flags INTERFACE
        -fsanitize=${RAPTOR_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(raptor_build_flags INTERFACE -fsanitize=${RAPTOR_SANITIZE})
endif()

# Sanitizers make compilers slow; there every target shares one set of parsed headers. Without them
# the product is compiled as it stands, so that a missing include is found, and ccache helps.
if((RAPTOR_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Debug") AND RAPTOR_PRECOMPILE)
    add_library(raptor_headers OBJECT "${PROJECT_SOURCE_DIR}/packaging/cmake/common_headers.cpp")
    set_target_properties(raptor_headers PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_link_libraries(raptor_headers PRIVATE raptor_build_flags Qt6::Core)
    target_compile_options(raptor_headers PRIVATE -fpch-preprocess)
    target_precompile_headers(raptor_headers PRIVATE "${PROJECT_SOURCE_DIR}/packaging/cmake/common_headers.h")
endif()
function(raptor_share_headers name)
    if(TARGET raptor_headers)
        target_compile_options(${name} PRIVATE -fpch-preprocess)
        target_precompile_headers(${name} REUSE_FROM raptor_headers)
    endif()
endfunction()

# raptor_add_module(NAME SOURCES ... [PUBLIC libs] [PRIVATE libs]): a static library Raptor::NAME.
function(raptor_add_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
    add_library(raptor_${name} STATIC ${arg_SOURCES})
    add_library(Raptor::${name} ALIAS raptor_${name})
    set_target_properties(raptor_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_link_libraries(raptor_${name}
        PUBLIC raptor_build_flags ${arg_PUBLIC}
        PRIVATE ${arg_PRIVATE})
    raptor_share_headers(raptor_${name})
endfunction()

# raptor_add_program(NAME SOURCES ... [LIBRARIES libs]): an installed executable in bin/.
function(raptor_add_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
    add_executable(${name} ${arg_SOURCES})
    target_compile_definitions(${name} PRIVATE RAPTOR_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${name} PRIVATE raptor_build_flags ${arg_LIBRARIES})
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)
endfunction()

# What all tests are compiled with. Qt Test puts two folders into every object; without them
# others can use the object, and the precompiled headers. Those are for tests with and without
# Qt6::Network, which qtest.h would tell apart. Sanitizers look for faults in the product, and cost much of the
# compiler's time when a test is optimised as well.
# HEADERS: raptor_test_headers, or raptor_gui_test_headers for tests that link Qt6::Gui.
function(raptor_compile_as_test name headers)
    target_link_libraries(${name} PRIVATE raptor_build_flags Qt6::Test)
    target_compile_options(${name} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR -UQT_NETWORK_LIB)
    if(RAPTOR_SANITIZE)
        target_compile_options(${name} PRIVATE -O0)
    endif()
    if(TARGET ${headers} AND NOT name STREQUAL headers)
        target_precompile_headers(${name} REUSE_FROM ${headers})
    endif()
endfunction()

# raptor_moc_alone(NAME): tst_NAME.moc of tst_NAME.cpp, for a test of this one file. AUTOMOC would start three
# programs and compile an empty file more, for each of a hundred tests, and only when its libraries are built.
# moc needs no headers for it: whatever it does not find, it leaves out.
function(raptor_moc_alone name)
    set(moc_file "${CMAKE_CURRENT_BINARY_DIR}/moc/${name}.moc")
    set(definitions "$<TARGET_PROPERTY:${name},COMPILE_DEFINITIONS>")
    add_custom_command(OUTPUT "${moc_file}"
        COMMAND Qt6::moc "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},;-D>>"
            -o "${moc_file}" "${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp"
        DEPENDS ${name}.cpp Qt6::moc
        COMMAND_EXPAND_LISTS VERBATIM)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_sources(${name} PRIVATE "${moc_file}")
    target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/moc")
endfunction()

# raptor_add_test(tst_NAME [SOURCES ...] [LIBRARIES libs] [LABELS ...] [TIMEOUT s] [DEPENDS targets] [GUI] [WAITS]):
# one Qt Test executable, one ctest entry. The source defaults to tst_NAME.cpp. A folder may set
# RAPTOR_TEST_LABELS for all of its tests.
# WAITS: it takes several seconds, hardly any of them of a processor. ./test runs two of these where it runs
# one of the others, and begins with them.
function(raptor_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI;WAITS" "TIMEOUT" "SOURCES;LIBRARIES;LABELS;DEPENDS")
    if(NOT arg_SOURCES)
        set(arg_SOURCES ${name}.cpp)
    endif()
    # Only what hangs takes that long. Qt Test itself ends a function after five minutes, unless RAPTOR_SOAK=full.
    if(NOT arg_TIMEOUT AND "soak" IN_LIST arg_LABELS)
        set(arg_TIMEOUT 7200)
    elseif(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_compile_definitions(${name} PRIVATE RAPTOR_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    if(arg_DEPENDS) # no other test: with this folder in it, another build's object cannot be used again
        target_compile_definitions(${name} PRIVATE RAPTOR_BIN_DIR="${PROJECT_BINARY_DIR}/bin")
    endif()
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES})
    if(arg_SOURCES STREQUAL "${name}.cpp")
        raptor_moc_alone(${name})
    endif()
    set(headers raptor_test_headers)
    if(arg_GUI)
        set(headers raptor_gui_test_headers)
    endif()
    raptor_compile_as_test(${name} ${headers})
    if(arg_DEPENDS)
        add_dependencies(${name} ${arg_DEPENDS})
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set(labels ${arg_LABELS} ${RAPTOR_TEST_LABELS})
    set(share PROCESSORS 2) # halves of one
    if(arg_WAITS)
        set(share PROCESSORS 1 COST 1000)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT} LABELS "${labels}" ${share}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=;LC_ALL=C.UTF-8;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0")
endfunction()

# raptor_add_fuzzer(fuzz_NAME SOURCES ... LIBRARIES ...): a libFuzzer target, seeded from tests/fuzz/corpus/NAME.
function(raptor_add_fuzzer name)
    if(NOT RAPTOR_BUILD_FUZZERS)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE raptor_build_flags ${arg_LIBRARIES})
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    if(NOT TARGET fuzzers)
        add_custom_target(fuzzers) # nothing else, which would take long with clang and sanitizers
    endif()
    add_dependencies(fuzzers ${name})
endfunction()
