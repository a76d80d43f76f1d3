# SPDX-License-Identifier: GPL-3.0-or-later
"""test_plan_year.py CLI LISTER: every instant of a year of plan, against another implementation of calendars.

What a calendar says is worked out here with icalendar, dateutil and zoneinfo alone. Of times that the clocks skip or
have twice, the policy is stated once more, in instant() below: a skipped time is the first valid minute after it, one
that happens twice is the first of both."""

import collections
import datetime as dt
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zoneinfo

import icalendar
from dateutil.rrule import rrulestr

CLI, LISTER = sys.argv[1], sys.argv[2]
HOME = "Europe/Berlin"
FIRST, LAST = dt.date(2027, 7, 1), dt.date(2028, 6, 30)
# North and south, half an hour and a quarter off, a change of half an hour, one at midnight, one against the sun.
ZONES = ["Europe/Berlin", "America/New_York", "America/St_Johns", "America/Santiago", "Australia/Lord_Howe",
         "Pacific/Chatham", "Asia/Kolkata", "Africa/Casablanca", "Europe/Dublin"]
# In the gap and in the overlap of one or the other.
TIMES = [(0, 30), (1, 15), (1, 45), (2, 15), (2, 50), (3, 10), (23, 30)]
UTC = dt.timezone.utc
MINUTE = dt.timedelta(minutes=1)


def instant(wall: dt.datetime, zone: str) -> int:
    tz = zoneinfo.ZoneInfo(zone)
    while True:
        moment = wall.replace(tzinfo=tz, fold=0).astimezone(UTC)
        if moment.astimezone(tz).replace(tzinfo=None) == wall:
            return int(moment.timestamp())
        wall += MINUTE


class Clock:
    """The clock that a series is read from."""

    def __init__(self, event):
        start = event["DTSTART"]
        self.date = not isinstance(start.dt, dt.datetime)
        self.zone = start.params.get("TZID") or ("UTC" if not self.date and start.dt.tzinfo else HOME)

    def wall(self, moment) -> dt.datetime:
        if not isinstance(moment, dt.datetime):
            return dt.datetime(moment.year, moment.month, moment.day)
        if moment.tzinfo is None:
            return moment
        return moment.astimezone(zoneinfo.ZoneInfo(self.zone)).replace(tzinfo=None)


def days_of(event, name: str) -> list:
    value = event.get(name, [])
    return [day.dt for part in (value if isinstance(value, list) else [value]) for day in part.dts]


def walls_of(event, clock: Clock) -> list[dt.datetime]:
    """The days of a series, on its clock, without those that stand for themselves."""
    start = clock.wall(event["DTSTART"].dt)
    found = [start]
    if "RRULE" in event:
        rule = dict(event["RRULE"])
        until = rule.pop("UNTIL", [None])[0]
        text = icalendar.vRecur(rule).to_ical().decode()
        found = []
        for wall in rrulestr(text, dtstart=start):
            if wall.date() > LAST + dt.timedelta(days=40) or (until is not None and wall > clock.wall(until)):
                break
            found.append(wall)
    found += [clock.wall(day) for day in days_of(event, "RDATE")]
    out = {clock.wall(day) for day in days_of(event, "EXDATE")}
    return [wall for wall in found if wall not in out]


def expand(calendar: bytes) -> tuple[list, list]:
    """(instant, title) of what has a time and a reminder, (day, title) of what has none, of the year."""
    masters, others = {}, collections.defaultdict(list)
    for event in icalendar.Calendar.from_ical(calendar).walk("VEVENT"):
        if "RECURRENCE-ID" in event:
            others[str(event["UID"])].append(event)
        else:
            assert str(event["UID"]) not in masters
            masters[str(event["UID"])] = event
    due, days = [], []
    for uid, master in masters.items():
        clock = Clock(master)
        said = {wall: (master, wall) for wall in walls_of(master, clock)}
        later = [event for event in others[uid] if event["RECURRENCE-ID"].params.get("RANGE") == "THISANDFUTURE"]
        for event in sorted(later, key=lambda event: event["RECURRENCE-ID"].dt):
            first = clock.wall(event["RECURRENCE-ID"].dt)
            shift = clock.wall(event["DTSTART"].dt) - first
            said.update({wall: (event, wall + shift) for wall in said if wall >= first})
        for event in others[uid]:
            if event not in later:
                said[clock.wall(event["RECURRENCE-ID"].dt)] = (event, clock.wall(event["DTSTART"].dt))
        for event, wall in said.values():
            if event.get("STATUS") == "CANCELLED":
                continue
            if clock.date:
                if FIRST <= wall.date() <= LAST:
                    days.append((wall.date().isoformat(), str(event["SUMMARY"])))
            elif event.walk("VALARM"):
                moment = instant(wall, clock.zone)
                if FIRST <= dt.datetime.fromtimestamp(moment, UTC).date() <= LAST:
                    due.append((moment, str(event["SUMMARY"])))
    return sorted(due), sorted(days)


