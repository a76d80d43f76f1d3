# SPDX-License-Identifier: GPL-3.0-or-later
"""test_meeting_lists.py HELPER [SAMPLES]: lists of meetings, written and read by Python's own csv and json.

The same meetings in each format must come out of the process as they went in; and whatever is wrong with a row must take
nothing else with it, and be named. SAMPLES: real lists, when they are there.
"""

import codecs
import csv
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

DEEP = '{"a":' * 300 + "1" + "}" * 300
HELPER = sys.argv[1]
SAMPLES = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
GUIDE_DAY = {0: 1, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 0}
BMLT_DAY = {day: number + 1 for day, number in GUIDE_DAY.items()}


def read(data: bytes) -> list[dict]:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        result = subprocess.run([HELPER], stdin=file, capture_output=True, check=True, timeout=60)
    return [json.loads(line) for line in result.stdout.splitlines()]


def meetings(lines: list[dict]) -> list[dict]:
    return [line["meeting"] for line in lines if "meeting" in line]


def left(lines: list[dict]) -> list[tuple]:
    return [(one["left"]["number"], one["left"].get("part"), one["left"]["reason"]) for one in lines if "left" in one]


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def twelve(minutes: int) -> str:
    hours = minutes // 60
    return f"{hours % 12 or 12}:{minutes % 60:02} {'AM' if hours < 12 else 'PM'}"


def make(n: int) -> list[dict]:
    """Meetings that are whole, with what texts may hold."""
    draw = random.Random(6)
    words = ["Sunrise", "Grüße, Käthe", 'The "blue" room', "朝の集い", "O’Neill; back door", "Zwölf\tSchritte", "ألف", "a < b & c"]
    all_of_them = []
    for i in range(n):
        start = draw.randrange(0, 24 * 60, 5)
        all_of_them.append({
            "id": f"m-{i}", "name": f"{draw.choice(words)} {i}".replace("\t", " "), "day": draw.randrange(7),
            "minutes": start, "duration": draw.choice([30, 60, 75, 90, 120]),
            "place": draw.choice(words).replace("\t", " "), "note": draw.choice(["", "First line\nsecond line", "Ring twice"]),
            "zone": draw.choice(["Europe/Berlin", "America/New_York", ""]), "closed": draw.random() < .5,
            "link": draw.choice(["", "https://example.org/j/123?pwd=a%20b"]),
        })
    return all_of_them


def expected(row: dict) -> dict:
    out = {"id": row["id"], "name": row["name"], "days": 1 << row["day"], "minutes": row["minutes"],
           "duration": row["duration"], "place": row["place"]}
    for name in ("note", "zone", "link"):
        if row[name]:
            out[name] = row[name]
    return out


def guide(row: dict) -> dict:
    end = (row["minutes"] + row["duration"]) % (24 * 60)
    return {"slug": row["id"], "name": row["name"], "day": GUIDE_DAY[row["day"]], "time": clock(row["minutes"]),
            "end_time": clock(end), "location": row["place"], "notes": row["note"], "timezone": row["zone"],
            "types": ["C" if row["closed"] else "O"], "conference_url": row["link"] or None,
            "contact_1_name": "Robin", "contact_1_phone": "+1 555 0100"}


def bmlt(row: dict) -> dict:
    return {"id_bigint": row["id"], "meeting_name": row["name"], "weekday_tinyint": str(BMLT_DAY[row["day"]]),
            "start_time": clock(row["minutes"]) + ":00", "duration_time": clock(row["duration"]) + ":00",
            "location_text": row["place"], "comments": row["note"], "time_zone": row["zone"],
            "formats": "zu,Ro" if row["closed"] else "of,Ro", "virtual_meeting_link": row["link"],
            "venue_type": "3" if row["link"] else "1", "published": "1", "contact_name_1": "Robin"}


def tsml(row: dict) -> dict:
    end = (row["minutes"] + row["duration"]) % (24 * 60)
    return {"Time": twelve(row["minutes"]), "End Time": twelve(end), "Day": DAYS[row["day"]], "Name": row["name"],
            "Location": row["place"], "Types": "Closed, Wheelchair Access" if row["closed"] else "Open",
            "Notes": row["note"], "Timezone": row["zone"], "Contact 1 Name": "Robin", "Conference URL": row["link"],
            "Slug": row["id"], "Updated": "2020-04-0416:50:58"}


