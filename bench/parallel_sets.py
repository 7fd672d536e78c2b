#!/usr/bin/env python3
"""Makes parallel test cases (lines of two languages and gold beads) from Debian packages.

usage: parallel_sets.py [--cache DIR] [--eval DIR] [--only KIND]

--cache  where packages, their texts and the cases go (default ~/.cache/calque/parallel_sets)
--eval   a folder with tatoeba/tatoeba.XXX-eng.XXX: adds the cases of kind "short" to choose on
--only   make only the cases of this kind

The packages are fetched with `apt-get download` and unpacked with `dpkg -x`, not installed; the texts
stay in the cache and are no part of this project:

  gnome-user-docs 43.0        CC BY-SA 3.0      help pages in Mallard, the same elements in each language
  debian-reference-* 2.100    GPL-2+            handbook, the same HTML elements in each language
  evolution-common 3.46.4     LGPL-2+/LGPL-3    message catalogue of a mail program
  nautilus-data 43.2          GPL-3+            message catalogue of a file manager
  wesnoth-1.16-httt, -ttb     GPL-2+            dialogue of a game, in the order in which it is spoken

A case is a folder DIR/cases/ROLE/KIND.SRC-TGT with src and tgt (lines), gold.jsonl (one bead a row:
{"src": [lines], "tgt": [lines]}, lines from 0, a gap is one line, "crossing": true where a passage was
moved) and meta.json (kind, langs, role, seed, packages). Role "fit" is for fitting weights, "choose"
for choosing between programs. The roles share no document and no message, and but for English no
language of a kind.

Everything random is drawn from fixed seeds: the same packages give the same cases. Standard library only.
"""
import argparse
import glob
import json
import os
import random
import re
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import parallel_texts as texts  # noqa: E402

NO_SPACE = {'ja', 'zh', 'th'}
# What is done to a text: shares of beads that are joined (2, or 3 to 5 lines), missing on one side, a border
# moved to the next comma, or two or three lines told in others that begin and end elsewhere; rate of missing
# passages of 4 to 14 lines.
KINDS = {
    'prose': dict(join=.12, join_more=.02, gap=.06, passage=.004),
    'handbook': dict(join=.12, join_more=.02, gap=.06, passage=.004),
    'catalogue': dict(gap=.06, passage=.003),
    'numbered': {},  # see numbered()
    'dialogue': dict(join=.08, join_more=.01, gap=.05, passage=.003),
    'short': dict(join=.03, gap=.05, passage=.003),
    'two-two': dict(join=.08, gap=.03, border=.15),
    'recut': dict(join=.10, join_more=.03, gap=.04, passage=.002, recut=.2),
    'reborder': dict(join=.05, gap=.02, recut=.7),  # for fit_borders.py
    'foreign': dict(join=.06, join_more=.04, gap=.03),
    'moved': dict(join=.06, gap=.03),
    'moved-short': dict(join=.06, gap=.03),
    'unequal': dict(join=.08, gap=.03),
}
HELP_PAIRS = {'choose': ['ca-en', 'sr-en', 'hr-en', 'ko-en', 'sv-en', 'uk-ca', 'en-gl'],
              'fit': ['de-en', 'ru-en', 'ja-en', 'zh_CN-en', 'id-en', 'es-fr', 'en-hu']}