def make(calendar, title: str, start, zone: str | None = None, **lines):
    event = icalendar.Event()
    event.add("uid", lines.pop("uid", title))
    event.add("dtstamp", dt.datetime(2027, 1, 1, tzinfo=UTC))
    event.add("summary", title)

    def at(moment):
        return moment.replace(tzinfo=zoneinfo.ZoneInfo(zone)) if zone else moment

    event.add("dtstart", at(start))
    if "rule" in lines:
        event.add("rrule", icalendar.vRecur.from_ical(lines["rule"]))
    for name in ("exdate", "rdate"):
        for moment in lines.get(name, []):
            event.add(name, at(moment))
    for name, parameters in (("this", {}), ("later", {"RANGE": "THISANDFUTURE"})):
        if name in lines:
            event.add("recurrence-id", at(lines[name]), parameters=parameters)
    if "status" in lines:
        event.add("status", lines["status"])
    if isinstance(start, dt.datetime):
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", dt.timedelta(0))
        event.add_component(alarm)
    calendar.add_component(event)


def make_year() -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Another program//EN")
    day = dt.datetime(2027, 6, 1)
    for zone in ZONES:
        for hours, minutes in TIMES:
            make(calendar, f"Daily {zone} {hours}:{minutes}", day.replace(hour=hours, minute=minutes), zone,
                 rule="FREQ=DAILY")
        evening = day.replace(hour=20)
        rules = ["FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=-1SU",
                 "FREQ=MONTHLY;BYDAY=2TU", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
                 "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "FREQ=DAILY;COUNT=50", "FREQ=DAILY;UNTIL=20271101T010000Z",
                 "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYYEARDAY=60,300"]
        for rule in rules:
            # A series begins on a day of its rule.
            begin = rrulestr(rule.split(";UNTIL")[0].replace(";COUNT=50", ""), dtstart=evening)[0]
            make(calendar, f"{rule} {zone}", begin, zone, rule=rule)
        night = dt.datetime(2027, 10, 31, 2, 30)
        make(calendar, f"Left out {zone}", evening.replace(hour=2, minute=30), zone, rule="FREQ=DAILY;COUNT=400",
             exdate=[night, dt.datetime(2028, 3, 26, 2, 30)])
        make(calendar, f"Besides {zone}", dt.datetime(2027, 9, 1, 2, 30), zone, rdate=[night, dt.datetime(2028, 3, 26, 2, 30)])
        uid = f"Moved {zone}"
        monday = dt.datetime(2027, 6, 7, 19, 0)
        week = dt.timedelta(days=7)
        make(calendar, uid, monday, zone, rule="FREQ=WEEKLY")
        make(calendar, uid, monday + 8 * week + dt.timedelta(hours=26), zone, uid=uid, this=monday + 8 * week)
        make(calendar, uid, monday + 9 * week, zone, uid=uid, this=monday + 9 * week, status="CANCELLED")
        make(calendar, "As Wednesdays " + zone, monday + 20 * week + dt.timedelta(hours=49), zone, uid=uid,
             later=monday + 20 * week)
        make(calendar, "As Wednesdays " + zone, monday + 24 * week + dt.timedelta(days=4), zone, uid=uid,
             this=monday + 24 * week)
        make(calendar, "And from then on " + zone, monday + 40 * week, zone, uid=uid, later=monday + 40 * week)
    make(calendar, "In UTC", dt.datetime(2027, 6, 1, 1, 30, tzinfo=UTC), rule="FREQ=DAILY;INTERVAL=2")
    make(calendar, "Floating", dt.datetime(2027, 6, 1, 8, 0), rule="FREQ=DAILY")
    make(calendar, "Floating night", dt.datetime(2027, 6, 2, 1, 30), rule="FREQ=WEEKLY;BYDAY=WE,SU")
    for moment in ((2027, 10, 31, 1, 30), (2027, 10, 31, 2, 30), (2028, 3, 26, 2, 30), (2027, 12, 31, 23, 59)):
        make(calendar, f"Once {moment}", dt.datetime(*moment))
    make(calendar, "Leap day", dt.date(2024, 2, 29), rule="FREQ=YEARLY")
    make(calendar, "All days until", dt.date(2027, 6, 1), rule="FREQ=DAILY;UNTIL=20280229")
    make(calendar, "The 31st", dt.date(2027, 5, 31), rule="FREQ=MONTHLY", exdate=[dt.date(2027, 12, 31)])
    return calendar.to_ical()


