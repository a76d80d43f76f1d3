#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks data/ : the shape of every content file, English against German, the help lines, and our words.

check_content.py SOURCE_ROOT
Then spoils copies of the data on purpose and wants each of them noticed.
"""
import copy
import datetime
import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from directory_reference import HARMONISED, ORGANISATIONS, REFERENCE, UNION

LANGUAGES = ['de']
STRATEGIES = """wait15 surf box six 478 ground cold burst walk muscle leave call text meeting line halt eat sleep tape
why list talkback fact write music shower hands outside clear money plan1 kind thanks help meds""".split()
EXERCISES = ['box', 'resonance', '478', 'long-exhale', 'surf', 'ground']
HALT = ['hungry', 'angry', 'lonely', 'tired']
WORKSHEETS = ['cost-benefit', 'thought', 'talk-back', 'chain', 'tape', 'talk', 'agreement']
KINDS = """routine self-care meal movement mindfulness medication meeting appointment call work hobby social chore rest
reflection pick-up event""".split()
PARTS = ['morning', 'afternoon', 'evening', 'any-time']
LINE_TYPES = ['crisis', 'drugs', 'alcohol', 'drugs-alcohol', 'treatment', 'overdose-companion', 'poison', 'finder']
# Read by the person on each coping note; each has one word in every language.
TAGS = {
    'en': 'body breath food kind move people place plan rest senses think wait write'.split(),
    'de': 'Körper Atem Essen Freundlichkeit Bewegung Menschen Ort Plan Ruhe Sinne Denken Warten Schreiben'.split(),
}
TERMS = ['craving', 'days', 'coping', 'meeting', 'appointment', 'medicine', 'mentor', 'use_day']
FORMS = ['one', 'many', 'a', 'label', 'labels']
# What may lie outside the encrypted file.
SETTINGS = ['appearance', 'autostart', 'background', 'country', 'language', 'lock-minutes', 'locked-emergency-only',
            'remind-early', 'shared-computer', 'window-height', 'window-maximized', 'window-width']
OLDEST_CHECK = datetime.timedelta(days=180)
READING_GRADE = 6.0

# Words that we do not use for people or for what they do.
WORDS = {
    'en': r'\b(addict\w*|abus\w*|junkie\w*|clean\w*|dirty|fail\w*|streak\w*|reset\w*|relaps\w*|must|should'
          r'|military-grade|unhackable|hidden|anonymous\w*|securely erased|cannot be lost)\b',
    'de': r'\b(süchtig\w*|sucht\w*|abhängige\w*|junkie\w*|missbrauch\w*|clean\w*|schmutzig\w*|versag\w*|\w*scheiter\w*'
          r'|rückfall\w*|rückfäll\w*|zurücksetz\w*|du (musst|solltest|sollst)|ihnen|anonym\w*|unknackbar\w*)\b',
}
# One line each, with the reason.
WORDS_ALLOWED = {
    ('words', 'en', 'clean'): 'the 12-step vocabulary, which the person chooses',
    ('words', 'de', 'cleaner'): 'the 12-step vocabulary, which the person chooses',
    ('words', 'de', 'cleane'): 'the 12-step vocabulary, which the person chooses',
    ('words', 'de', 'suchtdruck'): 'the 12-step vocabulary, which the person chooses',
}
DOSE = r'\b\d+([.,]\d+)?\s?(mg|ml|mcg|µg)\b'

faults = []


def fault(where, what):
    faults.append(f'{where}: {what}')


# ---- Shapes: a dict names the keys, a list holds one shape, a function judges ---------------------------------------

def text(value):
    return isinstance(value, str) and value.strip() == value and value != ''


def maybe(shape):
    return lambda value: value is None or judge(shape, value)


def one_of(*values):
    return lambda value: value in values


def whole(low, high):
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def boolean(value):
    return isinstance(value, bool)


def day(value):
    return isinstance(value, str) and re.fullmatch(r'\d{4}-\d\d-\d\d', value) is not None


def https(value):
    return isinstance(value, str) and re.fullmatch(r'https://[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?', value) is not None


def digits(value):
    return isinstance(value, str) and re.fullmatch(r'[0-9]{2,15}', value) is not None


def clock(value):
    return isinstance(value, str) and re.fullmatch(r'([01]\d|2[0-3]):[0-5]\d', value) is not None


def judge(shape, value):
    return shape(value) if callable(shape) else value == shape


def check_shape(where, shape, value):
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return fault(where, 'is not an object')
        for key in value.keys() - shape.keys():
            fault(where, f'unknown key "{key}"')
        for key in shape.keys() - value.keys():
            fault(where, f'no "{key}"')
        for key in shape.keys() & value.keys():
            check_shape(f'{where}.{key}', shape[key], value[key])
    elif isinstance(shape, list):
        if not isinstance(value, list):
            return fault(where, 'is not a list')
        for i, item in enumerate(value):
            check_shape(f'{where}[{item.get("id", item.get("cc", i)) if isinstance(item, dict) else i}]', shape[0], item)
    elif not judge(shape, value):
        fault(where, f'has the value {value!r}')
    return None


PROOF = {'url': maybe(https), 'grade': one_of('A', 'B', 'C', 'D'), 'source': text, 'verified_on': maybe(day)}
CONTACT = {'kind': one_of('call', 'text', 'web'), 'number': maybe(digits), 'display': text, 'keyword': maybe(text),
           'note': maybe(text)}
LINE = {'id': text, 'type': one_of(*LINE_TYPES), 'name': text, 'region': maybe(text), 'contact': [CONTACT],
        'hours': maybe(text), 'note': maybe(text), **PROOF}
ORGANISATION = {'id': text, 'name': text, 'about': text, 'display': text, **PROOF, 'url': https}
SHAPES = {
    'strategies': {'format': 1, 'strategies': [{
        'id': one_of(*STRATEGIES), 'title': text, 'minutes': whole(1, 60), 'steps': [text], 'caution': maybe(text),
        'caution_none_reason': maybe(text), 'source': text, 'tags': [one_of(*sum(TAGS.values(), []))], 'halt': [one_of(*HALT)],
        'exercise': maybe(one_of(*EXERCISES))}]},
    'directory': {'format': 1, 'finder': LINE, 'countries': [{
        'cc': lambda v: isinstance(v, str) and re.fullmatch('[A-Z]{2}', v) is not None, 'name': text,
        'emergency': [{'number': digits, 'display': text, **PROOF}], 'lines': [LINE]}]},
    'organisations': {'format': 1, 'everywhere': [ORGANISATION], 'countries': [{
        'cc': lambda v: isinstance(v, str) and re.fullmatch('[A-Z]{2}', v) is not None, 'name': text,
        'organisations': [ORGANISATION]}]},
    'exercises': {'format': 1, 'default_breathing': 'long-exhale', 'breathing': [{
        'id': one_of('long-exhale', 'box', 'resonance', '478'), 'title': text, 'about': text,
        'phases': [{'kind': one_of('in', 'hold', 'out'), 'seconds': whole(1, 10), 'word': text, 'hint': maybe(text)}],
        'rounds': whole(1, 60), 'max_first_rounds': maybe(whole(1, 60)), 'caution': maybe(text),
        'caution_none_reason': maybe(text), 'source': text}],
        'grounding': {'id': 'ground', 'title': text, 'done': text, 'steps': [
            {'sense': one_of('see', 'touch', 'hear', 'smell', 'taste'), 'count': whole(1, 5), 'text': text}]},
        'surf': {'id': 'surf', 'title': text, 'steps': [text], 'rate_at_minutes': [whole(1, 60)]},
        'halt': {'title': text, 'letters': [{'id': one_of(*HALT), 'letter': lambda v: text(v) and len(v) == 1,
                                             'title': text, 'action': text}]}},
    'first-aid': {'format': 1, 'title': text, 'emergency_unknown': text, 'steps': [{'id': text, 'text': text}],
                  'footer': text, 'more_title': text, 'signs_title': text, 'signs': [text], 'facts': [text],
                  'unwell_button': text, 'unwell': [text], 'source': text},
    'medicine': {'format': 1, 'notes': [{'id': text, 'kinds': [one_of('other', 'buprenorphine', 'methadone', 'naltrexone')],
                                         'text': text, 'source': text}]},
    'starter-days': {'format': 1, 'days': [{'id': text, 'title': text, 'items': [{
        'id': text, 'title': text, 'kind': one_of(*KINDS), 'part': one_of(*PARTS), 'time': maybe(clock),
        'checked': boolean}]}]},
    'worksheets': {'format': 1, 'worksheets': [{
        'id': one_of(*WORKSHEETS), 'title': text, 'about': text, 'caution': maybe(text), 'source': text, 'fields': [{
            'id': text, 'kind': one_of('line', 'words', 'items', 'rating'), 'text': text, 'hint': maybe(text)}]}]},
}
FORM = {form: text for form in FORMS}
VOCABULARY = {'id': text, 'title': {'en': text, 'de': text},
              'words': {term: {'en': FORM, 'de': FORM} for term in TERMS}}
def table(value):
    return isinstance(value, dict)


# What others call their meetings, word by word: our rules for words are not theirs.
SHAPES['meeting-types'] = {
    'format': 1, 'source': [text], 'fellowships': [{'id': text, 'short': text, 'name': text, 'types': table}],
    'everywhere': table, 'languages': table, 'service_office': table, 'access': [text]}
SHAPES['words'] = {'format': 1, 'terms': lambda v: v == TERMS, 'vocabularies': [VOCABULARY], 'quiet': VOCABULARY,
                   'quiet_list': {'en': [text], 'de': [text]}}

# Members that people read. Everything else has to be the same in every language.
READ = {'title', 'steps', 'caution', 'caution_none_reason', 'about', 'word', 'hint', 'text', 'done', 'action', 'letter',
        'emergency_unknown', 'footer', 'more_title', 'signs_title', 'signs', 'facts', 'unwell_button', 'unwell', 'tags'}


def walk(value, key=None, path=''):
    """Yields (path, key, string) of all strings that people read."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from walk(item, name, f'{path}.{name}')
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from walk(item, key, f'{path}[{i}]')
    elif isinstance(value, str):
        yield path, key, value


