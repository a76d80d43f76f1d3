# SPDX-License-Identifier: GPL-3.0-or-later
"""derive-manifest.py --sources DIR --sources-list FILE --state DIR --standin ROOT MANIFEST OUT

Writes a copy of the Flatpak manifest that can be built without asking any address: archives that are
at hand are put where flatpak-builder looks first; a module whose archive is not at hand is left out,
but only if the stand-in runtime has the same thing, and never the program's own.
"""

import argparse
import hashlib
import json
import pathlib
import shutil
import sys
import urllib.parse

# What shows that the stand-in has a module's product.
IN_STANDIN = {
    "tcl": "usr/bin/tclsh",
    "libical": "usr/include/libical/ical.h",
    "libportal": "usr/include/libportal/portal.h",
    "qrencode": "usr/include/qrencode.h",
    "zxcvbn": "usr/include/zxcvbn.h",
}


def at_hand(source: dict, archives: dict[str, pathlib.Path], state: pathlib.Path) -> bool:
    """Whether the source needs no address; its archive is then in flatpak-builder's downloads."""
    if "url" not in source:
        return True
    name = urllib.parse.urlparse(source["url"]).path.rsplit("/", 1)[-1]
    target = state / "downloads" / source["sha256"] / name
    if target.exists():
        return True
    archive = archives.get(source["sha256"])
    if archive is None:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(archive, target)
    return True


def main() -> int:
    parser = argparse.ArgumentParser()
    for option in ("--sources", "--sources-list", "--state", "--standin"):
        parser.add_argument(option, type=pathlib.Path, required=True)
    parser.add_argument("manifest", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()

    archives = {}
    for line in arguments.sources_list.read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        path = arguments.sources / words[0] if words else None
        if path and path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == words[2]:
            archives[words[2]] = path

    manifest = json.loads(arguments.manifest.read_text(encoding="utf-8"))
    kept = []
    for module in manifest["modules"]:
        if all(at_hand(source, archives, arguments.state) for source in module["sources"]):
            kept.append(module)
            continue
        shown_by = IN_STANDIN.get(module["name"])
        if shown_by is None or not (arguments.standin / shown_by).exists():
            print(f"{module['name']}: its archive is not at hand, and the stand-in has no such thing")
            return 1
        print(f"Left out of the copy, the stand-in has it: {module['name']}")
    manifest["modules"] = kept
    arguments.out.write_text(json.dumps(manifest, indent=4) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
