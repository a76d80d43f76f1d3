# SPDX-License-Identifier: GPL-3.0-or-later
"""check_format.py CLANG-FORMAT TREE: every C file is laid out as .clang-format says."""

import pathlib
import subprocess
import sys

FOLDERS = ("src", "tests", "subprojects/packagefiles")


def c_files(tree: pathlib.Path) -> list[pathlib.Path]:
    return sorted(
        path for folder in FOLDERS for path in (tree / folder).rglob("*") if path.suffix in (".c", ".h")
    )


def main(clang_format: str, tree: pathlib.Path) -> int:
    files = c_files(tree)
    if not files:
        print(f"no C files below {tree}")
        return 1
    return subprocess.run([clang_format, "--dry-run", "--Werror", *files], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