def skeleton(value, read, key=None):
    """The value with what people read taken out, only whether it is there."""
    if isinstance(value, dict):
        return {name: skeleton(item, read, name) for name, item in value.items()}
    if isinstance(value, list):
        return [skeleton(item, read, key) for item in value]
    return ('text' if value is not None else None) if key in read else value


def check_pair(name, language, english, other):
    # Where a note was learned stands below it; elsewhere a source is for us.
    read = READ | {'source'} if name == 'strategies' else READ
    if skeleton(english, read) != skeleton(other, read):
        fault(f'{language}/{name}', 'differs from the English in ids, numbers, number of steps or where a text stands')
        return
    theirs = {path: value for path, _, value in walk(other)}
    for path, key, value in walk(english):
        if key in read and key != 'letter':
            if theirs[path] == value:
                fault(f'{language}/{name}{path}', f'is still English: "{value}"')
            if value.count('{emergency}') != theirs[path].count('{emergency}'):
                fault(f'{language}/{name}{path}', 'has not the same {emergency}')


def check_tags(language, english, other):
    for ours, theirs in zip(english['strategies'], other['strategies']):
        if theirs['tags'] != [TAGS[language][TAGS['en'].index(tag)] for tag in ours['tags']]:
            fault(f'{language}/strategies', f'{theirs["id"]} does not have the tags of the English')