PAIRS = {
    'choose': {'prose': HELP_PAIRS['choose'], 'handbook': ['ja-en', 'zh-cn-en', 'it-en', 'pt-en', 'it-ja'],
               'numbered': ['ja-en', 'zh-cn-en', 'it-en', 'pt-en', 'sr-en', 'ko-en'],
               'catalogue': ['eu-en', 'nb-en', 'sk-en', 'ar-en', 'th-en', 'sl-et'],
               'dialogue': ['zh_TW-en', 'bg-en', 'lt-en', 'gl-en', 'et-en', 'sk-ca'],
               'short': ['deu-eng', 'jpn-eng', 'tur-eng', 'rus-eng', 'ara-eng', 'cmn-eng'],
               'two-two': HELP_PAIRS['choose'], 'recut': HELP_PAIRS['choose'], 'reborder': [], 'foreign': HELP_PAIRS['choose'], 'moved': HELP_PAIRS['choose'], 'moved-short': HELP_PAIRS['choose'], 'unequal': HELP_PAIRS['choose']},
    'fit': {'prose': HELP_PAIRS['fit'], 'handbook': ['de-en', 'fr-en', 'es-en', 'id-en'], 'numbered': ['de-en', 'fr-en', 'es-en', 'ru-en', 'hu-en'],
            'catalogue': ['fr-en', 'ru-en', 'ja-en', 'tr-en', 'de-zh_CN'], 'dialogue': ['ru-en', 'ja-en', 'de-en', 'tr-en', 'fr-es'],
            'short': ['fr-en', 'uk-en', 'ko-en', 'hu-en', 'he-en'],
            'two-two': HELP_PAIRS['fit'], 'recut': HELP_PAIRS['fit'], 'reborder': HELP_PAIRS['fit'], 'foreign': HELP_PAIRS['fit'], 'moved': HELP_PAIRS['fit'], 'moved-short': HELP_PAIRS['fit'], 'unequal': HELP_PAIRS['fit']},
}
CHAPTER = {'en': 'Chapter %d', 'ja': '第%d章', 'zh': '第%d章', 'it': 'Capitolo %d', 'pt': 'Capítulo %d', 'sr': 'Поглавље %d', 'ko': '%d장',
           'de': 'Kapitel %d', 'fr': 'Chapitre %d', 'es': 'Capítulo %d', 'ru': 'Глава %d', 'hu': '%d. fejezet'}


def split_tags(pair):
    return (pair[:5], pair[6:]) if pair.startswith('zh-cn') else tuple(pair.split('-', 1))


def shuffled(pairs, seed):
    unique = list(dict.fromkeys(pairs))
    random.Random(seed).shuffle(unique)
    return unique


def base_text(kind, role, pair, root, eval_folder):
    """The pairs of lines that a case is made from."""
    src, tgt = split_tags(pair)
    if kind == 'short' and role == 'choose':
        sides = []
        for lang in (src, tgt):
            path = '%s/tatoeba/tatoeba.%s-eng.%s' % (eval_folder, src, lang)
            if not eval_folder or not os.path.exists(path):
                return []
            with open(path, encoding='utf-8') as file:
                sides.append(file.read().split('\n')[:-1])
        return shuffled(list(zip(*sides)), 'short ' + pair)[:400]
    if kind in ('catalogue', 'short'):
        package, name = ('evolution-common', 'evolution') if kind == 'catalogue' and role == 'choose' else ('nautilus-data', 'nautilus')
        limit = 160 if kind == 'catalogue' else 24
        sides = [texts.pick(texts.catalogue(root, package, name, tag), role) for tag in (src, tgt)]
        return shuffled(texts.paired(*sides, sentences=False, longest=limit), kind + pair)[:400]
    if kind == 'dialogue':
        return texts.paired(*[texts.pick(texts.dialogue(root, tag), role) for tag in (src, tgt)])[:500]
    if kind == 'handbook' or kind == 'numbered' and all(tag in texts.REFERENCE for tag in (src, tgt)):
        heads = ('dt',) if kind == 'numbered' else ('p', 'h1', 'h2', 'h3', 'h4', 'li', 'td', 'th')
        sides = [texts.pick(side, role, lambda key: key[2] in heads) for side in texts.same_shape(texts.reference(root, src), texts.reference(root, tgt))]
        return texts.paired(*sides, sentences=kind == 'handbook')[:450]
    heads = ('title',) if kind == 'numbered' else ('p', 'title')
    sides = [texts.pick(side, role, lambda key: key[2] in heads) for side in texts.same_shape(texts.help_pages(root, src), texts.help_pages(root, tgt))]
    found = texts.paired(*sides, sentences=kind != 'numbered')
    return list(dict.fromkeys(found)) if kind == 'numbered' else found


# --- beads of text -----------------------------------------------------------------------------------------

