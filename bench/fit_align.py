#!/usr/bin/env python3
"""Fits the weights of the aligner by random search, then its calibration.

usage: fit_align.py TOOL [--trials N] [--write]

TOOL     the built align_with_weights program
--write  put the weights into models/weights/align.json (else only print the scores)

Fitted on message catalogues that are installed on most Debian machines (git, gnupg, dpkg, bash, apt,
postgresql: GPL and PostgreSQL licences; read where they lie, not kept here), distorted by joined and
missing sentences and missing passages, and on data/parallel (written for this project). The score is
the mean of strict and lax F1, averaged over the texts. Only the standard library is used.
"""
import gettext
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LANGUAGES = ['fr', 'de', 'ru', 'ja', 'pl', 'tr', 'zh_CN', 'es']
CATALOGUES = ['git', 'gnupg2', 'dpkg', 'bash', 'apt', 'psql-15', 'wget', 'coreutils']
SENTENCES = 400  # of one text
SEARCHED = {'length': (0.3, 1.3), 'tokens': (0.7, 1.2), 'rate': (0.6, 0.95), 'token_cap': (3, 6), 'floor': (-8, -2),
            'one_to_two': (0.03, 0.12), 'one_step': (0.7, 2.2), 'two_to_two': (0.001, 0.01), 'two_to_three': (0.0001, 0.003),
            'gap_open': (0.008, 0.04), 'gap_continue': (0.25, 0.7)}


def messages(language):
    """(English, translation) of messages that read like sentences."""
    found, seen = [], set()
    for catalogue in CATALOGUES:
        path = '/usr/share/locale/%s/LC_MESSAGES/%s.mo' % (language, catalogue)
        if not os.path.exists(path):
            continue
        with open(path, 'rb') as file:
            entries = gettext.GNUTranslations(file)._catalog
        for english, other in entries.items():
            if not isinstance(english, str) or not other or english in seen:
                continue
            seen.add(english)
            english, other = (re.sub(r'\s+', ' ', x).strip() for x in (english, other))
            if 30 < len(english) < 400 and re.match(r'[A-Z][a-z]', english) and english[-1] in '.?!:' and english != other:
                found.append((other, english))
    return found


def distort(pairs, glue, rng):
    """Lines of both sides and gold beads: merges, single gaps, and passages missing on one side."""
    source, target, gold = [], [], []

    def emit(s, t):
        si = list(range(len(source), len(source) + len(s)))
        ti = list(range(len(target), len(target) + len(t)))
        source.extend(s)
        target.extend(t)
        gold.extend([(si, ti)] if s and t else [([i], []) for i in si] + [([], [j]) for j in ti])

    # Texts differ in how freely they were translated: each draws its own rates.
    joins, gaps, passages, shifts = rng.uniform(0.04, 0.2), rng.uniform(0.02, 0.1), rng.uniform(0.002, 0.008), rng.uniform(0, 0.01)
    i = 0
    while i < len(pairs):
        size = rng.choice((2, 2, 2, 3))
        s, t = [p[0] for p in pairs[i:i + size]], [p[1] for p in pairs[i:i + size]]
        draw = rng.random()
        if draw < joins:
            emit(*rng.choice((([glue.join(s)], t), (s, [' '.join(t)]))))
        elif draw < joins + gaps:
            emit(*rng.choice(((s[:1], []), ([], t[:1]))))
            size = 1
        elif draw < joins + gaps + passages:
            size = rng.randint(4, 12)
            emit(*rng.choice((([p[0] for p in pairs[i:i + size]], []), ([], [p[1] for p in pairs[i:i + size]]))))
        elif draw < joins + gaps + passages + shifts and size == 2 and len(t) == 2 and ', ' in t[1]:
            head, tail = t[1].split(', ', 1)  # the boundary stands elsewhere on the other side: 2-2
            emit(s, [t[0] + ' ' + head + ',', tail])
        else:
            emit(s[:1], t[:1])
            size = 1
        i += size
    return source, target, gold


def texts(folder):
    """[(name, source path, target path, gold)]"""
    out = []
    for language in LANGUAGES:
        rng = random.Random(language)
        pairs = messages(language)[:SENTENCES]
        if len(pairs) < 100:
            continue
        glue = '' if language in ('ja', 'zh_CN') else ' '
        source, target, gold = distort(pairs, glue, rng)
        paths = [os.path.join(folder, language + side) for side in ('.a', '.b')]
        for path, lines in zip(paths, (source, target)):
            with open(path, 'w', encoding='utf-8') as file:
                file.write(''.join(line + '\n' for line in lines))
        out.append((language, paths[0], paths[1], gold))
    with open(ROOT + '/data/parallel/story.fr-en.beads', encoding='utf-8') as file:
        gold = [tuple([int(x) for x in side.split(',') if x.strip()] for side in re.match(r'\[(.*?)\]:\[(.*?)\]', row).groups())
                for row in file if row.strip()]
    out.append(('story', ROOT + '/data/parallel/story.fr.txt', ROOT + '/data/parallel/story.en.txt', gold))
    return out


