#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that we say gives advice on medicines: what never stands in any text of ours, in each language.

check_never.py SOURCE_ROOT XGETTEXT
Reads the texts of the sources, their translations and the content files. Then plants each thing that is forbidden and
wants it noticed. What a person writes, and what the label of a medicine says, is theirs and comes from nowhere here.
"""
import json
import re
import sys
from pathlib import Path

from check_translation import make_template, read

# What, and a pattern for each language.
NEVER = {
    'an amount': {
        'en': r'\b\d+([.,]\d+)?\s?(mg|ml|mcg|µg|micrograms?|milligrams?|millilit(er|re)s?|drops|puffs|pills|tablets)\b',
        'de': r'\b\d+([.,]\d+)?\s?(mg|ml|mcg|µg|mikrogramm|milligramm|milliliter|tropfen|hübe|tabletten|pillen)\b'},
    'a change of dose': {
        'en': r'\b(taper\w*|titrat\w*|(raise|lower|increase|decrease|double|halve|cut|skip)\w* (the|your|a) dose|dose (increase|reduction)'
              r'|(start|maintenance|maximum|usual) dose|wean\w*)\b',
        'de': r'\b(ausschleich\w*|einschleich\w*|auftitrier\w*|titrier\w*|dosis (erhöhen|senken|verdoppeln|halbieren|auslassen)'
              r'|(start|erhaltungs|höchst)dosis)\b'},
    'starting, stopping or switching': {
        'en': r'\b(you can (stop(?! here)|start|switch)|switch (from|to) (\w+ )?(methadone|buprenorphine|naltrexone|suboxone)|induction'
              r'|(stop|start) taking it (when|after|before|once))\b',
        'de': r'\b(du kannst (aufhören|absetzen|umsteigen)|umstellung auf (methadon|buprenorphin|naltrexon)|eindosier\w*|absetzen, (wenn|sobald))\b'},
    'how long after': {
        'en': r'\b(how long after|hours? (after|since) (your )?last use|days? (after|since) (your )?last use|wait \d+ (hours|days) (after|before) '
              r'(taking|using|a dose|last)|opioid-free)\b',
        'de': r'\b(wie lange nach|(stunden|tage) (nach|seit) dem letzten konsum|warte \d+ (stunden|tage)|opioidfrei\w*)\b'},
    'a safe amount or time': {
        'en': r'\b(safe (amount|dose|level|limit|to (use|take|mix|skip|stop|drink))|safely (take|mix|use)|(is|are) safe (for|after|within|up to)'
              r'|low(er)?[- ]risk (amount|dose|use)|start low)\b',
        'de': r'\b(sichere (menge|dosis|grenze)|unbedenklich\w*|gefahrlos\w*|risikoarm\w*|fang niedrig an)\b'},
    'a check of interactions': {
        'en': r'\b(drug interactions?|interacts? with|interaction check\w*|can be (taken|mixed|combined) (with|together))\b',
        'de': r'\b(wechselwirkung\w*|verträgt sich mit|kann mit \w+ (kombiniert|gemischt) werden)\b'},
    'a withdrawal score': {
        'en': r'\b(withdrawal (scale|score|severity|stage)|\bCOWS\b|\bSOWS\b|(mild|moderate|severe) withdrawal)',
        'de': r'\b(entzugs(skala|score|schwere|stadium)|(leichter|mittlerer|schwerer) entzug)\b'},
    'instructions for detox': {
        'en': r'\b(detox (at home|plan|yourself|kit|schedule)|how to detox|cold turkey)\b',
        'de': r'\b(zu hause entgiften|entgiftungsplan|selbst entgiften|kalter entzug)\b'},
    'ordering, or passing a test': {
        'en': r'\b(order (it|more|online)|buy (it )?online|pass (a|the|your) (drug |urine )?test|beat (a|the) test)\b',
        'de': r'\b(online bestellen|nachbestellen|(test|urinprobe) bestehen|test austricksen)\b'},
    # When to leave out a breath hold is no advice on medicines.
    'advice for a pregnancy': {
        'en': r'(?s)(?=.*\bpregnan)(?=.*\b(medic|dose|taking|methadone|buprenorphine|naltrexone|treatment))',
        'de': r'(?s)(?=.*schwanger)(?=.*(medikament|dosis|einnehm|methadon|buprenorphin|naltrexon|behandlung))'},
    'leave to leave out': {
        'en': r"\b(fine to skip|okay to skip|ok to skip|you (don't|do not) need (it|to take)|you seem (fine|well enough))",
        'de': r'\b(kannst (du )?(es |sie |ihn )?(ruhig |gern )?(auslassen|weglassen)|brauchst (du )?(es |sie )?nicht (zu nehmen|mehr))'},
    'doing something by itself': {
        'en': r'\b(we (will|can) (call|text|tell|notify) (someone|your)|(automatically|will) (contact|notify|alert) (your|someone))\b',
        'de': r'\b(wir (rufen|benachrichtigen) (jemanden|deine)|benachrichtigt (automatisch|von selbst) (deine|jemanden))\b'},
    # What was seen together is told as that: nobody knows what would have been otherwise.
    'a cause': {
        'en': r'\b((because of|thanks to|due to) (it|this|that|them)|(it|this) (really )?(works|helped|caused)|proven|(in)?effective(ly)?'
              r'|(reduces|lowers|eases|strengthens|weakens) (it|your|urges|{craving|the urge)|makes (it|them|urges|{craving:\w+}) (weaker|stronger|smaller|worse))\b',
        'de': r'\b(wegen (ihm|ihr|dem|dessen)|dank (ihm|ihr|dessen)|(es|das) (wirkt|hat geholfen)|bewiesen\w*|nachgewiesen\w*|erwiesen\w*'
              r'|(un)?wirksam\w*|(senkt|verringert|mindert|schwächt|stärkt) (es|sie|ihn|dein\w*|das|den|{craving)'
              r'|macht (es|sie|ihn|das verlangen|den drang|{craving:\w+}) (schwächer|stärker|kleiner|schlimmer))\b'},
    'a doctor for a calculator': {
        'en': r'\b(dose calculator|convert(s|er|ing)? (to|from|between) (mg|methadone|morphine|doses)|equivalent dose|morphine equivalents?)\b',
        'de': r'\b(dosisrechner|umrechn\w* (in|von) (mg|methadon|morphin)|äquivalenzdosis|morphinäquivalent\w*)\b'},
}
# One text each, with the reason.
ALLOWED = {('en', 'It Works Study'): 'a kind of meeting, by the title of the book that is read there'}
# For each, a text that has to be noticed.
PLANTED = {
    'an amount': {'en': ['Take 8 mg in the morning', 'Two sprays, 4mg each', '10 drops', '2.5 ml'], 'de': ['Nimm 8 mg', '10 Tropfen']},
    'a change of dose': {'en': ['How to taper', 'Titrating up', 'Lower your dose by half', 'The usual dose is one'],
                         'de': ['Langsam ausschleichen', 'Dosis verdoppeln']},
    'starting, stopping or switching': {'en': ['You can stop now', 'Switch to methadone', 'Induction day one'],
                                        'de': ['Du kannst aufhören', 'Umstellung auf Methadon']},
    'how long after': {'en': ['How long after the last use', 'Wait 12 hours before taking it', 'You need to be opioid-free'],
                       'de': ['Wie lange nach dem Konsum', 'Warte 12 Stunden']},
    'a safe amount or time': {'en': ['A safe amount', 'It is safe to skip', 'Three days are safe for most'],
                              'de': ['Eine sichere Menge', 'Das ist unbedenklich']},
    'a check of interactions': {'en': ['Drug interactions', 'It interacts with alcohol'], 'de': ['Wechselwirkungen']},
    'a withdrawal score': {'en': ['Your withdrawal score', 'COWS', 'Moderate withdrawal'], 'de': ['Entzugsskala', 'Schwerer Entzug']},
    'instructions for detox': {'en': ['Detox at home', 'Cold turkey'], 'de': ['Zu Hause entgiften']},
    'ordering, or passing a test': {'en': ['Order more', 'How to pass a drug test'], 'de': ['Online bestellen']},
    'advice for a pregnancy': {'en': ['If you are pregnant, go on taking it'], 'de': ['Methadon in der Schwangerschaft']},
    'leave to leave out': {'en': ['It is fine to skip today', 'You seem fine'], 'de': ['Heute kannst du es auslassen']},
    'doing something by itself': {'en': ['We will call someone'], 'de': ['Wir rufen jemanden an']},
    'a cause': {'en': ['Urges fell because of it', 'This works for you', 'A proven way', 'Effective against urges',
                       'Breathing reduces your urges', 'It makes {craving:many} weaker', 'Calling Sam helped: it caused the fall',
                       'Being alone makes them stronger'],
                'de': ['Wegen ihm wurde es leichter', 'Das wirkt bei dir', 'Nachgewiesen', 'Am wirksamsten', 'Atmen senkt dein Verlangen',
                       'Es macht {craving:one} schwächer', 'Alleinsein macht es stärker']},
    'a doctor for a calculator': {'en': ['Dose calculator', 'Morphine equivalents'], 'de': ['Dosisrechner']},
}
# These are said, and have to go through.
SAID = {
    'en': ["Don't take extra to make up for it.", "If you've missed doses, talk to your clinic before taking any again.",
           'Afterwards the urge was lower by 2 (6 times)', 'If the pictures make it stronger, stop after a line.',
           'Last taken 3 h 20 min ago', 'Dose as on the label', 'Refill in 6 days', 'Skipped', 'Doses left', '15 min ago'],
    'de': ['Nimm nichts zusätzlich, um es auszugleichen.', 'Zuletzt vor 3 h genommen', 'Wie auf dem Etikett'],
}
# Fields of content files that nobody reads.
UNREAD = {'id', 'source', 'url', 'cc', 'kinds', 'kind', 'part', 'tags', 'halt', 'exercise', 'grade', 'verified_on'}
FEWEST = 800


def faults_of(language, text):
    for what, patterns in NEVER.items():
        found = re.search(patterns[language], text, re.I)
        if found and (language, text) not in ALLOWED:
            yield f'{language}: {text!r} gives {what}: {found[0]!r}'


def strings(value, key=None):
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in UNREAD:
                yield from strings(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part, key)
    elif isinstance(value, str):
        yield value


def texts_of(tree, xgettext):
    """(language, text) of all that we say."""
    for entry in make_template(tree, xgettext):
        for text in entry.english:
            yield 'en', text
    for language in (tree / 'po/LINGUAS').read_text().split():
        for entry in read((tree / f'po/{language}.po').read_text(encoding='utf-8')):
            for text in entry.texts if entry.id else ():
                yield language, text
    for path in sorted((tree / 'data/content').rglob('*.json')):
        language = path.parent.name if path.parent.name != 'content' else 'en'
        if path.name != 'words.json':
            for text in strings(json.loads(path.read_text(encoding='utf-8'))):
                yield language, text


def own_faults():
    """The judgement itself."""
    if set(PLANTED) != set(NEVER):
        yield f'nothing is planted for {sorted(set(PLANTED) ^ set(NEVER))}'
    for what, languages in PLANTED.items():
        for language, texts in languages.items():
            for text in texts:
                if not any(f'gives {what}:' in fault for fault in faults_of(language, text)):
                    yield f'{language}: {text!r} was planted and not noticed as {what}'
    for language, texts in SAID.items():
        for text in texts:
            yield from faults_of(language, text)


def main():
    tree, xgettext = Path(sys.argv[1]), sys.argv[2]
    said = list(texts_of(tree, xgettext))
    found = list(own_faults())
    for language in ('en', 'de'):
        if sum(of == language for of, _ in said) < FEWEST:
            found.append(f'{language}: only {sum(of == language for of, _ in said)} texts were read')
    for language, text in said:
        found += faults_of(language, text)
    for allowed in ALLOWED:
        if allowed not in said:
            found.append(f'{allowed!r} is allowed and nowhere said: take it off the list')
    for fault in dict.fromkeys(found):
        print(fault)
    planted = sum(len(texts) for languages in PLANTED.values() for texts in languages.values())
    print(f'{len(said)} texts, {len(NEVER)} things never said, {planted} planted and noticed')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
