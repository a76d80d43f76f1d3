# SPDX-License-Identifier: GPL-3.0-or-later
"""From the derived key to Today as it stays, of the real program: a journal of fifty years against one of one year.

Usage: unlock.py PROGRAM CLI

Both journals are made first. The program tells the two moments in its messages, which name no text of a person: when
the key is derived (how long that takes is a choice, not a cost), and when Today has been drawn with all that it shows.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.session import Session, wait_for  # noqa: E402

PAIRS = 20
YEARS = (1, 50)
PASSPHRASE = "correct horse battery"
DERIVED = "The key is derived"
COMPLETE = "Today is complete"
FAST = {"RJ_DEVEL_FAST_KDF": "1"}


def make_journal(cli, folder, years):
    passphrase = folder / "passphrase"
    passphrase.write_text(PASSPHRASE)
    home = folder / f"{years}"
    journal = home / ".local/share/recovery-journal-devel"
    journal.parent.mkdir(parents=True)
    begin = time.monotonic()
    # Up to this day, so that there is something on Today.
    subprocess.run([cli, "generate", "--journal", journal, "--passphrase-file", passphrase, "--years", str(years),
                    "--seed", "1", "--until", date.today().isoformat()],
                   check=True, env={**os.environ, **FAST})
    print(f"(made a journal of {years} years in {time.monotonic() - begin:.0f} s, "
          f"{(journal / 'journal.db').stat().st_size / 2**20:.1f} MiB)", flush=True)
    return home


def moment(process, message):
    """When the program said it, in seconds of its day; none: not yet."""
    found = re.search(rf"(\d\d):(\d\d):(\d\d\.\d+): {message}", process.log.read_text(errors="replace"))
    return found and (int(found[1]) * 60 + int(found[2])) * 60 + float(found[3])


def measure(session, program, home):
    from rjtest import a11y

    session.fresh_home(home)
    process = session.start([program], env={**FAST, "G_MESSAGES_DEBUG": "rj-vault rj-ui"})
    app = a11y.wait_app(process)
    a11y.set_text(a11y.wait(app, "password text", seconds=60), PASSPHRASE)
    a11y.press(app, "button", "Unlock")
    complete = wait_for(lambda: moment(process, COMPLETE), "Today", 120)
    seconds = (complete - moment(process, DERIVED)) % 86400
    # In order, so that the next opening has nothing to mend.
    a11y.key(process, "ctrl+q")
    process.wait(60)
    return seconds


def main():
    program, cli = sys.argv[1:3]
    folder = Path(tempfile.mkdtemp(prefix="rj-unlock-"))
    try:
        homes = [make_journal(cli, folder, years) for years in YEARS]
        with Session() as session:
            times = [[], []]
            for pair in range(-1, PAIRS):
                for which in (0, 1) if pair % 2 else (1, 0):
                    seconds = measure(session, program, homes[which])
                    # The first of each fills the caches.
                    if pair >= 0:
                        times[which].append(seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    one, fifty = times
    ratios = sorted(b / a for a, b in zip(one, fifty))
    print(f"derived key to Today, {YEARS[1]} years against {YEARS[0]}: "
          f"{statistics.median(fifty) / statistics.median(one):.2f} (aim 1.1; medians {statistics.median(fifty) * 1000:.0f} ms "
          f"and {statistics.median(one) * 1000:.0f} ms; half of the {PAIRS} pairs {ratios[PAIRS // 4]:.2f} to "
          f"{ratios[PAIRS * 3 // 4]:.2f})")


if __name__ == "__main__":
    main()
