# SPDX-License-Identifier: GPL-3.0-or-later
"""run_tests.py --id ID --manifest FILE --bundle FILE: the installed Flatpak, looked at and used.

The manifest as flatpak-builder understands it and the permissions as Flatpak grants them are compared
with the files beside this one; then a journal is made and unlocked inside the sandbox.
"""

import argparse
import difflib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from rjtest import session as desktop  # noqa: E402

PASSPHRASE = "seven quiet herons on the lake"


def output(*command: str, **options) -> str:
    """What the command printed; its complaint is the test's when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def same_text(got: str, golden: pathlib.Path) -> None:
    expected = golden.read_text(encoding="utf-8")
    if got.strip() != expected.strip():
        lines = difflib.unified_diff(
            expected.splitlines(), got.splitlines(), golden.name, "now", lineterm=""
        )
        raise AssertionError("\n".join(lines))


class Installed:
    """The tests, in order; each method that begins with test_ is one."""

    def __init__(self, app_id: str, manifest: pathlib.Path, bundle: pathlib.Path):
        self.id = app_id
        self.manifest = manifest
        self.bundle = bundle

    def in_sandbox(self, *command: str, **options) -> str:
        return output("flatpak", "run", "--user", f"--command={command[0]}", self.id, *command[1:], **options)

    def files(self) -> pathlib.Path:
        return pathlib.Path(output("flatpak", "info", "--user", "--show-location", self.id).strip()) / "files"

    def test_manifest_is_the_reviewed_one(self) -> None:
        same_text(output("flatpak-builder", "--show-manifest", str(self.manifest)), HERE / "manifest.golden.json")

    def test_permissions_are_the_reviewed_ones(self) -> None:
        same_text(output("flatpak", "info", "--user", "--show-permissions", self.id), HERE / "permissions.golden")

    def test_everything_a_desktop_needs_is_there(self) -> None:
        share = self.files() / "share"
        for name in (
            f"applications/{self.id}.desktop",
            f"metainfo/{self.id}.metainfo.xml",
            f"dbus-1/services/{self.id}.service",
            f"icons/hicolor/scalable/apps/{self.id}.svg",
            f"icons/hicolor/symbolic/apps/{self.id}-symbolic.svg",
            "glib-2.0/schemas/gschemas.compiled",
        ):
            assert (share / name).exists(), f"share/{name} is missing"
        licences = {path.parent.name for path in (share / "licenses" / self.id).glob("*/*")}
        assert {"recovery-journal", "sqlcipher"} <= licences, f"licences of {licences} only"

    def test_nothing_of_the_build_is_left(self) -> None:
        left = [
            str(path.relative_to(self.files()))
            for path in self.files().rglob("*")
            if path.suffix in (".a", ".la", ".h", ".pc") or path.name.startswith(("tclsh", "libtcl"))
        ]
        assert not left, left

    def test_only_our_sqlcipher_and_nobody_sees_it(self) -> None:
        assert not list(self.files().rglob("libsqlite3*")), "another SQLite lies in the Flatpak"
        programs = [path for path in (self.files() / "bin").iterdir() if path.is_file()]
        assert self.files() / "bin" / "recovery-journal" in programs, programs
        for program in programs:
            names = output("nm", "--dynamic", str(program))
            assert "sqlite3_" not in names, f"{program.name} shows or asks for sqlite3_*"

    def test_bundle_installs_and_runs_elsewhere(self) -> None:
        # Another person's empty installation; the runtime is the machine's.
        with tempfile.TemporaryDirectory() as place:
            other = os.environ | {
                "FLATPAK_SYSTEM_DIR": os.environ["FLATPAK_USER_DIR"],
                "FLATPAK_USER_DIR": place,
            }
            output("flatpak", "install", "--user", "--noninteractive", str(self.bundle), env=other)
            where = output("flatpak", "info", "--user", "--show-location", self.id, env=other)
            assert where.startswith(place), f"installed in {where}"
            said = self.in_sandbox("recovery-journal-cli", "--version", env=other)
            assert said.startswith("recovery-journal-cli "), said

    def test_sandbox_has_no_network_and_no_home(self) -> None:
        with desktop.Session() as session:
            secret = session.home / "not-for-the-program.txt"
            secret.write_text("private", encoding="utf-8")
            seen = self.in_sandbox("sh", "-c", f'cat /proc/net/dev | tail -n +3; ls "{session.home}" -a')
        interfaces = [line.split(":")[0].strip() for line in seen.splitlines() if ":" in line]
        assert interfaces == ["lo"], f"the sandbox sees {interfaces}"
        assert secret.name not in seen, "the sandbox sees the home folder"

    def test_calendar_is_taken_in_the_sandbox(self) -> None:
        # The process that reads it has limits of its own; in the sandbox, they hold as well.
        with desktop.Session() as session:
            data = session.home / ".var" / "app" / self.id / "data"
            journal = data / "recovery-journal"
            options = ("--journal", str(journal), "--passphrase-fd", "0")
            self.in_sandbox("recovery-journal-cli", "create", *options, input=PASSPHRASE + "\n")
            calendar = data / "week.ics"
            calendar.write_bytes((HERE.parent / "data" / "ics" / "week.ics").read_bytes())
            taken = json.loads(self.in_sandbox(
                "recovery-journal-cli", "import", *options, "--zone", "Europe/Berlin", str(calendar),
                input=PASSPHRASE + "\n",
            ))
        assert (taken["format"], taken["imported"]) == ("icalendar", {"event": 4}), taken

    def test_journal_is_unlocked_in_the_sandbox(self) -> None:
        with desktop.Session() as session:
            from rjtest import a11y

            data = session.home / ".var" / "app" / self.id / "data" / "recovery-journal"
            self.in_sandbox(
                "recovery-journal-cli", "create", "--journal", str(data), "--passphrase-fd", "0",
                input=PASSPHRASE + "\n",
            )
            program = session.start(["flatpak", "run", "--user", self.id])
            # The process inside has another number than the one started here.
            window = desktop.wait_for(
                lambda: next((app for app in a11y.apps() if a11y.find(app, starts="Journal")), None)
                or self.still_runs(program),
                "the lock screen", 60,
            )
            field = a11y.wait(window, ("password text", "text"), "Passphrase")
            a11y.set_text(field, PASSPHRASE)
            a11y.press(window, ("push button", "button"), "Unlock")
            a11y.wait_gone(window, ("password text", "text"), "Passphrase", seconds=60)
            a11y.wait(window, "list", "Places", seconds=60)
            head = (data / "journal.db").read_bytes()[:16]
            assert len(head) == 16 and not head.startswith(b"SQLite"), "the journal is not encrypted"

    @staticmethod
    def still_runs(program: subprocess.Popen) -> None:
        if program.poll() is not None:
            raise AssertionError(f"the program ended with {program.returncode}:\n{program.log.read_text()[-4000:]}")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--id", required=True)
    parser.add_argument("--manifest", type=pathlib.Path, required=True)
    parser.add_argument("--bundle", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    os.environ.setdefault("LANG", "C.UTF-8")

    installed = Installed(arguments.id, arguments.manifest, arguments.bundle)
    tests = [name for name in vars(Installed) if name.startswith("test_")]
    failed = 0
    for name in tests:
        what = name.removeprefix("test_").replace("_", " ")
        try:
            getattr(installed, name)()
            print(f"ok: {what}", flush=True)
        except Exception:  # one failed test does not keep the others from running
            failed += 1
            print(f"FAILED: {what}\n{traceback.format_exc()}", flush=True)
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
