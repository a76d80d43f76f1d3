#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes the contrast of every text and mark on every surface from the style sheet, over the nine accents.

check_contrast.py STYLE.CSS STYLE-DARK.CSS   (--list prints every pair)
Text needs 4.5 : 1, marks and rings 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
"""
import re
import sys
from pathlib import Path

ACCENTS = {'blue': '#3584e4', 'teal': '#2190a4', 'green': '#3a944a', 'yellow': '#c88800', 'orange': '#ed5b00',
           'red': '#e62d42', 'pink': '#d56199', 'purple': '#9141ac', 'slate': '#6f8396'}
SURFACES = ['window', 'view', 'card', 'popover', 'dialog', 'sidebar']
# What libadwaita 1.7 itself says and the style sheet leaves alone.
STOCK_TEXT = {'light': (0.0, 0.0, 6 / 255, 0.8), 'dark': (1.0, 1.0, 1.0, 1.0)}
STANDALONE = {'light': lambda l: min(l, 0.5), 'dark': lambda l: max(l, 0.85)}
# Dichromats, after Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
BLIND = {
    'protan': ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    'deutan': ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    'tritan': ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
NEIGHBOURS = 0.073


def linear(c):
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def gamma(c):
    c = min(1.0, max(0.0, c))
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def oklab_of_linear(rgb):
    r, g, b = (max(0.0, c) for c in rgb)
    l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)


def oklab(rgb):
    return oklab_of_linear([linear(c) for c in rgb])


def from_oklab(lab):
    l = (lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]) ** 3
    m = (lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]) ** 3
    s = (lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]) ** 3
    return (gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s))


def luminance(rgb):
    r, g, b = (linear(c) for c in rgb)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def over(rgba, ground, opacity=1.0):
    a = (rgba[3] if len(rgba) > 3 else 1.0) * opacity
    return tuple(f * a + g * (1 - a) for f, g in zip(rgba, ground))


def colour(text):
    text = text.strip()
    if re.fullmatch(r'#[0-9a-f]{6}', text):
        return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5)) + (1.0,)
    found = re.fullmatch(r'rgb\((\d+) (\d+) (\d+) ?/ ?(\d+)%\)', text, re.I)
    if found:
        r, g, b, a = (int(x) for x in found.groups())
        return (r / 255, g / 255, b / 255, a / 100)
    raise ValueError(f'not a colour this test can read: {text}')


def strip_comments(css):
    return re.sub(r'/\*.*?\*/', '', css, flags=re.S)


def variables(css):
    found = {}
    for block in re.findall(r':root\s*\{(.*?)\}', strip_comments(css), re.S):
        found.update((k, v.strip()) for k, v in re.findall(r'(--[\w-]+):\s*([^;]+);', block))
    return found


def rule(css, selector):
    """The declarations of a selector, alone or in a list."""
    found = {}
    for heads, body in re.findall(r'([^{}]+)\{([^{}]*)\}', strip_comments(css)):
        if selector in [h.strip() for h in heads.split(',')]:
            found.update((k, v.strip()) for k, v in re.findall(r'([\w-]+):\s*([^;]+);', body))
    if not found:
        raise ValueError(f'the style sheet has no rule for {selector}')
    return found


def percent(css, selector, prop):
    found = re.search(r'(\d+)%', rule(css, selector)[prop])
    if not found:
        raise ValueError(f'{selector} has no percentage in {prop}')
    return int(found.group(1)) / 100


def pairs(light_css, dark_css):
    """Yields (name, contrast, needed)."""
    light = variables(light_css)
    dark = {**light, **variables(dark_css)}
    deepen = re.fullmatch(r'oklab\(from @accent_bg_color min\(l, ([\d.]+)\) a b\)', light['--accent-bg-color'])
    if not deepen:
        raise ValueError('--accent-bg-color is not the deepened system accent')
    deepest = float(deepen.group(1))
    if 'var(--accent-color)' not in rule(light_css, ':focus:focus-visible')['outline-color']:
        raise ValueError('the focus ring is not at full strength')

    for mode, values, css in (('light', light, light_css), ('dark', dark, light_css + dark_css)):
        text = STOCK_TEXT[mode]
        dim = int(values['--dim-opacity'].rstrip('%')) / 100
        window = colour(values['--window-bg-color'])[:3]
        grounds = {s: over(colour(values[f'--{s}-bg-color']), window) for s in SURFACES}
        # A card may also stand on a dialog.
        grounds['card on dialog'] = over(colour(values['--card-bg-color']), grounds['dialog'])
        named = {'ink a': '--rj-ink-a', 'ink b': '--rj-ink-b', 'urgent': '--rj-urgent'}

        for where, ground in grounds.items():
            def on(what, value, needed):
                return f'{mode}: {what} on {where}', contrast(value, ground), needed
            yield on('text', over(text, ground), 4.5)
            yield on('dimmed text', over(text, ground, dim), 4.5)
            if where != 'sidebar':
                for name, key in named.items():
                    yield on(name, colour(values[key])[:3], 4.5)
                for i in range(1, 6):
                    yield on(f'mood {i}', colour(values[f'--rj-mood-{i}'])[:3], 3.0)
                cell = over(text, ground, percent(css, '.rj-rating-cell', 'background-color'))
                yield f'{mode}: digit on a rating cell on {where}', contrast(over(text, cell), cell), 4.5
                ring = over(text, ground, percent(css, '.rj-tick > .mark', 'border'))
                yield on('ring of a tick', ring, 3.0)
                for level in (1, 2):
                    share = percent(css, f'levelbar.rj-strength-{level} > trough > block.filled', 'background-color')
                    yield on(f'strength {level}', over(text, ground, share), 3.0)
            for accent, value in ACCENTS.items():
                l, a, b = oklab(colour(value)[:3])
                fill = from_oklab((min(l, deepest), a, b))
                own = oklab(fill)
                loud = from_oklab((STANDALONE[mode](own[0]), own[1], own[2]))
                yield on(f'accent text {accent}', loud, 4.5)
                share = percent(css, 'label > link', 'color')
                yield on(f'link {accent}', over(loud, ground, share), 4.5)
                yield on(f'focus ring {accent}', loud, 3.0)
        for accent, value in ACCENTS.items():
            l, a, b = oklab(colour(value)[:3])
            fill = from_oklab((min(l, deepest), a, b))
            yield f'{mode}: text on accent {accent}', contrast(colour(values['--accent-fg-color'])[:3], fill), 4.5
        for i in range(1, 11):
            ink = rule(css, f'.rj-heat-{i}')['color']
            key = re.fullmatch(r'var\((--[\w-]+)\)', ink).group(1)
            ground = colour(values[f'--rj-craving-{i}'])[:3]
            yield f'{mode}: number on heat {i}', contrast(colour(values[key])[:3], ground), 4.5


def neighbours(light_css, dark_css):
    """Yields (name, distance): neighbouring moods as a person with each kind of colour blindness sees them."""
    light = variables(light_css)
    for mode, values in (('light', light), ('dark', {**light, **variables(dark_css)})):
        ramp = [[linear(c) for c in colour(values[f'--rj-mood-{i}'])[:3]] for i in range(1, 6)]
        for kind, matrix in BLIND.items():
            seen = [oklab_of_linear([sum(m * c for m, c in zip(row, rgb)) for row in matrix]) for rgb in ramp]
            for i in range(4):
                yield (f'{mode}: moods {i + 1} and {i + 2}, {kind}',
                       sum((x - y) ** 2 for x, y in zip(seen[i], seen[i + 1])) ** 0.5)


def faults(light_css, dark_css):
    found = [f'{name}: {value:.2f}, needs {needed}' for name, value, needed in pairs(light_css, dark_css)
             if value < needed]
    return found + [f'{name}: {value:.3f}, needs {NEIGHBOURS}' for name, value in neighbours(light_css, dark_css)
                    if round(value, 3) < NEIGHBOURS]


def main():
    light_css, dark_css = (Path(p).read_text() for p in sys.argv[1:3])
    if '--list' in sys.argv:
        for name, value, needed in pairs(light_css, dark_css):
            print(f'{value:6.2f}  {needed}  {name}')
        for name, value in neighbours(light_css, dark_css):
            print(f'{value:6.3f}  {name}')
    # The test must be able to see: stock values of libadwaita are known to be too faint.
    for what, worse in (('dimmed text', light_css.replace('--dim-opacity: 72%', '--dim-opacity: 55%')),
                        ('accent', light_css.replace('min(l, 0.5)', 'min(l, 0.9)')),
                        ('link', light_css.replace('var(--accent-color) 99%', 'var(--accent-color) 80%')),
                        ('ink', light_css.replace('#8a5a00', '#ab8526'))):
        if worse == light_css or not faults(worse, dark_css):
            sys.exit(f'The test does not notice a faint {what}.')
    found = faults(light_css, dark_css)
    for fault in found:
        print(fault)
    pairs_seen = sum(1 for _ in pairs(light_css, dark_css))
    print(f'{pairs_seen} pairs, {len(found)} too faint')
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    main()
