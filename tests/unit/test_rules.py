# SPDX-License-Identifier: GPL-3.0-or-later
"""The days of rules against dateutil, which is another implementation of the same standard.

With a file as second argument it goes through that instead: RRULE, DTSTART and INSTANCES lines, as libical's own
tests have them, and says which rules are followed, which are kept, and which of those followed come out otherwise."""

import datetime
import random
import subprocess
import sys
import unittest

from dateutil.rrule import rrulestr

PROGRAM = sys.argv[1]
KEPT = "6"
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def ask(cases):
    """cases: (rule, first, from, to). Returns (form, last, days) each."""
    lines = "".join("\t".join([rule, *(str(day) for day in days)]) + "\n" for rule, *days in cases)
    answer = subprocess.run([PROGRAM], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(answer) == len(cases)
    result = []
    for line in answer:
        form, last, days = line.split("\t")
        result.append((form, last, [datetime.date.fromisoformat(day) for day in days.split(",") if day]))
    return result


def independent(rule, first, start, end):
    begin = datetime.datetime(first.year, first.month, first.day)
    days = []
    for moment in rrulestr(rule, dtstart=begin):
        if moment.date() > end:
            break
        if moment.date() >= start:
            days.append(moment.date())
    return days


def draw_days(rng):
    first = datetime.date(1976, 1, 1) + datetime.timedelta(days=rng.randrange(60 * 365))
    if rng.random() < 0.2:
        first = rng.choice([datetime.date(2024, 2, 29), datetime.date(2025, 1, 31), datetime.date(2023, 12, 31),
                            datetime.date(2020, 10, 30), datetime.date(1999, 12, 31), datetime.date(2025, 2, 28)])
    start = first + datetime.timedelta(days=rng.choice([0, 0, 1, 6, 30, 400, 3000, 18250]))
    return first, start, start + datetime.timedelta(days=rng.choice([0, 6, 40, 400, 1500]))


def draw_rule(rng):
    frequency = rng.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "MONTHLY", "YEARLY"])
    rule = [f"FREQ={frequency}"]
    if rng.random() < 0.6:
        rule.append(f"INTERVAL={rng.choice([1, 2, 2, 3, 4, 5, 6, 7, 10, 12, 14, 28, 90])}")
    if frequency == "WEEKLY" and rng.random() < 0.8:
        rule.append("BYDAY=" + ",".join(rng.sample(WEEKDAYS, rng.randint(1, 7))))
        if rng.random() < 0.3:
            rule.append(f"WKST={rng.choice(WEEKDAYS)}")
    elif frequency == "MONTHLY":
        rule += draw_month_part(rng)
    elif frequency == "YEARLY" and rng.random() < 0.4:
        rule.append(f"BYMONTH={rng.randint(1, 12)}")
        rule.append(f"BYMONTHDAY={rng.choice([1, 15, 28, 29, 30, 31, -1])}")
    if rng.random() < 0.25:
        rule.append(f"COUNT={rng.choice([1, 2, 3, 10, 60, 366])}")
    return ";".join(rule)


def draw_month_part(rng):
    choice = rng.random()
    if choice < 0.4:
        return [f"BYMONTHDAY={rng.choice([1, 2, 15, 28, 29, 30, 31, -1])}"]
    if choice < 0.8:
        return [f"BYDAY={rng.choice([1, 2, 3, 4, 5, -1])}{rng.choice(WEEKDAYS)}"]
    if choice < 0.9:
        return ["BYDAY=MO,TU,WE,TH,FR", f"BYSETPOS={rng.choice([1, -1, 2])}"]
    return []


def draw_other_rule(rng):
    """What is followed, but not offered."""
    def some(values, n):
        return ",".join(str(value) for value in sorted(rng.sample(values, rng.randint(1, n))))

    months, days, weekdays = some(range(1, 13), 4), some([*range(1, 32), -1, -2, -10], 5), some(WEEKDAYS, 3)
    nth = some([f"{n}{day}" for n in (1, 2, 3, 4, 5, -1, -2) for day in WEEKDAYS], 4)
    rule = rng.choice([
        f"FREQ=DAILY;BYMONTH={months}", f"FREQ=DAILY;BYDAY={weekdays};BYMONTH={months}", f"FREQ=DAILY;BYMONTHDAY={days}",
        f"FREQ=WEEKLY;BYDAY={weekdays};BYMONTH={months}", f"FREQ=MONTHLY;BYMONTHDAY={days}", f"FREQ=MONTHLY;BYDAY={nth}",
        f"FREQ=MONTHLY;BYDAY={weekdays}", f"FREQ=MONTHLY;BYDAY={weekdays};BYMONTHDAY={days}",
        f"FREQ=MONTHLY;BYMONTHDAY={days};BYMONTH={months}", f"FREQ=MONTHLY;BYDAY={weekdays};BYSETPOS={rng.choice([1, 2, -1])}",
        f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days}", f"FREQ=YEARLY;BYMONTH={months};BYDAY={nth}",
        f"FREQ=YEARLY;BYMONTH={months};BYDAY={weekdays}", f"FREQ=YEARLY;BYYEARDAY={some([1, 60, 100, 200, 365, 366, -1], 3)}"])
    interval = rng.choice([1, 1, 1, 2, 3, 5])
    return rule + (f";INTERVAL={interval}" if interval > 1 else "") + rng.choice(["", "", "", ";COUNT=25"])