# ---- Content --------------------------------------------------------------------------------------------------------

def check_strategies(where, data):
    if [s['id'] for s in data['strategies']] != STRATEGIES:
        fault(where, 'does not hold the 35 starters in their order')
    for s in data['strategies']:
        if len(s['steps']) < 3:
            fault(f'{where}.{s["id"]}', 'has fewer than three steps')
        if (s['caution'] is None) == (s['caution_none_reason'] is None):
            fault(f'{where}.{s["id"]}', 'wants either a caution or the reason why none is needed')
    for key in ('title', 'steps'):
        seen = [str(s[key]) for s in data['strategies']]
        if len(set(seen)) != len(seen):
            fault(where, f'has the same {key} twice')


def check_exercises(where, data):
    wanted = {'box': ([4, 4, 4, 4], 5), '478': ([4, 7, 8], 4), 'resonance': ([5, 5], 30), 'long-exhale': ([4, 6], 18)}
    found = {b['id']: ([p['seconds'] for p in b['phases']], b['rounds']) for b in data['breathing']}
    if found != wanted:
        fault(where, 'has other breathing patterns than the reference')
    for b in data['breathing']:
        if (b['caution'] is None) == (b['caution_none_reason'] is None):
            fault(f'{where}.{b["id"]}', 'wants either a caution or the reason why none is needed')
    default = [b for b in data['breathing'] if b['id'] == data['default_breathing']][0]
    if any(p['kind'] == 'hold' for p in default['phases']):
        fault(where, 'starts with a pattern that holds the breath')
    if [s['count'] for s in data['grounding']['steps']] != [5, 4, 3, 2, 1]:
        fault(where, 'does not count five to one')
    if [h['id'] for h in data['halt']['letters']] != HALT:
        fault(where, 'has other letters than hungry, angry, lonely, tired')
    letters = [h['letter'] for h in data['halt']['letters']]
    if len(set(letters)) != 4 or any(h['title'][0] != h['letter'] for h in data['halt']['letters']):
        fault(where, 'has letters that are not the first of their words, or one twice')


def check_worksheets(where, data):
    if [w['id'] for w in data['worksheets']] != WORKSHEETS:
        fault(where, 'does not hold the seven forms in their order')
    for w in data['worksheets']:
        for key in ('id', 'text'):
            seen = [field[key] for field in w['fields']]
            if len(set(seen)) != len(seen):
                fault(f'{where}.{w["id"]}', f'has the same {key} twice')
    # What the person saw ends in one plan to keep.
    if [field['id'] for field in data['worksheets'][3]['fields']][-2:] != ['if', 'then']:
        fault(where, 'has a chain that does not end in an if-then rule')
    # Both lead back into an hour that was hard.
    for w in data['worksheets'][3:5]:
        if w['caution'] is None:
            fault(f'{where}.{w["id"]}', 'goes back into a hard hour without a word of caution')


