# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that fills up under a program that runs, and has room again."""

import os
from pathlib import Path


class Disk:
    """Full or not, for files below `folder`, but those whose path ends with `spares`; start the program with
    `environment`."""

    def __init__(self, folder, switch, spares=""):
        self._switch = Path(switch)
        self.environment = {
            "LD_PRELOAD": os.environ["RJ_FULL_DISK"],
            "RJ_FULL_DISK_FOLDER": os.path.realpath(folder),
            "RJ_FULL_DISK_SWITCH": str(switch),
            "RJ_FULL_DISK_SPARES": spares,
        }

    def fill(self):
        self._switch.touch()

    def make_room(self):
        self._switch.unlink(missing_ok=True)