def distort(pairs, rng, glues, join=0, join_more=0, gap=0, passage=0, border=0, recut=0):
    """Beads ([source lines], [target lines]) in order."""
    beads, i = [], 0
    while i < len(pairs):
        if rng.random() < passage:
            block, side = pairs[i:i + rng.randint(4, 14)], rng.random() < 0.5
            beads += [([s], []) if side else ([], [t]) for s, t in block]
            i += len(block)
            continue
        draw, size = rng.random(), 1
        if draw < join + join_more:
            size = 2 if draw < join else rng.randint(3, 5)
            s, t = [p[0] for p in pairs[i:i + size]], [p[1] for p in pairs[i:i + size]]
            beads.append(rng.choice([([glues[0].join(s)], t), (s, [glues[1].join(t)])]))
        elif draw < join + join_more + gap:
            beads.append(rng.choice([([pairs[i][0]], []), ([], [pairs[i][1]])]))
        elif draw < join + join_more + gap + border and i + 1 < len(pairs):
            two = new_border(*pairs[i], *pairs[i + 1], rng, glues)
            beads.append(two or ([pairs[i][0]], [pairs[i][1]]))
            size = 2 if two else 1
        elif draw < join + join_more + gap + border + recut:
            size = rng.choice([2, 2, 3])
            told = told_in_others(pairs[i:i + size], rng, glues)
            beads.append(told or ([pairs[i][0]], [pairs[i][1]]))
            size = size if told else 1
        else:
            beads.append(([pairs[i][0]], [pairs[i][1]]))
        i += size
    return beads


def new_border(s1, t1, s2, t2, rng, glues):
    """A 2-2 bead: the second sentence's head goes to the first line of one side; none without a comma."""
    side = rng.randrange(2)
    first, second = ((s1, s2), (t1, t2))[side]
    places = [m.end() for m in re.finditer(r'[,;:،、，；：] ?', second) if 0.3 * len(second) < m.end() < 0.8 * len(second)]
    if not places or min(len(s1), len(s2), len(t1), len(t2)) < 15:
        return None
    at = rng.choice(places)
    moved = [first + glues[side] + second[:at].strip(), second[at:].strip()]
    return (moved, [t1, t2]) if side == 0 else ([s1, s2], moved)


def told_in_others(pairs, rng, glues):
    """A bead in which one side's sentences begin and end within those of the other; none without commas enough."""
    size, side = len(pairs), rng.randrange(2)
    kept, other = [[pair[k] for pair in pairs] for k in (1 - side, side)]
    if min(map(len, kept + other)) < 20:
        return None
    places = [(k, m.start(), m.end()) for k, line in enumerate(other) for m in re.finditer(r'[,;:،、，；：] ?', line)
              if 12 < m.end() < len(line) - 12]
    count = size - 1 + rng.choice([0, 0, 1, 1 if size == 2 else -1, 2])
    if len(places) < count:
        return None
    made, text, line, at = [], '', 0, 0
    for k, begin, end in sorted(rng.sample(places, count)):
        while line < k:
            text, line, at = text + other[line][at:] + glues[side], line + 1, 0
        made.append(text + other[k][at:begin] + ('。' if other[k][begin] in '、，；：' else '.'))
        text, at = '', end
    text = glues[side].join([other[line][at:]] + other[line + 1:])
    made = [x[:1].upper() + x[1:] for x in map(str.strip, made + [text])]
    if min(map(len, made)) < 8:
        return None
    return (made, kept) if side == 0 else (kept, made)


def numbered(pairs, rng, tags):
    """Lists whose numbers begin anew in each chapter; in one chapter of four a side was renumbered after a loss."""
    beads, chapter, at = [], 1, 0
    words = [CHAPTER[tag[:2]] for tag in tags]
    plain = [tuple(re.sub(r'^[\d.]+\s*', '', x) for x in p) for p in pairs]
    while at < len(pairs):
        size, keep, lost = rng.randint(5, 12), rng.random() < 0.3, rng.random() < 0.25
        beads.append(([words[0] % chapter], [words[1] % (chapter + (chapter > 3))]))  # from the fourth on, the numbers differ
        if chapter % 3 == 0:
            beads.append(([], ['%d' % (at + 7)]))  # a page number that only one side has
        gone = rng.randint(1, size - 2) if lost else None
        for k, (full, bare) in enumerate(zip(pairs[at:at + size], plain[at:at + size])):
            if keep:
                beads.append(([full[0]], [full[1]]))
                continue
            number = k + 1 - (gone is not None and k > gone)
            beads.append(([] if k == gone else ['%d. %s' % (number, bare[0])], ['%d. %s' % (k + 1, bare[1])]))
        at += size
        chapter += 1
    return beads


