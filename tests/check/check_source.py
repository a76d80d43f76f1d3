# SPDX-License-Identifier: GPL-3.0-or-later
"""check_source.py TREE: words that may not stand in the sources, each with its reason."""

import json
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
    (("src",), C, r"\bgtk_file_dialog_\w+_finish\b", "leaves a trace among the recent files: rj-files.h"),
]
# Where others can read or hear it: the ids that the accessibility bus tells, names of files and print jobs, what the
# portals show, the class of the window, and the actions of the application, which are on the session bus.
ONLY_HERE = ("src/ui/widgets/rj-files.c",)
BLUEPRINT_ID = re.compile(r"^[ \t]*[$\w.]+ (\w+) \{", re.M)
SHOWN_NAMES = re.compile(
    r"\b(?:gtk_widget_set_name|gtk_file_dialog_set_initial_name|gtk_print_operation_set_job_name|g_set_prgname"
    r"|rj_background_request_async|gtk_application_set_accels_for_action|xdp_portal_\w+) \([^;]*?;", re.S)
ACTION_ENTRIES = re.compile(r"GActionEntry \w+(?:\[\])? = \{.*?\};", re.S)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
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


def loud_names(tree: pathlib.Path) -> list[str]:
    """Names that say what this program is about."""
    words = tree / "data/content/words.json"
    listed = json.loads(read(words))["quiet_list"]["en"] if words.exists() else []
    loud = re.compile("|".join(listed) or "(?!)", re.I)
    out = []
    for path in files(tree, ("src/app", "src/services", "src/ui"), (".c", ".blp")):
        text = read(path)
        if path.suffix == ".blp":
            names = BLUEPRINT_ID.findall(text)
        else:
            calls = SHOWN_NAMES.findall(text) + ACTION_ENTRIES.findall(text)
            names = [name for call in calls for name in STRING.findall(call)]
        out += [f"{path.relative_to(tree)}: the name {name!r} tells too much" for name in names if loud.search(name)]
    return out


def problems(tree: pathlib.Path) -> list[str]:
    out = loud_names(tree)
    for folders, suffixes, pattern, reason in RULES:
        expression = re.compile(pattern)
        for path in files(tree, folders, suffixes):
            for number, line in enumerate(read(path).splitlines(), 1):
                found = expression.search(line)
                if found and str(path.relative_to(tree)) not in ONLY_HERE:
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
