#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every translation is whole and true to the English, and our words stay kind in each language.

check_translation.py SOURCE_ROOT XGETTEXT MSGFMT
Reads the texts from the sources listed in po/POTFILES.in and each language of po/LINGUAS. Then spoils a catalogue
on purpose and wants each fault noticed.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from check_content import grade

KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3',
            'ngettext:1,2']

# Words that we do not use for people or for what they do. Data files have a check of their own.
WORDS = {
    'en': r'\b(addict\w*|abus\w*|junkie\w*|clean\w*|dirty|fail\w*|streak\w*|reset\w*|relaps\w*|military-grade'
          r'|unhackable|recovery (code|sheet)|must|should|hidden|anonymous\w*|securely erased|cannot be lost)\b',
    'de': r'\b(\w*süchtig\w*|\w*sucht|sucht\w+|abhängig\w*|junkie\w*|\w*missbrauch\w*|clean\w*|schmutzig\w*|versag\w*'
          r'|\w*scheiter\w*|rückfall\w*|rückfäll\w*|streak\w*|zurücksetz\w*|du (musst|solltest|sollst)|ihnen)\b',
}
# One line each, with the reason.
WORDS_ALLOWED = {
    ('en', 'A few unrelated words are easy to remember and hard to guess. Nobody can reset it for you.'):
        'a passphrase, not a person or their days',
    ('en', 'Write the spare key to FILE, which must not exist'): 'a file of the command line',
    ('en', 'Write to FILE, which must not exist; “-” is the standard output'): 'a file of the command line',
    ('en', 'All of the backup is read and counted before anything changes, and it stays as it is. Without\n--replace the '
           'folder must have no journal. With it the journal that is here is kept for 30 days in\nits folder “backups”, '
           'from where --from brings it back; and the passphrase that opened the backup\nopens the journal. Lines of '
           '“name: value” say what the backup holds.'): 'a folder of the command line',
    ('en', '2. Write this to a new file beside it, key.sql. From PRAGMA key to the semicolon it must be one line, and the 96 '
           'digits and letters have no blanks between them.'): 'a line of a file',
    ('en', 'Hidden previews'): 'what others see of the window in an overview; no promise that the journal is',
}
# The English that is read at a stretch: sentences of so many words and more are at most of this grade, as one text.
LONG = 5
READING_GRADE = 6.0
# Texts that read the same in both languages. One line each, with the reason.
SAME = {
    'de': {
        'Recovery Journal': 'the name of the program',
        'QR': 'the name of the code',
        'ZONE': 'stands for a zone in the help of the command line',
        'FORMAT': 'stands for a format in the help of the command line',
        'N': 'stands for a number in the help of the command line',
        'S': 'stands for a number in the help of the command line',
        'h': 'the key of "Hungrig"',
        'A4': 'the name of a size of paper',
        'Coach': 'the same word',
        'Messenger': 'the same word',
        'Name': 'the same word',
        'Online': 'the same word',
        'online': 'the same word',
        'Pause': 'the same word',
        'Passphrase': 'the same word',
        '_Passphrase': 'the same word',
        'Neutral': 'the same word',
        'Stress': 'the same word',
        'Hunger': 'the same word',
        '%d min': 'a unit',
        '%d h': 'a unit',
        '%d h %d min': 'a unit',
        'in %s': 'the same word',
        '_{medicine:labels}': 'a term',
        "%'u {coping:one}": 'a number and a term',
    },
}
STRING = r'"((?:[^"\\]|\\.)*)"'
PLACEHOLDER = re.compile(r'%(?:(\d+)\$)?[-0+ #]*\d*(?:\.\d+)?(?:hh|h|ll|l|z)?([diouxXscfg%])')
# What a thing is called: docs/content.md.
TERM = re.compile(r'\{\w+:\w+\}')
DATE = re.compile(r'%[-_0^#]?[EO]?[a-zA-Z]')
QUOTES = {'en': '“”', 'de': '„“'}
HALT_KEYS = 'key for '


class Entry:
    def __init__(self, fields, flags):
        self.context = fields.get('msgctxt')
        self.id = fields['msgid']
        self.plural = fields.get('msgid_plural')
        self.texts = [text for name, text in sorted(fields.items()) if name.startswith('msgstr')]
        self.flags = flags

    @property
    def key(self):
        return self.context, self.id

    @property
    def english(self):
        return [self.id] + ([self.plural] if self.plural is not None else [])

    @property
    def is_format(self):
        return 'c-format' in self.flags


def unescape(text):
    return re.sub(r'\\(.)', lambda match: {'n': '\n', 't': '\t'}.get(match[1], match[1]), text)


