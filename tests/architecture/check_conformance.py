#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Raptor Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds protocol/mqtt/CONFORMANCE.md and the tests of the MQTT client together.

Fails, naming the identifier, when
  - a statement or defect of the lists below is not in the document, or the document has another one;
  - the document names a test that does not exist, or that does not name the identifier;
  - a test names an identifier that is not in the document.
"""
import argparse
import pathlib
import re
import sys

# What binds a client; "1..3" stands for 1 to 3.
STATEMENTS = {
    "MQTT": """
        1.5.4-1..3 1.5.5-1 1.5.7-1
        2.1.3-1 2.2.1-2..3 2.2.1-5..6 2.2.2-1
        3.1.0-1..2 3.1.2-1..3 3.1.2-9 3.1.2-11..13 3.1.2-16..21 3.1.2-23..24 3.1.2-29..30
        3.1.3-1 3.1.3-3..4 3.1.3-11..12
        3.2.2-1 3.2.2-4..5 3.2.2-7 3.2.2-11 3.2.2-14..15 3.2.2-17..18 3.2.2-21
        3.3.1-1..4 3.3.2-1..2 3.3.2-7..10 3.3.2-13..14 3.3.4-1 3.3.4-6..9
        3.4.2-1 3.5.2-1 3.6.1-1 3.6.2-1 3.7.2-1
        3.8.1-1 3.8.3-2 3.8.3-4..5 3.8.4-6 3.10.1-1 3.10.3-2 3.11.3-1
        3.14.1-1 3.14.4-1..2 3.15.1-1 4.12.0-3 4.12.0-5 4.12.0-7
        4.1.0-1 4.3.1-1 4.3.2-1..5 4.3.3-1..13 4.4.0-1..2 4.5.0-2 4.6.0-1..4 4.9.0-1..3
        4.7.0-1 4.7.1-1..2 4.7.3-1..3 4.8.2-1..2
        6.0.0-1..3""",
    "MQTT311": "1.5.3-1..3 2.2.2-1..2 2.3.1-1..2 3.1.2-22 3.1.3-7",
    "MQTT5": "2.2.2.2 3.1.2.11.6 3.2.0 3.4.2.1 3.14.2.2.2 4.13",
}
PITFALLS = 11
DEFECTS = {"S": 7, "F": 4, "A": 4, "K": 3, "W": 7, "T": 4, "R": 3, "P": 1}

DOCUMENT = "protocol/mqtt/CONFORMANCE.md"
TESTS = "tests/protocol/mqtt"
STATEMENT = r"MQTT(?:311|5)?-\d+(?:\.\d+)*(?:-\d+)?"
POINT = r"V\d+"
DEFECT = r"[SFAKWTRP]\d"
TABLE_ROW = re.compile(rf"^\| ({STATEMENT}|{POINT}|{DEFECT}) \| [^|]+ \| ([a-z, ]*) \|$", re.MULTILINE)
TEST_ROW = re.compile(rf'\{{"({STATEMENT}|{POINT})(?=[" ])')
TEST_FUNCTION = re.compile(rf"^void tst_\w+::({DEFECT})_\w+\(\)", re.MULTILINE)


def expected():
    result = []
    for prefix, text in STATEMENTS.items():
        for item in text.split():
            head, _, last = item.partition("..")
            if not last:
                result.append(f"{prefix}-{item}")
                continue
            clause, _, first = head.rpartition("-")
            result += [f"{prefix}-{clause}-{i}" for i in range(int(first), int(last) + 1)]
    result += [f"V{i}" for i in range(1, PITFALLS + 1)]
    result += [f"{letter}{i}" for letter, last in DEFECTS.items() for i in range(1, last + 1)]
    return result


def check(document, sources, wanted):
    """Errors; sources are the test programs by name."""
    named = {}
    for name, text in sources.items():
        pattern = TEST_FUNCTION if "regressions_" in name else TEST_ROW
        named[name] = set(pattern.findall(text))
    errors = []
    listed = {}
    for identifier, tests in TABLE_ROW.findall(document):
        # Decisions are about statements too, but name no test.
        if not re.fullmatch(r"[a-z]+(, [a-z]+)*", tests):
            errors.append(f"{identifier} has no test")
            continue
        if identifier in listed:
            errors.append(f"{identifier} is listed twice")
        kind = "regressions" if re.fullmatch(DEFECT, identifier) else "conformance"
        listed[identifier] = [f"tst_mqtt{kind}_{test}" for test in tests.split(", ")]
        for test in listed[identifier]:
            if test not in named:
                errors.append(f"{identifier}: there is no {test}")
            elif identifier not in named[test]:
                errors.append(f"{identifier} is not named in {test}")
    errors += [f"{item} is not in the document" for item in wanted if item not in listed]
    errors += [f"{item} is in the document, but unknown here" for item in listed if item not in wanted]
    for name, identifiers in named.items():
        errors += [f"{item} of {name} is not listed with it" for item in sorted(identifiers)
                   if name not in listed.get(item, [])]
    return errors


def self_test():
    wanted = ["MQTT-1.5.4-1", "S1"]
    document = "| MQTT-1.5.4-1 | x | one |\n| S1 | y | two |\n| MQTT-1.5.4-1 | We do, because. | Why |\n"
    sources = {"tst_mqttconformance_one": '    {"MQTT-1.5.4-1 row", f},\n',
               "tst_mqttregressions_two": "void tst_Two::S1_works()\n"}
    assert check(document, sources, wanted) == [], check(document, sources, wanted)
    broken = (
        (document.replace("| S1 | y | two |\n", ""), sources, "S1 is not in the document"),
        (document.replace("two", "three"), sources, "S1: there is no tst_mqttregressions_three"),
        (document, {**sources, "tst_mqttregressions_two": ""}, "S1 is not named"),
        (document, {**sources, "tst_mqttconformance_one": '{"MQTT-1.5.4-12", f}'}, "is not named"),
        (document + "| F1 | z | two |\n", sources, "F1 is not named"),
        (document, {**sources, "tst_mqttregressions_x": "void tst_X::F1_y()\n"}, "F1 of"),
    )
    for text, programs, message in broken:
        errors = check(text, programs, wanted)
        assert any(message in error for error in errors), (message, errors)
    assert "MQTT-4.3.3-13" in expected() and "MQTT-3.1.2-22" not in expected()
    assert len(expected()) == len(set(expected()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path("."))
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        self_test()
        return 0
    document = (options.root / DOCUMENT).read_text(encoding="utf-8")
    programs = [path for kind in ("conformance", "regressions")
                for path in (options.root / TESTS).glob(f"tst_mqtt{kind}_*.cpp")]
    built = (options.root / TESTS / "CMakeLists.txt").read_text(encoding="utf-8")
    errors = [f"{path.stem} is not built" for path in programs if path.stem not in built]
    sources = {path.stem: path.read_text(encoding="utf-8") for path in programs}
    errors += check(document, sources, expected())
    for error in errors:
        print(f"{DOCUMENT}: {error}", file=sys.stderr)
    if not errors:
        print(f"{len(expected())} statements, points and defects, each with its test")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