class Rules(unittest.TestCase):
    def compare(self, cases):
        n = 0
        for case, (form, last, days) in zip(cases, ask(cases)):
            self.assertNotIn(form, ("none", KEPT), case)
            self.assertEqual(days, independent(*case), case)
            if "COUNT" in case[0]:
                # It looks 200 years ahead.
                whole = independent(case[0], case[1], case[1], case[1] + datetime.timedelta(days=200 * 366))
                self.assertEqual(last, str(whole[-1]) if whole else "-", case)
            n += len(days)
        return n

    def test_drawn_rules(self):
        rng = random.Random(4)
        cases = [(draw_rule(rng), *draw_days(rng)) for _ in range(2500)]
        self.assertGreater(self.compare(cases), 30000)

    def test_other_rules(self):
        rng = random.Random(44)
        cases = [(draw_other_rule(rng), *draw_days(rng)) for _ in range(1500)]
        self.assertGreater(self.compare(cases), 12000)

    def test_by_hand(self):
        date = datetime.date
        # The 31st, the 29th of February, the fifth Monday: only where there is one. The last day is always there.
        cases = [("FREQ=MONTHLY", date(2025, 1, 31), date(2025, 1, 1), date(2025, 8, 1)),
                 ("FREQ=YEARLY", date(2024, 2, 29), date(2024, 1, 1), date(2033, 1, 1)),
                 ("FREQ=MONTHLY;BYDAY=5MO", date(2025, 1, 1), date(2025, 1, 1), date(2025, 9, 30)),
                 ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2024, 1, 31), date(2024, 1, 1), date(2024, 4, 30)),
                 ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 30)),
                 ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 30))]
        wanted = [["2025-01-31", "2025-03-31", "2025-05-31", "2025-07-31"],
                  ["2024-02-29", "2028-02-29", "2032-02-29"],
                  ["2025-03-31", "2025-06-30", "2025-09-29"],
                  ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"],
                  ["2026-11-01", "2026-11-02", "2026-11-15", "2026-11-16", "2026-11-29", "2026-11-30"],
                  ["2026-11-01", "2026-11-09", "2026-11-15", "2026-11-23", "2026-11-29"]]
        for case, days, (_, _, found) in zip(cases, wanted, ask(cases)):
            self.assertEqual([str(day) for day in found], days, case)

    def test_what_is_no_rule(self):
        day = datetime.date(2026, 11, 21)
        texts = ["", "FREQ=", "FREQ=OFTEN", "INTERVAL=2", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=-1", "gar nichts",
                 "FREQ=WEEKLY;BYDAY=XX"]
        for text, (form, _, days) in zip(texts, ask([(text, day, day, day) for text in texts])):
            self.assertEqual((form, days), ("none", []), text)

    def test_what_is_only_kept(self):
        """It stands on its first day, and nowhere else."""
        day = datetime.date(2026, 11, 21)
        texts = ["FREQ=HOURLY;INTERVAL=6", "FREQ=SECONDLY", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "FREQ=DAILY;BYHOUR=8,20",
                 "RSCALE=CHINESE;FREQ=YEARLY", "FREQ=DAILY;BYSETPOS=1;BYDAY=MO,TU"]
        cases = [(text, day, day - datetime.timedelta(days=9), day + datetime.timedelta(days=3000)) for text in texts]
        for text, (form, last, days) in zip(texts, ask(cases)):
            self.assertEqual((form, last, days), (KEPT, str(day), [day]), text)


def read_cases(path):
    """Rules with a title, and what is expected of them."""
    title, case = "", {}
    for line in [*open(path, encoding="utf-8"), ""]:
        line = line.strip()
        if line.startswith("#"):
            title = line[1:].strip()
        elif ":" in line:
            name, _, value = line.partition(":")
            case.setdefault(name, value)
        elif case:
            yield title, case
            case = {}


def day_of(text):
    return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def go_through(path):
    counts = {}
    for title, case in read_cases(path):
        rule, first = case.get("RRULE", ""), day_of(case["DTSTART"])
        instances = case.get("INSTANCES", "")
        end = day_of(case["UNTIL"]) if "UNTIL" in case else first + datetime.timedelta(days=36500)
        wanted = [day_of(text) for text in instances.split(",")] if instances[:1].isdigit() else None
        start = day_of(case.get("START-AT", case["DTSTART"]))
        (form, _, days), = ask([(rule, first, start, end)])
        until = [part[6:] for part in rule.split(";") if part.startswith("UNTIL=")]
        if until:
            days = [day for day in days if day <= day_of(until[0])]
        if form in ("none", KEPT):
            verdict = {"none": "no rule", KEPT: "kept"}[form]
        elif wanted is None:
            verdict = "followed, no days to compare"
        else:
            wanted = sorted({day for day in wanted if day >= start})
            verdict = "as wanted" if days[:len(wanted)] == wanted else "otherwise"
        counts[verdict] = counts.get(verdict, 0) + 1
        print(f"{verdict:12} {rule}   {title}")
        if verdict == "otherwise":
            print("   wanted", *wanted[:8], "\n   found ", *days[:8])
    print(counts)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        go_through(sys.argv[2])
    else:
        unittest.main(argv=sys.argv[:1], verbosity=2)