def read(text):
    """The entries of a catalogue, the header first."""
    entries = []
    for block in re.split(r'\n[ \t]*\n', text):
        fields, flags, name = {}, set(), None
        for line in block.splitlines():
            if line.startswith('#~'):
                break
            if line.startswith('#,'):
                flags |= {flag.strip() for flag in line[2:].split(',')}
            match = re.fullmatch(r'(msg\w+(?:\[\d\])?)\s+' + STRING, line)
            if match:
                name = match[1]
                fields[name] = unescape(match[2])
            elif name is not None and (match := re.fullmatch(STRING, line)):
                fields[name] += unescape(match[1])
        if 'msgid' in fields:
            entries.append(Entry(fields, flags))
    return entries


def placeholders(text, is_format):
    """What is filled in, in order: a place and a kind each."""
    if not is_format:
        return sorted(code[-1] for code in DATE.findall(text))
    found = [match for match in PLACEHOLDER.finditer(text) if match[2] != '%']
    numbered = [(int(match[1]) if match[1] else place, match[2]) for place, match in enumerate(found, 1)]
    return sorted(numbered)


def words(language, entry, texts):
    for text in texts:
        plain = text.replace('_', '')
        if '!' in plain:
            yield f'{text!r} has an exclamation mark'
        match = re.search(WORDS[language], plain, re.IGNORECASE)
        if match and (language, entry.id) not in WORDS_ALLOWED:
            yield f'{text!r} says "{match[0]}"'
        if '...' in plain:
            yield f'{text!r} has three dots for an ellipsis'
        if ' …' in plain:
            yield f'{text!r} may break before the ellipsis: it needs a no-break space'
        # What is left out is whole words: DIN 5008 sets it apart.
        if language == 'de' and re.search(r'[a-zäöüß]…', plain):
            yield f'{text!r} runs into the ellipsis: it needs a no-break space'
        if '"' in plain:
            yield f'{text!r} has straight quotation marks'


def english_faults(template):
    for entry in template:
        if entry.id:
            yield from words('en', entry, entry.english)


def grade_faults(template):
    long = [text.replace('_', '') for entry in template if entry.id for text in entry.english
            if len(re.findall(r"[A-Za-z']+", text)) >= LONG]
    value = grade([TERM.sub('it', text) for text in long]) if long else 0
    if value > READING_GRADE:
        yield f'{len(long)} texts of {LONG} words and more read like grade {value:.1f}'


def entry_faults(language, entry):
    if 'fuzzy' in entry.flags:
        yield f'{entry.id!r} is fuzzy'
    if not entry.texts or not all(entry.texts):
        yield f'{entry.id!r} is not translated'
        return
    for text in entry.texts:
        if text in entry.english and has_words(entry.id) and entry.id not in SAME[language]:
            yield f'{entry.id!r} reads as in English'
        for english in (entry.english if entry.is_format or DATE.search(entry.id) else []):
            if placeholders(text, entry.is_format) != placeholders(english, entry.is_format):
                yield f'{text!r} fills in other things than {english!r}'
                break
        if ('_' in entry.id) != ('_' in text):
            yield f'{text!r} and {entry.id!r}: one has a key, the other has not'
        if any(mark in text for mark in '“”„‟') and not balanced(text, QUOTES[language]):
            yield f'{text!r} has quotation marks of another language'
    yield from words(language, entry, entry.texts)


def has_words(text):
    return re.search(r'\w', DATE.sub('', PLACEHOLDER.sub('', TERM.sub('', text))).replace('0', '').replace('10', '').replace('1', ''))


