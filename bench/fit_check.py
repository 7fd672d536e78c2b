#!/usr/bin/env python3
"""Fits how the checks `meaning`, `omission` and `addition` judge a unit: models/weights/check.json.

usage: fit_check.py [--tools DIR] [--cases DIR] [--weights FILE]

--tools    where check_features is (build/release/bench)
--cases    cases of parallel_sets.py with role "fit": pairs of sentences of help pages, handbooks,
           message catalogues and dialogue, no news
--weights  where the result goes (models/weights/check.json)

Of each case the beads of one line a side are taken. Errors are put into a part of them: the translation of
another sentence, a translation cut off behind two fifths or behind a clause, another sentence added, a clause
of another one added. Logistic regressions tell each kind from the clean ones; with an encoder (e5, the table)
and without. Tells the recall held out by language at 1 % false alarms. Needs numpy.
"""
import argparse
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

import numpy

HERE = os.path.dirname(os.path.abspath(__file__))
UNSPACED = {'ja', 'zh_CN', 'zh', 'th'}
KINDS = ['meaning', 'omission', 'addition']
FEATURES = {'none': ['length', 'length_square'],
            'static': ['cosine', 'lead', 'length', 'length_square', 'size'],
            'e5': ['cosine', 'lead', 'length', 'length_square', 'size']}


def pairs_of(folder):
    """Pairs of lines that are a bead by themselves."""
    read = lambda name: open(os.path.join(folder, name), encoding='utf-8').read().split('\n')
    source, target = read('src'), read('tgt')
    for row in read('gold.jsonl'):
        if not row:
            continue
        bead = json.loads(row)
        if len(bead['src']) == len(bead['tgt']) == 1:
            s, t = source[bead['src'][0]], target[bead['tgt'][0]]
            if '\t' not in s + t and len(s) > 3 and len(t) > 3:
                yield s, t


def cut(text, rng, spaced):
    """What is left when the end is missing."""
    end = '.' if spaced else '。'
    if not spaced:
        return text[:max(4, int(len(text) * rng.uniform(.3, .7)))] + end if len(text) >= 24 else None
    words = text.split()
    if len(words) < 8:
        return None
    return ' '.join(words[:int(len(words) * rng.uniform(.3, .7))]).rstrip(',;:') + end


def spoil(kind, pair, other, rng, spaced):
    source, target = pair
    if kind == 'meaning':
        near = .6 < len(other) / max(1, len(target)) < 1.6
        return (source, other) if near and other != target else None
    if kind == 'omission':
        left = cut(target, rng, spaced)
        return left and (source, left)
    if len(other) < .35 * len(target) or len(target) < 15:
        return None
    return source, target + (' ' if spaced else '') + other


def make_units(folder, rng):
    """[(kind or None, source, target)], half of them spoilt."""
    pairs = list(dict.fromkeys(pairs_of(folder)))
    rng.shuffle(pairs)
    pairs = pairs[:1200]
    spaced = folder.rsplit('-', 1)[1] not in UNSPACED
    units = []
    for i, pair in enumerate(pairs):
        kind = rng.choice(KINDS) if i % 4 == 0 else None
        if kind is None:
            units.append((None, *pair))
            continue
        other = pairs[(i + rng.randint(1, 9)) % len(pairs)][1]
        bad = spoil(kind, pair, other, rng, spaced)
        if bad:
            units.append((kind, *bad))
    return units


def features_of(tools, encoder, langs, units):
    with tempfile.NamedTemporaryFile('w', suffix='.tsv', encoding='utf-8') as table:
        for _, source, target in units:
            table.write(source + '\t' + target + '\n')
        table.flush()
        source, target = (tag.replace('_', '-') for tag in langs.split('-', 1))
        out = subprocess.run([os.path.join(tools, 'check_features'), encoder, source, target, table.name],
                             check=True, capture_output=True, text=True).stdout
    rows = [json.loads(line) for line in out.splitlines()]
    values = []
    for row, (_, source, target) in zip(rows, units):
        values.append({'cosine': row['cosine'], 'lead': row['cosine'] - row['rival'], 'length': row['length'],
                       'length_square': row['length'] * abs(row['length']),
                       'size': numpy.log(1 + len(source.encode()))})
    return values