def naws(row: dict) -> dict:
    return {"Committee": "G000" + row["id"], "CommitteeName": row["name"], "ContactName": "Robin",
            "Closed": "CLOSED" if row["closed"] else "OPEN", "WheelChr": "FALSE", "Day": DAYS[row["day"]],
            "Time": f"{row['minutes'] // 60}{row['minutes'] % 60:02}", "Place": row["place"], "Format1": "BT",
            "Delete": "", "VirtualMeetingLink": row["link"], "TimeZone": row["zone"], "bmlt_id": row["id"],
            "unpublished": ""}


def table(rows: list[dict], **options) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys(), **options)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class Formats(unittest.TestCase):
    rows = make(120)

    def check(self, data: bytes, form: str, without: tuple = ()) -> list[dict]:
        lines = read(data)
        self.assertEqual(lines[0], {"format": form})
        self.assertEqual(left(lines), [])
        mine = meetings(lines)
        self.assertEqual(len(mine), len(self.rows))
        for one, row in zip(mine, self.rows):
            want = {key: value for key, value in expected(row).items() if key not in without}
            self.assertEqual({key: one.get(key) for key in want}, want)
            for key in ("note", "zone", "link"):
                if not row[key]:
                    self.assertNotIn(key, one)
            self.assertIn("Robin", one["contact"])
        self.assertEqual(lines[-1]["end"]["meeting"], len(self.rows))
        return mine

    def test_guide(self) -> None:
        rows = [guide(row) for row in self.rows]
        text = json.dumps(rows)
        forms = {
            "plain": text,
            "pretty": json.dumps(rows, indent=4, ensure_ascii=False),
            "meetings": json.dumps({"name": "A list", "updated": 3, "meetings": rows}),
            "data": json.dumps({"status": "ok", "data": {"total": 3, "items": rows}}),
            "airtable": json.dumps({"records": [{"id": f"rec{i}", "createdTime": "x", "fields": row}
                                                for i, row in enumerate(rows)], "offset": "itr"}),
            "keyed": json.dumps({str(i): row for i, row in enumerate(rows)}),
            "geojson": json.dumps({"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": row, "geometry": {"type": "Point", "coordinates": [1, 2]}} for row in rows]}),
            "call": f"/**/ callback_1({text});",
            "variable": f"var meetings = {text};",
            "a row a line": "\n".join(json.dumps(row) for row in rows),
            "values": json.dumps({"range": "A1", "majorDimension": "ROWS", "values": [list(rows[0])] + [
                [",".join(value) if isinstance(value, list) else value for value in row.values()] for row in rows]}),
            "numbers as text": json.dumps([{**row, "day": str(row["day"])} for row in rows]),
            "list of days": json.dumps([{**row, "day": [row["day"]]} for row in rows]),
            "names of days": json.dumps([{**row, "day": DAYS[(row["day"] - 1) % 7].upper()} for row in rows]),
            "twelve hours": json.dumps([{**row, "time": twelve(one["minutes"]).lower()} for row, one in zip(rows, self.rows)]),
            "capitals": json.dumps([{key.upper(): value for key, value in row.items()} for row in rows]),
        }
        for name, form in forms.items():
            with self.subTest(name):
                mine = self.check(form.encode(), "meeting-guide")
                self.assertEqual([one["codes"] for one in mine], [["C" if row["closed"] else "O"] for row in self.rows])
        for name, encoded in {"bom": codecs.BOM_UTF8 + text.encode(), "utf-16": text.encode("utf-16"),
                              "utf-16-be": text.encode("utf-16-be"), "crlf": text.replace(", {", ",\r\n{").encode()}.items():
            with self.subTest(name):
                self.check(encoded, "meeting-guide")

    def test_bmlt(self) -> None:
        rows = [bmlt(row) for row in self.rows]
        formats = [{"key_string": "zu", "name_string": "Geschlossen", "world_id": "CLOSED"},
                   {"key_string": "of", "name_string": "Offen", "world_id": "OPEN"},
                   {"key_string": "Ro", "name_string": "Rollstuhl", "world_id": "WCHR"}]
        mine = self.check(json.dumps(rows).encode(), "bmlt-json")
        self.assertEqual(mine[0]["words"], ["", ""])
        both = self.check(json.dumps({"meetings": rows, "formats": formats}).encode(), "bmlt-json")
        for one, row in zip(both, self.rows):
            self.assertEqual(one["codes"], ["zu" if row["closed"] else "of", "Ro"])
            self.assertEqual(one["words"], ["Geschlossen" if row["closed"] else "Offen", "Rollstuhl"])
            self.assertEqual(one["ways"], 3 if row["link"] else 1)
        self.check(table(rows).encode(), "bmlt-csv")

    def test_tables(self) -> None:
        for name, options in {"rfc": {}, "semicolons": {"delimiter": ";"}, "tabs": {"delimiter": "\t"},
                              "all in quotes": {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"},
                              "old line ends": {"lineterminator": "\r"}}.items():
            with self.subTest(name):
                text = table([tsml(row) for row in self.rows], **options)
                mine = self.check(text.encode(), "tsml-csv")
                self.assertEqual(mine[0]["codes"], ["Closed", "Wheelchair Access"] if self.rows[0]["closed"] else ["Open"])
                self.check(codecs.BOM_UTF8 + text.encode(), "tsml-csv")
                self.check(text.encode("utf-16"), "tsml-csv")
                mine = self.check(table([naws(row) for row in self.rows], **options).encode(), "naws-csv",
                                  without=("duration", "note"))
                self.assertEqual(mine[0]["codes"], ["CLOSED" if self.rows[0]["closed"] else "OPEN", "BT"])

    def test_latin(self) -> None:
        text = table([{"Name": "Grüße aus Köln – „Käthe“", "Day": "Samstag", "Time": "19.30 Uhr", "Slug": "a"}], delimiter=";")
        one = meetings(read(("sep=;\r\n" + text).encode("cp1252")))[0]
        self.assertEqual((one["name"], one["days"], one["minutes"]), ("Grüße aus Köln – „Käthe“", 32, 1170))


class Rows(unittest.TestCase):
    """What single fields may hold."""

    def one(self, **fields) -> tuple[dict | None, list]:
        row = {"slug": "s", "name": "Group", "day": 1, "time": "19:00", **fields}
        lines = read(json.dumps([row, {"slug": "good", "name": "Good", "day": 3, "time": "08:00"}]).encode())
        found = meetings(lines)
        self.assertEqual(found[-1]["name"], "Good")
        self.assertEqual(lines[-1]["end"]["meeting"], 2)
        return (found[0] if len(found) == 2 else None), left(lines)

    def test_days(self) -> None:
        good = {0: 64, 6: 32, "0": 64, " 6 ": 32, "Wednesday": 4, "wed": 4, "Weds.": 4, "Mittwochs": 4, "jeudi": 8,
                "miércoles": 4, "sábado": 32, "domenica": 64, "terça-feira": 2, "воскресенье": 64, "日曜日": 64, "zaterdag": 32,
                "måndag": 1, "lørdag": 32, "środa": 4, "Monday, Wednesday": 5, "Mon-Fri": 31, "Sat to Mon": 97, "daily": 127,
                "1,3": 5, 6.0: 32, "[2]": 2}
        for value, days in good.items():
            with self.subTest(value):
                row, gone = self.one(day=value)
                self.assertEqual((row["days"], gone), (days, []))
        self.assertEqual(self.one(day=[1, "3", "Friday"])[0]["days"], 21)
        for value in (7, "7", -1, 8, "Someday", 1.5, "1-5x", 99999999999999999999, "1e300"):
            with self.subTest(value):
                self.assertEqual(self.one(day=value), (None, [(1, None, "bad-day")]))
        row, gone = self.one(day=[1, 7])
        self.assertEqual((row["days"], gone), (1, [(1, "day", "some-days")]))
        for value in (None, "", [], [None], "  "):
            with self.subTest(value):
                self.assertEqual(self.one(day=value), (None, [(1, None, "no-day")]))
                row, gone = self.one(day=value, time="")
                self.assertEqual((row["days"], row["minutes"], gone), (0, -1, []))

    def test_times(self) -> None:
        good = {"11:00 AM": 660, "8:00": 480, "08:00:00": 480, "1900": 1140, 1900: 1140, "730": 450, "7pm": 1140,
                "7:30 p.m.": 1170, "12:00 am": 0, "12:00 PM": 720, "noon": 720, "Midnight": 0, "12 noon": 720, "19.30": 1170,
                "19h30": 1170, "19 Uhr": 1140, "19:00 PM": 1140, "2026-01-05T19:00:00": 1140, "23:59": 1439, "0:00": 0,
                0.7916666667: 1140, "19:00:00.000Z": 1140}
        for value, minutes in good.items():
            with self.subTest(value):
                row, gone = self.one(time=value)
                self.assertEqual((row["minutes"], gone), (minutes, []))
        for value in ("25:00", "19:60", "soon", "13:00 AM", "1", "19:00 Mars time", "-1:00", "9999", True, "24:30"):
            with self.subTest(value):
                if value == "1":
                    self.assertEqual(self.one(time=value)[0]["minutes"], 60)
                else:
                    self.assertEqual(self.one(time=value), (None, [(1, None, "bad-time")]))
        row, gone = self.one(time=None)
        self.assertEqual((row["days"], row["minutes"], gone), (1, -1, [(1, "time", "no-time")]))
        row, gone = self.one(time="24:00")
        self.assertEqual((row["days"], row["minutes"]), (2, 0))

    def test_ends(self) -> None:
        self.assertEqual(self.one(end_time="20:30")[0]["duration"], 90)
        self.assertEqual(self.one(time="23:30", end_time="0:30")[0]["duration"], 60)
        self.assertEqual(self.one(time="19:00 - 20:30")[0]["duration"], 90)
        self.assertEqual(self.one(time="7-8:30pm")[0]["minutes"], 1140)
        for value in ("18:00", "later"):
            row, gone = self.one(end_time=value)
            self.assertEqual((row["duration"], gone), (-1, [(1, "endtime", "bad-end")]))
        row, gone = self.one(end_time="19:00")
        self.assertEqual((row["duration"], gone), (-1, []))

    def test_texts(self) -> None:
        row, gone = self.one(name="Women&#8217;s <b>Group</b> &amp; friends", notes="<p>One</p><p>Two<br>three</p>&nbsp;a < b",
                             types="[open, Women]", conference_url="zoom.us/j/1", location=None, group=17)
        self.assertEqual(gone, [])
        self.assertEqual((row["name"], row["note"], row["codes"], row["link"], row["group"]),
                         ("Women’s Group & friends", "One\n\nTwo\nthree\na < b", ["open", "Women"], "https://zoom.us/j/1", "17"))
        for value in (None, [], "", [None]):
            self.assertNotIn("codes", self.one(types=value)[0])
        row, gone = self.one(conference_url="javascript:alert(1)")
        self.assertNotIn("link", row)
        self.assertEqual(gone, [(1, "conference_url", "bad-value")])
        self.assertEqual(self.one(name={"rendered": "Group"})[0]["name"], "Group")
        self.assertEqual(self.one(name="", group="The group")[0]["name"], "The group")
        self.assertEqual(self.one(name=" \u200b "), (None, [(1, None, "nameless")]))

    def test_ids(self) -> None:
        row, gone = self.one(slug=None)
        self.assertNotIn("id", row)
        self.assertEqual(gone, [(1, "id", "no-id")])
        self.assertEqual(self.one(slug=17)[0]["id"], "17")
        row = {"slug": "a", "name": "A", "day": 1, "time": "19:00"}
        lines = read(json.dumps([row, row, {**row, "day": 2}]).encode())
        self.assertEqual([one["id"] for one in meetings(lines)][0], "a")
        self.assertEqual(len({one["id"] for one in meetings(lines)}), 2)
        self.assertEqual(left(lines), [(2, None, "twice"), (3, "id", "same-id")])

    def test_ways(self) -> None:
        far = {"conference_url": "https://example.org/j"}
        exact = {"formatted_address": "1 Main St, Town, ST 12345, USA"}
        rough = {"formatted_address": "Town, USA"}
        for fields, ways in [({}, 0), (far, 2), (exact, 1), (rough, 1), ({**far, **rough}, 2), ({**far, **exact}, 3),
                             ({**exact, "types": ["TC"]}, 0), ({**far, **exact, "types": ["O", "TC"]}, 2),
                             ({**exact, "conference_phone": "+1555*1#"}, 5), ({"types": "ONL"}, 2),
                             ({**far, **exact, "attendance_option": "online"}, 2), ({"attendance_option": "hybrid"}, 3)]:
            with self.subTest(fields):
                self.assertEqual(self.one(**fields)[0]["ways"], ways)
        self.assertEqual(self.one(**rough)[0]["approximate"], 1)
        self.assertEqual(self.one(**rough, approximate="no")[0]["approximate"], 0)
        self.assertEqual(self.one(**exact)[0]["approximate"], 0)
        self.assertEqual(self.one(**exact, types=["TC"])[0]["closed"], 1)


class Broken(unittest.TestCase):
    A = '{"slug":"a","name":"A","day":1,"time":"19:00"}'
    B = '{"slug":"b","name":"B","day":2,"time":"19:00"}'
    C = '{"slug":"c","name":"C","day":3,"time":"19:00"}'

    def check(self, text: str, names: str, reasons: list[str]) -> None:
        lines = read(text.encode(errors="surrogateescape"))
        self.assertEqual("".join(one["name"] for one in meetings(lines)), names)
        self.assertEqual([reason for _, _, reason in left(lines)], reasons)
        self.assertEqual(lines[-1]["end"]["meeting"],
                         len(names) + sum(part is None and reason != "trailer" for _, part, reason in left(lines)))

    def test_json(self) -> None:
        a, b, c = self.A, self.B, self.C
        cases = {
            "whole": (f"[{a},{b},{c}]", "ABC", []),
            "cut off": (f"[{a},{b},{c[:20]}", "AB", ["not-closed"]),
            "cut off behind a comma": (f"[{a},{b},", "AB", []),
            "cut off around": ('{"meetings":[' + f"{a},{b}", "AB", []),
            "words behind": (f"[{a}]\n\n thank you", "A", ["trailer"]),
            "two lists": (f"[{a}][{b}]", "AB", []),
            "no commas": (f"[{a}{b}\n{c}]", "ABC", []),
            "comma too many": (f'[{a},{b[:-1]},}},{c},]', "ABC", []),
            "no value": (f'[{a},{{"name":"X","day":}},{c}]', "AC", ["broken-row"]),
            "brace missing": (f"[{a},{b[:-1]},{c}]", "AC", ["broken-row"]),
            "quote missing": (f'[{a},{b.replace(chr(34) + "B" + chr(34), chr(34) + "B")},{c}]', "AC", ["broken-row"]),
            "quotes inside": (f'[{a},{{"name":"say "hello" there","day":1}},{c}]', "AC", ["broken-row"]),
            "line end in a text": (f'[{a},{{"slug":"b","name":"B","notes":"one\ntwo\there"}},{c}]', "ABC", []),
            "escapes of none": (f'[{a},{{"slug":"b","name":"B\\x","types":"O\\\'s"}},{c}]'.replace("B\\x", "B"), "ABC", []),
            "words of others": (f'[{a},{{"slug":"b","name":"B","types":None,"notes":undefined,"x":NaN}},{c}]', "ABC", []),
            "no rows among rows": (f'[{a},null,7,"x",{{}},{c}]', "AC", ["no-meeting"] * 4),
            "another kind of row": (f'[{a},{{"name":"Shop","price":3}},{c}]', "AC", ["no-meeting"]),
            "no utf-8": (f'[{a},{{"slug":"b","name":"B","notes":"K\udce4the"}},{c}]', "ABC", []),
            "nul": (f"[{a},{b},{c}]".replace("19:00", "19:00\\u0000"), "ABC", []),
            "deep": (f'[{a},{{"slug":"b","name":"B","x":{"[" * 500}{"]" * 500}}},{c}]', "AC", ["broken-row"]),
            "deep before the name": (f'[{a},{{"x":{DEEP},"slug":"b","name":"B"}},{c}]', "AC", ["broken-row"]),
            "deep in every row": (f'[{{"x":{DEEP},{a[1:]},{{"x":{DEEP},{b[1:]},{c}]', "C", ["broken-row"] * 2),
            "deep beside the rows": (f'{{"x":{DEEP},"meetings":[{a},{b}]}}', "AB", []),
            "pages": (f"[[{a},{b}],[{c}]]", "ABC", []),
            "pages of pages": (f"[[[{a}],[{b}]],[[{c}]]]", "ABC", []),
            "directions in names": (f"[{a},{b},{c}]".replace('"name"', '"\u202ena\u200eme\ufeff"'), "ABC", []),
            "byte order marks": (f"\ufeff\ufeff[{a},{b},{c}]", "ABC", []),
        }
        for name, (text, names, reasons) in cases.items():
            with self.subTest(name):
                self.check(text, names, reasons)

    def test_nul(self) -> None:
        """A text does not end where an escape says that there is a byte of nothing."""
        for name, is_read in (("One\\u0000two", "One two"), ("One\\\\u0000two", "One\\u0000two"), ("One\0two", "One two")):
            with self.subTest(name):
                lines = read(f"[{self.A},{self.B}]".replace('"B"', f'"{name}"').encode())
                self.assertEqual([one["name"] for one in meetings(lines)], ["A", is_read])
                self.assertEqual(left(lines), [])

    def test_half_letters(self) -> None:
        """What cuts off a text in the middle of a letter of two halves leaves one of them."""
        for name, is_read in (("One \\ud83d", "One \ufffd"), ("\\ude00One", "\ufffdOne"), ("\\ud83d\\ud83d\\ude00", "\ufffd😀"),
                              ("\\ud83dx\\ude00", "\ufffdx\ufffd"), ("\\\\ud83d", "\\ud83d"), ("\\uD83D\\uDE00", "😀")):
            with self.subTest(name):
                lines = read(f"[{self.A},{self.B}]".replace('"B"', f'"{name}"').encode())
                self.assertEqual([one["name"] for one in meetings(lines)], ["A", is_read])
                self.assertEqual(left(lines), [])

    def test_tables(self) -> None:
        head = "Name,Day,Time,Slug,Notes\n"
        cases = {
            "title above": ("Our meetings\n\n" + head + "A,Monday,19:00,a,x\n", "A", []),
            "byte order marks": ("\ufeff\ufeff" + head + "A,Monday,19:00,a,x\n", "A", []),
            "mark before a quote": ('\u200e"Name",Day,\ufeff"Time",Slug,Notes\nA,Monday,19:00,a,x\n', "A", []),
            "blank lines": (head + "\nA,Monday,19:00,a,x\n,,,,\n\nB,Friday,7 PM,b,\n", "AB", []),
            "head again": (head + "A,Monday,19:00,a,x\n" + head + "B,Friday,7 PM,b,\n", "AB", []),
            "short row": (head + "A,Monday,19:00\nB,Friday,7 PM,b,\n", "AB", ["no-id"]),
            "long row": (head + "A,Monday,19:00,a,one, two\nB,Friday,7 PM,b,\n", "B", ["more-fields"]),
            "lines in quotes": (head + 'A,Monday,19:00,a,"one\n""two"",\nthree"\nB,Friday,7 PM,b,\n', "AB", []),
            "quote not closed": (head + 'A,Monday,19:00,a,"one\nB,Friday,7 PM,b,\nC,Friday,7 PM,c,x\n', "BC", ["broken-row"]),
            "quote not closed before another": (head + 'A,Monday,19:00,a,"one\nB,Friday,7 PM,b,"two"\nC,Friday,7 PM,c,x\n',
                                                "BC", ["broken-row"]),
            "quote inside": (head + 'A,Monday,19:00,a,5" pipe\n', "A", []),
            "no last line end": (head + "A,Monday,19:00,a,x", "A", []),
            "bad day": (head + "A,Funday,19:00,a,x\nB,Friday,7 PM,b,\n", "B", ["bad-day"]),
        }
        for name, (text, names, reasons) in cases.items():
            with self.subTest(name):
                self.check(text, names, reasons)

    def test_gone(self) -> None:
        """What the list itself takes back."""
        rows = [naws(row) for row in make(3)]
        rows[0]["Delete"], rows[1]["unpublished"] = "D", "1"
        lines = read(table(rows).encode())
        self.assertEqual((len(meetings(lines)), left(lines)), (1, [(1, None, "not-published"), (2, None, "not-published")]))
        rows = [bmlt(row) for row in make(2)]
        rows[0]["published"] = "0"
        self.assertEqual(left(read(json.dumps(rows).encode())), [(1, None, "not-published")])

    def test_refused(self) -> None:
        for name, text, reason in [("empty list", "[]", "no-meetings"), ("formats", '[{"key_string":"O","world_id":"OPEN"}]',
                                   "no-meetings"), ("page", "<!DOCTYPE html><p>Meetings", "not-understood"),
                                   ("table of others", "Date,Amount\n1,2\n", "not-understood"), ("a letter", "Dear you", "not-understood"),
                                   ("other JSON", '{"a":[1,2,{"b":3}]}', "no-meetings"), ("brackets", "[" * 100000, "no-meetings")]:
            with self.subTest(name):
                self.assertEqual(read(text.encode()), [{"refused": reason}])

    def test_too_many(self) -> None:
        """More than can be saved as one step is refused before anything of it is shown."""
        def rows(n: int, **fields) -> list[dict]:
            return read(json.dumps([{"slug": i, "name": f"G {i}", "time": "19:00", "day": 1, **fields} for i in range(n)]).encode())

        week, long = list(range(7)), "word " * 2500
        for n, fields in [(20000, {}), (10000, {"day": week}), (2000, {"notes": long})]:
            with self.subTest(taken=n, fields=list(fields)):
                self.assertEqual(len(meetings(rows(n, **fields))), n)
        for n, fields in [(20001, {}), (10001, {"day": week}), (2100, {"notes": long})]:
            with self.subTest(refused=n, fields=list(fields)):
                self.assertEqual(rows(n, **fields), [{"refused": "too-many"}])

    def test_bombs(self) -> None:
        """What would take for ever comes to an end."""
        for name, text in {"open": '[{"name":"x",' * 200000, "quotes": '{"name":"' * 500000, "commas": "[" + "," * 5000000,
                           "table": "Name,Day,Time\n" + '"' * 3000001, "columns": "Name,Day" + "," * 3000000,
                           "tags": '[{"slug":1,"name":"x","location":"y","notes":"' + "<" * 200000 + '"}]',
                           "keys": "{" + ",".join('"k%d":{"a":1}' % i for i in range(200000)) + "}"}.items():
            with self.subTest(name):
                last = read(text.encode())[-1]
                self.assertTrue("end" in last or "refused" in last, last)


class Samples(unittest.TestCase):
    """Lists that nobody here made: nothing of them is lost without a word."""

    def test_all(self) -> None:
        for path in sorted(SAMPLES.iterdir()) if SAMPLES is not None and SAMPLES.is_dir() else []:
            with self.subTest(path.name):
                text = path.read_bytes().decode("utf-8-sig")
                lines = read(path.read_bytes())
                if "formats" in path.name:
                    self.assertEqual(lines, [{"refused": "no-meetings"}])
                    continue
                if path.suffix == ".csv":
                    rows = list(csv.DictReader(io.StringIO(text, newline="")))
                else:
                    rows = json.JSONDecoder().raw_decode(text.lstrip())[0]
                whole = sum(part is None and reason != "trailer" for _, part, reason in left(lines))
                self.assertEqual(len(meetings(lines)) + whole, len(rows))
                names = [row.get("name") or row.get("meeting_name") or row.get("Name") for row in rows]
                self.assertLessEqual({one["name"] for one in meetings(lines)}, {" ".join(name.split()) for name in names})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
