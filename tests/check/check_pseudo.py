#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page in languages that nobody speaks, made here from the texts of the sources.

check_pseudo.py SOURCE_ROOT XGETTEXT MSGFMT SCREENSHOTS_PROGRAM
One has each text half as long again, with accents and in brackets, the other one in letters that run from right to left. All
pages are drawn at 360 px in both: nothing may be wider than the window, and what stands outside brackets is a text that no
translator ever sees.
"""
import contextlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'support'))

from check_translation import TERM, make_template  # noqa: E402
from rjtest.session import Session  # noqa: E402

ACCENTS = str.maketrans('aceinosuyzACEINOSUYZ', 'åçéîñöšüýžÅÇÉÎÑÖŠÜÝŽ')
HEBREW = str.maketrans(dict(zip('abcdefghijklmnopqrstuvwxyz', 'אבגדהוזחטיכלמנסעפצקרשתאבגד')))
LONGER = 1.4
# What is filled in, markup, and the key of a mnemonic stay as they are.
FIXED = re.compile(r"(%%|%(?:\d+\$)?[-_0+ #^']*\d*(?:\.\d+)?(?:hh|h|ll|l|z)?[a-zA-Z]|\{\w+:\w+\}|<[^>]+>|&\w+;|_)")
HALT_KEYS = 'key for '

# Texts that stay as they are. One pattern each, with the reason.
OUTSIDE = [
    (r'([a-z]+ ){4}[a-z]+', 'five words for a passphrase, from a list of the language'),
    (r'([0-9A-Z]{4}(, )?)+', 'the groups of a spare key'),
    (r'((Minimize|Maximize|Close)( the window)?|Back|Show Text|Dismiss|Search…|Clear Entry)',
     'buttons with words of GTK and libadwaita'),
    (r'(F1)?((Shift|Ctrl|Alt)\+)+\S+|Space|Return', 'keys, in the words of GTK'),
    (r'About|Details|Credits|Legal|This application comes with absolutely no warranty.*',
     'the dialog about the program, which is all of libadwaita'),
    (r'(Sun|Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?)(day)?', 'names of days, in the language of the dates'),
    (r'[\d.]+\s[kMG]B', 'the size of a file, in the words of GLib'),
    (r'Water the plants|Group.*|Night when.*|Gespräch.*|A rule that is none|In a calendar in a calendar',
     'the titles in calendars and plans of the tests'),
    (r'Riverside|riverside\.example|Dr Lee|12 Mill Lane', 'names of places that the tests made up'),
    (r'Early Birds|Open Talk|Hauptstr\. 12|https://example\.org/room/4711', 'the meetings that the tests made up'),
    (r'(?s).*(555 010|5550 199|@example\.org|@lantern\.example|Sam Ortega|Lantern Group|Ana María).*',
     'who is in the address book of the tests'),
    (r'(Africa|Europe)/\w+', 'time zones, by the names that they have everywhere'),
]


def longer(word):
    """A word of another language: its vowels again and again."""
    wanted, i = round(len(word) * LONGER), 0
    while len(word) < wanted and re.search('[aeiouy]', word, re.IGNORECASE):
        if word[i % len(word)].lower() in 'aeiouy':
            word = word[:i % len(word)] + word[i % len(word)] + word[i % len(word):]
            i += 1
        i += 1
    return word


def accented(text):
    return re.sub(r'[A-Za-z]+', lambda match: longer(match[0]), text).translate(ACCENTS)


def leftward(text):
    return re.sub(r'[A-Za-z]+', lambda match: longer(match[0]).lower(), text).translate(HEBREW)


def disguise(text, change):
    body = text.rstrip('\n')
    parts = FIXED.split(body)
    return '[' + ''.join(part if i % 2 else change(part) for i, part in enumerate(parts)) + ']' + text[len(body):]


def quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t') + '"'


def catalogue(template, change):
    """All texts of the template as a catalogue in that language."""
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"']
    for entry in template:
        if not entry.id:
            continue
        key = (entry.context or '').startswith(HALT_KEYS)
        texts = [text if key else disguise(text, change) for text in entry.english]
        lines += ['']
        lines += [f'#, {flag}' for flag in sorted(entry.flags) if flag == 'c-format']
        lines += [f'msgctxt {quote(entry.context)}'] if entry.context is not None else []
        lines += [f'msgid {quote(entry.id)}']
        if entry.plural is None:
            lines += [f'msgstr {quote(texts[0])}']
        else:
            lines += [f'msgid_plural {quote(entry.plural)}']
            lines += [f'msgstr[{i}] {quote(text)}' for i, text in enumerate(texts)]
    return '\n'.join(lines) + '\n'


def content_patterns(tree):
    """The texts of data/content, which translators get as files of their own."""
    texts = set()

    def collect(value):
        if isinstance(value, dict):
            for part in value.values():
                collect(part)
        elif isinstance(value, list):
            for part in value:
                collect(part)
        elif isinstance(value, str) and re.search('[A-Za-z]', value):
            texts.add(value)

    for path in sorted((tree / 'data/content').glob('*.json')):
        collect(json.loads(path.read_text(encoding='utf-8')))
    return [re.sub(r'\\\{[\w:]+\\\}', '.*?', re.escape(text)) for text in sorted(texts, key=len, reverse=True)]


def outside(text):
    """What stands outside all brackets."""
    said, depth = '', 0
    for letter in text:
        if letter == '[':
            depth += 1
        elif letter == ']':
            depth -= 1
        elif depth <= 0:
            said += letter
    return said


def is_foreign(text, content):
    """Is there a word that did not come out of the catalogue?"""
    rest = outside(text)
    if not re.search('[A-Za-z]{2}', rest):
        return False
    return not (content.fullmatch(rest.strip()) or any(re.fullmatch(pattern, rest.strip()) for pattern, _ in OUTSIDE))


def draw(session, program, folder, options):
    """Starts the program in the language that was made in the folder."""
    texts = folder / 'texts'
    environment = {'RJ_LOCALEDIR': str(folder), 'LANGUAGE': 'qps', 'RJ_DEVEL_FAST_KDF': '1', 'GTK_A11Y': 'test',
                   'GSETTINGS_BACKEND': 'memory', 'TMPDIR': str(folder), 'ADW_DISABLE_PORTAL': '1'}
    return texts, session.start([program, '--texts', texts, '--width', '360', *options], env=environment)


def drawn_faults(name, texts, process, content):
    """What the program complained about, and each text that nobody translated."""
    if process.wait() != 0:
        yield f'{name}: {process.log.read_text(errors="replace").strip()} ({process.returncode})'
    # Where the program broke off, the last line may be a part.
    lines = texts.read_text(encoding='utf-8', errors='replace').split('\n')[:-1] if texts.exists() else []
    seen = set()
    for line in lines:
        scene, kind, text = line.split('\t', 2)
        if text not in seen and TERM.search(text):
            yield f'{name}: {scene} has the {kind} {text!r}, which was not filled in'
        if text not in seen and is_foreign(text, content):
            yield f'{name}: {scene} has the {kind} {text!r}'
        seen.add(text)
    if sum('[' in text for text in seen) < 200:
        yield f'{name}: only {len(seen)} texts were seen'


def own_faults():
    """The judgement itself, on texts of which it is known."""
    content = re.compile('Breathe out slowly')
    for text, wanted in [('[Šååvéé]', False), ('Save', True), ('[Šååvéé] now', True), ('7 · [ŠŠtröñg]', False),
                         ('[[Åå] · [Éé]]', False), ('Breathe out slowly', False), ('K7QF', False), ('14:00', False)]:
        if is_foreign(text, content) != wanted:
            yield f'{text!r} was judged wrongly'
    for change in (accented, leftward):
        if disguise('_Keep %d of <b>%s</b> at 100%%', change).count('%') != 4:
            yield 'something that is filled in was lost'
    if len(accented('Preferences')) < LONGER * len('Preferences') - 1:
        yield 'the language is not longer'


def main():
    tree, xgettext, msgfmt, program = Path(sys.argv[1]), *sys.argv[2:5]
    template = make_template(tree, xgettext)
    content = re.compile('(?:' + '|'.join(content_patterns(tree)) + r'|[^A-Za-z])+', re.DOTALL)
    found = list(own_faults())
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        runs = []
        for name, change, options in [('longer', accented, []), ('leftward', leftward, ['--rtl'])]:
            place = Path(folder, name)
            messages = place / 'qps/LC_MESSAGES'
            messages.mkdir(parents=True)
            (place / 'qps.po').write_text(catalogue(template, change), encoding='utf-8')
            subprocess.run([msgfmt, '--check-format', '--output-file', messages / 'recovery-journal.mo', place / 'qps.po'],
                           check=True)
            # A display each: on one they would close each other's menus.
            session = stack.enter_context(Session(size='1280x1100x24', lang='en_US.UTF-8'))
            runs.append((name, *draw(session, program, place, options)))
        for name, texts, process in runs:
            found += drawn_faults(name, texts, process, content)
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