def check_first_aid(where, data):
    if [s['id'] for s in data['steps']] != ['call-name', 'call-emergency', 'naloxone', 'breathe', 'side', 'again']:
        fault(where, 'has other steps than the card of the reference')
    if '{emergency}' not in data['steps'][1]['text'] or not any('{emergency}' in line for line in data['unwell']):
        fault(where, 'does not name the emergency number')
    if '2–3' not in data['steps'][5]['text'] or len(data['signs']) < 5:
        fault(where, 'leaves out the time to wait or a sign')


def check_starter_days(where, data):
    if [d['id'] for d in data['days']] != ['gentle', 'first-week', 'work', 'empty']:
        fault(where, 'has other days than the four that are offered')
    for d in data['days']:
        order = [PARTS.index(i['part']) for i in d['items']]
        if order != sorted(order):
            fault(f'{where}.{d["id"]}', 'is not in the order of the day')
        medical = [i for i in d['items'] if i['kind'] == 'medication' or 'nalox' in i['title'].lower()]
        if medical and d['id'] != 'first-week':
            fault(f'{where}.{d["id"]}', 'names medicine; only the first week home may')
        if any(i['checked'] for i in medical if i['kind'] == 'medication'):
            fault(f'{where}.{d["id"]}', 'has medicine ticked beforehand')
        if any(i['time'] for i in d['items']) and d['id'] != 'work':
            fault(f'{where}.{d["id"]}', 'has a time, and so a reminder')


def check_reference(data):
    """Numbers, grades and dates are those that were read in the sources."""
    wanted = {tuple(part.strip() for part in row.split('|')) for row in REFERENCE.strip().splitlines()}
    wanted |= {(cc, 'emergency', *HARMONISED) for cc in UNION.split()}

    def row(cc, name, numbers, entry):
        return cc, name, ' '.join(numbers), entry['grade'], entry['verified_on'] or '-'

    there = {row('**', data['finder']['name'], [c['display'] for c in data['finder']['contact']], data['finder'])}
    for country in data['countries']:
        there |= {row(country['cc'], 'emergency', [e['number']], e) for e in country['emergency']}
        there |= {row(country['cc'], line['name'], [c['number'] or c['display'] for c in line['contact']], line)
                  for line in country['lines']}
    for entry in sorted(there - wanted):
        fault('directory', f'{entry} is not what was read in the sources')
    for entry in sorted(wanted - there):
        fault('directory', f'{entry} was read in the sources and is not there')


def check_directory(data, translations, released):
    seen, ids = set(), set()
    texts = set()

    def check_proof(where, entry):
        if (entry['grade'] == 'B') != (entry['verified_on'] is not None):
            fault(where, 'only what a dated list vouches for (grade B) has a date, and that always')
        if entry['verified_on']:
            checked = datetime.date.fromisoformat(entry['verified_on'])
            if checked >= released:
                fault(where, f'is checked on {checked}, not before the release of {released}')
            elif released - checked > OLDEST_CHECK:
                fault(where, f'was last checked on {checked}, more than 180 days before the release')

    def check_line(cc, line):
        where = f'directory.{line["id"]}'
        if line['id'] in ids:
            fault(where, 'stands there twice')
        ids.add(line['id'])
        check_proof(where, line)
        if not line['contact']:
            fault(where, 'has no way to reach it')
        texts.update(t for t in (line['hours'], line['note'], line['region']) if t)
        for c in line['contact']:
            texts.update(t for t in (c['note'],) if t)
            key = (cc, line['name'], c['kind'], c['number'])
            if key in seen:
                fault(where, f'has {c["display"]} twice')
            seen.add(key)
            if c['kind'] == 'web':
                if c['number'] is not None or not line['url'] or c['display'] not in line['url']:
                    fault(where, 'has a web contact that is not its own page')
            elif c['number'] is None or re.sub(r'[\s()-]', '', c['display']) != c['number']:
                fault(where, f'shows {c["display"]} but means {c["number"]}')
            if c['keyword'] and (c['kind'] != 'text' or not re.fullmatch('[A-Z]+', c['keyword'])):
                fault(where, 'has a keyword that is not for a text')

    codes = [c['cc'] for c in data['countries']]
    if len(set(codes)) != len(codes):
        fault('directory', 'has a country twice')
    for country in data['countries']:
        if not country['emergency']:
            fault(f'directory.{country["cc"]}', 'has no emergency number')
        for entry in country['emergency']:
            check_proof(f'directory.{country["cc"]}.emergency', entry)
            if entry['number'] != entry['display']:
                fault(f'directory.{country["cc"]}', 'shows another emergency number than it means')
        for line in country['lines']:
            check_line(country['cc'], line)
            if line['type'] == 'finder':
                fault(f'directory.{line["id"]}', 'a finder belongs to no country')
    check_line('**', data['finder'])

    check_reference(data)
    numbers = {c['number'] for country in data['countries'] for line in country['lines'] for c in line['contact']}
    for language, texts_there in translations.items():
        where = f'{language}/directory'
        for missing in texts - texts_there['texts'].keys():
            fault(where, f'lacks "{missing}"')
        for extra in texts_there['texts'].keys() - texts:
            fault(where, f'translates "{extra}", which stands nowhere')
        for value in texts_there['texts'].values():
            if re.search(r'\d{3,}', value) or set(re.findall(r'\d+', value)) & numbers:
                fault(where, f'repeats a number: "{value}"')


