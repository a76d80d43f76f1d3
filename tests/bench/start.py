# SPDX-License-Identifier: GPL-3.0-or-later
"""Start to the first window and memory of the program, as ratios to an empty libadwaita window of the same run.

Usage: start.py PROGRAM EMPTY-WINDOW
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.session import Session, pause, wait_for  # noqa: E402

ROUNDS = 9


def mapped_window(display, pid, atom):
    """True once a window of the process is on the screen."""
    from Xlib import X, error

    stack = [display.screen().root]
    while stack:
        window = stack.pop()
        try:
            stack.extend(window.query_tree().children)
            owner = window.get_full_property(atom, X.AnyPropertyType)
            if owner and owner.value[0] == pid and window.get_attributes().map_state == X.IsViewable:
                return True
        except (error.BadWindow, error.BadDrawable):
            continue
    return False


def memory(pid):
    """Proportional set size in KiB, once it stands still."""
    last = 0
    for _ in range(100):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        now = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        if now == last:
            return now
        last = now
        pause(0.2)
    return last


def measure(session, display, atom, command):
    begin = time.monotonic()
    process = session.start(command)
    wait_for(lambda: mapped_window(display, process.pid, atom), f"the window of {command[0]}")
    seconds = time.monotonic() - begin
    size = memory(process.pid)
    session.stop(process)
    return seconds, size


def main():
    program, empty = sys.argv[1:3]
    with Session() as session:
        from Xlib.display import Display

        display = Display()
        atom = display.intern_atom("_NET_WM_PID")
        ours, theirs = [], []
        for round_number in range(ROUNDS + 1):
            theirs.append(measure(session, display, atom, [empty]))
            ours.append(measure(session, display, atom, [program]))
            if round_number == 0:
                # The first of each fills the caches.
                ours.clear()
                theirs.clear()
    start = statistics.median(a[0] / b[0] for a, b in zip(ours, theirs))
    pss = statistics.median(a[1] / b[1] for a, b in zip(ours, theirs))
    print(f"start to first window: {start:.2f} of an empty window ({statistics.median(a[0] for a in ours):.3f} s)")
    print(f"memory (PSS):          {pss:.2f} of an empty window ({statistics.median(a[1] for a in ours) / 1024:.1f} MiB)")


if __name__ == "__main__":
    main()