def balanced(text, quotes):
    first, last = quotes
    marks = [mark for mark in text if mark in '“”„‟']
    return marks == [first, last] * (len(marks) // 2)


def catalogue_faults(language, template, catalogue):
    here = {entry.key: entry for entry in catalogue if entry.id}
    wanted = {entry.key: entry for entry in template if entry.id}
    for key, entry in wanted.items():
        if key not in here:
            yield f'{entry.id!r} is missing'
        elif here[key].plural != entry.plural:
            yield f'{entry.id!r} has another plural'
        elif entry.is_format and not here[key].is_format:
            yield f'{entry.id!r} needs "#, c-format", or msgfmt does not look at what it fills in'
        else:
            yield from entry_faults(language, here[key])
    for key in here.keys() - wanted.keys():
        yield f'{key[1]!r} is in no source any more'
    keys = [entry.texts[0] for entry in catalogue if (entry.context or '').startswith(HALT_KEYS)]
    if len(set(keys)) != len(keys) or any(len(key) != 1 for key in keys):
        yield f'the keys {keys} have to be one letter each, and different'
    used = {entry.id for entry in catalogue if any(text in entry.english for text in entry.texts)}
    for text in SAME[language].keys() - used:
        yield f'{text!r} may read the same, but does not: take it off the list'


def program_faults(sources):
    """A template names no catalogue: a program that says where its catalogue is has to make it the usual one."""
    for path, code in sources:
        if re.search(r'\bbindtextdomain \(', code) and not re.search(r'(?<!\w)textdomain \(', code):
            yield f'{path} does not call textdomain, so that its templates stay English'


def make_template(tree, xgettext):
    """The texts of the sources as they are now."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, 'texts.pot')
        subprocess.run([xgettext, '--from-code=UTF-8', '--files-from=po/POTFILES.in', f'--directory={tree}',
                        f'--output={out}', '--flag=g_strdup_printf:1:c-format',
                        '--flag=rj_context_say:2:pass-c-format']
                       + [f'--keyword={keyword}' for keyword in KEYWORDS],
                       check=True, cwd=tree, stderr=subprocess.DEVNULL)
        return read(out.read_text(encoding='utf-8'))


def compile_faults(text, msgfmt):
    """What msgfmt says against a catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, 'x.po')
        path.write_text(text, encoding='utf-8')
        result = subprocess.run([msgfmt, '--check', '--check-accelerators=_', '--output-file', '/dev/null', path],
                                capture_output=True, text=True)
    if result.returncode != 0 or result.stderr.strip():
        yield result.stderr.strip()


# ---- Spoilt on purpose ----------------------------------------------------------------------------------------------

HEADER = ('msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"PO-Revision-Date: 2026-11-21 06:00+0000\\n"\n'
          '"Last-Translator: x\\n"\n"Language-Team: x\\n"\n"Language: de\\n"\n"MIME-Version: 1.0\\n"\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
          '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n')
TEMPLATE = [
    ('', 'msgid "_Save"\n', 'msgstr "_Speichern"\n'),
    ('', 'msgid "Open “Help”…"\n', 'msgstr "„Hilfe“ öffnen\u00a0…"\n'),
    ('#, c-format\n', 'msgid "%s has %d lines"\n', 'msgstr "%s hat %d Zeilen"\n'),
    ('#, c-format\n', 'msgid "%u day"\nmsgid_plural "%u days"\n', 'msgstr[0] "%u Tag"\nmsgstr[1] "%u Tage"\n'),
    ('', 'msgid "%-d %B"\n', 'msgstr "%-d. %B"\n'),
    ('', 'msgctxt "key for Hungry"\nmsgid "h"\n', 'msgstr "h"\n'),
    ('', 'msgctxt "key for Tired"\nmsgid "t"\n', 'msgstr "m"\n'),
]
SPOILT = [
    # in the English, in the German, what is to be noticed
    (None, ('msgstr "_Speichern"', 'msgstr ""'), 'not translated'),
    (None, ('msgstr[1] "%u Tage"', 'msgstr[1] ""'), 'not translated'),
    (None, ('msgid "_Save"', '#, fuzzy\nmsgid "_Save"'), 'is fuzzy'),
    (None, ('msgid "_Save"', 'msgid "_Keep"'), 'is missing'),
    (None, ('msgid "_Save"', 'msgid "_Keep"'), 'in no source'),
    (None, ('"_Speichern"', '"_Save"'), 'reads as in English'),
    (None, ('"_Speichern"', '"Speichern"'), 'one has a key'),
    (None, ('"_Speichern"', '"_Speich_ern"'), 'msgfmt: '),
    (None, ('"%s hat %d Zeilen"', '"%d hat %s Zeilen"'), 'fills in other things'),
    (None, ('"%s hat %d Zeilen"', '"Die Zeilen"'), 'fills in other things'),
    (None, ('"%u Tage"', '"%s Tage"'), 'fills in other things'),
    (None, ('#, c-format\nmsgid "%s has', 'msgid "%s has'), 'needs "#, c-format"'),
    (None, ('"%-d. %B"', '"%-d. %b"'), 'fills in other things'),
    (None, ('"%s hat %d Zeilen"', '"%2$d Zeilen hat %1$s"'), None),
    (None, ('„Hilfe“', '“Hilfe”'), 'quotation marks of another language'),
    (None, ('„Hilfe“', '\\"Hilfe\\"'), 'straight quotation marks'),
    (None, ('öffnen\u00a0…', 'öffnen ...'), 'three dots'),
    (None, ('öffnen\u00a0…', 'öffnen …'), 'break before the ellipsis'),
    (None, ('öffnen\u00a0…', 'öffnen…'), 'runs into the ellipsis'),
    (None, ('"_Speichern"', '"_Speichern!"'), 'exclamation mark'),
    (None, ('"m"', '"h"'), 'one letter each'),
    (None, ('"m"', '"mü"'), 'one letter each'),
    (('"_Save"', '"_Save!"'), ('"_Save"', '"_Save!"'), 'exclamation mark'),
    (('"_Save"', '"_Clean days"'), ('"_Save"', '"_Clean days"'), 'says "Clean"'),
    (('"_Save"', '"_Reset"'), ('"_Save"', '"_Reset"'), 'says "Reset"'),
    (('Open “Help”…', 'Open “Help”...'), ('Open “Help”…', 'Open “Help”...'), 'three dots'),
]
SPOILT += [(None, ('"_Speichern"', f'"_{word}"'), f'says "{word}"') for word in
           ['Süchtig', 'Spielsucht', 'Suchtdruck', 'Abhängige', 'Missbrauch', 'Clean', 'Rückfall', 'Versagt', 'Streak']]