RANKING = r'\b(best|better|largest|biggest|leading|most|only|proven|recommended|top)\b'


def check_organisations(data, directory, translations):
    wanted = [tuple(part.strip() for part in row.split('|')) for row in ORGANISATIONS.strip().splitlines()]
    lists = [('**', data['everywhere'])] + [(c['cc'], c['organisations']) for c in data['countries']]
    there = [(cc, each['name'], each['display'], each['grade']) for cc, listed in lists for each in listed]
    every = [each for _, listed in lists for each in listed]
    for entry in sorted(set(there) ^ set(wanted)):
        fault('organisations', f'{entry} is not what was read in the sources, or is missing')
    if len({each['id'] for each in every}) != len(every) or len({each['url'] for each in every}) != len(every):
        fault('organisations', 'two have one id or one address')
    codes = {c['cc']: c['name'] for c in directory['countries']}
    for country in data['countries']:
        if codes.get(country['cc']) != country['name']:
            fault('organisations', f'{country["cc"]} is no country of the directory')
    for cc, listed in lists:
        names = [each['name'].casefold() for each in listed]
        if names != sorted(names) or not names:
            fault(f'organisations.{cc}', 'is empty or not by name: nobody is ranked')
    for each in every:
        where = f'organisations.{each["id"]}'
        if each['url'] != f'https://{each["display"]}':
            fault(where, 'shows another address than it opens')
        if (each['grade'] == 'B') != (each['verified_on'] is not None):
            fault(where, 'only what a dated list vouches for (grade B) has a date, and that always')
        if not re.fullmatch(r'[^.?]+\.', each['about']) or len(each['about']) > 110:
            fault(where, 'does not say what it is in one short sentence')
        if re.search(RANKING, each['about'], re.I):
            fault(where, f'ranks: "{each["about"]}"')
    for language, translation in translations.items():
        if translation['texts'].keys() != {each['about'] for each in every}:
            fault(f'{language}/organisations', 'lacks a text, or has one that stands nowhere')
        for ours, theirs in translation['texts'].items():
            if ours == theirs or re.search(r'\d', theirs):
                fault(f'{language}/organisations', f'is still English, or has a number: "{theirs}"')


def check_words_file(data):
    for vocabulary in data['vocabularies'] + [data['quiet']]:
        if set(vocabulary['words']) != set(TERMS):
            fault(f'words.{vocabulary["id"]}', 'does not name every term')
    for language, listed in data['quiet_list'].items():
        for _, _, value in walk({t: f[language] for t, f in data['quiet']['words'].items()}):
            for word in listed:
                if re.search(rf'\b{re.escape(word)}', value, re.I):
                    fault('words.quiet', f'says "{value}", and "{word}" is not quiet')


# ---- Words ----------------------------------------------------------------------------------------------------------

def syllables(word):
    word = re.sub(r"[^a-z]", '', word.lower())
    count = len(re.findall(r'[aeiouy]+', word))
    if word.endswith('e') and not word.endswith(('le', 'ee')) and count > 1:
        count -= 1
    if re.search(r'[^td]ed$', word) and count > 1:
        count -= 1
    return max(1, count)


def grade(sentences):
    """Flesch-Kincaid grade."""
    found = [s for part in sentences for s in re.split(r'[.?:](?:\s|$)', part) if re.search(r'\w', s)]
    words = [w for s in found for w in re.findall(r"[A-Za-z']+", s)]
    return 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def check_meeting_types(data, translations):
    tables = [each['types'] for each in data['fellowships']]
    tables += [data['everywhere'], data['languages'], data['service_office']]
    words = set()
    for table in tables:
        for code, word in table.items():
            if not re.fullmatch(r'[A-Z0-9][A-Za-z0-9+-]*', code) or not text(word):
                fault('meeting-types', f'"{code}" is no code, or has no word')
            words.add(word)
    if len({each['id'] for each in data['fellowships']}) != len(data['fellowships']):
        fault('meeting-types', 'two have one id')
    for word in set(data['access']) - words:
        fault('meeting-types', f'"{word}" is no word of a code')
    for language, translation in translations.items():
        for word in translation['texts'].keys() - words:
            fault(f'{language}/meeting-types', f'"{word}" is no word of a code')
        for word in set(data['access']) | set(data['languages'].values()):
            if word not in translation['texts']:
                fault(f'{language}/meeting-types', f'"{word}" is not translated')


