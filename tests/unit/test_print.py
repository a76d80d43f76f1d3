#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_print.py CLI PDFTOTEXT PDFINFO: what is on a printed day is what the JSON export says is on it.

Which items a day has is worked out here a second time, from the export alone.
"""

import datetime
import json
import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile
import unittest
import zoneinfo

from dateutil.rrule import rrulestr

CLI, PDFTOTEXT, PDFINFO = sys.argv[1:4]
PARTS = {1: "Morning", 2: "Afternoon", 3: "Evening", 4: "Any time"}
DONE, NOT_TODAY = 1, 2
UNTIL = datetime.date(2026, 11, 21)
UTC = zoneinfo.ZoneInfo("UTC")
A4, LETTER = (595, 842), (612, 792)


def is_on(item, day):
    """Is the item on that day, by its rule and its single days?"""
    single = {date["day"]: date["extra"] for date in item["dates"]}
    if item["deleted"] is not None:
        return False
    if str(day) in single:
        return bool(single[str(day)])
    first, last = item["first_day"], item["last_day"] or "9999-12-31"
    if item["rule"] is None or not first <= str(day) <= last:
        return str(day) == first
    at = datetime.datetime.combine(day, datetime.time())
    return bool(rrulestr(item["rule"], dtstart=datetime.datetime.fromisoformat(first)).between(at, at, inc=True))


def plan_of(export, day):
    """(item, part, minutes, mark) in the order of the day."""
    found = []
    for item in export["plan_item"]:
        moves = {move["day"]: move for move in item["moves"]}
        here = [move for move in item["moves"] if move["to_day"] == str(day)] if item["deleted"] is None else []
        if here:
            part, minutes = here[0]["to_part"], here[0]["to_minutes"]
        elif is_on(item, day) and str(day) not in moves:
            part, minutes = item["part"], item["minutes"]
        else:
            continue
        marks = [mark["mark"] for mark in export["plan_mark"] if (mark["item"], mark["day"]) == (item["id"], str(day))]
        found.append((item, part, minutes, marks[0] if marks else 0))

    def order(entry):
        item, part, minutes, _ = entry
        late = minutes is not None and minutes < 240
        return part, minutes is None, (minutes or 0) + (1440 if late else 0), item["position"], item["id"]

    found.sort(key=order)
    return small(found) if any(row["day"] == str(day) for row in export["small_day"]) else found


def small(entries):
    """What a small day shows: medicine and appointments, one of each part, the next ones, three in all."""
    stays = [entry[0]["kind"] in (6, 8) for entry in entries]
    for other_part in (True, False):
        for i, entry in enumerate(entries):
            parts = {e[1] for e, stay in zip(entries, stays) if stay}
            if sum(stays) < 3 and not stays[i] and not (other_part and entry[1] in parts):
                stays[i] = True
    return [entry for entry, stay in zip(entries, stays) if stay]


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def rows_of(entry, day, with_part, here):
    """The lines of one item."""
    item, part, minutes, mark = entry
    details = ["Not today"] if mark == NOT_TODAY else []
    when = ""
    if with_part and minutes is None and part != 4:
        details.append(PARTS[part])
    if minutes is not None:
        when = clock(minutes)
        if item["tzid"]:
            zone = zoneinfo.ZoneInfo(item["tzid"])
            there = datetime.datetime.combine(day, datetime.time(minutes // 60, minutes % 60), zone)
            at = there.astimezone(here)
            when = at.strftime("%H:%M")
            if at.replace(tzinfo=None) != there.replace(tzinfo=None):
                city = item["tzid"].split("/")[-1].replace("_", " ")
                weekday = f"{at:%a} " if at.date() != there.date() else ""
                details.append(f"{clock(minutes)} {city} ({weekday}{when} here)")
    length = item["duration_minutes"]
    if length:
        hours, rest = divmod(length, 60)
        details.append(" ".join(([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest else [])))
    return [when, item["title"], " · ".join(details)]


def day_page(export, day, here=UTC):
    lines, before = [day.strftime(f"%A {day.day} %B %Y")], None
    for entry in plan_of(export, day):
        if entry[1] != before:
            lines.append(PARTS[entry[1]])
        before = entry[1]
        lines += rows_of(entry, day, False, here)
    return lines if before else lines + ["Nothing planned."]


def week_page(export, first, here=UTC):
    last = first + datetime.timedelta(6)
    lines = [f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"]
    for i in range(7):
        day = first + datetime.timedelta(i)
        lines.append(f"{day:%A} {day.day} {day:%B}")
        entries = plan_of(export, day)
        for entry in entries:
            lines += rows_of(entry, day, True, here)
        if not entries:
            lines.append("Nothing planned.")
    return lines


def words(lines):
    return " ".join(lines).split()


class Print(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        (cls.folder / "passphrase").write_text("four unrelated plain words\n")
        cls.run_cli("create")
        cls.run_cli("generate", "--years", "1", "--seed", "5", "--until", str(UNTIL))
        cls.export = json.loads(cls.run_cli("export", "--output", "-").stdout)

    @classmethod
    def run_cli(cls, command, *arguments, **environment):
        return subprocess.run([CLI, command, "--journal", cls.folder / "journal", "--passphrase-file",
                               cls.folder / "passphrase", *arguments], capture_output=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", **environment})

    def print(self, *arguments, **environment):
        result = self.run_cli("print", "--output", "-", *arguments, **environment)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        return result.stdout

    def read(self, pdf):
        """The words in the order in which they were drawn, without the numbers of pages."""
        text = subprocess.run([PDFTOTEXT, "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
        return re.sub(r"^Page \d+ of \d+$", "", text.replace("\f", "\n"), flags=re.M).split()

    def info(self, pdf):
        path = self.folder / "page.pdf"
        path.write_bytes(pdf)
        text = subprocess.run([PDFINFO, path], capture_output=True, check=True).stdout.decode()
        return dict(re.findall(r"^([^:]+):\s*(.*)$", text, re.M))

    def test_days(self):
        """A month of days has what the export has, marks and moves counted."""
        seen = set()
        for i in range(30):
            day = UNTIL - datetime.timedelta(i)
            expected = day_page(self.export, day)
            self.assertEqual(self.read(self.print("--day", str(day))), words(expected))
            seen |= {mark for *_, mark in plan_of(self.export, day)}
        self.assertEqual(seen, {0, DONE, NOT_TODAY}, "the made-up month has every mark")

    def test_weeks(self):
        """The locale's week that the day is in."""
        for i in range(0, 28, 5):
            day = UNTIL - datetime.timedelta(i)
            first = day - datetime.timedelta((day.weekday() + 1) % 7)
            got = self.read(self.print("--week", "--day", str(day)))
            self.assertEqual(got, words(week_page(self.export, first)))

    def test_zone(self):
        """Paper shows the clock where the person is, and the other one beside it."""
        for name in ("America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Europe/Berlin"):
            here = zoneinfo.ZoneInfo(name)
            first = UNTIL - datetime.timedelta((UNTIL.weekday() + 1) % 7)
            self.assertEqual(self.read(self.print("--week", "--day", str(UNTIL), TZ=name)),
                             words(week_page(self.export, first, here=here)))

    def test_empty_day(self):
        self.assertEqual(self.read(self.print("--day", "1980-01-01")), words(["Tuesday 1 January 1980", "Nothing planned."]))

    def test_paper(self):
        """A4 and Letter; what the file says of itself names neither the program nor the person."""
        for name, size in (("a4", A4), ("Letter", LETTER)):
            info = self.info(self.print("--day", str(UNTIL), "--paper", name))
            width, height = map(float, re.match(r"([\d.]+) x ([\d.]+)", info["Page size"]).groups())
            self.assertEqual((round(width), round(height)), size)
            self.assertEqual(info["Pages"], "1")
            self.assertLessEqual(set(info) & {"Title", "Subject", "Keywords", "Author", "Creator"}, set())

    def test_card(self):
        """An empty card has a front that says nothing; it is of no day."""
        self.assertEqual(" ".join(self.read(self.print("--card"))),
                         "Notes Cut between the corner marks. Fold the upper dashed line back and the lower one forward: "
                         "the words are inside.")
        self.assertEqual(self.run_cli("print", "--output", "-", "--card", "--week").returncode, 2)

    def test_file(self):
        """It is made for its owner alone, and never in the place of another one."""
        path = self.folder / "journal-page.pdf"
        result = self.run_cli("print", "--day", str(UNTIL), "--output", path)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertEqual(self.read(path.read_bytes()), words(day_page(self.export, UNTIL)))
        path.write_bytes(b"not to be lost")
        result = self.run_cli("print", "--day", str(UNTIL), "--output", path)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"File exists", result.stderr)
        self.assertEqual(path.read_bytes(), b"not to be lost")
        self.assertEqual([p.name for p in self.folder.glob("journal-page*")], ["journal-page.pdf"])

    def test_said_before(self):
        """Its help says that the file is not locked; what makes no sense is refused."""
        self.assertIn("The file will not be locked: anyone who has it can read it.",
                      self.run_cli("print", "--help").stdout.decode())
        for wrong in (["--day", "2026-02-30"], ["--day", "today"], ["--paper", "a3"], ["one too many"]):
            self.assertEqual(self.run_cli("print", "--output", "-", *wrong).returncode, 2, wrong)
        self.assertEqual(self.run_cli("print").returncode, 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
