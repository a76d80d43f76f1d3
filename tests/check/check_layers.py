# SPDX-License-Identifier: GPL-3.0-or-later
"""check_layers.py TREE BUILD [NINJA]: each library includes only what its layer may.

Own layers are kept apart by include path; outside libraries are not, because their headers lie where
the compiler looks anyway. So this reads what the compiler really opened.
"""

import pathlib
import re
import subprocess
import sys

# Layer: the layers and outside libraries it may use; what those use comes with them.
ALLOWED = {
    "util": ["glib"],
    "core": ["util", "libical"],
    "store": ["core", "sqlcipher"],
    "vault": ["util", "store", "openssl"],
    "exchange": ["core", "json-glib", "libical", "libarchive", "openssl"],
    "report": ["core", "pango", "cairo"],
    "models": ["core"],
    "services": ["core", "libnotify", "libportal"],
    "ui": ["models", "services", "vault", "exchange", "report", "gtk", "libadwaita", "qrencode", "zxcvbn"],
    "app": ["ui"],
    "cli": ["core", "vault", "store", "exchange", "report"],
}

# Outside library: where its headers lie, and what they open themselves.
OUTSIDE = {
    "glib": (r"/glib-2\.0/|/gio-unix-2\.0/", []),
    "libical": (r"/libical/", []),
    "json-glib": (r"/json-glib-1\.0/", []),
    "openssl": (r"/openssl/", []),
    "libarchive": (r"/archive(_entry)?\.h$", []),
    "libnotify": (r"/libnotify/", ["gdk-pixbuf"]),
    "libportal": (r"/libportal/|/libportal\.h$", []),
    "gdk-pixbuf": (r"/gdk-pixbuf-2\.0/", []),
    "pango": (r"/pango-1\.0/", ["cairo", "harfbuzz"]),
    "harfbuzz": (r"/harfbuzz/", []),
    "cairo": (r"/cairo/", ["freetype"]),
    "freetype": (r"/freetype2/|/fontconfig/", []),
    "graphene": (r"/graphene-1\.0/", []),
    "gtk": (r"/gtk-4\.0/", ["pango", "cairo", "gdk-pixbuf", "graphene"]),
    "libadwaita": (r"/libadwaita-1/", ["gtk", "fribidi"]),
    "fribidi": (r"/fribidi/", []),
    "qrencode": (r"/qrencode\.h$", []),
    "zxcvbn": (r"/zxcvbn(/zxcvbn)?\.h$", []),
    "sqlcipher": (r"/sqlcipher-[\d.]+/", []),
    "sqlite, not ours": (r"/sqlite3\w*\.h$", []),
}
# The C library, the kernel's headers and the compiler's own.
SYSTEM = re.compile(
    r"^/usr/lib/(gcc|llvm|clang|linux/uapi)|^/usr/include/[\w.-]+\.h$|^/usr/include/([\w-]+-linux-gnu/)?"
    r"(bits|sys|asm|asm-generic|gnu|linux|net|netinet|arpa|features|rpc|protocols|[\w.-]+\.h)(/|$)"
)


def closure(name: str, seen: set[str] | None = None) -> set[str]:
    seen = set() if seen is None else seen
    if name not in seen:
        seen.add(name)
        for other in ALLOWED.get(name, OUTSIDE.get(name, ("", []))[1]):
            closure(other, seen)
    return seen


def owner(path: str) -> str | None:
    """The layer or outside library that a header belongs to; None for what everything may use."""
    own = re.search(r"(?:^|/)src/(\w+)/", path)
    if own and not path.startswith("/usr/"):
        return own.group(1)
    for name, (pattern, _) in OUTSIDE.items():
        if re.search(pattern, path):
            return name
    if not path.startswith("/usr/") or SYSTEM.search(path):
        return None
    return f"an unknown library ({path})"


def problems(dependencies: str, layers_with_code: set[str]) -> list[str]:
    """What "ninja -t deps" printed, judged."""
    out = []
    seen = set()
    may: set[str] = set()
    target = layer = ""
    for line in dependencies.splitlines():
        if line and not line.startswith(" "):
            target = line.split(":")[0]
            found = re.match(r"src/(\w+)/", target)
            layer = found.group(1) if found and "(STALE)" not in line else ""
            if layer and layer not in ALLOWED:
                out.append(f"{target}: src/{layer}/ has no place among the layers")
                layer = ""
            may = closure(layer) if layer else set()
            if layer:
                seen.add(layer)
        elif line.strip() and layer:
            other = owner(line.strip())
            if other and other not in may:
                out.append(f"{target}: {layer} may not use {other}: {line.strip()}")
    out += [f"nothing is known about src/{name}/: is it built?" for name in sorted(layers_with_code - seen)]
    return out


def main(tree: pathlib.Path, build: pathlib.Path, ninja: str) -> int:
    dependencies = subprocess.run(
        [ninja, "-C", build, "-t", "deps"], check=True, capture_output=True, text=True
    ).stdout
    layers = {path.name for path in (tree / "src").iterdir() if path.is_dir() and any(path.rglob("*.c"))}
    found = problems(dependencies, layers)
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), (sys.argv[3:] or ["ninja"])[0]))