def check_words(name, language, value, where):
    for found in re.finditer(WORDS[language], value, re.I):
        if (name, language, found.group(0).lower()) not in WORDS_ALLOWED:
            fault(where, f'says "{found.group(0)}": "{value}"')
    if '!' in value:
        fault(where, f'raises its voice: "{value}"')
    if re.search(DOSE, value, re.I):
        fault(where, f'gives a dose: "{value}"')


def check_all_words(content, metainfo, desktop):
    for (name, language), data in content.items():
        for path, key, value in walk(data):
            if name == 'words':
                if '.quiet_list' in path or path in ('.id', '.terms'):
                    continue
                for each in LANGUAGES + ['en']:
                    if f'.{each}' in path:
                        check_words(name, each, value, f'words{path}')
            elif name == 'directory' and language == 'en':
                if key in ('hours', 'note', 'region'):
                    check_words(name, language, value, f'directory{path}')
            elif name == 'organisations' and language == 'en':
                if key == 'about':
                    check_words(name, language, value, f'organisations{path}')
            elif name != 'meeting-types' and (name in ('directory', 'organisations') or key in READ):
                check_words(name, language, value, f'{language}/{name}{path}')
    for element in metainfo.iter():
        if element.tag in ('p', 'li', 'summary', 'name', 'caption'):
            check_words('metainfo', 'en', element.text or '', 'metainfo')
    for line in desktop.splitlines():
        if line.startswith(('Name=', 'Comment=', 'Keywords=')):
            check_words('desktop', 'en', line, 'desktop')
            for word in content['words', 'en']['quiet_list']['en']:
                if re.search(rf'\b{word}', line, re.I):
                    fault('desktop', f'is not neutral: "{line}"')


def check_grades(content):
    for s in content['strategies', 'en']['strategies']:
        value = grade([s['title'], *s['steps'], s['caution'] or s['caution_none_reason'] or ''])
        if value > READING_GRADE:
            fault(f'strategies.{s["id"]}', f'reads like grade {value:.1f}')
    card = content['first-aid', 'en']
    rest = [t for path, key, t in walk(card) if key in READ]
    exercises = [t for path, key, t in walk(content['exercises', 'en']) if key in READ and key != 'letter']
    sheets = [t for path, key, t in walk(content['worksheets', 'en']) if key in READ]
    for name, sentences in (('first-aid', rest), ('exercises', exercises), ('worksheets', sheets)):
        value = grade(sentences)
        if value > READING_GRADE:
            fault(name, f'reads like grade {value:.1f}')


# ---- The rest of data/ and the icons --------------------------------------------------------------------------------

def check_settings(schema):
    keys = sorted(k.get('name') for k in schema.iter('key'))
    if keys != SETTINGS:
        fault('settings', f'has other keys than those that may be seen: {sorted(set(keys) ^ set(SETTINGS))}')


def check_icons(root):
    folder = root / 'src/ui/icons/scalable/actions'
    resources = (root / 'src/ui/rj.gresource.xml').read_text()
    drawings = 0
    for path in sorted(folder.glob('*.svg')):
        svg = ET.parse(path).getroot()
        size = (svg.get('width'), svg.get('height'))
        drawing = path.name.startswith('rj-drawing-')
        drawings += drawing
        if size != (('200', '120') if drawing else ('16', '16')):
            fault(path.name, f'has the size {size}')
        if path.stat().st_size >= 8000:
            fault(path.name, 'is 8 kB or more')
        # GTK recolours fills; a stroke would come out as a filled blot.
        if any(e.get('stroke') or e.get('style') for e in svg.iter()):
            fault(path.name, 'has a stroke or a style')
        if f'icons/scalable/actions/{path.name}<' not in resources:
            fault(path.name, 'is not in rj.gresource.xml')
    if drawings != 6:
        fault('icons', f'has {drawings} drawings, not six')


