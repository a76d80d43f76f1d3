#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""With quiet words on, nothing in the frame of the window says what the program is about.

check_quiet.py SOURCE_ROOT MSGFMT SCREENSHOTS_PROGRAM
Goes through all pages and dialogs as on a computer that others can get at, in each language, and reads every label, tooltip
and name that a screen reader says. No word of "quiet_list" (data/content/words.json) may be among them, and no term in braces
that nobody filled in. And no field of any page lets the input method learn what is typed into it.
"""
import contextlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'support'))

from check_translation import TERM, read  # noqa: E402
from rjtest.session import Session  # noqa: E402

LOCALES = {'en': 'en_US.UTF-8', 'de': 'de_DE.UTF-8'}
# Content that is the person's from the moment it is chosen, or that has to stay word for word.
CONTENT = {
    'strategies': 'notes of the person, who may change every word of them',
    'starter-days': 'things in the plan of the person',
    'first-aid': 'what saves a life is said plainly',
    'directory': 'names of organisations',
    'organisations': 'their own names, and what they say they do',
    'medicine': 'what a leaflet says is said word for word',
}
# What the made-up journals hold stands for what a person wrote.
MADE_UP = ['src/ui/welcome/rj-made-up.c', 'tests/support/rj-screenshots-letters.c',
           'tests/support/rj-screenshots-medicines.c', 'tests/support/rj-screenshots-meetings.c', 'tests/support/rj-screenshots-support.c']
# Of the frame's own texts, with the reason.
PLAIN = [
    # My plan: what saves a life is said plainly there too.
    "Street supply varies and may contain fentanyl. If anything happens again: don't be alone, have naloxone where someone "
    "can reach it, don't mix with alcohol or sedatives, and call for help early.",
    # Examples, shown when they are asked for: notes of the person once they are taken over.
    'I drop medicine or appointments',
    'Everything is urgent',
    # Not there while words are quiet.
    'Naloxone at home',
]
# One pattern each, with the reason.
ALLOWED = [
    (r'Recovery Journal', 'the program says its name in the dialog about itself, as the store page does'),
    (r'recovery-journal(-\w+)*', 'names of files in the legal notes'),
    (r'medical advice', 'what it is not'),
]
# Here they are turned off.
LOUD = '70-preferences-loud'
# A passphrase that was drawn: any of thousands of words, which nobody but the person sees.
DRAWN = ('02-passphrase-words', re.compile(r'([a-z-]+ ){4}[a-z-]+'))
OPEN_FIELD = 'field that is not private'
FEWEST = 400
# The terms that some page names in plain sight.
SAID = ['craving', 'coping']


def strings(value):
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str):
        yield value
    elif not isinstance(value, (int, float, type(None))):
        for part in value:
            yield from strings(part)


def own_texts(tree, language):
    """What stands on the pages without being a word of the frame."""
    content = tree / 'data/content' / ('' if language == 'en' else language)
    texts = set()
    for name in CONTENT:
        for folder in {tree / 'data/content', content}:
            texts |= set(strings(json.loads((folder / f'{name}.json').read_text(encoding='utf-8'))))
    ids = {text for path in MADE_UP
           for text in re.findall(r'"((?:[^"\\]|\\.)+)"', (tree / path).read_text(encoding='utf-8'))} | set(PLAIN)
    texts |= ids
    if language != 'en':
        for entry in read((tree / f'po/{language}.po').read_text(encoding='utf-8')):
            if entry.id in ids:
                texts |= set(entry.texts)
    return re.compile('|'.join(re.escape(text) for text in sorted(texts, key=len, reverse=True) if len(text) > 3))


def loud_words(text, listed, own):
    rest = own.sub(' ', text)
    for pattern, _ in ALLOWED:
        rest = re.sub(pattern, ' ', rest)
    return [word for word in listed if re.search(rf'(?i)\b{re.escape(word)}', rest)]


def draw(session, program, folder, language):
    texts = folder / f'{language}.texts'
    environment = {'RJ_LOCALEDIR': str(folder), 'LANGUAGE': language, 'RJ_DEVEL_FAST_KDF': '1', 'GTK_A11Y': 'test',
                   'GSETTINGS_BACKEND': 'memory', 'TMPDIR': str(folder), 'ADW_DISABLE_PORTAL': '1'}
    return texts, session.start([program, '--shared', '--texts', texts, '--width', '1000'], env=environment)


def seen(texts, process):
    """(scene, kind, text), each text once."""
    if process.wait() != 0:
        raise SystemExit(f'{texts.name}: {process.log.read_text(errors="replace").strip()}')
    found = {}
    for line in texts.read_text(encoding='utf-8').split('\n')[:-1]:
        scene, kind, text = line.split('\t', 2)
        if scene != LOUD:
            found.setdefault(text, (scene, kind))
    return found


def language_faults(name, quiet, words, own):
    for text, (scene, kind) in quiet.items():
        if kind == OPEN_FIELD:
            yield f'{name}: in {scene}, what is typed into a {text} may be learned by the input method'
        if scene.startswith(DRAWN[0]) and DRAWN[1].fullmatch(text):
            continue
        for word in loud_words(text, words['quiet_list'][name], own):
            yield f'{name}: {scene} has the {kind} {text!r}, which says "{word}"'
        if TERM.search(text):
            yield f'{name}: {scene} has the {kind} {text!r}, which was not filled in'
    if len(quiet) < FEWEST:
        yield f'{name}: only {len(quiet)} texts were seen'
    # What was to be said in other words was said.
    for term in SAID:
        forms = words['quiet']['words'][term][name]
        if not any(form.lower() in text.lower() for form in forms.values() for text in quiet):
            yield f'{name}: nothing says "{forms["one"]}"'


def own_faults():
    """The judgement itself, on texts of which it is known."""
    own = re.compile('Go to a meeting|The drug line')
    listed = ['craving', 'drug', 'Überdosis']
    for text, wanted in [('Log a craving', ['craving']), ('CRAVINGS', ['craving']), ('Go to a meeting', []),
                         ('The drug line · drugs', ['drug']), ('überdosis', ['Überdosis']), ('Log a moment', [])]:
        if loud_words(text, listed, own) != wanted:
            yield f'{text!r} was judged wrongly'


def main():
    tree, msgfmt, program = Path(sys.argv[1]), *sys.argv[2:4]
    words = json.loads((tree / 'data/content/words.json').read_text(encoding='utf-8'))
    found, runs = list(own_faults()), []
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        for language, locale in LOCALES.items():
            if language != 'en':
                messages = Path(folder, language, 'LC_MESSAGES')
                messages.mkdir(parents=True)
                subprocess.run([msgfmt, '--output-file', messages / 'recovery-journal.mo', tree / f'po/{language}.po'], check=True)
            session = stack.enter_context(Session(size='1280x1100x24', lang=locale))
            runs.append((language, *draw(session, program, Path(folder), language)))
        for language, texts, process in runs:
            found += language_faults(language, seen(texts, process), words, own_texts(tree, language))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
