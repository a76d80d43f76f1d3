#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_effects.py CLI LIST-EFFECTS LIST-EPISODES: what coping notes came to, computed here a second time from what docs/effects.md
says, and compared with the program: on urges drawn by chance and on journals of "generate --truth".

In those journals the walk was planted and nothing else. A note that was not planted must never read "lower" or
"higher", in all urges and in every part of them: the median of its gains is less than a point, or zero lies within
its interval. How often that goes wrong by chance is measured on notes that do nothing at all.
"""

import collections
import datetime
import json
import math
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import unittest
import zoneinfo

CLI, PROGRAM, EPISODES = sys.argv[1:4]
MINUTE = 60_000_000
BEFORE = 2 * MINUTE
YEARS = 3
SEEDS = (1, 2)
TOO_FEW, NOT_COMPARED, SAME, NOT_CLEAR, LOWER, HIGHER = range(6)
LEAST = 5
ANY, ALONE, WITH_PEOPLE = range(3)
MORNING, AFTERNOON, EVENING = 1, 2, 3
PLANTED = "Walk around the block"

Episode = collections.namedtuple("Episode", "id at minutes strength later tried triggers company")
Effect = collections.namedtuple(
    "Effect", "used rated word before after without n_without n low median high sure_low sure_high")
NOTHING = (0,) * 10


# ---- A second computation ----

def median(numbers):
    return statistics.median(numbers)


def quarters(numbers):
    """numpy.percentile and R's quantile() as they come."""
    if len(numbers) == 1:
        return numbers[0], numbers[0]
    first, _, third = statistics.quantiles(numbers, n=4, method="inclusive")
    return first, third