# Drugs, drink, harm and shame: what is drawn by lot may stand on a screen in the worst hour.
NOT_SUGGESTED = {
    'en': 'absinthe|beer|bomb|booze|brew|cigar|cocain|corpse|death|despair|drug|drunk|gun$|hangover|heroin|jail|junk|kill|'
          'murder|nazi|nicotine|opium|poison|prison|relapse|shame|skinhead|smok|snort|suffer|suicid|tavern|tobacco|tortur|'
          'vodka|whisk(e?y)|wine|wound$',
    'de': 'alkohol|bier$|bomb|dosis|drog(e|en)|folter|gewalt|heroin|hass$|joint|kiff|kill|knast|kokain|leiche|mord|nikotin|'
          'opium|pille|rausch|schande|schnaps|sekt|sterb|sucht|tabak|trink|wein$|whisky|wodka|zerbomb|zigarre',
}
FEWEST_WORDS = 7500  # five of them are 64 bits


def check_passphrase_words(language, lines):
    words = lines[:-1]
    pattern = re.compile(f'^({NOT_SUGGESTED[language]})')
    if lines[-1] or len(words) < FEWEST_WORDS or len(set(words)) != len(words):
        fault(f'passphrase-words/{language}', 'has too few words, one twice, or no line end')
    for word in words:
        if not re.fullmatch(r'[a-zäöüß-]{3,}', word):
            fault(f'passphrase-words/{language}', f'“{word}” is no word')
        if pattern.match(word):
            fault(f'passphrase-words/{language}', f'“{word}” is nothing to suggest')


# ---- All together ---------------------------------------------------------------------------------------------------

def load(root):
    content = {}
    for language, folder in [('en', root / 'data/content')] + [(x, root / 'data/content' / x) for x in LANGUAGES]:
        for path in sorted(folder.glob('*.json')):
            content[path.stem, language] = json.loads(path.read_text())
    return {'content': content,
            'passphrases': {path.stem: path.read_text().split('\n') for path in
                            sorted((root / 'data/passphrase-words').glob('*.txt'))},
            'metainfo': ET.parse(root / 'data/org.example.RecoveryJournal.metainfo.xml.in.in').getroot(),
            'schema': ET.parse(root / 'data/org.example.RecoveryJournal.gschema.xml.in').getroot(),
            'desktop': (root / 'data/org.example.RecoveryJournal.desktop.in.in').read_text()}


def check(tree):
    faults.clear()
    content = tree['content']
    wanted = {(name, 'en') for name in SHAPES} | {(n, x) for n in SHAPES if n != 'words' for x in LANGUAGES}
    for key in wanted ^ content.keys():
        fault('content', f'{key} is missing, or nothing checks it')
    if faults:
        return list(faults)

    for (name, language), data in content.items():
        shape = SHAPES[name]
        if name in ('directory', 'meeting-types', 'organisations') and language != 'en':
            shape = {'format': 1, 'texts': lambda v: isinstance(v, dict) and all(text(t) for t in v.values())}
        check_shape(f'{language}/{name}', shape, data)
    if faults:
        return list(faults)

    checks = {'strategies': check_strategies, 'exercises': check_exercises, 'first-aid': check_first_aid,
              'starter-days': check_starter_days, 'worksheets': check_worksheets}
    for (name, language), data in content.items():
        if name in checks:
            checks[name](f'{language}/{name}', data)
            if language != 'en':
                check_pair(name, language, content[name, 'en'], data)
                if name == 'strategies':
                    check_tags(language, content[name, 'en'], data)
    released = max(datetime.date.fromisoformat(r.get('date')) for r in tree['metainfo'].iter('release'))
    check_directory(content['directory', 'en'], {x: content['directory', x] for x in LANGUAGES}, released)
    check_organisations(content['organisations', 'en'], content['directory', 'en'],
                        {x: content['organisations', x] for x in LANGUAGES})
    check_meeting_types(content['meeting-types', 'en'], {x: content['meeting-types', x] for x in LANGUAGES})
    check_words_file(content['words', 'en'])
    check_all_words(content, tree['metainfo'], tree['desktop'])
    check_grades(content)
    check_settings(tree['schema'])
    for language, words in tree['passphrases'].items():
        check_passphrase_words(language, words)
    return list(faults)


