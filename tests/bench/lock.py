# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock against an empty exec of the same program.

Usage: lock.py PROGRAM CLI

From the moment that a lock begins in an open journal of one year until the process is back as the lock, against the same
program that is started as a lock with nothing to come through: what a lock adds to what the exec takes anyhow is to save
what is being written, to close the journal and to carry the plan. The two take turns.
"""

import datetime
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from rjtest.session import Session, wait_for  # noqa: E402
from unlock import COMPLETE, FAST, PASSPHRASE, make_journal, moment  # noqa: E402

PAIRS = 15
BEGINS = "A lock begins"
BACK = "Back as the lock"
ENVIRONMENT = {**FAST, "G_MESSAGES_DEBUG": "rj-app rj-ui"}


def of_day(time):
    return ((time.hour * 60 + time.minute) * 60) + time.second + time.microsecond / 1e6


def empty(session, program):
    begin = of_day(datetime.datetime.now())
    process = session.start([program, "--locked"], env=ENVIRONMENT)
    back = wait_for(lambda: moment(process, BACK), BACK, 60)
    session.stop(process)
    return (back - begin) % 86400


def lock(session, program):
    from rjtest import a11y

    process = session.start([program], env=ENVIRONMENT)
    app = a11y.wait_app(process)
    a11y.set_text(a11y.wait(app, "password text", seconds=60), PASSPHRASE)
    a11y.press(app, "button", "Unlock")
    wait_for(lambda: moment(process, COMPLETE), "Today", 60)
    a11y.key(process, "ctrl+l")
    back = wait_for(lambda: moment(process, BACK), BACK, 60)
    seconds = (back - moment(process, BEGINS)) % 86400
    session.stop(process)
    return seconds


def main():
    program, cli = sys.argv[1:3]
    folder = Path(tempfile.mkdtemp(prefix="rj-lock-"))
    try:
        home = make_journal(cli, folder, 1)
        with Session(tz="UTC") as session:
            session.fresh_home(home)
            times = [[], []]
            for pair in range(-1, PAIRS):
                for which in (0, 1) if pair % 2 else (1, 0):
                    seconds = (empty, lock)[which](session, program)
                    # The first of each fills the caches.
                    if pair >= 0:
                        times[which].append(seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    without, with_journal = times
    ratios = sorted(b / a for a, b in zip(without, with_journal))
    print(f"lock, against an empty exec of the program: "
          f"{statistics.median(with_journal) / statistics.median(without):.2f} (medians "
          f"{statistics.median(with_journal) * 1000:.0f} ms and {statistics.median(without) * 1000:.0f} ms; half of the "
          f"{PAIRS} pairs {ratios[PAIRS // 4]:.2f} to {ratios[PAIRS * 3 // 4]:.2f})")


if __name__ == "__main__":
    main()