def interval(numbers):
    """The sign test turned round: every median that it would not reject at 5 %."""
    ordered = sorted(numbers)
    n = len(ordered)
    best = None
    below = 0
    for k in range(1, n // 2 + 1):
        below += math.comb(n, k - 1)
        if 2 * below * 20 > 2 ** n:
            break
        best = k
    return (ordered[best - 1], ordered[n - best]) if best else (-math.inf, math.inf)


def after_15(episode):
    near = [(abs(at - episode.at - 15 * MINUTE), at, strength) for at, strength in episode.later
            if 10 * MINUTE <= at - episode.at <= 20 * MINUTE]
    return min(near)[1:] if near else None


def has(episode, note, until):
    starts = [start for tried, start in episode.tried if tried == note]
    known = [start for start in starts if start is not None]
    return any(episode.at - BEFORE <= start < until for start in known) if known else bool(starts)


def part_of(minutes):
    hour = minutes / 60
    return MORNING if 4 <= hour < 12 else AFTERNOON if 12 <= hour < 18 else EVENING


def matches(episode, part, company, alone, trigger):
    others = [one for one in episode.company if one not in alone]
    here = WITH_PEOPLE if others else ALONE if episode.company else ANY
    return ((not part or part_of(episode.minutes) == part) and (not company or here == company)
            and (not trigger or trigger in episode.triggers))


def effect_of(note, episodes):
    used = [episode for episode in episodes if any(tried == note for tried, _ in episode.tried)]
    rated = [(episode, after_15(episode)) for episode in episodes]
    rated = [(episode, after) for episode, after in rated if after]
    with_it = [(episode, after[1]) for episode, after in rated if has(episode, note, after[0])]
    without = [(episode, after[1]) for episode, after in rated if not has(episode, note, after[0])]
    if len(with_it) < LEAST:
        return Effect(len(used), len(with_it), TOO_FEW, *NOTHING)
    rows, partners = [], set()
    for episode, after in with_it:
        near = [(other, strength) for other, strength in without if abs(other.strength - episode.strength) <= 1]
        if len(near) >= LEAST:
            drops = [other.strength - strength for other, strength in near]
            rows.append((episode.strength, after, median(drops), interval(drops)))
            partners |= {other.id for other, _ in near}
    if len(rows) < LEAST:
        return Effect(len(used), len(with_it), NOT_COMPARED, median([episode.strength for episode, _ in with_it]),
                      median([after for _, after in with_it]), *(0,) * 8)
    gains = [start - after - usual for start, after, usual, _ in rows]
    sure_low = interval([start - after - others[1] for start, after, _, others in rows])[0]
    sure_high = interval([start - after - others[0] for start, after, _, others in rows])[1]
    middle = median(gains)
    word = (SAME if abs(middle) < 1 else LOWER if middle > 0 and sure_low > 0 else
            HIGHER if middle < 0 and sure_high < 0 else NOT_CLEAR)
    low, high = quarters(gains)
    return Effect(len(used), len(with_it), word, median([row[0] for row in rows]), median([row[1] for row in rows]),
                  median([start - usual for start, _, usual, _ in rows]), len(partners), len(gains), low, middle, high,
                  sure_low, sure_high)


def half_life_of(episodes, lowest, highest):
    """Kaplan and Meier, risk set by risk set."""
    seen = []
    for episode in episodes:
        points = sorted((at - episode.at, strength) for at, strength in episode.later
                        if 0 < at - episode.at <= 180 * MINUTE)
        if not lowest <= episode.strength <= highest or episode.strength == 0 or not points:
            continue
        half = [time for time, strength in points if strength <= episode.strength / 2]
        seen.append((half[0], True) if half else (points[-1][0], False))
    found = -1
    left = 1.0
    for time in sorted({time for time, halved in seen if halved}):
        left *= 1 - sum(one == (time, True) for one in seen) / sum(one[0] >= time for one in seen)
        if left <= 0.5 + 1e-9:
            found = time
            break
    return len(seen), sum(halved for _, halved in seen), found if len(seen) >= LEAST else -1


# ---- The program ----

def write_lines(episodes):
    return "".join("\t".join([
        episode.id, str(episode.at), str(episode.minutes), str(episode.strength),
        ",".join(f"{at}:{strength}" for at, strength in episode.later),
        ",".join(f"{note}:{'' if start is None else start}" for note, start in episode.tried),
        ",".join(episode.triggers), ",".join(episode.company)]) + "\n" for episode in episodes)


def ask(episodes, part=0, company=ANY, alone=(), trigger=""):
    lines = write_lines(episodes)
    answer = subprocess.run([PROGRAM, str(part), str(company), ",".join(alone), trigger], input=lines, text=True,
                            stdout=subprocess.PIPE, check=True, env={**os.environ, "LC_ALL": "C"}).stdout
    effects, halves, counts = {}, {}, None
    for what, *fields in (line.split("\t") for line in answer.splitlines()):
        if what == "effect":
            effects[fields[0]] = Effect(*map(float, fields[1:]))
        elif what == "half":
            halves[int(fields[0]), int(fields[1])] = tuple(map(int, fields[2:]))
        else:
            counts = tuple(map(int, fields))
    return effects, halves, counts


def draw_episodes(rng, n):
    notes = [f"note{i}" for i in range(6)]
    episodes = []
    for i in range(n):
        at = 1_790_000_000_000_000 + i * rng.randrange(1, 600) * MINUTE
        strength = rng.randint(0, 10)
        later, now = {}, strength
        for _ in range(rng.choice([0, 1, 1, 1, 2, 4])):
            now = min(max(now - rng.randint(-1, 4), 0), 10)
            after = rng.choice([rng.randint(0, 30), rng.randint(0, 300), 10, 15, 20])
            later[at + after * MINUTE + rng.choice([-1, 0, 0, 1])] = now
        tried = [(rng.choice(notes), rng.choice([None, at, at + 14 * MINUTE, at + 30 * MINUTE]))
                 for _ in range(rng.choice([0, 1, 1, 2, 3]))]
        episodes.append(Episode(f"e{i}", at, rng.randrange(1440), strength, list(later.items()), tried,
                                rng.sample(["t1", "t2", "t3"], rng.randint(0, 2)),
                                rng.sample(["alone", "sam", "kim"], rng.randint(0, 2))))
    return episodes


def read_export(export):
    """Urges that were kept, as somebody would read them who has the export alone; id of a note → its title."""
    uses = collections.defaultdict(list)
    titles = {}
    for note in export["strategy"]:
        titles[note["id"]] = note["title"]
        for use in note["uses"]:
            if use["craving"]:
                uses[use["craving"]].append((note["id"], use["started"]))
    episodes = []
    for craving in export["craving"]:
        if craving["deleted"]:
            continue
        chosen = collections.defaultdict(list)
        for one in craving["chosen"]:
            chosen[one["role"]].append(one["choice"])
        local = datetime.datetime.fromtimestamp(craving["at"] / 1e6, zoneinfo.ZoneInfo(craving["zone"]))
        episodes.append(Episode(
            craving["id"], craving["at"], local.hour * 60 + local.minute, craving["strength"],
            [(rating["at"], rating["strength"]) for rating in craving["ratings"]],
            [(note, None) for note in chosen["did"]] + uses[craving["id"]], chosen["trigger"], chosen["company"]))
    return episodes, titles


def subsets(episodes):
    yield "all", {}
    for part in (MORNING, AFTERNOON, EVENING):
        yield f"part {part}", {"part": part}
    for trigger in sorted({trigger for episode in episodes for trigger in episode.triggers}):
        yield f"trigger {trigger}", {"trigger": trigger}


def null_urges(rng, n_notes, shift):
    """Urges that fall as they like; every tenth has one of the notes, which makes them fall by @shift more."""
    episodes = []
    for i in range(n_notes * 300):
        strength = rng.randint(3, 10)
        note = i % n_notes if rng.random() < 0.04 else None
        fall = round(rng.gauss(2, 2)) + (shift if note is not None else 0)
        episodes.append(Episode(f"e{i}", i * MINUTE, 600, strength,
                                [(i * MINUTE + 15 * MINUTE, min(max(strength - fall, 0), 10))],
                                [] if note is None else [(f"note{note}", None)], [], []))
    return episodes


class Comparison(unittest.TestCase):
    def assert_same(self, got, wanted, about):
        self.assertEqual(len(got), len(wanted))
        for one, other in zip(got, wanted):
            self.assertTrue(one == other or math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-6),
                            f"{about}: {got} is not {wanted}")

    def compare(self, episodes, about, part=0, company=ANY, alone=(), trigger=""):
        """Returns: what both say."""
        chosen = [episode for episode in episodes if matches(episode, part, company, alone, trigger)]
        effects, halves, counts = ask(episodes, part, company, alone, trigger)
        self.assertEqual(set(effects), {note for episode in chosen for note, _ in episode.tried}, about)
        for note, effect in effects.items():
            self.assert_same(effect, effect_of(note, chosen), f"{about} {note}")
        for (lowest, highest), half in halves.items():
            self.assertEqual(half, half_life_of(episodes, lowest, highest), f"{about} {lowest}")
        self.assertEqual(counts, (len(chosen), sum(after_15(episode) is not None for episode in chosen)))
        return effects


