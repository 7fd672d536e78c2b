#!/usr/bin/env python3
"""Fits the weights of the second look at borders between beads.

usage: fit_borders.py TOOLS [--weights NAME] [--vectors SUFFIX] [--encoder NAME] [--also FOLDER]... [--write]

TOOLS      the folder of the built bead_features
--weights  models/weights/NAME.json, whose "borders" are fitted (default align-vectors)
--vectors  the vectors of whole sentences are beside the texts' files (src, tgt) with this suffix
--encoder  makes them else, and those of clauses (default auto)
--also     another folder of texts, only to report
--write    puts the weights into the file (else only prints them)

A border is false where the gold has one bead of what the path parts in two: a logistic regression, on the
same texts as fit_align.py, which is run first and again afterwards (its calibration is that of the whole),
and on texts of the kind "reborder", whose many false borders count as often as they are in the others.
Looked at are the borders that are as doubtful as the most doubtful fifth of the true ones. Needs numpy,
scipy and numba.
"""
import argparse
import collections
import glob
import json
import math
import os
import subprocess
import sys

import numpy
import scipy.optimize
import scipy.special

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fit_align  # noqa: E402

LOOKED_AT = 0.2  # of the true borders
STIFFNESS = 0.1  # of the normal prior
NAMES = ['one_clause', 'both_clauses', 'clause_pair', 'lengths', 'across', 'own']


def is_false(before, behind, owner):
    """Whether the two beads are one in the gold: 1 exactly, 0 not at all, None a part of a larger one."""
    touched = {owner.get((side, i)) for side in (0, 1) for a, b in [before[2 * side:2 * side + 2], behind[2 * side:2 * side + 2]] for i in range(a, b)}
    beside = {owner.get(x) for x in ((0, before[1] - 1), (0, behind[0]), (1, before[3] - 1), (1, behind[2]))}
    if len(beside) > 1 or None in beside:
        return 0
    size = sum(1 for x in owner.values() if x in beside)
    return 1 if len(touched) == 1 and size == behind[1] - before[0] + behind[3] - before[2] else None


def borders(options, folders):
    """[(text, features, false or not)]"""
    def run(part):
        path = fit_align.ROOT + '/models/weights/%s.json' % options.weights
        done = subprocess.run([options.tools + '/bead_features', '--borders', path, *part], check=True, capture_output=True, text=True).stdout
        return [json.loads(line) for line in done.split('\n') if line]
    found = []
    for text in fit_align.in_parallel(run, folders):
        owner = {}
        for k, (source, target) in enumerate(fit_align.gold_of(text['folder'])):
            owner.update({(side, i): k for side, lines in ((0, source), (1, target)) for i in lines})
        name = os.path.basename(text['folder'])
        found += [(name, features, is_false(text['beads'][bead], text['beads'][bead + 1], owner)) for bead, features in text['borders']]
    return found


def doubt(x):
    return numpy.abs(x[:, 3]) + 2 * (x[:, 4] - x[:, 5])


def fit(rows):
    plenty = numpy.array([name.startswith('reborder') for name, _, _ in rows])
    x = numpy.array([x for _, x, _ in rows])
    y = numpy.array([0.5 if false is None else float(false) for _, _, false in rows])
    least = float(numpy.quantile(doubt(x)[(y == 0) & ~plenty], 1 - LOOKED_AT))
    seen = (doubt(x) >= least) & ((y != 0.5) | plenty)
    x, y, plenty = numpy.hstack([x, numpy.ones((len(x), 1))])[seen], (y[seen] > 0).astype(float), plenty[seen]
    rate = float(y[~plenty].mean())
    # So many false ones teach their features, not how many there are.
    say = numpy.where(y == 1, 1.0, y.sum() * (1 - rate) / rate / (1 - y).sum())
    held = numpy.array([STIFFNESS] * len(NAMES) + [0.0])

    def cost(w):
        odds = x @ w
        return (say * (numpy.logaddexp(0, odds) - y * odds)).sum() + 0.5 * (held * w) @ w, x.T @ (say * (scipy.special.expit(odds) - y)) + held * w
    w = scipy.optimize.minimize(cost, numpy.zeros(len(NAMES) + 1), jac=True).x
    return {'features': dict(zip(NAMES, (round(float(v), 4) for v in w))), 'offset': round(float(w[-1]), 4), 'least_doubt': round(least, 4),
            'rate': round(rate, 5)}


def shift_of_text(odds, rate):
    """As align/border_repair.cc has it."""
    usual = now = math.log(rate / (1 - rate))
    for _ in range(20):
        share = (30 * rate + scipy.special.expit(odds + now - usual).sum()) / (len(odds) + 30)
        now = math.log(share / (1 - share))
    return now - usual


def report(label, rows, weights):
    texts, kinds = collections.defaultdict(list), collections.defaultdict(collections.Counter)
    for name, features, false in rows:
        texts[name].append((features, false))
    w = numpy.array([weights['features'][name] for name in NAMES])
    for name, some in texts.items():
        x = numpy.array([features for features, _ in some])
        odds, seen = x @ w + weights['offset'], doubt(x) >= weights['least_doubt']
        odds += shift_of_text(odds[seen], weights['rate'])
        for removed, (_, false) in zip(seen & (odds > 0), some):
            kinds[name.split('.')[0]].update([false, ('removed', false)] if removed else [false])
    for kind, n in sorted(kinds.items()):
        print('%-5s %-10s removed: %d of %d false borders, %d of %d within larger beads, %d of %d true ones'
              % (label, kind, n['removed', 1], n[1], n['removed', None], n[None], n['removed', 0], n[0]), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('tools')
    parser.add_argument('--weights', default='align-vectors')
    parser.add_argument('--vectors', default='')
    parser.add_argument('--encoder', default='auto')
    parser.add_argument('--also', action='append', default=[])
    parser.add_argument('--write', action='store_true')
    options = parser.parse_args()
    os.environ['ENCODER'] = options.encoder
    if options.vectors:
        os.environ['VECTORS'] = options.vectors
    folders, also = fit_align.folders_of(options)
    folders += [f for f in sorted(glob.glob(fit_align.CASES + '/reborder.*')) if not options.vectors or os.path.exists(f + '/src' + options.vectors)]
    rows = borders(options, folders)
    weights = fit(rows)
    report('fit', rows, weights)
    if also:
        report('also', borders(options, also), weights)
    print(json.dumps(weights))
    if options.write:
        path = fit_align.ROOT + '/models/weights/%s.json' % options.weights
        with open(path, encoding='utf-8') as file:
            stored = json.load(file)
        stored['borders'] = weights
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(stored, file, indent=2)
            file.write('\n')


if __name__ == '__main__':
    main()
