# SPDX-License-Identifier: GPL-3.0-or-later
"""check_potfiles.py TREE: po/POTFILES.in names exactly the files with text for people, in order."""

import pathlib
import re
import sys

C_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
MARKED = re.compile(r"\b(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?|gettext)\s*\(")
SCHEMA = re.compile(r"gettext-domain=|<[^>]*\bl10n=")
# What desktop files and store pages hold is always text for people.
ALWAYS = (".desktop.in", ".desktop.in.in", ".metainfo.xml.in", ".metainfo.xml.in.in")


def has_text(path: pathlib.Path) -> bool:
    if path.name.endswith(ALWAYS):
        return True
    if ".gschema.xml" in path.name:
        return SCHEMA.search(path.read_text(encoding="utf-8")) is not None
    if path.suffix in (".c", ".h", ".blp"):
        text = C_COMMENT.sub("", path.read_text(encoding="utf-8"))
        defines = re.sub(r"^[ \t]*#[ \t]*define[^\n]*", "", text, flags=re.M)
        return MARKED.search(defines) is not None
    return False


def problems(tree: pathlib.Path) -> list[str]:
    lines = (tree / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    found = {
        str(path.relative_to(tree))
        for folder in ("src", "data")
        for path in (tree / folder).rglob("*")
        if path.is_file() and has_text(path)
    }
    out = [f"has text but is not listed: {name}" for name in sorted(found - set(listed))]
    for name in sorted(set(listed) - found):
        what = "has no text" if (tree / name).exists() else "does not exist"
        out.append(f"listed, but {what}: {name}")
    if len(set(listed)) != len(listed):
        out.append("a file is listed twice")
    if listed != sorted(listed):
        out.append("the list is not sorted")
    return out


def main(tree: pathlib.Path) -> int:
    found = problems(tree)
    for line in found:
        print(f"po/POTFILES.in: {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