class Drawn(Comparison):
    def test_drawn(self):
        words = collections.Counter()
        for seed in range(120):
            rng = random.Random(seed)
            episodes = draw_episodes(rng, rng.choice([0, 1, 9, 40, 120, 300]))
            effects = self.compare(episodes, seed, rng.choice([0, 0, 0, MORNING, AFTERNOON, EVENING]),
                                   rng.choice([ANY, ANY, ALONE, WITH_PEOPLE]), ("alone",), rng.choice(["", "", "t1"]))
            words.update(int(effect.word) for effect in effects.values())
        # What was compared has everything in it that may come.
        for word in (TOO_FEW, NOT_COMPARED, SAME, NOT_CLEAR):
            self.assertGreater(words[word], 5, words)

    def test_what_does_nothing(self):
        """400 notes that do nothing, about twelve times each: chance makes something of at most one in a hundred."""
        rng = random.Random(3)
        effects, _, _ = ask(null_urges(rng, 400, 0))
        shown = [effect for effect in effects.values() if effect.word not in (TOO_FEW, NOT_COMPARED)]
        wrong = sum(effect.word in (LOWER, HIGHER) for effect in shown)
        self.assertGreater(len(shown), 350)
        self.assertLess(wrong / len(shown), 0.01, f"{wrong} of {len(shown)}")

    def test_what_does_something(self):
        """The same with three points: most are found, and none the other way round."""
        rng = random.Random(4)
        effects, _, _ = ask(null_urges(rng, 400, 3))
        shown = [effect for effect in effects.values() if effect.rated >= 9]
        found = sum(effect.word == LOWER for effect in shown)
        self.assertGreater(len(shown), 250)
        self.assertGreater(found / len(shown), 0.75, f"{found} of {len(shown)}")
        self.assertFalse([effect for effect in effects.values() if effect.word == HIGHER])