def spoilt(tree):
    """Yields (what, tree): each must be noticed."""
    def change(what, function):
        spoiled = copy.deepcopy(tree)
        function(spoiled['content'], spoiled)
        return what, spoiled

    def first(c, name, language='en'):
        return c[name, language][{'strategies': 'strategies', 'directory': 'countries'}[name]][0]

    def line(c):
        return first(c, 'directory')['lines'][0]

    yield change('unknown key', lambda c, t: first(c, 'strategies').update(dose='x'))
    yield change('missing starter', lambda c, t: c['strategies', 'en']['strategies'].pop())
    yield change('two steps', lambda c, t: first(c, 'strategies')['steps'].__delitem__(slice(2, None)))
    yield change('no caution and no reason', lambda c, t: first(c, 'strategies').update(caution_none_reason=None))
    yield change('German left English',
                 lambda c, t: first(c, 'strategies', 'de').update(title=first(c, 'strategies')['title']))
    yield change('German step missing', lambda c, t: first(c, 'strategies', 'de')['steps'].pop())
    yield change('German tag for another one',
                 lambda c, t: first(c, 'strategies', 'de').update(tags=['Atem']))
    yield change('wrong number', lambda c, t: line(c)['contact'][0].update(number='989'))
    yield change('letters in a number', lambda c, t: line(c)['contact'][0].update(number='98x'))
    yield change('no emergency number', lambda c, t: first(c, 'directory').update(emergency=[]))
    yield change('plain http', lambda c, t: line(c).update(url='http://988lifeline.org'))
    yield change('same contact twice', lambda c, t: line(c)['contact'].append(dict(line(c)['contact'][0])))
    yield change('date without a list', lambda c, t: line(c).update(verified_on='2026-10-01'))
    yield change('date of today', lambda c, t: c['directory', 'en']['finder'].update(verified_on='2026-11-21'))
    yield change('old date', lambda c, t: c['directory', 'en']['finder'].update(verified_on='2026-01-01'))
    yield change('raised grade', lambda c, t: line(c).update(grade='B', verified_on='2026-10-01'))
    yield change('line left out', lambda c, t: first(c, 'directory')['lines'].pop())
    yield change('another number everywhere', lambda c, t: line(c)['contact'][0].update(number='989', display='989'))
    yield change('number in a translation',
                 lambda c, t: c['directory', 'de']['texts'].update({'Free': 'Kostenlos unter 116'}))
    yield change('untranslated hours', lambda c, t: line(c).update(hours='Some time'))
    def organisations(c):
        return c['organisations', 'en']['everywhere']

    yield change('another address', lambda c, t: organisations(c)[0].update(display='aa.com', url='https://aa.com'))
    yield change('an address that is not shown', lambda c, t: organisations(c)[0].update(url='https://example.org'))
    yield change('an organisation first', lambda c, t: organisations(c).insert(0, organisations(c).pop()))
    yield change('an organisation praised', lambda c, t: organisations(c)[0].update(about='The best groups.'))
    yield change('an organisation in no German', lambda c, t: c['organisations', 'de']['texts'].popitem())
    yield change('word', lambda c, t: first(c, 'strategies').update(title='For an addict'))
    yield change('German word', lambda c, t: first(c, 'strategies', 'de').update(title='Nach dem Rückfall'))
    yield change('exclamation', lambda c, t: first(c, 'strategies').update(title='You can do it!'))
    yield change('dose', lambda c, t: first(c, 'strategies').update(title='Take 8 mg'))
    yield change('hard words', lambda c, t: first(c, 'strategies').update(
        steps=['Systematically recontextualise maladaptive cognitive interpretations'] * 3))
    yield change('loud quiet word', lambda c, t: c['words', 'en']['quiet']['words']['days']['en'].update(one='sober day'))
    yield change('other breathing', lambda c, t: c['exercises', 'en']['breathing'][0]['phases'][0].update(seconds=5))
    yield change('a chain without an end', lambda c, t: c['worksheets', 'en']['worksheets'][3]['fields'].pop())
    yield change('a tape without a caution', lambda c, t: c['worksheets', 'de']['worksheets'][4].update(caution=None))
    yield change('a field twice', lambda c, t: [c['worksheets', x]['worksheets'][0]['fields'][1].update(id='behaviour')
                                                for x in ('en', 'de')])
    yield change('no emergency in the card', lambda c, t: c['first-aid', 'de']['steps'][1].update(text='Ruf an.'))
    yield change('ticked medicine', lambda c, t: [i.update(checked=True) for d in c['starter-days', 'en']['days']
                                                  for i in d['items']])
    yield change('a word to hurt', lambda c, t: t['passphrases']['en'].insert(5, 'skinhead'))
    yield change('a word twice', lambda c, t: t['passphrases']['de'].insert(5, t['passphrases']['de'][7]))
    yield change('telling launcher', lambda c, t: t.update(desktop=t['desktop'].replace('Journal', 'Recovery')))
    yield change('personal setting', lambda c, t: ET.SubElement(t['schema'].find('schema'), 'key', name='name'))


def main():
    root = Path(sys.argv[1])
    tree = load(root)
    found = check(tree)
    check_icons(root)
    found += [f for f in faults if f not in found]
    for each in found:
        print(each)
    if found:
        sys.exit(f'{len(found)} faults')
    count = 0
    for what, spoiled in spoilt(tree):
        if not check(spoiled):
            sys.exit(f'The test does not notice: {what}')
        count += 1
    print(f'{len(tree["content"])} content files are whole; {count} spoilt copies were noticed')


if __name__ == '__main__':
    main()
