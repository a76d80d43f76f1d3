# SPDX-License-Identifier: GPL-3.0-or-later
"""check_source.py TREE: words that may not stand in the sources, each with its reason."""

import pathlib
import re
import sys

C = (".c", ".h")
CODE = (".c", ".h", ".blp", ".py", ".sh", ".build", ".options", ".json", ".xml", ".css", ".in", ".md", "")

# folders, suffixes, what may not be there, why
RULES = [
    (("src",), C, r"sqlite3_rekey|PRAGMA\s+rekey|sqlcipher_export|KEY\s+''",
     "writes a second form of the journal beside the tested one"),
    (("src",), C, r"ATTACH\s+(DATABASE\s+)?[^;]*KEY", "attaches with a key of its own"),
    (("src",), C, r"\bsqlite3_load_extension\b|\bsqlite3_enable_load_extension\b", "loads code into the process"),
    (("src",), C, r"journal_mode\s*=\s*(WAL|OFF|MEMORY)\b", "leaves the journal mode that the fault tests cover"),
    (("src",), C, r"\bg_test_", "belongs to tests"),
    (("tests",), C + (".py",), r"\bg_test_skip\b|\bunittest\.skip|\bpytest\.skip|self\.skipTest",
     "a test that skips itself proves nothing"),
    (("tests",), C, r"\b(g_usleep|usleep|nanosleep|sleep)\s*\(", "waits for a condition, or injects the clock"),
    (("src", "data", "tests", "build-aux", "docs", "po", ".ci"), CODE,
     r"(?<![\w.$}])/(home|root|Users)/\w|(?<![\w.])/work/\w", "names a folder of somebody's machine"),
]
GTK = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"](gtk/|gdk/|gsk/|adwaita\.h)', re.M)
MAY_SHOW = ("ui", "app")
# More than this nobody reads at once; 600 is what to aim at.
LONGEST = 1000
DECLARED = re.compile(r"^(?!typedef|struct|G_|#|static|/|\s)[\w\s*]+?\brj_\w+ \(", re.M)
COMMENT = re.compile(r"/\*")
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"


def files(tree: pathlib.Path, folders: tuple[str, ...], suffixes: tuple[str, ...]) -> list[pathlib.Path]:
    return sorted(
        path
        for folder in folders
        for path in (tree / folder).rglob("*")
        if path.is_file() and path.suffix in suffixes and "__pycache__" not in path.parts
        and not path.name.startswith("check_source") and not path.name.startswith("test_checks")
    )


def read(path: pathlib.Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def problems(tree: pathlib.Path) -> list[str]:
    out = []
    for folders, suffixes, pattern, reason in RULES:
        expression = re.compile(pattern)
        for path in files(tree, folders, suffixes):
            for number, line in enumerate(read(path).splitlines(), 1):
                found = expression.search(line)
                if found:
                    out.append(f"{path.relative_to(tree)}:{number}: {found.group(0)!r} {reason}")
    for path in files(tree, ("src",), C):
        layer = path.relative_to(tree / "src").parts[0]
        if layer not in MAY_SHOW and GTK.search(read(path)):
            out.append(f"{path.relative_to(tree)}: GTK is for {' and '.join(MAY_SHOW)} only")
    for path in files(tree, ("src", "tests", "build-aux"), C + (".py", ".sh")):
        if LICENCE not in "".join(read(path).splitlines(keepends=True)[:5]):
            out.append(f"{path.relative_to(tree)}: has no line {LICENCE!r} at its top")
    for path in files(tree, ("src", "tests"), C + (".py",)):
        lines = read(path).count("\n")
        if lines > LONGEST:
            out.append(f"{path.relative_to(tree)}: has {lines} lines, {LONGEST} are the most")
    for path in files(tree, ("src",), (".h",)):
        if DECLARED.search(read(path)) and not COMMENT.search(read(path)):
            out.append(f"{path.relative_to(tree)}: declares functions and says nothing about them")
    if not files(tree, ("src",), C):
        out.append("no C files below src/")
    return out


def main(tree: pathlib.Path) -> int:
    found = problems(tree)
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
