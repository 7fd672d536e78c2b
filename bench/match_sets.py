#!/usr/bin/env python3
"""Makes collections of documents with known counterparts, to fit and to test document matching on.

usage: match_sets.py [--cache DIR]

--cache  where packages, their texts and the collections go (default ~/.cache/calque/parallel_sets)

The texts are those of parallel_sets.py (GNOME help, Debian Reference, dialogue of a game), which says what
they are and their licences; they stay in the cache and are no part of this project. Pages, sections and
scenes are cut into documents of a few sentences to two dozen. Some sentences are left out on one side, and
some documents stand in one paragraph.

A collection is a folder DIR/match/ROLE/NAME with s/*.txt and t/*.txt, named NUMBER.LANGUAGE.txt, and
gold.tsv (source file, tab, target file). Of its documents 70 % have a counterpart, 15 % stand on one side
only. Sizes go from one document to a hundred. Role "fit" is for fitting weights, "choose" for held-out
figures; the roles share no page, section or scene, and but for English no language. The articles of
bench/comparable and data/comparable, which tell of one event in their own words, are in "fit" as well.

Everything random is drawn from fixed seeds: the same packages give the same collections. Standard library
only.
"""
import argparse
import glob
import os
import random
import re
import shutil
import sys
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, 'bench'))
import parallel_texts as texts  # noqa: E402

NO_SPACE = {'ja', 'zh', 'th'}
PAIRS = {'fit': ['de-en', 'ru-en', 'ja-en', 'zh_CN-en', 'id-en', 'es-fr', 'en-hu', 'tr-en', 'en-el'],
         'choose': ['ca-en', 'sr-en', 'ko-en', 'sv-en', 'uk-en', 'en-gl', 'it-en', 'fi-en']}
REFERENCE = {'zh_CN': 'zh-cn'}
SIZES = [1] * 12 + [2] * 6 + [3] * 4 + [5, 5, 8, 15, 30, 60, 100, 100]


def sections(reference):
    """The Debian Reference by sections instead of chapters, paragraphs and list items only."""
    section, out = 0, {}
    for key, text in reference.items():
        section += key[2] in ('h2', 'h3')
        if key[2] in ('p', 'li'):
            out[(key[0] + str(section), *key[1:])] = text
    return out


def blocks_of(root, tags):
    """[({(document, ...): text} of the source language, the same of the target)] of the three kinds of text."""
    reference = texts.same_shape(*[texts.reference(root, REFERENCE.get(tag, tag)) for tag in tags])
    return [texts.same_shape(*[texts.help_pages(root, tag) for tag in tags]), list(map(sections, reference)),
            [texts.dialogue(root, tag) for tag in tags]]


def glued(parts, tag, rng):
    if rng.random() < 0.3:
        return '\n\n'.join(parts)
    return ('' if tag[:2] in NO_SPACE else ' ').join(parts)


def documents(root, role, tags, rng):
    """[(source text, target text)]"""
    out = []
    for source, target in blocks_of(root, tags):
        pages = {}
        for key in source:
            half = zlib.crc32(str(key[0]).encode('utf-8')) % 2 == 0
            if key in target and half == (role == 'fit') and source[key] and target[key]:
                pages.setdefault(key[0], []).append((source[key], target[key]))
        for pairs in pages.values():
            at = 0
            while at < len(pairs):
                size = rng.randint(3, 20)
                part = list(dict.fromkeys(pairs[at:at + size]))
                at += size
                if sum(s == t for s, t in part) > 0.2 * len(part) or min(sum(map(len, side)) for side in zip(*part)) < 120:
                    continue
                missing = rng.choice([0, 0, 0.1, 0.25])
                sides = [[pair[k] for pair in part if rng.random() >= missing] for k in (0, 1)]
                if all(len(''.join(side)) > 60 for side in sides):
                    out.append(tuple(glued(side, tag, rng) for side, tag in zip(sides, tags)))
    rng.shuffle(out)
    return out