def fit(x, y, weights, penalty=1e-3):
    """Logistic regression by Newton's method; the last coefficient is the constant."""
    x = numpy.hstack([x, numpy.ones((len(x), 1))])
    b = numpy.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + numpy.exp(-numpy.clip(x @ b, -30, 30)))
        gradient = x.T @ (weights * (y - p)) - penalty * len(x) * b * (numpy.arange(len(b)) < len(b) - 1)
        hessian = (x * (weights * p * (1 - p))[:, None]).T @ x + penalty * len(x) * numpy.eye(len(b))
        step = numpy.linalg.solve(hessian, gradient)
        b += step
        if abs(step).max() < 1e-8:
            break
    return b


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--tools', default=os.path.join(HERE, '../build/release/bench'))
    parser.add_argument('--cases', default=os.path.expanduser('~/.cache/calque/parallel_sets/cases/fit'))
    parser.add_argument('--weights', default=os.path.join(HERE, '../models/weights/check.json'))
    args = parser.parse_args()
    kinds_of_text = ['prose', 'handbook', 'catalogue', 'dialogue']
    folders = [f for f in sorted(glob.glob(os.path.join(args.cases, '*')))
               if os.path.basename(f).split('.')[0] in kinds_of_text]
    if not folders:
        sys.exit('no cases in %s: make them with parallel_sets.py' % args.cases)
    sets = []
    for folder in folders:
        name = os.path.basename(folder)
        sets.append((name.split('.')[1], make_units(folder, random.Random('check ' + name))))
    result = {}
    for encoder, names in FEATURES.items():
        rows, labels, groups = [], [], []
        for langs, units in sets:
            for value, unit in zip(features_of(args.tools, encoder, langs, units), units):
                rows.append([value[name] for name in names])
                labels.append(unit[0])
                groups.append(langs)
        x, groups = numpy.array(rows), numpy.array(groups)
        labels = numpy.array([label or 'clean' for label in labels])
        result[encoder] = {}
        for kind in KINDS:
            if encoder == 'none' and kind == 'meaning':
                continue
            use = (labels == 'clean') | (labels == kind)
            y = (labels == kind).astype(float)
            balance = numpy.where(y > 0, 1.0, 1.0)
            odds = numpy.zeros(len(y))
            for group in sorted(set(groups)):
                train = use & (groups != group)
                b = fit(x[train], y[train], balance[train])
                odds[groups == group] = numpy.hstack([x[groups == group],
                                                      numpy.ones((sum(groups == group), 1))]) @ b
            clean = numpy.sort(odds[labels == 'clean'])
            bars = {}
            for rate in (.005, .01, .02, .03):
                bar = bars[rate] = clean[int(len(clean) * (1 - rate))]
                print('%-7s %-9s recall %.3f at %.1f %% (odds %.2f)'
                      % (encoder, kind, (odds[labels == kind] > bar).mean(), 100 * rate, bar), file=sys.stderr)
            b = fit(x[use], y[use], balance[use])
            result[encoder][kind] = {name: round(float(v), 4) for name, v in zip(names + ['constant'], b)}
            # Short messages and dialogue are freer than running text, so that fewer are meant than these rates say.
            result[encoder][kind]['warn_from'] = round(float(bars[.02 if kind == 'meaning' else .01]), 4)
            result[encoder][kind]['tell_from'] = round(float(bars[.03]), 4)
    with open(args.weights, 'w', encoding='utf-8') as out:
        json.dump(result, out, indent=2)
        out.write('\n')


main()