class Generated(Comparison):
    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        passphrase = folder / "passphrase"
        passphrase.write_text("four unrelated plain words\n")

        def cli(command, name, *arguments):
            return subprocess.run(
                [CLI, command, "--journal", folder / name, "--passphrase-file", passphrase, *arguments], check=True,
                stdout=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout

        cls.told, cls.journals, cls.lines = {}, {}, {}
        for seed in SEEDS:
            told = folder / f"{seed}.truth"
            cli("generate", str(seed), "--years", str(YEARS), "--seed", str(seed), "--truth", told)
            planted = [effect for effect in json.loads(told.read_bytes())["effects"] if "15 minutes" in effect["what"]]
            assert [effect["when"] for effect in planted] == [f"with “{PLANTED}”"], planted
            cls.told[seed] = -planted[0]["by"]
            cls.lines[seed] = subprocess.run([EPISODES, folder / str(seed)], check=True, stdout=subprocess.PIPE,
                                             text=True).stdout
            cls.journals[seed] = read_export(json.loads(cli("export", str(seed), "--output", "-")))

    def test_episodes(self):
        """The journal gives the same urges as its export."""
        for seed, (episodes, _) in self.journals.items():
            self.assertEqual(sorted(self.lines[seed].splitlines()), sorted(write_lines(episodes).splitlines()))
            starts = [int(line.split("\t")[1]) for line in self.lines[seed].splitlines()]
            self.assertEqual(starts, sorted(starts))

    def test_planted_and_no_other(self):
        for seed, (episodes, titles) in self.journals.items():
            for about, how in subsets(episodes):
                effects = self.compare(episodes, f"{seed} {about}", **how)
                self.assertEqual({titles[note] for note in effects} - {PLANTED},
                                 set(titles.values()) - {PLANTED}, about)
                for note, effect in effects.items():
                    where = f"{seed} {about} {titles[note]} {effect}"
                    if titles[note] != PLANTED:
                        self.assertNotIn(effect.word, (LOWER, HIGHER), where)
                        self.assertGreaterEqual(effect.n, 10, where)
                    else:
                        self.assertEqual(effect.word, LOWER, where)
                        # Weak urges have no room to fall that far.
                        self.assertLessEqual(abs(effect.median - self.told[seed]), 1, where)

    def test_dealt_out_anew(self):
        """The same urges, but the notes belong to others: nothing is left to be found."""
        for seed, (episodes, titles) in self.journals.items():
            tried = [episode.tried for episode in episodes]
            random.Random(seed).shuffle(tried)
            dealt = [episode._replace(tried=[(note, None) for note, _ in notes])
                     for episode, notes in zip(episodes, tried)]
            for note, effect in self.compare(dealt, seed).items():
                self.assertNotIn(effect.word, (LOWER, HIGHER), f"{seed} {titles[note]} {effect}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
