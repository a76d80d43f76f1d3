#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_truth.py CLI: what "generate --truth" says it planted is in the journal, and what it does not say is not.

Each effect is computed from the export alone. It has to be of the size that was told, give or take four standard errors
of what was computed; so small a journal that this would let "no effect" pass is no proof, and fails too.
"""

import datetime
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import unittest
import zoneinfo

CLI = sys.argv[1]
YEARS = 5
SEEDS = (1, 2)
ERRORS = 4

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
SATURDAY, SUNDAY, FRIDAY, MONDAY, TUESDAY = 6, 7, 5, 1, 2
SHORT_SLEEP = 300


class Journal:
    """The export, as somebody would read it who wants to know what goes with what."""

    def __init__(self, export):
        kept = {kind: [record for record in export[kind] if not record["deleted"]]
                for kind in ("mood", "craving", "writing", "plan_item", "strategy")}
        self.kept = kept
        self.morning = {record["day"]: record for record in kept["mood"] if 5 <= local_hour(record) < 12}
        self.evening = {record["day"]: record for record in kept["mood"] if not 5 <= local_hour(record) < 12}
        self.cravings = kept["craving"]
        self.items = {item["title"]: item for item in kept["plan_item"]}
        self.strategies = {strategy["title"]: strategy["id"] for strategy in kept["strategy"]}
        self.done = {(mark["item"], mark["day"]) for mark in export["plan_mark"] if mark["mark"] == 1}

    def is_done(self, title, day):
        return (self.items[title]["id"], day) in self.done

    def is_on(self, title, day):
        rule = self.items[title]["rule"]
        return rule == "FREQ=DAILY" or WEEKDAYS[weekday(day) - 1] in rule.removeprefix("FREQ=WEEKLY;BYDAY=").split(",")

    def did(self, craving, title):
        return any(chosen["role"] == "did" and chosen["choice"] == self.strategies[title] for chosen in craving["chosen"])

    def strength_by_day(self):
        """One number a day: urges of the same day have the night before it in common."""
        days = {}
        for craving in self.cravings:
            days.setdefault(craving["day"], []).append(craving["strength"])
        return {day: statistics.fmean(strengths) for day, strengths in days.items()}


def local_hour(record):
    return datetime.datetime.fromtimestamp(record["at"] / 1e6, zoneinfo.ZoneInfo(record["zone"])).hour


def weekday(day):
    return datetime.date.fromisoformat(day).isoweekday()


def split(pairs):
    """(is it so?, number) pairs as two lists of numbers."""
    pairs = list(pairs)
    return [number for so, number in pairs if so], [number for so, number in pairs if not so]


def by_sleep(journal, longest):
    strengths = journal.strength_by_day()
    nights = {day: record["sleep_minutes"] for day, record in journal.morning.items()
              if record["sleep_minutes"] is not None}
    return [(nights[day], strength) for day, strength in strengths.items() if day in nights and nights[day] < longest]


def later_drop(journal):
    """Of urges that have room to fall."""
    for craving in journal.cravings:
        if craving["strength"] >= 5:
            yield craving, craving["ratings"][0]["strength"] - craving["strength"]


# What the truth may list, and how it is found without it: the numbers with and without.
PLANTED = {
    ("mood", "Saturday, Sunday"):
        lambda j: split((weekday(day) in (SATURDAY, SUNDAY), record["mood"]) for day, record in j.morning.items()),
    ("craving strength", "Friday, Saturday"):
        lambda j: split((weekday(day) in (FRIDAY, SATURDAY), strength)
                        for day, strength in j.strength_by_day().items()),
    ("craving strength", "after less than 300 minutes of sleep"):
        lambda j: split((minutes < SHORT_SLEEP, strength) for minutes, strength in by_sleep(j, 24 * 60)),
    ("craving strength 15 minutes later", "with “Walk around the block”"):
        lambda j: split((j.did(craving, "Walk around the block"), drop) for craving, drop in later_drop(j)),
    ("mood in the evening", "after “Home group”"):
        lambda j: split((j.is_done("Home group", day), record["mood"]) for day, record in j.evening.items()
                        if j.is_on("Home group", day)),
}

# Of the same numbers, but nobody planted them.
NOT_PLANTED = {
    "mood on Monday":
        lambda j: split((weekday(day) == MONDAY, record["mood"]) for day, record in j.morning.items()
                        if weekday(day) not in (SATURDAY, SUNDAY)),
    "strength on Tuesday":
        lambda j: split((weekday(day) == TUESDAY, strength) for day, strength in j.strength_by_day().items()
                        if weekday(day) not in (FRIDAY, SATURDAY)),
    "strength after a night that was short, but long enough":
        lambda j: split((minutes < 430, strength) for minutes, strength in by_sleep(j, 24 * 60)
                        if minutes >= SHORT_SLEEP),
    "strength later with another note":
        lambda j: split((j.did(craving, "Call Sam"), drop) for craving, drop in later_drop(j)
                        if not j.did(craving, "Walk around the block")),
    "mood in the evening after the walk that is planned":
        lambda j: split((j.is_done("Walk", day), record["mood"]) for day, record in j.evening.items()
                        if weekday(day) not in (SATURDAY, SUNDAY) and not j.is_on("Home group", day)),
}


def compare(with_it, without):
    """The difference of the means, and how far chance alone takes it."""
    error = (statistics.variance(with_it) / len(with_it) + statistics.variance(without) / len(without)) ** 0.5
    return statistics.fmean(with_it) - statistics.fmean(without), ERRORS * error


def is_there(by, with_it, without):
    difference, bound = compare(with_it, without)
    return bound < abs(by) / 2 and abs(difference - by) <= bound


class Truth(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        passphrase = folder / "passphrase"
        passphrase.write_text("four unrelated plain words\n")

        def cli(command, name, *arguments):
            return subprocess.run(
                [CLI, command, "--journal", folder / name, "--passphrase-file", passphrase, *arguments], check=True,
                stdout=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout

        cls.told, cls.exports, cls.journals = {}, {}, {}
        for seed in SEEDS:
            told = folder / f"{seed}.truth"
            cli("generate", str(seed), "--years", str(YEARS), "--seed", str(seed), "--truth", told)
            cls.told[seed] = json.loads(told.read_bytes())
            cls.exports[seed] = json.loads(cli("export", str(seed), "--output", "-"))
            cls.journals[seed] = Journal(cls.exports[seed])

    def effects(self):
        for seed, told in self.told.items():
            for effect in told["effects"]:
                how = PLANTED[effect["what"], effect["when"]]
                yield f"{seed}: {effect}", effect["by"], *how(self.journals[seed])

    def test_every_effect_is_known_here(self):
        for told in self.told.values():
            self.assertEqual(sorted((effect["what"], effect["when"]) for effect in told["effects"]), sorted(PLANTED))

    def test_what_was_planted_is_there(self):
        for about, by, with_it, without in self.effects():
            self.assertTrue(is_there(by, with_it, without), f"{about} {compare(with_it, without)}")

    def test_missing_it_would_be_seen(self):
        """The same numbers, dealt out anew."""
        for about, by, with_it, without in self.effects():
            numbers = with_it + without
            random.Random(about).shuffle(numbers)
            dealt = numbers[:len(with_it)], numbers[len(with_it):]
            self.assertFalse(is_there(by, *dealt), about)
            self.assertFalse(is_there(-by, with_it, without), about)
            self.assertFalse(is_there(by * 2, with_it, without), about)

    def test_what_was_not_planted_is_not_there(self):
        for seed, journal in self.journals.items():
            for about, how in NOT_PLANTED.items():
                difference, bound = compare(*how(journal))
                self.assertLess(bound, 0.75, f"{seed}: {about}: too few to tell")
                self.assertLessEqual(abs(difference), bound, f"{seed}: {about}")

    def test_counts(self):
        """Written, changed and taken away again, of every kind."""
        kinds = {"moods": "mood", "cravings": "craving", "writings": "writing", "plan_items": "plan_item"}
        for seed, told in self.told.items():
            for name, kind in kinds.items():
                kept = self.journals[seed].kept[kind]
                changed = sum(record["updated"] > record["created"] for record in kept)
                self.assertGreater(told["deleted"][name], 0, f"{seed}: {name}")
                self.assertEqual(told["written"][name] - told["deleted"][name], len(kept), f"{seed}: {name}")
                self.assertGreater(changed, 0, f"{seed}: {name}")
                if kind != "plan_item":
                    self.assertEqual(told["edited"][name], changed, f"{seed}: {name}")
                else:
                    # The same one may be changed again and again.
                    self.assertLessEqual(changed, told["edited"][name], f"{seed}: {name}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
