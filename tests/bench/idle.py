# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the program wakes by itself with nothing to do, behind a closed window with a reminder ahead: as a ratio to one
look at the clock a minute, which is all that there should be. Counts how often its threads went to sleep.

Usage: idle.py PROGRAM
"""

import statistics
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1] / "support"))
sys.path.insert(0, str(HERE.parents[1] / "e2e"))

from rjtest.portal import Portal  # noqa: E402
from rjtest.session import Session, pause, wait_for  # noqa: E402

MINUTES = 5


def early_zone():
    """One where it is early in the morning: the day has begun, and the reminder is at eleven."""
    hour = time.gmtime().tm_hour
    offset = next(offset for offset in range(-12, 15) if 4 <= (hour + offset) % 24 < 8)
    return f"Etc/GMT{-offset:+d}"


def sleeps(pid):
    """How often each thread went to sleep: name and number → count."""
    counts = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        lines = dict(line.split(":\t", 1) for line in (task / "status").read_text().splitlines() if ":\t" in line)
        counts[f"{lines['Name']} {task.name}"] = int(lines["voluntary_ctxt_switches"])
    return counts


def measure(pid):
    """What each minute woke: (the main thread, all threads)."""
    before = sleeps(pid)
    minutes = []
    for _ in range(MINUTES):
        # Whole minutes: each has one turn of the clock.
        pause(60)
        now = sleeps(pid)
        woken = {name: count - before.get(name, 0) for name, count in now.items()}
        minutes.append((sum(count for name, count in woken.items() if name.endswith(f" {pid}")), sum(woken.values())))
        before = now
    return minutes


def tell(what, pid):
    minutes = measure(pid)
    # The middle one: what is done once a day, such as the safety copy, is no idling.
    main, everything = (statistics.median(counts) for counts in zip(*minutes))
    print(f"{what}: {main:.1f} of one wake-up a minute; all threads {everything:.1f} "
          f"({60 * main:.0f} and {60 * everything:.0f} an hour; minute by minute {minutes})", flush=True)


def main():
    program = sys.argv[1]
    with Session(tz=early_zone()) as session, Portal() as portal:
        from rjtest import a11y, steps
        from walk_first_run import walk

        environment = {"RJ_DEVEL_FAST_KDF": "1", **portal.environment}
        process = session.start([program], env=environment)
        app = walk(session, process, lambda name: None)
        steps.plan_at_eleven(process, app, "Quokka circle")
        a11y.press(app, "button", "Close")
        wait_for(lambda: not a11y.windows(process.pid), "the window to close")
        tell("open, without a window  ", process.pid)
        # As after a log-in, locked.
        session.stop(process)
        process = session.start([program, "--background"], env=environment)
        portal.wait_monitor(2)
        tell("locked, without a window", process.pid)


if __name__ == "__main__":
    main()
