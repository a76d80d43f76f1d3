# SPDX-License-Identifier: GPL-3.0-or-later
"""check_fields.py TREE: every file that makes a field for words is in the list of the journey that types into them all."""

import ast
import pathlib
import re
import sys

JOURNEY = "tests/e2e/test_drafts.py"
MAKES_FIELD = re.compile(
    r"^\s*(?:\w+: )?(?:Entry|Text|TextView|SpinButton|SearchEntry|PasswordEntry|EditableLabel|Adw\.EntryRow|Adw\.SpinRow"
    r"|Adw\.PasswordEntryRow|\$RjTimeEntry|\$RjWhen) \w*\s*\{"
    r"|can-add: true"
    r"|\b(?:gtk_(?:entry|text|text_view|spin_button|search_entry|password_entry|editable_label)|adw_(?:entry|spin)_row"
    r"|adw_password_entry_row|rj_time_entry|rj_when)_new(?:_\w+)? \("
    r"|\b(?:GTK_TYPE_(?:ENTRY|TEXT|TEXT_VIEW|SPIN_BUTTON|SEARCH_ENTRY|PASSWORD_ENTRY|EDITABLE_LABEL)"
    r"|ADW_TYPE_(?:ENTRY|SPIN|PASSWORD_ENTRY)_ROW)\b",
    re.M,
)


def read_journey(path: pathlib.Path) -> tuple[dict, set[str]]:
    """Its list of files, and the names of its tests. Only read: to run it takes the whole program."""
    sources, tests = {}, set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(name) for name in node.targets] == ["SOURCES"]:
            sources = ast.literal_eval(node.value)
        elif isinstance(node, ast.ClassDef):
            tests |= {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
    return sources, tests


def problems(tree: pathlib.Path) -> list[str]:
    sources, tests = read_journey(tree / JOURNEY)
    folder = tree / "src/ui"
    found = {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.suffix in (".blp", ".c") and MAKES_FIELD.search(path.read_text(encoding="utf-8"))
    }
    out = [f"makes a field, but is not in SOURCES of {JOURNEY}: {name}" for name in sorted(found - set(sources))]
    out += [f"in SOURCES of {JOURNEY}, but makes no field: {name}" for name in sorted(set(sources) - found)]
    for name, by in sources.items():
        out += [f"{name} is typed into by a test that is not there: {test}"
                for test in by if isinstance(by, tuple) and test not in tests]
    return out


def main() -> int:
    found = problems(pathlib.Path(sys.argv[1]))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