def f1_scores(beads, gold):
    """Strict and lax F1 as the usual Text+Berg scoring has them."""
    def count(test, reference):
        exact = {(tuple(s), tuple(t)) for s, t in reference}
        partner = {(i, j) for s, t in reference for i in s for j in t}
        strict = sum((tuple(s), tuple(t)) in exact for s, t in test)
        lax = sum((tuple(s), tuple(t)) in exact or any((i, j) in partner for i in s for j in t) for s, t in test)
        return strict / max(1, len(test)), lax / max(1, len(test))
    full = lambda b: [x for x in b if x[0] and x[1]]
    precision, recall = count(beads, gold), count(full(gold), full(beads))
    return [2 * p * r / (p + r) if p + r else 0.0 for p, r in zip(precision, recall)]


def run(tool, weights, cases, folder):
    path = os.path.join(folder, 'weights.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(weights, file)
    args = [x for case in cases for x in case[1:3]]
    out = subprocess.run([tool, path, *args], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.split('\n') if line]


def evaluate(tool, weights, cases, folder):
    rows = [f1_scores([(s, t) for s, t, _ in beads], case[3]) for beads, case in zip(run(tool, weights, cases, folder), cases)]
    return rows, sum(sum(row) for row in rows) / (2 * len(rows))


def calibrate(tool, weights, cases, folder):
    """Slope and offset of the log odds, by Newton's method on whether a bead is exactly right."""
    weights = dict(weights, calibration_slope=1.0, calibration_offset=0.0)
    points = []
    for beads, case in zip(run(tool, weights, cases, folder), cases):
        exact = {(tuple(s), tuple(t)) for s, t in case[3]}
        for s, t, score in beads:
            if s and t:
                score = min(max(score, 1e-9), 1 - 1e-9)
                points.append((math.log(score / (1 - score)), (tuple(s), tuple(t)) in exact))
    a, b = 0.3, 0.0
    for _ in range(30):
        g = [0.0, 0.0]
        h = [[1e-6, 0.0], [0.0, 1e-6]]
        for x, right in points:
            p = 1 / (1 + math.exp(-max(-30, min(30, a * x + b))))
            e, v = p - right, p * (1 - p)
            g = [g[0] + e * x, g[1] + e]
            h = [[h[0][0] + v * x * x, h[0][1] + v * x], [h[1][0] + v * x, h[1][1] + v]]
        det = h[0][0] * h[1][1] - h[0][1] * h[1][0]
        a -= (h[1][1] * g[0] - h[0][1] * g[1]) / det
        b -= (h[0][0] * g[1] - h[1][0] * g[0]) / det
    return dict(weights, calibration_slope=round(a, 4), calibration_offset=round(b, 4))


def main():
    tool = sys.argv[1]
    trials = int(sys.argv[sys.argv.index('--trials') + 1]) if '--trials' in sys.argv else 60
    path = ROOT + '/models/weights/align.json'
    with open(path, encoding='utf-8') as file:
        best = json.load(file)
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        cases = texts(folder)
        rows, top = evaluate(tool, best, cases, folder)
        print('start %.4f  ' % top + '  '.join('%s %.3f/%.3f' % (case[0], *row) for case, row in zip(cases, rows)), flush=True)
        for trial in range(trials):
            tried = dict(best)
            for name in rng.sample(sorted(SEARCHED), 3):
                low, high = SEARCHED[name]
                step = rng.gauss(0, 0.25) * (high - low)
                tried[name] = round(min(high, max(low, tried[name] + step)), 5)
            rows, score = evaluate(tool, tried, cases, folder)
            if score > top:
                best, top = tried, score
                print('%3d %.4f  ' % (trial, top) + '  '.join('%s %.3f/%.3f' % (case[0], *row) for case, row in zip(cases, rows)), flush=True)
        best = calibrate(tool, best, cases, folder)
        print(json.dumps(best))
    if '--write' in sys.argv:
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(best, file, indent=2)
            file.write('\n')


if __name__ == '__main__':
    main()
