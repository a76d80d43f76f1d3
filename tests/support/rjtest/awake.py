# SPDX-License-Identifier: GPL-3.0-or-later
"""Time that goes by at once in a program that runs, with the machine awake or asleep."""

import mmap
import os
import struct


class Awake:
    """Start the program with `environment`. Its timers look at the clock again at the next thing that happens to it."""

    def __init__(self, path):
        path.write_bytes(bytes(16))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 16)
        self.environment = {"LD_PRELOAD": os.environ["RJ_AWAKE_MODULE"], "RJ_AWAKE": str(path)}

    def _add(self, place, seconds):
        (before,) = struct.unpack_from("=q", self._map, place)
        struct.pack_into("=q", self._map, place, before + seconds * 1_000_000_000)

    def wait(self, seconds):
        self._add(0, seconds)

    def sleep(self, seconds):
        self._add(8, seconds)