class Year(unittest.TestCase):
    maxDiff = 4000

    def setUp(self) -> None:
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.passphrase = self.folder / "passphrase"
        self.passphrase.write_text("four unrelated plain words\n")

    def run_program(self, *command) -> bytes:
        result = subprocess.run(command, capture_output=True, timeout=200,
                                env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": HOME})
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def cli(self, command: str, journal: str, *arguments) -> bytes:
        return self.run_program(CLI, command, "--journal", self.folder / journal, "--passphrase-file",
                                self.passphrase, *arguments)

    def take(self, journal: str, calendar: bytes) -> None:
        path = self.folder / f"{journal}.ics"
        path.write_bytes(calendar)
        self.cli("create", journal)
        self.cli("import", journal, "--zone", HOME, path)

    def listed(self, journal: str) -> tuple[list, list]:
        """What the program itself says of the year."""
        due, days = [], []
        for line in self.run_program(LISTER, self.folder / journal, HOME, str(FIRST), str(LAST)).decode().splitlines():
            kind, when, *rest = line.split("\t")
            if kind == "due":
                self.assertEqual(rest[0], "0")
                due.append((int(when), rest[1]))
            else:
                days.append((when, rest[0]))
        return sorted(due), sorted(days)

    def assert_same(self, got: tuple[list, list], expected: tuple[list, list]) -> None:
        for one, other, tell in zip(got, expected, (lambda when: f"{dt.datetime.fromtimestamp(when, UTC)}", str)):
            missing = collections.Counter(other) - collections.Counter(one)
            more = collections.Counter(one) - collections.Counter(other)
            self.assertEqual(([(tell(when), title) for when, title in sorted(missing)][:20],
                              [(tell(when), title) for when, title in sorted(more)][:20]), ([], []))

    def test_policy(self) -> None:
        """The oracle itself, by hand."""
        for zone, wall, utc in (("Europe/Berlin", (2028, 3, 26, 2, 30), (2028, 3, 26, 1, 0)),
                                ("Europe/Berlin", (2027, 10, 31, 2, 30), (2027, 10, 31, 0, 30)),
                                ("Australia/Lord_Howe", (2027, 10, 3, 2, 15), (2027, 10, 2, 15, 30)),
                                ("Australia/Lord_Howe", (2028, 4, 2, 1, 45), (2028, 4, 1, 14, 45)),
                                ("America/Santiago", (2027, 9, 5, 0, 30), (2027, 9, 5, 4, 0))):
            self.assertEqual(instant(dt.datetime(*wall), zone),
                             int(dt.datetime(*utc, tzinfo=UTC).timestamp()), (zone, wall))

    def test_taken_from_another(self) -> None:
        """A calendar that another program wrote; and the plan from it as a calendar, read by that program and by ours."""
        calendar = make_year()
        expected = expand(calendar)
        self.assertGreater(len(expected[0]), 20000)
        self.take("one", calendar)
        self.assert_same(self.listed("one"), expected)
        exported = self.cli("export", "one", "--format", "ics", "--with-words", "--output", "-")
        self.assert_same(expand(exported), expected)
        self.take("two", exported)
        self.assert_same(self.listed("two"), expected)

    def test_small_hours(self) -> None:
        """My day ends at three: what is at one belongs to the evening before, at the instant that the clock shows."""
        self.cli("create", "own")
        begin = dt.date(2027, 6, 28)
        self.run_program(LISTER, self.folder / "own", HOME, str(begin), "make")
        expected = []
        for i in range(420):
            day = begin + dt.timedelta(days=i)
            for title, when, minutes in (("Every night", True, 45), ("Monday nights", day.weekday() == 0, 75),
                                         ("Every third night", i % 3 == 0, 150), ("One night", i == 10, 179),
                                         ("Every morning", True, 180)):
                if not when:
                    continue
                date = day + dt.timedelta(days=minutes < 180)
                moment = instant(dt.datetime(date.year, date.month, date.day, minutes // 60, minutes % 60), HOME)
                if FIRST <= dt.datetime.fromtimestamp(moment, UTC).date() <= LAST:
                    expected.append((moment, title))
        self.assert_same(self.listed("own"), (sorted(expected), []))
        exported = self.cli("export", "own", "--format", "ics", "--with-words", "--output", "-")
        self.assert_same(expand(exported), (sorted(expected), []))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
