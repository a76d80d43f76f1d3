# SPDX-License-Identifier: GPL-3.0-or-later
"""The clock of a program of the devel profile: it reads what a test writes down."""

import datetime
import math


class Clock:
    """Ten in the morning of this day in UTC, whenever the test runs; then what set() says."""

    def __init__(self, folder):
        self.path = folder / "clock"
        now = datetime.datetime.now(datetime.timezone.utc)
        ten = now.replace(hour=10, minute=0, second=0, microsecond=0)
        # Never a moment before ten: the minute would change with it.
        self.offset = math.ceil((ten - now).total_seconds())
        self.set(0)

    def set(self, seconds):
        """So many seconds after ten, as a whole file at once."""
        fresh = self.path.with_suffix(".new")
        fresh.write_text(str(self.offset + seconds))
        fresh.rename(self.path)

    @property
    def environment(self):
        """What the program is to be started with."""
        return {"RJ_DEVEL_CLOCK": str(self.path)}
