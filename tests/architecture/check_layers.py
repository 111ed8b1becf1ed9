#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Raptor Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The law of the house: domain <- protocol | models | views <- app.

Reads the sources and fails, naming file and line, on
  - an include that goes up or sideways, or is written with "../";
  - a Qt module that a layer must not see (widgets below the views, for instance);
  - a function of more than 60 lines or a file of more than 400 (tests are exempt);
  - a file without its two SPDX lines.
"""
import argparse
import bisect
import os
import re
import sys
import tempfile

FOLDERS = ("models", "protocol", "views", "app")
SEEN_BY = {
    "domain": {"domain"},
    "protocol": {"domain", "protocol"},
    "models": {"domain", "models"},
    "views": {"domain", "views"},
    "app": {"domain", "protocol", "models", "views", "app"},
}
GUI = {"QtWidgets", "QtGui", "QtCharts", "QtSvg", "QtSvgWidgets", "QtPrintSupport", "QtQuick"}
NETWORK = {"QtNetwork", "QtWebSockets", "QtMqtt"}
FORBIDDEN_QT = {
    "domain": GUI | NETWORK | {"QtSql"},
    "models": GUI | NETWORK,
    "protocol": GUI | {"QtSql"},
    "views": {"QtSql", "QtMqtt"},
    "app": set(),
}
MAXIMUM_FILE_LINES = 400
MAXIMUM_FUNCTION_LINES = 60
SPDX = ("SPDX-FileCopyrightText:", "SPDX-License-Identifier:")
SPDX_FOLDERS = FOLDERS + ("resources", "tests", "packaging")
SPDX_SUFFIXES = (".h", ".cpp", ".py", ".sh", ".cmake", ".qss")

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
# Comments, raw strings, strings, characters, preprocessor lines: all that may hold stray braces.
NOISE = re.compile(
    r'//[^\n]*|/\*.*?\*/'
    r'|R"(?P<raw>[^\s()\\]{0,16})\(.*?\)(?P=raw)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z_])(?:u8|[uUL])?'(?:\\.|[^'\\\n])+'"
    r'|^[ \t]*#(?:\\\n|[^\n])*',
    re.DOTALL | re.MULTILINE)


def layer_of(path):
    top, _, rest = path.partition("/")
    if top == "models" and rest.startswith("domain/"):
        return "domain"
    return top if top in FOLDERS else None


def files_below(root, folders):
    for folder in folders:
        for directory, names, files in os.walk(os.path.join(root, folder)):
            names[:] = sorted(n for n in names if n not in ("__pycache__", "node_modules"))
            for name in sorted(files):
                path = os.path.join(directory, name)
                yield os.path.relpath(path, root).replace(os.sep, "/"), path


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def check_include(root, path, opening, target):
    layer = layer_of(path)
    if "../" in target:
        return f'"{target}" is relative: write includes from the root'
    if opening == "<":
        module = target.split("/")[0]
        if module in FORBIDDEN_QT[layer]:
            return f"{layer} must not see {module} (<{target}>)"
        return None
    resolved = target
    if not os.path.exists(os.path.join(root, target)):
        beside = os.path.join(os.path.dirname(path), target)
        if os.path.exists(os.path.join(root, beside)):
            resolved = beside
    if resolved.split("/")[0] == "tests":
        return f'product code must not include tests ("{target}")'
    seen = layer_of(resolved)
    if seen is not None and seen not in SEEN_BY[layer]:
        return f'{layer} must not include {seen} ("{target}")'
    return None


def opened_by(header):
    """What a brace opens, judged by the text between it and the statement before."""
    header = re.sub(r"\b(public|protected|private|Q_SIGNALS|\w+ Q_SLOTS)\s*:(?!:)", " ", header)
    header = re.sub(r"\[\[.*?\]\]", " ", header, flags=re.DOTALL).strip()
    if re.match(r"(inline\s+)?namespace\b|extern\b\s*$", header):
        return "scope"
    if re.search(r"\b(class|struct|union|enum)\b", header) and not header.endswith(")"):
        if "(" not in header.split("{")[0] or not re.search(r"\)\s*(const|noexcept|override|final|->.*)?\s*$", header):
            return "scope"
    if ")" not in header:
        return "other"
    is_list = re.search(r"\)\s*(noexcept\s*)?:(?!:)", header)
    if is_list and re.search(r"[\w>]\s*$", header) and not header.endswith(")"):
        return "member"  # a member initialiser m_x{...}: the body is still to come
    return "function"


def long_functions(text):
    """Yields (line, lines) of each function body that is too long."""
    blank = lambda match: re.sub(r"[^\n]", " ", match.group())
    text = NOISE.sub(blank, text)
    starts = [0] + [m.end() for m in re.finditer("\n", text)]
    line_of = lambda position: bisect.bisect_right(starts, position)
    stack = []
    header = 0
    for match in re.finditer(r"[{};]", text):
        position, sign = match.start(), match.group()
        inside = any(kind == "function" for kind, _, _ in stack)
        if sign == "{":
            kind = "other" if inside else opened_by(text[header:position])
            stack.append((kind, position, header))
            header = position + 1
        elif sign == "}" and stack:
            kind, begin, before = stack.pop()
            lines = line_of(position) - line_of(begin) + 1
            if kind == "function" and lines > MAXIMUM_FUNCTION_LINES:
                yield line_of(begin), lines
            header = before if kind == "member" else position + 1
        elif sign == ";":
            header = position + 1


def check_source(root, path, text):
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        complaint = match and check_include(root, path, match.group(1), match.group(2))
        if complaint:
            yield f"{path}:{number}: {complaint}"
    if len(lines) > MAXIMUM_FILE_LINES:
        yield f"{path}: {len(lines)} lines, {MAXIMUM_FILE_LINES} are allowed"
    for number, length in long_functions(text):
        yield f"{path}:{number}: function of {length} lines, {MAXIMUM_FUNCTION_LINES} are allowed"


def needs_spdx(path):
    return path.endswith(SPDX_SUFFIXES) or path.endswith("CMakeLists.txt")


def check(root):
    complaints = []
    for path, full in files_below(root, FOLDERS):
        if path.endswith((".h", ".cpp")):
            complaints.extend(check_source(root, path, read(full)))
    for path, full in files_below(root, SPDX_FOLDERS):
        if needs_spdx(path):
            head = "\n".join(read(full).splitlines()[:6])
            complaints.extend(f"{path}: no {tag} line" for tag in SPDX if tag not in head)
    return complaints


# --- self-test -------------------------------------------------------------------------------

HEAD = "".join(f"// {tag} x\n" for tag in SPDX)


def long_body(lines):
    return "{\n" + "    f(1'000, '{', \"{\"); // {\n" * (lines - 2) + "}\n"


# (what it shows, path, content, part of the complaint or None if it is lawful)
FIXTURES = [
    ("down to the domain", "models/a.h", '#include "models/domain/d.h"\n', None),
    ("app sees all", "app/x/a.cpp", '#include "views/v.h"\n#include "protocol/p.h"\n', None),
    ("system headers", "protocol/a.cpp", "#include <QtCore/QString>\n#include <vector>\n", None),
    ("domain up to models", "models/domain/a.h", '#include "models/m.h"\n', "must not include models"),
    ("protocol sideways", "protocol/a.h", '#include "models/m.h"\n', "must not include models"),
    ("models sideways", "models/a.h", '#include "protocol/p.h"\n', "must not include protocol"),
    ("views sideways", "views/a.h", '#include "models/m.h"\n', "must not include models"),
    ("views up to app", "views/a.h", '#  include "app/core/a.h"\n', "must not include app"),
    ("relative", "views/a.h", '#include "../models/m.h"\n', "is relative"),
    ("relative, angled", "views/a.h", "#include <../models/m.h>\n", "is relative"),
    ("beside it, in the domain", "models/domain/a.h", '#include "d.h"\n', None),
    ("tests from a product", "app/a.cpp", '#include "tests/support/t.h"\n', "must not include tests"),
    ("widgets in models", "models/a.h", "#include <QtWidgets/QWidget>\n", "must not see QtWidgets"),
    ("widgets in domain", "models/domain/a.h", "#include <QtWidgets/QWidget>\n", "must not see"),
    ("widgets in protocol", "protocol/a.h", "#include <QtWidgets/QWidget>\n", "must not see"),
    ("mqtt in views", "views/a.h", "#include <QtMqtt/QMqttClient>\n", "must not see QtMqtt"),
    ("commented include", "views/a.h", '// #include "models/m.h"\n', None),
    ("function of 60", "app/a.cpp", "void f() const\n" + long_body(60), None),
    ("function of 61", "app/a.cpp", "void f() const\n" + long_body(61), "function of 61 lines"),
    ("method in a class", "app/a.h", "class A : public B\n{\npublic:\n    void f()\n"
     + long_body(61) + "};\n", "function of 61 lines"),
    ("constructor with lists", "app/a.cpp", "A::A(int x)\n    : B(x)\n    , m_y{x}\n"
     + long_body(61), "function of 61 lines"),
    ("in nested namespaces", "app/a.cpp", "namespace a::b {\nnamespace {\nstruct S *f(struct T t)\n"
     + long_body(61) + "}\n}\n", "function of 61 lines"),
    ("a long class is no function", "app/a.h", "struct A\n{\n" + "    void f();\n" * 100 + "};\n", None),
    ("a long table is no function", "app/a.cpp", "const int t[]{\n" + "    1,\n" * 100 + "};\n", None),
    ("raw string with braces", "app/a.cpp", 'const auto s = R"({{{)";\nvoid f()\n' + long_body(61),
     "function of 61 lines"),
    ("file of 400", "app/a.cpp", "//\n" * 398, None),
    ("file of 401", "app/a.cpp", "//\n" * 399, "401 lines"),
    ("tests may be long", "tests/app/tst_a.cpp", "//\n" * 999, None),
]


def self_test():
    failures = []
    for title, path, content, expected in FIXTURES:
        with tempfile.TemporaryDirectory() as root:
            for known in ("models/domain/d.h", "models/m.h", "protocol/p.h", "views/v.h", path):
                full = os.path.join(root, known)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "w", encoding="utf-8") as file:
                    file.write(HEAD + (content if known == path else ""))
            found = check(root)
        good = (not found) if expected is None else len(found) == 1 and expected in found[0]
        if not good:
            failures.append(f"{title}: expected {expected!r}, found {found}")
    with tempfile.TemporaryDirectory() as root:
        os.mkdir(os.path.join(root, "tests"))
        with open(os.path.join(root, "tests", "a.py"), "w", encoding="utf-8") as file:
            file.write("pass\n")
        if len(check(root)) != 2:
            failures.append("missing SPDX lines are not noticed")
    return failures


def main():
    parser = argparse.ArgumentParser(description="Checks the law of the house.")
    parser.add_argument("--root", default=os.path.join(os.path.dirname(__file__), "..", ".."))
    parser.add_argument("--self-test", action="store_true", help="prove that offences are found")
    options = parser.parse_args()
    complaints = self_test() if options.self_test else check(options.root)
    for complaint in complaints:
        print(complaint)
    print(f"{len(complaints)} offence(s)" if complaints else "in order")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