SPOILT += [(('"_Save"', f'"_{word}"'), ('"_Save"', f'"_{word}"'), f'says "{word}"') for word in
           ['Addict', 'Abuse', 'Dirty', 'Failed', 'Streak', 'Relapse', 'Recovery code', 'Must', 'Should', 'Hidden', 'Anonymously',
            'Securely erased', 'Cannot be lost']]


def all_faults(language, template, text, msgfmt):
    catalogue = read(text)
    return (list(english_faults(template)) + list(catalogue_faults(language, template, catalogue))
            + [f'msgfmt: {fault}' for fault in compile_faults(text, msgfmt)])


def spoilt_faults(msgfmt):
    same, SAME['de'] = SAME['de'], {'h': 'here too'}
    try:
        for english, german, wanted in [(None, None, None)] + SPOILT:
            template = HEADER + '\n' + '\n'.join(flags + ids + 'msgstr ""\n' for flags, ids, _ in TEMPLATE)
            text = HEADER + '\n' + '\n'.join(flags + ids + done for flags, ids, done in TEMPLATE)
            if english:
                assert english[0] in template
                template = template.replace(*english, 1)
            if german:
                assert german[0] in text
                text = text.replace(*german, 1)
            found = all_faults('de', read(template), text, msgfmt)
            if wanted is None and found:
                yield f'a good catalogue ({german}) was called bad: {found}'
            if wanted is not None and not any(wanted in fault for fault in found):
                yield f'{german} was not noticed ("{wanted}"): {found}'
        SAME['de'] = {'h': 'here too', 'Other': 'used nowhere'}
        text = HEADER + '\n' + '\n'.join(flags + ids + done for flags, ids, done in TEMPLATE)
        if not any('take it off the list' in fault for fault in all_faults('de', read(text), text, msgfmt)):
            yield 'a line of the list that nothing needs was not noticed'
        hard = 'Subsequent authentication necessitates considerable deliberation regarding institutional documentation'
        if list(grade_faults(read(f'msgid "{hard}"\nmsgstr ""\n'))) == []:
            yield 'a text that is hard to read was not noticed'
        if list(grade_faults(read('msgid "You can come back to this at any time."\nmsgstr ""\n'))):
            yield 'a text that is easy to read was called hard'
        if not list(program_faults([('main.c', 'bindtextdomain (X, Y);')])):
            yield 'a program without textdomain was not noticed'
        if list(program_faults([('main.c', 'bindtextdomain (X, Y);\ntextdomain (X);')])):
            yield 'a program with textdomain was called bad'
    finally:
        SAME['de'] = same


def main():
    tree, xgettext, msgfmt = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    languages = [line.strip() for line in (tree / 'po/LINGUAS').read_text().split() if not line.startswith('#')]
    template = make_template(tree, xgettext)
    found = list(spoilt_faults(msgfmt))

    if not languages or len(template) < 2:
        found.append('there is nothing to check')
    found += grade_faults(template)
    found += program_faults((path.relative_to(tree), path.read_text(encoding='utf-8'))
                            for folder in ['src', 'tests'] for path in sorted((tree / folder).rglob('*.c')))
    for language in languages:
        text = (tree / f'po/{language}.po').read_text(encoding='utf-8')
        found += [f'{language}: {fault}' for fault in all_faults(language, template, text, msgfmt)]
    for _, english in WORDS_ALLOWED:
        if english not in {entry.id for entry in template}:
            found.append(f'{english!r} is allowed and in no source: take it off the list')
    for fault in dict.fromkeys(found):
        print(fault)
    print(f'{len(template) - 1} texts, {len(languages)} languages, {len(SPOILT)} faults made on purpose')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