def make(kind, role, pair, pairs, rng, glues, tags):
    """(beads, order of the beads on the target side, numbers of the moved beads)"""
    moved = set()
    rates = KINDS[kind]
    if kind == 'numbered':
        beads = numbered(pairs[:350], rng, tags)
    elif kind == 'unequal':
        at = rng.randrange(300, max(301, min(len(pairs), 1000) - 300))
        around = pairs[:1000]
        beads = distort(around[at:at + 40], rng, glues, **rates)
        short = tags[1] == 'en'  # the excerpt is on this side
        rest = lambda part: [([], [t]) if short else ([s], []) for s, t in part]
        beads = rest(around[:at]) + beads + rest(around[at + 40:])
    elif kind == 'foreign':
        beads = distort(pairs[:300], rng, glues, **rates)
        for k, block in enumerate((pairs[-15:], pairs[-30:-15])):
            at = len(beads) * (k + 1) // 3
            beads[at:at] = [([s], []) if k == 0 else ([], [t]) for s, t in block]
    else:
        start = {'two-two': 300, 'recut': 150, 'reborder': 450, 'moved': 600, 'moved-short': 200}.get(kind, 0)  # so that the kinds show different pages
        beads = distort(pairs[start:start + (500 if kind == 'dialogue' else 400)], rng, glues, **rates)
    order = list(range(len(beads)))
    if kind == 'moved':
        for where in (0.15, 0.55):
            size, at = rng.randint(10, 30), int(where * len(beads)) + rng.randint(0, 20)
            passage = order[at:at + size]
            del order[at:at + size]
            order[at + 90:at + 90] = passage
            moved.update(k for k in passage if all(beads[k]))
    if kind == 'moved-short':
        for size in (1, 2, 3, 4, 5, 6):
            at = (size - 1) * len(beads) // 6 + rng.randint(0, 10)
            passage = [k for k in order if at <= k < at + size]
            place = order.index(passage[0]) + rng.randint(15, 40)
            order = [k for k in order if k not in passage]
            order[place:place] = passage
            moved.update(k for k in passage if all(beads[k]))
    return beads, order, moved


def write_case(folder, beads, order, moved, meta):
    os.makedirs(folder, exist_ok=True)
    sides, numbers = [[], []], [{}, {}]
    for side, sequence in ((0, range(len(beads))), (1, order)):
        for k in sequence:
            numbers[side][k] = list(range(len(sides[side]), len(sides[side]) + len(beads[k][side])))
            sides[side] += beads[k][side]
    for name, lines in zip(('src', 'tgt'), sides):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(''.join(line + '\n' for line in lines))
    with open(os.path.join(folder, 'gold.jsonl'), 'w', encoding='utf-8') as file:
        for k in range(len(beads)):
            row = {'src': numbers[0][k], 'tgt': numbers[1][k]}
            file.write(json.dumps(dict(row, crossing=True) if k in moved else row) + '\n')
    with open(os.path.join(folder, 'meta.json'), 'w', encoding='utf-8') as file:
        json.dump(dict(meta, lines=[len(side) for side in sides]), file, indent=1)
    return [len(side) for side in sides]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--cache', default=os.path.expanduser('~/.cache/calque/parallel_sets'))
    parser.add_argument('--eval', default='')
    parser.add_argument('--only', choices=sorted(KINDS))
    options = parser.parse_args()
    root, versions = texts.fetch(options.cache)
    for role, kinds in PAIRS.items():
        for kind, pairs in kinds.items():
            if options.only not in (None, kind):
                continue
            for old in glob.glob('%s/cases/%s/%s.*' % (options.cache, role, kind)):
                shutil.rmtree(old)
            for pair in pairs:
                folder = os.path.join(options.cache, 'cases', role, '%s.%s' % (kind, pair))
                tags, seed = split_tags(pair), '%s %s %s' % (role, kind, pair)
                glues = ['' if tag[:2] in NO_SPACE or tag in ('jpn', 'cmn') else ' ' for tag in tags]
                lines = base_text(kind, role, pair, root, options.eval)
                if len(lines) < 60:
                    print('%-6s %-10s %-8s left out: %d lines' % (role, kind, pair, len(lines)), file=sys.stderr)
                    continue
                made = make(kind, role, pair, lines, random.Random(seed), glues, tags)
                sizes = write_case(folder, *made, {'kind': kind, 'langs': tags, 'role': role, 'seed': seed, 'packages': versions})
                print('%-6s %-10s %-8s %4d %4d lines, %d moved beads' % (role, kind, pair, *sizes, len(made[2])))


if __name__ == '__main__':
    main()
