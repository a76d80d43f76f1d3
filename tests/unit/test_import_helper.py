# SPDX-License-Identifier: GPL-3.0-or-later
"""test_import_helper.py HELPER FOLDER: the process that reads calendars and address books, against other readers.

What both say about the files of FOLDER must be the same; and the process must have given up what it does not need.
"""

import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import icalendar
import vobject

HELPER, FOLDER, CARDS = sys.argv[1], pathlib.Path(sys.argv[2]) / "ics", pathlib.Path(sys.argv[2]) / "vcf"
# A calendar that both can read: the other one wants UTF-8, and every end.
WHOLE = ["week.ics", "clocks.ics", "zones.ics"]


def read(path: pathlib.Path) -> list[dict]:
    with path.open("rb") as file:
        out = subprocess.run([HELPER], stdin=file, capture_output=True, check=True, timeout=60).stdout
    return [json.loads(line) for line in out.splitlines()]


def moment(value: dict | None) -> datetime.datetime | datetime.date | None:
    if value is None:
        return None
    day = datetime.date.fromisoformat(value["day"])
    if value["clock"] == 0:
        return day
    return datetime.datetime.combine(day, datetime.time(value["minutes"] // 60, value["minutes"] % 60))


def wall(prop) -> datetime.datetime | datetime.date | None:
    if prop is None:
        return None
    value = prop.dt
    return value.replace(tzinfo=None) if isinstance(value, datetime.datetime) else value


def days(prop) -> list:
    if prop is None:
        return []
    props = prop if isinstance(prop, list) else [prop]
    return [wall(entry) for one in props for entry in one.dts]


def rule(prop) -> str | None:
    return prop.to_ical().decode() if prop is not None else None


def parts(text: str | None) -> set[str]:
    return set(text.split(";")) if text else set()


class Reading(unittest.TestCase):
    def compare(self, mine: dict, other: icalendar.Component) -> None:
        self.assertEqual(mine.get("uid"), str(other["UID"]))
        self.assertEqual(mine.get("title"), str(other["SUMMARY"]))
        self.assertEqual(mine.get("place"), str(other["LOCATION"]) if "LOCATION" in other else None)
        self.assertEqual(moment(mine["start"]), wall(other.get("DTSTART") or other.get("DUE")))
        end = other.get("DTEND" if other.name == "VEVENT" else "DUE")
        self.assertEqual(moment(mine.get("end")), wall(end))
        if "DURATION" in other:
            self.assertEqual(mine["duration"] * 60, other["DURATION"].dt.total_seconds())
        self.assertEqual(moment(mine.get("recurrence")), wall(other.get("RECURRENCE-ID")))
        self.assertEqual(parts(mine.get("rule")), parts(rule(other.get("RRULE"))))
        self.assertEqual([moment(day) for day in mine["except"]], days(other.get("EXDATE")))
        self.assertEqual([moment(day) for day in mine["also"]], days(other.get("RDATE")))
        if mine["start"]["clock"] == 3 and mine["offsets"]:
            # Of zones that stand behind the event, the other reader knows nothing.
            offset = other["DTSTART"].dt.utcoffset()
            if offset is not None:
                self.assertEqual(mine["offsets"][0], offset.total_seconds())
                self.offsets += 1

    def test_as_another_reader(self) -> None:
        compared = self.offsets = 0
        for name in WHOLE:
            # The other reader takes a letter apart that is divided by a fold.
            text = re.sub(rb"\r?\n[ \t]", b"", (FOLDER / name).read_bytes())
            calendar = icalendar.Calendar.from_ical(text)
            others = [part for part in calendar.subcomponents if part.name in ("VEVENT", "VTODO")]
            mine = [line["record"] for line in read(FOLDER / name) if "record" in line]
            self.assertEqual(len(mine), len(others), name)
            for one, other in zip(mine, others):
                # The hour that does not exist: each has its own opinion about its offset.
                if one["uid"] == "night@example.org":
                    one["offsets"] = []
                with self.subTest(name=name, uid=one["uid"]):
                    self.compare(one, other)
                    compared += 1
        self.assertEqual((compared, self.offsets), (16, 3))


class ReadingCards(unittest.TestCase):
    def test_as_another_reader(self) -> None:
        """Version 3.0, which the other one knows."""
        others = list(vobject.readComponents((CARDS / "book-30.vcf").read_text("utf-8")))
        mine = [line["card"] for line in read(CARDS / "book-30.vcf") if "card" in line]
        self.assertEqual(len(mine), len(others))
        for one, other in zip(mine, others):
            with self.subTest(name=one["name"]):
                self.assertEqual(one["name"], other.fn.value)
                self.assertEqual(one.get("note"), other.note.value if "note" in other.contents else None)
                self.assertEqual(one.get("organisation"), ", ".join(other.org.value) if "org" in other.contents else None)
                for number, name in ((1, "tel"), (2, "email")):
                    values = {way["value"] for way in one["ways"] if way["kind"] == number}
                    theirs = [part for part in other.contents.get(name, []) if "FAX" not in part.params.get("TYPE", [])]
                    self.assertEqual(values, {part.value for part in theirs})


class Confined(unittest.TestCase):
    def test_limits(self) -> None:
        """It stands still when nobody takes its answer; the kernel says then what it may do."""
        event = b"BEGIN:VEVENT\nDTSTART:20260701T100000\nSUMMARY:x\nEND:VEVENT\n"
        with tempfile.TemporaryFile() as file:
            file.write(b"BEGIN:VCALENDAR\n" + event * 5000 + b"END:VCALENDAR\n")
            file.seek(0)
            with subprocess.Popen([HELPER], stdin=file, stdout=subprocess.PIPE) as process:
                self.assertEqual(json.loads(process.stdout.readline()), {"format": "icalendar"})
                limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text()
                status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
                process.kill()
        values = {line[:26].strip(): line[26:].split()[:2] for line in limits.splitlines()[1:]}
        self.assertEqual(values["Max cpu time"], ["30", "30"])
        self.assertEqual(values["Max file size"], ["0", "0"])
        self.assertEqual(values["Max processes"], ["0", "0"])
        self.assertEqual(values["Max open files"], ["3", "3"])
        self.assertEqual(values["Max core file size"], ["0", "0"])
        # A sanitizer keeps its notes in the memory that this would take away.
        if "unlimited" not in values["Max address space"] or "--sanitized" not in sys.argv:
            self.assertEqual(values["Max address space"], [str(1 << 30)] * 2)
        self.assertIn("NoNewPrivs:\t1", status)

    def test_bombs(self) -> None:
        """What would take for ever is left out or refused, soon."""
        head = b"BEGIN:VCALENDAR\n"
        bombs = {
            "rules": head + b"BEGIN:VEVENT\nDTSTART:20260701T100000\nRRULE:FREQ=SECONDLY;COUNT=999999999;BYDAY="
            + b",".join([b"MO"] * 300) + b"\nEND:VEVENT\n",
            "properties": head + b"BEGIN:VEVENT\nDTSTART:20260701T100000\n" + b"X-A:b\n" * 40000 + b"END:VEVENT\n",
            "dates": head + b"BEGIN:VEVENT\nDTSTART:20260701T100000\nEXDATE:" + b",".join([b"20260701T100000"] * 15000)
            + b"\nEND:VEVENT\n",
            "long line": head + b"A" * 20_000_000,
            "deep": head + b"BEGIN:VEVENT\n" * 10000,
            "alarms": head + b"BEGIN:VEVENT\nDTSTART:20260701T100000\n"
            + b"BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\n" * 4000 + b"END:VEVENT\n",
            "cards in cards": b"BEGIN:VCARD\nAGENT:\n" * 100_000,
            "one card": b"BEGIN:VCARD\n" + b"TEL:1\n" * 100_000 + b"PHOTO;BASE64:" + b"A" * 20_000_000,
            "folded card": b"BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:=\n" + b" =\n" * 1_000_000,
            "folded name": b"BEGIN:VCARD\nX" + b"\n ;a" * 1_000_000,
            "zeros": bytes(30_000_000),
        }
        for name, text in bombs.items():
            with self.subTest(name), tempfile.TemporaryFile() as file:
                file.write(text)
                file.seek(0)
                out = subprocess.run([HELPER], stdin=file, capture_output=True, check=False, timeout=60).stdout
                last = json.loads(out.splitlines()[-1])
                self.assertTrue("end" in last or "refused" in last, last)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