def write(folder, sources, targets, gold):
    """[(name, text)] of both sides and [(source name, target name)]"""
    shutil.rmtree(folder, ignore_errors=True)
    for side, documents in (('s', sources), ('t', targets)):
        os.makedirs(os.path.join(folder, side))
        for name, text in documents:
            with open(os.path.join(folder, side, name), 'w', encoding='utf-8') as file:
                file.write(text + '\n')
    with open(os.path.join(folder, 'gold.tsv'), 'w', encoding='utf-8') as file:
        file.write(''.join('%s\t%s\n' % pair for pair in gold))


def collection(pairs, tags, rng):
    names = ['%04d' % k for k in range(len(pairs))]
    rng.shuffle(names)
    sources, targets, gold = [], [], []
    single = len(pairs) == 2  # a collection of one a side
    if single and rng.random() < 0.5:
        pairs = pairs[:1]
    for k, (s, t) in enumerate(pairs):
        x = 0.5 if len(pairs) == 1 else 0.9 - 0.8 * k if single else rng.random()
        a, b = '%04d.%s.txt' % (k, tags[0][:2]), '%s.%s.txt' % (names[k], tags[1][:2])
        if x < 0.85:
            sources.append((a, s))
        if x > 0.15:
            targets.append((b, t))
        if 0.15 < x < 0.85:
            gold.append((a, b))
    return sources, targets, gold


def articles():
    """{set: ((language, text), [text of a counterpart])}"""
    sets = {}
    for path in sorted(glob.glob(ROOT + '/bench/comparable/*/gold.tsv') + glob.glob(ROOT + '/data/comparable/*/gold.tsv')):
        folder = os.path.dirname(path)
        with open(path, encoding='utf-8') as file:
            source = file.readline().strip().split(' ', 2)[2]
        read = [open(os.path.join(folder, source), encoding='utf-8').read()]
        read += [open(p, encoding='utf-8').read() for p in sorted(glob.glob(folder + '/en-*.txt'))]
        sets[os.path.basename(folder)] = (os.path.basename(source)[:2], read[0], read[1:])
    return sets


def comparable(folder):
    """All articles against one counterpart each, and single articles."""
    sets = articles()
    for k in (0, 1):
        chosen = {name: s for name, s in sets.items() if len(s[2]) > k}
        sources = [('%s.%s.txt' % (name, s[0]), s[1]) for name, s in sets.items()]
        targets = [('%s-%d.en.txt' % (name, k), s[2][k]) for name, s in chosen.items()]
        gold = [('%s.%s.txt' % (name, s[0]), '%s-%d.en.txt' % (name, k)) for name, s in chosen.items()]
        write('%s/comparable.%d' % (folder, k), sources, targets, gold)
        names = list(chosen)
        for name in names:
            s = chosen[name]
            write('%s/article.%d.%s' % (folder, k, name), [('%s.%s.txt' % (name, s[0]), s[1])], [(name + '.en.txt', s[2][k])],
                  [('%s.%s.txt' % (name, s[0]), name + '.en.txt')])
            other = names[(names.index(name) + 1) % len(names)]
            write('%s/strangers.%d.%s' % (folder, k, name), [('%s.%s.txt' % (name, s[0]), s[1])],
                  [(other + '.en.txt', chosen[other][2][k])], [])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--cache', default=os.path.expanduser('~/.cache/calque/parallel_sets'))
    options = parser.parse_args()
    root, _ = texts.fetch(options.cache)
    for role, pairs in PAIRS.items():
        for pair in pairs:
            tags, rng = pair.split('-'), random.Random(role + pair)
            all_pairs = documents(root, role, tags, rng)
            for number, size in enumerate(SIZES):
                # The small ones are drawn from the whole, so that they differ between languages.
                chosen = rng.sample(all_pairs, min(len(all_pairs), max(2, round(size / 0.85))))
                write('%s/match/%s/%s.%02d' % (options.cache, role, pair, number), *collection(chosen, tags, rng))
            print('%-6s %-8s %4d documents' % (role, pair, len(all_pairs)))
    comparable(options.cache + '/match/fit')


if __name__ == '__main__':
    main()
